"""Words that may be nouns, verbs or adjectives: which of them they are before a noun."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.lookahead import (
    finite_verb_follows,
    finite_verb_in_clause,
    is_plain_verb,
)
from stickgen.story.reader.nouns import is_plural, meaning, singular
from stickgen.story.reader.phrases.kinds import is_person
from stickgen.story.reader.token import Token, at


def continues_compound(
    ts: Sequence[Token], j: int, heads: Sequence[Token], *, determined: bool, subject: bool
) -> bool:
    """Whether the noun at ``j`` goes on with a compound: "dance teacher", not "teacher dances"."""
    t, before = ts[j], heads[-1]
    if t.can("name"):
        return False
    if t.base("base") and at(ts, j + 1).word == "between" and not is_person(heads):
        return True  # "tennis match between two women"
    if not t.can("noun") or t.can("prep", "sub", "conn", "pron", "det", "poss", "to", "adv"):
        return False
    if len(heads) >= 3:
        return False
    if t.can("verb"):
        return _is_noun_after(ts, j, heads, determined=determined, subject=subject)
    known = meaning(singular(f"{before.word} {t.word}")) is not None
    return known or before.can("verb") or not is_plural(before.word)


def _is_noun_after(
    ts: Sequence[Token], j: int, heads: Sequence[Token], *, determined: bool, subject: bool
) -> bool:
    """Whether a word that may be a verb is a noun after others: "the bus stop"."""
    t, person = ts[j], is_person(heads)
    if is_plural(heads[-1].word) or t.base("third"):
        return False
    if t.base("past", "ing") and not t.base("base"):
        return False
    if person and (not determined or (not subject and t.base("base"))):
        return False
    if subject and t.base("base") and not finite_verb_in_clause(ts, j + 1):
        return False  # "castaways on the beach shout"
    return finite_verb_follows(ts, j + 1) if person and subject else True


def opens_order(ts: Sequence[Token], j: int) -> bool:
    """Whether a bare word that may be noun or verb opens an order: "walk three steps"."""
    t, follower = ts[j], at(ts, j + 1)
    if t.base("third") and is_plain_verb(follower):
        return False  # "phones ring"
    if t.base("third", "past"):
        return True
    if follower.lemma in g.EVENT_NOUNS and t.base("base", "ing"):
        return False  # "dance contest"
    if j + 1 == len(ts) or follower.word in (",", ".", "!", ";", "and"):
        tables = (g.WEATHER_NOUNS, g.TIME_NOUNS, g.COMMON_NOUNS)
        return meaning(t.lemma) is None and not any(t.word in table for table in tables)
    person = meaning(t.lemma, "person") is not None or t.word in g.COLLECTIVES
    if (person and follower.can("verb")) or follower.can("be"):
        return False
    return not follower.can("verb") or follower.can("noun", "adv", "prep", "det", "number")


def is_adjective(
    ts: Sequence[Token], j: int, adjectives: Sequence[str], *, determined: bool, counted: bool
) -> bool:
    """Whether an adjective, or a participle used as one, stands at ``j`` before a noun.

    Args:
        adjectives: those before it.
        determined: whether a determiner stands before them.
        counted: whether a number stands before them.
    """
    t, follower = ts[j], at(ts, j + 1)
    if t.can("noun") and follower.base("third", "past") and meaning(t.lemma, "person") is not None:
        return False  # "the blonde twin waves"
    if t.can("adj"):
        noun_follows = _noun_follows(ts, j)
        if t.can("verb") and not (determined or counted or adjectives):
            return noun_follows and not t.base("base")
        if t.can("noun") and not noun_follows:
            return False
        elliptic = j + 1 == len(ts) or follower.word in (",", "and") or follower.can("verb")
        return noun_follows or follower.word == "one" or (determined and elliptic)
    if t.base("ing", "participle") and not t.base("base"):
        group = follower.lemma in g.COLLECTIVES or is_plural(follower.word)
        modifies = determined or counted or bool(adjectives) or group
        return modifies and follower.can("noun") and not follower.can("prep", "det")
    return False


def _noun_follows(ts: Sequence[Token], j: int) -> bool:
    """Whether a noun may come after the adjective at ``j``, perhaps after another adjective."""
    follower = at(ts, j + 1)
    if follower.can("noun", "name", "adj"):
        return True
    if ts[j].word in g.COLORS and follower.base("base"):
        return True  # "a red box"
    return bool(follower.base("ing", "participle")) and at(ts, j + 2).can("noun")
