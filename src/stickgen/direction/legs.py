"""Legs that stand elsewhere, and poses between two poses; bones keep their lengths."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from stickgen.geometry import FloatArray, heading, normalize
from stickgen.kinematics import two_bone
from stickgen.measures.limbs import SIDES
from stickgen.skeleton import PARENTS, J

_BENT = 0.96  # of the length of a leg, up to which its knee has a side
_STEP = 0.09  # metres that a foot is lifted which goes elsewhere
_UP = np.array([0.0, 1.0, 0.0])
Feet = Mapping[str, tuple[FloatArray, FloatArray]]
"""Side → ankle and ball of the foot, ``[T, 3]`` metres each."""


def feet_of(joints: FloatArray) -> dict[str, tuple[FloatArray, FloatArray]]:
    """The feet of a body ``[T, 22, 3]``."""
    return {s: (joints[:, J[f"{s}_ankle"]], joints[:, J[f"{s}_foot"]]) for s in SIDES}


def with_feet(joints: FloatArray, feet: Feet) -> FloatArray:
    """A body ``[T, 22, 3]`` whose legs reach for feet elsewhere, as far as they are long.

    Knees stay on their side; a straight leg bends ahead.
    """
    out = np.array(joints, dtype=np.float64)
    yaw = heading(joints)
    ahead = np.stack([np.sin(yaw), np.zeros(len(yaw)), np.cos(yaw)], axis=-1)
    for side, (ankle, toe) in feet.items():
        hip, knee, end, tip = (J[f"{side}_{n}"] for n in ("hip", "knee", "ankle", "foot"))
        bones = ((hip, knee), (knee, end), (end, tip))
        upper, lower, foot = (_bone(joints, a, b) for a, b in bones)
        stretched = np.linalg.norm(joints[:, end] - joints[:, hip], axis=-1) / (upper + lower)
        straight = np.clip((stretched - _BENT) / (1 - _BENT), 0.0, 1.0)[:, None]
        pole = joints[:, knee] + 0.08 * straight * ahead
        out[:, knee], out[:, end] = two_bone(joints[:, hip], pole, ankle, upper, lower)
        out[:, tip] = out[:, end] + foot * normalize(toe - ankle)
    return out


def blended(one: FloatArray, other: FloatArray, share: FloatArray) -> FloatArray:
    """The pose between two bodies ``[T, 22, 3]`` of one size: bones turn from one to the other.

    Args:
        share: ``[T]`` 0 for the first, 1 for the other.
    """
    weight = share[:, None]
    out = np.array(one, dtype=np.float64)
    out[:, 0] += weight * (other[:, 0] - one[:, 0])
    for joint, parent in enumerate(PARENTS):
        if parent >= 0:
            a, b = (body[:, joint] - body[:, parent] for body in (one, other))
            length = np.linalg.norm(a, axis=-1, keepdims=True)
            way = normalize(normalize(a) * (1 - weight) + normalize(b) * weight)
            out[:, joint] = out[:, parent] + length * way
    there, feet = feet_of(other), {}
    for side, (ankle, toe) in feet_of(np.asarray(one, dtype=np.float64)).items():
        ways = there[side][0] - ankle, there[side][1] - toe
        far = np.linalg.norm(ways[0] * [1.0, 0.0, 1.0], axis=-1, keepdims=True)
        lift = _STEP * 4 * weight * (1 - weight) * np.clip(far / 0.2 - 0.5, 0.0, 1.0) * _UP
        feet[side] = (ankle + weight * ways[0] + lift, toe + weight * ways[1] + lift)
    moving = (share > 0) & (share < 1)
    return np.where(moving[:, None, None], with_feet(out, feet), np.where(
        (share >= 1)[:, None, None], other, one))  # fmt: skip


def _bone(joints: FloatArray, parent: int, child: int) -> float:
    return float(np.median(np.linalg.norm(joints[:, child] - joints[:, parent], axis=-1)))
