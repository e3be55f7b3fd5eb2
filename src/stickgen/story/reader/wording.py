"""The sentence that the motion model gets: the writer's own words where they name the action."""

from __future__ import annotations

import re

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.senses import is_still
from stickgen.story.verbs import Verb
from stickgen.text.actions import named_actions
from stickgen.text.durations import VERB_SECONDS

_LONGEST = 90
_DIRECTIONS = frozenset(
    """left right forward forwards backward backwards sideways straight diagonally clockwise
    counterclockwise""".split()
)
"""Words of captions of motion that the words of an entry lack."""
_TURNS = frozenset("around back degrees full half quarter way".split())
""" Words that tell how far somebody turns."""
_POSES = frozenset(
    """put hold keep place move bring rest touch cross fold lift raise lower stretch scratch rub
    shake turn pat bend point reach cover clasp swing tap grab""".split()
)
"""Verbs whose object may be a part of the body: "puts both hands on the hips"."""
_NO_MANNER = frozenset("only finally early suddenly really nearly immediately".split())
"""Adverbs in -ly that do not tell how something is done."""


def predicate(clause: Clause, entry: Verb | None, noun: str) -> tuple[str, str]:
    """Action and predicate of a clause; both empty if nothing is to be seen. The action of a
    movement that the table of actions lacks is its verb.

    The writer's own words are kept when the table of actions finds in them the action that the
    verb means and no other; else the words of the verb's entry are used, with the manner of
    the clause.

    Args:
        entry: what the verb means; None: it is unknown.
        noun: of the thing that is used; empty: none.
    """
    own = _with_early_manner(_cleaned(clause.words), clause)
    if noun:
        own = re.sub(r"\bit\b", f"the {noun}", own)
    named = named_actions(f"a person {own}") if own else ()
    if entry is None or not entry.action:
        shown = bool(named) and (entry is None or entry.kind != "state")
        if not shown and _is_movement(clause, own):
            return clause.verb, own
        return (named[0], own) if shown else ("", "")
    if len(own) <= _LONGEST and (named == (entry.action,) or _is_movement(clause, own)):
        return entry.action, own
    more = [name for name in named if name not in ("stand", "idle")]
    if len(more) == 1 and is_still(entry):
        return more[0], own  # "looks over the shoulder" says more than its verb
    does = with_noun(entry.does, noun or "thing")
    return entry.action, f"{does} {' and '.join(_manner(clause, does))}".strip()


def _with_early_manner(own: str, clause: Clause) -> str:
    """Own words with the adverb of manner that came before the verb: "very slowly raises"."""
    found = next((a for a in _manner(clause, own)), "")
    if not own or not found:
        return own
    very = next((word for word in ("very", "really") if word in clause.adverbs), "")
    return f"{own} {very} {found}".replace("  ", " ")


def _is_movement(clause: Clause, own: str) -> bool:
    """Whether a predicate says how the body moves in more detail than an entry can."""
    people = any(p.kind in ("person", "part", "pronoun") for p in _phrases(clause))
    if clause.passive or any(p.kind == "person" for p in _phrases(clause)):
        return False
    if clause.verb in _POSES and any(p.head in g.BODY for p in _phrases(clause)):
        return True
    known = clause.verb in VERB_SECONDS and not people
    return known and not (_DIRECTIONS | _TURNS).isdisjoint(own.split())


def _phrases(clause: Clause) -> list[NounPhrase]:
    return [p for whole in (*clause.objects, *(p for _, p in clause.pps)) for p in whole.each]


def with_noun(does: str, noun: str) -> str:
    """The predicate of an entry with the noun of the thing that is used."""
    return does.replace("{thing}", noun)


def _manner(clause: Clause, does: str) -> list[str]:
    """At most two adverbs of manner that the predicate lacks."""
    found = [a for a in clause.adverbs if a.endswith("ly") and a not in _NO_MANNER]
    return [adverb for adverb in found if adverb not in does][:2]


def _cleaned(words: str) -> str:
    """Own words without possessives and articles that a caption of motion would not have."""
    words = re.sub(r"\b(?:his|her|their|its|my|your)\b", "the", words)
    return re.sub(r"\s+(?=,)|(?<=\s)\s+", "", words).strip()
