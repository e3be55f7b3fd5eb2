"""What the body does while hands act: stand at ease, sit, or go along."""

from __future__ import annotations

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize
from stickgen.synthesis.body import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import keyed, noise
from stickgen.synthesis.gait import stride, walking
from stickgen.synthesis.variation import MOODS, Variation

SEAT = 0.55
"""Height of the pelvis of one who sits on a chair, metres."""


def begin(v: Variation) -> Controls:
    """The controls an action starts from: those of its stance.

    Raises:
        StickGenError: there is no such stance.
    """
    if v.stance == "stand":
        return stand(v)
    if v.stance == "walk":
        return stride(v, walking(v))[0]
    if v.stance == "sit":
        return sit(v)
    raise StickGenError(f"there is no stance {v.stance!r}; use stand, walk or sit")


def breathe(c: Controls, v: Variation, depth: float = 1.0) -> None:
    """Let the chest rise and fall, about 15 times a minute, faster in a lively tempo."""
    angle = 2.0 * np.pi * (0.25 * v.tempo * v.t + v.draw(0.0, 1.0))
    c.shrug += (0.022 * depth * (1.0 + np.sin(angle)))[:, None]
    c.spine[:, BEND] -= 0.014 * depth * np.sin(angle)
    c.head[:, BEND] += 0.010 * depth * np.sin(angle)


def _loose_arms(c: Controls, v: Variation, drift: FloatArray) -> None:
    """Hanging arms that are not alike and never quite still."""
    for side in (LEFT, RIGHT):
        out, bend = v.draw(0.14, 0.26), v.draw(0.08, 0.3)
        upper = np.stack(
            [out + 0.02 * drift[:, side], -np.ones(len(drift)), 0.03 * drift[:, 2 + side]], -1
        )
        fore = np.stack(
            [
                0.3 * out + 0.03 * drift[:, side],
                -np.ones(len(drift)),
                bend + 0.06 * drift[:, 2 + side],
            ],
            -1,
        )
        c.arms[:, side] = normalize(np.stack([upper, fore], axis=1))


def stand(v: Variation) -> Controls:
    """At ease: weight goes from leg to leg now and then, breath, a wandering gaze."""
    t = v.t
    c = Controls.rest(len(t))
    drift = 1.5 * noise(t, v.rng, 8, 0.08, 0.5)
    width, splay, ahead = v.draw(-0.01, 0.08), v.draw(0.05, 0.3), v.draw(-0.05, 0.05)
    width += 0.12 * (v.spread - 1.0)
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.feet[:, side] += [sign * width, 0.0, sign * ahead]
        c.soles[:, side, 1] = sign * splay
    times = np.concatenate([[0.0], np.cumsum(v.rng.uniform(1.6, 3.4, 5))])
    weight = keyed(t, list(times), v.rng.uniform(-1.0, 1.0, len(times)))
    weight = weight * v.size
    c.pelvis[:, 0] += 0.036 * weight + 0.004 * drift[:, 0]
    c.pelvis[:, 1] -= 0.012 * np.abs(weight) ** 1.5 + 0.004
    c.pelvis[:, 2] += 0.008 * drift[:, 1]
    slump = MOODS[v.mood].slump + 0.12 * (v.spread - 1.0)
    c.hips[:, LEAN] = -0.05 * weight
    c.hips[:, TURN] = 0.04 * weight + 0.02 * drift[:, 2]
    c.spine[:, LEAN] = 0.055 * weight + 0.01 * drift[:, 3]
    c.spine[:, BEND] = 0.03 + slump + 0.012 * drift[:, 4]
    c.spine[:, TURN] = -0.03 * weight + 0.02 * drift[:, 5]
    c.head[:, BEND] = -0.4 * slump + 0.035 * drift[:, 6]
    c.head[:, TURN] = 0.07 * drift[:, 7]
    _loose_arms(c, v, drift[:, 2:6])
    breathe(c, v)
    return c


def sit(v: Variation) -> Controls:
    """On a chair, feet on the floor, forearms on the thighs."""
    t = v.t
    c = Controls.rest(len(t))
    drift = noise(t, v.rng, 6, 0.08, 0.4)
    back, apart = v.draw(0.02, 0.16), v.draw(0.0, 0.08) + 0.2 * (v.spread - 1.0)
    c.pelvis[:] = np.array([0.0, SEAT, 0.0]) + drift[:, :3] * [0.005, 0.0, 0.004]
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.feet[:, side] = [sign * (0.11 + apart), 0.025, v.draw(0.42, 0.54)]
        c.soles[:, side, 1] = sign * v.draw(0.0, 0.25)
        lap = reach_lap(v)
        c.arms[:, side] = lap
    slump = MOODS[v.mood].slump
    c.hips[:, BEND] = -back
    c.spine[:, BEND] = 0.7 * back + 0.05 + slump + 0.012 * drift[:, 3]
    c.spine[:, LEAN] = 0.015 * drift[:, 4]
    c.head[:, BEND] = -0.3 * slump + 0.03 * drift[:, 5]
    c.head[:, TURN] = 0.08 * drift[:, 1]
    breathe(c, v)
    return c


def reach_lap(v: Variation) -> FloatArray:
    """Pose ``[2, 3]`` of an arm whose hand rests on its thigh."""
    return reach((v.draw(-0.1, -0.02), -0.33, v.draw(0.2, 0.28)), (0.7, -1.0, -0.5))
