"""Probes of fighting."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray, heading, runs, yaw_matrix
from stickgen.measures import physical
from stickgen.skeleton import J

_BLOW = 3.2  # m/s of a striking wrist against the pelvis


def _blows(joints: FloatArray, fps: float) -> int:
    """Times one hand strikes ahead at chest to face height while the other stays up and back.

    A hand is fast (``_BLOW``), the other at most half as fast; the elbow opens by 20° around.
    """
    hand, elbow, count = m.reach(joints), m.elbows(joints), 0
    speed = m.hand_speed(joints, fps)
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
    """Times an ankle goes over ``height`` metres, 30 cm above the other."""
    ankle = joints[:, m.ANKLES, 1]
    fast = m.speed(joints[:, m.ANKLES] - joints[:, :1], fps)
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
    knees = m.bend(joints, m.HIPS, m.KNEES, m.ANKLES)
    high = joints[:, m.ANKLES, 1] > 0.5
    return {
        "kicks": float(_kicks(joints, fps, 0.5)),
        "knee °": float(np.where(high, knees, 0.0).max()),
        "lean °": float(np.median(m.lean(joints))),
    }


def _fight(joints: FloatArray, fps: float) -> Figures:
    hands = m.reach(joints)[..., 1] > -0.4
    return {
        "strikes": float(_blows(joints, fps) + _kicks(joints, fps, 0.5)),
        "hands up %": 100.0 * float(hands.any(axis=1).mean()),
    }


def _dodge(joints: FloatArray, fps: float) -> Figures:
    head = joints[:, J["head"]]
    window = min(max(1, round(0.4 * fps)), len(head) - 1)
    moved = m.smooth(head, fps, 0.12)
    step = moved[window:] - moved[:-window]
    turned = np.einsum("tji,tj->ti", yaw_matrix(heading(joints)[:-window]), step)
    return {
        "aside cm": 100.0 * float(np.abs(turned[:, 0]).max()),
        "back cm": -100.0 * float(turned[:, 2].min()),
        "down cm": -100.0 * float(turned[:, 1].min()),
        "end m/s": float(m.speed(moved, fps)[-max(2, round(0.2 * fps)) :].mean()),
        "travel m": physical.net_travel(joints),
        "strikes": float(_blows(joints, fps) + _kicks(joints, fps, 0.5)),
        "head cm": 100.0 * float(head[:, 1].min()),
        "hands m/s": float(m.hand_speed(joints, fps).max()),
        "pelvis": float(m.pelvis_height(joints)[-1]),
    }


PROBES = (
    ActionProbe(
        "punch",
        "a hand strikes 15 cm or more ahead of its shoulder, 30 cm below to 35 cm over it, at "
        "3.2 m/s against the pelvis, the elbow opening by 20°, while the other stays up (guard: at "
        "most 36 cm below its shoulder) and less than half as fast",
        _punch,
        lambda f: f["blows"] >= 1,
    ),
    ActionProbe(
        "kick",
        "an ankle gets 50 cm high, 30 cm above the other, at 2.5 m/s, the knee opening to 140°; "
        "the trunk mostly within 50° of the vertical",
        _kick,
        lambda f: f["kicks"] >= 1 and f["knee °"] >= 140.0 and f["lean °"] < 50.0,
    ),
    ActionProbe(
        "fight",
        "at least two blows as for punch or kicks (a straight knee is not asked for), a hand up "
        "(at most 40 cm below its shoulder) half of the time",
        _fight,
        lambda f: f["strikes"] >= 2 and f["hands up %"] >= 50.0,
    ),
    ActionProbe(
        "dodge",
        "within 0.4 s the head darts 28 cm or more sideways or back, or 28 cm down and 14 cm "
        "sideways; it stays 60 cm high and comes to rest (below 0.5 m/s), the body on its feet "
        "(pelvis ≥ 70 % of its height) within 1.5 m; no blow is struck and no hand gets 3.5 m/s",
        _dodge,
        lambda f: (
            (
                max(f["aside cm"], f["back cm"]) >= 28.0
                or min(f["aside cm"], f["down cm"] / 2) >= 14.0
            )
            and f["end m/s"] < 0.5
            and f["hands m/s"] < 3.5
            and f["travel m"] < 1.5
            and f["strikes"] == 0
            and f["head cm"] >= 60.0
            and f["pelvis"] >= 0.7
        ),
    ),
)
