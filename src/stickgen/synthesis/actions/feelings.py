"""Feelings that the body shows: celebrate, cry, laugh."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import follow, keyed, noise, pulse
from stickgen.synthesis.stance import stance_controls
from stickgen.synthesis.variation import Variation


def _bounce(c: Controls, v: Variation, rate: float, strength: FloatArray) -> FloatArray:
    """Bob up and down ``rate`` times a second, heels up at the top; returns the wave ``[T]``."""
    beat = np.sin(2 * np.pi * v.rhythm(rate)) * v.uneven()
    c.pelvis[:, 1] += (0.025 * beat - 0.035) * strength
    c.soles[:, :, 0] += (0.14 * np.clip(beat, 0.0, None) ** 2 * strength)[:, None]
    c.spine[:, BEND] -= 0.03 * follow(beat, 3.0) * strength
    return beat


def celebrate(v: Variation) -> Controls:
    """Both arms go up in a V and shake, or a fist pumps; the whole body bobs."""
    c, t = stance_controls(v), v.t
    start, end = v.uniform(0.3, 0.6), v.seconds - v.uniform(0.1, 0.5)
    up = pulse(t, start, end, 0.4 / v.tempo, 0.6)
    crouch = pulse(t, start - 0.25, start + 0.3, 0.25, 0.3)
    c.pelvis[:, 1] -= 0.08 * crouch
    c.spine[:, BEND] += 0.15 * crouch
    rate = v.uniform(1.5, 2.1) * v.tempo
    beat = _bounce(c, v, rate, up)
    shake = follow(beat, 3.5, 0.5)[:, None] * np.array([0.02, 0.07, 0.02]) * v.size
    wide = np.array([v.uniform(0.16, 0.26), v.uniform(0.35, 0.4), v.uniform(0.02, 0.1)])
    if v.kind == "arms up":
        for side in (LEFT, RIGHT):
            late = 0.05 * (side != v.side)
            c.arm(side, reach(wide + shake * (1.0 - late), (1.0, -0.2, -0.2)), up)
    else:
        pump = 0.5 + 0.5 * np.sin(2 * np.pi * v.rhythm(rate)) * np.clip(v.uneven(0.1), 0.8, 1.2)
        fist = np.array([0.06, 0.12, 0.16]) + follow(pump, 5.0)[:, None] * [0.03, 0.27, -0.04]
        c.arm(v.side, reach(fist, (1.0, -0.3, 0.2)), up)
        other = np.array([0.04, -0.18, 0.22]) + 0.5 * shake
        c.arm(v.other, reach(other, (0.8, -0.8, -0.5)), 0.8 * up)
        c.spine[:, TURN] += v.inward * 0.12 * pump * up
    c.head[:, BEND] -= 0.22 * up
    c.spine[:, BEND] -= 0.08 * up
    return c


def cry(v: Variation) -> Controls:
    """The trunk sinks, hands come to the face, sobs shake the shoulders."""
    c, t = stance_controls(v), v.t
    start = v.uniform(0.05, 0.4)
    sad = pulse(t, start, v.seconds + 2.0, 0.8, 1.0)
    fit = np.clip(0.45 + 0.5 * noise(t, v.rng, 1, 0.2, 0.5)[:, 0], 0.0, 1.0)
    rate = v.uniform(2.2, 3.2)
    sob = np.sin(2 * np.pi * rate * t + 0.8 * noise(t, v.rng, 1, 0.3, 1.0)[:, 0]) * fit * sad
    hands = (v.side,) if v.kind == "one hand" else (LEFT, RIGHT)
    for side in hands:
        face = np.array([-0.13, 0.10 + v.uniform(-0.01, 0.01), 0.17]) + 0.008 * sob[:, None]
        c.arm(side, reach(face, (0.8, -1.0, 0.2)), sad)
    if v.kind == "one hand":
        hug = np.array([-0.22, -0.24, 0.2]) + 0.004 * sob[:, None]
        c.arm(v.other, reach(hug, (0.8, -1.0, -0.2)), 0.9 * sad)
    c.hips[:, BEND] += (0.16 if v.stance == "sit" else 0.06) * sad
    c.spine[:, BEND] += (v.uniform(0.28, 0.42) + 0.05 * sob) * sad
    c.head[:, BEND] += (v.uniform(0.38, 0.5) + 0.05 * follow(sob, 4.0)) * sad
    c.head[:, TURN] += 0.10 * keyed(t, [0, 1.5, 3.0, 4.5, 8.0], v.rng.uniform(-1, 1, 5)) * sad
    c.shrug += 0.10 * sad[:, None] * (1.0 + 0.6 * sob[:, None])
    c.pelvis[:, 1] -= 0.02 * sad
    return c


def laugh(v: Variation) -> Controls:
    """Laughter shakes chest and shoulders in bursts; a roar rocks the trunk back and forward."""
    c, t = stance_controls(v), v.t
    start = v.uniform(0.1, 0.4)
    merry = pulse(t, start, v.seconds + 1.0, 0.5, 1.0)
    rate = v.uniform(3.4, 4.3)
    fit = np.clip(0.8 + 0.3 * noise(t, v.rng, 1, 0.3, 0.8)[:, 0], 0.5, 1.0)
    breath = 0.7 * noise(t, v.rng, 1, 0.5, 1.5)[:, 0]  # laughter stumbles
    ha = np.sin(2 * np.pi * v.rhythm(rate) + breath) * v.uneven(0.2) * fit * merry
    c.spine[:, BEND] += 0.055 * ha
    c.hips[:, BEND] += 0.016 * ha
    c.shrug += 0.05 * (1.0 + ha)[:, None] * merry[:, None]
    c.head[:, BEND] += 0.04 * follow(ha, 5.0)
    big = 1.0 if v.kind == "roar" else 0.42
    times = np.concatenate([[0.0, start], start + np.cumsum(v.rng.uniform(0.7, 1.1, 12))])
    way = np.array([0.0, 0.0] + [-0.55, 1.0] * 6) * v.rng.uniform(0.85, 1.1, 14)
    rock = keyed(t, list(times), way) * merry * big
    c.hips[:, BEND] += 0.20 * rock
    c.spine[:, BEND] += 0.40 * rock
    c.head[:, BEND] += 0.25 * rock - 0.1 * merry
    c.pelvis[:, 2] -= 0.07 * rock
    c.pelvis[:, 1] -= 0.02 * np.abs(rock)
    belly = np.array([-0.2, -0.30, 0.16]) + 0.006 * ha[:, None]
    c.arm(v.side, reach(belly, (0.9, -0.9, -0.3)), merry)
    if v.kind == "roar":
        slap = np.array([0.0, -0.40, 0.22]) - np.clip(rock, 0, None)[:, None] * [0.0, 0.06, 0.0]
        c.arm(v.other, reach(slap, (0.6, -0.9, -0.5)), 0.9 * merry)
    return c


ACTIONS = MappingProxyType(
    {
        "celebrate": Action(
            celebrate,
            {
                "arms up": (
                    "*celebrate",
                    "*raise both arms in triumph",
                    "*throw both arms up and *celebrate",
                    "*cheer",
                    "*celebrate a victory with both arms up",
                ),
                "fist": (
                    "*celebrate",
                    "*pump the {side} fist",
                    "*pump the {side} fist in the air",
                    "*celebrate with a fist pump",
                    "*cheer with the {side} fist raised",
                ),
            },
            ("stand",),
            (3.0, 5.5),
            ("happy", "proud", "keen"),
        ),
        "cry": Action(
            cry,
            {
                "both hands": (
                    "*cry",
                    "*weep",
                    "*cry with both hands before the face",
                    "*sob into the hands",
                    "*hide the face in the hands and *cry",
                ),
                "one hand": (
                    "*cry",
                    "*sob",
                    "*cry with the {side} hand at the face",
                    "*wipe away tears with the {side} hand",
                    "*weep with the head bowed",
                ),
            },
            ("stand", "stand", "sit"),
            (3.5, 7.0),
            ("plain", "tired"),
            paced=False,
        ),
        "laugh": Action(
            laugh,
            {
                "giggle": (
                    "*laugh",
                    "*giggle",
                    "*chuckle",
                    "*laugh and *hold the belly",
                    "*shake with laughter",
                ),
                "roar": (
                    "*laugh",
                    "*roar with laughter",
                    "*laugh out loud and *rock back and forth",
                    "*laugh so hard that the whole body shakes",
                    "*double over laughing",
                ),
            },
            ("stand",),
            (4.0, 6.5),
            ("happy", "keen"),
            paced=False,
        ),
    }
)
