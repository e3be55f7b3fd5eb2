"""The people of a text, and in which order and in which groups they are mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stickgen.story.reader.draft import Draft, take_role
from stickgen.story.reader.phrases import NounPhrase

MOST_PEOPLE = 12
"""How many the stage holds."""
FEW = 3
"""How many stand for a plural without a number."""


@dataclass
class Meant:
    """Who a phrase refers to.

    Attributes:
        ids: indices of people.
        none: whether the phrase denies: "nobody", "neither of them".
        mutual: whether it is reciprocal: "each other".
    """

    ids: list[int]
    none: bool = False
    mutual: bool = False


class People:
    """The people of a text; they are known by their indices.

    Attributes:
        drafts: in the order in which they are mentioned first.
        groups: those who came or were mentioned together, in the order of the text.
        mentions: all mentions, in the order of the text.
        taken: members of the latest group who were singled out: "one …, the other …".
        last_subject: the subject of the clause before.
        clause, before: mentions in the clause that is read, and in the one before with any.
        joins: whether "and" joins the clause to one of the same sentence.
        we: those who tell the story.
        resolved: ``id`` of a phrase → the phrase, kept alive, and whom it means; a phrase that
            two clauses share means the same people in both.
    """

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.groups: list[list[int]] = []
        self.mentions: list[list[int]] = []
        self.taken: list[int] = []
        self.last_subject: list[int] = []
        self.clause: list[list[int]] = []
        self.before: list[list[int]] = []
        self.joins = False
        self.we: list[int] = []
        self.resolved: dict[int, tuple[NounPhrase, Meant]] = {}

    def begin_clause(self, joins: bool) -> None:
        """Forget who was mentioned in the clause before, but for pronouns."""
        self.joins = joins
        if self.clause:
            self.before = self.clause
        self.clause = []

    def mention(self, ids: list[int]) -> None:
        """Note that people are mentioned."""
        self.mentions.append(ids)
        self.clause.append(ids)

    def in_clause(self) -> set[int]:
        """Those whom the clause that is read has mentioned so far."""
        return {i for mention in self.clause for i in mention}

    def group(self, ids: Sequence[int]) -> None:
        """Note that people belong together."""
        if ids:
            self.groups.append(list(ids))
            self.taken = []

    def room(self) -> int:
        """How many more people the stage holds."""
        return MOST_PEOPLE - len(self.drafts)

    def bring(self, drafts: Iterable[Draft]) -> list[int]:
        """Add people while there is room; their indices."""
        ids = []
        for draft in drafts:
            if not self.room():
                break
            if not draft.role and draft.head != "person":
                take_role(draft, draft.head)
            ids.append(len(self.drafts))
            self.drafts.append(draft)
        return ids

    def add(self, noun: str, why: str) -> int:
        """Add somebody whom nobody mentioned, such as a partner; the stage must have room."""
        return self.bring([Draft(noun, why=why)])[0]

    def names(self) -> list[str]:
        """Unique names: "Anna", "pitcher", "zombie 2"."""
        wanted = [d.name or d.near or d.head for d in self.drafts]
        return [
            f"{name} {wanted[: i + 1].count(name)}" if wanted.count(name) > 1 else name
            for i, name in enumerate(wanted)
        ]
