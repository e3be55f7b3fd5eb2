"""NounPhrase: who or what is meant."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class NounPhrase:
    """Who or what is meant.

    Attributes:
        head: lemma of the head noun; of a pronoun, what it refers to (``grammar.PRONOUNS``).
        kind: ``person``, ``thing``, ``place``, ``action`` (a noun of an action), ``pronoun``,
            ``part`` (a number or ordinal without a noun: "the other one"), or ``other``.
        words: as written, lower case except names.
        name: proper name.
        det: the determiner: a, the, his, no, both, all, each, another, …
        count: stated number; None: not stated.
        plural: whether it means several.
        adjectives: of the head.
        ordinal: "first", "other", "one", "rest" of "the second thief", "the other one".
        owner: whose it is.
        of: what follows "of".
        mods: prepositions and phrases that follow.
        parts: of a coordination; the head is then that of the first.
        start, end: indices of its tokens.
    """

    head: str
    kind: str
    words: str = ""
    name: str = ""
    det: str = ""
    count: int | None = None
    plural: bool = False
    adjectives: tuple[str, ...] = ()
    ordinal: str = ""
    owner: NounPhrase | None = None
    of: NounPhrase | None = None
    mods: tuple[tuple[str, NounPhrase], ...] = ()
    parts: tuple[NounPhrase, ...] = ()
    start: int = 0
    end: int = field(default=0, compare=False)

    @property
    def each(self) -> tuple[NounPhrase, ...]:
        """The coordinated phrases, or this one."""
        return self.parts or (self,)


Parsed = tuple[NounPhrase, int]
"""A phrase and the index after it."""


def part(
    det: str, count: int | None, adjectives: tuple[str, ...] = (), ordinal: str = ""
) -> NounPhrase:
    """A phrase without a noun: "two", "the first", "the tallest one"."""
    plural = (count or 1) > 1 or det in ("both", "all")
    return NounPhrase(
        "one", "part", det=det, count=count, plural=plural, adjectives=adjectives, ordinal=ordinal
    )
