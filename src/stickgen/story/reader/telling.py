"""What a text has told so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stickgen.story.reader.happening import Happening
from stickgen.story.reader.normalise import Quote
from stickgen.story.reader.people import People
from stickgen.story.reader.setting import Setting


@dataclass
class Telling:
    """The state of a reading, clause by clause.

    Attributes:
        quotes: what is said in the text.
        has_people: whether any clause of the text has a subject that means people.
        people, setting, happenings: who, where and what.
        step: of the latest main clause; −1 before the first.
        hold: step kept for a main clause whose subordinate clause came first; None: none is.
        unknown: verbs of which nothing can be shown.
        pending: adjectives that wait for their subject: "Jealous of her sister, Lea …".
        used: kind and noun of the thing that was used last, which "it" means; empty: none was.
        early: indices of quotes that came before anybody was named.
    """

    quotes: Sequence[Quote]
    has_people: bool = True
    people: People = field(default_factory=People)
    setting: Setting = field(default_factory=Setting)
    happenings: list[Happening] = field(default_factory=list)
    step: float = -1.0
    hold: float | None = None
    unknown: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    early: list[int] = field(default_factory=list)
    used: tuple[str, str] = ("", "")

    def everybody(self) -> list[int]:
        """Indices of all people."""
        return list(range(len(self.people.drafts)))
