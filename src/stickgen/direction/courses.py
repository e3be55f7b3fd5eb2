"""Straight courses: a body that runs astray is turned, frame by frame, to run one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, heading, yaw_matrix

_SMOOTHING = 0.3  # seconds, standard deviation, of the way that a body takes
_MOVING = 0.5  # m/s from which a body has a way
_TURN = 0.5  # seconds in which somebody turns to the way of a leg
_TURN_AHEAD = 0.15  # of them before it begins
_WAY = np.array([1.0, 0.0, 1.0])


@dataclass(frozen=True)
class Leg:
    """Frames in which somebody runs one way.

    Attributes:
        start, stop: frames.
        yaw: radians of the way over the floor, 0 along +Z.
    """

    start: int
    stop: int
    yaw: float


def on_course(
    joints: FloatArray, fps: float, legs: Sequence[Leg], before: float | None = None
) -> FloatArray:
    """A body that runs straight in its legs; speeds and poses stay as they are.

    Args:
        joints: ``[T, J, 3]`` metres.
        fps: frames a second.
        legs: in order of time.
        before: radians of the heading up to the first leg; None: as it is.
    """
    joints = np.asarray(joints, dtype=np.float64)
    turn = _turns(joints, fps, legs, before)
    root = joints[:, :1] * _WAY
    steps = np.diff(root[:, 0], axis=0)
    halfway = (turn[1:] + turn[:-1]) / 2
    moved = np.einsum("tij,tj->ti", yaw_matrix(halfway), steps)
    path = root[:1, 0] + np.concatenate([np.zeros((1, 3)), np.cumsum(moved, axis=0)])
    turned = np.einsum("tij,tkj->tki", yaw_matrix(turn), joints - root)
    return np.asarray(turned + path[:, None])


def own_yaw(joints: FloatArray, frame: int, fps: float) -> float:
    """Where somebody faces, on the average, in the second before a frame."""
    first = max(frame - round(fps), 0)
    return float(np.mean(heading(joints[first : max(frame, first + 1)])))


def _turns(joints: FloatArray, fps: float, legs: Sequence[Leg], before: float | None) -> FloatArray:
    """Radians ``[T]`` by which the body is turned to the left in each frame."""
    way = _way(joints, fps)
    start = legs[0].start
    first = 0.0
    if before is not None and start > 0:
        first = before - float(np.mean(heading(joints[:start])))
    turn = np.full(len(joints), first)
    for leg in legs:
        now = float(turn[max(leg.start - 1, 0)])
        wanted = leg.yaw - way[leg.start : leg.stop]
        if leg.start > 0:  # the short way round
            wanted = wanted + 2 * np.pi * np.round((now - wanted[0]) / (2 * np.pi))
        turn[leg.start : leg.stop] = wanted
        turn[leg.stop :] = wanted[-1]
        if leg.start > 0:
            begin = max(leg.start - round(_TURN_AHEAD * fps), 0)
            end = min(begin + round(_TURN * fps), leg.stop - 1)
            share = np.linspace(0.0, 1.0, end - begin + 1)
            share = share * share * (3 - 2 * share)
            turn[begin : end + 1] = now + share * (turn[end] - now)
    return turn


def _way(joints: FloatArray, fps: float) -> FloatArray:
    """Radians ``[T]``, unwrapped, of the way that a body takes; where it stands, of its facing."""
    root = joints[:, 0]
    pace = smooth(np.gradient(root, axis=0) * fps, _SMOOTHING * fps) if len(root) > 1 else 0 * root
    moving = np.linalg.norm(pace * _WAY, axis=-1) > _MOVING
    facing = heading(joints)
    if not moving.any():
        return facing
    frames = np.arange(len(root))
    angles = np.unwrap(np.arctan2(pace[moving, 0], pace[moving, 2]))
    return np.asarray(np.interp(frames, frames[moving], angles))
