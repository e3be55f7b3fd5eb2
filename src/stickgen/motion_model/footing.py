"""Feet on the floor: planted feet stay where they stand, no foot sinks; bones keep their length.

Small corrections by two-bone inverse kinematics, after the networks have spoken.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, runs, two_bone
from stickgen.skeleton import BONE_LENGTHS, FOOT_HEIGHT, J

LEGS = (
    ("left_hip", "left_knee", "left_ankle", "left_foot", slice(0, 2)),
    ("right_hip", "right_knee", "right_ankle", "right_foot", slice(2, 4)),
)
"""Joints of each leg, and its columns among the contact flags."""
SHORTEST = 3
"""Frames of the shortest contact that is held."""
FADE = 5
"""Frames over which a correction comes and goes."""


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
