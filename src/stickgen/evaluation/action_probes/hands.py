"""Probes of what hands say and do: signs and daily things."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray, runs
from stickgen.measures import physical

MOUTH = 0.28
"""Metres between the wrist and the mouth below which the hand is at the mouth."""


def _wave(joints: FloatArray, fps: float) -> Figures:
    hand = m.reach(joints)
    best = 0
    raised = 0.0
    for side in (0, 1):
        for run in runs(hand[:, side, 1] > 0.0):
            best = max(best, m.swings(hand[run, side, 0], 0.08))
        raised = max(raised, m.longest((hand[:, side, 1] > 0) & (hand[:, 1 - side, 1] < 0), fps))
    return {"swings": float(best), "raised s": raised, "farthest m": physical.excursion(joints)}


def _point(joints: FloatArray, fps: float) -> Figures:
    hand, straight = m.reach(joints), m.elbows(joints) > 145.0
    level = np.abs(hand[..., 1]) < 0.35
    still = m.speed(hand, fps) < 0.5
    shown = straight & level & still
    other = hand[:, ::-1, 1] < -0.2
    return {
        "pointing s": max(m.longest(shown[:, k] & other[:, k], fps) for k in (0, 1)),
        "steady": float(m.lean(joints).mean()),
    }


def _clap(joints: FloatArray, fps: float) -> Figures:
    gap = m.hands_apart(joints)
    ahead = m.reach(joints)[..., 2].min(axis=1) > 0.0
    met = runs((gap < 0.16) & ahead)
    opened = [gap[a.stop : b.start].max() for a, b in pairwise(met)]
    return {
        "claps": 1.0 + sum(float(wide) > 0.2 for wide in opened) if met else 0.0,
    }


def _visits(joints: FloatArray, fps: float) -> Figures:
    """Visits of a hand to the mouth, from 15 cm farther away, and how long they last."""
    gap = m.mouth_distance(joints)
    back = -m.bow(joints) + m.forward_lean(joints)
    best: list[float] = []
    drunk = 0.0
    for side in (0, 1):
        stays = []
        for run in runs(gap[:, side] < MOUTH):
            far = max(gap[: run.start, side].max(initial=0), gap[run.stop :, side].max(initial=0))
            if far > MOUTH + 0.12:
                stays.append((run.stop - run.start) / fps)
                drunk = max(drunk, m.longest(back[run] > 5.0, fps))
        best = max(best, stays, key=len)
    return {
        "visits": float(len(best)),
        "longest s": max(best, default=0.0),
        "head back s": drunk,
        "away %": 100.0 * float((gap.min(axis=1) > MOUTH).mean()),
        "lean °": float(np.median(m.lean(joints))),
        "farthest m": physical.excursion(joints),
        "hands m/s": float(m.hand_speed(joints, fps).max()),
    }


def _reading(joints: FloatArray, fps: float) -> Figures:
    hand = m.reach(joints)
    place = (hand[..., 1] < -0.02) & (hand[..., 1] > -0.42) & (hand[..., 2] > 0.1)
    together = (m.hands_apart(joints) < 0.5) & (m.elbows(joints) < 130.0).all(axis=1)
    still = (m.smooth(m.hand_speed(joints, fps), fps, 0.4) < 0.2).sum(axis=1) >= 1
    bowed = m.bow(joints) > 8.0
    return {
        "book %": 100.0 * float((place.all(axis=1) & together & still).mean()),
        "head down %": 100.0 * float(bowed.mean()),
        "taps a second": _taps(joints, fps),
    }


def _taps(joints: FloatArray, fps: float) -> float:
    """Turns a second of the hands' height against the shoulders, 4 mm or more; the slower hand."""
    hand = m.reach(joints)
    quick = hand - m.smooth(hand, fps, 0.6)
    seconds = len(joints) / fps
    return min(m.swings(quick[:, k, 1], 0.004) for k in (0, 1)) / seconds


