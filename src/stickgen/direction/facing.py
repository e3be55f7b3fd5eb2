"""The direction in which a motion is shown, chosen so that the action is visible."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, heading, runs, yaw_matrix
from stickgen.motion import Motion
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

_MIN_TRAVEL = 1.0  # metres from the start that count as travelling
THREE_QUARTER = np.deg2rad(30.0)
"""Radians by which an actor who stays in place is turned from the viewer to screen right."""
PROFILE = np.deg2rad(80.0)
"""The same for one who plays the piano."""
_EVERY = 3  # frames from one that is looked at to the next
_OFFSETS = (0, 15, -15, 30, -30, 45, -45, 60, -60, 80, -80, 105, -105, 135, -135, 180)
"""Degrees by which a body may be turned from where it is shown as usual."""
_OTHER_WAY = 0.4  # cost of a way across the picture that is not the usual one
_SIDEWAYS = -0.1  # cosine below which somebody has their back to us
_RESTING = 0.25  # weight of a frame in which nothing moves beside one in which most does
_COVERED, _FACE = 0.4, 0.09  # seconds that a forearm may be before a face, and metres of its middle
_MAX_LEAN = np.deg2rad(20.0)  # between the direction of travel and the plane of the screen
_MAX_DEPTH = 1.5  # metres that travel comes nearer or goes farther away


def stage_turn(motion: Motion, side: str | None = None) -> float:
    """Radians by which a motion is turned to the left before it is shown.

    Travel is measured from the start of the path to its farthest point, so a walk there and
    back counts too. These directions are tried in order, and the first one in which the mean
    heading points to the viewer is used, unless the face is seen much better in another: left to
    right and a little nearer, left to right and a little farther away (for walking backwards), then
    right to left (for side steps to the right). An actor who stays in place is turned to a
    three-quarter view: the mean heading, or the first one if they turn round on the spot.

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
    usual = next((t for t in turns if np.cos(facing + t) > 0.1), turns[0])
    costs = [0.0 if t == usual else _OTHER_WAY for t in turns]
    return clearest(motion.joints, turns, costs, motion.fps)


def open_turn(joints: FloatArray, turn: float, fps: float) -> float:
    """A turn near to a usual one in which a body has its face to us: ``clearest`` of many.

    Args:
        joints: ``[T, 22, 3]`` metres.
        turn: radians to the left, as usual.
    """
    offsets = np.deg2rad(_OFFSETS)
    costs = 0.1 * (offsets != 0) + 0.25 * np.abs(offsets)
    return clearest(joints, [*(turn + offsets)], [*costs], fps)


def clearest(
    joints: FloatArray, turns: Sequence[float], costs: Sequence[float], fps: float
) -> float:
    """The turn in which a body has its face to us, over all that it does.

    Frames in which it moves count more. No forearm should be before the face for long.

    Args:
        joints: ``[T, 22, 3]`` metres.
        turns: radians to the left, to choose from.
        costs: of each; 1.5 is as bad as a back that is turned to us all the time.
    """
    bodies = joints[::_EVERY].astype(np.float64)
    if len(bodies) < 2:
        return float(turns[0])
    step = np.linalg.norm(np.gradient(bodies, axis=0), axis=-1).mean(axis=-1)
    weight = _RESTING + step / max(float(step.max()), 1e-6)
    weight /= weight.sum()
    yaw, longest = heading(bodies), _COVERED * fps / _EVERY
    best, least = float(turns[0]), np.inf
    for turn, cost in zip(turns, costs, strict=True):
        away = np.cos(yaw + turn) < _SIDEWAYS
        covered = _covered(bodies @ yaw_matrix(turn).T)
        long = sum(run.stop - run.start for run in runs(covered) if run.stop - run.start > longest)
        total = cost + 1.5 * float(weight @ away) + 2.0 * long / len(bodies)
        if total < least - 1e-9:
            best, least = float(turn), total
    return best


def _covered(bodies: FloatArray) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which a forearm is before the face, as seen along −Z."""
    size = figure_scale(bodies)
    face = bodies[:, J["head"]]
    out = np.zeros(len(bodies), dtype=bool)
    for side in ("left", "right"):
        elbow, wrist = bodies[:, J[f"{side}_elbow"]], bodies[:, J[f"{side}_wrist"]]
        way = wrist - elbow
        flat = np.maximum((way[:, :2] ** 2).sum(-1), 1e-9)
        share = np.clip((((face - elbow) * way)[:, :2]).sum(-1) / flat, 0.0, 1.15)
        nearest = elbow + share[:, None] * way - face
        out |= (np.linalg.norm(nearest[:, :2], axis=-1) < _FACE * size) & (nearest[:, 2] > 0)
    return out


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
