"""Proposing a skeleton map for an unknown rig, by the names of its joints or by its shape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import yaml

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.frames import chest_frame, pelvis_frame, pitch_matrix
from stickgen.corpus.rigs.joint_names import match_names
from stickgen.corpus.rigs.landmark_joints import complete_landmarks
from stickgen.corpus.rigs.limb_checks import check_limbs
from stickgen.corpus.rigs.posture import facing_warnings, posture_warnings
from stickgen.corpus.rigs.rest_pose import standing_rest
from stickgen.corpus.rigs.rig import Rig, landmark_positions
from stickgen.corpus.rigs.shape_sides import orient
from stickgen.corpus.rigs.topology import match_tree
from stickgen.corpus.rigs.units import human_unit
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import OFFSETS, J

_REQUIRED = tuple(
    f"{side}_{part}"
    for side in ("left", "right")
    for part in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")
)


_UPRIGHT = 0.9  # cosine between an upright body and the vertical


@dataclass(frozen=True)
class Proposal:
    """A proposed skeleton map.

    Attributes:
        rig: the map.
        frame: index of an upright frame; the pitch angles were measured in it unless a person
            stands in the file's rest pose.
        warnings: sentences about what a person should check; empty when every joint was
            recognised by its name.
        doubts: those for which nobody should use the map unchecked: a limb that was recognised by
            its shape, exchanged sides, no upright pose, no human size.
    """

    rig: Rig
    frame: int
    warnings: tuple[str, ...]
    doubts: tuple[str, ...]

    def yaml(self) -> str:
        """The map as YAML text for ``--map``."""
        rig = self.rig
        data: dict[str, Any] = {
            "signature": sorted({rig.landmarks[name][0] for name in _REQUIRED}),
            "up": rig.up,
            "landmarks": {
                name: joints[0] if len(joints) == 1 else list(joints)
                for name, joints in rig.landmarks.items()
            },
            "pitch": rig.pitch,
            "shoulder_rest": list(rig.shoulder_rest),
            "spine": list(rig.spine),
            **({"toy": True} if rig.toy else {}),
        }
        return yaml.safe_dump(data, sort_keys=False, default_flow_style=None, width=100)


def propose(raw: RawMotion, name: str) -> Proposal:
    """Find the joint of every landmark and the lean of the rig's rest pose.

    Args:
        raw: the motion; it should contain an upright pose, unless its rest pose is one.
        name: name of the map.

    Raises:
        StickGenError: arms or legs are found neither by names nor by shape, or are not those of
            a human.
    """
    joints = match_names(raw.names)
    up = _up_axis(raw, joints)
    positions = raw.positions if up == "y" else raw.positions[..., [1, 2, 0]]
    frame = _upright_frame(positions, joints)
    shape = orient(match_tree(raw.parents, positions[frame]), raw.names, positions)
    shape = {part: j for part, j in shape.items() if part not in joints}
    joints |= shape
    if missing := [part for part in _REQUIRED if part not in joints]:
        raise StickGenError(
            f"{', '.join(part.replace('_', ' ') for part in missing)} cannot be found among the "
            f"joints {', '.join(raw.names[:8])} …; write the map by hand."
        )
    check_limbs(raw, joints, set(shape))
    by_shape = {
        part: f"{part} is {raw.names[j]} by the shape of the skeleton, not by name."
        for part, j in shape.items()
    }
    notes = list(by_shape.values())
    landmarks, spine = complete_landmarks(raw, joints, notes)
    no_pitch = dict.fromkeys(("pelvis", "chest", "head", "foot"), 0.0)
    rig = Rig(name, (), "", up, landmarks, no_pitch, (1.0, 0.0, 0.0), spine=spine)
    rig, doubts = _measure(raw, rig, frame)
    limbs = [by_shape[part] for part in _REQUIRED if part in by_shape]
    return Proposal(rig, frame, tuple(notes + doubts), tuple(limbs + doubts))


def _up_axis(raw: RawMotion, joints: dict[str, int]) -> str:
    """The upward axis, y or z: of the format, else of the rest pose, else of most of the clip.

    Whoever lies all the time is still upright in the rest pose.
    """
    if raw.up is not None:
        return raw.up
    if raw.rest is not None:
        _, y, z = normalize(np.abs(_stature(raw.rest[None], joints)))[0]
        if max(y, z) > _UPRIGHT:
            return "y" if y > z else "z"
    _, y, z = np.abs(_stature(raw.positions, joints)).mean(axis=0)
    return "y" if y >= z else "z"


def _stature(positions: FloatArray, joints: dict[str, int]) -> FloatArray:
    """Vector from the ankles to the head ``[T, 3]``; the body's extent where they are unknown."""
    if {"head", "left_ankle", "right_ankle"} <= set(joints):
        ankles = positions[:, [joints["left_ankle"], joints["right_ankle"]]].mean(axis=1)
        return positions[:, joints["head"]] - ankles
    return np.ptp(positions, axis=1)


