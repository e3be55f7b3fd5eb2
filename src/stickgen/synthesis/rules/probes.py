"""Probes: whether a performance does what its rule says, measured on the joints."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, heading
from stickgen.skeleton import FPS, J
from stickgen.synthesis.rules.rule import Draw

_FOOT_DOWN = (0.06, 0.11)
"""Metres of ball and ankle below which a foot is down."""


def obeys(rule: str, joints: FloatArray, draw: Draw) -> bool:
    """Whether joints ``[T, 22, 3]`` do what a rule says; True for a rule without a probe."""
    probe = PROBES.get(rule)
    return probe is None or probe(joints, draw)


def lean_forward(joints: FloatArray) -> FloatArray:
    """Radians ``[T]`` by which the line from pelvis to neck leans forward."""
    trunk, yaw = joints[:, J["neck"]] - joints[:, 0], heading(joints)
    return np.arctan2(trunk[:, 0] * np.sin(yaw) + trunk[:, 2] * np.cos(yaw), trunk[:, 1])


def lean_aside(joints: FloatArray) -> FloatArray:
    """Radians ``[T]`` by which it leans to the left."""
    trunk, yaw = joints[:, J["neck"]] - joints[:, 0], heading(joints)
    return np.arctan2(trunk[:, 0] * np.cos(yaw) - trunk[:, 2] * np.sin(yaw), trunk[:, 1])


def pace(joints: FloatArray) -> float:
    """Mean speed of the pelvis over the floor, m/s."""
    return float(np.linalg.norm(np.diff(joints[:, 0, [0, 2]], axis=0), axis=-1).mean() * FPS)


def stance_shares(joints: FloatArray) -> FloatArray:
    """Share of the frames ``[2]`` in which the left and the right foot is down."""
    feet = joints[:, [J["left_foot"], J["right_foot"]], 1] < _FOOT_DOWN[0]
    ankles = joints[:, [J["left_ankle"], J["right_ankle"]], 1] < _FOOT_DOWN[1]
    return np.asarray((feet | ankles).mean(0))


def hands_ahead(joints: FloatArray) -> FloatArray:
    """Metres ``[T, 2]`` of the wrists before the pelvis."""
    yaw = heading(joints)
    away = joints[:, [J["left_wrist"], J["right_wrist"]]] - joints[:, :1]
    return np.asarray(away[..., 0] * np.sin(yaw)[:, None] + away[..., 2] * np.cos(yaw)[:, None])


def _limp(joints: FloatArray, d: Draw) -> bool:
    shares = stance_shares(joints)
    return bool(shares[d.v.side] < 0.84 * shares[d.v.other] and 0.25 < pace(joints) < 1.1)


def _bent(least: float, fastest: float, joints: FloatArray) -> bool:
    return bool(np.degrees(lean_forward(joints).mean()) > least and 0.1 < pace(joints) < fastest)


def _zombie(joints: FloatArray, d: Draw) -> bool:
    high = joints[:, [J["left_wrist"], J["right_wrist"]], 1]
    out = (hands_ahead(joints) > 0.35) & (high > 1.05)
    return bool(out.all(-1).mean() > 0.7 and pace(joints) < 0.85)


def _load(joints: FloatArray, d: Draw) -> bool:
    return bool((hands_ahead(joints) > 0.15).all(-1).mean() > 0.8)


def _still_arms(joints: FloatArray, d: Draw) -> bool:
    swing = np.ptp(np.percentile(np.diff(hands_ahead(joints), axis=1), [5, 95]))
    return bool(swing < 0.15 and pace(joints) > 0.5)


PROBES: MappingProxyType[str, Callable[[FloatArray, Draw], bool]] = MappingProxyType(
    {
        "limp": _limp,
        "drunk": lambda j, d: bool(np.degrees(lean_aside(j).std()) > 4.0),
        "tired": lambda j, d: _bent(11.0, 0.78, j),
        "old": lambda j, d: _bent(19.0, 0.75, j),
        "sad": lambda j, d: _bent(5.0, 0.9, j),
        "sneak": lambda j, d: _bent(13.0, 0.75, j),
        "zombie": _zombie,
        "load": _load,
        "still_arms": _still_arms,
        "slow": lambda j, d: 0.15 < pace(j) < 0.55,
        "fast": lambda j, d: pace(j) > 1.4,
        "proud": lambda j, d: bool(np.degrees(lean_forward(j).mean()) < 1.0),
    }
)
"""Rule → its probe."""
