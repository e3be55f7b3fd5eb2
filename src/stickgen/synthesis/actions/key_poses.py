"""Key poses of one blow, throw or catch: what the body does at which second before and after it.

Poses are written for a right-hander; ``Beat`` mirrors them for a left-hander. A row is a time in
seconds from the beat (ball meets bat, hand lets go, hands meet) and then its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import FOOT_HEIGHT, GRAVITY
from stickgen.synthesis.body import BEND, ELBOW, TURN, Controls, reach
from stickgen.synthesis.curves import ease, keyed
from stickgen.synthesis.variation import Variation

Rows = Sequence[Sequence[float]]
Unit = float | tuple[float, float, float]
_AHEAD = 0.08  # metres that the ball of a standing foot is ahead of the pelvis


def pace(v: Variation) -> float:
    """How fast key poses are played: moods change a game less than they change a gesture."""
    return 0.9 * v.tempo**0.4


@dataclass(frozen=True)
class Beat:
    """The clock of a performance.

    Attributes:
        t: ``[T]`` seconds from the beat, in the performance's own pace.
        pace: how fast that clock runs.
        sign: +1 for a right-hander, −1 for a left-hander.
        second: seconds of the clip at which the beat falls.
    """

    t: FloatArray
    pace: float
    sign: float
    second: float

    @classmethod
    def of(cls, v: Variation, before: float, after: float) -> Beat:
        """A beat with room for ``before`` and ``after`` seconds of key poses, in the clip."""
        speed = pace(v)
        first, last = before / speed, v.seconds - after / speed
        second = v.draw(first, last) if last > first else first
        return cls((v.t - second) * speed, speed, v.inward, second)

    def curve(self, rows: Rows, unit: Unit = 1.0) -> FloatArray:
        """The numbers of the rows over time, ``[T, K]``, in units that may differ by column.

        Rounded off by (1, 2, 1) / 4 over three frames: muscles do not start at once.
        """
        keys = np.asarray(rows, dtype=float)
        sharp = keyed(self.t, list(keys[:, 0]), keys[:, 1:]) * np.asarray(unit)
        wide = np.concatenate([sharp[:1], sharp, sharp[-1:]])
        return 0.25 * (wide[:-2] + 2.0 * sharp + wide[2:])

    def angles(self, rows: Rows, size: float = 1.0) -> FloatArray:
        """Rows of (bend, turn left, lean left) in degrees as radians ``[T, 3]``."""
        return np.radians(self.curve(rows, size)) * [1.0, self.sign, self.sign]

    def places(self, rows: Rows, unit: Unit = 1.0) -> FloatArray:
        """Rows of (left, up, ahead) as metres ``[T, 3]``; ``unit`` metres each."""
        return self.curve(rows, unit) * [self.sign, 1.0, 1.0]

    def hand(self, rows: Rows, elbow: ArrayLike = ELBOW) -> FloatArray:
        """Poses ``[T, 2, 3]`` of an arm whose wrist goes through (outward, up, ahead) places."""
        return reach(self.curve(rows), elbow)

    def limb(self, rows: Rows) -> FloatArray:
        """Poses ``[T, 2, 3]`` of a limb from rows of two directions (outward, up, ahead)."""
        return normalize(self.curve(rows).reshape(len(self.t), 2, 3))

    def foot(self, c: Controls, side: int, rows: Rows, unit: Unit = 1.0) -> None:
        """Set a foot's way.

        Args:
            rows: ball of the foot (left, above the floor, ahead of where it stands at rest) in
                ``unit`` metres each, then the sole's (toes down, turn left) in degrees.
        """
        at = self.curve(rows)
        ball = at[:, :3] * np.asarray(unit) + [0.0, FOOT_HEIGHT, _AHEAD]
        c.feet[:, side] = ball * [self.sign, 1.0, 1.0]
        c.soles[:, side] = np.radians(at[:, 3:]) * [1.0, self.sign]

    def look(self, c: Controls, rows: Rows) -> None:
        """Turn the head to rows of (down °, left °) in the world, as far as a neck goes."""
        aim = np.radians(self.curve(rows)) * [1.0, self.sign]
        trunk = c.hips + c.spine
        c.head[:, TURN] = np.clip(aim[:, 1] - trunk[:, TURN], -1.2, 1.2)
        c.head[:, BEND] = np.clip(aim[:, 0] - 0.7 * trunk[:, BEND], -0.6, 0.6)


def vault(
    v: Variation, take_off: float, height: float, dip: float, give: float
) -> tuple[FloatArray, FloatArray]:
    """A leap on the spot: how far the pelvis is off its height, and the feet off the floor.

    A dip, an even push, a parabola from second ``take_off`` of the clip, an even landing.

    Args:
        height, dip, give: metres of the flight, of the dip before and of the landing's bend.

    Returns:
        pelvis ``[T]`` and feet ``[T]``, metres.
    """
    speed = float(np.sqrt(2.0 * GRAVITY * height))
    push, soft = 2.0 * dip / speed, 2.0 * give / speed
    t = v.t - take_off
    feet = np.clip(speed * t - 0.5 * GRAVITY * t * t, 0.0, None)
    down = -dip * ease((t + push + 0.5) / 0.5)
    pushed = dip * (np.clip(t / push + 1.0, 0.0, 1.0) ** 2)
    landed = t - air_time(height)
    bent = -give * (1.0 - (1.0 - np.clip(landed / soft, 0.0, 1.0)) ** 2)
    return down + pushed + feet + bent + give * ease((landed - soft) / 0.55), feet


def air_time(height: float) -> float:
    """Seconds a leap of some height lasts."""
    return 2.0 * float(np.sqrt(2.0 * height / GRAVITY))
