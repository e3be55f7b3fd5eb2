"""Probes of ball games."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray, runs
from stickgen.measures import physical
from stickgen.skeleton import J


def _girdle_turn(joints: FloatArray, fps: float, frames: slice) -> float:
    across = joints[frames, J["left_shoulder"]] - joints[frames, J["right_shoulder"]]
    angle = np.unwrap(np.arctan2(-across[:, 2], across[:, 0]))
    return float(np.degrees(np.ptp(angle)))


def _peak(joints: FloatArray, fps: float) -> tuple[int, int, float]:
    """Side, frame and speed (m/s against the pelvis) at which a hand is fastest."""
    fast = m.hand_speed(joints, fps)
    frame, side = np.unravel_index(int(np.argmax(fast)), fast.shape)
    return int(side), int(frame), float(fast[frame, side])


def _stroke(joints: FloatArray, fps: float) -> Figures:
    """The fastest move of a hand: a sweep round the body, or a throw over the shoulder."""
    side, frame, fast = _peak(joints, fps)
    span = slice(max(0, frame - round(0.35 * fps)), frame + round(0.35 * fps))
    swing = joints[span, m.WRISTS[side]] - joints[span, J["neck"]]
    angle = np.unwrap(np.arctan2(swing[:, 0], swing[:, 2]))
    before = slice(max(0, frame - round(1.6 * fps)), frame + 1)
    hand, other = m.reach(joints)[:, side], m.reach(joints)[:, 1 - side]
    knee = joints[before][:, m.KNEES, 1] - joints[before][:, m.HIPS, 1]
    feet = joints[before][:, m.ANKLES]
    apart = np.linalg.norm((feet[:, 0] - feet[:, 1])[:, [0, 2]], axis=-1)
    near = slice(max(0, frame - round(0.12 * fps)), frame + round(0.12 * fps) + 1)
    return {
        "hand m/s": fast,
        "other ahead cm": 100.0 * float(other[frame : frame + round(0.4 * fps), 2].max()),
        "over shoulder cm": 100.0 * float(hand[before, 1].max()),
        "sweep °": float(np.degrees(np.ptp(angle))),
        "trunk turn °": _girdle_turn(joints, fps, span),
        "hand height cm": 100.0 * float(hand[near, 1].max()),
        "hands apart at peak cm": 100.0 * float(np.median(m.hands_apart(joints)[near])),
        "behind cm": -100.0 * float(hand[before, 2].min()),
        "ahead cm": 100.0 * float(hand[frame : frame + round(0.4 * fps), 2].max()),
        "knee cm": 100.0 * float(knee.max()),
        "stride cm": 100.0 * float(apart.max()),
        "lean °": float(np.median(m.lean(joints))),
        "ankle cm": 100.0 * float(joints[:, m.ANKLES, 1].max()),
        "foot m/s": float(m.speed(joints[:, m.ANKLES] - joints[:, :1], fps).max()),
    }


def _catching(joints: FloatArray, fps: float) -> Figures:
    """How far both hands go out together and come in again within 0.7 s each."""
    gap, hand = m.hands_apart(joints), m.reach(joints)
    middle = hand.mean(axis=1)
    ahead = np.hypot(middle[:, 2], np.clip(middle[:, 1] + 0.1, 0.0, None))
    even = np.abs(hand[:, 0, 2] - hand[:, 1, 2]) < 0.2
    ready = (gap < 0.45) & (ahead > 0.22) & even & (physical.foot_lift(joints) < 0.1)
    near = round(0.7 * fps)
    give = 0.0
    for run in runs(ready):
        top = run.start + int(np.argmax(ahead[run]))
        out = ahead[top] - ahead[max(0, top - near) : top + 1].min()
        back = ahead[top] - ahead[top : top + near].min()
        give = max(give, float(min(out, back)))
    return {
        "give cm": 100.0 * give,
        "hands m/s": float(m.hand_speed(joints, fps).max()),
        "lean °": float(np.median(m.lean(joints))),
    }


def _fielding(joints: FloatArray, fps: float) -> Figures:
    hand = joints[:, m.WRISTS, 1].min(axis=1)
    crouch = m.pelvis_height(joints)
    on_feet = joints[:, m.KNEES, 1].min(axis=1) > 0.18
    down = (hand < 0.4) & on_feet & (crouch > 0.3) & (m.lean(joints) < 100.0)
    head = joints[:, J["head"], 1]
    last = int(np.flatnonzero(down)[-1]) if down.any() else len(head) - 1
    return {
        "scoop s": m.longest(down, fps),
        "rise cm": 100.0 * float(head[last:].max() - head[last]),
        "hands m/s": float(m.hand_speed(joints, fps).max()),
    }


def _kicking(joints: FloatArray, fps: float) -> Figures:
    feet = joints[:, m.ANKLES] - joints[:, :1]
    fast = m.speed(feet, fps)
    frame, side = np.unravel_index(int(np.argmax(fast)), fast.shape)
    seen = m.local(joints)[:, m.ANKLES[int(side)]]
    before = slice(max(0, int(frame) - round(0.4 * fps)), int(frame) + 1)
    after = slice(int(frame), int(frame) + round(0.4 * fps))
    other = m.local(joints)[:, m.ANKLES[1 - int(side)]]
    return {
        "foot m/s": float(fast.max()),
        "foot cm": 100.0 * float(seen[int(frame), 1]),
        "behind cm": -100.0 * float(seen[before, 2].min()),
        "ahead cm": 100.0 * float(seen[after, 2].max()),
        "over other cm": 100.0 * float((seen - other)[after, 1].max()),
    }


def _dribbling(joints: FloatArray, fps: float) -> Figures:
    hand = m.reach(joints)
    best, beats = 0.0, 0
    for side in (0, 1):
        low = (hand[:, side, 1] < -0.05) & (hand[:, side, 2] > -0.1)
        moving = hand[:, side] - m.smooth(hand[:, side], fps, 1.0)
        height = moving[:, 1]
        for run in runs(low):
            seconds = (run.stop - run.start) / fps
            turns = m.swings(height[run], 0.07)
            if np.std(height[run]) < 0.9 * np.std(moving[run][:, [0, 2]], axis=0).max():
                continue
            if turns > beats:
                beats, best = turns, turns / seconds
    return {
        "pumps": float(beats),
        "turns a second": best,
        "lean °": float(np.median(m.lean(joints))),
    }


def _shooting(joints: FloatArray, fps: float) -> Figures:
    wrist = joints[:, m.WRISTS] - joints[:, [J["head"]]]
    over = wrist[..., 1] > 0.1
    straight = m.elbows(joints) > 130.0
    rise = np.gradient(wrist[..., 1], 1.0 / fps, axis=0)
    best, gap = 0.0, 9.0
    for side in (0, 1):
        for run in runs(over[:, side] & straight[:, side]):
            before = slice(max(0, run.start - round(0.5 * fps)), run.start + 1)
            best = max(best, float(rise[before, side].max()))
            gap = min(gap, float(m.hands_apart(joints)[before].min()))
    return {
        "push m/s": best,
        "hands apart cm": 100.0 * gap,
        "lean °": float(np.median(m.lean(joints))),
    }


def _hurls(f: Figures) -> bool:
    wound_up = f["behind cm"] >= 15.0 or f["over shoulder cm"] >= 20.0
    return f["hand m/s"] >= 4.0 and f["ahead cm"] >= 25.0 and wound_up


def _passes(f: Figures) -> bool:
    together = f["hands apart at peak cm"] <= 45.0
    return f["hand m/s"] >= 2.7 and together and min(f["ahead cm"], f["other ahead cm"]) >= 33.0


PROBES = (
    ActionProbe(
        "batting",
        "a hand sweeps 95° or more round the body at 2.7 m/s or more, less than 10 cm over its "
        "shoulder, while the shoulders turn by 40° or more; no ankle ever gets 60 cm high",
        _stroke,
        lambda f: (
            f["hand m/s"] >= 2.7
            and f["sweep °"] >= 95.0
            and f["trunk turn °"] >= 40.0
            and f["hand height cm"] < 10.0
            and f["ankle cm"] < 60.0
        ),
    ),
    ActionProbe(
        "pitching",
        "a knee comes up to 15 cm below its hip or higher, the feet stride 60 cm apart, and then "
        "(within 1.6 s) a hand whips at shoulder height or over it at 5 m/s or more while the "
        "shoulders turn by 40° or more",
        _stroke,
        lambda f: (
            f["hand m/s"] >= 5.0
            and f["knee cm"] >= -15.0
            and f["stride cm"] >= 60.0
            and f["hand height cm"] >= 0.0
            and f["trunk turn °"] >= 40.0
        ),
    ),
    ActionProbe(
        "catching",
        "on the floor (10 cm), both hands (less than 45 cm apart, one 20 cm ahead of the other at "
        "most) go out to 22 cm or more ahead of or over the shoulders and draw in again, by 8 cm "
        "within 0.7 s each; no hand gets 4.5 m/s; the trunk mostly within 60° of the vertical",
        _catching,
        lambda f: f["give cm"] >= 8.0 and f["hands m/s"] < 4.5 and f["lean °"] < 60.0,
    ),
    ActionProbe(
        "fielding",
        "gets down on its feet (knees over 18 cm, pelvis over 30 % of its height, trunk within "
        "100° of the vertical) with a hand below 40 cm for 0.16 s to 2.5 s, and the head then "
        "rises by 30 cm or more; a hand moves at 1 m/s or more",
        _fielding,
        lambda f: 0.16 <= f["scoop s"] <= 2.5 and f["rise cm"] >= 30.0 and f["hands m/s"] >= 1.0,
    ),
    ActionProbe(
        "throwing",
        "a hand that was 20 cm over or 15 cm behind its shoulder gets 4 m/s against the pelvis "
        "and ends 25 cm ahead, or both hands (45 cm apart at most) push at 2.7 m/s or more to "
        "33 cm ahead; over the waist (30 cm below the shoulder), and no foot is as fast",
        _stroke,
        lambda f: (
            f["hand height cm"] >= -30.0
            and f["foot m/s"] < f["hand m/s"]
            and (_hurls(f) or _passes(f))
        ),
    ),
    ActionProbe(
        "kicking",
        "a foot swings from 10 cm behind the pelvis to 25 cm ahead of it at 4 m/s or more against "
        "it, fastest below 60 cm, and then gets 10 cm above the other",
        _kicking,
        lambda f: (
            f["foot m/s"] >= 4.0
            and f["behind cm"] >= 10.0
            and f["ahead cm"] >= 25.0
            and f["foot cm"] <= 60.0
            and f["over other cm"] >= 10.0
        ),
    ),
    ActionProbe(
        "dribbling",
        "a hand 5 cm or more below its shoulder, and not 10 cm behind it, moves up or down by 7 cm "
        "or more at least four times, with 1.6 to 8 turns a second and at most 11 % more to a side "
        "or ahead; the trunk mostly within 60° of the vertical",
        _dribbling,
        lambda f: f["pumps"] >= 4 and 1.6 <= f["turns a second"] <= 8.0 and f["lean °"] < 60.0,
    ),
    ActionProbe(
        "shooting",
        "a hand rises at 1.5 m/s or more to 10 cm over the head with the arm stretched (elbow "
        "over 130°), the hands 45 cm apart at most before; the trunk mostly within 40° of the "
        "vertical",
        _shooting,
        lambda f: f["push m/s"] >= 1.5 and f["hands apart cm"] <= 45.0 and f["lean °"] < 40.0,
    ),
)
