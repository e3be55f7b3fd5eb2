"""When a clause happens, from its connectives and its tense."""

from __future__ import annotations

from stickgen.story.reader.clause import Clause
from stickgen.story.reader.senses import is_durative, sense_of
from stickgen.story.reader.telling import Telling

_POSTURES = frozenset("sit stand lie kneel talk".split())
_MOVES = frozenset("walk run sprint jump fall sit stand lie_down getting_up bow".split())
"""Actions that end a posture."""


def step_of(telling: Telling, clause: Clause, before: Clause | None) -> float:
    """The step of a clause; a main clause advances the story by one.

    Args:
        before: the clause before in the text; None: it is the first.
    """
    last = telling.step
    if clause.sub == "before" and clause.leading:  # "Before she eats, …"
        telling.hold = last + 1
        return last + 2
    if telling.hold is not None and not clause.sub:
        return _main_clause(telling, telling.hold, before)
    if clause.sub in ("after", "when", "because") and not clause.leading and last >= 0:
        return last if clause.relative else last - 0.5
    if clause.sub == "while":
        return _held(telling) if clause.leading else max(last, 0.0)
    if clause.sub == "until":
        _keep_going(telling)
    if clause.relative and is_durative(clause):  # "a man who is sleeping …"
        within = before is not None and before.sentence == clause.sentence
        return max(last, 0.0) if within and clause.subject is not None else _held(telling)
    if clause.rel == "meanwhile" and last >= 0:
        _keep_going(telling)
        return last
    if last >= 0 and before is not None and _at_once(clause, before):
        return last
    telling.step = last + 1
    return telling.step


def _main_clause(telling: Telling, step: float, before: Clause | None) -> float:
    """The step that was kept for a main clause: "Before she eats, the girl washes her hands"."""
    telling.hold = None
    telling.step = step + 1 if before is not None and before.sub == "before" else step
    return step


def _held(telling: Telling) -> float:
    """A new step that the main clause, which is still to come, shares: "While he sings, …"."""
    telling.step += 1
    telling.hold = telling.step
    return telling.step


def _keep_going(telling: Telling) -> None:
    """What happens in the latest step continues: "…, until", "Meanwhile, …"."""
    for happening in telling.happenings:
        if happening.step == telling.step and not happening.reaction:
            happening.goes_on = True


def _accompanies(clause: Clause, before: Clause) -> bool:
    """Whether one posture goes with what is done in it: "sits and types", "stands and waits"."""
    bare = not (before.objects or before.pps or before.particle or before.sub or before.negated)
    joined = clause.rel == "and" and clause.implied and clause.sentence == before.sentence
    entry = sense_of(clause)
    acts = entry is not None and entry.action not in _MOVES and not clause.particle
    return joined and bare and acts and not clause.sub and before.verb in _POSTURES


def _at_once(clause: Clause, before: Clause) -> bool:
    """Whether a clause and the one before tell of two people at the same time."""
    if _accompanies(clause, before):
        return True
    if clause.subject is None or before.subject is None:
        return False
    same = clause.subject.words == before.subject.words
    if "aspect_keep" in clause.aspects and not same and clause.subject.kind != "pronoun":
        return True  # "two leave, the others keep dancing"
    if before.sub == "before" or clause.sub:
        return False
    if clause.verb == before.verb == "be":
        return True
    if clause.sentence != before.sentence and clause.rel not in ("and", "list"):
        return False
    if same or clause.subject.head in ("he", "she", "they"):
        return False
    return is_durative(clause) and is_durative(before)  # "one reads, one writes"
