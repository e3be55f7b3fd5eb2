"""Probes of ball games."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray, runs
from stickgen.measures import physical
from stickgen.skeleton import J


def _shoulder_turn(joints: FloatArray, fps: float, frames: slice) -> float:
    across = joints[frames, J["left_shoulder"]] - joints[frames, J["right_shoulder"]]
    angle = np.unwrap(np.arctan2(-across[:, 2], across[:, 0]))
    return float(np.degrees(np.ptp(angle)))


def _peak(joints: FloatArray, fps: float) -> tuple[int, int, float]:
    """Side, frame and speed (m/s relative to the pelvis) at which a hand is fastest."""
    fast = body.hand_speed(joints, fps)
    frame, side = np.unravel_index(int(np.argmax(fast)), fast.shape)
    return int(side), int(frame), float(fast[frame, side])


def _stroke(joints: FloatArray, fps: float) -> Figures:
    """The fastest movement of a hand: a sweep around the body, or a throw over the shoulder."""
    side, frame, fast = _peak(joints, fps)
    span = slice(max(0, frame - round(0.35 * fps)), frame + round(0.35 * fps))
    swing = joints[span, body.WRISTS[side]] - joints[span, J["neck"]]
    angle = np.unwrap(np.arctan2(swing[:, 0], swing[:, 2]))
    before = slice(max(0, frame - round(1.6 * fps)), frame + 1)
    hand, other = body.reach(joints)[:, side], body.reach(joints)[:, 1 - side]
    knee = joints[before][:, body.KNEES, 1] - joints[before][:, body.HIPS, 1]
    feet = joints[before][:, body.ANKLES]
    apart = np.linalg.norm((feet[:, 0] - feet[:, 1])[:, [0, 2]], axis=-1)
    near = slice(max(0, frame - round(0.12 * fps)), frame + round(0.12 * fps) + 1)
    return {
        "hand m/s": fast,
        "other ahead cm": 100.0 * float(other[frame : frame + round(0.4 * fps), 2].max()),
        "over shoulder cm": 100.0 * float(hand[before, 1].max()),
        "sweep °": float(np.degrees(np.ptp(angle))),
        "trunk turn °": _shoulder_turn(joints, fps, span),
        "hand height cm": 100.0 * float(hand[near, 1].max()),
        "hands apart at peak cm": 100.0 * float(np.median(body.hands_apart(joints)[near])),
        "behind cm": -100.0 * float(hand[before, 2].min()),
        "ahead cm": 100.0 * float(hand[frame : frame + round(0.4 * fps), 2].max()),
        "knee cm": 100.0 * float(knee.max()),
        "stride cm": 100.0 * float(apart.max()),
        "lean °": float(np.median(body.lean(joints))),
        "ankle cm": 100.0 * float(joints[:, body.ANKLES, 1].max()),
        "foot m/s": float(body.speed(joints[:, body.ANKLES] - joints[:, :1], fps).max()),
    }


def _catching(joints: FloatArray, fps: float) -> Figures:
    """How far both hands go out together and return, within 0.7 s each."""
    gap, hand = body.hands_apart(joints), body.reach(joints)
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
        "hands m/s": float(body.hand_speed(joints, fps).max()),
        "lean °": float(np.median(body.lean(joints))),
    }


def _fielding(joints: FloatArray, fps: float) -> Figures:
    hand = joints[:, body.WRISTS, 1].min(axis=1)
    crouch = body.pelvis_height(joints)
    on_feet = joints[:, body.KNEES, 1].min(axis=1) > 0.18
    down = (hand < 0.4) & on_feet & (crouch > 0.3) & (body.lean(joints) < 100.0)
    head = joints[:, J["head"], 1]
    last = int(np.flatnonzero(down)[-1]) if down.any() else len(head) - 1
    return {
        "scoop s": body.longest(down, fps),
        "rise cm": 100.0 * float(head[last:].max() - head[last]),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
    }


def _kicking(joints: FloatArray, fps: float) -> Figures:
    feet = joints[:, body.ANKLES] - joints[:, :1]
    fast = body.speed(feet, fps)
    frame, side = np.unravel_index(int(np.argmax(fast)), fast.shape)
    relative = body.local(joints)[:, body.ANKLES[int(side)]]
    before = slice(max(0, int(frame) - round(0.4 * fps)), int(frame) + 1)
    after = slice(int(frame), int(frame) + round(0.4 * fps))
    other = body.local(joints)[:, body.ANKLES[1 - int(side)]]
    return {
        "foot m/s": float(fast.max()),
        "foot cm": 100.0 * float(relative[int(frame), 1]),
        "behind cm": -100.0 * float(relative[before, 2].min()),
        "ahead cm": 100.0 * float(relative[after, 2].max()),
        "over other cm": 100.0 * float((relative - other)[after, 1].max()),
    }


def _dribbling(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    best, beats = 0.0, 0
    for side in (0, 1):
        low = (hand[:, side, 1] < -0.05) & (hand[:, side, 2] > -0.1)
        moving = hand[:, side] - body.smooth(hand[:, side], fps, 1.0)
        height = moving[:, 1]
        for run in runs(low):
            seconds = (run.stop - run.start) / fps
            turns = body.swings(height[run], 0.07)
            if np.std(height[run]) < 0.9 * np.std(moving[run][:, [0, 2]], axis=0).max():
                continue
            if turns > beats:
                beats, best = turns, turns / seconds
    return {
        "pumps": float(beats),
        "turns a second": best,
        "lean °": float(np.median(body.lean(joints))),
    }


def _shooting(joints: FloatArray, fps: float) -> Figures:
    wrist = joints[:, body.WRISTS] - joints[:, [J["head"]]]
    over = wrist[..., 1] > 0.1
    straight = body.elbows(joints) > 130.0
    rise = np.gradient(wrist[..., 1], 1.0 / fps, axis=0)
    best, gap = 0.0, 9.0
    for side in (0, 1):
        for run in runs(over[:, side] & straight[:, side]):
            before = slice(max(0, run.start - round(0.5 * fps)), run.start + 1)
            best = max(best, float(rise[before, side].max()))
            gap = min(gap, float(body.hands_apart(joints)[before].min()))
    return {
        "push m/s": best,
        "hands apart cm": 100.0 * gap,
        "lean °": float(np.median(body.lean(joints))),
    }


def _throws(f: Figures) -> bool:
    wound_up = f["behind cm"] >= 15.0 or f["over shoulder cm"] >= 20.0
    with_one = f["hand m/s"] >= 4.0 and f["ahead cm"] >= 25.0 and wound_up
    together = f["hand m/s"] >= 2.7 and f["hands apart at peak cm"] <= 45.0
    with_both = together and min(f["ahead cm"], f["other ahead cm"]) >= 33.0
    return f["foot m/s"] < f["hand m/s"] and (with_one or with_both)


MEASURES = {
    **dict.fromkeys(("batting", "pitching", "throwing"), _stroke),
    "catching": _catching,
    "fielding": _fielding,
    "kicking": _kicking,
    "dribbling": _dribbling,
    "shooting": _shooting,
}
CONDITIONS = {"throwing": _throws}
