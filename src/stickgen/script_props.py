"""Things on the stage, in a Script: where they stand, when they are seen, who holds them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from stickgen.catalog.props import PROPS
from stickgen.errors import shorten
from stickgen.script_fields import (
    MANY,
    Degrees,
    Metres,
    PropName,
    Seconds,
    Side,
    Spot,
    Strict,
    Text,
    TimedItem,
    follow_one_another,
)


class Hold(TimedItem):
    """A character has a thing in the hand for some time.

    Where the next hold begins when this one ends, the thing is handed over.

    Attributes:
        name: of the character.
        hand: the right one when not given.
        then: what becomes of the thing if nobody takes it over: it ``drops`` to the floor, or
            the character ``puts_down`` what it is there.
    """

    name: Text
    hand: Side = "right"
    then: Literal["drops", "puts_down"] = "drops"


class StageProp(Strict):
    """A thing on the stage.

    Attributes:
        at: x and z of the middle of its foot; may be left out where somebody holds it: then it
            is in that hand, or lies there before.
        y: height of its foot above the floor.
        turn: degrees to its left.
        scale: 1 is its real size.
        state: such as ``open``, one of those that things of its kind have; empty: the usual one.
        start, end: seconds from which and up to which it is there; None: the whole film.
        held_by: who has it in the hand, and when, in order.
    """

    kind: PropName
    at: Spot | None = None
    y: Metres = 0.0
    turn: Degrees = 0.0
    scale: float = Field(default=1.0, gt=0, le=100)
    color: str | None = Field(default=None, pattern="^#[0-9a-fA-F]{6}$")
    state: str = ""
    start: Seconds | None = None
    end: Seconds | None = None
    held_by: tuple[Hold, ...] = Field((), max_length=MANY)

    @model_validator(mode="after")
    def _has_state(self) -> StageProp:
        states = PROPS[self.kind].states
        if self.state and self.state not in states:
            known = f"use one of: {', '.join(states)}" if states else "it has no states"
            raise ValueError(f"a {self.kind} is never {shorten(repr(self.state))}; {known}")
        return self

    @model_validator(mode="after")
    def _is_somewhere(self) -> StageProp:
        if self.at is None and not self.held_by:
            raise ValueError(f"where is the {self.kind}? Give at: [x, z], or held_by")
        if self.end is not None and self.end <= (self.start or 0.0):
            raise ValueError(
                f"the {self.kind} must end after it starts, got {self.start or 0:g}–{self.end:g} s"
            )
        follow_one_another(
            f"holds of the {self.kind}", self.held_by, lambda hold: shorten(repr(hold.name))
        )
        return self
