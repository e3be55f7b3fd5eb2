"""Probes of postures: standing, sitting, kneeling, lying, looking around, fighting stance."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray
from stickgen.measures import physical
from stickgen.skeleton import J


def _standing(joints: FloatArray, fps: float) -> Figures:
    upright = (body.pelvis_height(joints) > 0.88) & (body.lean(joints) < 30.0)
    slow = body.speed(body.smooth(joints[:, 0], fps, 0.4), fps) < 0.3
    return {
        "upright s": body.longest(upright & slow, fps),
        "upright %": 100.0 * float((upright & slow).mean()),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(body.hand_speed(joints, fps).mean()),
        "hand over shoulder %": 100.0 * float((body.reach(joints)[..., 1] > 0.0).any(1).mean()),
    }


def _sitting(joints: FloatArray, fps: float) -> Figures:
    relative = body.local(joints)
    pelvis = relative[:, J["pelvis"], 1]
    feet = relative[:, body.ANKLES, 2].mean(axis=1)
    thighs = (relative[:, body.KNEES, 2] - relative[:, body.HIPS, 2]).min(axis=1)
    still = body.speed(body.smooth(joints[:, 0], fps, 0.4), fps) < 0.25
    chair = (pelvis > 0.3) & (thighs > 0.17) & (feet > 0.12)
    floor = pelvis < 0.3
    return {
        "seated s": body.longest((chair | floor) & still & (body.lean(joints) < 55.0), fps),
    }


def _kneeling(joints: FloatArray, fps: float) -> Figures:
    height = joints[:, J["pelvis"], 1]
    relative = body.local(joints)
    under = relative[:, body.ANKLES, 2].min(axis=1) < 0.15
    down = under & (height > 0.15) & (height < 0.66) & (body.lean(joints) < 60.0)
    return {
        "down s": body.longest(down, fps),
    }


def _lying(joints: FloatArray, fps: float) -> Figures:
    low = (joints[:, J["head"], 1] < 0.5) & (joints[:, J["pelvis"], 1] < 0.35)
    return {
        "lying s": body.longest(low & (body.lean(joints) > 55.0), fps),
    }


def gaze(joints: FloatArray, fps: float) -> FloatArray:
    """Degrees by which head and shoulders are turned to the left of the hips, ``[T]``.

    The 22 joints show a turn of the head only by the position of the head joint over the neck.
    """
    hips = joints[:, J["left_hip"]] - joints[:, J["right_hip"]]
    girdle = joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]]
    base = np.arctan2(-hips[:, 2], hips[:, 0])
    chest = np.arctan2(-girdle[:, 2], girdle[:, 0])
    nod = joints[:, J["head"]] - joints[:, J["neck"]]
    face = np.arctan2(nod[:, 0], nod[:, 2])
    turned = np.angle(np.exp(1j * (face - base)))
    # An upright head has no measurable direction: the shoulders are used instead.
    sure = np.clip(np.hypot(nod[:, 0], nod[:, 2]) / 0.045, 0.0, 1.0)
    twist = np.angle(np.exp(1j * (chest - base)))
    return body.smooth(np.degrees(np.where(sure > 0.5, turned, twist)), fps, 0.3)


def _looking(joints: FloatArray, fps: float) -> Figures:
    look = gaze(joints, fps)
    return {
        "left °": float(look.max()),
        "right °": float(-look.min()),
        "turns": float(body.swings(look, 35.0)),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(body.hand_speed(joints, fps).mean()),
        "bow °": float(np.median(body.bow(joints))),
        "lean °": float(np.median(body.lean(joints))),
    }


def _guard(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    up = (hand[..., 1] > -0.32) & (hand[..., 1] < 0.25) & (hand[..., 2] > 0.08)
    bent = body.elbows(joints) < 130.0
    feet = joints[:, body.ANKLES][..., [0, 2]]
    apart = np.linalg.norm(feet[:, 0] - feet[:, 1], axis=-1)
    guard = (up & bent).all(axis=1) & (apart > 0.25) & (body.pelvis_height(joints) > 0.7)
    return {
        "guard s": body.longest(guard & (body.lean(joints) < 45.0), fps),
    }


def _stands(f: Figures) -> bool:
    return f["upright s"] >= 1.0 or f["upright %"] >= 50.0


MEASURES = {
    "idle": _standing,
    "stand": _standing,
    "sit": _sitting,
    "kneel": _kneeling,
    "lie_down": _lying,
    "looking_around": _looking,
    "fight_stance": _guard,
}
CONDITIONS = {"stand": _stands}
