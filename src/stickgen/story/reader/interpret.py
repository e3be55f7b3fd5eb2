"""From clauses to people, happenings and setting: one clause after the other."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader.clause import Clause
from stickgen.story.reader.deeds import happen
from stickgen.story.reader.events import before_and_after
from stickgen.story.reader.fragments import adjunct, fragment
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.normalise import Quote
from stickgen.story.reader.order import step_of
from stickgen.story.reader.participants import participants
from stickgen.story.reader.personal import is_personal
from stickgen.story.reader.states import become, feel
from stickgen.story.reader.subjects import share_subject, subject_of
from stickgen.story.reader.surroundings import look_around
from stickgen.story.reader.telling import Telling


def interpret(clauses: Sequence[Clause], quotes: Sequence[Quote]) -> Telling:
    """What clauses tell; they are changed where one takes its subject from another.

    Args:
        quotes: what is said in the text, by the indices that clauses name.
    """
    telling = Telling(quotes, has_people=any(_is_about_people(clause) for clause in clauses))
    for i, clause in enumerate(clauses):
        share_subject(clauses, i)
        before = clauses[i - 1] if i else None
        together = before is not None and before.sentence == clause.sentence
        telling.people.begin_clause(joins=together and clause.rel == "and")
        if _is_told(clause):
            _tell(telling, clause, before)
    _speak_early(telling)
    return telling


def _is_about_people(clause: Clause) -> bool:
    subject = clause.subject
    return subject is not None and subject.head != "none" and is_personal(subject)


def _is_told(clause: Clause) -> bool:
    """Whether a clause belongs to the film: not what was before, nor what anybody would do."""
    if clause.sub == "because" and clause.past:
        return False
    return not (clause.verb and clause.subject is not None and clause.subject.words == "you")


def _tell(telling: Telling, clause: Clause, before: Clause | None) -> None:
    """Read one clause.

    Args:
        before: the clause before in the text; None: it is the first.
    """
    step = step_of(telling, clause, before)
    subject = subject_of(telling, clause)
    bare = not clause.verb and clause.quote < 0
    if bare and clause.subject is not None:
        fragment(telling, clause, clause.subject, subject.ids, step)
        return
    look_around(telling, clause, step)
    if bare:
        adjunct(telling, clause, subject.ids, step)
        return
    if telling.pending and subject.ids:
        clause.complement += telling.pending
        feel(telling, telling.pending, " ".join(telling.pending), subject.ids, step)
        telling.pending = []
    if clause.verb in ("be", "become"):
        become(telling, clause, subject.ids)
    before_and_after(telling, clause, step)
    part = participants(telling, clause, subject)
    anterior = clause.relative and clause.past  # "a man who had lost his dog"
    if not anterior or (before is not None and before.past):
        happen(telling, clause, step, part)


def _speak_early(telling: Telling) -> None:
    """Give the quotes before anybody is named to those who do something first, in turn."""
    first = next((h for h in telling.happenings if h.who), None)
    if first is None:
        return
    for n, quote in enumerate(telling.early):
        speaker = first.who[n % len(first.who)]
        step = first.step - len(telling.early) + n
        line = telling.quotes[quote].text
        telling.happenings.append(Happening([speaker], line=line, why="quote", step=step))
