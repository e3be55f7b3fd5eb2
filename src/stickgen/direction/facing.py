"""Which way a motion is turned, so that a viewer reads it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import heading
from stickgen.motion import Motion

FloatArray = NDArray[np.floating]

TRAVELS = 1.0
"""Metres that a pelvis must get away from its start to count as travelling."""
THREE_QUARTER = np.deg2rad(30.0)
"""Someone who stays in place is turned this far from the viewer, towards screen right."""
ACROSS = np.deg2rad(20.0)
"""Travel leans at most this far out of the screen's plane,"""
_DEEP = 1.5
"""and so little that it comes at most this many metres nearer or farther."""


def stage_turn(motion: Motion, side: str | None = None) -> float:
    """Radians by which a motion is turned to the left before it is shown.

    Travel is measured from the start of the path to its farthest point, so a walk there and
    back counts as one across the screen. It goes left to right and a little towards the viewer
    if the actor's face, averaged over the clip, then turns to the viewer; else a little away
    (someone walking backwards), else right to left (a side-step to the right). Whoever stays
    in place is seen from three quarters; whoever turns round on the spot starts that way.

    Args:
        motion: a canonical motion.
        side: ``left`` or ``right``: where travel must go.
    """
    facing = mean_facing(motion.joints)
    far = _farthest(motion.joints)
    distance = float(np.linalg.norm(far))
    if distance < TRAVELS and side is None:
        return float(THREE_QUARTER - facing)
    travel = np.arctan2(far[0], far[1])
    lean = min(ACROSS, float(np.arcsin(min(_DEEP / max(distance, _DEEP), 1.0))))
    right = np.pi / 2
    ways = {"right": (right - lean, right + lean), "left": (lean - right, -lean - right)}
    directions = ways[side] if side else ways["right"] + ways["left"]
    turns = [float(d - travel) for d in directions]
    return next((t for t in turns if np.cos(facing + t) > 0.1), turns[0])


def travels(joints: FloatArray) -> bool:
    """Whether someone ``[T, 22, 3]`` gets away from where they start."""
    return bool(np.linalg.norm(_farthest(joints)) >= TRAVELS)


def mean_facing(joints: FloatArray) -> float:
    """Circular mean of the heading, or that of the first frame if the clip has no main one."""
    angles = heading(joints)
    mean = np.exp(1j * angles).mean()
    return float(np.angle(mean)) if abs(mean) > 0.5 else float(angles[0])


def _farthest(joints: FloatArray) -> FloatArray:
    """The point of the path, ``[2]`` x, z, that is farthest from its start."""
    path = joints[:, 0, ::2] - joints[0, 0, ::2]
    return path[np.argmax(np.linalg.norm(path, axis=-1))]