def _typing(joints: FloatArray, fps: float) -> Figures:
    hand = m.reach(joints)
    place = (hand[..., 1] < -0.12) & (hand[..., 1] > -0.5) & (hand[..., 2] > 0.1)
    bent = (m.elbows(joints) < 140.0).all(axis=1)
    calm = m.smooth(hand, fps, 0.4)
    roam = float(np.ptp(calm, axis=0).max())
    return {
        "keys %": 100.0 * float((place.all(axis=1) & bent).mean()),
        "taps a second": _taps(joints, fps),
        "tap cm": 100.0 * float(np.percentile(np.abs(hand - calm)[..., 1], 90)),
        "roam cm": 100.0 * roam,
        "farthest m": physical.excursion(joints),
    }


PROBES = (
    ActionProbe(
        "wave",
        "a hand over its shoulder swings sideways by 8 cm or more at least three times, and for "
        "0.6 s a hand is over and the other below its shoulder; on the spot or walking",
        _wave,
        lambda f: f["swings"] >= 3 and f["raised s"] >= 0.6,
    ),
    ActionProbe(
        "point",
        "for 0.2 s one arm stretched (elbow over 145°), the wrist within 35 cm of shoulder height "
        "and slower than 0.5 m/s against the shoulder, the other hand 20 cm below its shoulder; "
        "the trunk within 35° of the vertical on average",
        _point,
        lambda f: f["pointing s"] >= 0.2 and f["steady"] < 35.0,
    ),
    ActionProbe(
        "clap",
        "the wrists meet (16 cm) ahead of the shoulders at least three times and open to 20 cm "
        "between",
        _clap,
        lambda f: f["claps"] >= 3,
    ),
    ActionProbe(
        "eating",
        "a hand comes to the mouth (wrist within 28 cm) from or goes to 12 cm farther away at "
        "least twice, for at most 1.2 s each time; both away from it for 30 % of the time; on the "
        "spot (0.6 m), the trunk mostly within 35° of the vertical, no hand faster than 2.5 m/s",
        _visits,
        lambda f: (
            f["visits"] >= 2
            and f["longest s"] <= 1.2
            and f["away %"] >= 30.0
            and f["lean °"] < 35.0
            and f["farthest m"] < 0.6
            and f["hands m/s"] < 2.5
        ),
    ),
    ActionProbe(
        "drinking",
        "a hand comes to the mouth (wrist within 28 cm) from or goes to 12 cm farther away and "
        "stays 0.7 s; the head tipped back 5° against the trunk for 0.4 s of such a stay; both "
        "away from it for 10 % of the time, the trunk mostly within 35° of the vertical, no hand "
        "faster than 2.5 m/s",
        _visits,
        lambda f: (
            f["visits"] >= 1
            and f["longest s"] >= 0.7
            and f["head back s"] >= 0.4
            and f["away %"] >= 10.0
            and f["lean °"] < 35.0
            and f["hands m/s"] < 2.5
        ),
    ),
    ActionProbe(
        "reading",
        "for 60 % of the time both hands before the chest or belly (10 cm ahead of the shoulders, "
        "2 to 42 cm below), 50 cm apart at most, elbows bent (below 130°), one of them still "
        "(below 0.2 m/s); the head bent 8° down for 50 % of the time; a hand that taps less than "
        "twice a second",
        _reading,
        lambda f: f["book %"] >= 60.0 and f["head down %"] >= 50.0 and f["taps a second"] < 2.0,
    ),
    ActionProbe(
        "typing",
        "for 70 % of the time both hands ahead at elbow height (10 cm ahead of the shoulders, 12 "
        "to 50 cm below; elbows below 140°), hardly moving away (25 cm), each tapping by 4 mm or "
        "more with two turns a second, 90 % of it within 4 cm; on the spot (0.4 m)",
        _typing,
        lambda f: (
            f["keys %"] >= 70.0
            and f["taps a second"] >= 2.0
            and f["tap cm"] <= 4.0
            and f["roam cm"] <= 25.0
            and f["farthest m"] < 0.4
        ),
    ),
)
