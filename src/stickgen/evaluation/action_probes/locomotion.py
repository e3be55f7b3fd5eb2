"""Probes of locomotion: walking, running, jumping, climbing, crawling, swimming, flying."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray, heading
from stickgen.measures import physical
from stickgen.skeleton import J

_TOES = [J["left_foot"], J["right_foot"]]
_AT_REST = 0.5  # m/s: slower feet stand; a limit of height would exclude stairs and slopes


def _gait(joints: FloatArray, fps: float) -> Figures:
    standing = body.speed(joints[:, _TOES], fps).min(axis=1) < _AT_REST
    return {
        "fastest m/s": body.travel_speed(joints, fps, 0.8),
        "steps": float(body.steps(joints)),
        "standing %": 100.0 * float(standing.mean()),
        "pelvis": float(np.median(body.pelvis_height(joints))),
        "usual m/s": float(
            np.median(body.speed(body.smooth(joints[:, 0], fps, 0.5)[:, [0, 2]], fps))
        ),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
        "farthest m": physical.excursion(joints),
        "turn °": float(np.degrees(np.ptp(body.smooth(heading(joints), fps, 0.6)))),
    }


def _jump(joints: FloatArray, fps: float) -> Figures:
    lift = physical.foot_lift(joints)
    rise = joints[:, 0, 1] - np.median(joints[:, 0, 1])
    return {
        "lift cm": 100.0 * float(lift.max()),
        "lowest cm": 100.0 * float(lift.min()),
        "rise cm": 100.0 * float(rise.max()),
        "aloft s": body.longest(lift > 0.05, fps),
    }


def _climbing(joints: FloatArray, fps: float) -> Figures:
    pelvis = joints[:, 0, 1]
    hands = body.reach(joints)[..., 1]
    aloft = physical.foot_lift(joints) > 0.1
    lifts = [body.swings(joints[:, foot, 1], 0.12) for foot in body.ANKLES]
    return {
        "rise cm": 100.0 * (body.held(pelvis, fps, 0.5) + body.held(-pelvis, fps, 0.5)),
        "upright %": 100.0 * float((body.lean(joints) < 50.0).mean()),
        "foot lifts": float(sum(lifts)),
        "off the floor s": body.longest(aloft, fps),
        "hanging s": body.longest(aloft & (hands.max(axis=1) > 0.1), fps),
    }


def _crawling(joints: FloatArray, fps: float) -> Figures:
    level = body.lean(joints) > 50.0
    low = joints[:, body.WRISTS, 1].max(axis=1) < 0.35
    relative = body.local(joints)[:, body.WRISTS, 2]
    return {
        "level %": 100.0 * float((level & (joints[:, 0, 1] < 0.65)).mean()),
        "hands low %": 100.0 * float((low | (joints[:, body.WRISTS, 1].min(axis=1) < 0.2)).mean()),
        "travel m": physical.excursion(joints),
        "hand steps": float(body.swings(relative[:, 0] - relative[:, 1], 0.1)),
    }


def _along_trunk(joints: FloatArray) -> FloatArray:
    """How far the wrists reach past the neck along the trunk, ``[T, 2]`` metres."""
    axis = joints[:, J["neck"]] - joints[:, J["pelvis"]]
    axis = axis / np.linalg.norm(axis, axis=-1, keepdims=True)
    return np.asarray(((joints[:, body.WRISTS] - joints[:, [J["neck"]]]) * axis[:, None]).sum(-1))


def _swimming(joints: FloatArray, fps: float) -> Figures:
    along = _along_trunk(joints)
    drop = joints[:, :1, 1] - joints[:, body.KNEES, 1]
    return {
        "level %": 100.0 * float((body.lean(joints) > 50.0).mean()),
        "knees level %": 100.0 * float((drop.max(axis=1) < 0.3).mean()),
        "strokes": float(max(body.swings(along[:, side], 0.4) for side in (0, 1))),
    }


def _flying(joints: FloatArray, fps: float) -> Figures:
    aloft = physical.foot_lift(joints) > 0.2
    arms = body.elbows(joints) > 130.0
    wide = np.abs(body.reach(joints)[..., 0]) > 0.3
    level = (body.lean(joints) > 40.0) & arms.any(axis=1)
    wings = arms.all(axis=1) & wide.all(axis=1)
    along = _along_trunk(joints)
    return {
        "flight s": body.longest(aloft & (level | wings), fps),
        "aloft %": 100.0 * float(aloft.mean()),
        "strokes": float(max(body.swings(along[:, side], 0.4) for side in (0, 1))),
    }


def _climbs(f: Figures) -> bool:
    return f["hanging s"] >= 1.0 or (f["rise cm"] >= 25.0 and f["foot lifts"] >= 2)


MEASURES = {
    **dict.fromkeys(("walk", "run", "sprint", "running_bases"), _gait),
    "jump": _jump,
    "climbing": _climbing,
    "crawling": _crawling,
    "swimming": _swimming,
    "flying": _flying,
}
CONDITIONS = {"climbing": _climbs}
