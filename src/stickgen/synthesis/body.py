"""From controls to joints.

``solve`` places the trunk and free limbs by forward kinematics, planted feet and holding hands by
inverse kinematics. Bones keep their length by construction.
"""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.kinematics import two_bone
from stickgen.skeleton import BONE_LENGTHS, FOOT_HEIGHT, N_JOINTS, OFFSETS, J
from stickgen.synthesis.controls import (
    FOREARM,
    LEAN,
    SIDE_AXES,
    SIDES,
    TURN,
    UPPER_ARM,
    Controls,
    rotation,
    soft_reach,
)
from stickgen.synthesis.curves import ease

THIGH, SHIN = float(BONE_LENGTHS[J["left_knee"]]), float(BONE_LENGTHS[J["left_ankle"]])
FOOT = OFFSETS[[J["left_foot"], J["right_foot"]]]
"""Ankle to ball of each foot in the rest pose, ``[2, 3]`` metres."""
_SIGN = np.array([1.0, -1.0])
SHARES = (0.3, 0.35, 0.35)
"""Shares of the bend of the spine at spine1, spine2 and spine3."""
_STRETCH = 0.99  # a standing leg is never straighter than this share of its length


def solve(c: Controls) -> FloatArray:
    """Joints ``[T, 22, 3]`` metres that the controls of a body describe."""
    out = np.empty((len(c.pelvis), N_JOINTS, 3))
    hips = rotation(c.hips)
    soles = rotation(np.concatenate([c.soles, np.zeros_like(c.soles[..., :1])], axis=-1))
    ankles = c.feet - (soles @ FOOT[..., None])[..., 0]
    out[:, 0] = _within_reach(c, hips, ankles)
    chest = _trunk(out, c, hips)
    _arms(out, c, chest)
    _legs(out, c, hips, soles, ankles)
    return out


def _within_reach(c: Controls, hips: FloatArray, ankles: FloatArray) -> FloatArray:
    """Pelvis ``[T, 3]``, lowered smoothly until every planted foot is within reach."""
    hip = c.pelvis[:, None] + OFFSETS[1:3] @ np.swapaxes(hips, -1, -2)
    away = (hip - ankles)[..., [0, 2]]
    length = _STRETCH * (THIGH + SHIN)
    highest = ankles[..., 1] + np.sqrt(np.maximum(length**2 - (away**2).sum(-1), 0.01))
    over = hip[..., 1] - highest
    drop = 0.5 * (over + np.sqrt(over**2 + 0.01**2)) * (1.0 - c.free)
    drop *= _grounded(c.feet[..., 1])  # a swinging foot does not lower the pelvis
    lowered = c.pelvis.copy()
    lowered[:, 1] -= drop.max(-1)
    return lowered


def _grounded(height: FloatArray) -> FloatArray:
    """1 for a foot on the floor, falling to 0 for one lifted by 4 cm."""
    return ease(1.0 - (height - FOOT_HEIGHT) / 0.04)


def _trunk(out: FloatArray, c: Controls, hips: FloatArray) -> FloatArray:
    """Write spine, head, collars and shoulders; returns the chest's rotations ``[T, 3, 3]``."""
    turn, parent = hips, 0
    for share, name in zip(SHARES, ("spine1", "spine2", "spine3"), strict=True):
        out[:, J[name]] = out[:, parent] + turn @ OFFSETS[J[name]]
        turn, parent = turn @ rotation(share * c.spine), J[name]
    chest = turn
    out[:, J["neck"]] = out[:, parent] + chest @ OFFSETS[J["neck"]]
    nape = (rotation(c.head) @ OFFSETS[J["head"]])[..., None]
    out[:, J["head"]] = out[:, J["neck"]] + (chest @ nape)[..., 0]
    raised, forward = c.arms[:, :, 0, 1], c.arms[:, :, 0, 2]
    # The shoulder blade turns with the arm: about a third of its rise (Inman et al. 1944).
    lift = c.shrug + 0.3 * np.clip(raised + 0.3, 0.0, None) ** 2
    girdle = np.zeros((*lift.shape, 3))
    girdle[..., LEAN] = -_SIGN * lift
    girdle[..., TURN] = -_SIGN * 0.25 * np.sign(forward) * forward**2
    for s, side in enumerate(SIDES):
        collar, shoulder = J[f"{side}_collar"], J[f"{side}_shoulder"]
        out[:, collar] = out[:, parent] + chest @ OFFSETS[collar]
        bone = rotation(girdle[:, s]) @ OFFSETS[shoulder]
        out[:, shoulder] = out[:, collar] + (chest @ bone[..., None])[..., 0]
    return chest


