"""Probes of speech and emotion, by their body language."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.action_probes.hands import MOUTH
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray, runs
from stickgen.measures import physical
from stickgen.skeleton import J


def _voice(joints: FloatArray, fps: float) -> Figures:
    gap = body.mouth_distance(joints)
    hand = body.reach(joints)
    one = (gap.min(axis=1) < MOUTH) & (gap.max(axis=1) > MOUTH + 0.1)
    both = (gap.max(axis=1) < 0.32) & (gap.min(axis=1) < MOUTH)
    mic = gap.min(axis=1) < 0.34
    lean = body.lean(joints)
    upward = body.bow(joints) - body.forward_lean(joints) < 15.0
    leaning = (lean > 8.0) & (lean < 45.0) & upward
    beats = [
        max(body.swings(hand[:, k, 0], 0.06), body.swings(hand[:, k, 1], 0.06)) for k in (0, 1)
    ]
    front = (hand[..., 1] < 0.1) & (hand[..., 1] > -0.5) & (hand[..., 2] > 0.05)
    free = hand[np.arange(len(hand)), np.argmax(gap, axis=1)]
    return {
        "calling s": body.longest(np.logical_and(both, leaning), fps),
        "one hand s": body.longest(one & (lean > 7.0) & upward, fps),
        "microphone %": 100.0 * float((mic & (gap.max(axis=1) > 0.42)).mean()),
        "beats": float(max(beats)),
        "gesture %": 100.0 * float(front.any(axis=1).mean()),
        "at mouth %": 100.0 * float((gap.min(axis=1) < MOUTH).mean()),
        "overhead %": 100.0 * float((hand[..., 1] > 0.25).any(axis=1).mean()),
        "sway cm": 100.0
        * float(np.ptp(body.smooth(joints[:, J["neck"]], fps, 0.4)[:, [0, 2]], axis=0).max()),
        "free arm cm": 100.0 * float(np.ptp(free, axis=0).max()),
        "lean °": float(np.median(body.lean(joints))),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(body.hand_speed(joints, fps).mean()),
        "fastest m/s": float(body.hand_speed(joints, fps).max()),
        "upright %": 100.0 * float((body.pelvis_height(joints) > 0.88).mean()),
        "pelvis still": float(np.ptp(joints[:, 0, 1]) < 0.1),
        "bow °": float(np.median(body.bow(joints))),
    }


def _emotion(joints: FloatArray, fps: float) -> Figures:
    face = np.linalg.norm(joints[:, body.WRISTS] - joints[:, [J["head"]]], axis=-1)
    lean = body.forward_lean(joints)
    hidden = (
        (face < 0.3).any(axis=1) & (body.bow(joints) > np.maximum(12.0, lean + 5.0)) & (lean > 6.0)
    )
    chest = joints[:, J["spine3"]] - joints[:, J["pelvis"]]
    slow = body.smooth(chest, fps, 0.5)
    shakes = (chest - slow)[1:-1]
    bending = body.smooth(body.forward_lean(joints), fps, 0.2)
    return {
        "hidden %": 100.0 * float(hidden.mean()),
        "shakes a second": max(body.swings(shakes[:, k], 0.006) for k in range(3))
        * fps
        / len(joints),
        "bending °": float(np.ptp(bending)),
        "rocks": float(body.swings(bending, 8.0)),
        "leans back °": float(-bending.min()),
        "feet m/s": float(body.speed(joints[:, body.ANKLES], fps).mean()),
        "quick m/s": float(body.hand_speed(joints, fps).max()),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(body.hand_speed(joints, fps).mean()),
        "lean °": float(np.median(body.lean(joints))),
        "pelvis": float(body.pelvis_height(joints).min()),
    }


def _celebrate(joints: FloatArray, fps: float) -> Figures:
    up = joints[:, body.WRISTS, 1] > joints[:, [J["head"]], 1]
    wide = body.hands_apart(joints) > 0.4
    height = body.reach(joints)[..., 1]
    raised = [height[run, k] for k in (0, 1) for run in runs(height[:, k] > 0.0)]
    pumps = max((body.swings(part, 0.12) for part in raised), default=0)
    return {
        "arms up s": body.longest(np.logical_and(up.all(axis=1), wide), fps),
        "pumps": float(pumps),
        "lean °": float(np.median(body.lean(joints))),
        "farthest m": physical.excursion(joints),
    }


def _dance(joints: FloatArray, fps: float) -> Figures:
    relative = body.local(joints)
    feet = body.speed(joints[:, body.ANKLES], fps)
    return {
        "joints m/s": physical.mean_joint_speed(joints, fps),
        "farthest m": physical.excursion(joints),
        "arms m/s": float(body.hand_speed(joints, fps).mean()),
        "feet m/s": float(feet.mean()),
        "steps": float(
            sum(
                body.swings(relative[:, k, 1], 0.05) + body.swings(relative[:, k, 0], 0.1)
                for k in body.ANKLES
            )
        ),
        "seconds": len(joints) / fps,
        "lean °": float(np.median(body.lean(joints))),
        "travel m/s": body.travel_speed(joints, fps, 2.0),
        "quick m/s": float(body.hand_speed(joints, fps).max()),
    }


def _giggles(f: Figures) -> bool:
    quiet = f["feet m/s"] < 0.2 and f["quick m/s"] < 2.5
    return quiet and f["shakes a second"] >= 3.0 and f["bending °"] >= 10.0


def _roars(f: Figures) -> bool:
    return f["rocks"] >= 4 and f["bending °"] >= 30.0 and f["leans back °"] >= 8.0


def _moves_all(f: Figures) -> bool:
    arms = f["arms m/s"] >= max(0.35, 0.9 * f["travel m/s"])
    return arms and f["steps"] >= 2.0 * f["seconds"]


MEASURES = {
    **dict.fromkeys(("talk", "shout", "whisper", "sing"), _voice),
    "cry": _emotion,
    "laugh": _emotion,
    "celebrate": _celebrate,
    "dance": _dance,
}
CONDITIONS: dict[str, Callable[[Figures], bool]] = {
    "talk": lambda f: f["upright %"] >= 80.0 or f["pelvis still"] > 0.0,
    "sing": lambda f: f["sway cm"] >= 5.0 or f["free arm cm"] >= 25.0,
    "laugh": lambda f: _giggles(f) or _roars(f),
    "celebrate": lambda f: f["arms up s"] >= 0.5 or f["pumps"] >= 4,
    "dance": _moves_all,
}
