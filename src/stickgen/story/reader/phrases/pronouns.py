"""Pronouns that are noun phrases of their own: "she", "they both", "another one"."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.lookahead import finite_verb_follows
from stickgen.story.reader.phrases.phrase import NounPhrase, Parsed
from stickgen.story.reader.token import Token, at

_AMOUNTS = frozenset("some several many few most".split())
_SINGULAR = frozenset("another each neither".split())
_PERCEIVED = frozenset("make let help see watch hear have".split())
"""Verbs after which "her" has a verb of its own: "watch her dance"."""


def pronoun(ts: Sequence[Token], i: int) -> Parsed | None:
    """The pronoun at ``i`` and the index after it, or None: also for "her" in "her hat"."""
    t, follower = ts[i], at(ts, i + 1)
    if t.word in _AMOUNTS and follower.word == "of":
        return NounPhrase("one", "part", count=2, plural=True), i + 1
    if not t.can("pron") or _stands_before_noun(ts, i):
        return None
    if t.word == "another":
        end = i + 2 if follower.word == "one" else i + 1
        return NounPhrase("other", "part", det="another", ordinal="another"), end
    reference, j = g.PRONOUNS[t.word], i + 1
    if t.word == "they" and _floats(ts, j):
        reference, j = follower.word, j + 1
    plural = reference in ("they", "all", "both", "each")
    return NounPhrase(reference, "pronoun", plural=plural), j


def _stands_before_noun(ts: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` is a determiner: "her hat", "both feet", "another clown"."""
    word, follower = ts[i].word, at(ts, i + 1)
    if word == "her":
        return follower.lemma in g.BODY or _owns(ts, i)
    if word in ("both", "all") and follower.lemma in g.BODY:
        return True
    if word == "all" and (follower.word in ("of", "the") or (i and follower.can("adv", "prep"))):
        return True  # "all of them", and "all alone", which is no phrase at all
    if word not in g.QUANTIFIERS and word != "none":
        return False
    if not follower.can("noun", "adj", "number", "name", "poss", "det"):
        return False
    if not follower.can("verb") or follower.can("adj"):
        return True
    if word in _SINGULAR and not follower.base("third", "past"):
        return True  # "another knight", but "another dances"
    return not finite_verb_follows(ts, i + 1)


def _owns(ts: Sequence[Token], i: int) -> bool:
    """Whether "her" at ``i`` belongs to a noun: "her hat", but "makes her laugh"."""
    follower = at(ts, i + 1)
    if follower.word in g.ORDINALS:
        return True
    acts = at(ts, i - 1).base() in _PERCEIVED and follower.base("base")
    if acts or follower.can("conj", "prep", "sub", "conn"):
        return False
    return follower.can("noun", "adj", "number", "poss")


def _floats(ts: Sequence[Token], j: int) -> bool:
    """Whether "both" at ``j`` belongs to the "they" before it: "they both laugh"."""
    after = at(ts, j + 1)
    return at(ts, j).word in ("both", "all", "each") and (
        not after.can("noun") or after.can("verb")
    )
