"""Noun phrases that "and" or commas join: "Ann, Bob and Dee", "a cup, a plate and a fork"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stickgen.story.reader import grammar as g
from stickgen.story.reader.lookahead import finite_verb_follows
from stickgen.story.reader.phrases.phrase import NounPhrase, Parsed
from stickgen.story.reader.phrases.single import single
from stickgen.story.reader.token import Token, at

_MOST = 12
"""More phrases than this are not joined."""
_WITH_PEOPLE = ("person", "pronoun", "part", "other")
_WITH_THINGS = ("other", "thing", "place", "part")
_JOINS = {
    "action": ("action",),
    "other": (*_WITH_THINGS, "person"),
    "person": _WITH_PEOPLE,
    "pronoun": _WITH_PEOPLE,
    "part": _WITH_PEOPLE,
    "thing": _WITH_THINGS,
    "place": _WITH_THINGS,
}
"""Kind of a phrase → kinds of those that go on with its list."""


def noun_phrase(
    ts: Sequence[Token], i: int, *, subject: bool = False, after_prep: bool = False
) -> Parsed | None:
    """The noun phrase that begins at token ``i`` and the index after it, or None.

    Args:
        subject: whether a verb is still to come; then more belongs to the phrase.
        after_prep: whether a preposition stands before it; then no verb can open it.
    """
    first = single(ts, i, subject=subject, after_prep=after_prep)
    if first is None or (first[0].kind == "pronoun" and first[0].head in ("it", "each_other")):
        return first
    parts, j = [first[0]], first[1]
    while len(parts) < _MOST and (following := _next_part(ts, j, parts[-1], subject=subject)):
        parts.append(following[0])
        j = following[1]
    if len(parts) == 1:
        return first
    if any(p.kind == "person" for p in parts):  # "the masseur and his client"
        parts = [replace(p, kind="person") if p.kind == "other" and p.det else p for p in parts]
    words = " ".join(t.text for t in ts[i:j])
    return replace(parts[0], parts=tuple(parts), plural=True, end=j, words=words), j


def _next_part(ts: Sequence[Token], j: int, before: NounPhrase, *, subject: bool) -> Parsed | None:
    """The phrase after the coordinator at ``j`` if it belongs to the list."""
    start = _after_coordinator(ts, j)
    body = before.head in g.BODY and at(ts, start).lemma in g.BODY  # "hands and knees"
    following = single(ts, start, subject=subject, after_prep=body) if start > j else None
    if following is None:
        return None
    phrase, end = following
    if _is_personal(phrase):
        joins = subject and _is_joint_subject(ts, j, phrase, end)
    else:
        goes_on = _goes_on_subject if subject else _goes_on_list
        joins = _is_alike(before, phrase, ts[j].word) and goes_on(ts, j, end)
    return following if joins else None


def _after_coordinator(ts: Sequence[Token], j: int) -> int:
    """Index after "and", a comma, or a comma and "and"; ``j`` if there is none."""
    t = at(ts, j)
    if t.can("conj") or t.word == "as well as":
        return j + 1
    if t.word in (",", "/"):
        return j + 2 if at(ts, j + 1).can("conj") else j + 1
    return j


def _is_personal(phrase: NounPhrase) -> bool:
    return phrase.kind == "pronoun" and phrase.head in ("he", "she", "they", "i", "it", "both")


def _is_joint_subject(ts: Sequence[Token], j: int, phrase: NounPhrase, end: int) -> bool:
    """ "Tom and she dance"; after a comma a pronoun opens a new clause."""
    single_person = phrase.head in ("i", "she", "he")
    return single_person and ts[j].word == "and" and finite_verb_follows(ts, end)


def _is_alike(before: NounPhrase, phrase: NounPhrase, sign: str) -> bool:
    """Whether two phrases may stand in one list.

    Args:
        sign: the comma or the word between them.
    """
    if phrase.kind == "part" and sign == ",":
        return False
    if {phrase.kind, before.kind} == {"other", "person"} and not (phrase.det and before.det):
        return False
    return phrase.kind in _JOINS[before.kind]


def _goes_on_list(ts: Sequence[Token], j: int, end: int) -> bool:
    """Whether a phrase goes on with a list of objects rather than open a clause."""
    closed = ts[j].word != "," or at(ts, j + 1).can("conj") or _and_follows(ts, end)
    return closed and not finite_verb_follows(ts, end)


def _and_follows(ts: Sequence[Token], i: int) -> bool:
    """Whether "and" closes the list before the clause ends: "a cup, a plate and a fork"."""
    while i < len(ts) and not ts[i].can("prep", "sub", "wh", "verb", "quote"):
        if ts[i].can("conj"):
            return True
        if ts[i].word in (".", "!", "?", ";", ":"):
            return False
        i += 1
    return False


def _goes_on_subject(ts: Sequence[Token], j: int, end: int) -> bool:
    """Whether a phrase goes on with a list of subjects: after a comma, "and" must come before
    the verb ("Ann, Bob and Dee dance"), else a new clause begins.
    """
    if ts[j].word != ",":
        return True
    while end < len(ts) and not finite_verb_follows(ts, end):
        if ts[end].can("conj"):
            return True
        if ts[end].word in (".", "!", "?", ";"):
            return False
        end += 1
    return False
