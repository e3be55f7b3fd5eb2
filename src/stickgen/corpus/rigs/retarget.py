"""Retargeting: from a rig's landmarks to the one canonical body.

Pelvis and rib cage become two frames that the spine joins; arms and head copy the source's
bone directions; ankles follow the source's ankles scaled by leg length (two-bone inverse
kinematics), so that a planted foot stays planted on our proportions. What a rig's neutral pose
adds to an upright stance is taken off by its map's pitch angles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.rig import Rig, find_rig, landmark_positions
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, matrix_to_quat, normalize, quat_to_matrix, slerp
from stickgen.skeleton import BONE_LENGTHS, LEG_LENGTH, N_JOINTS, OFFSETS, J

Array = FloatArray
Points = dict[str, Array]

UNITS = {
    "metre": 1.0,
    "centimetre": 0.01,
    "millimetre": 0.001,
    "inch": 0.0254,
    "CMU unit": 0.0254 / 0.45,
}
"""Length units of motion files, in metres."""
_HUMAN_LEG = (0.5, 1.05)  # thigh + shin of a person, metres; no two units both fit
_HIP_DROP = OFFSETS[[J["left_hip"], J["right_hip"]]].mean(axis=0)
_FOOT = OFFSETS[J["left_foot"]]
_REST_SLOPE = float(np.degrees(np.arcsin(-_FOOT[1] / np.linalg.norm(_FOOT))))
_FOOT_SECONDS = 0.3  # of resting feet, enough to measure their slope
_FOLDED = (0.3, 0.6)  # hip–ankle distance over leg length: copy directions … pin the ankle
_KNEE_FORWARD = 0.02  # metres; which way a leg bends that is straight in the source


@dataclass(frozen=True)
class Retargeted:
    """A clip on the canonical body, in the source's world and frame rate.

    Attributes:
        joints: ``[T, 22, 3]`` metres, Y up; heights as in the source times ``scale``.
        scale: canonical leg length over the source's.
        rig: name of the skeleton map.
    """

    joints: Array
    scale: float
    rig: str


def retarget(raw: RawMotion, rig: Rig | None = None) -> Retargeted:
    """Put a motion on the canonical body.

    Args:
        raw: the motion.
        rig: what its joints are; found by their names when not given.

    Raises:
        StickGenError: the rig is unknown, or its legs have no human length in any unit.
    """
    rig = rig or find_rig(raw)
    points = landmark_positions(raw, rig)
    unit, leg = _unit(points, rig)
    scale = LEG_LENGTH / leg
    points = {name: p * (unit * scale) for name, p in points.items()}
    pelvis = pelvis_frame(points) @ pitch_matrix(-rig.pitch["pelvis"])
    chest = chest_frame(points) @ pitch_matrix(-rig.pitch["chest"])
    joints = np.empty((len(raw.positions), N_JOINTS, 3))
    middle = (points["left_hip"] + points["right_hip"]) / 2
    joints[:, 0] = middle - pelvis @ _HIP_DROP
    _place_trunk(joints, pelvis, chest)
    _place_head(joints, points, chest, rig)
    foot = _foot_pitch(points, raw.fps, rig.pitch["foot"])
    for side, sign in (("left", 1.0), ("right", -1.0)):
        _place_leg(joints, points, pelvis, side, foot, rig.toy)
        _place_arm(joints, points, chest, side, np.array(rig.shoulder_rest) * (sign, 1.0, 1.0))
    return Retargeted(joints, scale, rig.name)


def _unit(points: Points, rig: Rig) -> tuple[float, float]:
    """Metres a unit, and thigh + shin in metres."""
    legs = [
        np.linalg.norm(points[f"{side}_{a}"] - points[f"{side}_{b}"], axis=-1)
        for side in ("left", "right")
        for a, b in (("hip", "knee"), ("knee", "ankle"))
    ]
    leg = float(np.median(np.sum(legs, axis=0))) / 2
    if rig.toy and leg > 0.01:
        return 1.0, leg
    for unit in UNITS.values():
        if _HUMAN_LEG[0] <= leg * unit <= _HUMAN_LEG[1]:
            return unit, leg * unit
    raise StickGenError(
        f"The legs are {leg:.3g} units long: no human length in {', '.join(UNITS)}."
    )


def pelvis_frame(points: Points) -> Array:
    """Axes left, up, forward of the pelvis as columns, ``[T, 3, 3]``; the hips' line rules."""
    left = normalize(points["left_hip"] - points["right_hip"])
    forward = normalize(np.cross(left, points["pelvis_high"] - points["pelvis_low"]))
    return np.stack([left, np.cross(forward, left), forward], axis=-1)


def chest_frame(points: Points) -> Array:
    """Axes left, up, forward of the rib cage as columns, ``[T, 3, 3]``; the spine rules."""
    up = normalize(points["chest_high"] - points["chest_low"])
    forward = normalize(np.cross(points["left_shoulder"] - points["right_shoulder"], up))
    return np.stack([np.cross(up, forward), up, forward], axis=-1)


def pitch_matrix(degrees: float) -> Array:
    """Rotation about left that leans up towards forward."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def _rotate_about(axis: Array, degrees: float, v: Array) -> Array:
    """Rodrigues' rotation of ``v [T, 3]`` about unit axes ``[T, 3]``."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along = (axis * v).sum(-1, keepdims=True) * axis
    return along + c * (v - along) + s * np.cross(axis, v)


