"""Token: a word or a sign of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """A word or a sign.

    Attributes:
        text: as written.
        word: lower case.
        classes: word classes that it may have: quote number punct own name pron poss det noun
            verb adj adv prep conj sub conn be have do modal not wh to there.
        lemma: singular of a noun.
        forms: (base form, form) of a verb; forms are base, third, past, participle and ing.
        quote: index of a quote, or −1.
    """

    text: str
    word: str
    classes: frozenset[str]
    lemma: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    quote: int = -1

    def can(self, *classes: str) -> bool:
        """Whether it may be of one of the classes."""
        return not self.classes.isdisjoint(classes)

    def base(self, *forms: str) -> str:
        """Base form of the verb if it may stand in one of the forms, else empty."""
        for base, form in self.forms:
            if not forms or form in forms:
                return base
        return ""


_NOTHING = Token("", "", frozenset())


def at(tokens: Sequence[Token], i: int) -> Token:
    """The token at an index; outside the text, one that is of no class."""
    return tokens[i] if 0 <= i < len(tokens) else _NOTHING
