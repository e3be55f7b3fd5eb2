"""Probes of two people who touch. Both sets of joints share one world frame."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import measures as m
from stickgen.evaluation.action_probes.probe import PairProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray, heading
from stickgen.skeleton import J


def _facing(joints: FloatArray, partner: FloatArray) -> FloatArray:
    """Degrees between the two facings, ``[T]``: 180 is face to face."""
    apart = np.angle(np.exp(1j * (heading(joints) - heading(partner))))
    return np.asarray(np.abs(np.degrees(apart)))


def _touch(joints: FloatArray, partner: FloatArray, fps: float) -> Figures:
    n = min(len(joints), len(partner))
    a, b = joints[:n], partner[:n]
    gap = np.linalg.norm(a[:, m.WRISTS][:, :, None] - b[:, m.WRISTS][:, None], axis=-1)
    pair = np.unravel_index(int(np.argmin(gap.min(axis=0))), (2, 2))
    near = gap[:, pair[0], pair[1]] < 0.2
    mine, theirs = a[:, m.WRISTS[int(pair[0])]], b[:, m.WRISTS[int(pair[1])]]
    height = 0.5 * (mine + theirs)[:, 1] - 0.5 * (a + b)[:, J["neck"], 1]
    touch = height[near] if near.any() else np.array([0.0])
    chest = np.linalg.norm((a - b)[:, J["spine3"]][:, [0, 2]], axis=-1)
    return {
        "touch s": m.longest(near, fps),
        "height cm": 100.0 * float(np.median(touch)),
        "shakes": float(m.swings(height[near], 0.015)) if near.any() else 0.0,
        "facing °": float(np.median(_facing(a, b)[near])) if near.any() else 0.0,
        "chests cm": 100.0 * float(chest.min()),
    }


def _hug(joints: FloatArray, partner: FloatArray, fps: float) -> Figures:
    n = min(len(joints), len(partner))
    a, b = joints[:n], partner[:n]
    chest = np.linalg.norm((a - b)[:, J["spine3"]][:, [0, 2]], axis=-1)
    close = chest < 0.5
    behind = np.ones(n, dtype=bool)
    for one, other in ((a, b), (b, a)):
        way = one[:, J["spine3"]] - other[:, J["spine3"]]
        way = way / np.linalg.norm(way, axis=-1, keepdims=True)
        past = ((one[:, m.WRISTS] - other[:, [J["spine3"]]]) * way[:, None]).sum(-1)
        near = np.linalg.norm(one[:, m.WRISTS] - other[:, [J["spine3"]]], axis=-1) < 0.5
        behind &= ((past < 0.1) & near).any(axis=1)
    facing = _facing(a, b)
    return {
        "embrace s": m.longest(close & behind, fps),
        "chests cm": 100.0 * float(chest.min()),
        "facing °": float(np.median(facing[close])) if close.any() else 0.0,
    }


PROBES = (
    PairProbe(
        "handshake",
        "for 0.8 s one wrist of each is within 20 cm of the other's, 10 to 70 cm below the necks, "
        "and shakes at least twice by 1.5 cm; they face each other (110° or more between their "
        "facings), the chests never closer than 45 cm",
        _touch,
        lambda f: (
            f["touch s"] >= 0.8
            and -70.0 <= f["height cm"] <= -10.0
            and f["shakes"] >= 2
            and f["facing °"] >= 110.0
            and f["chests cm"] >= 45.0
        ),
    ),
    PairProbe(
        "high_five",
        "one wrist of each meets the other's (20 cm) over the necks for at most 0.8 s; they face "
        "each other (110° or more between their facings), the chests never closer than 30 cm",
        _touch,
        lambda f: (
            0.0 < f["touch s"] <= 0.8
            and f["height cm"] >= 0.0
            and f["facing °"] >= 110.0
            and f["chests cm"] >= 30.0
        ),
    ),
    PairProbe(
        "hug",
        "for 0.8 s the chests are within 50 cm of each other and a hand of each is within 50 cm "
        "of the other's chest, at most 10 cm before it; they face each other (110° or more between "
        "their facings)",
        _hug,
        lambda f: f["embrace s"] >= 0.8 and f["facing °"] >= 110.0,
    ),
)
