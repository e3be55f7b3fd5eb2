"""Joint positions of the canonical body → rotations of its joints."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import (
    FloatArray,
    matrix_to_quat,
    quat_between,
    quat_inv,
    quat_mul,
    quat_rotate,
    slerp,
)
from stickgen.skeleton import N_JOINTS, OFFSETS, PARENTS, J

_SPINE_SHARE = {"spine1": 0.4, "spine2": 0.8}
"""How much of the turn from pelvis to rib cage has happened there: that of retargeted bodies."""
_CHILDREN = tuple(tuple(c for c in range(N_JOINTS) if PARENTS[c] == j) for j in range(N_JOINTS))


def joint_rotations(joints: FloatArray, offsets: FloatArray = OFFSETS) -> FloatArray:
    """Local rotations under which ``offsets`` take the pose of ``joints``.

    Pelvis and rib cage (``spine3``) are turned onto their three bones by least squares (Kabsch
    1976); any other joint by the smallest rotation that points its bone the right way, so an
    arm, a leg or the neck has no twist of its own, and the spine shares the twist between
    pelvis and rib cage as retargeted bodies do. Joints at a limb's end keep their parent's
    rotation.

    Forward kinematics of the result gives back the joints of a body whose hips and collars
    are rigid, as every retargeted one's are; where they are not, the nearest such body.

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
        three = list(_CHILDREN[j])
        turns[:, j] = _fit(offsets[three], bones[:, three])
    for j, children in enumerate(_CHILDREN):
        if len(children) == 3:
            continue
        turn = _before_aiming(turns, j)
        if children:
            now = quat_rotate(turn, offsets[children[0]])
            turn = quat_mul(quat_between(now, bones[:, children[0]]), turn)
        turns[:, j] = turn
    local = quat_mul(quat_inv(turns[:, np.maximum(PARENTS, 0)]), turns)
    local[:, 0] = turns[:, 0]
    return local


def _before_aiming(turns: FloatArray, j: int) -> FloatArray:
    """Turn ``[T, 4]`` of a joint before its bone is aimed: its parent's, or a spine's share."""
    for name, share in _SPINE_SHARE.items():
        if J[name] == j:
            shares = np.full(len(turns), share)
            return slerp(turns[:, J["pelvis"]], turns[:, J["spine3"]], shares)
    return turns[:, PARENTS[j]]


def _fit(rest: FloatArray, now: FloatArray) -> FloatArray:
    """Rotations ``[T, 4]`` that bring vectors ``rest [K, 3]`` nearest to ``now [T, K, 3]``."""
    u, _, vt = np.linalg.svd(np.einsum("tki,kj->tij", now, rest))
    # A reflection would fit a flat set of vectors as well: flip the weakest axis back.
    u[..., -1] *= np.linalg.det(u @ vt)[:, None]
    return matrix_to_quat(u @ vt)
