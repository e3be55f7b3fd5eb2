"""Legs, feet and arms of the canonical body from the landmarks of a rig."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import BONE_LENGTHS, OFFSETS, J

Points = dict[str, FloatArray]
"""Landmark → positions ``[T, 3]``."""

HIP_CENTER = OFFSETS[[J["left_hip"], J["right_hip"]]].mean(axis=0)
"""Middle of the hips in the pelvis's frame, metres ``[3]``."""
_FOOT = OFFSETS[J["left_foot"]]
_REST_SLOPE = float(np.degrees(np.arcsin(-_FOOT[1] / np.linalg.norm(_FOOT))))
_FOOT_SECONDS = 0.3  # of resting feet, to measure their slope
_FOLDED = (0.3, 0.6)  # hip–ankle distance over leg length: copy directions below, pin above
_KNEE_FORWARD = 0.02  # metres; defines the bend of a leg that is straight in the source


def rotate_about(axis: FloatArray, degrees: float, v: FloatArray) -> FloatArray:
    """Rodrigues' rotation of ``v [T, 3]`` about unit axes ``[T, 3]``."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along = (axis * v).sum(-1, keepdims=True) * axis
    return along + c * (v - along) + s * np.cross(axis, v)


def foot_pitch(points: Points, fps: float, rig_pitch: float) -> float:
    """Degrees by which the sole of a flat foot is steeper than on the canonical body.

    People with one rig differ, so it is the median over the frames in which a foot rests under an
    upright shin, clipped to 10 degrees around the rig's value, which is used where no foot
    rests.
    """
    slopes: list[FloatArray] = []
    for side in ("left", "right") if len(points["head"]) > 1 else ():
        ankle, toe, knee = (points[f"{side}_{part}"] for part in ("ankle", "toe", "knee"))
        sole = normalize(toe - ankle)
        speed = np.linalg.norm(np.gradient(np.stack([ankle, toe]), 1 / fps, axis=1), axis=-1)
        low = toe[:, 1] < np.percentile(toe[:, 1], 30) + 0.03
        rests = low & (speed.max(0) < 0.15) & (normalize(knee - ankle)[:, 1] > 0.87)
        slopes.append(np.degrees(np.arcsin(-sole[rests, 1])))
    flat = np.concatenate([*slopes, np.empty(0)])
    if len(flat) < _FOOT_SECONDS * fps:
        return rig_pitch
    return float(np.clip(np.median(flat) - _REST_SLOPE, rig_pitch - 10.0, rig_pitch + 10.0))


def place_leg(joints: FloatArray, points: Points, pelvis: FloatArray, side: str, toy: bool) -> None:
    """Write knee and ankle of a side by two-bone inverse kinematics.

    Args:
        joints: ``[T, 22, 3]`` with pelvis and hips; changed.
        points: landmark → position ``[T, 3]`` in metres of the canonical body.
        pelvis: axes of the pelvis, ``[T, 3, 3]``.
        side: ``left`` or ``right``.
        toy: see ``Rig.toy``.
    """
    hip, knee, ankle = (J[f"{side}_{part}"] for part in ("hip", "knee", "ankle"))
    thigh, shin = BONE_LENGTHS[knee], BONE_LENGTHS[ankle]
    start = joints[:, hip]
    thigh_direction = normalize(points[f"{side}_knee"] - points[f"{side}_hip"])
    shin_direction = normalize(points[f"{side}_ankle"] - points[f"{side}_knee"])
    copied = thigh * thigh_direction + shin * shin_direction  # hip → ankle in those directions
    pinned = _pinned_reach(joints, points, pelvis, side, toy)
    # The ankle of a folded leg is not pinned: the hips' widths differ by more than the reach.
    extension = np.linalg.norm(copied, axis=-1, keepdims=True) / (thigh + shin)
    pin_weight = np.clip((extension - _FOLDED[0]) / (_FOLDED[1] - _FOLDED[0]), 0.0, 1.0)
    reach = copied + pin_weight * (pinned - copied)
    length = np.linalg.norm(reach, axis=-1, keepdims=True)
    along = reach / np.maximum(length, 1e-8)
    length = np.clip(length, abs(thigh - shin) + 1e-3, (thigh + shin) * 0.9999)
    bend = thigh * thigh_direction + _KNEE_FORWARD * pin_weight * np.cross(along, pelvis[..., 0])
    bend = normalize(bend - (bend * along).sum(-1, keepdims=True) * along)
    cosine = (thigh**2 + length**2 - shin**2) / (2 * thigh * length)  # law of cosines at the hip
    sine = np.sqrt(np.maximum(1 - cosine**2, 0.0))
    joints[:, knee] = start + thigh * (cosine * along + sine * bend)
    joints[:, ankle] = start + length * along


def _pinned_reach(
    joints: FloatArray, points: Points, pelvis: FloatArray, side: str, toy: bool
) -> FloatArray:
    """Vector hip → ankle ``[T, 3]`` that keeps the ankle where it is in the source."""
    if toy:
        return points[f"{side}_ankle"] - points[f"{side}_hip"]
    middle = (points["left_hip"] + points["right_hip"]) / 2
    start = joints[:, J[f"{side}_hip"]]
    return points[f"{side}_ankle"] - middle + joints[:, 0] + pelvis @ HIP_CENTER - start


def place_foot(joints: FloatArray, points: Points, side: str, pitch: float) -> None:
    """Write the foot of a side, in the source's direction less the pitch of ``foot_pitch``."""
    knee, ankle, foot = (J[f"{side}_{part}"] for part in ("knee", "ankle", "foot"))
    shank = normalize(joints[:, knee] - joints[:, ankle])
    sole = normalize(points[f"{side}_toe"] - points[f"{side}_ankle"])
    hinge = normalize(np.cross(shank, sole))
    direction = rotate_about(hinge, -pitch, sole)
    joints[:, foot] = joints[:, ankle] + BONE_LENGTHS[foot] * direction


def place_arm(
    joints: FloatArray, points: Points, chest: FloatArray, side: str, rest: FloatArray
) -> None:
    """Write shoulder, elbow and wrist of a side, in the source's directions.

    Args:
        rest: ``[3]`` direction collar → shoulder of the rig at rest, in the chest's frame.
    """
    shoulder, elbow, wrist = (J[f"{side}_{part}"] for part in ("shoulder", "elbow", "wrist"))
    collar = points[f"{side}_shoulder"] - points[f"{side}_collar"]
    current = normalize((collar[:, None, :] @ chest)[:, 0])
    bone = _rotate_along(normalize(rest), current, OFFSETS[shoulder])
    joints[:, shoulder] = joints[:, J[f"{side}_collar"]] + (chest @ bone[..., None])[..., 0]
    for joint, parent, a, b in (
        (elbow, shoulder, "shoulder", "elbow"),
        (wrist, elbow, "elbow", "wrist"),
    ):
        direction = normalize(points[f"{side}_{b}"] - points[f"{side}_{a}"])
        joints[:, joint] = joints[:, parent] + BONE_LENGTHS[joint] * direction


def _rotate_along(rest: FloatArray, current: FloatArray, v: FloatArray) -> FloatArray:
    """Rotate ``v [3]`` by the smallest rotations that take ``rest [3]`` to ``current [T, 3]``."""
    axis = np.cross(rest, current)
    cosine = (current @ rest)[:, None]
    across = np.cross(axis, v)
    return v + across + np.cross(axis, across) / np.maximum(1 + cosine, 1e-3)
