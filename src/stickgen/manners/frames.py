"""What overlays are made of: frames of the body, bones that turn, a pelvis that moves."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from stickgen.geometry import FloatArray, heading, normalize, quat_from_rotvec, quat_rotate
from stickgen.kinematics import two_bone
from stickgen.skeleton import BONE_LENGTHS, N_JOINTS, PARENTS, J

SIDES = ("left", "right")
MIRRORED = np.array([-1.0, 1.0, 1.0])
"""Factors from (left, up, ahead) of the left limb to those of the right one."""
THIGH, SHIN = float(BONE_LENGTHS[J["left_knee"]]), float(BONE_LENGTHS[J["left_ankle"]])
UPPER_ARM, FOREARM = float(BONE_LENGTHS[J["left_elbow"]]), float(BONE_LENGTHS[J["left_wrist"]])
_STRETCH = 0.985
"""Share of its length to which a leg that stands is stretched at most."""


def level_frame(joints: FloatArray) -> FloatArray:
    """Orientation ``[T, 3, 3]`` of an upright body: columns left, up, ahead."""
    angle = heading(joints)
    zero, one = np.zeros_like(angle), np.ones_like(angle)
    left = np.stack([np.cos(angle), zero, -np.sin(angle)], -1)
    ahead = np.stack([np.sin(angle), zero, np.cos(angle)], -1)
    return np.stack([left, np.stack([zero, one, zero], -1), ahead], -1)


def chest_frame(joints: FloatArray) -> FloatArray:
    """Orientation ``[T, 3, 3]`` of the chest: columns left, up, ahead."""
    left = joints[:, J["left_collar"]] - joints[:, J["right_collar"]]
    return _frame(left, joints[:, J["neck"]] - joints[:, J["spine1"]])


def pelvis_frame(joints: FloatArray) -> FloatArray:
    """Orientation ``[T, 3, 3]`` of the pelvis: columns left, up, ahead."""
    left = joints[:, J["left_hip"]] - joints[:, J["right_hip"]]
    return _frame(left, joints[:, J["spine2"]] - joints[:, 0])


def _frame(left: FloatArray, up: FloatArray) -> FloatArray:
    left = normalize(left)
    ahead = normalize(np.cross(left, up))
    return np.stack([left, np.cross(ahead, left), ahead], -1)


def turn_bones(
    joints: FloatArray, rotations: FloatArray, shares: Mapping[str, float]
) -> FloatArray:
    """The body with some bones turned; what hangs on them is carried along.

    Args:
        rotations: ``[T, 3]`` rotation vectors in the world, radians.
        shares: end joint of a bone → its share of the rotation. Other bones keep their direction.
    """
    out = np.array(joints, dtype=np.float64)
    joints = out.copy()
    turns = {share: quat_from_rotvec(share * rotations) for share in set(shares.values())}
    by_joint = {J[name]: share for name, share in shares.items()}
    for joint in range(1, N_JOINTS):
        bone: FloatArray = joints[:, joint] - joints[:, PARENTS[joint]]
        if joint in by_joint:
            bone = quat_rotate(turns[by_joint[joint]], bone)
        out[:, joint] = out[:, PARENTS[joint]] + bone
    return out


def move_pelvis(joints: FloatArray, move: FloatArray) -> FloatArray:
    """The body above its legs moved by ``move [T, 3]`` metres; feet stay, knees bend.

    The pelvis does not rise above what the legs reach.
    """
    out = np.array(joints, dtype=np.float64)
    legs = [J[f"{side}_{part}"] for side in SIDES for part in ("knee", "ankle", "foot")]
    body = [joint for joint in range(N_JOINTS) if joint not in legs]
    out[:, body] += move[:, None]
    ankles = {side: out[:, J[f"{side}_ankle"]].copy() for side in SIDES}
    set_ankles(out, ankles, move)
    return out


def set_ankles(
    joints: FloatArray,
    ankles: Mapping[str, FloatArray],
    moved: FloatArray | None = None,
    knees: FloatArray | None = None,
) -> None:
    """Bend legs in place so that ankles are at their places ``[T, 3]``; feet keep pointing.

    Args:
        moved: ``[T, 3]`` by how much the hips were moved before, without their knees. A body that
            was moved is lowered, where its legs would be too short.
        knees: ``[T, 3]`` direction from the hip in which knees bend; None: as they do.
    """
    ahead = level_frame(joints)[..., 2]
    if moved is not None:
        _lower_to_reach(joints, ankles, moved)
    for side, place in ankles.items():
        hip, knee, ankle, foot = (J[f"{side}_{part}"] for part in ("hip", "knee", "ankle", "foot"))
        pointing = joints[:, foot] - joints[:, ankle]
        hint = joints[:, knee] + 0.05 * ahead if knees is None else joints[:, hip] + knees
        bent = two_bone(joints[:, hip], hint, place, THIGH, SHIN)
        joints[:, knee], joints[:, ankle] = bent
        joints[:, foot] = joints[:, ankle] + pointing


def _lower_to_reach(
    joints: FloatArray, ankles: Mapping[str, FloatArray], moved: FloatArray
) -> None:
    longest = _STRETCH * (THIGH + SHIN)
    over = np.zeros(len(joints))
    for side, place in ankles.items():
        hip = joints[:, J[f"{side}_hip"]]
        before = np.linalg.norm(hip - moved - place, axis=-1)
        away = ((hip - place)[:, [0, 2]] ** 2).sum(-1)
        free = np.maximum(longest, np.minimum(before, 0.999 * (THIGH + SHIN)))
        highest = place[:, 1] + np.sqrt(np.maximum(free**2 - away, 0.01))
        over = np.maximum(over, hip[:, 1] - highest)
    legs = [J[f"{side}_{part}"] for side in SIDES for part in ("knee", "ankle", "foot")]
    body = [joint for joint in range(N_JOINTS) if joint not in legs]
    joints[:, body, 1] -= over[:, None]
