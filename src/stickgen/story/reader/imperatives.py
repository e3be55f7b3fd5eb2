"""Orders: whether the first word of a sentence is a verb that tells somebody what to do."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.lookahead import is_plain_verb
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.token import Token, at


def opens_imperative(ts: Sequence[Token], i: int) -> bool:
    """Whether a word before no subject is a verb and no noun: "walk", "kneel", "dance like"."""
    t, follower = ts[i], at(ts, i + 1)
    if (t.word in g.FEELINGS and not t.base("base")) or _opens_compound(t, follower):
        return False
    if t.can("be", "have", "do", "modal") or (t.base("third", "past") and not t.can("noun")):
        return True
    if follower.can("be") and t.can("noun"):
        return False
    if _is_alone(ts, i) and (t.word in g.WEATHER_NOUNS or t.word in g.TIME_NOUNS):
        return False  # "Rain, thunder."
    if t.base("base"):
        return not t.can("noun") or _is_order_rather_than_noun(ts, i)
    return bool(t.base("ing")) and not (t.can("noun") and follower.can("verb"))


def _opens_compound(t: Token, follower: Token) -> bool:
    """Whether the word belongs to the noun after it."""
    if follower.lemma in g.EVENT_NOUNS and t.base("base", "ing"):
        return True  # "Surf contest", "Rush hour"
    if t.base("third") and is_plain_verb(follower):
        return True  # "phones ring"
    return bool(t.base("ing")) and follower.lemma in g.COLLECTIVES  # "Rowing team warms up"


def _is_alone(ts: Sequence[Token], i: int) -> bool:
    return i + 1 == len(ts) or ts[i + 1].word in (",", ".", "!")


def _is_order_rather_than_noun(ts: Sequence[Token], i: int) -> bool:
    """Whether a word that may be noun or base form is a verb: "dance slowly", "jump over it"."""
    t, follower = ts[i], at(ts, i + 1)
    if _is_alone(ts, i) and t.word in g.INTERJECTIONS:
        return False
    if _is_alone(ts, i) or follower.can("conj"):
        return meaning(t.lemma) is None
    person = meaning(t.lemma, "person") is not None or t.word in g.COLLECTIVES
    if person and follower.can("verb") and not follower.can("det", "poss", "prep"):
        return False  # "guard walks"
    if follower.base("third", "past") and not follower.base("base"):
        return False
    return follower.can("det", "poss", "pron", "adv", "prep", "number", "to", "name", "sub")
