"""Noun phrases with a noun: determiner, number, adjectives, nouns, a name, an owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stickgen.story.reader import grammar as g
from stickgen.story.reader.lookahead import finite_verb_follows, is_plain_verb
from stickgen.story.reader.names import is_name
from stickgen.story.reader.nouns import is_plural, singular
from stickgen.story.reader.numbers import number_value
from stickgen.story.reader.phrases.ambiguity import continues_compound, is_adjective, opens_order
from stickgen.story.reader.phrases.kinds import is_person, kind_of
from stickgen.story.reader.phrases.phrase import NounPhrase, Parsed, part
from stickgen.story.reader.token import Token, at

_POSITIONS = frozenset("middle left right back front top".split())
_MOST_OWNERS = 8
_DEGREES = frozenset("very really so quite".split())


def nominal(
    ts: Sequence[Token], i: int, *, subject: bool, after_prep: bool = False, depth: int = 0
) -> Parsed | None:
    """The noun phrase at ``i`` without what follows its noun, and the index after it, or None.

    Args:
        subject: whether a verb is still to come; then more belongs to the phrase.
        after_prep: whether a preposition stands before it; then no verb can open it.
        depth: how many owners stand before it.
    """
    return _Nominal(ts, i, subject, after_prep, depth).read()


class _Nominal:
    """A noun phrase while it is read from left to right.

    Attributes:
        j: index of the next token.
        done: the phrase, if it ends before its noun.
    """

    def __init__(
        self, ts: Sequence[Token], i: int, subject: bool, after_prep: bool, depth: int
    ) -> None:
        self.ts, self.start, self.j = ts, i, i
        self.subject, self.after_prep, self.depth = subject, after_prep, depth
        self.det, self.ordinal = "", ""
        self.count: int | None = None
        self.owner: NounPhrase | None = None
        self.adjectives: list[str] = []
        self.heads: list[Token] = []
        self.names: list[str] = []
        self.done: Parsed | None = None

    def read(self) -> Parsed | None:
        while self.j < len(self.ts) and self._is_determiner(self.ts[self.j]):
            self.j += 1
        while self.j < len(self.ts):
            token = self.ts[self.j]
            goes_on = self._after_head if self.heads or self.names else self._before_head
            if not goes_on(token):
                break
            self.j += 1
        return self.done or self._result()

    def _is_determiner(self, t: Token) -> bool:
        """Whether a token is an article, a quantifier, an owner or a number; notes it."""
        if t.can("det") and not (t.word == "that" and finite_verb_follows(self.ts, self.j + 1)):
            self.det = self.det if self.det == "no" else t.word
        elif t.word in g.QUANTIFIERS:
            self.det = "no" if t.word == "neither" else t.word
        elif t.can("poss"):
            self.det = t.word
            self.owner = NounPhrase(g.POSSESSIVES[t.word], "pronoun", words=t.word)
        elif t.can("number") and not t.can("noun") and not _is_ordinal_figure(t):
            self.count = number_value(t.word)
        else:
            partitive = self.det in ("both", "all", "each", "some", "neither", "no")
            return t.word == "of" and partitive  # "all of the guards"
        return True

    # -- before the noun -----------------------------------------------------------------------
    def _before_head(self, t: Token) -> bool:
        """Whether a token goes on with the phrase in which no noun has come yet; notes it."""
        if t.word in ("others", "rest"):
            rest = NounPhrase("other", "part", det=self.det, ordinal="rest", plural=True)
            return self._ends(rest)
        if t.word == "other":
            self.ordinal = "other"
        elif self._is_predicate(t):
            return False
        elif self._is_ordinal(t):
            self.ordinal = t.word
        elif t.word == "one" and (self.det or self.ordinal):
            return self._ends(part(self.det, 1, tuple(self.adjectives), self.ordinal or "one"))
        elif t.can("number") and self.count is None and not t.can("noun"):
            self.count = number_value(t.word)
        elif t.can("name") and not (self.det in ("a", "an") and t.can("noun")):
            self.names.append(t.text)
        elif self._is_adjective(self.j):
            self.adjectives.append(t.word)
        elif self._is_noun(t) or self._is_nominalised(t):
            self.heads.append(t)
        else:
            return self._links_adjectives(t)
        return True

    def _is_predicate(self, t: Token) -> bool:
        """Whether the verb of a phrase without a noun stands here."""
        acts = not is_person([t])
        finite = t.base("third", "past") and not t.can("adj")
        if self.count and self.det in ("all", "both") and t.base("base", "past") and acts:
            return True  # "all three dance"
        if self.count == 1 and not self.det and t.base("third") and is_plural(t.word):
            return True  # "one sleeps"
        if self.ordinal and self.count and t.base("base") and acts:
            return True  # "the other two shake hands"
        if self.ordinal and self.det in ("", "the") and finite:
            return True  # "the first reads"
        superlative = self.adjectives and self.adjectives[-1].endswith("est")
        return bool(superlative and self.det and t.base("third"))  # "the tallest steps forward"

    def _is_ordinal(self, t: Token) -> bool:
        if t.word not in g.ORDINALS or not (self.det or self.j == self.start):
            return False
        return bool(self.det) or self.after_prep or not t.can("conn")  # "first, …" opens a clause

    def _is_adjective(self, j: int) -> bool:
        return is_adjective(
            self.ts, j, self.adjectives,
            determined=bool(self.det), counted=self.count is not None,
        )  # fmt: skip

    def _is_noun(self, t: Token) -> bool:
        """Whether a token that may be a noun is one here."""
        if not t.can("noun"):
            return False
        if self.det or self.count:
            return True
        if t.can("adv", "conn") and not self.adjectives:
            return False
        opens = t.can("verb") and not self.after_prep and self.j == self.start
        return not (opens and opens_order(self.ts, self.j))

    def _is_nominalised(self, t: Token) -> bool:
        """Whether an adjective or a verb stands as the noun: "the top of", "a run"."""
        if t.can("adj") and self.det and not t.word.endswith("est"):
            return True
        if t.can("verb") and t.base("base", "ing") and (self.det or self.adjectives):
            return True
        plural = self.after_prep or (t.base("third") and is_plain_verb(at(self.ts, self.j + 1)))
        other_class = t.can(
            "sub", "conn", "to", "adv", "prep", "det", "pron", "poss", "wh", "modal", "do", "have"
        )  # "throw snowballs", "under stars": unknown nouns that look like verbs
        opens = self.j == self.start and not other_class
        return bool(plural and opens and t.base("third", "base"))

    def _links_adjectives(self, t: Token) -> bool:
        """ "big, red car" and "very old man": a comma, "and" or an adverb between adjectives."""
        if t.word in (",", "and") and self.adjectives:
            return self.j + 1 < len(self.ts) and self._is_adjective(self.j + 1)
        if t.can("adv") and at(self.ts, self.j + 1).can("adj"):
            return bool(self.det or self.adjectives) or t.word in _DEGREES
        return False

    # -- after the noun ------------------------------------------------------------------------
    def _after_head(self, t: Token) -> bool:
        """Whether a token goes on with the phrase after a first noun or name; notes it."""
        follower = at(self.ts, self.j + 1)
        if t.can("own"):
            self.done = self._owned()
            return False
        if self._is_capitalised_word(t):  # "Noir mood"
            self.heads, self.names = [self.ts[self.start], t], []
        elif t.can("name") and (self.names or (is_person(self.heads) and not t.can("det", "prep"))):
            self.names.append(t.text)
        elif self.heads and t.word in ("named", "called") and follower.can("name"):
            self.names.append(follower.text)
            self.j += 1
        elif self._is_position(t):
            adjectives = (*self.adjectives, self.heads[0].word)
            return self._ends(part(self.det, 1, adjectives, "one"))
        elif self.heads and continues_compound(
            self.ts, self.j, self.heads, determined=bool(self.det), subject=self.subject
        ):
            self.heads.append(t)
        else:
            return False
        return True

    def _owned(self) -> Parsed:
        """What belongs to the phrase that has been read: "the king's crown"."""
        owner = self._assembled()
        if self.depth == _MOST_OWNERS:
            return owner, self.j
        owned = nominal(
            self.ts, self.j + 1, subject=self.subject, after_prep=True, depth=self.depth + 1
        )
        if owned is None or owned[0].det:
            return owner, self.j
        return replace(owned[0], owner=owner, det="'s"), owned[1]

    def _is_capitalised_word(self, t: Token) -> bool:
        """Whether what was taken for a name is the first word of a compound."""
        alone = len(self.names) == 1 and not self.heads and self.j == self.start + 1
        if not alone or is_name(self.names[0].lower()):
            return False
        return t.can("noun") and not t.can("verb", "name", "adv", "prep", "conj")

    def _is_position(self, t: Token) -> bool:
        """Whether "one" closes "the middle one"."""
        only = len(self.heads) == 1 and self.heads[0].word in _POSITIONS
        return only and t.word == "one" and bool(self.det)

    # -- the result ----------------------------------------------------------------------------
    def _ends(self, phrase: NounPhrase) -> bool:
        """Close the phrase with this token."""
        self.done = phrase, self.j + 1
        return False

    def _result(self) -> Parsed | None:
        if self.heads or self.names:
            return self._assembled(), self.j
        adjectives = tuple(self.adjectives)
        if self.ordinal or self.count:
            return part(self.det, self.count, adjectives, self.ordinal), self.j
        if not adjectives or not self.det:
            return None
        if adjectives[-1].endswith("est") or self.det == "both":  # "the smallest (one) wins"
            return part(self.det, None, adjectives, "one"), self.j
        head, others = adjectives[-1], adjectives[:-1]
        return NounPhrase(head, "other", det=self.det, adjectives=others), self.j

    def _assembled(self) -> NounPhrase:
        noun = singular(" ".join(t.word for t in self.heads))
        several = (bool(self.heads) and is_plural(self.heads[-1].word)) or (self.count or 1) > 1
        return NounPhrase(
            noun, kind_of(noun, self.heads, bool(self.names)), name=" ".join(self.names),
            det=self.det, count=self.count, plural=several or self.det == "both",
            adjectives=tuple(self.adjectives), ordinal=self.ordinal, owner=self.owner,
        )  # fmt: skip


def _is_ordinal_figure(t: Token) -> bool:
    """ "2nd" and "3rd"."""
    return t.word.endswith(("st", "nd", "rd", "th"))
