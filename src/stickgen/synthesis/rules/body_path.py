"""The path of the body over its steps, and its height in flight and in the crouches between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, runs
from stickgen.skeleton import FPS, GRAVITY
from stickgen.synthesis.controls import LEFT, RIGHT
from stickgen.synthesis.rules.walker import Step

_SMOOTH = 0.09
"""Seconds of the Gaussian that rounds the path of the pelvis."""
_CROUCH = 0.42
"""Seconds of the crouch before a take-off from rest and after a landing into rest."""
_PAUSE = 0.3
"""Seconds between two steps from which on the body comes to rest between them."""


@dataclass(frozen=True)
class BodyPath:
    """Where the body is: ``place [T, 2]``, ``heading [T]``, ``ground [T]`` and ``rise [T]``."""

    place: FloatArray
    heading: FloatArray
    ground: FloatArray
    rise: FloatArray


def foot_down(t: FloatArray, foot: int, steps: Sequence[Step]) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which a foot is on the floor."""
    down = np.ones(len(t), dtype=bool)
    for step in steps:
        if foot in step.feet:
            down &= (t <= step.off) | (t >= step.down)
    return down


def airborne(t: FloatArray, steps: Sequence[Step]) -> list[tuple[float, float]]:
    """Spans of seconds in which no foot is down, exact to a twentieth of a frame."""
    fine = np.arange(0.0, t[-1], 0.002)
    up = ~foot_down(fine, LEFT, steps) & ~foot_down(fine, RIGHT, steps)
    return [(fine[r.start], fine[r.stop - 1]) for r in runs(up) if r.stop - r.start > 20]


def body_path(t: FloatArray, steps: Sequence[Step], air: Sequence[tuple[float, float]]) -> BodyPath:
    """The way over the steps: over each foot while it stands, rounded, and at rest in pauses."""
    moving = [s for s in steps if not s.held]
    times, rows = [-2.0], [np.zeros(4)]
    for k, step in enumerate(moving):
        after = moving[k + 1] if k + 1 < len(moving) else None
        if step.off - times[-1] > 0.02 and (k == 0 or step.off - moving[k - 1].down > _PAUSE):
            times.append(step.off - 0.02)
            rows.append(rows[-1])
        pause = after is None or after.off - step.down > _PAUSE
        over = step.down + (0.14 if pause or after is None else 0.5 * _stands(k, moving))
        times.append(max(over, times[-1] + 0.04))
        rows.append(np.array([*step.place, step.heading, step.height]))
    fine = np.arange(t[0] - 1.0, t[-1] + 1.0, 1.0 / FPS)
    linear = np.stack([np.interp(fine, times, column) for column in np.array(rows).T], -1)
    reach_ = 4 * round(_SMOOTH * FPS) + 1
    kernel = np.exp(-0.5 * (np.arange(-reach_, reach_ + 1) / (_SMOOTH * FPS)) ** 2)
    smooth = np.stack(
        [np.convolve(column, kernel / kernel.sum(), mode="same") for column in linear.T], -1
    )
    at = np.stack([np.interp(t, fine, column) for column in smooth.T], -1)
    return BodyPath(at[:, :2], at[:, 2], at[:, 3], _rise(t, air))


def _stands(number: int, steps: Sequence[Step]) -> float:
    """Seconds from a landing until the next foot lands or, in a run, this one leaves."""
    step, rest = steps[number], steps[number + 1 :]
    leaves = [s.off for s in rest if set(s.feet) & set(step.feet)]
    return min([rest[0].down, *leaves[:1]]) - step.down


def _rise(t: FloatArray, air: Sequence[tuple[float, float]]) -> FloatArray:
    """Height ``[T]`` of the pelvis over its standing height: parabolas, and crouches between."""
    rise = np.zeros(len(t))
    for k, (a, b) in enumerate(air):
        flying = (t >= a) & (t <= b)
        rise[flying] = (0.5 * GRAVITY * (t - a) * (b - t))[flying]
        speed = 0.5 * GRAVITY * (b - a)
        before = air[k - 1][1] if k else -1.0
        if a - before > 2 * _CROUCH or not k:
            _crouch(rise, t, max(a - _CROUCH, 0.0), a, 0.0, speed)
        if k + 1 == len(air) or air[k + 1][0] - b > 2 * _CROUCH:
            _crouch(rise, t, b, b + _CROUCH, speed, 0.0)
        else:
            after = air[k + 1]
            _crouch(rise, t, b, after[0], speed, 0.5 * GRAVITY * (after[1] - after[0]))
    return rise


def _crouch(
    rise: FloatArray, t: FloatArray, start: float, end: float, landing: float, leaving: float
) -> None:
    """A cubic from one speed (m/s, down) to another (up), both at the standing height."""
    span = (t > start) & (t < end)
    length = end - start
    s = (t[span] - start) / length
    rise[span] = length * (-landing * (s**3 - 2 * s**2 + s) + leaving * (s**3 - s**2))
