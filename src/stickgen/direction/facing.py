"""The direction in which a motion is shown, chosen so that the action is visible."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, heading
from stickgen.motion import Motion

_MIN_TRAVEL = 1.0  # metres from the start that count as travelling
THREE_QUARTER = np.deg2rad(30.0)
"""Radians by which an actor who stays in place is turned from the viewer to screen right."""
PROFILE = np.deg2rad(80.0)
"""The same for one who plays the piano."""
_MAX_LEAN = np.deg2rad(20.0)  # between the direction of travel and the plane of the screen
_MAX_DEPTH = 1.5  # metres that travel comes nearer or goes farther away


def stage_turn(motion: Motion, side: str | None = None) -> float:
    """Radians by which a motion is turned to the left before it is shown.

    Travel is measured from the start of the path to its farthest point, so a walk there and
    back counts too. These directions are tried in order, and the first one in which the mean
    heading points to the viewer is used: left to right and a little nearer, left to right and
    a little farther away (for walking backwards), then right to left (for side steps to the
    right). An actor who stays in place is turned to a three-quarter view: the mean heading, or the
    first one if they turn round on the spot.

    Args:
        motion: a canonical motion.
        side: ``left`` or ``right``, where travel must go; None: the rule above chooses.
    """
    facing = mean_facing(motion.joints)
    far = _farthest(motion.joints)
    distance = float(np.linalg.norm(far))
    if distance < _MIN_TRAVEL and side is None:
        return float(THREE_QUARTER - facing)
    travel = np.arctan2(far[0], far[1])
    lean = min(_MAX_LEAN, float(np.arcsin(min(_MAX_DEPTH / max(distance, _MAX_DEPTH), 1.0))))
    right = np.pi / 2
    by_side = {"right": (right - lean, right + lean), "left": (lean - right, -lean - right)}
    directions = by_side[side] if side else by_side["right"] + by_side["left"]
    turns = [float(d - travel) for d in directions]
    return next((t for t in turns if np.cos(facing + t) > 0.1), turns[0])


def travels(joints: FloatArray) -> bool:
    """Whether a body ``[T, 22, 3]`` gets a metre or more away from its start."""
    return bool(np.linalg.norm(_farthest(joints)) >= _MIN_TRAVEL)


def mean_facing(joints: FloatArray) -> float:
    """Circular mean of the heading, radians; that of the first frame if headings are spread out."""
    angles = heading(joints)
    mean = np.exp(1j * angles).mean()
    return float(np.angle(mean)) if abs(mean) > 0.5 else float(angles[0])


def _farthest(joints: FloatArray) -> FloatArray:
    """The point of the path, ``[2]`` x, z, that is farthest from its start."""
    path = joints[:, 0, ::2] - joints[0, 0, ::2]
    return path[np.argmax(np.linalg.norm(path, axis=-1))]
