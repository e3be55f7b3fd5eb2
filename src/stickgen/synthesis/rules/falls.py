"""Falls forward and to a side, lying there, and getting up again."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS, apply_bone_lengths
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, Controls, reach
from stickgen.synthesis.curves import keyed
from stickgen.synthesis.rules import edits
from stickgen.synthesis.rules.rule import Draw, Rule, Take, standing_body
from stickgen.synthesis.rules.wording import words_of

_LYING = 0.13
"""Metres of the pelvis of a body that lies."""
_FALL = 0.95
"""Seconds from losing the balance to lying."""
_UP = 2.4
"""Seconds in which a lying body gets up."""


def _forward(c: Controls, t: FloatArray, start: float, d: Draw) -> None:
    """Tip over the toes, land on knees and hands, then on the belly."""
    at = [start, start + 0.3, start + 0.62, start + _FALL, start + _FALL + 0.25]
    base = c.pelvis[:, 1].copy()
    low = keyed(t, at, [0.0, 0.1, 0.55, 1.0, 1.0])
    c.pelvis[:, 1] = base + low * (_LYING - base)
    c.pelvis[:, 2] += 0.8 * keyed(t, at, [0.0, 0.14, 0.5, 0.97, 1.0])
    c.hips[:, BEND] += 1.5 * keyed(t, at, [0.0, 0.22, 0.5, 1.0, 1.02])
    c.spine[:, BEND] += 0.25 * keyed(t, at, [0.0, 0.8, 0.6, -0.3, -0.3])
    c.head[:, BEND] -= 0.5 * keyed(t, at, [0.0, 0.6, 1.0, 0.7, 0.5])
    lying = keyed(t, at, [0.0, 0.0, 0.35, 1.0, 1.0])
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.leg(side, (0.06 * sign, -0.08, -1.0), (0.03 * sign, -0.02, -1.0), lying)
        c.soles[:, side, 0] += 0.9 * lying
        c.feet[:, side, 1] += 0.05 * lying
        brace = keyed(t, at, [0.0, 0.7, 1.0, 1.0, 1.0])
        c.arm(side, reach((0.1, 0.08, 0.42), (1.0, -0.6, 0.0)), brace)
        place = np.stack(
            [
                c.pelvis[:, 0] + 0.3 * sign,
                np.full(len(t), 0.06),
                np.full(len(t), 1.0) + c.feet[0, side, 2],
            ],
            -1,
        )
        c.hold(side, place, keyed(t, at, [0.0, 0.0, 0.7, 1.0, 1.0]))


def _aside(c: Controls, t: FloatArray, start: float, d: Draw) -> None:
    """Tip over the acting side, land on the hip, then on the shoulder."""
    at = [start, start + 0.3, start + 0.62, start + _FALL, start + _FALL + 0.25]
    base, sign = c.pelvis[:, 1].copy(), d.to_left
    low = keyed(t, at, [0.0, 0.08, 0.6, 1.0, 1.0])
    c.pelvis[:, 1] = base + low * (_LYING + 0.03 - base)
    c.pelvis[:, 0] += 0.62 * sign * keyed(t, at, [0.0, 0.2, 0.6, 0.97, 1.0])
    c.hips[:, LEAN] += 1.42 * sign * keyed(t, at, [0.0, 0.2, 0.55, 1.0, 1.0])
    c.spine[:, LEAN] += 0.2 * sign * keyed(t, at, [0.0, -1.0, -0.8, 0.3, 0.2])
    c.spine[:, BEND] += 0.25 * low
    c.head[:, LEAN] -= 0.35 * sign * keyed(t, at, [0.0, 0.5, 1.0, 0.8, 0.6])
    lying = keyed(t, at, [0.0, 0.0, 0.4, 1.0, 1.0])
    for side in (LEFT, RIGHT):
        under = side == d.v.side
        ahead = 0.45 if under else 0.7
        c.leg(side, (-sign, -0.03, ahead), (-sign, -0.05, -0.35 - 0.2 * under), lying)
        c.soles[:, side, 0] += 0.5 * lying
        c.feet[:, side, 1] += 0.04 * lying
        out = reach((-0.06, 0.3, 0.34), (-0.2, 0.2, 1.0)) if under else reach((-0.1, -0.2, 0.32))
        c.arm(side, out, keyed(t, at, [0.0, 0.8, 1.0, 1.0, 1.0]))


FALLS = MappingProxyType({"forward": _forward, "aside": _aside})


def fall(kind: str, rises: bool, d: Draw) -> Take:
    """A stand, a fall and a rest on the floor; or also getting up again."""
    start = d.v.uniform(0.4, 1.2)
    c = standing_body(d)
    frames = len(c.pelvis)
    t = np.arange(frames) / FPS
    _straighten(c)
    FALLS[kind](c, t, start, d)
    joints = solve(c)
    joints[..., 1] += np.maximum(0.0, 0.015 - joints[..., 1].min(-1))[:, None]
    down = round((start + _FALL + 0.25) * FPS)
    name = f"fall_{kind}"
    if rises:
        up = edits.warp(joints[: down + 1], (_FALL + 0.25) / _UP)[::-1]
        up = up[: round((_UP + 0.9) * FPS)]
        joints = np.concatenate([joints[: down + round(d.v.uniform(0.4, 1.3) * FPS)], up])
        joints = apply_bone_lengths(joints)  # warping interpolates positions
        name += "_and_rise"
    wording = words_of(name).format(side=d.side, other=d.other)
    actions = ("fall", "get_up") if rises else ("fall",)
    return Take(joints, wording, actions, ((0.0, start),))


def _straighten(c: Controls) -> None:
    """Turn a recorded stand to face ahead at the origin, where the fall is described."""
    turn = c.hips[0, 1]
    for angles in (c.hips[:, 1], c.soles[..., 1]):
        angles -= turn
    s, k = np.sin(-turn), np.cos(-turn)
    first = c.pelvis[0].copy() * [1.0, 0.0, 1.0]
    for places in (c.pelvis, c.feet):
        moved = places - first
        places[..., 0] = k * moved[..., 0] + s * moved[..., 2]
        places[..., 2] = -s * moved[..., 0] + k * moved[..., 2]


RULES = MappingProxyType(
    {
        f"fall_{kind}{'_and_rise' if rises else ''}": Rule(
            partial(fall, kind, rises), (3.4, 5.0), base=("idle", ""), weight=4
        )
        for kind in FALLS
        for rises in (False, True)
    }
)
