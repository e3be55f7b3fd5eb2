"""A skeleton map for a rig that nobody has described: by its names, else by its shape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.joint_names import match_names
from stickgen.corpus.rigs.retarget import chest_frame, pelvis_frame, pitch_matrix, retarget
from stickgen.corpus.rigs.rig import LANDMARKS, Rig, find_rig, landmark_positions
from stickgen.corpus.rigs.topology import match_tree
from stickgen.corpus.sources.bvh import read_bvh
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import LEG_LENGTH, OFFSETS, J

_NEEDED = tuple(
    f"{side}_{part}"
    for side in ("left", "right")
    for part in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")
)
_STEEP = 50.0  # degrees of lean that no rig should show
_UPRIGHT = 0.9
"""Height of a hip over its ankle, as a share of the leg's length, of a body that stands."""


@dataclass(frozen=True)
class Proposal:
    """A skeleton map with what its reader should look at.

    Attributes:
        rig: the map.
        frame: an upright frame, which its pitch angles were measured in.
        doubts: sentences; empty when everything was told by names.
    """

    rig: Rig
    frame: int
    doubts: tuple[str, ...]

    def yaml(self) -> str:
        """The map as the text of a file for ``--map``."""
        rig = self.rig
        data: dict[str, Any] = {
            "signature": sorted({rig.landmarks[name][0] for name in _NEEDED}),
            "up": rig.up,
            "landmarks": {
                name: joints[0] if len(joints) == 1 else list(joints)
                for name, joints in rig.landmarks.items()
            },
            "pitch": rig.pitch,
            "shoulder_rest": list(rig.shoulder_rest),
            **({"toy": True} if rig.toy else {}),
        }
        return yaml.safe_dump(data, sort_keys=False, default_flow_style=None, width=100)


def propose(raw: RawMotion, name: str) -> Proposal:
    """Guess which joint is which, and how the rig leans.

    Args:
        raw: the motion; somebody should stand upright in it for a moment.
        name: of the map.

    Raises:
        StickGenError: arms or legs can be told neither by names nor by shape.
    """
    doubts: list[str] = []
    told = match_names(raw.names)
    _, y, z = np.abs(_stature(raw.positions, told)).mean(axis=0)
    up = "y" if y >= z else "z"
    positions = raw.positions if up == "y" else raw.positions[..., [1, 2, 0]]
    frame = _upright_frame(positions, told)
    shape = match_tree(raw.parents, positions[frame])
    for part, j in shape.items():
        if part not in told:
            told[part] = j
            doubts.append(f"{part} is {raw.names[j]} by the shape of the skeleton, not by name.")
    if missing := [part for part in _NEEDED if part not in told]:
        raise StickGenError(
            f"{', '.join(part.replace('_', ' ') for part in missing)} cannot be found among the "
            f"joints {', '.join(raw.names[:8])} …; write the map by hand."
        )
    landmarks = _landmarks(raw, told, doubts)
    upright = dict.fromkeys(("pelvis", "chest", "head", "foot"), 0.0)
    rig = Rig(name, (), "", up, landmarks, upright, (1.0, 0.0, 0.0))
    return _measured(raw, rig, frame, doubts)


def _stature(positions: FloatArray, told: dict[str, int]) -> FloatArray:
    """The way from the ankles to the head, ``[T, 3]``; the body's extent when they are unknown."""
    if {"head", "left_ankle", "right_ankle"} <= set(told):
        ankles = positions[:, [told["left_ankle"], told["right_ankle"]]].mean(axis=1)
        return positions[:, told["head"]] - ankles
    return np.ptp(positions, axis=1)


def _upright_frame(positions: FloatArray, told: dict[str, int]) -> int:
    """The frame with the least movement among those in which the body is tallest."""
    tall = _stature(positions, told)[:, 1]
    speed = np.zeros(len(positions))
    if len(positions) > 1:
        speed = np.linalg.norm(np.gradient(positions, axis=0), axis=-1).mean(axis=-1)
    return int(np.argmin(np.where(tall >= 0.97 * tall.max(), speed, np.inf)))


def _landmarks(
    raw: RawMotion, told: dict[str, int], doubts: list[str]
) -> dict[str, tuple[str, ...]]:
    """Every landmark as joint names."""
    neck = told["neck"] if "neck" in told else _neck(raw, told, doubts)
    chain = _ancestors(raw, neck)
    legs = _ancestors(raw, told["left_hip"])
    trunk = [j for j in chain if j not in legs] or chain[:1]  # from the top down to the pelvis
    low = next((j for j in trunk[1:] if _far(raw, j, neck)), trunk[-1])
    middle = [told["left_hip"], told["right_hip"]]
    first = next((j for j in trunk[::-1] if _far(raw, j, *middle)), low)
    head = told.get("head", neck)
    tips = _children(raw, head)  # an end site or a pair of eyes; more would be hair and jaws
    found = {
        "pelvis_low": middle,
        "pelvis_high": [first],
        "chest_low": [low],
        "chest_high": [neck],
        "neck": [neck],
        "head": [head, *(tips if len(tips) <= 2 else [])],
    }
    for name in LANDMARKS[len(found) :]:
        side = name.partition("_")[0]
        if name in told:
            found[name] = [told[name]]
        elif name.endswith("toe"):
            tips = _children(raw, told[f"{side}_ankle"])
            if not tips:
                raise StickGenError(f"The {side} foot ends at the ankle; no toe tells its way.")
            found[name] = tips[:1]
            doubts.append(f"{name} is {raw.names[tips[0]]}, what hangs on the ankle.")
        else:
            found[name] = [low]
            doubts.append(f"{name} has no joint of its own; {raw.names[low]} stands in.")
    return {name: tuple(raw.names[j] for j in found[name]) for name in LANDMARKS}


