"""The sentence that the motion model gets: the writer's own words where they name the action."""

from __future__ import annotations

import re

from stickgen.story.reader.clause import Clause
from stickgen.story.verbs import Verb
from stickgen.text.actions import named_actions

_LONGEST = 90
_MANNER = re.compile(r"ly$")


def predicate(clause: Clause, entry: Verb | None, noun: str, line: str) -> tuple[str, str]:
    """Action and predicate of a clause; both empty if nothing is to be seen.

    The writer's own words are kept when the table of actions finds in them the action that the
    verb means and no other; else the words of the verb's entry are used, with the manner of
    the clause.
    """
    own = _cleaned(clause.words)
    named = named_actions(f"a person {own}") if own else ()
    if entry is None:
        return (named[0], own) if len(named) == 1 else (named[0], own) if named else ("", "")
    if not entry.action:
        return (named[0], own) if named and entry.kind != "state" else ("", "")
    if named == (entry.action,) and len(own) <= _LONGEST:
        return entry.action, own
    if len(named) == 1 and entry.action in ("stand", "idle") and named[0] not in ("stand", "idle"):
        return named[0], own  # "looks over the shoulder" says more than its verb
    does = entry.does.replace("{thing}", noun or "thing")
    manner = [a for a in clause.adverbs if _MANNER.search(a) and a not in does and a not in (
        "only", "finally", "early", "suddenly", "really", "nearly", "immediately")]  # fmt: skip
    if manner:
        does = f"{does} {' and '.join(manner[:2])}"
    return entry.action, does


def _cleaned(words: str) -> str:
    """Own words without possessives and articles that a caption of motion would not have."""
    words = re.sub(r"\b(?:his|her|their|its|my|your)\b", "the", words)
    return re.sub(r"\s+", " ", words).strip()
