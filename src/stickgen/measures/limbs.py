"""Hands, feet and other ends of limbs: where they are and how fast."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, heading, normalize
from stickgen.skeleton import J

SIDES = ("left", "right")
PALM = 0.07
"""Metres from the wrist to the middle of the closed hand."""


def palms(joints: FloatArray) -> FloatArray:
    """Middle of the left and the right hand of ``[T, 22, 3]``, ``[2, T, 3]`` metres."""
    hands = []
    for side in SIDES:
        elbow, wrist = joints[:, J[f"{side}_elbow"]], joints[:, J[f"{side}_wrist"]]
        hands.append(wrist + PALM * normalize(wrist - elbow))
    return np.stack(hands)


def feet(joints: FloatArray) -> FloatArray:
    """Balls of the left and the right foot of ``[T, 22, 3]``, ``[2, T, 3]`` metres."""
    return np.stack([joints[:, J[f"{side}_foot"]] for side in SIDES])


def speed(points: FloatArray, fps: float) -> FloatArray:
    """Speed ``[..., T]`` in m/s of points ``[..., T, 3]``."""
    return np.asarray(np.linalg.norm(velocities(points, fps), axis=-1))


def velocities(points: FloatArray, fps: float) -> FloatArray:
    """Velocity ``[..., T, 3]`` in m/s of points ``[..., T, 3]``, by central differences."""
    points = np.asarray(points, dtype=np.float64)
    if points.shape[-2] < 2:
        return np.zeros(points.shape)
    return np.asarray(np.gradient(points, 1.0 / fps, axis=-2))


def velocity(points: FloatArray, frame: int, fps: float) -> FloatArray:
    """Velocity ``[3]`` in m/s of a point ``[T, 3]`` at a frame, by central difference."""
    before, after = max(frame - 1, 0), min(frame + 1, len(points) - 1)
    return (points[after] - points[before]) * fps / max(after - before, 1)


def facing(joints: FloatArray) -> FloatArray:
    """Where a body ``[T, 22, 3]`` faces: unit vectors ``[T, 3]`` over the floor."""
    yaw = heading(joints)
    return np.stack([np.sin(yaw), np.zeros(len(yaw)), np.cos(yaw)], axis=-1)