def _neck(raw: RawMotion, told: dict[str, int], doubts: list[str]) -> int:
    """What stands in for a neck: a head with a tip, what it sits on, or where the arms part."""
    if "head" in told:
        head = told["head"]
        neck = head if _children(raw, head) else max(raw.parents[head], 0)
    else:
        right = _ancestors(raw, told["right_shoulder"])
        neck = next(j for j in _ancestors(raw, told["left_shoulder"]) if j in right)
    doubts.append(f"neck has no joint of its own; {raw.names[neck]} stands in.")
    return neck


def _ancestors(raw: RawMotion, j: int) -> list[int]:
    """A joint and its parents up to the root."""
    found = [j]
    while (j := raw.parents[j]) >= 0:
        found.append(j)
    return found


def _children(raw: RawMotion, j: int) -> list[int]:
    return [k for k, parent in enumerate(raw.parents) if parent == j]


def _far(raw: RawMotion, a: int, *others: int) -> bool:
    """Whether a joint is at least a fortieth of the body's height from the mean of others."""
    height = np.ptp(raw.positions[0], axis=0).max()
    distance = np.linalg.norm(raw.positions[0, a] - raw.positions[0, list(others)].mean(axis=0))
    return bool(distance > height / 40)


def _measured(raw: RawMotion, rig: Rig, frame: int, doubts: list[str]) -> Proposal:
    """The map with its pitch angles, as an upright body shows them, and what is doubtful."""
    one = replace(raw, positions=raw.positions[frame : frame + 1])
    points = landmark_positions(one, rig)
    pelvis, chest = pelvis_frame(points)[0], chest_frame(points)[0]
    ahead = normalize(pelvis[:, 2] * [1.0, 0.0, 1.0])
    head = points["head"][0] - points["neck"][0]
    soles = [normalize(points[f"{s}_toe"][0] - points[f"{s}_ankle"][0]) for s in ("left", "right")]
    rest, foot = OFFSETS[J["head"]], normalize(OFFSETS[J["left_foot"]])
    pitch = {
        "pelvis": -np.arcsin(pelvis[1, 2]),
        "chest": -np.arcsin(chest[1, 2]),
        "head": np.arctan2(head @ ahead, head[1]) - np.arctan2(rest[2], rest[1]),
        "foot": float(np.mean([-np.arcsin(sole[1]) for sole in soles])) + np.arcsin(foot[1]),
    }
    degrees = {part: float(np.round(np.degrees(angle))) for part, angle in pitch.items()}
    upright = chest @ pitch_matrix(-degrees["chest"])
    ways = [
        ((points[f"{s}_shoulder"] - points[f"{s}_collar"])[0] @ upright) * (sign, 1.0, 1.0)
        for s, sign in (("left", 1.0), ("right", -1.0))
    ]
    shoulder = normalize(np.mean(ways, axis=0)).round(2).tolist()
    doubts += _suspicions(points, degrees)
    final = replace(rig, pitch=degrees, shoulder_rest=tuple(shoulder))
    try:
        retarget(one, final)
    except StickGenError as error:
        final = replace(final, toy=True)
        doubts.append(f"{error} It is read as a toy, in metres.")
    return Proposal(final, frame, tuple(doubts))


def _suspicions(points: dict[str, FloatArray], pitch: dict[str, float]) -> list[str]:
    """What a body that stands upright would not show."""
    found = []
    across = points["left_hip"][0] - points["right_hip"][0]
    toes = sum(points[f"{s}_toe"][0] - points[f"{s}_ankle"][0] for s in ("left", "right"))
    if np.cross(across, [0.0, 1.0, 0.0]) @ toes < 0:
        found.append("The toes point backward: left and right may be exchanged.")
    leg = sum(np.linalg.norm(points[f"left_{a}"][0] - points[f"left_{b}"][0])
              for a, b in (("hip", "knee"), ("knee", "ankle")))  # fmt: skip
    stands = points["left_hip"][0, 1] - points["left_ankle"][0, 1]
    if stands < _UPRIGHT * leg:
        found.append("Nobody stands upright in this file: the pitch angles are guesses.")
    for part, degrees in pitch.items():
        if abs(degrees) > _STEEP:
            found.append(f"The {part} leans by {degrees:g} degrees at rest, which is unusual.")
    return found


def read_skeleton(path: Path) -> RawMotion:
    """The motion of a BVH file, or the first animation of a glTF file.

    Raises:
        StickGenError: the file is neither, or is broken.
    """
    if path.suffix.lower() in (".glb", ".gltf"):
        from stickgen.corpus.sources.gltf import read_gltf

        animations = read_gltf(path)
        if not animations:
            raise StickGenError(f"{path} holds no animation.")
        return next(iter(animations.values()))
    return read_bvh(path)


def use_of(raw: RawMotion, rig: Rig) -> str:
    """A sentence that says what unit the map reads, and whether a built-in map would do.

    Raises:
        StickGenError: the legs have no human length in any unit.
    """
    body = retarget(raw, rig)
    told = (
        f"Thigh and shin are {LEG_LENGTH / body.scale:.2f} m long; {raw.fps:.4g} frames a second."
    )
    try:
        return f"{told} The built-in map {find_rig(raw).name!r} knows this rig already."
    except StickGenError:
        return f"{told} No built-in map knows this rig."
