"""Probes of two people who touch; the joints of both are in one world frame."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray, heading
from stickgen.skeleton import J


def _facing(joints: FloatArray, partner: FloatArray) -> FloatArray:
    """Degrees between the two headings, ``[T]``: 180 is face to face."""
    apart = np.angle(np.exp(1j * (heading(joints) - heading(partner))))
    return np.asarray(np.abs(np.degrees(apart)))


def _touch(joints: FloatArray, partner: FloatArray, fps: float) -> Figures:
    n = min(len(joints), len(partner))
    a, b = joints[:n], partner[:n]
    gap = np.linalg.norm(a[:, body.WRISTS][:, :, None] - b[:, body.WRISTS][:, None], axis=-1)
    pair = np.unravel_index(int(np.argmin(gap.min(axis=0))), (2, 2))
    near = gap[:, pair[0], pair[1]] < 0.2
    wrist, other_wrist = a[:, body.WRISTS[int(pair[0])]], b[:, body.WRISTS[int(pair[1])]]
    height = 0.5 * (wrist + other_wrist)[:, 1] - 0.5 * (a + b)[:, J["neck"], 1]
    touch = height[near] if near.any() else np.array([0.0])
    chest = np.linalg.norm((a - b)[:, J["spine3"]][:, [0, 2]], axis=-1)
    return {
        "touch s": body.longest(near, fps),
        "height cm": 100.0 * float(np.median(touch)),
        "shakes": float(body.swings(height[near], 0.015)) if near.any() else 0.0,
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
        axis = one[:, J["spine3"]] - other[:, J["spine3"]]
        axis = axis / np.linalg.norm(axis, axis=-1, keepdims=True)
        past = ((one[:, body.WRISTS] - other[:, [J["spine3"]]]) * axis[:, None]).sum(-1)
        near = np.linalg.norm(one[:, body.WRISTS] - other[:, [J["spine3"]]], axis=-1) < 0.5
        behind &= ((past < 0.1) & near).any(axis=1)
    facing = _facing(a, b)
    return {
        "embrace s": body.longest(close & behind, fps),
        "chests cm": 100.0 * float(chest.min()),
        "facing °": float(np.median(facing[close])) if close.any() else 0.0,
    }


MEASURES = {"handshake": _touch, "high_five": _touch, "hug": _hug}
