"""What the rest of the body does while the hands act: stand, sit or walk."""

from __future__ import annotations

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import keyed, noise
from stickgen.synthesis.gait import gait_controls, walking_gait
from stickgen.synthesis.variation import MOODS, Variation

SEAT = 0.55
"""Height of the pelvis of a person who sits on a chair, metres."""


def stance_controls(v: Variation) -> Controls:
    """Controls of the variation's stance, from which an action starts.

    Raises:
        StickGenError: there is no such stance.
    """
    if v.stance == "stand":
        return stand(v)
    if v.stance == "walk":
        return gait_controls(v, walking_gait(v))[0]
    if v.stance == "sit":
        return sit(v)
    raise StickGenError(f"there is no stance {v.stance!r}; use stand, walk or sit")


def breathe(c: Controls, v: Variation, depth: float = 1.0) -> None:
    """Add breathing: 15 breaths a minute at the usual tempo; ``depth`` scales it."""
    angle = 2.0 * np.pi * (0.25 * v.tempo * v.t + v.uniform(0.0, 1.0))
    c.shrug += (0.022 * depth * (1.0 + np.sin(angle)))[:, None]
    c.spine[:, BEND] -= 0.014 * depth * np.sin(angle)
    c.head[:, BEND] += 0.010 * depth * np.sin(angle)


def _loose_arms(c: Controls, v: Variation, drift: FloatArray) -> None:
    """Let the arms hang, each in its own way and slowly moving with ``drift [T, 4]``."""
    for side in (LEFT, RIGHT):
        out, bend = v.uniform(0.14, 0.26), v.uniform(0.08, 0.3)
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
    """At ease: weight shifts from leg to leg, breathing, a slowly wandering gaze."""
    t = v.t
    c = Controls.rest(len(t))
    drift = 1.5 * noise(t, v.rng, 8, 0.08, 0.5)
    width, splay, ahead = v.uniform(-0.01, 0.08), v.uniform(0.05, 0.3), v.uniform(-0.05, 0.05)
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
    back, apart = v.uniform(0.02, 0.16), v.uniform(0.0, 0.08) + 0.2 * (v.spread - 1.0)
    c.pelvis[:] = np.array([0.0, SEAT, 0.0]) + drift[:, :3] * [0.005, 0.0, 0.004]
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.feet[:, side] = [sign * (0.11 + apart), 0.025, v.uniform(0.42, 0.54)]
        c.soles[:, side, 1] = sign * v.uniform(0.0, 0.25)
        lap = hand_on_thigh(v)
        c.arms[:, side] = lap
    slump = MOODS[v.mood].slump
    c.hips[:, BEND] = -back
    c.spine[:, BEND] = 0.7 * back + 0.05 + slump + 0.012 * drift[:, 3]
    c.spine[:, LEAN] = 0.015 * drift[:, 4]
    c.head[:, BEND] = -0.3 * slump + 0.03 * drift[:, 5]
    c.head[:, TURN] = 0.08 * drift[:, 1]
    breathe(c, v)
    return c


def hand_on_thigh(v: Variation) -> FloatArray:
    """Pose ``[2, 3]`` of an arm whose hand rests on its thigh."""
    return reach((v.uniform(-0.1, -0.02), -0.33, v.uniform(0.2, 0.28)), (0.7, -1.0, -0.5))
