"""The path of a ball that a hand dribbles: thrown down, back from the floor, with the hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.geometry import FloatArray, runs
from stickgen.skeleton import GRAVITY

_RESTITUTION = 0.8  # share of its vertical speed that a basketball keeps when it bounces
_CONTACT = 0.08  # seconds at least for which the hand is on the ball to push it
_PUSH = 0.02  # metres by which a hand at least goes up and down to push
_LONGEST = 1.1  # seconds between two pushes; in a longer time there are more of them
_USUAL = 0.75  # seconds from push to push of a hand that shows none
_FASTEST = 15.0  # m/s, faster than anybody dribbles


def dribbled(hand: FloatArray, fps: float, radius: float, gravity: float = 1.0) -> FloatArray:
    """The path ``[T, 3]`` of the middle of a ball that a hand dribbles.

    The ball leaves the hand where that is lowest, falls and bounces as gravity has it, and is
    thrown just as fast as it must be to come up to the hand again, at best at the top of its way.
    There it stays under the palm until the next push. A hand that pushes quickly throws harder.

    Args:
        hand: ``[T, 3]`` metres, the palm.
        fps: frames a second.
        radius: of the ball, metres.
        gravity: times that of the Earth.
    """
    pull = GRAVITY * gravity
    ball = np.array(hand, dtype=np.float64)
    ball[:, 1] = np.maximum(ball[:, 1] - radius, radius)
    for push, following in pairwise(_pushes(hand[:, 1], fps)):
        end = _return(ball[:, 1] - radius, push, following, fps, pull)
        flight = slice(push, end + 1)
        share = np.linspace(0.0, 1.0, end + 1 - push)[:, None]
        height = _bounced(ball[push, 1] - radius, ball[end, 1] - radius, end - push, fps, pull)
        ball[flight] = ball[push] + share * (ball[end] - ball[push])
        ball[flight, 1] = radius + height
    return ball


def _pushes(height: FloatArray, fps: float) -> list[int]:
    """Frames in which a hand at a height ``[T]`` lets go of the ball."""
    lows = _lows(height, round(0.3 * fps))
    edges = sorted({0, *lows, len(height) - 1})
    pushes: list[int] = []
    for first, last in pairwise(edges):
        seconds = (last - first) / fps
        whole = first in lows and last in lows
        if not whole and seconds < _USUAL:  # the ball is in the hand before and after
            pushes += [frame for frame in (first, last) if frame in lows]
            continue
        count = 1 if whole and seconds <= _LONGEST else max(round(seconds / _USUAL), 1)
        pushes += [round(frame) for frame in np.linspace(first, last, count + 1)]
    return sorted(set(pushes))


def _return(height: FloatArray, push: int, following: int, fps: float, pull: float) -> int:
    """The frame in which the ball is back under the hand, not after the following push.

    Args:
        height: ``[T]`` of the ball in the hand, metres above that on the floor.
        pull: gravity, m/s².
    """
    latest = max(following - round(_CONTACT * fps), push + 1)
    for end in range(push + 1, latest):
        longest = _seconds(
            _least_speed(height[push], height[end], pull), height[push], height[end], pull
        )
        if (end + 1 - push) / fps > longest:
            return end
    return latest


def _least_speed(start: float, end: float, pull: float) -> float:
    """M/s at the floor of a ball that falls from a height and bounces up to another one."""
    return float(np.sqrt(2 * pull * max(start, end / _RESTITUTION**2)))


def _seconds(speed: float, start: float, end: float, pull: float) -> float:
    """From hand to hand, of a ball that meets the floor at a speed."""
    thrown = np.sqrt(max(speed**2 - 2 * pull * start, 0.0))
    up = _RESTITUTION * speed
    arriving = np.sqrt(max(up**2 - 2 * pull * end, 0.0))
    return float((speed - thrown + up - arriving) / pull)


def _bounced(start: float, end: float, frames: int, fps: float, pull: float) -> FloatArray:
    """Heights ``[frames + 1]`` above the floor of a ball that is thrown down and comes back."""
    low, high = _least_speed(start, end, pull), _FASTEST
    for _ in range(40):  # the faster it is thrown, the sooner it is back
        speed = (low + high) / 2
        low, high = (
            (speed, high) if _seconds(speed, start, end, pull) > frames / fps else (low, speed)
        )
    time = np.arange(frames + 1) / fps
    thrown = np.sqrt(max(high**2 - 2 * pull * start, 0.0))
    since = time - (high - thrown) / pull  # the floor
    falling = start - thrown * time - pull * time**2 / 2
    rising = _RESTITUTION * high * since - pull * since**2 / 2
    return np.maximum(np.where(since < 0, falling, rising), 0.0)


def _lows(height: FloatArray, apart: int) -> list[int]:
    """Frames at which a hand that moves is the lowest within ``apart`` frames to either side."""
    padded = np.pad(height, apart, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * apart + 1)
    low = (height <= windows.min(axis=-1)) & (np.ptp(windows, axis=-1) > _PUSH)
    return [run.start for run in runs(low)]
