"""Probes of gestures and of daily actions of the hands."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray, runs
from stickgen.measures import physical

MOUTH = 0.28
"""Metres between the wrist and the mouth below which the hand is at the mouth."""


def _wave(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    best = 0
    raised = 0.0
    for side in (0, 1):
        for run in runs(hand[:, side, 1] > 0.0):
            best = max(best, body.swings(hand[run, side, 0], 0.08))
        raised = max(raised, body.longest((hand[:, side, 1] > 0) & (hand[:, 1 - side, 1] < 0), fps))
    return {"swings": float(best), "raised s": raised, "farthest m": physical.excursion(joints)}


def _point(joints: FloatArray, fps: float) -> Figures:
    hand, straight = body.reach(joints), body.elbows(joints) > 145.0
    level = np.abs(hand[..., 1]) < 0.35
    still = body.speed(hand, fps) < 0.5
    pointing = straight & level & still
    other = hand[:, ::-1, 1] < -0.2
    return {
        "pointing s": max(body.longest(pointing[:, k] & other[:, k], fps) for k in (0, 1)),
        "steady": float(body.lean(joints).mean()),
    }


def _clap(joints: FloatArray, fps: float) -> Figures:
    gap = body.hands_apart(joints)
    ahead = body.reach(joints)[..., 2].min(axis=1) > 0.0
    met = runs((gap < 0.16) & ahead)
    opened = [gap[a.stop : b.start].max() for a, b in pairwise(met)]
    return {
        "claps": 1.0 + sum(float(wide) > 0.2 for wide in opened) if met else 0.0,
    }


def _visits(joints: FloatArray, fps: float) -> Figures:
    """Visits of a hand to the mouth, from 12 cm farther away, and how long they last."""
    gap = body.mouth_distance(joints)
    back = -body.bow(joints) + body.forward_lean(joints)
    best: list[float] = []
    head_back = 0.0
    for side in (0, 1):
        stays = []
        for run in runs(gap[:, side] < MOUTH):
            far = max(gap[: run.start, side].max(initial=0), gap[run.stop :, side].max(initial=0))
            if far > MOUTH + 0.12:
                stays.append((run.stop - run.start) / fps)
                head_back = max(head_back, body.longest(back[run] > 5.0, fps))
        best = max(best, stays, key=len)
    return {
        "visits": float(len(best)),
        "longest s": max(best, default=0.0),
        "head back s": head_back,
        "away %": 100.0 * float((gap.min(axis=1) > MOUTH).mean()),
        "lean °": float(np.median(body.lean(joints))),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(body.hand_speed(joints, fps).max()),
    }


def _reading(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    place = (hand[..., 1] < -0.02) & (hand[..., 1] > -0.42) & (hand[..., 2] > 0.1)
    together = (body.hands_apart(joints) < 0.5) & (body.elbows(joints) < 130.0).all(axis=1)
    still = (body.smooth(body.hand_speed(joints, fps), fps, 0.4) < 0.2).sum(axis=1) >= 1
    bowed = body.bow(joints) > 8.0
    return {
        "book %": 100.0 * float((place.all(axis=1) & together & still).mean()),
        "head down %": 100.0 * float(bowed.mean()),
        "taps a second": _taps(joints, fps),
    }


def _taps(joints: FloatArray, fps: float) -> float:
    """Movements a second of the hands' height by 4 mm or more; of the slower hand."""
    hand = body.reach(joints)
    quick = hand - body.smooth(hand, fps, 0.6)
    seconds = len(joints) / fps
    return min(body.swings(quick[:, k, 1], 0.004) for k in (0, 1)) / seconds


def _typing(joints: FloatArray, fps: float) -> Figures:
    hand = body.reach(joints)
    place = (hand[..., 1] < -0.12) & (hand[..., 1] > -0.5) & (hand[..., 2] > 0.1)
    bent = (body.elbows(joints) < 140.0).all(axis=1)
    calm = body.smooth(hand, fps, 0.4)
    roam = float(np.ptp(calm, axis=0).max())
    return {
        "keys %": 100.0 * float((place.all(axis=1) & bent).mean()),
        "taps a second": _taps(joints, fps),
        "tap cm": 100.0 * float(np.percentile(np.abs(hand - calm)[..., 1], 90)),
        "roam cm": 100.0 * roam,
        "farthest m": physical.excursion(joints),
    }


MEASURES = {
    "wave": _wave,
    "point": _point,
    "clap": _clap,
    "eating": _visits,
    "drinking": _visits,
    "reading": _reading,
    "typing": _typing,
}
