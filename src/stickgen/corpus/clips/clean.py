"""Valid frames: T-poses, jumps, frozen ends and listed glitches of a recording are no motion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.edges import ends_without_motion
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.plausibility import MAX_JOINT_SPEED
from stickgen.skeleton import J

Mask = NDArray[np.bool_]

GLITCH_MARGIN = 0.2
"""Seconds around a glitch that are bad too."""
_EDGE = 0.5
"""Seconds from an end of a clip: frames between the end and a jump this close to it are bad, and
a T-pose this close to it is the calibration pose of the studio."""
_JUMP = (0.2, 4.0)
"""Metres, and multiple of the steps around it, above which the step of one frame is a jump."""
_T_POSE_SPEED = 0.6
"""m/s of the pelvis and the wrists below which a body stands still."""
_STRAIGHT, _LEVEL, _UPRIGHT = 0.87, 0.5, 0.93
"""Limits of a T-pose: cosine of the arms to the line of the shoulders, sine of the arms to the
horizontal, cosine of the thighs to the vertical."""
_T_POSE_MARGIN = 0.4
"""Seconds after a T-pose in which the arms come down."""
_STILL = [J[name] for name in ("pelvis", "left_wrist", "right_wrist")]


def dilate(mask: Mask, frames: int) -> Mask:
    """Binary dilation: True also within ``frames`` frames of a True."""
    kernel = np.ones(2 * frames + 1)
    return np.asarray(np.convolve(mask, kernel)[frames : frames + len(mask)] > 0.5)


def jumps(joints: FloatArray, fps: float) -> Mask:
    """Frames ``[T]`` reached by a position jump: too fast, or much faster than the frames around.

    Args:
        joints: ``[T, 22, 3]`` metres, in the source's frame rate.
    """
    step = np.linalg.norm(np.diff(joints, axis=0), axis=-1).max(-1)
    if len(step) == 0:
        return np.zeros(len(joints), dtype=bool)
    around = np.pad(step, 2, mode="edge")
    before = np.maximum(around[:-4], around[1:-3])
    after = np.maximum(around[3:-1], around[4:])
    before[0], after[-1] = after[0], before[-1]  # at an end only one side is known
    sudden = (step > _JUMP[0]) & (step > _JUMP[1] * np.maximum(before, after))
    return np.concatenate([[False], sudden | (step * fps > MAX_JOINT_SPEED)])


def t_pose(joints: FloatArray, fps: float) -> Mask:
    """Frames ``[T]`` in which a body stands still with straight arms out to the sides."""
    across = normalize(joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]])
    pose = np.ones(len(joints), dtype=bool)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for a, b in (("shoulder", "elbow"), ("elbow", "wrist")):
            bone = normalize(joints[:, J[f"{side}_{b}"]] - joints[:, J[f"{side}_{a}"]])
            pose &= (sign * (bone * across).sum(-1) > _STRAIGHT) & (np.abs(bone[:, 1]) < _LEVEL)
        thigh = normalize(joints[:, J[f"{side}_hip"]] - joints[:, J[f"{side}_knee"]])
        pose &= thigh[:, 1] > _UPRIGHT
    if len(joints) > 1:
        speed = np.linalg.norm(np.gradient(joints[:, _STILL], 1.0 / fps, axis=0), axis=-1)
        pose &= speed.max(-1) < _T_POSE_SPEED
    return pose


def edge_t_pose(joints: FloatArray, fps: float) -> Mask:
    """T-poses ``[T]`` at the start or end of a clip, with the transition out of them.

    A T-pose in the middle of a clip may be part of the motion.
    """
    pose = dilate(t_pose(joints, fps), round(0.1 * fps))
    bad = np.zeros(len(pose), dtype=bool)
    window = round(_EDGE * fps)
    for view, out in ((pose, bad), (pose[::-1], bad[::-1])):
        if view[:window].any():
            first = int(np.argmax(view))
            rest = np.flatnonzero(~view[first:])
            out[: first + int(rest[0]) if len(rest) else len(out)] = True
    return dilate(bad, round(_T_POSE_MARGIN * fps)) if bad.any() else bad


def bad_frames(joints: FloatArray, fps: float, glitches: Sequence[float]) -> Mask:
    """Frames ``[T]`` that are not real motion.

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
    inside[frames[~dilate(outside, 1)[frames]]] = True
    for second in glitches:
        inside[min(round(second * fps), len(joints) - 1)] = True
    # One frame more at an edge, because resampling interpolates with the neighbour.
    outside |= ends_without_motion(joints, fps)
    discontinuous = dilate(inside, round(GLITCH_MARGIN * fps)) | dilate(outside, 1)
    return discontinuous | edge_t_pose(joints, fps)
