"""Probes of the actions that are a way to stand, sit or lie."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray
from stickgen.measures import physical
from stickgen.skeleton import J


def _standing(joints: FloatArray, fps: float) -> Figures:
    upright = (m.pelvis_height(joints) > 0.88) & (m.lean(joints) < 30.0)
    slow = m.speed(m.smooth(joints[:, 0], fps, 0.4), fps) < 0.3
    return {
        "upright s": m.longest(upright & slow, fps),
        "upright %": 100.0 * float((upright & slow).mean()),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(m.hand_speed(joints, fps).mean()),
        "hand over shoulder %": 100.0 * float((m.reach(joints)[..., 1] > 0.0).any(1).mean()),
    }


def _sitting(joints: FloatArray, fps: float) -> Figures:
    seen = m.local(joints)
    pelvis = seen[:, J["pelvis"], 1]
    feet = seen[:, m.ANKLES, 2].mean(axis=1)
    thighs = (seen[:, m.KNEES, 2] - seen[:, m.HIPS, 2]).min(axis=1)
    still = m.speed(m.smooth(joints[:, 0], fps, 0.4), fps) < 0.25
    chair = (pelvis > 0.3) & (thighs > 0.17) & (feet > 0.12)
    floor = pelvis < 0.3
    return {
        "seated s": m.longest((chair | floor) & still & (m.lean(joints) < 55.0), fps),
    }


def _kneeling(joints: FloatArray, fps: float) -> Figures:
    height = joints[:, J["pelvis"], 1]
    seen = m.local(joints)
    under = seen[:, m.ANKLES, 2].min(axis=1) < 0.15
    down = under & (height > 0.15) & (height < 0.66) & (m.lean(joints) < 60.0)
    return {
        "down s": m.longest(down, fps),
    }


def _lying(joints: FloatArray, fps: float) -> Figures:
    low = (joints[:, J["head"], 1] < 0.5) & (joints[:, J["pelvis"], 1] < 0.35)
    return {
        "lying s": m.longest(low & (m.lean(joints) > 55.0), fps),
    }


def gaze(joints: FloatArray, fps: float) -> FloatArray:
    """Degrees by which head and shoulders are turned to the left of the hips, ``[T]``.

    A head's turn shows in the body's joints only by where the neck carries the head.
    """
    hips = joints[:, J["left_hip"]] - joints[:, J["right_hip"]]
    girdle = joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]]
    base = np.arctan2(-hips[:, 2], hips[:, 0])
    chest = np.arctan2(-girdle[:, 2], girdle[:, 0])
    nod = joints[:, J["head"]] - joints[:, J["neck"]]
    face = np.arctan2(nod[:, 0], nod[:, 2])
    turned = np.angle(np.exp(1j * (face - base)))
    # A head bent back or upright says little about where it looks: the chest then decides.
    sure = np.clip(np.hypot(nod[:, 0], nod[:, 2]) / 0.045, 0.0, 1.0)
    twist = np.angle(np.exp(1j * (chest - base)))
    return m.smooth(np.degrees(np.where(sure > 0.5, turned, twist)), fps, 0.3)


def _looking(joints: FloatArray, fps: float) -> Figures:
    look = gaze(joints, fps)
    return {
        "left °": float(look.max()),
        "right °": float(-look.min()),
        "turns": float(m.swings(look, 35.0)),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(m.hand_speed(joints, fps).mean()),
        "bow °": float(np.median(m.bow(joints))),
        "lean °": float(np.median(m.lean(joints))),
    }


def _guard(joints: FloatArray, fps: float) -> Figures:
    hand = m.reach(joints)
    up = (hand[..., 1] > -0.32) & (hand[..., 1] < 0.25) & (hand[..., 2] > 0.08)
    bent = m.elbows(joints) < 130.0
    feet = joints[:, m.ANKLES][..., [0, 2]]
    apart = np.linalg.norm(feet[:, 0] - feet[:, 1], axis=-1)
    guard = (up & bent).all(axis=1) & (apart > 0.25) & (m.pelvis_height(joints) > 0.7)
    return {
        "guard s": m.longest(guard & (m.lean(joints) < 45.0), fps),
    }


PROBES = (
    ActionProbe(
        "idle",
        "upright and slow as for stand for 80 % of the time, never 0.4 m away from its start, "
        "the hands slower than 0.35 m/s on average, one over its shoulder for less than 20 % of "
        "the time",
        _standing,
        lambda f: (
            f["upright %"] >= 80.0
            and f["farthest m"] < 0.4
            and f["hands m/s"] < 0.35
            and f["hand over shoulder %"] < 20.0
        ),
    ),
    ActionProbe(
        "stand",
        "upright (pelvis over 88 % of its height, trunk within 30° of the vertical) and slower "
        "than 0.3 m/s for 1 s on end or for half of the time; holds for all that is done standing",
        _standing,
        lambda f: f["upright s"] >= 1.0 or f["upright %"] >= 50.0,
    ),
    ActionProbe(
        "sit",
        "for 0.8 s the pelvis rests (below 0.25 m/s), on the floor (below 30 cm) or with both "
        "knees 17 cm ahead of the hips and the feet 12 cm ahead of it, the trunk within 55° of "
        "the vertical",
        _sitting,
        lambda f: f["seated s"] >= 0.8,
    ),
    ActionProbe(
        "kneel",
        "for 0.4 s the pelvis is 15 to 66 cm high over a foot (a squat) or a knee, an ankle less "
        "than 15 cm ahead of it, the trunk within 60° of the vertical",
        _kneeling,
        lambda f: f["down s"] >= 0.4,
    ),
    ActionProbe(
        "lie_down",
        "for 0.4 s the head is below 50 cm, the pelvis below 35 cm and the trunk near level (over "
        "55° off the vertical)",
        _lying,
        lambda f: f["lying s"] >= 0.4,
    ),
    ActionProbe(
        "looking_around",
        "head or shoulders turn 20° or more to both sides of the hips, going over (35°) at least "
        "once, on the spot (0.5 m), the hands slower than 0.6 m/s on average; as a rule the trunk "
        "within 30° of the vertical and the head not bowed (25°)",
        _looking,
        lambda f: (
            min(f["left °"], f["right °"]) >= 20.0
            and f["turns"] >= 1
            and f["farthest m"] < 0.5
            and f["hands m/s"] < 0.6
            and f["lean °"] < 30.0
            and f["bow °"] < 25.0
        ),
    ),
    ActionProbe(
        "fight_stance",
        "for 0.6 s it stands (pelvis over 70 % of its height, trunk within 45° of the vertical) "
        "with both hands 8 cm ahead of the shoulders, 32 cm below to 25 cm over them, the elbows "
        "bent (below 130°) and the feet 25 cm or more apart",
        _guard,
        lambda f: f["guard s"] >= 0.6,
    ),
)
