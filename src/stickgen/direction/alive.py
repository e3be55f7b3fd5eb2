"""Poses that are held alive: weight shifts and breath, so that nobody freezes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.impulse import leaning
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray
from stickgen.kinematics import with_bones_of
from stickgen.measures.limbs import facing

_SHORTEST = 0.2  # seconds of a pose that are seen as a freeze
_EASING = 0.12  # seconds, standard deviation, in which the movement sets in
_WAIT, _SETTLE = 0.4, 0.5  # seconds for which somebody waits, and in which they come to rest
_SWAY, _SWAY_PACE = np.deg2rad(1.6), 2.1  # of the trunk to the side; radians, radians a second
_BREATH, _BREATH_PACE = np.deg2rad(1.2), 3.3  # of the trunk ahead and back


def awaiting(joints: FloatArray, fps: float, frame: int) -> FloatArray:
    """A body that waits in a pose until a frame: what moves before is not taken for an answer.

    Args:
        joints: ``[T, 22, 3]`` metres.
        fps: frames a second.
        frame: whose pose it is; from there on the motion is as it was.
    """
    seconds = (frame - np.arange(len(joints))) / fps
    share = np.clip((_WAIT + _SETTLE - seconds) / _SETTLE, 0.0, 1.0)
    share = np.where(seconds > 0, share * share * (3 - 2 * share), 0.0)
    weight = share[:, None, None]
    waiting = with_bones_of(joints + weight * (joints[frame] - joints), joints)
    return alive(waiting, (seconds > 0) & (seconds < _WAIT), fps)


def alive(joints: FloatArray, held: NDArray[np.bool_], fps: float) -> FloatArray:
    """A body that sways and breathes in the frames in which its pose is held.

    Args:
        joints: ``[T, 22, 3]`` metres.
        held: ``[T]`` whether the pose is held.
        fps: frames a second.
    """
    if held.sum() < _SHORTEST * fps:
        return joints
    pad = int(4 * _EASING * fps)
    wide = np.pad(held.astype(np.float64), pad, mode="edge")[:, None]
    weight = np.clip(smooth(wide, _EASING * fps)[pad:-pad, 0], 0.0, 1.0)
    seconds = np.arange(len(joints)) / fps
    ahead = facing(joints)[int(np.flatnonzero(held)[0])]
    side = np.cross([0.0, 1.0, 0.0], ahead)
    swayed = leaning(joints, side, weight * _SWAY * np.sin(_SWAY_PACE * seconds))
    return leaning(swayed, ahead, weight * _BREATH * np.sin(_BREATH_PACE * seconds))
