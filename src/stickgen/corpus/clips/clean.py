"""Which frames of a clip are real motion: T-poses, jumps and listed glitches are not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, normalize
from stickgen.measures.plausibility import MAX_JOINT_SPEED
from stickgen.skeleton import CONTACT_JOINTS, FOOT_HEIGHT, J

Array = FloatArray
Mask = NDArray[np.bool_]

GLITCH_MARGIN = 0.2
"""Seconds around a glitch that count as bad too."""
_EDGE = 0.5  # a jump this close to an end (s) condemns what lies between
DEEPEST = 0.03
"""Metres a foot may be under the floor; deeper frames are not learned from."""


def widen(mask: Mask, frames: int) -> Mask:
    """True also within ``frames`` frames of a True."""
    kernel = np.ones(2 * frames + 1)
    return np.asarray(np.convolve(mask, kernel)[frames : frames + len(mask)] > 0.5)


def jumps(joints: Array, fps: float) -> Mask:
    """Frames ``[T]`` reached by a jump: too fast, or far faster than just before and after.

    Args:
        joints: ``[T, 22, 3]`` metres, in the source's frame rate.
    """
    step = np.linalg.norm(np.diff(joints, axis=0), axis=-1).max(-1)
    if len(step) == 0:
        return np.zeros(len(joints), dtype=bool)
    around = np.pad(step, 2, mode="edge")
    before = np.maximum(around[:-4], around[1:-3])
    after = np.maximum(around[3:-1], around[4:])
    before[0], after[-1] = after[0], before[-1]  # at an end only one side tells
    sudden = (step > 0.2) & (step > 4.0 * np.maximum(before, after))
    return np.concatenate([[False], sudden | (step * fps > MAX_JOINT_SPEED)])


def t_pose(joints: Array, fps: float) -> Mask:
    """Frames ``[T]`` that stand still with straight arms stretched out to the sides."""
    across = normalize(joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]])
    pose = np.ones(len(joints), dtype=bool)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for a, b in (("shoulder", "elbow"), ("elbow", "wrist")):
            bone = normalize(joints[:, J[f"{side}_{b}"]] - joints[:, J[f"{side}_{a}"]])
            pose &= (sign * (bone * across).sum(-1) > 0.87) & (np.abs(bone[:, 1]) < 0.5)
        thigh = normalize(joints[:, J[f"{side}_hip"]] - joints[:, J[f"{side}_knee"]])
        pose &= thigh[:, 1] > 0.93
    if len(joints) > 1:
        speed = np.linalg.norm(np.gradient(joints[:, [0, 20, 21]], 1.0 / fps, axis=0), axis=-1)
        pose &= speed.max(-1) < 0.6
    return pose


def edge_t_pose(joints: Array, fps: float) -> Mask:
    """T-poses ``[T]`` that open or close a clip, with the arms' way out of them.

    A T-pose in the middle of a clip may be meant; one that begins within 0.5 s of an end is
    the calibration pose of the studio.
    """
    pose = widen(t_pose(joints, fps), round(0.1 * fps))
    bad = np.zeros(len(pose), dtype=bool)
    window = round(0.5 * fps)
    for view, out in ((pose, bad), (pose[::-1], bad[::-1])):
        if view[:window].any():
            first = int(np.argmax(view))
            rest = np.flatnonzero(~view[first:])
            out[: first + int(rest[0]) if len(rest) else len(out)] = True
    return widen(bad, round(0.4 * fps)) if bad.any() else bad


def bad_frames(joints: Array, fps: float, glitches: Sequence[float]) -> Mask:
    """Frames ``[T]`` not to learn from.

    Args:
        joints: ``[T, 22, 3]`` metres, in the source's frame rate.
        fps: frames a second.
        glitches: seconds of known glitches.
    """
    frames = np.flatnonzero(jumps(joints, fps))
    edge = round(_EDGE * fps)
    outside = np.zeros(len(joints), dtype=bool)
    for frame in frames[frames <= edge]:
        outside[:frame] = True
    for frame in frames[len(joints) - frames <= edge]:
        outside[frame:] = True
    inside = np.zeros(len(joints), dtype=bool)
    inside[frames[~widen(outside, 1)[frames]]] = True
    for second in glitches:
        inside[min(round(second * fps), len(joints) - 1)] = True
    # One frame more at an edge: resampling reaches that far.
    return widen(inside, round(GLITCH_MARGIN * fps)) | widen(outside, 1) | edge_t_pose(joints, fps)


def sunk(joints: Array) -> Mask:
    """Frames ``[T]`` in which a foot is more than ``DEEPEST`` under the floor ``y = 0``."""
    return np.asarray(joints[:, [J[name] for name in CONTACT_JOINTS], 1].min(-1) < -DEEPEST)


def floor_height(joints: Array, fps: float) -> float:
    """Height of the floor under a clip ``[T, 22, 3]``, in its own metres.

    The floor lies ``FOOT_HEIGHT`` under the low tenth of the resting feet, and low enough
    that all but one frame in twenty keep their feet above it (an outlier must not lift a clip).
    """
    feet = joints[:, [J[name] for name in CONTACT_JOINTS if name.endswith("foot")]]
    lowest = feet[..., 1].min(-1)
    if len(joints) > 1:
        speed = np.linalg.norm(np.gradient(feet, 1.0 / fps, axis=0), axis=-1)
        resting = feet[..., 1][speed < 0.3]
    else:
        resting = lowest
    if len(resting) < 0.2 * fps:
        resting = lowest
    under = min(np.percentile(resting, 10), np.percentile(lowest, 5) + FOOT_HEIGHT)
    return float(under - FOOT_HEIGHT)
