"""Reasons to reject a finished clip: damage that no real motion on the canonical body has."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.measures.artifacts import joint_speeds
from stickgen.skeleton import BONE_LENGTHS, JOINTS, N_JOINTS, PARENTS

MAX_JOINT_SPEED = 18.0
"""Highest plausible joint speed, m/s: a kicking foot or pitching wrist reaches about 15."""
MIN_SECONDS = 0.5
"""Least duration of the valid frames of a clip, seconds."""
MAX_DISCONNECTION = 0.5
"""A bone wrong by more than this share of its length is disconnected from its parent."""
BONE_TOLERANCE = 0.002
"""Tolerated difference of a bone from its canonical length, metres."""
MAX_DEPTH = 0.5
"""Greatest plausible depth of a joint below the floor, metres."""
MAX_CLEARANCE = 3.0
"""A clip whose lowest joint never comes below this has lost its floor, metres. People who climb or
fly start or land below it."""


def implausibility(
    joints: FloatArray, fps: float, valid: NDArray[np.bool_] | None = None
) -> str | None:
    """The reason to reject a finished clip, one sentence; None for a plausible clip.

    Checked in this order: shape, length, finite, connectivity, bone length, floor, speed. Only
    valid frames count, except that every number must be finite.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up, floor at y = 0, on the canonical body.
        fps: frames a second.
        valid: ``[T]`` frames of undamaged motion; all when not given.
    """
    if joints.ndim != 3 or joints.shape[1:] != (N_JOINTS, 3):
        return f"Its joints have shape {joints.shape}, not (frames, {N_JOINTS}, 3)."
    valid = np.ones(len(joints), dtype=bool) if valid is None else valid
    if (seconds := valid.sum() / fps) < MIN_SECONDS:
        return f"It holds {seconds:.2f} s of good motion, under {MIN_SECONDS:g} s."
    not_finite = np.argwhere(~np.isfinite(joints).all(-1))
    if len(not_finite):
        frame, joint = not_finite[0]
        return f"The {_name(joint)} is not finite in frame {frame}."
    return _bones(joints, valid) or _floor(joints, valid) or _speed(joints, fps, valid)


def _name(joint: int) -> str:
    return JOINTS[joint].replace("_", " ")


def _bones(joints: FloatArray, valid: NDArray[np.bool_]) -> str | None:
    bones = joints[:, 1:] - joints[:, list(PARENTS[1:])]
    error = np.abs(np.linalg.norm(bones, axis=-1) - BONE_LENGTHS[1:]) * valid[:, None]
    frame, bone = np.unravel_index(np.argmax(error / BONE_LENGTHS[1:]), error.shape)
    if error[frame, bone] > MAX_DISCONNECTION * BONE_LENGTHS[bone + 1]:
        parent = _name(PARENTS[bone + 1])
        return f"The {_name(int(bone) + 1)} is torn off the {parent} in frame {frame}."
    frame, bone = np.unravel_index(np.argmax(error), error.shape)
    if error[frame, bone] > BONE_TOLERANCE:
        deviation = f"{1000 * error[frame, bone]:.1f} mm off its length in frame {frame}"
        return f"The bone to the {_name(int(bone) + 1)} is {deviation}."
    return None


def _floor(joints: FloatArray, valid: NDArray[np.bool_]) -> str | None:
    lowest = float(joints[valid, :, 1].min())
    if lowest < -MAX_DEPTH:
        return f"A joint lies {-lowest:.2f} m below the floor."
    if lowest > MAX_CLEARANCE:
        return f"It never comes closer to the floor than {lowest:.1f} m."
    return None


def _speed(joints: FloatArray, fps: float, valid: NDArray[np.bool_]) -> str | None:
    speed = joint_speeds(joints, fps) * (valid[1:] & valid[:-1])[:, None]
    frame, joint = np.unravel_index(np.argmax(speed), speed.shape)
    if speed[frame, joint] > MAX_JOINT_SPEED:
        measured = f"{speed[frame, joint]:.0f} m/s after frame {frame}"
        return (
            f"The {_name(int(joint))} moves at {measured}; no person exceeds {MAX_JOINT_SPEED:g}."
        )
    return None
