"""What a finished clip must keep, or be rejected with the reason."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.measures.artifacts import speeds
from stickgen.skeleton import BONE_LENGTHS, JOINTS, N_JOINTS, PARENTS

MAX_SPEED = 18.0
"""No joint of a person is faster, m/s: a kicking foot or pitching wrist reaches about 15."""
MIN_SECONDS = 0.5
"""A clip with less good motion is rejected."""
LOOSE = 0.5
"""A joint is torn off its parent when their distance is wrong by this share of the bone."""
STRETCH = 0.002
"""Metres by which a bone may differ from its canonical length."""
DEEP = 0.5
"""Metres below the floor that no joint of a good frame may reach."""
ALOFT = 3.0
"""Metres: the lowest joint of a clip that never comes lower has lost its floor. Those who climb
or fly start or land below it."""


def check(joints: FloatArray, fps: float, valid: NDArray[np.bool_] | None = None) -> str | None:
    """Why a finished clip must be rejected, or None.

    Checked in this order: shape, length, finite, connectivity, bone length, floor, speed. Only
    good frames count, except that no number may be infinite or missing anywhere.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up, floor at y = 0, on the canonical body.
        fps: frames a second.
        valid: ``[T]`` frames that are real motion; all when not given.
    """
    if joints.ndim != 3 or joints.shape[1:] != (N_JOINTS, 3):
        return f"Its joints have shape {joints.shape}, not (frames, {N_JOINTS}, 3)."
    good = np.ones(len(joints), dtype=bool) if valid is None else valid
    if (seconds := good.sum() / fps) < MIN_SECONDS:
        return f"It holds {seconds:.2f} s of good motion, under {MIN_SECONDS:g} s."
    lost = np.argwhere(~np.isfinite(joints).all(-1))
    if len(lost):
        frame, joint = lost[0]
        return f"The {_name(joint)} is not finite in frame {frame}."
    return _bones(joints, good) or _floor(joints, good) or _speed(joints, fps, good)


def _name(joint: int) -> str:
    return JOINTS[joint].replace("_", " ")


def _bones(joints: FloatArray, good: NDArray[np.bool_]) -> str | None:
    bones = joints[:, 1:] - joints[:, list(PARENTS[1:])]
    error = np.abs(np.linalg.norm(bones, axis=-1) - BONE_LENGTHS[1:]) * good[:, None]
    frame, bone = np.unravel_index(np.argmax(error / BONE_LENGTHS[1:]), error.shape)
    if error[frame, bone] > LOOSE * BONE_LENGTHS[bone + 1]:
        parent = _name(PARENTS[bone + 1])
        return f"The {_name(int(bone) + 1)} is torn off the {parent} in frame {frame}."
    frame, bone = np.unravel_index(np.argmax(error), error.shape)
    if error[frame, bone] > STRETCH:
        wrong = f"{1000 * error[frame, bone]:.1f} mm off its length in frame {frame}"
        return f"The bone to the {_name(int(bone) + 1)} is {wrong}."
    return None


def _floor(joints: FloatArray, good: NDArray[np.bool_]) -> str | None:
    lowest = float(joints[good, :, 1].min())
    if lowest < -DEEP:
        return f"A joint lies {-lowest:.2f} m below the floor."
    if lowest > ALOFT:
        return f"It never comes closer to the floor than {lowest:.1f} m."
    return None


def _speed(joints: FloatArray, fps: float, good: NDArray[np.bool_]) -> str | None:
    speed = speeds(joints, fps) * (good[1:] & good[:-1])[:, None]
    frame, joint = np.unravel_index(np.argmax(speed), speed.shape)
    if speed[frame, joint] > MAX_SPEED:
        fast = f"{speed[frame, joint]:.0f} m/s after frame {frame}"
        return f"The {_name(int(joint))} moves at {fast}; no person exceeds {MAX_SPEED:g}."
    return None
