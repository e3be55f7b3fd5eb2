"""Guard, punch and kick: the building blocks of fights."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, keyed, noise
from stickgen.synthesis.stance import breathe
from stickgen.synthesis.variation import Variation

_FISTS = np.array([(-0.05, 0.0, 0.25), (-0.09, -0.02, 0.21)])  # leading, rear; from the shoulder


def rear_sign(v: Variation) -> float:
    """+1 when the acting side, which is the rear one on guard, is the left side (+X), else −1."""
    return 1.0 if v.side == LEFT else -1.0


def guard(v: Variation) -> Controls:
    """The acting side is the rear one: feet staggered, knees bent, fists up, a light bounce."""
    t = v.t
    c = Controls.rest(len(t))
    drift = noise(t, v.rng, 8, 0.2, 1.5)
    rear = rear_sign(v)
    deep, wide = v.uniform(0.06, 0.11), v.uniform(0.30, 0.42) * v.spread**0.5
    for side, sign in ((v.side, rear), (v.other, -rear)):
        behind = side == v.side
        c.feet[:, side, 0] = sign * 0.15
        c.feet[:, side, 2] = 0.07 + (-0.5 * wide if behind else 0.5 * wide)
        c.soles[:, side, 1] = sign * (0.65 if behind else 0.1)
        c.soles[:, side, 0] = 0.22 if behind else 0.0
    bounce = np.sin(2 * np.pi * v.rhythm(v.uniform(1.5, 2.1) * v.tempo)) * v.uneven(0.3)
    c.pelvis[:, 1] -= deep + 0.012 * bounce * v.size
    c.pelvis[:, 0] += 0.012 * drift[:, 0]
    c.pelvis[:, 2] += 0.02 * drift[:, 1] + 0.015 * follow(bounce, 1.5)
    c.hips[:, TURN] = 0.42 * rear + 0.03 * drift[:, 2]
    c.hips[:, BEND] = 0.06
    c.spine[:, BEND] = 0.14 + 0.02 * drift[:, 3] + 0.01 * bounce
    c.spine[:, TURN] = 0.12 * rear
    c.head[:, TURN] = -0.5 * rear + 0.05 * drift[:, 4]
    c.head[:, BEND] = 0.04 + 0.03 * drift[:, 5]
    for side in (LEFT, RIGHT):
        sway = np.stack([0.012 * drift[:, side], 0.014 * bounce, 0.018 * drift[:, 6 + side]], -1)
        fist = _FISTS[int(side == v.side)] + follow(sway, 3.0, 0.7)
        c.arm(side, reach(fist, (0.45, -1.0, 0.0)), 1.0)
    breathe(c, v, 0.8)
    return c


def add_punch(c: Controls, v: Variation, side: int, at: float, high: float = 0.0) -> float:
    """Add a straight punch: hips first, then shoulder, then fist.

    Args:
        side: the hand that punches.
        at: when it lands, seconds.
        high: metres above the usual target.

    Returns:
        second at which the hand is back.
    """
    t, out = v.t, 0.165 / v.tempo**0.2
    back = 0.36 / v.tempo**0.5
    turn = (-1.0 if side == v.side else 0.6) * rear_sign(v)
    keys = [at - out - 0.24, at - out - 0.02, at, at + 0.06, at + back]
    hit = keyed(t, keys, [0.0, 0.0, 1.0, 0.97, 0.0])
    body = keyed(t + 0.05, keys, [0.0, -0.15, 1.0, 0.9, 0.0])
    c.hips[:, TURN] += 0.28 * turn * body
    c.spine[:, TURN] += 0.26 * turn * keyed(t + 0.025, keys, [0.0, -0.15, 1.0, 0.9, 0.0])
    c.spine[:, BEND] += 0.10 * body
    c.head[:, TURN] -= 0.48 * turn * body
    c.pelvis[:, 2] += 0.07 * body
    c.pelvis[:, 1] -= 0.02 * np.abs(body)
    if side == v.side:
        c.soles[:, side, 0] += 0.35 * np.clip(body, 0.0, 1.0)
    inward = -0.10 if side == v.side else -0.06
    target = np.array([inward, 0.02 + high, 0.49])
    c.arm(side, reach(target, (0.7, -0.7, 0.0)), hit)
    cocked = reach((0.0, -0.06, 0.14), (0.6, -1.0, -0.5))
    c.arm(side, cocked, 0.4 * keyed(t, keys, [0.0, 1.0, 0.0, 0.0, 0.0]))
    return at + back


def add_kick(c: Controls, v: Variation, at: float, roundhouse: bool) -> float:
    """Add a kick of the acting leg that lands at second ``at``: knee up, snap, back to the floor.

    Returns:
        second at which the foot is back.
    """
    t, s = v.t, 1.18 / v.tempo**0.4
    keys = [at - 0.62 * s, at - 0.22 * s, at, at + 0.07, at + 0.36 * s, at + 0.8 * s]
    loaded = keyed(t, keys, [0.0, 0.9, 1.0, 1.0, 0.85, 0.0])
    snap = keyed(t, [at - 0.36 * s, at, at + 0.06, at + 0.46 * s], [0.0, 1.0, 0.95, 0.0])
    high = v.uniform(0.15, 0.5) * v.size**0.5
    _turn_into_kick(c, v, loaded, snap, roundhouse)
    foot = keyed(t, [at - 0.62 * s, at - 0.34 * s, at + 0.42 * s, at + 0.8 * s], [0.0, 1, 1, 0])
    thigh, shin = _kicking_leg(snap, high, roundhouse)
    c.leg(v.side, _outward(c, v, normalize(thigh)), _outward(c, v, normalize(shin)), foot)
    c.feet[:, v.side, 1] += 0.2 * foot
    c.soles[:, v.side, 0] += (0.9 if roundhouse else 0.1) * foot
    wide = reach((0.16, -0.30, 0.02), (1.0, -0.8, -0.4))
    c.arm(v.side, wide, 0.7 * snap)
    return at + 0.8 * s


def _turn_into_kick(
    c: Controls, v: Variation, loaded: FloatArray, snap: FloatArray, roundhouse: bool
) -> None:
    """Turn and lean the trunk, and bring the pelvis over the standing foot."""
    rear = rear_sign(v)
    heading = -0.42 * rear * loaded + (-1.0 * rear if roundhouse else -0.2 * rear) * snap
    c.hips[:, TURN] += heading
    c.hips[:, BEND] -= (0.18 + 0.22 * snap) * loaded
    c.hips[:, LEAN] += (-0.30 if roundhouse else -0.08) * rear * loaded
    c.spine[:, BEND] += 0.22 * loaded
    c.head[:, TURN] -= 0.6 * heading
    standing = c.feet[:, v.other].copy()
    c.pelvis[:, 0] += loaded * (0.8 * standing[:, 0] - c.pelvis[:, 0])
    c.pelvis[:, 2] += loaded * (standing[:, 2] - 0.13 - c.pelvis[:, 2])
    c.pelvis[:, 1] += 0.05 * loaded
    if roundhouse:
        c.soles[:, v.other, 1] -= 0.9 * rear * ease(1.2 * loaded)


def _kicking_leg(snap: FloatArray, high: float, roundhouse: bool) -> tuple[FloatArray, FloatArray]:
    """Thigh and shin ``[T, 3]`` as (outward, up, ahead), not normalized."""
    knee_up = np.array([0.12, -0.1, 1.0]) if not roundhouse else np.array([0.75, -0.15, 0.7])
    thigh = knee_up + snap[:, None] * np.array([-0.1, 0.25 + high, 0.0])
    cocked = np.array([0.05, -1.0, -0.35]) if not roundhouse else np.array([0.6, -0.75, -0.25])
    out = np.array([0.06, 0.05 + high, 1.0] if not roundhouse else [0.35, 0.1 + high, 1.0])
    return thigh, cocked + snap[:, None] * (out - cocked)


def _outward(c: Controls, v: Variation, direction: FloatArray) -> FloatArray:
    """(outward, up, ahead) ``[T, 3]`` of the acting leg in the world, by the hips' heading."""
    rear = rear_sign(v)
    ahead = np.sin(c.hips[:, TURN]), np.cos(c.hips[:, TURN])
    left = (rear * ahead[1], -rear * ahead[0])  # outward of the kicking leg
    out, up, front = np.moveaxis(direction, -1, 0)
    return np.stack([out * left[0] + front * ahead[0], up, out * left[1] + front * ahead[1]], -1)
