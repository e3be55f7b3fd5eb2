"""Signals of a body over time that the action probes share: reach of the hands, lean of the trunk.

Joints are ``[T, 22, 3]`` metres, Y up. No signal changes when a motion is turned about the vertical
or moved over the floor. Signals of both sides have an axis of two: left, right.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, heading, normalize, runs, yaw_matrix
from stickgen.skeleton import PELVIS_HEIGHT, J, rest_pose

BoolArray = NDArray[np.bool_]

WRISTS = [J["left_wrist"], J["right_wrist"]]
ELBOWS = [J["left_elbow"], J["right_elbow"]]
SHOULDERS = [J["left_shoulder"], J["right_shoulder"]]
HIPS = [J["left_hip"], J["right_hip"]]
KNEES = [J["left_knee"], J["right_knee"]]
ANKLES = [J["left_ankle"], J["right_ankle"]]
MOUTH_AHEAD = 0.08
"""Metres from the head joint, which is between the ears, forward to the mouth."""

_REST = rest_pose()


def local(joints: FloatArray) -> FloatArray:
    """Joints in the body's own frame, ``[T, 22, 3]``: x to its left, z forward, y above the floor.

    The origin is on the floor under the pelvis, in every frame.
    """
    centred = joints - joints[:, :1] * np.array([1.0, 0.0, 1.0])
    return np.asarray(centred @ yaw_matrix(heading(joints)))


def speed(points: FloatArray, fps: float) -> FloatArray:
    """Speed of ``points [T, ..., 3]``, ``[T, ...]`` m/s (central differences)."""
    return np.asarray(np.linalg.norm(np.gradient(points, 1.0 / fps, axis=0), axis=-1))


def longest(flags: BoolArray, fps: float) -> float:
    """Seconds of the longest run of true ``flags [T]``."""
    return max((run.stop - run.start for run in runs(flags)), default=0) / fps


def swings(signal: FloatArray, size: float) -> int:
    """Number of movements of ``signal [T]`` by ``size`` or more, up and down counted separately."""
    count, low, high, direction = 0, signal[0], signal[0], 0
    for value in signal:
        low, high = min(low, value), max(high, value)
        if direction >= 0 and high - value >= size:
            count, direction, low, high = count + 1, -1, value, value
        elif direction <= 0 and value - low >= size:
            count, direction, low, high = count + 1, 1, value, value
    return count


def travel_speed(joints: FloatArray, fps: float, seconds: float) -> float:
    """Fastest travel of the pelvis over the floor during ``seconds``, m/s, in a straight line."""
    steps = min(round(seconds * fps), len(joints) - 1)
    moved = (joints[steps:, 0] - joints[:-steps, 0])[:, [0, 2]]
    return float(np.linalg.norm(moved, axis=-1).max() * fps / steps)


def held(values: FloatArray, fps: float, seconds: float) -> float:
    """Highest level that ``values [T]`` keep for ``seconds``, or throughout if they are shorter."""
    window = max(1, min(len(values), round(seconds * fps)))
    return float(sliding_window_view(values, window).min(axis=-1).max())


def steps(joints: FloatArray) -> int:
    """How often one foot overtakes the other by 15 cm, ahead or sideways."""
    gap = local(joints)[:, ANKLES][..., [0, 2]]
    apart = gap[:, 0] - gap[:, 1]
    return max(swings(apart[:, 1], 0.15), swings(apart[:, 0], 0.15))


def pelvis_height(joints: FloatArray) -> FloatArray:
    """Height of the pelvis over the floor as a share of its height at rest, ``[T]``."""
    return np.asarray(joints[:, 0, 1] / PELVIS_HEIGHT)


def trunk(joints: FloatArray) -> FloatArray:
    """Unit vector from the pelvis to the neck in the body's own frame, ``[T, 3]``."""
    relative = local(joints)
    return normalize(relative[:, J["neck"]] - relative[:, J["pelvis"]])


def lean(joints: FloatArray) -> FloatArray:
    """Degrees between the trunk and the vertical, ``[T]``: 0 upright, 90 level."""
    return np.asarray(np.degrees(np.arccos(np.clip(trunk(joints)[:, 1], -1.0, 1.0))))


def forward_lean(joints: FloatArray) -> FloatArray:
    """Degrees by which the trunk leans forward, ``[T]``; negative when it leans back."""
    axis = trunk(joints)
    return np.asarray(np.degrees(np.arctan2(axis[:, 2], axis[:, 1])))


def bow(joints: FloatArray) -> FloatArray:
    """Degrees by which the head is bent forward from its rest pose, ``[T]``; negative: back."""
    relative = local(joints)
    nod = relative[:, J["head"]] - relative[:, J["neck"]]
    rest = _REST[J["head"]] - _REST[J["neck"]]
    return np.asarray(np.degrees(np.arctan2(nod[:, 2], nod[:, 1]) - np.arctan2(rest[2], rest[1])))


def mouth_distance(joints: FloatArray) -> FloatArray:
    """Metres from the mouth to the left and the right wrist, ``[T, 2]``."""
    relative = local(joints)
    mouth = relative[:, J["head"]] + np.array([0.0, 0.0, MOUTH_AHEAD])
    return np.asarray(np.linalg.norm(relative[:, WRISTS] - mouth[:, None], axis=-1))


def hands_apart(joints: FloatArray) -> FloatArray:
    """Metres between the wrists, ``[T]``."""
    left, right = np.moveaxis(joints[:, WRISTS], 1, 0)
    return np.asarray(np.linalg.norm(left - right, axis=-1))


def bend(joints: FloatArray, a: list[int], b: list[int], c: list[int]) -> FloatArray:
    """Angle in degrees at joints ``b`` between ``a`` and ``c``, ``[T, n]``; straight: 180."""
    u = normalize(joints[:, a] - joints[:, b])
    v = normalize(joints[:, c] - joints[:, b])
    return np.asarray(np.degrees(np.arccos(np.clip((u * v).sum(-1), -1.0, 1.0))))


def elbows(joints: FloatArray) -> FloatArray:
    """Angles of the left and the right elbow, ``[T, 2]`` degrees; 180 is a straight arm."""
    return bend(joints, SHOULDERS, ELBOWS, WRISTS)


def reach(joints: FloatArray) -> FloatArray:
    """The wrists relative to their shoulders, ``[T, 2, 3]`` metres (left, up, ahead)."""
    relative = local(joints)
    return np.asarray(relative[:, WRISTS] - relative[:, SHOULDERS])


def hand_speed(joints: FloatArray, fps: float) -> FloatArray:
    """Speed of the wrists relative to the pelvis, ``[T, 2]`` m/s."""
    return speed(joints[:, WRISTS] - joints[:, :1], fps)


def smooth(values: FloatArray, fps: float, seconds: float) -> FloatArray:
    """Moving average of ``values [T, ...]`` over ``seconds``, padded with the end values."""
    half = int(seconds * fps / 2)
    padded = np.pad(values, [(half, half)] + [(0, 0)] * (values.ndim - 1), mode="edge")
    return np.asarray(sliding_window_view(padded, 2 * half + 1, axis=0).mean(axis=-1))