def _place_trunk(joints: Array, pelvis: Array, chest: Array) -> None:
    a, b = matrix_to_quat(pelvis), matrix_to_quat(chest)
    ones = np.ones(len(joints))
    for name, parent, share in (
        ("spine1", "pelvis", 0.0),
        ("spine2", "spine1", 0.4),
        ("spine3", "spine2", 0.8),
        ("neck", "spine3", 1.0),
        ("left_collar", "spine3", 1.0),
        ("right_collar", "spine3", 1.0),
        ("left_hip", "pelvis", 0.0),
        ("right_hip", "pelvis", 0.0),
    ):
        turn = quat_to_matrix(slerp(a, b, share * ones))
        joints[:, J[name]] = joints[:, J[parent]] + turn @ OFFSETS[J[name]]


def _place_head(joints: Array, points: Points, chest: Array, rig: Rig) -> None:
    direction = normalize(points["head"] - points["neck"])
    direction = _rotate_about(chest[..., 0], -rig.pitch["head"], direction)
    joints[:, J["head"]] = joints[:, J["neck"]] + BONE_LENGTHS[J["head"]] * direction


def _foot_pitch(points: Points, fps: float, usual: float) -> float:
    """Degrees by which the sole of a flat foot falls more steeply than on our body.

    Measured on the frames in which a foot rests under an upright shin, as people of one rig
    differ; kept near the rig's usual value, which stands in where no foot rests.
    """
    slopes: list[Array] = []
    for side in ("left", "right") if len(points["head"]) > 1 else ():
        ankle, toe, knee = (points[f"{side}_{part}"] for part in ("ankle", "toe", "knee"))
        sole = normalize(toe - ankle)
        speed = np.linalg.norm(np.gradient(np.stack([ankle, toe]), 1 / fps, axis=1), axis=-1)
        low = toe[:, 1] < np.percentile(toe[:, 1], 30) + 0.03
        rests = low & (speed.max(0) < 0.15) & (normalize(knee - ankle)[:, 1] > 0.87)
        slopes.append(np.degrees(np.arcsin(-sole[rests, 1])))
    flat = np.concatenate([*slopes, np.empty(0)])
    if len(flat) < _FOOT_SECONDS * fps:
        return usual
    return float(np.clip(np.median(flat) - _REST_SLOPE, usual - 10.0, usual + 10.0))


def _place_leg(
    joints: Array, points: Points, pelvis: Array, side: str, pitch: float, toy: bool
) -> None:
    hip, knee, ankle, foot = (J[f"{side}_{part}"] for part in ("hip", "knee", "ankle", "foot"))
    thigh, shin = BONE_LENGTHS[knee], BONE_LENGTHS[ankle]
    start = joints[:, hip]
    thigh_way = normalize(points[f"{side}_knee"] - points[f"{side}_hip"])
    shin_way = normalize(points[f"{side}_ankle"] - points[f"{side}_knee"])
    copied = thigh * thigh_way + shin * shin_way  # hip → ankle by the source's directions
    if toy:
        pinned = points[f"{side}_ankle"] - points[f"{side}_hip"]
    else:
        middle = (points["left_hip"] + points["right_hip"]) / 2
        pinned = points[f"{side}_ankle"] - middle + joints[:, 0] + pelvis @ _HIP_DROP - start
    # Pinning makes no sense on a folded leg: there the hips' widths outweigh the reach.
    stretch = np.linalg.norm(copied, axis=-1, keepdims=True) / (thigh + shin)
    share = np.clip((stretch - _FOLDED[0]) / (_FOLDED[1] - _FOLDED[0]), 0.0, 1.0)
    reach = copied + share * (pinned - copied)
    length = np.linalg.norm(reach, axis=-1, keepdims=True)
    along = reach / np.maximum(length, 1e-8)
    length = np.clip(length, abs(thigh - shin) + 1e-3, (thigh + shin) * 0.9999)
    bend = thigh * thigh_way + _KNEE_FORWARD * share * np.cross(along, pelvis[..., 0])
    bend = normalize(bend - (bend * along).sum(-1, keepdims=True) * along)
    cosine = (thigh**2 + length**2 - shin**2) / (2 * thigh * length)
    sine = np.sqrt(np.maximum(1 - cosine**2, 0.0))
    joints[:, knee] = start + thigh * (cosine * along + sine * bend)
    joints[:, ankle] = start + length * along
    shank = normalize(joints[:, knee] - joints[:, ankle])
    sole = normalize(points[f"{side}_toe"] - points[f"{side}_ankle"])
    hinge = normalize(np.cross(shank, sole))
    direction = _rotate_about(hinge, -pitch, sole)
    joints[:, foot] = joints[:, ankle] + BONE_LENGTHS[foot] * direction


def _place_arm(joints: Array, points: Points, chest: Array, side: str, rest: Array) -> None:
    shoulder, elbow, wrist = (J[f"{side}_{part}"] for part in ("shoulder", "elbow", "wrist"))
    collar = points[f"{side}_shoulder"] - points[f"{side}_collar"]
    now = normalize((collar[:, None, :] @ chest)[:, 0])
    bone = _carry(normalize(rest), now, OFFSETS[shoulder])
    joints[:, shoulder] = joints[:, J[f"{side}_collar"]] + (chest @ bone[..., None])[..., 0]
    for joint, parent, a, b in (
        (elbow, shoulder, "shoulder", "elbow"),
        (wrist, elbow, "elbow", "wrist"),
    ):
        direction = normalize(points[f"{side}_{b}"] - points[f"{side}_{a}"])
        joints[:, joint] = joints[:, parent] + BONE_LENGTHS[joint] * direction


def _carry(rest: Array, now: Array, v: Array) -> Array:
    """Turn ``v [3]`` by the smallest rotations that bring ``rest [3]`` to ``now [T, 3]``."""
    axis = np.cross(rest, now)
    cosine = (now @ rest)[:, None]
    across = np.cross(axis, v)
    return v + across + np.cross(axis, across) / np.maximum(1 + cosine, 1e-3)
