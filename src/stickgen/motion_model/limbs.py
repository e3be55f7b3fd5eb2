"""Inverse kinematics of limbs: the end is moved, bones keep their length."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.kinematics import two_bone
from stickgen.skeleton import BONE_LENGTHS


def tilt(bone: FloatArray, rise: FloatArray, pole: FloatArray) -> FloatArray:
    """Bones ``[T, 3]`` turned up so that they end ``rise [T]`` metres higher, if they can.

    A bone that hangs straight down turns towards ``pole [T, 3]``.
    """
    length = np.linalg.norm(bone, axis=-1)
    height = np.clip(bone[:, 1] + rise, -length, length)
    flat = (bone + rise[:, None] * pole)[:, [0, 2]]
    tilted = np.empty_like(bone)
    tilted[:, [0, 2]] = normalize(flat) * np.sqrt(length**2 - height**2)[:, None]
    tilted[:, 1] = height
    return np.where((rise > 1e-6)[:, None], tilted, bone)


def reach(
    joints: FloatArray, limb: tuple[int, int, int], move: FloatArray, pole: FloatArray
) -> None:
    """Move a limb's end in place, as far as it reaches.

    Args:
        joints: ``[T, 22, 3]`` metres; the limb's middle and end are changed.
        limb: indices of its root, middle and end, such as hip, knee and ankle.
        move: ``[T, 3]`` metres.
        pole: ``[T, 3]`` unit vectors towards which a straight limb bends, because a straight limb
            has no bend direction of its own.
    """
    root, middle, end = limb
    upper, lower = float(BONE_LENGTHS[middle]), float(BONE_LENGTHS[end])
    size = np.linalg.norm(move, axis=-1, keepdims=True)
    target = _limit_stretch(joints[:, root], joints[:, end], joints[:, end] + move, upper + lower)
    bent = two_bone(joints[:, root], joints[:, middle] + size * pole, target, upper, lower)
    for joint, place in zip((middle, end), bent, strict=True):
        joints[:, joint] = np.where(size > 1e-5, place, joints[:, joint])


def _limit_stretch(root: FloatArray, old: FloatArray, new: FloatArray, length: float) -> FloatArray:
    """``new [T, 3]``, or a point before it where the limb would be nearly straight.

    Slowing down before full stretch keeps a knee from snapping straight; the stretch of ``old`` is
    always reached.
    """
    line = new - root
    distance = np.linalg.norm(line, axis=-1, keepdims=True)
    free = np.maximum(0.95 * length, np.linalg.norm(old - root, axis=-1, keepdims=True))
    room = np.maximum(length - free, 1e-4)
    slowed = free + room * -np.expm1(-(np.maximum(distance, free) - free) / room)
    return np.asarray(root + line * (slowed / np.maximum(distance, free)))
