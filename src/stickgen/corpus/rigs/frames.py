"""Frames of the pelvis and the rib cage, from the landmarks of a rig."""

from __future__ import annotations

import numpy as np

from stickgen.corpus.rigs.limbs import Points
from stickgen.geometry import FloatArray, normalize


def pelvis_frame(points: Points) -> FloatArray:
    """Axes left, up, forward of the pelvis as columns, ``[T, 3, 3]``; left is exact."""
    left = normalize(points["left_hip"] - points["right_hip"])
    forward = normalize(np.cross(left, points["pelvis_high"] - points["pelvis_low"]))
    return np.stack([left, np.cross(forward, left), forward], axis=-1)


def chest_frame(points: Points) -> FloatArray:
    """Axes left, up, forward of the rib cage as columns, ``[T, 3, 3]``; up is exact."""
    up = normalize(points["chest_high"] - points["chest_low"])
    forward = normalize(np.cross(points["left_shoulder"] - points["right_shoulder"], up))
    return np.stack([np.cross(up, forward), up, forward], axis=-1)


def pitch_matrix(degrees: float) -> FloatArray:
    """Rotation about the left axis that leans the up axis forward."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])
