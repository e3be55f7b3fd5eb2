"""Steps, and a walker who writes them one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

WIDTH = 0.095
"""Metres of a standing foot from the middle of the body."""


@dataclass(frozen=True)
class Step:
    """One foot, or both, that leave the floor and land.

    Attributes:
        feet: ``LEFT``, ``RIGHT`` or both.
        off, down: seconds at which they leave the floor and land.
        place: ``(x, z)`` of the middle of the body over the landed foot, metres.
        heading: radians to the left.
        height: of the floor there, metres.
        lift: metres by which a foot rises over the straight way.
        width: metres of the foot from the middle of the body.
        held: whether the foot stays up, beside the body, until shortly before it lands.
        flat: whether the sole stays level, as in side steps.
    """

    feet: tuple[int, ...]
    off: float
    down: float
    place: tuple[float, float]
    heading: float
    height: float = 0.0
    lift: float = 0.07
    width: float = WIDTH
    held: bool = False
    flat: bool = False


class Walker:
    """Writes steps one after the other, from a stand at the origin.

    Attributes:
        steps: those written so far.
        t: seconds at which the last foot has landed.
    """

    def __init__(self, start: float, first: int) -> None:
        """Begin at ``start`` seconds; ``first`` is the foot of the first step."""
        self.steps: list[Step] = []
        self.t = start
        self._foot = first
        self._place = np.zeros(2)
        self._heading = 0.0
        self._height = 0.0

    @property
    def foot(self) -> int:
        """The foot that steps next."""
        return self._foot

    def wait(self, seconds: float) -> None:
        """Stand still."""
        self.t += seconds

    def go(
        self,
        ahead: float,
        *,
        left: float = 0.0,
        turn: float = 0.0,
        up: float = 0.0,
        beat: float = 0.55,
        share: float = 0.76,
        lift: float = 0.07,
        foot: int | None = None,
    ) -> None:
        """Take one step; without a way ahead and up the sole stays level.

        Args:
            ahead, left, up: way of the body in its own frame after the turn, metres.
            turn: radians to the left.
            beat: seconds from landing to landing.
            share: of it that the foot is in the air; over 1 there is flight between the feet.
            lift: of the foot, metres.
            foot: other than the next in turn.
        """
        self._heading += turn
        s, k = np.sin(self._heading), np.cos(self._heading)
        self._place = self._place + [s * ahead + k * left, k * ahead - s * left]
        self._height += up
        foot = self._foot if foot is None else foot
        self.t += beat
        self._land((foot,), self.t - share * beat, lift, flat=ahead == 0.0 and up == 0.0)
        self._foot = 1 - foot

    def close(self, beat: float = 0.55, lift: float = 0.05) -> None:
        """Bring the other foot beside the last one."""
        self.go(0.0, beat=beat, lift=lift, share=0.92)

    def leap(
        self,
        feet: tuple[int, ...],
        flight: float,
        ahead: float = 0.0,
        *,
        ground: float = 0.6,
        lift: float = 0.05,
        width: float = WIDTH,
    ) -> None:
        """Leave the floor with ``feet``, which were down for ``ground`` seconds, and land."""
        way = [np.sin(self._heading) * ahead, np.cos(self._heading) * ahead]
        self._place = self._place + way
        off = self.t + ground
        self.t = off + flight
        self._land(feet, off, lift, width=width)

    def raise_foot(self, foot: int, seconds: float, lift: float) -> None:
        """Hold a foot up from now on for so long, while steps of the other go on."""
        self.steps.append(
            Step((foot,), self.t, self.t + seconds, (0.0, 0.0), 0.0, lift=lift, held=True)
        )

    def put_down(self) -> None:
        """Let the held foot land where the body is now, and now."""
        k = next(i for i, s in enumerate(self.steps) if s.held)
        x, z = (float(a) for a in self._place)
        self.steps[k] = replace(self.steps[k], down=self.t, place=(x, z), heading=self._heading)

    def _land(
        self,
        feet: tuple[int, ...],
        off: float,
        lift: float,
        flat: bool = False,
        width: float = WIDTH,
    ) -> None:
        x, z = (float(a) for a in self._place)
        self.steps.append(
            Step(feet, off, self.t, (x, z), self._heading, self._height, lift, width, flat=flat)
        )
