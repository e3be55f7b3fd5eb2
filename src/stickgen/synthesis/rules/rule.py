"""Rule: makes motion that obeys a wording, whatever is sampled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.controls import LEFT, SIDES, Controls
from stickgen.synthesis.rules.from_joints import controls_of
from stickgen.synthesis.rules.wording import Wording
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation


@dataclass(frozen=True)
class Draw:
    """What one performance of a rule starts from.

    Attributes:
        v: length, tempo, size, side and random stream.
        base: recorded motion ``[T, 22, 3]`` that the rule changes; None where it makes its own.
        base_action: what the person does there.
    """

    v: Variation
    base: FloatArray | None = None
    base_action: str = ""

    @property
    def rng(self) -> np.random.Generator:
        """The random stream."""
        return self.v.rng

    @property
    def side(self) -> str:
        """``left`` or ``right``: the side that acts."""
        return SIDES[self.v.side]

    @property
    def other(self) -> str:
        """The side that does not."""
        return SIDES[self.v.other]

    @property
    def to_left(self) -> float:
        """+1 where the acting side is the left one, else −1."""
        return 1.0 if self.v.side == LEFT else -1.0

    def pick(self, *choices: str) -> str:
        """One of some words."""
        return choices[int(self.rng.integers(len(choices)))]


def standing_body(d: Draw) -> Controls:
    """Controls of a person who stands: as recorded where that is long enough, else by rule."""
    frames = len(d.v.t)
    if d.base is None or len(d.base) < frames:
        return stand(d.v)
    return controls_of(np.asarray(d.base[:frames], dtype=float))


@dataclass(frozen=True)
class Take:
    """A performance of a rule.

    Attributes:
        joints: ``[T, 22, 3]`` metres at 25 fps.
        wording: what people say of it.
        actions: names of the vocabulary, the main one first.
        rests: (start, end) in seconds of the parts in which the person just stands.
        partner: what the other one of two people does in the same world; None for one person.
        pair: sentences about both.
    """

    joints: FloatArray
    wording: Wording
    actions: tuple[str, ...]
    rests: tuple[tuple[float, float], ...] = ()
    partner: Take | None = None
    pair: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """An entry of the table of rules.

    Attributes:
        make: makes a performance.
        seconds: shortest and longest length that is drawn; the rule may choose another.
        base: actions of the recorded motion that it changes, one of which is drawn; ``""`` and no
            entry stand for a body that is made by rule.
        moods: the moods that suit it.
        weight: how often it has its turn beside the others.
        people: number of people in it, 1 or 2.
    """

    make: Callable[[Draw], Take]
    seconds: tuple[float, float] = (4.0, 6.0)
    base: tuple[str, ...] = ()
    moods: tuple[str, ...] = ("plain",)
    weight: int = 1
    people: int = 1
