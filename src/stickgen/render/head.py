"""Position and orientation of the head, estimated from joints that have no head rotation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import OFFSETS, J

_REST = OFFSETS[J["head"]]
_LEAN = float(np.arctan2(_REST[2], _REST[1]))
"""In the rest pose SMPL's head joint lies this far in front of the neck, radians."""
_YAW_GAIN = 1.2
"""Radians of turn per unit of sideways lean of neck → head. A turned head moves its joint to the
side as a tilted one does; part of that is read as a turn, so that looks to the side show. Tuned
by eye."""
_NECK = 0.05
"""Metres of neck between the neck joint and the head's ball."""
_FORWARD = 0.03
"""Metres that the ball sits in front of the neck."""


@dataclass(frozen=True)
class Head:
    """A head over time: its centre (metres) and unit axes, each ``[T, 3]``."""

    center: FloatArray
    left: FloatArray
    up: FloatArray
    forward: FloatArray


def head_track(joints: FloatArray, radius: float) -> Head:
    """Place a ball of ``radius`` metres on the neck and turn it with the shoulders and neck.

    Args:
        joints: ``[T, 22, 3]`` metres.
        radius: of the head, metres.
    """
    joints = np.asarray(joints, dtype=np.float64)
    bone = normalize(joints[:, J["head"]] - joints[:, J["neck"]])
    across = normalize(joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]])
    lean = (bone * across).sum(-1, keepdims=True)
    left = normalize(across - lean * bone)
    up = np.cos(_LEAN) * bone - np.sin(_LEAN) * np.cross(left, bone)
    forward = np.cross(left, up)
    yaw = _YAW_GAIN * lean
    left, forward = (
        np.cos(yaw) * left - np.sin(yaw) * forward,
        np.cos(yaw) * forward + np.sin(yaw) * left,
    )
    center = joints[:, J["neck"]] + (_NECK + radius) * up + _FORWARD * forward
    return Head(center, left, up, forward)
