"""Over a wall: up to its top, across it in a crouch, and down on the other side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.direction.holds import Holds, arms_down, on_hold, upright
from stickgen.direction.legs import blended, with_feet
from stickgen.direction.reach import reach
from stickgen.direction.sitting import bowed
from stickgen.geometry import FloatArray, heading, normalize, yaw_matrix
from stickgen.measures.limbs import SIDES
from stickgen.motion import Motion
from stickgen.skeleton import FOOT_HEIGHT, OFFSETS, PELVIS_HEIGHT, J
from stickgen.sticks import figure_scale

_LONGEST = 9.0  # seconds that it takes at most
_UP, _ON_TOP, _LEAVES, _LANDS = 0.46, 0.62, 0.72, 0.84
"""Shares of the time: hands are over the top, feet on it, they leave it, and are on the floor."""
_CROUCH = 0.42  # metres from the feet to the pelvis of an adult who crouches
_JUMP = 0.3  # metres from the wall to where somebody lands
_EASING = 0.4  # seconds in which the climb begins, and the motion goes on


def climbed_over(motion: Motion, frames: slice, holds: Holds, top: float) -> tuple[Motion, int]:
    """A motion that climbs over a wall which is before it in the first of some frames.

    Args:
        top: metres: height of the wall.

    Returns:
        the motion, and the frame in which it stands on the other side.
    """
    joints = motion.joints.astype(np.float64)
    size, fps = figure_scale(joints), motion.fps
    stop = min(frames.stop, frames.start + round(_LONGEST * fps), len(motion))
    share = np.clip((np.arange(len(joints)) - frames.start) / max(stop - frames.start, 1), 0.0, 1.0)
    yaw = float(heading(joints[frames.start : frames.start + 1])[0])
    axes = yaw_matrix(yaw).T
    axes = np.stack([axes[0], np.array([0.0, 1.0, 0.0]), axes[2]])
    start = joints[frames.start, 0] * [1.0, 0.0, 1.0]
    middle = holds.away * size + holds.depth
    pelvis = start + _way(share, top, middle, size) @ axes
    body = bowed(upright(joints, pelvis, yaw), _bows(share), yaw)
    feet, hands = {}, {}
    for k, side in enumerate(SIDES):
        sign = 1.0 - 2.0 * k
        feet[side] = _foot(share, k, pelvis, holds, axes, start, (top, middle), size)
        goal = on_hold(pelvis[:, 1] + 0.74 * size, 1 - k, holds, axes, start, size, sign * 0.2)
        edge = start + np.array([sign * 0.22 * size, top + 0.03, middle - 0.1]) @ axes
        hands[side] = np.where((goal[:, 1] > top)[:, None], edge, goal)
    body = with_feet(arms_down(body, axes), feet)
    holding = np.clip((_LEAVES - 0.04 - share) / 0.06, 0.0, 1.0)
    for side, goal in hands.items():
        body = reach(body, f"{side}_hand", goal, holding)
    return _joined(motion, joints, body, slice(frames.start, stop), pelvis), stop


def _way(share: FloatArray, top: float, middle: float, size: float) -> FloatArray:
    """Where the pelvis is ``[T, 3]``: to the left, up and ahead, metres."""
    stands, crouch = 0.97 * PELVIS_HEIGHT * size, _CROUCH * size
    far = 2 * middle + _JUMP * size
    times = [0.0, _UP, _ON_TOP, _LEAVES, _LANDS, 0.9, 1.0]
    low, high = crouch + 0.1, top + crouch
    ups = [stands, top + 0.2 * size, high, high + 0.05, 0.75 * size, low, stands]
    aheads = [0.0, 0.05, middle, middle + 0.08, far, far, far]
    up = _smooth(share, times, ups)
    fall = np.clip((share - _LEAVES) / (_LANDS - _LEAVES), 0.0, 1.0)
    falling = (share > _LEAVES) & (share < _LANDS)
    up = np.where(falling, ups[3] + fall**2 * (ups[4] - ups[3]), up)
    return np.stack([0.0 * share, up, _smooth(share, times, aheads)], axis=-1)


def _bows(share: FloatArray) -> FloatArray:
    """Radians ``[T]`` by which the trunk is bent forward."""
    times, angles = [0.0, 0.4, 0.56, 0.68, 0.78, 0.9, 1.0], [0.0, 0.1, 0.9, 0.7, 0.2, 0.5, 0.0]
    return _smooth(share, times, angles)


def _foot(
    share: FloatArray,
    k: int,
    pelvis: FloatArray,
    holds: Holds,
    axes: FloatArray,
    start: FloatArray,
    wall: tuple[float, float],
    size: float,
) -> tuple[FloatArray, FloatArray]:
    """Ankle and ball of a foot, ``[T, 3]`` metres each."""
    top, middle = wall
    sign = 1.0 - 2.0 * k
    climbs = on_hold(pelvis[:, 1] - 0.6 * size, k, holds, axes, start, size, sign * holds.feet)
    climbs[:, 1] = np.maximum(climbs[:, 1] + 0.03 * size, FOOT_HEIGHT * size)
    rests = [
        start + np.array([sign * 0.12 * size, height + FOOT_HEIGHT * size, ahead]) @ axes
        for height, ahead in ((top, middle + 0.02), (0.0, 2 * middle + (_JUMP + 0.06) * size))
    ]
    begins = _UP - 0.02 + 0.06 * k
    onto = _ease((share - begins) / 0.1)[:, None]
    lift = (0.12 * size * 4 * onto * (1 - onto)) * axes[1]
    ball = climbs + onto * (rests[0] - climbs) + lift
    down = _ease((share - _LEAVES) / (_LANDS - _LEAVES))[:, None]
    arc = (0.25 * size * 4 * down * (1 - down)) * axes[1] * (1 - down)
    ball = ball + down * (rests[1] - ball) + arc
    length = size * float(np.linalg.norm(OFFSETS[J["left_foot"]]))
    up = normalize(np.array([0.0, 0.45, 0.0]) - axes[2])
    return ball + length * up, ball


def _joined(
    motion: Motion, joints: FloatArray, body: FloatArray, frames: slice, pelvis: FloatArray
) -> Motion:
    """The motion with the climb in it; it goes on from where that ends."""
    ease = max(round(_EASING * motion.fps), 1)
    time = np.arange(len(joints))
    last = min(frames.stop, len(joints)) - 1
    late = time >= frames.stop
    farther = (pelvis[last] - joints[last, 0]) * [1.0, 0.0, 1.0]
    moved = joints + np.where(late[:, None, None], farther, 0.0)
    low = moved[..., 1].min(axis=1, keepdims=True)  # what climbs on in the motion stands by then
    moved[..., 1] -= np.where(late[:, None], np.maximum(low, 0.0), 0.0)
    into = np.ones(len(joints)) if frames.start == 0 else _ease((time - frames.start) / ease + 0.5)
    share = into * (1.0 - _ease((time - frames.stop) / ease))
    out = blended(moved, body, share)
    contacts = motion.contacts & (share < 0.5)[:, None]
    return replace(motion, joints=out.astype(np.float32), contacts=contacts)


def _smooth(share: FloatArray, times: list[float], values: list[float]) -> FloatArray:
    """Values between times, eased from each to the next, ``[T]``."""
    place = np.clip(np.searchsorted(times, share, side="right") - 1, 0, len(times) - 2)
    first, last = np.array(times)[place], np.array(times)[place + 1]
    eased = _ease((share - first) / (last - first))
    a, b = np.array(values)[place], np.array(values)[place + 1]
    return np.asarray(a + eased * (b - a))


def _ease(share: FloatArray) -> FloatArray:
    share = np.clip(share, 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share))
