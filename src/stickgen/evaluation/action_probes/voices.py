"""Probes of speech and feeling, by the body language that a viewer sees."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.hands import MOUTH
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray, runs
from stickgen.measures import physical
from stickgen.skeleton import J


def _voice(joints: FloatArray, fps: float) -> Figures:
    gap = m.mouth_distance(joints)
    hand = m.reach(joints)
    one = (gap.min(axis=1) < MOUTH) & (gap.max(axis=1) > MOUTH + 0.1)
    both = (gap.max(axis=1) < 0.32) & (gap.min(axis=1) < MOUTH)
    mic = gap.min(axis=1) < 0.34
    lean = m.lean(joints)
    upward = m.bow(joints) - m.forward_lean(joints) < 15.0
    leaning = (lean > 8.0) & (lean < 45.0) & upward
    beats = [max(m.swings(hand[:, k, 0], 0.06), m.swings(hand[:, k, 1], 0.06)) for k in (0, 1)]
    front = (hand[..., 1] < 0.1) & (hand[..., 1] > -0.5) & (hand[..., 2] > 0.05)
    free = hand[np.arange(len(hand)), np.argmax(gap, axis=1)]
    return {
        "calling s": m.longest(np.logical_and(both, leaning), fps),
        "one hand s": m.longest(one & (lean > 7.0) & upward, fps),
        "microphone %": 100.0 * float((mic & (gap.max(axis=1) > 0.42)).mean()),
        "beats": float(max(beats)),
        "gesture %": 100.0 * float(front.any(axis=1).mean()),
        "at mouth %": 100.0 * float((gap.min(axis=1) < MOUTH).mean()),
        "overhead %": 100.0 * float((hand[..., 1] > 0.25).any(axis=1).mean()),
        "sway cm": 100.0
        * float(np.ptp(m.smooth(joints[:, J["neck"]], fps, 0.4)[:, [0, 2]], axis=0).max()),
        "free arm cm": 100.0 * float(np.ptp(free, axis=0).max()),
        "lean °": float(np.median(m.lean(joints))),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(m.hand_speed(joints, fps).mean()),
        "fastest m/s": float(m.hand_speed(joints, fps).max()),
        "upright %": 100.0 * float((m.pelvis_height(joints) > 0.88).mean()),
        "pelvis still": float(np.ptp(joints[:, 0, 1]) < 0.1),
        "bow °": float(np.median(m.bow(joints))),
    }


def _feeling(joints: FloatArray, fps: float) -> Figures:
    face = np.linalg.norm(joints[:, m.WRISTS] - joints[:, [J["head"]]], axis=-1)
    lean = m.forward_lean(joints)
    hidden = (
        (face < 0.3).any(axis=1) & (m.bow(joints) > np.maximum(12.0, lean + 5.0)) & (lean > 6.0)
    )
    chest = joints[:, J["spine3"]] - joints[:, J["pelvis"]]
    slow = m.smooth(chest, fps, 0.5)
    shakes = (chest - slow)[1:-1]
    bending = m.smooth(m.forward_lean(joints), fps, 0.2)
    return {
        "hidden %": 100.0 * float(hidden.mean()),
        "shakes a second": max(m.swings(shakes[:, k], 0.006) for k in range(3)) * fps / len(joints),
        "bending °": float(np.ptp(bending)),
        "rocks": float(m.swings(bending, 8.0)),
        "leans back °": float(-bending.min()),
        "feet m/s": float(m.speed(joints[:, m.ANKLES], fps).mean()),
        "quick m/s": float(m.hand_speed(joints, fps).max()),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(m.hand_speed(joints, fps).mean()),
        "lean °": float(np.median(m.lean(joints))),
        "pelvis": float(m.pelvis_height(joints).min()),
    }


def _celebrate(joints: FloatArray, fps: float) -> Figures:
    up = joints[:, m.WRISTS, 1] > joints[:, [J["head"]], 1]
    wide = m.hands_apart(joints) > 0.4
    height = m.reach(joints)[..., 1]
    raised = [height[run, k] for k in (0, 1) for run in runs(height[:, k] > 0.0)]
    pumps = max((m.swings(part, 0.12) for part in raised), default=0)
    return {
        "arms up s": m.longest(np.logical_and(up.all(axis=1), wide), fps),
        "pumps": float(pumps),
        "lean °": float(np.median(m.lean(joints))),
        "farthest m": physical.excursion(joints),
    }


def _dance(joints: FloatArray, fps: float) -> Figures:
    seen = m.local(joints)
    feet = m.speed(joints[:, m.ANKLES], fps)
    return {
        "joints m/s": physical.mean_joint_speed(joints, fps),
        "farthest m": physical.excursion(joints),
        "arms m/s": float(m.hand_speed(joints, fps).mean()),
        "feet m/s": float(feet.mean()),
        "steps": float(
            sum(m.swings(seen[:, k, 1], 0.05) + m.swings(seen[:, k, 0], 0.1) for k in m.ANKLES)
        ),
        "seconds": len(joints) / fps,
        "lean °": float(np.median(m.lean(joints))),
        "travel m/s": m.travel_speed(joints, fps, 2.0),
        "quick m/s": float(m.hand_speed(joints, fps).max()),
    }


def _giggles(f: Figures) -> bool:
    quiet = f["feet m/s"] < 0.2 and f["quick m/s"] < 2.5
    return quiet and f["shakes a second"] >= 3.0 and f["bending °"] >= 10.0


def _roars(f: Figures) -> bool:
    return f["rocks"] >= 4 and f["bending °"] >= 30.0 and f["leans back °"] >= 8.0


PROBES = (
    ActionProbe(
        "talk",
        "on the spot (0.5 m), the trunk mostly within 25° of the vertical, standing (pelvis over "
        "88 % of its height) for 80 % of the time or its pelvis keeping its height within 10 cm; "
        "for 25 % of the time a hand ahead of its shoulder (5 cm), 50 cm below to 10 cm over it; a "
        "hand makes two beats of 6 cm or more; the hands at 0.08 to 0.9 m/s on average, below "
        "3.5 m/s, one at the mouth (28 cm) for less than 10 % and one 25 cm over its shoulder for "
        "less than 5 % of the time",
        _voice,
        lambda f: (
            f["gesture %"] >= 25.0
            and f["beats"] >= 2
            and f["farthest m"] < 0.5
            and 0.08 <= f["hands m/s"] <= 0.9
            and f["fastest m/s"] < 3.5
            and f["at mouth %"] < 10.0
            and f["overhead %"] < 5.0
            and f["lean °"] < 25.0
            and (f["upright %"] >= 80.0 or f["pelvis still"] > 0.0)
        ),
    ),
    ActionProbe(
        "shout",
        "for 0.6 s both hands are cupped at the mouth (wrists within 32 cm, one within 28 cm) "
        "while the trunk leans 8° to 45°, the head not hanging (15° against the trunk)",
        _voice,
        lambda f: f["calling s"] >= 0.6,
    ),
    ActionProbe(
        "whisper",
        "for 0.5 s one hand is beside the mouth (28 cm) and the other is not (38 cm), while the "
        "trunk leans over 7°, the head not hanging (15° against the trunk) and as a rule not "
        "thrown back (10°); slow (hands below 0.5 m/s on average)",
        _voice,
        lambda f: f["one hand s"] >= 0.5 and f["hands m/s"] < 0.5 and f["bow °"] > -10.0,
    ),
    ActionProbe(
        "sing",
        "one hand before the mouth as if with a microphone (34 cm) and the other not (42 cm) for "
        "50 % of the time, the trunk mostly upright (15°), swaying by 5 cm or with the free arm "
        "moving by 25 cm; never 1 m away from its start; slow (hands below 0.5 m/s on average)",
        _voice,
        lambda f: (
            f["microphone %"] >= 50.0
            and f["lean °"] < 15.0
            and (f["sway cm"] >= 5.0 or f["free arm cm"] >= 25.0)
            and f["farthest m"] < 1.0
            and f["hands m/s"] < 0.5
        ),
    ),
    ActionProbe(
        "cry",
        "for 35 % of the time a hand is at the face (wrist within 30 cm of the head joint) with "
        "the head bowed by over 12°, 5° more than the trunk, which is slumped by 6°",
        _feeling,
        lambda f: f["hidden %"] >= 35.0,
    ),
    ActionProbe(
        "laugh",
        "on the spot (0.6 m), the pelvis over 70 % of its height; the chest shakes against the "
        "pelvis (6 mm, three turns a second) while the trunk bends by 10° or more, feet (0.2 m/s "
        "on average) and hands (2.5 m/s) quiet; or the trunk rocks by 30° or more, four times by "
        "8°, and leans 8° back",
        _feeling,
        lambda f: f["farthest m"] < 0.6 and f["pelvis"] > 0.7 and (_giggles(f) or _roars(f)),
    ),
    ActionProbe(
        "celebrate",
        "both hands over the head, more than 40 cm apart, for 0.5 s, or a hand over its shoulder "
        "that goes up or down by 12 cm at least four times; the trunk mostly within 40° of the "
        "vertical",
        _celebrate,
        lambda f: f["lean °"] < 40.0 and (f["arms up s"] >= 0.5 or f["pumps"] >= 4),
    ),
    ActionProbe(
        "dance",
        "lasts 3 s or more; all joints move at 0.38 m/s or more on average, the hands at 0.35 m/s "
        "and at 90 % of the speed at which the body travels over 2 s (below 1.2 m/s), the feet go "
        "5 cm up or down or 10 cm aside twice a second; it stays within 4 m and no hand gets 7 m/s",
        _dance,
        lambda f: (
            f["seconds"] >= 3.0
            and f["joints m/s"] >= 0.38
            and f["arms m/s"] >= max(0.35, 0.9 * f["travel m/s"])
            and f["farthest m"] < 4.0
            and f["steps"] >= 2.0 * f["seconds"]
            and f["travel m/s"] < 1.2
            and f["quick m/s"] < 7.0
        ),
    ),
)
