"""Path editing: a walk that is bent and stretched, while planted feet stay where they are.

After Gleicher, "Motion path editing" (I3D 2001): the body is turned with its path; the feet are
put back on the floor by two-bone inverse kinematics.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.legs import Feet, feet_of, with_feet
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, heading, runs, yaw_matrix
from stickgen.motion import Motion

PACE = (0.8, 1.2)
"""Slowest and fastest pace of a bent walk, times that of the motion."""
_WALKING = 0.35  # m/s over the floor from which somebody walks
_ON_THE_SPOT = 0.05  # of the pace, of somebody who stays where they are
_SHARPEST = 2.0  # radians a metre: the sharpest bend of a path
_XZ = [0, 2]


def bent(motion: Motion, turn: FloatArray, pace: FloatArray, anchor: int) -> Motion:
    """A motion whose path is bent and stretched; at one frame the body stays where it is.

    Args:
        motion: of a person.
        turn: ``[T]`` radians by which the body and its way are turned to the left.
        pace: ``[T]`` length of each step over the floor, times that of the motion.
        anchor: the frame whose place is kept.
    """
    joints = np.asarray(motion.joints, dtype=np.float64)
    root = joints[:, :1] * [1.0, 0.0, 1.0]
    way = bent_path(motion, turn, pace, anchor)
    moved = way[:, None] + (joints - root) @ yaw_matrix(turn).transpose(0, 2, 1)
    feet = replanted(feet_of(joints), feet_of(moved), motion.contacts, turn)
    return replace(motion, joints=with_feet(moved, feet).astype(np.float32))


def bent_path(motion: Motion, turn: FloatArray, pace: FloatArray, anchor: int) -> FloatArray:
    """The path over the floor, ``[T, 3]`` metres, of a motion that is bent so."""
    root = np.asarray(motion.joints[:, 0], dtype=np.float64) * [1.0, 0.0, 1.0]
    steps = np.diff(root, axis=0) * ((pace[1:] + pace[:-1]) / 2)[:, None]
    steps = np.einsum("tij,tj->ti", yaw_matrix((turn[1:] + turn[:-1]) / 2), steps)
    way = np.concatenate([np.zeros((1, 3)), np.cumsum(steps, axis=0)])
    return np.asarray(way + root[anchor] - way[anchor])


def walking(motion: Motion) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which a body gets on over the floor."""
    root = np.asarray(motion.joints[:, 0], dtype=np.float64)[:, _XZ]
    if len(root) < 3:
        return np.zeros(len(root), dtype=bool)
    pace = np.linalg.norm(np.gradient(root, 1.0 / motion.fps, axis=0), axis=-1)
    return np.asarray(smooth(pace[:, None], 0.12 * motion.fps)[:, 0] > _WALKING)


def turned_in(motion: Motion, angle: float, frames: slice, anchor: int) -> Motion:
    """A motion that comes from elsewhere: it turns by ``angle`` more while it walks.

    Args:
        angle: radians to the left by which the way turns within the frames.
        frames: in which it may turn; what is after them keeps its heading.
        anchor: the frame whose place is kept.
    """
    return bent(motion, turning(motion, angle, frames, anchor), np.ones(len(motion)), anchor)


def turning(
    motion: Motion, angle: float, frames: slice, anchor: int, late: float = 1.0
) -> FloatArray:
    """Radians ``[T]`` by which a body is turned that turns by ``angle`` while it walks.

    Args:
        late: 1 spreads the turn over the whole way, more over the end of it.
        anchor: the frame in which it is turned by 0.
    """
    turn = _ramp(motion, angle, frames, late)
    return turn - turn[anchor]


def led_to(
    motion: Motion,
    frames: slice,
    goal: FloatArray,
    yaw: float | None = None,
    pace: tuple[float, float] = PACE,
) -> Motion:
    """A motion whose path leads to a place: as near as curvature and pace allow.

    What is before the frames is kept, what is after them follows rigidly.

    Args:
        frames: in which it may turn and walk faster or slower.
        goal: ``[2]`` metres x, z, of the pelvis in the last of the frames.
        yaw: radians by which the body is turned in all; None: as the way there needs.
        pace: slowest and fastest, times that of the motion.
    """
    last = min(frames.stop, len(motion)) - 1
    half = (frames.start + last) // 2
    early, late = slice(frames.start, half), slice(half, last + 1)

    def made(values: FloatArray) -> tuple[FloatArray, FloatArray]:
        first, second, factor = values
        turn = _ramp(motion, first, early) + _ramp(motion, second, late)
        rate = np.ones(len(motion))
        rate[frames.start : last + 1] = factor
        return turn, rate

    def missing(values: FloatArray) -> FloatArray:
        turn, rate = made(values)
        place = _end(motion, turn, rate, frames.start, last)
        wish = values[0] + values[1] - yaw if yaw is not None else 0.15 * values[:2].sum()
        return np.array([*(place - goal), wish, 0.02 * (values[2] - 1)])

    values = _solved(missing, np.array([0.0, 0.0, 1.0]), _bounds(motion, early, late, pace))
    turn, rate = made(values)
    return bent(motion, turn, rate, frames.start)


