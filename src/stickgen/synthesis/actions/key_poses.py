"""Key poses around one key moment of an action, such as the release of a ball.

A row holds a time in seconds from the key moment (ball meets bat, hand releases, hands meet) and
the values at that time. Rows are written for a right-hander; ``KeyClock`` mirrors them for a
left-hander.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import FOOT_HEIGHT, GRAVITY
from stickgen.synthesis.controls import BEND, ELBOW, TURN, Controls, reach
from stickgen.synthesis.curves import ease, keyed
from stickgen.synthesis.variation import Variation

Rows = Sequence[Sequence[float]]
Unit = float | tuple[float, float, float]
_AHEAD = 0.08  # metres by which the ball of a standing foot is ahead of the pelvis


def pace(v: Variation) -> float:
    """Speed of key poses; the tempo changes them less than it changes a gesture."""
    return 0.9 * v.tempo**0.4


@dataclass(frozen=True)
class KeyClock:
    """The time of a performance relative to its key moment; turns rows into curves.

    Attributes:
        t: ``[T]`` time from the key moment, seconds times ``pace``.
        pace: factor on the speed of the key poses.
        sign: +1 for a right-hander, −1 for a left-hander.
        second: time of the key moment in the clip, seconds.
    """

    t: FloatArray
    pace: float
    sign: float
    second: float

    @classmethod
    def of(cls, v: Variation, before: float, after: float) -> KeyClock:
        """A key moment with room for ``before`` and ``after`` seconds of key poses in the clip."""
        speed = pace(v)
        first, last = before / speed, v.seconds - after / speed
        second = v.uniform(first, last) if last > first else first
        return cls((v.t - second) * speed, speed, v.inward, second)

    def curve(self, rows: Rows, unit: Unit = 1.0) -> FloatArray:
        """Values of the rows over time, ``[T, K]``, times ``unit`` (one, or one a column).

        Smoothed by (1, 2, 1) / 4 over three frames, because muscles do not start at once.
        """
        keys = np.asarray(rows, dtype=float)
        sharp = keyed(self.t, list(keys[:, 0]), keys[:, 1:]) * np.asarray(unit)
        wide = np.concatenate([sharp[:1], sharp, sharp[-1:]])
        return 0.25 * (wide[:-2] + 2.0 * sharp + wide[2:])

    def angles(self, rows: Rows, size: float = 1.0) -> FloatArray:
        """Rows of (bend, turn left, lean left) in degrees as radians ``[T, 3]``."""
        return np.radians(self.curve(rows, size)) * [1.0, self.sign, self.sign]

    def places(self, rows: Rows, unit: Unit = 1.0) -> FloatArray:
        """Rows of (left, up, ahead) in units of ``unit`` metres, as metres ``[T, 3]``."""
        return self.curve(rows, unit) * [self.sign, 1.0, 1.0]

    def hand(self, rows: Rows, elbow: ArrayLike = ELBOW) -> FloatArray:
        """Poses ``[T, 2, 3]`` of an arm whose wrist follows rows of (outward, up, ahead)."""
        return reach(self.curve(rows), elbow)

    def limb(self, rows: Rows) -> FloatArray:
        """Poses ``[T, 2, 3]`` of a limb from rows of two directions (outward, up, ahead) each."""
        return normalize(self.curve(rows).reshape(len(self.t), 2, 3))

    def foot(self, c: Controls, side: int, rows: Rows, unit: Unit = 1.0) -> None:
        """Set the path of a foot.

        Args:
            rows: ball of the foot (left, above the floor, ahead of its place at rest) in units
                of ``unit`` metres, then the sole (toes down, turn left) in degrees.
        """
        at = self.curve(rows)
        ball = at[:, :3] * np.asarray(unit) + [0.0, FOOT_HEIGHT, _AHEAD]
        c.feet[:, side] = ball * [self.sign, 1.0, 1.0]
        c.soles[:, side] = np.radians(at[:, 3:]) * [1.0, self.sign]

    def look(self, c: Controls, rows: Rows) -> None:
        """Turn the head to rows of (down, left) degrees in the world, as far as a neck can."""
        aim = np.radians(self.curve(rows)) * [1.0, self.sign]
        trunk = c.hips + c.spine
        c.head[:, TURN] = np.clip(aim[:, 1] - trunk[:, TURN], -1.2, 1.2)
        c.head[:, BEND] = np.clip(aim[:, 0] - 0.7 * trunk[:, BEND], -0.6, 0.6)


def leap(
    v: Variation, take_off: float, height: float, dip: float, give: float
) -> tuple[FloatArray, FloatArray]:
    """A leap on the spot: dip, push, flight on a parabola, landing.

    Push and landing have a constant acceleration.

    Args:
        v: for the times.
        take_off: second of the clip at which the feet leave the floor.
        height: of the flight, metres.
        dip: by which the pelvis sinks before the push, metres.
        give: by which it sinks at the landing, metres.

    Returns:
        offsets of the pelvis ``[T]`` and of the feet ``[T]``, metres up.
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
    """Duration of a leap of ``height`` metres, seconds."""
    return 2.0 * float(np.sqrt(2.0 * height / GRAVITY))
