"""Controls of a recorded body, so that rules can change how it moves: the inverse of ``solve``."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, normalize, quat_to_matrix
from stickgen.kinematics import forward_kinematics, joint_rotations
from stickgen.skeleton import OFFSETS, PARENTS, J
from stickgen.synthesis.body import FOOT, SHARES
from stickgen.synthesis.controls import (
    BEND,
    LEAN,
    SIDE_AXES,
    SIDES,
    TURN,
    Controls,
    rotation,
)

_STRAIGHT = 0.03
"""Metres by which a knee is off the line from hip to ankle, below which it points nowhere."""


def controls_of(joints: FloatArray) -> Controls:
    """Controls with which ``solve`` gives back an upright body within some centimetres.

    Args:
        joints: ``[T, 22, 3]`` metres on the canonical body.
    """
    c = Controls.rest(len(joints))
    local = joint_rotations(joints)
    _, turns = forward_kinematics(local, joints[:, 0], OFFSETS, PARENTS)
    hips, chest = (quat_to_matrix(turns[:, j]) for j in (0, J["spine3"]))
    c.pelvis[:] = joints[:, 0]
    c.hips[:] = angles_of(hips)
    c.hips[:, TURN] = np.unwrap(c.hips[:, TURN])
    c.spine[:] = angles_of(np.swapaxes(hips, -1, -2) @ chest)
    turn = rotation(c.hips)
    for share in SHARES:
        turn = turn @ rotation(share * c.spine)
    chest = turn
    _head(c, joints, chest)
    for side in range(2):
        _arm(c, joints, chest, side)
        _leg(c, joints, side)
    return c


def angles_of(turns: FloatArray) -> FloatArray:
    """(bend, turn, lean) ``[T, 3]`` of matrices ``[T, 3, 3]``: the inverse of ``rotation``."""
    out = np.empty((*turns.shape[:-2], 3))
    out[..., BEND] = np.arcsin(np.clip(-turns[..., 1, 2], -1.0, 1.0))
    out[..., TURN] = np.arctan2(turns[..., 0, 2], turns[..., 2, 2])
    out[..., LEAN] = -np.arctan2(turns[..., 1, 0], turns[..., 1, 1])
    return out


def _head(c: Controls, joints: FloatArray, chest: FloatArray) -> None:
    nape = joints[:, J["head"]] - joints[:, J["neck"]]
    x, y, z = np.moveaxis((nape[:, None] @ chest)[:, 0], -1, 0)
    rest = OFFSETS[J["head"]]
    c.head[:, BEND] = np.arctan2(z, y) - np.arctan2(rest[2], rest[1])
    c.head[:, LEAN] = np.arctan2(x, np.hypot(y, z))


def _arm(c: Controls, joints: FloatArray, chest: FloatArray, side: int) -> None:
    collar, shoulder, elbow, wrist = (
        joints[:, J[f"{SIDES[side]}_{name}"]] for name in ("collar", "shoulder", "elbow", "wrist")
    )
    pose = np.stack([elbow - shoulder, wrist - elbow], axis=1) @ chest * SIDE_AXES[side]
    c.arms[:, side] = normalize(pose)
    girdle = ((shoulder - collar)[:, None] @ chest)[:, 0] * SIDE_AXES[side]
    rest = OFFSETS[J[f"{SIDES[side]}_shoulder"]] * SIDE_AXES[side]
    lift = np.arctan2(girdle[:, 1], girdle[:, 0]) - np.arctan2(rest[1], rest[0])
    by_arm = 0.3 * np.clip(c.arms[:, side, 0, 1] + 0.3, 0.0, None) ** 2
    c.shrug[:, side] = np.clip(lift - by_arm, -0.3, 0.6)


def _leg(c: Controls, joints: FloatArray, side: int) -> None:
    hip, knee, ankle, foot = (
        joints[:, J[f"{SIDES[side]}_{name}"]] for name in ("hip", "knee", "ankle", "foot")
    )
    c.feet[:, side] = foot
    sole, rest = foot - ankle, FOOT[side]
    flat = np.hypot(sole[:, 0], sole[:, 2])
    turn = np.arctan2(sole[:, 0], sole[:, 2]) - np.arctan2(rest[0], rest[2])
    c.soles[:, side, 1] = np.unwrap(turn)
    down = np.arctan2(-sole[:, 1], flat) - np.arctan2(-rest[1], np.hypot(rest[0], rest[2]))
    c.soles[:, side, 0] = down
    line = normalize(ankle - hip)
    off = knee - hip
    off = off - (off * line).sum(-1, keepdims=True) * line
    points = np.arctan2(off[:, 0], off[:, 2])
    bent = np.clip(np.linalg.norm(off, axis=-1) / _STRAIGHT - 1.0, 0.0, 1.0)
    outward = (points - c.soles[:, side, 1] + np.pi) % (2 * np.pi) - np.pi
    c.knees[:, side] += bent * (np.clip((1, -1)[side] * outward, -0.6, 0.9) - c.knees[:, side])