def _upright_frame(positions: FloatArray, joints: dict[str, int]) -> int:
    """The frame with the least movement among those in which the body is tallest."""
    height = _stature(positions, joints)[:, 1]
    speed = np.zeros(len(positions))
    if len(positions) > 1:
        speed = np.linalg.norm(np.gradient(positions, axis=0), axis=-1).mean(axis=-1)
    return int(np.argmin(np.where(height >= 0.97 * height.max(), speed, np.inf)))


def _measure(raw: RawMotion, rig: Rig, frame: int) -> tuple[Rig, list[str]]:
    """The map with the lean of a standing body, and doubts about it.

    The body is that of the file's rest pose, or of an upright frame where the file has none in
    which a person stands.
    """
    doubts = facing_warnings(landmark_positions(raw, rig))
    one = replace(raw, positions=raw.positions[frame : frame + 1])
    points = landmark_positions(*(standing_rest(raw, rig) or (one, rig)))
    pitch = _pitch(points)
    rig = replace(rig, pitch=pitch, shoulder_rest=_shoulder_rest(points, pitch["chest"]))
    doubts += posture_warnings(points, pitch)
    try:
        human_unit(landmark_positions(one, rig))
    except StickGenError as error:
        rig = replace(rig, toy=True)
        doubts.append(f"{error} It is read as a toy, in metres.")
    return rig, doubts


def _pitch(points: dict[str, FloatArray]) -> dict[str, float]:
    """Degrees by which the parts of an upright body lean forward; see ``Rig.pitch``."""
    pelvis, chest = pelvis_frame(points)[0], chest_frame(points)[0]
    forward = normalize(pelvis[:, 2] * [1.0, 0.0, 1.0])
    head = points["head"][0] - points["neck"][0]
    soles = [normalize(points[f"{s}_toe"][0] - points[f"{s}_ankle"][0]) for s in ("left", "right")]
    rest, foot = OFFSETS[J["head"]], normalize(OFFSETS[J["left_foot"]])
    pitch = {
        "pelvis": -np.arcsin(pelvis[1, 2]),
        "chest": -np.arcsin(chest[1, 2]),
        "head": np.arctan2(head @ forward, head[1]) - np.arctan2(rest[2], rest[1]),
        "foot": float(np.mean([-np.arcsin(sole[1]) for sole in soles])) + np.arcsin(foot[1]),
    }
    return {part: float(np.round(np.degrees(angle), 1)) for part, angle in pitch.items()}


def _shoulder_rest(points: dict[str, FloatArray], chest_pitch: float) -> tuple[float, float, float]:
    """Mean direction collar → shoulder in the chest's frame, as of the left side."""
    upright = chest_frame(points)[0] @ pitch_matrix(-chest_pitch)
    directions = [
        ((points[f"{s}_shoulder"] - points[f"{s}_collar"])[0] @ upright) * (sign, 1.0, 1.0)
        for s, sign in (("left", 1.0), ("right", -1.0))
    ]
    x, y, z = normalize(np.mean(directions, axis=0)).round(3).tolist()
    return x, y, z
