"""Going on hands and feet: climb a ladder, crawl."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import FOOT_HEIGHT
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, STANDING, TURN, Controls, reach
from stickgen.synthesis.curves import ease, noise
from stickgen.synthesis.variation import Variation

_SIGN = (1.0, -1.0)
_HELD = 0.62  # share of a stride in which a limb holds on


def _holds(way: FloatArray, stride: float, offset: float) -> tuple[FloatArray, FloatArray]:
    """Where a limb holds on, and how far it is lifted between two holds.

    Args:
        way: distance ``[T]`` that the body has gone, metres.
        stride: distance from one hold of a limb to its next, metres.
        offset: phase of the limb, in strides.

    Returns:
        the distance ``[T]`` at the middle of the present hold, moving smoothly from one hold to
        the next; the lift ``[T]``, 0–1.
    """
    cycle = way / stride + offset
    number = np.floor(cycle)
    transit = np.clip((cycle - number - _HELD) / (1.0 - _HELD), 0.0, 1.0)
    middle = (number + _HELD / 2.0 - offset + ease(transit)) * stride
    return middle, np.sin(np.pi * transit) ** 2


def climbing(v: Variation) -> Controls:
    """Up a ladder, right hand with left foot: pull, push, reach for the next rung."""
    t = v.t
    c = Controls.rest(len(t))
    stride = 0.56 * v.size**0.4 * v.spread**0.5
    rate = v.uniform(0.3, 0.42) * v.tempo
    start = v.uniform(0.2, 0.5)
    s = np.maximum(t - start, 0.0)
    pulled = s * rate + 0.02 * np.sin(4 * np.pi * s * rate / stride) * ease(s / 0.5)
    way = 0.06 + np.where(s > 0, pulled, 0.0) - 0.06 * (1 - ease(s / 0.8))
    c.pelvis[:, 1] = STANDING - 0.06 + way
    step = 2 * np.pi * way / stride
    c.pelvis[:, 0] = 0.035 * np.sin(step)
    c.hips[:, BEND] = 0.10
    c.hips[:, LEAN] = 0.07 * np.sin(step)
    c.spine[:, BEND] = 0.06 + 0.04 * np.sin(2 * step)
    c.spine[:, LEAN] = -0.10 * np.sin(step - 0.4)
    c.spine[:, TURN] = 0.08 * np.sin(step)
    c.head[:, BEND] = -0.38 + 0.06 * noise(t, v.rng, 1, 0.2, 0.6)[:, 0]
    c.head[:, TURN] = 0.18 * np.sin(step)
    c.knees += 0.35
    _climb_with_limbs(c, way, stride)
    return c


def _climb_with_limbs(c: Controls, way: FloatArray, stride: float) -> None:
    """Move hands and feet from rung to rung."""
    for side in (LEFT, RIGHT):
        foot_at, lifted = _holds(way, stride, 0.5 * side)
        rung = STANDING - 0.06 + foot_at - 0.70
        c.feet[:, side, 1] = np.maximum(rung, FOOT_HEIGHT) + 0.02 * lifted
        c.feet[:, side, 0] = _SIGN[side] * 0.12
        c.feet[:, side, 2] = 0.22 - 0.09 * lifted * (rung > FOOT_HEIGHT)
        c.soles[:, side, 0] = 0.25 * lifted - 0.05
        hand_at, freed = _holds(way, stride, 0.5 * (1 - side))
        x = np.full_like(way, _SIGN[side] * 0.17)
        place = np.stack([x, STANDING - 0.06 + hand_at + 0.62, 0.36 - 0.10 * freed], axis=-1)
        c.arm(side, reach((0.0, 0.12, 0.36), (0.8, -1.0, -0.1)), 1.0)
        c.hold(side, place, 1.0)


def crawling(v: Variation) -> Controls:
    """On hands and knees, opposite hand and knee together; the back sways, the head is raised."""
    t = v.t
    c = Controls.rest(len(t))
    stride = 0.42 * v.size**0.5 * v.spread
    way = v.uniform(0.34, 0.46) * v.tempo * t + v.uniform(0.0, 0.5)
    step = 2 * np.pi * way / stride
    drift = noise(t, v.rng, 3, 0.2, 0.7)
    c.pelvis[:] = np.stack([0.02 * np.sin(step), 0.435 + 0.008 * np.cos(2 * step), way], -1)
    c.hips[:, BEND] = 1.38 + 0.02 * np.sin(2 * step)
    c.spine[:, BEND] = 0.10 + 0.03 * drift[:, 0]
    c.spine[:, LEAN] = 0.11 * np.sin(step)
    c.spine[:, TURN] = 0.07 * np.sin(step + 0.6)
    c.head[:, BEND] = -0.55 + 0.06 * drift[:, 1]
    c.head[:, TURN] = 0.12 * drift[:, 2]
    _crawl_with_limbs(c, way, stride)
    return c


def _crawl_with_limbs(c: Controls, way: FloatArray, stride: float) -> None:
    """Move hands and knees along the floor."""
    for side in (LEFT, RIGHT):
        knee_at, lifted = _holds(way, stride, 0.5 * side)
        lean = np.arcsin(np.clip((knee_at - way) / 0.38, -0.8, 0.8))
        thigh = np.stack([_SIGN[side] * 0.08 + 0 * lean, -np.cos(lean), np.sin(lean)], -1)
        raised = 0.03 * lifted - (0.435 - 0.085 - 0.38 * np.cos(lean) - 0.055)
        shin = np.stack([0 * lean, 0.02 + raised, -np.ones_like(lean)], -1)
        c.leg(side, thigh, shin)
        c.soles[:, side, 0] = 1.15
        hand_at, freed = _holds(way, stride, 0.5 * (1 - side))
        x = np.full_like(way, _SIGN[side] * 0.19)
        place = np.stack([x, 0.055 + 0.075 * freed, hand_at + 0.47], axis=-1)
        c.arm(side, reach((0.0, -0.06, 0.46), (0.7, -0.6, 0.1)), 1.0)
        c.hold(side, place, 1.0)


ACTIONS = MappingProxyType(
    {
        "climbing": Action(
            climbing,
            {
                "": (
                    "*climb",
                    "*climb up a ladder",
                    "*climb a ladder",
                    "*climb upwards rung by rung",
                    "*go up a ladder",
                )
            },
            seconds=(4.0, 7.0),
        ),
        "crawling": Action(
            crawling,
            {
                "": (
                    "*crawl",
                    "*crawl on hands and knees",
                    "*crawl forward",
                    "*crawl along the floor",
                    "*creep forward on all fours",
                )
            },
            seconds=(3.5, 7.0),
        ),
    }
)
