"""Probes of bows, salutes, stretches and spins, of falls, sleep, getting up and staggering."""

from __future__ import annotations

import numpy as np

from stickgen.evaluation.action_probes import body_signals as body
from stickgen.evaluation.rules import Figures
from stickgen.geometry import FloatArray, heading
from stickgen.measures import physical
from stickgen.skeleton import J

_FLAT = 0.5  # metres: the head of somebody who lies is lower


def _bow(joints: FloatArray, fps: float) -> Figures:
    bent = body.forward_lean(joints)
    deepest = int(bent.argmax())
    return {
        "bent °": body.held(bent, fps, 0.3),
        "upright before °": float(body.lean(joints)[: deepest + 1].min()),
        "upright after °": float(body.lean(joints)[deepest:].min()),
        "pelvis": float(body.pelvis_height(joints).min()),
        "hands cm": 100.0 * float(joints[:, body.WRISTS, 1].min()),
        "farthest m": physical.excursion(joints),
    }


def _salute(joints: FloatArray, fps: float) -> Figures:
    hand, relative = body.reach(joints), body.local(joints)
    brow = relative[:, J["head"]] + np.array([0.0, 0.06, 0.08])
    near = np.linalg.norm(relative[:, body.WRISTS] - brow[:, None], axis=-1) < 0.26
    elbow_out = np.abs(relative[:, body.ELBOWS, 0]) > 0.28
    still = body.hand_speed(joints, fps) < 0.6
    low = hand[:, ::-1, 1] < -0.3
    shown = near & elbow_out & low & still & (hand[..., 1] > 0.05)
    return {
        "hand at brow s": max(body.longest(shown[:, side], fps) for side in (0, 1)),
        "lean °": float(np.median(body.lean(joints))),
    }


def _stretch(joints: FloatArray, fps: float) -> Figures:
    up = np.all((body.reach(joints)[..., 1] > 0.32) & (body.elbows(joints) > 125.0), axis=1)
    axis = body.trunk(joints)
    aside = np.degrees(np.arctan2(np.abs(axis[:, 0]), axis[:, 1]))
    arched = np.maximum(-body.forward_lean(joints), aside)
    return {
        "arms up s": body.longest(np.asarray(up), fps),
        "arched °": float(arched[up].max(initial=0.0)),
        "hands m/s": float(body.hand_speed(joints, fps)[up].max(initial=0.0)),
    }


def _spin(joints: FloatArray, fps: float) -> Figures:
    way = np.degrees(np.unwrap(heading(joints)))
    return {
        "turn °": float(np.ptp(way)),
        "turn °/s": float(np.abs(np.gradient(body.smooth(way, fps, 0.3), 1.0 / fps)).max()),
        "farthest m": physical.excursion(joints),
        "pelvis": float(np.median(body.pelvis_height(joints))),
    }


def _level(joints: FloatArray, fps: float) -> Figures:
    """How somebody comes to lie, lies, and rises."""
    head = joints[:, J["head"], 1]
    lies = (head < _FLAT) & (joints[:, 0, 1] < 0.35)
    stood = (head > 1.3) & (body.pelvis_height(joints) > 0.85)
    flat = np.flatnonzero(lies)
    first, last = (int(flat[0]), int(flat[-1])) if len(flat) else (0, len(head) - 1)
    before, after = np.flatnonzero(stood[:first]), np.flatnonzero(stood[last:])
    quick = np.linalg.norm(np.gradient(joints, 1.0 / fps, axis=0), axis=-1).mean(axis=1)
    return {
        "lying s": body.longest(lies, fps),
        "lying %": 100.0 * float(lies.mean()),
        "stood before s": float(len(before)) / fps,
        "down s": float(first - before[-1]) / fps if len(before) and len(flat) else np.inf,
        "stood after s": float(len(after)) / fps if len(flat) else 0.0,
        "lying m/s": float(quick[lies].mean()) if len(flat) else np.inf,
    }


def _stagger(joints: FloatArray, fps: float) -> Figures:
    axis = body.trunk(joints)
    aside = body.smooth(np.degrees(np.arctan2(axis[:, 0], axis[:, 1])), fps, 0.2)
    return {
        "sway °": float(np.ptp(aside)),
        "sways": float(body.swings(aside, 10.0)),
        "steps": float(body.steps(joints)),
        "farthest m": physical.excursion(joints),
        "pelvis": float(np.median(body.pelvis_height(joints))),
        "fastest m/s": body.travel_speed(joints, fps, 0.8),
    }


MEASURES = {
    "bow": _bow,
    "salute": _salute,
    "stretch": _stretch,
    "spin": _spin,
    **dict.fromkeys(("fall", "get_up", "sleep"), _level),
    "stagger": _stagger,
}
