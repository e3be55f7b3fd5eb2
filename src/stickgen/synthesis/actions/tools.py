"""Riding, driving, making music, sweeping: what the body does with a machine or a tool."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, noise
from stickgen.synthesis.stance import breathe, sit, stance_controls, stand
from stickgen.synthesis.variation import Variation

_SADDLE = 0.96
"""Height of the pelvis of a rider, metres."""
_SIGN = (1.0, -1.0)


def ride(v: Variation) -> Controls:
    """On a bicycle the feet turn the pedals; on a horse they hang astride and the seat bobs."""
    t = v.t
    c = Controls.rest(len(t))
    pedals = v.kind == "bicycle"
    speed = (2.2 if pedals else 2.6) * v.tempo
    along = speed * t
    beat = v.rhythm((1.0 if pedals else 1.7) * v.tempo)
    bob = (0.006 if pedals else 0.03) * np.sin(2 * np.pi * 2 * beat if pedals else 2 * np.pi * beat)
    c.pelvis[:] = np.stack([0.004 * np.sin(2 * np.pi * beat), _SADDLE + bob, along], axis=-1)
    for side, sign in enumerate(_SIGN):
        angle = 2 * np.pi * (beat + 0.5 * side)
        if pedals:
            foot = np.stack([np.full_like(t, 0.10 * sign), 0.38 + 0.16 * np.cos(angle),
                             along + 0.26 + 0.16 * np.sin(angle)], axis=-1)  # fmt: skip
        else:
            foot = np.stack([np.full_like(t, 0.26 * sign), 0.24 + 0.5 * bob, along + 0.12], axis=-1)
        c.feet[:, side] = foot
        c.soles[:, side, 1] = 0.1 * sign
        c.soles[:, side, 0] = 0.15 * np.sin(angle) if pedals else -0.1
        bar = np.array([-0.05, -0.26 if pedals else -0.30, 0.40 if pedals else 0.30])
        c.arm(side, reach(bar + 0.006 * noise(t, v.rng, 3), (0.7, -0.9, -0.2)), 1.0)
    lean = v.uniform(0.22, 0.4) if pedals else v.uniform(0.0, 0.1)
    c.hips[:, BEND] = 0.5 * lean + 0.03 * bob / 0.03 * (not pedals)
    c.spine[:, BEND] = 0.5 * lean
    c.head[:, BEND] = -0.6 * lean + 0.03 * noise(t, v.rng, 1)[:, 0]
    c.head[:, TURN] = 0.08 * noise(t, v.rng, 1, 0.1, 0.4)[:, 0]
    breathe(c, v, 0.8)
    return c


def drive(v: Variation) -> Controls:
    """Seated, both hands on a steering wheel that they turn to and fro, eyes on the road."""
    c, t = sit(v), v.t
    steer = 0.35 * v.size * noise(t, v.rng, 1, 0.12, 0.45)[:, 0]
    height, ahead = v.uniform(-0.16, -0.08), v.uniform(0.36, 0.41)
    for side, sign in enumerate(_SIGN):
        angle = 0.35 + sign * steer  # a little over the middle of the wheel
        wheel = np.stack(
            [0.19 * np.cos(angle) - 0.19, height + 0.19 * np.sin(angle), np.full_like(t, ahead)], -1
        )
        c.arm(side, reach(wheel, (0.6, -1.0, -0.1)), 1.0)
    c.head[:, TURN] += 0.25 * follow(steer, 1.5, 0.8)
    c.spine[:, TURN] += 0.05 * steer
    return c


def play_instrument(v: Variation) -> Controls:
    """A guitar is strummed, drums are beaten in turn, a violin's bow goes to and fro."""
    c, t = stance_controls(v), v.t
    beat = v.rhythm(v.uniform(1.3, 1.8) * v.tempo)
    stroke = np.sin(2 * np.pi * beat) * np.clip(v.uneven(0.12), 0.7, 1.3)
    if v.kind == "drums":
        for side, sign in enumerate(_SIGN):
            lift = 0.5 + 0.5 * sign * stroke
            drum = np.array([-0.04, -0.34, 0.32]) + lift[:, None] * [0.02, 0.15, -0.03]
            c.arm(side, reach(follow(drum, 6.0, 0.8), (0.8, -0.9, -0.2)), 1.0)
    elif v.kind == "violin":
        neck = np.array([-0.02, -0.02, 0.34]) + 0.006 * noise(t, v.rng, 3)
        c.arm(LEFT, reach(neck, (0.5, -1.0, 0.1)), 1.0)
        bow = np.array([-0.06, -0.10, 0.26]) + stroke[:, None] * [0.10, -0.03, 0.03]
        c.arm(RIGHT, reach(bow, (1.0, -0.4, -0.1)), 1.0)
        c.head[:, TURN] += 0.3
        c.head[:, BEND] += 0.12
    else:
        neck = np.array([0.16, -0.16, 0.28]) + noise(t, v.rng, 3, 0.2, 0.7) * [0.04, 0.02, 0.01]
        c.arm(LEFT, reach(neck, (0.6, -1.0, -0.2)), 1.0)
        strum = np.array([-0.14, -0.30, 0.19]) + stroke[:, None] * [0.02, 0.06, -0.01]
        c.arm(RIGHT, reach(follow(strum, 7.0, 0.8), (1.0, -0.6, -0.3)), 1.0)
        c.head[:, BEND] += 0.15
    c.head[:, BEND] += 0.05 * follow(stroke, 2.5)
    c.spine[:, TURN] += 0.03 * follow(stroke, 1.5)
    return c


