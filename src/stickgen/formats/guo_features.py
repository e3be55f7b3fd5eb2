"""HumanML3D's 263 features per frame, computed from joint positions (Guo et al., CVPR 2022).

The tests compare them with a clip of the data set.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType

import numpy as np

from stickgen.geometry import (
    FloatArray,
    canonicalize,
    matrix_to_6d,
    normalize,
    quat_between,
    quat_from_axis_angle,
    quat_inv,
    quat_mul,
    quat_rotate,
    quat_to_matrix,
    quat_to_rotvec,
    resample,
)
from stickgen.skeleton import CONTACT_JOINTS, N_JOINTS, J, apply_bone_lengths

LAYOUT = MappingProxyType(
    {
        "turn": 1,  # half the turn about Y to the next frame, radians
        "step": 2,  # x, z of the root's step to the next frame, in the facing there
        "height": 1,  # of the root
        "positions": 3 * (N_JOINTS - 1),  # relative to the root's point on the floor, in its facing
        "rotations": 6 * (N_JOINTS - 1),  # first two columns, along the chains
        "velocities": 3 * N_JOINTS,  # step to the next frame, in the facing
        "contacts": len(CONTACT_JOINTS),
    }
)
"""Groups of features, in order."""
FEATURES = sum(LAYOUT.values())
"""Numbers per frame: 263."""
FPS = 20.0
"""Frames per second of the data set."""

_CHAINS = (
    "pelvis right_hip right_knee right_ankle right_foot",
    "pelvis left_hip left_knee left_ankle left_foot",
    "pelvis spine1 spine2 spine3 neck head",
    "spine3 right_collar right_shoulder right_elbow right_wrist",
    "spine3 left_collar left_shoulder left_elbow left_wrist",
)
_UP, _DOWN, _LEFT, _RIGHT, _AHEAD = (0, 1, 0), (0, -1, 0), (1, 0, 0), (-1, 0, 0), (0, 0, 1)
_REST = dict.fromkeys(J, _DOWN)  # joint → direction of the bone that ends there
_REST |= dict.fromkeys(("spine1", "spine2", "spine3", "neck"), _UP)
_REST |= dict.fromkeys(("left_hip", "left_collar"), _LEFT)
_REST |= dict.fromkeys(("right_hip", "right_collar"), _RIGHT)
_REST |= dict.fromkeys(("left_foot", "right_foot", "head"), _AHEAD)
_SMOOTHING = 20  # frames: standard deviation
_CONTACT_STEP = 0.002  # m²: a foot whose squared step is smaller is in contact


def clip_features(joints: FloatArray, fps: float) -> tuple[FloatArray, FloatArray]:
    """A person as the data set has it: ``new_joints`` and ``new_joint_vecs``.

    At 20 fps, with canonical bones, the lowest joint on the floor, over the origin and facing +Z
    at first.

    Args:
        joints: ``[T, 22, 3]`` metres.
        fps: their frames a second.

    Returns:
        float32 ``[T', 22, 3]`` metres and ``[T', 263]``; the last frame has no step and is left
        out.
    """
    joints = apply_bone_lengths(resample(np.asarray(joints, dtype=np.float64), fps, FPS))
    joints[..., 1] -= joints[..., 1].min()
    joints = canonicalize(joints)
    return joints[:-1].astype(np.float32), to_features(joints).astype(np.float32)


def to_features(joints: FloatArray) -> FloatArray:
    """Features ``[T − 1, 263]`` of joints ``[T, 22, 3]`` in metres at 20 fps, first facing +Z.

    The facing is computed as in the data set's code, from hips and shoulders, smoothed over a
    second. ``sources.guo.positions_of_features`` is the inverse.
    """
    joints = np.asarray(joints, dtype=np.float64)
    facing = _facing(joints)
    step = joints[1:] - joints[:-1]
    turn = quat_mul(facing[1:], quat_inv(facing[:-1]))
    root_step = quat_rotate(facing[1:], step[:, 0])
    local = joints - joints[:, :1] * (1.0, 0.0, 1.0)
    local = quat_rotate(facing[:, None], local)
    rotations = matrix_to_6d(quat_to_matrix(_rotations(joints, facing)))
    feet = step[:, [J[name] for name in CONTACT_JOINTS]]
    parts = (
        quat_to_rotvec(turn)[:, 1] / 2,
        root_step[:, [0, 2]],
        joints[:-1, 0, 1],
        local[:-1, 1:],
        rotations[:-1, 1:],
        quat_rotate(facing[:-1, None], step),
        (feet**2).sum(-1) < _CONTACT_STEP,
    )
    return np.concatenate([part.reshape(len(step), -1) for part in parts], axis=1)


def _facing(joints: FloatArray) -> FloatArray:
    """Rotation about Y ``[T, 4]`` that turns each frame's facing to +Z; identity in the first."""
    hips = joints[:, J["left_hip"]] - joints[:, J["right_hip"]]
    shoulders = joints[:, J["right_shoulder"]] - joints[:, J["left_shoulder"]]
    across = hips + shoulders
    forward = np.cross(_UP, normalize(across))
    smooth = _smooth(forward)
    turn = quat_from_axis_angle(np.array(_UP), -np.arctan2(smooth[:, 0], smooth[:, 2]))
    turn[0] = (1.0, 0.0, 0.0, 0.0)
    return turn


def _smooth(values: FloatArray) -> FloatArray:
    """Gaussian smoothing of ``[T, C]`` over time; the ends repeat, the kernel spans 8 sigma."""
    reach = 4 * _SMOOTHING
    weight = np.exp(-0.5 * (np.arange(-reach, reach + 1) / _SMOOTHING) ** 2)
    padded = np.pad(values, ((reach, reach), (0, 0)), mode="edge")
    columns = [np.convolve(column, weight / weight.sum(), "valid") for column in padded.T]
    return np.stack(columns, axis=1)


def _rotations(joints: FloatArray, facing: FloatArray) -> FloatArray:
    """Rotations ``[T, 22, 4]`` along the chains; every chain starts with the facing."""
    out = np.zeros((len(joints), N_JOINTS, 4))
    out[:, 0] = facing
    for chain in _CHAINS:
        parent_rotation = facing
        for parent, name in pairwise(chain.split()):
            bone = joints[:, J[name]] - joints[:, J[parent]]
            rotation = quat_between(np.array(_REST[name], dtype=float), bone)
            out[:, J[name]] = quat_mul(quat_inv(parent_rotation), rotation)
            parent_rotation = rotation
    return out
