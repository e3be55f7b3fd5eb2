"""Feet on the floor: planted feet stay where they stand, no foot sinks; bones keep their length.

Small corrections by two-bone inverse kinematics, after the networks have spoken.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import normalize, runs
from stickgen.skeleton import BONE_LENGTHS, FOOT_HEIGHT, J

FloatArray = NDArray[np.floating]

LEGS = (
    ("left_hip", "left_knee", "left_ankle", "left_foot", slice(0, 2)),
    ("right_hip", "right_knee", "right_ankle", "right_foot", slice(2, 4)),
)
"""Joints of each leg, and its columns among the contact flags."""
SHORTEST = 3
"""Frames of the shortest contact that is held."""
FADE = 5
"""Frames over which a correction comes and goes."""
REACH = 0.999
"""Share of a leg's full length that inverse kinematics may stretch it to."""


def _held_offset(toe: FloatArray, flags: NDArray[np.bool_]) -> FloatArray:
    """How far to move a foot ``[T, 3]`` so that it stands still while it is planted.

    Between two contacts the correction of the nearer one fades out.
    """
    offset = np.zeros_like(toe)
    weight = np.zeros(len(toe))
    for run in runs(flags):
        a, b = run.start, run.stop
        if b - a < SHORTEST:
            continue
        anchor = toe[a:b].mean(0)
        lo, hi = max(0, a - FADE), min(len(toe), b + FADE)
        frame = np.arange(lo, hi)
        distance = np.maximum(np.maximum(a - frame, frame - (b - 1)), 0)
        fade = 0.5 + 0.5 * np.cos(np.pi * distance / (FADE + 1))
        inside = np.clip(frame, a, b - 1)
        push = (anchor - toe[inside]) * fade[:, None]
        # Where two contacts overlap in their fades, both count by their weight.
        offset[lo:hi] += push * fade[:, None]
        weight[lo:hi] += fade
    offset /= np.maximum(weight, 1e-6)[:, None]
    offset[:, 1] = 0.0
    return offset


def _across(v: FloatArray, along: FloatArray) -> FloatArray:
    """The part of ``v`` at right angles to unit vectors ``along``."""
    return v - (v * along).sum(-1, keepdims=True) * along


def two_bone(
    hip: FloatArray, knee: FloatArray, target: FloatArray, upper: float, lower: float
) -> tuple[FloatArray, FloatArray]:
    """Knee and ankle ``[T, 3]`` that reach ``target`` as far as the leg is long.

    The knee stays in the plane that hip, old knee and target span; a straight leg bends
    forward (+Z, or +X where that is along the leg).
    """
    line = target - hip
    distance = np.linalg.norm(line, axis=-1, keepdims=True)
    along = np.where(distance > 1e-8, line / np.maximum(distance, 1e-8), [0.0, -1.0, 0.0])
    reach = np.clip(distance, abs(upper - lower) + 1e-3, REACH * (upper + lower))
    bend = _across(knee - hip, along)
    for spare in ([0.0, 0.0, 1.0], [1.0, 0.0, 0.0]):
        straight = np.linalg.norm(bend, axis=-1, keepdims=True) < 1e-4
        bend = np.where(straight, _across(np.broadcast_to(spare, along.shape), along), bend)
    cosine = (upper**2 + reach**2 - lower**2) / (2 * upper * reach)
    sine = np.sqrt(np.maximum(0.0, 1.0 - cosine**2))
    new_knee = hip + upper * (cosine * along + sine * normalize(bend))
    return new_knee, hip + along * reach


def plant_feet(joints: FloatArray, contacts: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Hold planted feet still and keep every foot above the floor.

    Args:
        joints: ``[T, 22, 3]`` metres, canonical bone lengths.
        contacts: ``[T, 4]`` in the order of ``skeleton.CONTACT_JOINTS``.

    Returns:
        ``[T, 22, 3]``; only knees, ankles and feet move, and bone lengths are kept.
    """
    out = np.array(joints, dtype=np.float64)
    for hip, knee, ankle, foot, columns in LEGS:
        h, k, a, f = J[hip], J[knee], J[ankle], J[foot]
        toe = out[:, f]
        planted = np.any(contacts[:, columns], axis=1)
        offset = _held_offset(toe, planted)
        lowest = np.minimum(toe[:, 1], out[:, a, 1])
        offset[:, 1] = np.maximum(0.0, FOOT_HEIGHT - 0.01 - lowest)
        pointing = toe - out[:, a]
        upper, lower = float(BONE_LENGTHS[k]), float(BONE_LENGTHS[a])
        new_knee, new_ankle = two_bone(out[:, h], out[:, k], out[:, a] + offset, upper, lower)
        moved = (np.abs(offset).max(-1) > 1e-5)[:, None]
        out[:, k] = np.where(moved, new_knee, out[:, k])
        out[:, a] = np.where(moved, new_ankle, out[:, a])
        out[:, f] = out[:, a] + pointing
    return out.astype(np.float32)
