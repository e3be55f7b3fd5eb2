"""The canonical body of Stick-Gen: joints, proportions, rest pose, mirror.

Frame: right-handed, Y up, metres. A canonical clip starts at the origin, stands on the
floor ``y = 0`` and faces +Z, so +X is the person's left.

Joint order: the 22 body joints of SMPL (Loper et al., SIGGRAPH Asia 2015), the order of
HumanML3D, AMASS and InterHuman. Proportions: a symmetric adult of 1.67 m, rounded from
SMPL's neutral mean shape. Every source is retargeted onto them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from stickgen.geometry import FloatArray

FPS = 25.0
"""Frames per second of everything inside Stick-Gen."""
GRAVITY = 9.81
"""Acceleration of free fall, m/s², along −Y."""

_TREE: tuple[tuple[str, str | None, tuple[float, float, float]], ...] = (
    # joint, parent, offset from the parent in the rest pose (T-pose facing +Z)
    ("pelvis", None, (0.0, 0.0, 0.0)),
    ("left_hip", "pelvis", (0.070, -0.090, 0.0)),
    ("right_hip", "pelvis", (-0.070, -0.090, 0.0)),
    ("spine1", "pelvis", (0.0, 0.110, -0.020)),
    ("left_knee", "left_hip", (0.020, -0.380, 0.0)),
    ("right_knee", "right_hip", (-0.020, -0.380, 0.0)),
    ("spine2", "spine1", (0.0, 0.135, 0.0)),
    ("left_ankle", "left_knee", (0.0, -0.400, -0.030)),
    ("right_ankle", "right_knee", (0.0, -0.400, -0.030)),
    ("spine3", "spine2", (0.0, 0.055, 0.020)),
    ("left_foot", "left_ankle", (0.020, -0.055, 0.125)),
    ("right_foot", "right_ankle", (-0.020, -0.055, 0.125)),
    ("neck", "spine3", (0.0, 0.215, -0.030)),
    ("left_collar", "spine3", (0.075, 0.115, -0.020)),
    ("right_collar", "spine3", (-0.075, 0.115, -0.020)),
    ("head", "neck", (0.0, 0.095, 0.045)),
    ("left_shoulder", "left_collar", (0.115, 0.040, -0.010)),
    ("right_shoulder", "right_collar", (-0.115, 0.040, -0.010)),
    ("left_elbow", "left_shoulder", (0.260, 0.0, -0.010)),
    ("right_elbow", "right_shoulder", (-0.260, 0.0, -0.010)),
    ("left_wrist", "left_elbow", (0.255, 0.0, 0.0)),
    ("right_wrist", "right_elbow", (-0.255, 0.0, 0.0)),
)

JOINTS: tuple[str, ...] = tuple(name for name, _, _ in _TREE)
N_JOINTS = len(JOINTS)
J = MappingProxyType({name: i for i, name in enumerate(JOINTS)})
"""Joint name → index."""
PARENTS: tuple[int, ...] = tuple(-1 if p is None else J[p] for _, p, _ in _TREE)
"""Parent of every joint; −1 for the pelvis. Parents come before their children."""
OFFSETS: FloatArray = np.array([o for _, _, o in _TREE])
"""Rest offsets from the parent, ``[22, 3]`` metres."""
OFFSETS.setflags(write=False)
BONE_LENGTHS: FloatArray = np.linalg.norm(OFFSETS, axis=1)
"""Length of the bone that ends in each joint, ``[22]`` metres (pelvis: 0)."""
BONE_LENGTHS.setflags(write=False)

MIRROR: NDArray[np.intp] = np.array(
    [J[n.replace("left", "\0").replace("right", "left").replace("\0", "right")] for n in JOINTS]
)
"""Index that swaps left and right joints; applied twice it is the identity."""
MIRROR.setflags(write=False)

CONTACT_JOINTS: tuple[str, ...] = ("left_ankle", "left_foot", "right_ankle", "right_foot")
"""Order of the four foot-contact flags of a Motion (HumanML3D's order: heel before toe)."""
FOOT_HEIGHT = 0.025
"""Height of a planted foot joint (ball of the foot) above the floor, metres."""
LEG_LENGTH = float(BONE_LENGTHS[J["left_knee"]] + BONE_LENGTHS[J["left_ankle"]])
"""Thigh + shin, metres: retargeting scales root positions by its ratio to the source's."""
STATURE = 1.67
"""Height of the canonical body from sole to crown, metres."""
PELVIS_HEIGHT = float(
    FOOT_HEIGHT - OFFSETS[[J["left_hip"], J["left_knee"], J["left_ankle"], J["left_foot"]], 1].sum()
)
"""Height of the pelvis above the floor in the rest pose, metres."""


def rest_pose() -> FloatArray:
    """Joints of the rest T-pose, ``[22, 3]`` metres, standing on the floor at the origin."""
    joints = np.zeros((N_JOINTS, 3))
    for j, p in enumerate(PARENTS):
        joints[j] = OFFSETS[j] + (joints[p] if p >= 0 else (0.0, PELVIS_HEIGHT, 0.0))
    return joints


def apply_bone_lengths(joints: FloatArray) -> FloatArray:
    """Give every bone its canonical length and keep its direction.

    Args:
        joints: ``[..., 22, 3]`` metres.

    Returns:
        ``[..., 22, 3]``; the pelvis stays where it is. A bone of no length takes its rest
        direction.
    """
    joints = np.asarray(joints)
    out = np.empty_like(joints, dtype=np.result_type(joints, np.float32))
    out[..., 0, :] = joints[..., 0, :]
    for j in range(1, N_JOINTS):
        p = PARENTS[j]
        bone = joints[..., j, :] - joints[..., p, :]
        length = np.linalg.norm(bone, axis=-1, keepdims=True)
        scaled = bone * (BONE_LENGTHS[j] / np.maximum(length, 1e-8))
        out[..., j, :] = out[..., p, :] + np.where(length > 1e-8, scaled, OFFSETS[j])
    return out


def mirror(joints: FloatArray) -> FloatArray:
    """Reflect a motion in the plane x = 0 and swap left and right joints.

    Args:
        joints: ``[..., 22, 3]`` metres.
    """
    return np.asarray(joints)[..., MIRROR, :] * np.array([-1.0, 1.0, 1.0], dtype=joints.dtype)
