"""Paths of balls in the air: throws and bounces."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import GRAVITY

_RESTITUTION = 0.6  # share of the vertical speed that a ball keeps when it bounces
_BOUNCE_GRIP = 0.75  # share of the horizontal speed that it keeps
_ROLLING_SPEED = 1.0  # m/s of vertical speed below which a ball on the floor rolls
_FRICTION = 0.6  # 1/s, exponential decay of a rolling ball's speed


def thrown(
    start: FloatArray,
    velocity: FloatArray,
    frames: int,
    fps: float,
    radius: float,
    restitution: float = _RESTITUTION,
    friction: float = _FRICTION,
    gravity: float = 1.0,
) -> FloatArray:
    """The path of a ball, or of another thing, that falls, bounces and rolls on the floor y = 0.

    Args:
        start: ``[3]`` metres, the middle of the ball at its release.
        velocity: ``[3]`` m/s at its release.
        frames: length of the path; its first point is ``start``.
        fps: frames a second.
        radius: of the ball, metres; of another thing, the height at which it lies.
        restitution: share of the vertical speed that it keeps when it bounces.
        friction: 1/s, exponential decay of its speed on the floor.
        gravity: times that of the Earth.

    Returns:
        ``[frames, 3]`` metres, the middle of the ball.
    """
    path = np.empty((frames, 3))
    position, velocity = np.array(start, dtype=float), np.array(velocity, dtype=float)
    position[1] = max(position[1], radius)
    step, pull = 1.0 / fps, GRAVITY * gravity
    for frame in range(frames):
        path[frame] = position
        if position[1] <= radius + 1e-6 and abs(velocity[1]) < _ROLLING_SPEED:
            velocity = velocity * [1.0, 0.0, 1.0] * np.exp(-friction * step)
            position = position + velocity * step
            continue
        following = position + velocity * step - [0.0, pull * step**2 / 2, 0.0]
        velocity = velocity - [0.0, pull * step, 0.0]
        if following[1] < radius:
            velocity = velocity * [_BOUNCE_GRIP, -restitution, _BOUNCE_GRIP]
            following[1] = radius
        position = following
    return path


def tossed(
    start: FloatArray, end: FloatArray, frames: int, fps: float, gravity: float = 1.0
) -> FloatArray:
    """The parabola of a ball from hand to hand, ``[frames + 1, 3]`` metres, with both ends.

    Args:
        start, end: ``[3]`` metres.
        frames: for which it flies.
        fps: frames a second.
        gravity: times that of the Earth.
    """
    time = np.arange(frames + 1)[:, None] / fps
    duration = frames / fps
    start, end = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    lift = np.array([0.0, gravity * GRAVITY / 2, 0.0])
    return start + (end - start) * (time / duration) + lift * time * (duration - time)


def rise(seconds: float, gravity: float = 1.0) -> float:
    """Metres by which the way of a tossed thing rises above the straight one, in its middle."""
    return gravity * GRAVITY * seconds**2 / 8
