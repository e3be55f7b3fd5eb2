"""Forward and inverse kinematics: rotations → joints, joints → rotations, two-bone limbs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.geometry import (
    FloatArray,
    matrix_to_quat,
    normalize,
    quat_between,
    quat_inv,
    quat_mul,
    quat_rotate,
    slerp,
)
from stickgen.skeleton import N_JOINTS, OFFSETS, PARENTS, J

_SPINE_SHARE = {"spine1": 0.4, "spine2": 0.8}
"""Share of the rotation from pelvis to rib cage that each spine joint has, as in retargeting."""
_CHILDREN = tuple(tuple(c for c in range(N_JOINTS) if PARENTS[c] == j) for j in range(N_JOINTS))


def forward_kinematics(
    local: FloatArray, root: FloatArray, offsets: FloatArray, parents: Sequence[int]
) -> tuple[FloatArray, FloatArray]:
    """Global joint positions and rotations of a skeleton.

    Args:
        local: local rotations ``[T, J, 4]`` (quaternions).
        root: root positions ``[T, 3]``.
        offsets: ``[J, 3]``, or ``[T, J, 3]`` where joints also translate; joint 0 is ignored.
        parents: parent of every joint, −1 for joint 0, parents before children.

    Returns:
        positions ``[T, J, 3]``, global rotations ``[T, J, 4]``.
    """
    frames, joints = local.shape[:2]
    positions = np.empty((frames, joints, 3))
    rotations = np.empty((frames, joints, 4))
    positions[:, 0], rotations[:, 0] = root, local[:, 0]
    for j in range(1, joints):
        p = parents[j]
        rotations[:, j] = quat_mul(rotations[:, p], local[:, j])
        positions[:, j] = positions[:, p] + quat_rotate(rotations[:, p], offsets[..., j, :])
    return positions, rotations


def joint_rotations(joints: FloatArray, offsets: FloatArray = OFFSETS) -> FloatArray:
    """Local rotations that bring the rest pose into the pose of ``joints``.

    Pelvis and rib cage (``spine3``) are aligned to their three bones by least squares (Kabsch
    1976). Every other joint takes the smallest rotation that aligns its bone, so arms, legs and
    neck have no twist of their own; the spine shares the twist between pelvis and rib cage as
    in retargeted bodies. The last joint of a limb keeps the rotation of its parent.

    Forward kinematics of the result gives back the joints of every body with rigid hips and
    collars, as all retargeted bodies have; of other bodies it gives the nearest rigid one.

    Args:
        joints: ``[T, 22, 3]`` metres.
        offsets: rest offsets ``[22, 3]``.

    Returns:
        Unit quaternions ``[T, 22, 4]`` (w, x, y, z), the pelvis's in the world.
    """
    joints = np.asarray(joints, dtype=np.float64)
    bones = joints - joints[:, np.maximum(PARENTS, 0)]
    turns = np.empty((len(joints), N_JOINTS, 4))
    for j in (J["pelvis"], J["spine3"]):
        rigid = list(_CHILDREN[j])
        turns[:, j] = _fit(offsets[rigid], bones[:, rigid])
    for j, children in enumerate(_CHILDREN):
        if len(children) == 3:
            continue
        turn = _before_aiming(turns, j)
        if children:
            bone = quat_rotate(turn, offsets[children[0]])
            turn = quat_mul(quat_between(bone, bones[:, children[0]]), turn)
        turns[:, j] = turn
    local = quat_mul(quat_inv(turns[:, np.maximum(PARENTS, 0)]), turns)
    local[:, 0] = turns[:, 0]
    return local


def _before_aiming(turns: FloatArray, j: int) -> FloatArray:
    """Rotation ``[T, 4]`` of a joint before its bone is aligned: its parent's or a spine share."""
    for name, share in _SPINE_SHARE.items():
        if J[name] == j:
            shares = np.full(len(turns), share)
            return slerp(turns[:, J["pelvis"]], turns[:, J["spine3"]], shares)
    return turns[:, PARENTS[j]]


def _fit(rest: FloatArray, bones: FloatArray) -> FloatArray:
    """Rotations ``[T, 4]`` that bring vectors ``rest [K, 3]`` nearest to ``bones [T, K, 3]``."""
    u, _, vt = np.linalg.svd(np.einsum("tki,kj->tij", bones, rest))
    # A reflection would fit coplanar vectors as well: flip the weakest axis back.
    u[..., -1] *= np.linalg.det(u @ vt)[:, None]
    return matrix_to_quat(u @ vt)


def with_bones_of(joints: FloatArray, model: FloatArray) -> FloatArray:
    """Joints ``[T, J, 3]`` in the directions of their bones, as long as in a model of them."""
    fixed = np.array(joints)
    for joint, parent in enumerate(PARENTS):
        if parent >= 0:
            length = np.linalg.norm(model[:, joint] - model[:, parent], axis=-1, keepdims=True)
            way = normalize(joints[:, joint] - joints[:, parent])
            fixed[:, joint] = fixed[:, parent] + length * way
    return fixed


_REACH = 0.999  # largest share of its full length to which a limb is stretched


def _across(v: FloatArray, along: FloatArray) -> FloatArray:
    """The part of ``v`` at right angles to unit vectors ``along``."""
    return v - (v * along).sum(-1, keepdims=True) * along


def two_bone(
    hip: FloatArray, knee: FloatArray, target: FloatArray, upper: float, lower: float
) -> tuple[FloatArray, FloatArray]:
    """Two-bone inverse kinematics: knee and ankle ``[..., 3]`` for an ankle at ``target``.

    A target out of reach is approached as far as the limb is long. Serves arms too (shoulder,
    elbow, wrist). The new knee lies in the plane of hip, old knee and target; a straight limb
    bends forward (+Z, or +X where +Z is along it).

    Args:
        hip, knee, target: ``[..., 3]`` metres; of ``knee`` only the direction matters.
        upper, lower: lengths of the two bones, metres.
    """
    line = target - hip
    distance = np.linalg.norm(line, axis=-1, keepdims=True)
    along = np.where(distance > 1e-8, line / np.maximum(distance, 1e-8), [0.0, -1.0, 0.0])
    reach = np.clip(distance, abs(upper - lower) + 1e-3, _REACH * (upper + lower))
    bend = _across(knee - hip, along)
    for spare in ([0.0, 0.0, 1.0], [1.0, 0.0, 0.0]):
        straight = np.linalg.norm(bend, axis=-1, keepdims=True) < 1e-4
        bend = np.where(straight, _across(np.broadcast_to(spare, along.shape), along), bend)
    cosine = (upper**2 + reach**2 - lower**2) / (2 * upper * reach)
    sine = np.sqrt(np.maximum(0.0, 1.0 - cosine**2))
    new_knee = hip + upper * (cosine * along + sine * normalize(bend))
    return new_knee, hip + along * reach
