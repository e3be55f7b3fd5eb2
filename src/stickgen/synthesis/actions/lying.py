"""Lying down."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, Controls, reach
from stickgen.synthesis.curves import ease, keyed, pulse
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation


def lie_down(v: Variation) -> Controls:
    """Crouch, sit on the floor with hands for support, roll the back down, stretch the legs."""
    c, pace = stand(v), 1.0 / v.tempo
    marks = np.cumsum([v.uniform(0.1, 0.4), 1.0 * pace, 0.7 * pace, 0.8 * pace, 0.9 * pace])
    go_down(c, v, marks)
    start = float(marks[0])
    c.segments += [
        (0.0, start, "stand", "*stand"),
        (start, v.seconds, "lie_down", "*lie down on the back"),
    ]
    return c


def go_down(c: Controls, v: Variation, marks: FloatArray) -> None:
    """Move somebody who stands to the floor, flat on the back.

    Args:
        c: of somebody who stands; changed.
        v: how.
        marks: seconds at which the start, the crouch, the seat, the recline and the way down end.
    """
    t = v.t

    def track(*values: float) -> FloatArray:
        return _track(t, marks, values)

    stood = 1.0 - track(0, 1, 1, 1, 1)
    c.pelvis[:, 0] *= stood
    c.pelvis[:, 1] = c.pelvis[:, 1] * stood + track(0, 0.42, 0.13, 0.12, 0.105)
    c.pelvis[:, 2] += track(0, -0.16, -0.38, -0.40, -0.42)
    c.hips[:, BEND] += track(0, 0.55, -0.25, -0.95, -1.52)
    c.spine[:, BEND] += track(0, 0.45, 0.62, 0.55, 0.02)
    for lean in (c.hips, c.spine):
        lean[:, LEAN] *= stood
    c.head[:, BEND] += track(0, -0.3, 0.05, 0.25, 0.06)
    _stretch_legs(c, v, marks)
    _support(c, t, marks, float(marks[4] - marks[3]) / 0.9)


def _track(t: FloatArray, marks: FloatArray, values: Sequence[float]) -> FloatArray:
    """A curve ``[T]`` through values at the start and the end of each phase: start, crouch, seat,
    recline, flat."""
    return keyed(t, [0.0, *marks], (values[0], *values))


def _stretch_legs(c: Controls, v: Variation, marks: FloatArray) -> None:
    """Bend the knees for the crouch and stretch one leg after the other on the floor."""
    t = v.t
    seat, recline, flat = marks[2:]
    for side in (LEFT, RIGHT):
        times = [seat, recline, flat, flat + 0.9]
        if side == v.other:
            times = [seat, recline + 0.25, flat + 0.3, flat + 1.1]
        stretch = keyed(t, times, [0.0, 0.1, 0.75, 1.0])
        c.feet[:, side, 2] += 0.42 * stretch
        c.feet[:, side, 1] += 0.10 * stretch
        c.soles[:, side, 0] -= 0.95 * stretch
        c.soles[:, side, 0] += _track(t, marks, (0, 0.25, 0, 0, 0))
        c.knees[:, side] += 0.15 * _track(t, marks, (0, 1, 1, 1, 1))


def _support(c: Controls, t: FloatArray, marks: FloatArray, pace: float) -> None:
    """Put the arms ahead for the crouch, on the floor behind for the seat, then beside the body."""
    start, crouch, seat, recline, _ = marks
    for side in (LEFT, RIGHT):
        aside = 0.16 if side == LEFT else -0.16
        floor = np.array([1.9 * aside, 0.05, -0.55])
        c.arm(side, reach((0.02, -0.2, 0.36)), pulse(t, start, seat, 0.6, 0.5))
        c.arm(side, reach((0.10, -0.48, 0.04), (1.0, -0.6, 0.0)), ease((t - recline) / 0.9))
        behind = reach((0.16, -0.36, -0.15), (1.0, -0.1, 0.5))
        c.arm(side, behind, pulse(t, crouch, recline + 0.5 * pace, 0.6, 0.6))
        c.hold(side, floor, pulse(t, crouch + 0.2, recline + 0.4 * pace, 0.5, 0.5))


ACTIONS = MappingProxyType(
    {
        "lie_down": Action(
            lie_down,
            {
                "": (
                    "*lie down",
                    "*lie down on the back",
                    "*lie down on the floor",
                    "*lower to the floor and *lie down",
                    "*sit down and *lie back",
                )
            },
            seconds=(6.0, 8.5),
        ),
    }
)
