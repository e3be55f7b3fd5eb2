"""Probes of the actions that take a body somewhere."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray, heading
from stickgen.measures import physical
from stickgen.skeleton import J

_TOES = [J["left_foot"], J["right_foot"]]
_AT_REST = 0.5  # m/s: slower feet stand; by speed, so that stairs and slopes count too


def _gait(joints: FloatArray, fps: float) -> Figures:
    standing = m.speed(joints[:, _TOES], fps).min(axis=1) < _AT_REST
    return {
        "fastest m/s": m.travel_speed(joints, fps, 0.8),
        "steps": float(m.steps(joints)),
        "standing %": 100.0 * float(standing.mean()),
        "pelvis": float(np.median(m.pelvis_height(joints))),
        "usual m/s": float(np.median(m.speed(m.smooth(joints[:, 0], fps, 0.5)[:, [0, 2]], fps))),
        "hands m/s": float(m.hand_speed(joints, fps).max()),
        "farthest m": physical.excursion(joints),
        "turn °": float(np.degrees(np.ptp(m.smooth(heading(joints), fps, 0.6)))),
    }


def _jump(joints: FloatArray, fps: float) -> Figures:
    lift = physical.foot_lift(joints)
    rise = joints[:, 0, 1] - np.median(joints[:, 0, 1])
    return {
        "lift cm": 100.0 * float(lift.max()),
        "lowest cm": 100.0 * float(lift.min()),
        "rise cm": 100.0 * float(rise.max()),
        "aloft s": m.longest(lift > 0.05, fps),
    }


def _climbing(joints: FloatArray, fps: float) -> Figures:
    pelvis = joints[:, 0, 1]
    hands = m.reach(joints)[..., 1]
    aloft = physical.foot_lift(joints) > 0.1
    lifts = [m.swings(joints[:, foot, 1], 0.12) for foot in m.ANKLES]
    return {
        "rise cm": 100.0 * (m.held(pelvis, fps, 0.5) + m.held(-pelvis, fps, 0.5)),
        "upright %": 100.0 * float((m.lean(joints) < 50.0).mean()),
        "foot lifts": float(sum(lifts)),
        "off the floor s": m.longest(aloft, fps),
        "hanging s": m.longest(aloft & (hands.max(axis=1) > 0.1), fps),
    }


def _crawling(joints: FloatArray, fps: float) -> Figures:
    level = m.lean(joints) > 50.0
    low = joints[:, m.WRISTS, 1].max(axis=1) < 0.35
    seen = m.local(joints)[:, m.WRISTS, 2]
    return {
        "level %": 100.0 * float((level & (joints[:, 0, 1] < 0.65)).mean()),
        "hands low %": 100.0 * float((low | (joints[:, m.WRISTS, 1].min(axis=1) < 0.2)).mean()),
        "travel m": physical.excursion(joints),
        "hand steps": float(m.swings(seen[:, 0] - seen[:, 1], 0.1)),
    }


def _along_trunk(joints: FloatArray) -> FloatArray:
    """How far the wrists reach past the neck along the trunk, ``[T, 2]`` metres."""
    axis = joints[:, J["neck"]] - joints[:, J["pelvis"]]
    axis = axis / np.linalg.norm(axis, axis=-1, keepdims=True)
    return np.asarray(((joints[:, m.WRISTS] - joints[:, [J["neck"]]]) * axis[:, None]).sum(-1))


def _swimming(joints: FloatArray, fps: float) -> Figures:
    along = _along_trunk(joints)
    drop = joints[:, :1, 1] - joints[:, m.KNEES, 1]
    return {
        "level %": 100.0 * float((m.lean(joints) > 50.0).mean()),
        "knees level %": 100.0 * float((drop.max(axis=1) < 0.3).mean()),
        "strokes": float(max(m.swings(along[:, side], 0.4) for side in (0, 1))),
    }


def _flying(joints: FloatArray, fps: float) -> Figures:
    aloft = physical.foot_lift(joints) > 0.2
    arms = m.elbows(joints) > 130.0
    wide = np.abs(m.reach(joints)[..., 0]) > 0.3
    level = (m.lean(joints) > 40.0) & arms.any(axis=1)
    wings = arms.all(axis=1) & wide.all(axis=1)
    along = _along_trunk(joints)
    return {
        "flight s": m.longest(aloft & (level | wings), fps),
        "aloft %": 100.0 * float(aloft.mean()),
        "strokes": float(max(m.swings(along[:, side], 0.4) for side in (0, 1))),
    }


def _walks(f: Figures) -> bool:
    paced = f["usual m/s"] >= 0.2 and f["fastest m/s"] <= 2.2 and f["farthest m"] >= 0.5
    return paced and f["steps"] >= 2 and f["hands m/s"] < 4.0


def _runs(f: Figures) -> bool:
    going = f["fastest m/s"] >= 1.7 and f["standing %"] <= 82.0
    return going and f["steps"] >= 1 and f["pelvis"] >= 0.75


PROBES = (
    ActionProbe(
        "walk",
        "goes at 0.2 m/s or more for half of the time and never at over 2.2 m/s (over 0.8 s), "
        "gets 50 cm away, one foot overtaking the other at least twice, a foot nearly always at "
        "rest (85 % of the time), upright (pelvis ≥ 75 % of its height), no hand faster than 4 m/s",
        _gait,
        lambda f: _walks(f) and f["standing %"] >= 85.0 and f["pelvis"] >= 0.75,
    ),
    ActionProbe(
        "run",
        "travels at 1.7 m/s or more over 0.8 s on its feet (pelvis ≥ 75 % of its height), one "
        "overtaking the other and neither at rest for 18 % of the time",
        _gait,
        _runs,
    ),
    ActionProbe(
        "sprint",
        "a run at 3.8 m/s or more over 0.8 s",
        _gait,
        lambda f: _runs(f) and f["fastest m/s"] >= 3.8,
    ),
    ActionProbe(
        "running_bases",
        "a run at 2 m/s or more over 0.8 s that turns by 60° or more on its way",
        _gait,
        lambda f: _runs(f) and f["fastest m/s"] >= 2.0 and f["turn °"] >= 60.0,
    ),
    ActionProbe(
        "jump",
        "both feet 8 cm off the floor together, never over 5 cm off it for more than 1.2 s, and "
        "within 5 cm of it at another time; the pelvis rises 10 cm over its usual height",
        _jump,
        lambda f: (
            f["lift cm"] >= 8.0
            and f["lowest cm"] <= 5.0
            and f["rise cm"] >= 10.0
            and f["aloft s"] <= 1.2
        ),
    ),
    ActionProbe(
        "climbing",
        "both feet 10 cm off the floor for 0.5 s; the pelvis is half a second 25 cm higher than "
        "half a second at another time and the feet go up or down by 12 cm at least twice, or a "
        "hand is 10 cm over its shoulder for 1 s off the floor; the trunk within 50° of the "
        "vertical for half of the time",
        _climbing,
        lambda f: (
            f["upright %"] >= 50.0
            and f["off the floor s"] >= 0.5
            and (f["hanging s"] >= 1.0 or (f["rise cm"] >= 25.0 and f["foot lifts"] >= 2))
        ),
    ),
    ActionProbe(
        "crawling",
        "for 60 % of the time the trunk near level (over 50° off the vertical) and the pelvis "
        "below 65 cm, and for 60 % both hands below 35 cm or one below 20 cm; gets 30 cm away, "
        "the hands stepping in turn (one against the other by 10 cm, at least twice)",
        _crawling,
        lambda f: (
            f["level %"] >= 60.0
            and f["hands low %"] >= 60.0
            and f["travel m"] >= 0.3
            and f["hand steps"] >= 2
        ),
    ),
    ActionProbe(
        "swimming",
        "the trunk near level (over 50° off the vertical) for 60 % of the time, and the knees "
        "level with it (less than 30 cm below the pelvis) for 60 %; a hand goes 40 cm up or down "
        "along the trunk at least three times",
        _swimming,
        lambda f: f["level %"] >= 60.0 and f["knees level %"] >= 60.0 and f["strokes"] >= 3,
    ),
    ActionProbe(
        "flying",
        "both feet 20 cm off the floor for 1 s, the trunk over 40° off the vertical with a "
        "straight arm (elbow over 130°) or both arms straight and the hands 30 cm out to the "
        "sides; no swimming strokes: a hand goes 40 cm up or down along the trunk at most twice",
        _flying,
        lambda f: f["flight s"] >= 1.0 and f["strokes"] <= 2,
    ),
)
