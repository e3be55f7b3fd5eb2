"""The trunk of the canonical body: bent as the source's spine, or between pelvis and rib cage."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, matrix_to_quat, normalize, quat_to_matrix, slerp
from stickgen.skeleton import BONE_LENGTHS, OFFSETS, PARENTS, J

_WEIGHTS = {"spine1": 0.0, "spine2": 0.4, "spine3": 0.8, "neck": 1.0}
"""How far a bone of the spine turns from the pelvis to the rib cage."""
_ATTACHED = {"left_collar": 1.0, "right_collar": 1.0, "left_hip": 0.0, "right_hip": 0.0}
_HEIGHTS = np.cumsum([0.0, *(BONE_LENGTHS[J[name]] for name in _WEIGHTS)])
"""Distance of pelvis, spine1 … neck from the pelvis along the spine, metres ``[5]``."""


def place_trunk(
    joints: FloatArray,
    pelvis: FloatArray,
    chest: FloatArray,
    bend: tuple[FloatArray, FloatArray] | None = None,
) -> None:
    """Write spine, neck, collars and hips.

    Args:
        joints: ``[T, 22, 3]`` with the pelvis; changed.
        pelvis: axes of the pelvis ``[T, 3, 3]``.
        chest: axes of the rib cage ``[T, 3, 3]``.
        bend: bones of the spine in the source ``[T, 4, 3]`` and in its rest pose ``[4, 3]``, the
            latter in the axes of an upright body; see ``spine_bones``.
    """
    a, b = matrix_to_quat(pelvis), matrix_to_quat(chest)
    ones = np.ones(len(joints))
    for k, (name, weight) in enumerate(_WEIGHTS.items()):
        rotation = quat_to_matrix(slerp(a, b, weight * ones))
        bone = rotation @ OFFSETS[J[name]]
        if bend is not None:
            bone = swing(rotation @ bend[1][k], bend[0][:, k], bone)
        joints[:, J[name]] = joints[:, PARENTS[J[name]]] + bone
    for name, weight in _ATTACHED.items():
        rotation = quat_to_matrix(slerp(a, b, weight * ones))
        joints[:, J[name]] = joints[:, PARENTS[J[name]]] + rotation @ OFFSETS[J[name]]


def spine_bones(chain: FloatArray, rest: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Bones of the source's spine, cut at the heights of the canonical one.

    Args:
        chain: ``[T, N, 3]`` joints from the pelvis to the neck.
        rest: ``[N, 3]`` the same in the rest pose.

    Returns:
        Vectors ``[T, 4, 3]`` and ``[4, 3]``.
    """
    lengths = np.linalg.norm(np.diff(rest, axis=0), axis=-1)
    heights = np.concatenate([[0.0], np.cumsum(lengths)])
    targets = _HEIGHTS / _HEIGHTS[-1] * heights[-1]
    below = np.clip(np.searchsorted(heights, targets, side="right") - 1, 0, len(rest) - 2)
    share = ((targets - heights[below]) / np.maximum(lengths[below], 1e-9))[:, None]
    points = chain[:, below] + share * (chain[:, below + 1] - chain[:, below])
    rest_points = rest[below] + share * (rest[below + 1] - rest[below])
    return np.diff(points, axis=1), np.diff(rest_points, axis=0)


def swing(a: FloatArray, b: FloatArray, v: FloatArray) -> FloatArray:
    """Rotate ``v`` by the smallest rotations that take directions ``a`` to ``b``, ``[T, 3]``."""
    a, b = normalize(a), normalize(b)
    axis = np.cross(a, b)
    cosine = (a * b).sum(-1, keepdims=True)
    across = np.cross(axis, v)
    return np.asarray(v + across + np.cross(axis, across) / np.maximum(1 + cosine, 1e-3))