def _arms(out: FloatArray, c: Controls, chest: FloatArray) -> None:
    """Write elbows and wrists."""
    world = (c.arms * SIDE_AXES[:, None]) @ np.swapaxes(chest, -1, -2)[:, None]
    for s, side in enumerate(SIDES):
        shoulder = out[:, J[f"{side}_shoulder"]]
        elbow = shoulder + UPPER_ARM * world[:, s, 0]
        wrist = elbow + FOREARM * world[:, s, 1]
        if c.held[:, s].any():
            weight = c.held[:, s, None]
            place = wrist + weight * (c.hands[:, s] - wrist)
            new_elbow, new_wrist = two_bone(shoulder, elbow, place, UPPER_ARM, FOREARM)
            elbow, wrist = (
                np.where(weight > 0, n, o) for n, o in ((new_elbow, elbow), (new_wrist, wrist))
            )
        out[:, J[f"{side}_elbow"]], out[:, J[f"{side}_wrist"]] = elbow, wrist


def _legs(
    out: FloatArray, c: Controls, hips: FloatArray, soles: FloatArray, ankles: FloatArray
) -> None:
    """Write hips, knees, ankles and feet."""
    for s, side in enumerate(SIDES):
        hip_bone, knee, ankle, foot = (J[f"{side}_{n}"] for n in ("hip", "knee", "ankle", "foot"))
        hip = out[:, 0] + hips @ OFFSETS[hip_bone]
        out[:, hip_bone] = hip
        points = c.soles[:, s, 1] + _SIGN[s] * c.knees[:, s]
        # Upward a little as well: the knee of a leg stretched out on the floor points up.
        ahead = np.stack([np.sin(points), np.full_like(points, 0.3), np.cos(points)], axis=-1)
        swinging = 1.0 - _grounded(c.feet[:, s, 1])[:, None]
        target, bent = ankles[:, s], hip + ahead
        target = target + swinging * (hip + soft_reach(target - hip, THIGH + SHIN) - target)
        toes = (soles[:, s] @ FOOT[s]).copy()
        if c.free[:, s].any():
            weight = c.free[:, s, None]
            thigh, shin = np.moveaxis(c.legs[:, s] * SIDE_AXES[s] @ np.swapaxes(hips, -1, -2), 1, 0)
            on_floor, _ = two_bone(hip, bent, target, THIGH, SHIN)
            in_air = hip + THIGH * thigh
            bent = on_floor + weight * (in_air - on_floor)
            target = target + weight * (in_air + SHIN * shin - target)
            hanging = _hanging_foot(shin, hips[:, :, 0], c.soles[:, s, 0]) @ FOOT[s]
            toes += weight * (hanging - toes)
            toes = normalize(toes) * np.linalg.norm(FOOT[s])
        out[:, knee], out[:, ankle] = two_bone(hip, bent, target, THIGH, SHIN)
        out[:, foot] = out[:, ankle] + toes


def _hanging_foot(shin: FloatArray, left: FloatArray, pitch: FloatArray) -> FloatArray:
    """Orientation ``[T, 3, 3]`` of a foot in the air: square to the shin, toes down."""
    across = normalize(left - (left * shin).sum(-1, keepdims=True) * shin)
    frame = np.stack([across, -shin, np.cross(across, -shin)], axis=-1)
    zero = np.zeros_like(pitch)
    return frame @ rotation(np.stack([pitch, zero, zero], axis=-1))
