"""An event while a text is read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Happening:
    """What happens; ``story.Event`` describes the fields of the same name.

    Attributes:
        who, to: indices of people.
        step: grows with the time of the story; those of one step begin together.
        reaction: whether it only answers another one: who is hit falls.
        meets: whether those who take part turn to each other.
        noun: of the thing that is used; of a noun of an action, itself.
        verb: base form of its verb; empty: it has none.
        noun_only: whether a noun without a verb tells of it: "a race".
        wish: whether it is only wanted.
    """

    who: list[int]
    action: str = ""
    does: str = ""
    to: list[int] = field(default_factory=list)
    thing: str = ""
    line: str = ""
    voice: str = "talk"
    feeling: str = ""
    count: int = 1
    seconds: float | None = None
    step: float = 0.0
    goes_on: bool = False
    enters: bool = False
    leaves: bool = False
    why: str = ""
    reaction: bool = False
    meets: bool = False
    noun: str = ""
    verb: str = ""
    noun_only: bool = False
    wish: bool = False
