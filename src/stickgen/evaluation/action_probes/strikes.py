"""Probes of fighting."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation import physical
from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray, heading, runs, yaw_matrix
from stickgen.skeleton import J

_BLOW = 3.0  # m/s of a striking wrist against the pelvis


def _blows(joints: FloatArray, fps: float) -> int:
    """Times a hand shoots forward from a bent arm to a stretched one at chest to face height."""
    hand, elbow, count = m.reach(joints), m.elbows(joints), 0
    thrust = np.gradient(hand[..., 2], 1.0 / fps, axis=0)
    speed = m.hand_speed(joints, fps)
    reach = max(1, round(0.24 * fps))
    for side in (0, 1):
        for run in runs((speed[:, side] > _BLOW) & (thrust[:, side] > 1.5)):
            around = slice(max(0, run.start - reach), run.stop + reach)
            opened = float(np.ptp(elbow[around, side]))
            end = slice(run.start, run.stop + round(0.12 * fps))
            tip = run.start + int(np.argmax(hand[end, side, 2]))
            apart = float(hand[tip, side, 2] - hand[tip, 1 - side, 2])
            level = -0.3 < float(hand[tip, side, 1]) < 0.3
            count += opened >= 35.0 and level and apart > 0.12 and hand[tip, side, 2] > 0.25
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
        "hand m/s": float(m.hand_speed(joints, fps).max()),
    }


def _kick(joints: FloatArray, fps: float) -> Figures:
    knees = m.bend(joints, m.HIPS, m.KNEES, m.ANKLES)
    high = joints[:, m.ANKLES, 1] > 0.5
    return {
        "kicks": float(_kicks(joints, fps, 0.5)),
        "ankle cm": 100.0 * float(joints[:, m.ANKLES, 1].max()),
        "knee °": float(np.where(high, knees, 0.0).max()),
        "lean °": float(np.median(m.lean(joints))),
    }


def _fight(joints: FloatArray, fps: float) -> Figures:
    hands = m.reach(joints)[..., 1] > -0.4
    return {
        "strikes": float(_blows(joints, fps) + _kicks(joints, fps, 0.5)),
        "fast s": float((m.hand_speed(joints, fps).max(axis=1) > 2.0).sum() / fps),
        "hands up %": 100.0 * float(hands.any(axis=1).mean()),
        "joints m/s": physical.mean_joint_speed(joints, fps),
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
        "seconds": len(joints) / fps,
    }


PROBES = (
    ActionProbe(
        "punch",
        "a hand shoots forward at 3 m/s against the pelvis at chest to face height while the "
        "elbow opens by 35° or more",
        _punch,
        lambda f: f["blows"] >= 1,
    ),
    ActionProbe(
        "kick",
        "an ankle gets 50 cm high, 30 cm above the other, at 2.5 m/s, the knee opening to 140°",
        _kick,
        lambda f: f["kicks"] >= 1 and f["knee °"] >= 140.0 and f["lean °"] < 50.0,
    ),
    ActionProbe(
        "fight",
        "at least two punches or kicks, the hands up (above the waist) half of the time",
        _fight,
        lambda f: f["strikes"] >= 2 and f["hands up %"] >= 50.0,
    ),
    ActionProbe(
        "dodge",
        "the head darts 25 cm or more sideways or back, or 30 cm down, within 0.4 s but stays "
        "60 cm high, the body comes to rest within 1.5 m, and no blow is struck",
        _dodge,
        lambda f: (
            max(f["aside cm"], f["back cm"], f["down cm"] - 5.0) >= 25.0
            and f["end m/s"] < 0.6
            and f["travel m"] < 1.5
            and f["strikes"] == 0
            and f["head cm"] >= 60.0
        ),
    ),
)