def held_at(motion: Motion, frames: slice) -> Motion:
    """A motion that stays where it is, and faces there, within some frames; it goes on after."""
    inside = np.zeros(len(motion))
    inside[frames] = 1.0
    share = np.clip(smooth(inside[:, None], 0.15 * motion.fps)[:, 0], 0.0, 1.0)
    yaw = np.unwrap(heading(motion.joints))
    turn = -share * (smooth(yaw[:, None], 0.2 * motion.fps)[:, 0] - yaw[frames.start])
    # What comes after faces as the body does that has not turned.
    stop = min(frames.stop, len(motion)) - 1
    turn[stop:] = turn[stop]
    return bent(motion, turn, 1.0 - (1.0 - _ON_THE_SPOT) * share, frames.start)


def _ramp(motion: Motion, angle: float, frames: slice, late: float = 1.0) -> FloatArray:
    """From 0 to an angle, ``[T]``, spread over the way that is walked within the frames."""
    root = np.asarray(motion.joints[:, 0], dtype=np.float64)[:, _XZ]
    steps = np.zeros(len(root))
    steps[1:] = np.linalg.norm(np.diff(root, axis=0), axis=-1)
    inside = np.zeros(len(root), dtype=bool)
    inside[frames] = True
    moved = np.where(inside & walking(motion), steps, 0.0)
    if not moved.any():
        moved = inside.astype(np.float64)
    share = (np.cumsum(moved) / max(float(moved.sum()), 1e-9)) ** late
    return np.asarray(angle * share * share * (3 - 2 * share))


def _end(motion: Motion, turn: FloatArray, rate: FloatArray, first: int, last: int) -> FloatArray:
    """Where a bent path is in its last frame, ``[2]`` metres x, z."""
    root = np.asarray(motion.joints[:, 0], dtype=np.float64)
    steps = np.diff(root[first : last + 1], axis=0)
    middle = (turn[first + 1 : last + 1] + turn[first:last]) / 2
    factor = (rate[first + 1 : last + 1] + rate[first:last]) / 2
    moved = np.einsum("tij,tj->ti", yaw_matrix(middle), steps) * factor[:, None]
    return np.asarray(root[first, _XZ] + moved.sum(axis=0)[_XZ])


def _bounds(
    motion: Motion, early: slice, late: slice, pace: tuple[float, float]
) -> tuple[FloatArray, FloatArray]:
    """Least and greatest turn in the first and second half, and pace."""
    root = np.asarray(motion.joints[:, 0], dtype=np.float64)[:, _XZ]
    ways = [np.linalg.norm(np.diff(root[part], axis=0), axis=-1).sum() for part in (early, late)]
    sharpest = [float(np.clip(_SHARPEST * way, 0.3, 2.8)) for way in ways]
    return np.array([*(-s for s in sharpest), pace[0]]), np.array([*sharpest, pace[1]])


def _solved(
    missing: Callable[[FloatArray], FloatArray],
    start: FloatArray,
    bounds: tuple[FloatArray, FloatArray],
) -> FloatArray:
    """The values within their bounds for which ``missing`` is least: Levenberg-Marquardt."""
    best, least = start, np.inf
    for guess in ([0.0, 0.0, 1.0], [0.8, -0.8, 1.0], [-0.8, 0.8, 1.0]):
        values, damping = np.clip(np.array(guess), *bounds), 1e-2
        error = missing(values)
        for _ in range(12):
            slope = np.stack(
                [(missing(values + 1e-4 * unit) - error) / 1e-4 for unit in np.eye(3)], axis=1
            )
            step = np.linalg.solve(slope.T @ slope + damping * np.eye(3), -slope.T @ error)
            tried = np.clip(values + step, *bounds)
            new = missing(tried)
            if new @ new < error @ error:
                values, error, damping = tried, new, damping / 3
            else:
                damping *= 4
        if error @ error < least - 1e-6:
            best, least = values, float(error @ error)
    return best


def replanted(old: Feet, moved: Feet, contacts: NDArray[np.bool_], turn: FloatArray) -> Feet:
    """Feet of a bent path that stand as long and as still as they did.

    Args:
        old, moved: before and after the path was bent.
        contacts: ``[T, 4]`` of the motion.
        turn: ``[T]`` radians by which the body is turned.
    """
    wanted = {}
    for k, (side, (ankle, toe)) in enumerate(moved.items()):
        stances = runs(contacts[:, 2 * k] | contacts[:, 2 * k + 1])
        known = np.zeros(len(turn), dtype=bool)
        shift: FloatArray = np.zeros((2, len(turn), 3))
        for stance in stances:
            middle = (stance.start + stance.stop) // 2
            back = yaw_matrix(turn[middle])
            for row, (was, now) in enumerate(zip(old[side], (ankle, toe), strict=True)):
                place = now[middle] + (was[stance] - was[middle]) @ back.T
                shift[row, stance] = place - now[stance]
            known[stance] = True
        if known.any():
            shift = _between(shift, known)
        wanted[side] = (ankle + shift[0], toe + shift[1])
    return wanted


def _between(values: FloatArray, known: NDArray[np.bool_]) -> FloatArray:
    """Values ``[2, T, 3]`` that ease from one known stretch to the next."""
    time = np.arange(len(known))
    there = time[known]
    before = there[np.maximum(np.searchsorted(there, time, side="right") - 1, 0)]
    after = there[np.minimum(np.searchsorted(there, time), len(there) - 1)]
    share = np.where(after > before, (time - before) / np.maximum(after - before, 1), 0.0)
    share = np.clip(share * share * (3 - 2 * share), 0.0, 1.0)[:, None]
    return np.asarray(values[:, before] + share * (values[:, after] - values[:, before]))
