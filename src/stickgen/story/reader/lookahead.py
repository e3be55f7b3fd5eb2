"""What stands at a place of a sentence: a finite verb, a verb group, a noun after "to"."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.token import Token, at

_MOST_ADVERBS = 8
"""A verb is looked for behind no more adverbs."""
CLAUSE_ENDS = frozenset((".", "!", "?", ";", ","))


def verb_group_follows(ts: Sequence[Token], i: int) -> bool:
    """Whether a verb group begins at ``i``, perhaps after adverbs or "not"."""
    last = i + _MOST_ADVERBS
    while i < last and at(ts, i).can("adv", "not", "conn"):
        if ts[i].can("verb") or ts[i].word in ("so", "but", "yet"):
            break
        i += 1
    t = at(ts, i)
    if t.can("be", "have", "do", "modal"):
        return True
    if not t.can("verb") or t.can("det", "pron", "poss"):
        return False
    return not t.can("prep") or bool(t.base("third", "past"))


def finite_verb_follows(ts: Sequence[Token], i: int) -> bool:
    """Whether a finite verb stands at ``i``, perhaps after adverbs."""
    last = i + _MOST_ADVERBS
    while i < last and at(ts, i).can("adv", "not") and not ts[i].can("verb"):
        i += 1
    t = at(ts, i)
    return t.can("be", "have", "do", "modal") or (is_finite(t) and not t.can("det", "prep", "to"))


def finite_verb_in_clause(ts: Sequence[Token], i: int) -> bool:
    """Whether a finite verb follows before the clause ends."""
    while i < len(ts) and not ts[i].can("punct", "conj", "sub", "wh"):
        if finite_verb_follows(ts, i):
            return True
        i += 1
    return False


def is_finite(t: Token) -> bool:
    """Whether a token may be a finite verb."""
    return t.can("be", "have", "do", "modal") or bool(t.base("third", "base", "past"))


def is_plain_verb(t: Token) -> bool:
    """Whether a token is a verb in its base form and hardly anything else: "phones ring"."""
    others = t.can("adv", "prep", "det", "conj", "number", "pron", "poss")
    return bool(t.base("base")) and not others


def infinitive_follows(ts: Sequence[Token], i: int) -> bool:
    """Whether "to" at ``i`` opens an infinitive and no phrase: "to drink", not "to work"."""
    return at(ts, i).word == "to" and base_follows(ts, i) and not noun_after_to(ts, i + 1)


def base_follows(ts: Sequence[Token], i: int) -> bool:
    """Whether the base form of a verb stands after ``i``."""
    t = at(ts, i + 2 if at(ts, i + 1).can("not") else i + 1)  # "to not wait"
    return bool(t.base("base")) or t.can("be", "have")


def noun_after_to(ts: Sequence[Token], i: int) -> bool:
    """Whether a noun rather than a verb follows "to": "to work", "to school"."""
    t = at(ts, i)
    place = meaning(t.lemma, "place") is not None or t.word in ("work", "bed", "school")
    object_follows = at(ts, i + 1).can("det", "poss", "pron", "noun", "name", "number")
    return t.can("noun") and place and not object_follows


def content_end(ts: Sequence[Token], i: int) -> int:
    """Where words end that are said or known: at a sign, or at "and" before the next clause."""
    while i < len(ts) and ts[i].word not in CLAUSE_ENDS:
        follower = at(ts, i + 1)
        subject = follower.can("name") or follower.word in ("he", "she", "they")
        verb_at = i + 2 if subject else i + 1
        acts = at(ts, verb_at).base("third") or (subject and verb_group_follows(ts, verb_at))
        if ts[i].can("conj") and acts:
            break
        i += 1
    return i
