"""Probes of what is done with heavy things, machines and tools."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray
from stickgen.measures import physical
from stickgen.skeleton import J

_EDGE = 0.5  # seconds at each end of a motion in which the hands hold or hang


def _hold(joints: FloatArray) -> FloatArray:
    """Whether both hands hold something before the body, ``[T]``."""
    hand = body.reach(joints)
    place = (hand[..., 2] > 0.12) & (hand[..., 1] > -0.48) & (hand[..., 1] < 0.02)
    return np.asarray((place & (body.elbows(joints) < 150.0)).all(axis=1))


def _push(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    out = ((hand[..., 2] > 0.24) & (hand[..., 1] > -0.42) & (hand[..., 1] < 0.2)).all(axis=1)
    leaning = body.forward_lean(joints) > 10.0
    return {
        "pushing s": body.longest(out & leaning & (body.hands_apart(joints) < 0.65), fps),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
        "pelvis": float(np.median(body.pelvis_height(joints))),
    }


def _pull(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    ahead = body.smooth(hand[..., 2], fps, 0.15)
    level = (hand[..., 1] > -0.48) & (hand[..., 1] < 0.1)
    return {
        "pulls": float(min(body.swings(ahead[:, side], 0.15) for side in (0, 1))),
        "hands level %": 100.0 * float(level.all(axis=1).mean()),
        "lean back °": float(-np.median(body.forward_lean(joints))),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
    }


def _carry(joints: FloatArray, fps: float) -> Figures:
    calm = (body.hand_speed(joints, fps) < 0.7).all(axis=1)
    return {
        "held %": 100.0 * float(np.logical_and(_hold(joints), calm).mean()),
        "steps": float(body.steps(joints)),
        "farthest m": physical.excursion(joints),
        "lean °": float(np.median(body.forward_lean(joints))),
    }


def _from_the_floor(joints: FloatArray, fps: float) -> Figures:
    """Both hands low over the floor, and what they do before and after it."""
    hands = joints[:, body.WRISTS, 1].max(axis=1)
    edge = max(1, round(_EDGE * fps))
    hold = _hold(joints)
    bent = (body.pelvis_height(joints) < 0.8) | (body.lean(joints) > 40.0)
    return {
        "low s": body.longest((hands < 0.45) & bent & (joints[:, 0, 1] > 0.3), fps),
        "holding first %": 100.0 * float(hold[:edge].mean()),
        "holding last %": 100.0 * float(hold[-edge:].mean()),
        "farthest m": physical.excursion(joints),
    }


def _give(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    out = (hand[..., 2] > 0.33) & (hand[..., 1] > -0.36) & (hand[..., 1] < 0.02)
    still = body.hand_speed(joints, fps) < 0.35
    offered = [body.longest((out & still)[:, side], fps) for side in (0, 1)]
    best = int(np.argmax(offered))
    inward = np.abs(body.local(joints)[:, body.WRISTS[best], 0])
    return {
        "held out s": offered[best],
        "drawn in m": float(hand[:, best, 2].min()),
        "inward m": float(np.median(inward[out[:, best]])) if out[:, best].any() else np.inf,
        "farthest m": physical.excursion(joints),
        "lean °": float(body.lean(joints).max()),
    }


def _ride(joints: FloatArray, fps: float) -> Figures:
    hand, relative = body.reach(joints), body.local(joints)
    hands = ((hand[..., 2] > 0.15) & (hand[..., 1] < 0.0)).all(axis=1)
    knees = (relative[:, body.KNEES, 2] - relative[:, body.HIPS, 2]).max(axis=1) > 0.1
    return {
        "off the floor %": 100.0 * float((physical.foot_lift(joints) > 0.1).mean()),
        "in the saddle %": 100.0 * float((hands & knees & (joints[:, 0, 1] > 0.6)).mean()),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
        "lean °": float(np.median(body.lean(joints))),
    }


def _drive(joints: FloatArray, fps: float) -> Figures:
    hand, relative = body.reach(joints), body.local(joints)
    thighs = (relative[:, body.KNEES, 2] - relative[:, body.HIPS, 2]).min(axis=1) > 0.17
    seated = thighs & (joints[:, 0, 1] < 0.75)
    wheel = ((hand[..., 2] > 0.22) & (hand[..., 1] > -0.34) & (hand[..., 1] < 0.16)).all(axis=1)
    apart = body.hands_apart(joints)
    return {
        "at the wheel %": 100.0 * float((seated & wheel & (apart > 0.18) & (apart < 0.6)).mean()),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
    }


def _play(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    place = (hand[..., 2] > 0.08) & (hand[..., 1] > -0.46) & (hand[..., 1] < 0.1)
    bent = body.elbows(joints) < 145.0
    strokes = max(body.swings(hand[:, side, axis], 0.05) for side in (0, 1) for axis in (0, 1))
    return {
        "before the body %": 100.0 * float((place & bent).all(axis=1).mean()),
        "strokes a second": strokes * fps / len(joints),
        "farthest m": physical.excursion(joints),
        "lean °": float(np.median(body.lean(joints))),
        "together cm": 100.0 * float(body.hands_apart(joints).min()),
    }


def _sweep(joints: FloatArray, fps: float) -> Figures:
    hand, relative = body.reach(joints), body.local(joints)
    height = relative[:, body.WRISTS, 1]
    middle = relative[:, body.WRISTS].mean(axis=1)
    return {
        "strokes": float(max(body.swings(middle[:, axis], 0.12) for axis in (0, 2))),
        "one lower cm": 100.0 * abs(float(np.median(height[:, 0] - height[:, 1]))),
        "bent °": float(np.median(body.forward_lean(joints))),
        "below shoulders %": 100.0 * float((hand[..., 1] < 0.05).all(axis=1).mean()),
        "hands apart cm": 100.0 * float(np.median(body.hands_apart(joints))),
        "lowest hand cm": 100.0 * float(np.median(height.min(axis=1))),
        "head cm": 100.0 * float(np.median(relative[:, J["head"], 1])),
    }


MEASURES = {
    "push": _push,
    "pull": _pull,
    "carry": _carry,
    "pick_up": _from_the_floor,
    "put_down": _from_the_floor,
    "give": _give,
    "ride": _ride,
    "drive": _drive,
    "play_instrument": _play,
    "sweep": _sweep,
}
