"""Probes of fighting actions."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray, heading, runs, yaw_matrix
from stickgen.measures import physical
from stickgen.skeleton import J

_BLOW = 3.2  # m/s of a striking wrist relative to the pelvis


def _blows(joints: FloatArray, fps: float) -> int:
    """Number of strikes ahead at chest to face height while the other hand stays up and back.

    A hand is fast (``_BLOW``), the other at most half as fast; the elbow opens by 20° around.
    """
    hand, elbow, count = body.reach(joints), body.elbows(joints), 0
    speed = body.hand_speed(joints, fps)
    near = max(1, round(0.16 * fps))
    for side in (0, 1):
        for run in runs(speed[:, side] > _BLOW):
            span = slice(max(0, run.start - near), run.stop + near)
            tip = span.start + int(np.argmax(hand[span, side, 2]))
            peak = run.start + int(np.argmax(speed[run, side]))
            alone = speed[peak, 1 - side] < 0.5 * speed[peak, side]
            level = -0.3 < hand[tip, side, 1] < 0.35 and hand[tip, side, 2] > 0.15
            guarded = hand[tip, 1 - side, 1] > -0.36
            opened = float(np.ptp(elbow[span, side])) >= 20.0
            count += bool(alone and level and guarded and opened)
    return count


def _kicks(joints: FloatArray, fps: float, height: float) -> int:
    """Number of times that an ankle rises over ``height`` metres, 30 cm above the other."""
    ankle = joints[:, body.ANKLES, 1]
    fast = body.speed(joints[:, body.ANKLES] - joints[:, :1], fps)
    count = 0
    for side in (0, 1):
        for run in runs((ankle[:, side] > height) & (ankle[:, side] > ankle[:, 1 - side] + 0.3)):
            around = slice(max(0, run.start - round(0.2 * fps)), run.stop + round(0.2 * fps))
            count += float(fast[around, side].max()) > 2.5
    return count


def _punch(joints: FloatArray, fps: float) -> Figures:
    return {
        "blows": float(_blows(joints, fps)),
    }


def _kick(joints: FloatArray, fps: float) -> Figures:
    knees = body.bend(joints, body.HIPS, body.KNEES, body.ANKLES)
    high = joints[:, body.ANKLES, 1] > 0.5
    return {
        "kicks": float(_kicks(joints, fps, 0.5)),
        "knee °": float(np.where(high, knees, 0.0).max()),
        "lean °": float(np.median(body.lean(joints))),
    }


def _fight(joints: FloatArray, fps: float) -> Figures:
    hands = body.reach(joints)[..., 1] > -0.4
    return {
        "strikes": float(_blows(joints, fps) + _kicks(joints, fps, 0.5)),
        "hands up %": 100.0 * float(hands.any(axis=1).mean()),
    }


def _dodge(joints: FloatArray, fps: float) -> Figures:
    head = joints[:, J["head"]]
    window = min(max(1, round(0.4 * fps)), len(head) - 1)
    moved = body.smooth(head, fps, 0.12)
    step = moved[window:] - moved[:-window]
    turned = np.einsum("tji,tj->ti", yaw_matrix(heading(joints)[:-window]), step)
    return {
        "aside cm": 100.0 * float(np.abs(turned[:, 0]).max()),
        "back cm": -100.0 * float(turned[:, 2].min()),
        "down cm": -100.0 * float(turned[:, 1].min()),
        "end m/s": float(body.speed(moved, fps)[-max(2, round(0.2 * fps)) :].mean()),
        "travel m": physical.net_travel(joints),
        "strikes": float(_blows(joints, fps) + _kicks(joints, fps, 0.5)),
        "head cm": 100.0 * float(head[:, 1].min()),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
        "pelvis": float(body.pelvis_height(joints)[-1]),
    }


def _evades(f: Figures) -> bool:
    level = max(f["aside cm"], f["back cm"])
    return level >= 28.0 or min(f["aside cm"], f["down cm"] / 2) >= 14.0


MEASURES = {"punch": _punch, "kick": _kick, "fight": _fight, "dodge": _dodge}
CONDITIONS = {"dodge": _evades}
