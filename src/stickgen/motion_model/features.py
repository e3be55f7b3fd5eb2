"""Motion as numbers for a network: frame features and back.

A frame is its root step and its pose relative to the pelvis, turned so that the body faces +Z.
The representation has no redundancy and does not depend on the place on the stage, so a take may
be of any length. (The 263 features of HumanML3D are redundant, which harms diffusion: Meng et al.,
"Rethinking diffusion for text-driven human motion generation", CVPR 2025.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.motion import foot_contacts
from stickgen.skeleton import FPS, N_JOINTS, apply_bone_lengths


def slices(sizes: dict[str, int]) -> dict[str, slice]:
    """Where each named part of a feature vector lies, in the order of ``sizes``."""
    ends = np.cumsum(list(sizes.values())).tolist()
    return {
        name: slice(end - size, end) for (name, size), end in zip(sizes.items(), ends, strict=True)
    }


FRAME_SIZES = {
    "step": 2,  # pelvis x, z from the last frame to this one, in the last frame's facing (m)
    "turn": 1,  # change of facing from the last frame to this one (rad)
    "height": 1,  # pelvis above the floor (m)
    "pose": (N_JOINTS - 1) * 3,  # joints 1–21 from the pelvis, facing +Z (m)
    "contact": 4,  # skeleton.CONTACT_JOINTS at rest on the floor, 0 or 1
}
FRAME = slices(FRAME_SIZES)
FRAME_DIM = sum(FRAME_SIZES.values())


def to_features(joints: FloatArray) -> NDArray[np.float32]:
    """Frame features ``[T, 71]`` of canonical joints ``[T, 22, 3]`` at 25 fps.

    The step and turn of frame 0 repeat those of frame 1.
    """
    joints = np.asarray(joints, dtype=np.float64)
    facing = heading(joints)
    to_front = yaw_matrix(-facing)  # [T, 3, 3]
    moved = np.diff(joints[:, 0], axis=0, prepend=joints[:1, 0])
    step = np.einsum("tij,tj->ti", to_front[np.maximum(np.arange(len(joints)) - 1, 0)], moved)
    turn = np.diff(facing, prepend=facing[:1])
    if len(joints) > 1:
        step[0], turn[0] = step[1], turn[1]
    pose = np.einsum("tij,tkj->tki", to_front, joints[:, 1:] - joints[:, :1])
    out = np.empty((len(joints), FRAME_DIM), dtype=np.float32)
    out[:, FRAME["step"]] = step[:, [0, 2]]
    out[:, FRAME["turn"]] = turn[:, None]
    out[:, FRAME["height"]] = joints[:, 0, 1:2]
    out[:, FRAME["pose"]] = pose.reshape(len(joints), -1)
    out[:, FRAME["contact"]] = foot_contacts(joints, FPS)
    return out


def from_features(features: FloatArray) -> NDArray[np.float32]:
    """Canonical joints ``[T, 22, 3]`` of frame features ``[T, 71]``; bone lengths are exact.

    The first frame stands over the origin facing +Z.
    """
    features = np.asarray(features, dtype=np.float64)
    turn = features[:, FRAME["turn"]][:, 0].copy()
    turn[0] = 0.0
    facing = np.cumsum(turn)
    step = np.zeros((len(features), 3))
    step[1:, [0, 2]] = features[1:, FRAME["step"]]
    root = np.cumsum(
        np.einsum("tij,tj->ti", yaw_matrix(np.concatenate([[0.0], facing[:-1]])), step), axis=0
    )
    root[:, 1] = features[:, FRAME["height"]][:, 0]
    pose = features[:, FRAME["pose"]].reshape(len(features), N_JOINTS - 1, 3)
    joints = np.concatenate([np.zeros((len(features), 1, 3)), pose], axis=1)
    joints = np.einsum("tij,tkj->tki", yaw_matrix(facing), joints) + root[:, None]
    return apply_bone_lengths(joints).astype(np.float32)


_SMOOTH = np.array([-1.0, 4.0, 26.0, 4.0, -1.0]) / 32.0
"""Half-strength fourth-order filter of Shapiro (Reviews of Geophysics, 1970): a wave of two samples
keeps half its amplitude, one of eight samples (3 Hz) 99 %. At full strength motion becomes
smoother than recorded motion."""


def smooth(features: FloatArray) -> NDArray[np.float32]:
    """Remove high-frequency noise of one or two millimetres from frame features ``[T, 71]``."""
    half = len(_SMOOTH) // 2
    padded = np.pad(np.asarray(features), ((half, half), (0, 0)), mode="edge")
    parts = [w * padded[i : i + len(features)] for i, w in enumerate(_SMOOTH)]
    return np.sum(parts, axis=0).astype(np.float32)
