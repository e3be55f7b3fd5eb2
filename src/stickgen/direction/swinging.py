"""Swings that swing: the seat and who sits on it, as one pendulum about the bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.reach import reach
from stickgen.direction.seats import Place
from stickgen.direction.sitting_times import Times
from stickgen.geometry import FloatArray, quat_from_axis_angle, quat_mul, quat_rotate, yaw_matrix
from stickgen.measures.limbs import SIDES
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.skeleton import GRAVITY

_BAR = 2.2  # metres from the floor to the bar, as it is drawn
_FARTHEST = np.deg2rad(30.0)  # radians to either side
_SETS_IN = 2.5  # seconds in which somebody gets that far
_EASING = 0.5  # seconds in which hands take the ropes


def swung(motion: Motion, times: Times, place: Place) -> tuple[Motion, Prop]:
    """Somebody on a swing, to and fro while they sit there, and its seat with the ropes.

    Args:
        motion: of who sits on it.
        times: when.
        place: on the swing.
    """
    frames, fps = len(motion), motion.fps
    frame = yaw_matrix(place.yaw)
    x, y, z, _ = PROPS["swing"].seat or (0.0, 0.0, 0.0, 0.0)
    foot = place.point - frame @ (place.scale * np.array([x, y, z]))
    bar = foot + [0.0, _BAR * place.scale, 0.0]
    angle = _angles(frames, fps, times, (_BAR - y) * place.scale)
    turn = quat_from_axis_angle(frame @ [1.0, 0.0, 0.0], -angle)
    joints: FloatArray = motion.joints.astype(np.float64)
    on = np.clip((np.arange(frames) - times.contact) / (_EASING * fps), 0.0, 1.0)
    on = on * (np.arange(frames) < times.rise) if times.contact else np.ones(frames)
    for side in SIDES:
        grip = foot + frame @ (place.scale * np.array(PROPS["swing"].grips[side]))
        joints = reach(joints, f"{side}_hand", np.tile(grip, (frames, 1)), on)
    joints = bar + quat_rotate(turn[:, None], joints - bar)
    still = quat_from_axis_angle(np.array([0.0, 1.0, 0.0]), np.full(frames, place.yaw))
    position = bar + quat_rotate(turn, np.tile(foot - bar, (frames, 1)))
    seat = Prop("swing", position, quat_mul(turn, still), place.scale, state="seat")
    contacts = motion.contacts & (np.abs(angle) < 1e-3)[:, None]
    return replace(motion, joints=joints.astype(np.float32), contacts=contacts), seat


def _angles(frames: int, fps: float, times: Times, length: float) -> FloatArray:
    """Radians ``[T]`` of a pendulum of a length, while somebody sits on it."""
    since = np.maximum(np.arange(frames) - times.contact, 0) / fps
    left = np.maximum(times.rise - np.arange(frames), 0) / fps
    grows = np.clip((since + (_SETS_IN / 2 if not times.contact else 0.0)) / _SETS_IN, 0.0, 1.0)
    ends = np.clip(left / 1.5, 0.0, 1.0) if times.rise < frames else 1.0
    share = grows * grows * (3 - 2 * grows) * ends
    return np.asarray(_FARTHEST * share * np.sin(np.sqrt(GRAVITY / length) * since))
