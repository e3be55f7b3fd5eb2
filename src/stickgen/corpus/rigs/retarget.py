"""Retargeting: from a rig's landmarks to the canonical body.

Pelvis and rib cage are two frames; the spine interpolates between them, or bends as the source's
where the map names its joints. Arms and head copy the
source's bone directions. Ankles follow the source's ankles scaled by leg length (two-bone inverse
kinematics), so that a planted foot stays planted on the canonical proportions. The pitch angles
of a map remove the lean of the rig's rest pose.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.frames import chest_frame, pelvis_frame, pitch_matrix
from stickgen.corpus.rigs.limbs import (
    HIP_CENTER,
    Points,
    foot_pitch,
    place_arm,
    place_foot,
    place_leg,
    rotate_about,
)
from stickgen.corpus.rigs.recognise import find_rig
from stickgen.corpus.rigs.rest_pose import spine_bend
from stickgen.corpus.rigs.rig import Rig, landmark_positions
from stickgen.corpus.rigs.spine import place_trunk
from stickgen.corpus.rigs.units import human_unit
from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import BONE_LENGTHS, LEG_LENGTH, N_JOINTS, J


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
    unit, leg = human_unit(points, toy=rig.toy)
    scale = LEG_LENGTH / leg
    points = {name: p * (unit * scale) for name, p in points.items()}
    pelvis = pelvis_frame(points) @ pitch_matrix(-rig.pitch["pelvis"])
    chest = chest_frame(points) @ pitch_matrix(-rig.pitch["chest"])
    joints = np.empty((len(raw.positions), N_JOINTS, 3))
    middle = (points["left_hip"] + points["right_hip"]) / 2
    joints[:, 0] = middle - pelvis @ HIP_CENTER
    place_trunk(joints, pelvis, chest, spine_bend(raw, rig))
    _place_head(joints, points, chest, rig)
    sole_pitch = foot_pitch(points, raw.fps, rig.pitch["foot"])
    for side, sign in (("left", 1.0), ("right", -1.0)):
        place_leg(joints, points, pelvis, side, rig.toy)
        place_foot(joints, points, side, sole_pitch)
        place_arm(joints, points, chest, side, np.array(rig.shoulder_rest) * (sign, 1.0, 1.0))
    return Retargeted(joints, scale, rig.name)


def _place_head(joints: FloatArray, points: Points, chest: FloatArray, rig: Rig) -> None:
    """The head, in the source's direction less the lean of the rig."""
    direction = normalize(points["head"] - points["neck"])
    direction = rotate_about(chest[..., 0], -rig.pitch["head"], direction)
    joints[:, J["head"]] = joints[:, J["neck"]] + BONE_LENGTHS[J["head"]] * direction
