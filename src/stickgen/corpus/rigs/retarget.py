"""Retargeting: from a rig's landmarks to the canonical body.

Pelvis and rib cage are two frames; the spine interpolates between them. Arms and head copy the
source's bone directions. Ankles follow the source's ankles scaled by leg length (two-bone inverse
kinematics), so that a planted foot stays planted on the canonical proportions. The pitch angles
of a map remove the lean of the rig's rest pose.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.limbs import (
    HIP_CENTER,
    Points,
    foot_pitch,
    place_arm,
    place_foot,
    place_leg,
    rotate_about,
)
from stickgen.corpus.rigs.rig import Rig, find_rig, landmark_positions
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, matrix_to_quat, normalize, quat_to_matrix, slerp
from stickgen.skeleton import BONE_LENGTHS, LEG_LENGTH, N_JOINTS, OFFSETS, J

UNITS = {
    "metre": 1.0,
    "centimetre": 0.01,
    "millimetre": 0.001,
    "inch": 0.0254,
    "CMU unit": 0.0254 / 0.45,
}
"""Length units of motion files, in metres."""
_HUMAN_LEG = (0.5, 1.05)  # thigh + shin of a person, metres; at most one unit fits


@dataclass(frozen=True)
class Retargeted:
    """A clip on the canonical body, in the source's world and frame rate.

    Attributes:
        joints: ``[T, 22, 3]`` metres, Y up; heights are those of the source times ``scale``.
        scale: canonical leg length over the source's.
        rig: name of the skeleton map.
    """

    joints: FloatArray
    scale: float
    rig: str


def retarget(raw: RawMotion, rig: Rig | None = None) -> Retargeted:
    """Retarget a motion to the canonical body.

    Args:
        raw: the motion.
        rig: its skeleton map; by default chosen by the names of the joints.

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
    joints[:, 0] = middle - pelvis @ HIP_CENTER
    _place_trunk(joints, pelvis, chest)
    _place_head(joints, points, chest, rig)
    sole_pitch = foot_pitch(points, raw.fps, rig.pitch["foot"])
    for side, sign in (("left", 1.0), ("right", -1.0)):
        place_leg(joints, points, pelvis, side, rig.toy)
        place_foot(joints, points, side, sole_pitch)
        place_arm(joints, points, chest, side, np.array(rig.shoulder_rest) * (sign, 1.0, 1.0))
    return Retargeted(joints, scale, rig.name)


def _unit(points: Points, rig: Rig) -> tuple[float, float]:
    """Metres per unit, and the length of thigh + shin in metres.

    Raises:
        StickGenError: no unit gives a human length.
    """
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


def pelvis_frame(points: Points) -> FloatArray:
    """Axes left, up, forward of the pelvis as columns, ``[T, 3, 3]``; left is exact."""
    left = normalize(points["left_hip"] - points["right_hip"])
    forward = normalize(np.cross(left, points["pelvis_high"] - points["pelvis_low"]))
    return np.stack([left, np.cross(forward, left), forward], axis=-1)


def chest_frame(points: Points) -> FloatArray:
    """Axes left, up, forward of the rib cage as columns, ``[T, 3, 3]``; up is exact."""
    up = normalize(points["chest_high"] - points["chest_low"])
    forward = normalize(np.cross(points["left_shoulder"] - points["right_shoulder"], up))
    return np.stack([np.cross(up, forward), up, forward], axis=-1)


def pitch_matrix(degrees: float) -> FloatArray:
    """Rotation about the left axis that leans the up axis forward."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def _place_trunk(joints: FloatArray, pelvis: FloatArray, chest: FloatArray) -> None:
    """Spine, neck, collars and hips, by interpolation between the pelvis and the chest."""
    a, b = matrix_to_quat(pelvis), matrix_to_quat(chest)
    ones = np.ones(len(joints))
    for name, parent, weight in (
        ("spine1", "pelvis", 0.0),
        ("spine2", "spine1", 0.4),
        ("spine3", "spine2", 0.8),
        ("neck", "spine3", 1.0),
        ("left_collar", "spine3", 1.0),
        ("right_collar", "spine3", 1.0),
        ("left_hip", "pelvis", 0.0),
        ("right_hip", "pelvis", 0.0),
    ):
        rotation = quat_to_matrix(slerp(a, b, weight * ones))
        joints[:, J[name]] = joints[:, J[parent]] + rotation @ OFFSETS[J[name]]


def _place_head(joints: FloatArray, points: Points, chest: FloatArray, rig: Rig) -> None:
    """The head, in the source's direction less the lean of the rig."""
    direction = normalize(points["head"] - points["neck"])
    direction = rotate_about(chest[..., 0], -rig.pitch["head"], direction)
    joints[:, J["head"]] = joints[:, J["neck"]] + BONE_LENGTHS[J["head"]] * direction