def sweep(v: Variation) -> Controls:
    """Bent over a broom, one hand high and one low on its stick, strokes to one side."""
    c = stand(v)
    c.feet[:, v.side, 2] += 0.14
    c.feet[:, v.other, 2] -= 0.10
    stroke = _strokes(v)
    for side, place in ((v.side, (-0.10, -0.36, 0.34)), (v.other, (-0.18, -0.10, 0.28))):
        sign = 1.0 if side == v.side else -1.0  # both hands go to the side of the lower one
        away = np.array([0.20 * sign, 0.0, 0.04]) * (1.0 if side == v.side else 0.5)
        c.arm(side, reach(np.array(place) + stroke[:, None] * away, (0.7, -0.9, -0.3)), 1.0)
    c.hips[:, BEND] += 0.30
    c.spine[:, BEND] += 0.26
    c.spine[:, TURN] -= v.inward * 0.24 * stroke
    c.hips[:, TURN] -= v.inward * 0.08 * stroke
    c.pelvis[:, 0] -= v.inward * 0.03 * stroke
    c.pelvis[:, 1] -= 0.04
    c.pelvis[:, 2] -= 0.06
    return c


def _strokes(v: Variation) -> FloatArray:
    """The way of a broom, ``[T]`` about −1 to 1: fast out and slow back."""
    beat = v.rhythm(v.uniform(0.55, 0.8) * v.tempo) % 1.0
    out = ease(beat / 0.42) - ease((beat - 0.5) / 0.5)
    return np.asarray(follow(2.0 * out - 1.0, 4.0, 0.9) * v.size**0.5)


ACTIONS = MappingProxyType(
    {
        "ride": Action(
            ride,
            {
                "bicycle": (
                    "*ride a bicycle",
                    "*ride a bike and *pedal",
                    "*ride along on a bicycle",
                    "*sit on a bicycle and *pedal",
                ),
                "horse": (
                    "*ride a horse",
                    "*sit on a horse and *ride",
                    "*ride along on a horse",
                    "*ride at a trot",
                ),
            },
            seconds=(3.0, 6.5),
        ),
        "drive": Action(
            drive,
            {
                "": (
                    "*drive a car",
                    "*drive with both hands on the steering wheel",
                    "*sit in a car and *drive",
                    "*hold a steering wheel and *steer",
                    "*steer a car",
                )
            },
            seconds=(3.5, 7.5),
            paced=False,
        ),
        "play_instrument": Action(
            play_instrument,
            {
                "guitar": (
                    "*play the guitar",
                    "*strum a guitar",
                    "*play a song on the guitar",
                    "*hold a guitar and *play music",
                ),
                "drums": (
                    "*play the drums",
                    "*beat the drums",
                    "*beat a drum with both hands",
                    "*play a rhythm on the drums",
                ),
                "violin": (
                    "*play the violin",
                    "*play music on a violin",
                    "*play the violin with a bow",
                    "*play a tune on the violin",
                ),
            },
            ("stand", "sit"),
            (3.5, 7.5),
            paced=False,
        ),
        "sweep": Action(
            sweep,
            {
                "": (
                    "*sweep the floor",
                    "*sweep",
                    "*sweep the floor with a broom",
                    "*bend over a broom and *sweep",
                    "*sweep the ground in front of the feet",
                )
            },
            seconds=(3.5, 7.0),
        ),
    }
)
