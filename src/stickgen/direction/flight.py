"""Balls in the air: throws, bounces, dribbles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.skeleton import GRAVITY

FloatArray = NDArray[np.floating]

_BOUNCE = 0.6  # share of the speed that a ball keeps when it bounces
_GRIP = 0.75  # share of the speed along the floor that it keeps
_ROLLING = 1.0  # m/s: slower than this upwards, a ball rolls
_FRICTION = 0.6  # share of a rolling ball's speed that is lost a second


def thrown(
    start: FloatArray, velocity: FloatArray, frames: int, fps: float, radius: float
) -> FloatArray:
    """A ball that is let go, falls, bounces and rolls out on the floor ``y = 0``.

    Args:
        start: ``[3]`` metres, where its middle is let go.
        velocity: ``[3]`` m/s at that moment.
        frames: how many to make; the first is ``start``.
        fps: frames a second.
        radius: of the ball, metres.

    Returns:
        ``[frames, 3]`` its middle.
    """
    path = np.empty((frames, 3))
    place, speed = np.array(start, dtype=float), np.array(velocity, dtype=float)
    place[1] = max(place[1], radius)
    step = 1.0 / fps
    for frame in range(frames):
        path[frame] = place
        if place[1] <= radius + 1e-6 and abs(speed[1]) < _ROLLING:
            speed = speed * [1.0, 0.0, 1.0] * np.exp(-_FRICTION * step)
            place = place + speed * step
            continue
        ahead = place + speed * step - [0.0, GRAVITY * step**2 / 2, 0.0]
        speed = speed - [0.0, GRAVITY * step, 0.0]
        if ahead[1] < radius:
            speed = speed * [_GRIP, -_BOUNCE, _GRIP]
            ahead[1] = radius
        place = ahead
    return path


def tossed(start: FloatArray, end: FloatArray, frames: int, fps: float) -> FloatArray:
    """A ball on the parabola from a hand to a hand, ``[frames + 1, 3]``, both ends included."""
    time = np.arange(frames + 1)[:, None] / fps
    whole = frames / fps
    start, end = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    lift = np.array([0.0, GRAVITY / 2, 0.0])
    return start + (end - start) * (time / whole) + lift * time * (whole - time)


def dribbled(hand: FloatArray, fps: float, radius: float) -> FloatArray:
    """A ball that a hand keeps bouncing, ``[T, 3]``: down to the floor and back to the hand.

    It meets the hand where the hand is lowest, and the floor halfway between; it falls and rises
    evenly, as a ball that is pushed does.

    Args:
        hand: ``[T, 3]`` metres, the palm.
        fps: frames a second.
        radius: of the ball, metres.
    """
    frames = np.arange(len(hand))
    pushes = _lows(hand[:, 1], round(0.3 * fps))
    if len(pushes) < 2:
        beat = round(0.6 * fps)
        pushes = np.arange(0, len(hand) + beat, beat)
    phase = np.interp(frames, pushes, np.arange(len(pushes)))
    fall = 1.0 - np.abs(2.0 * (phase % 1.0) - 1.0)  # 0 at the hand, 1 on the floor
    top = np.maximum(hand[:, 1] - radius, radius)
    ball = np.array(hand, dtype=float)
    ball[:, 1] = top + (radius - top) * fall
    return ball


def _lows(height: FloatArray, apart: int) -> NDArray[np.intp]:
    """Frames at which a height is the lowest within ``apart`` frames to either side."""
    padded = np.pad(height, apart, constant_values=np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * apart + 1)
    return np.flatnonzero(height <= windows.min(axis=-1))
