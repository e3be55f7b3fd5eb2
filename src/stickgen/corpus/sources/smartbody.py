"""SmartBody motions (``.skm``), posed on the skeleton that lies beside them.

SmartBody, USC Institute for Creative Technologies (LGPL). Joints without a channel keep their
rest rotation. Position channels are used for the root only: those of other joints are noise of
the export.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.sk_skeleton import (
    Skeleton,
    cut_below,
    read_skeleton,
    rest_pose,
    with_points,
)
from stickgen.corpus.sources.skm import TRANSLATIONS, SkmChannels, read_channels
from stickgen.errors import StickGenError
from stickgen.geometry import quat_from_rotvec, quat_mul
from stickgen.kinematics import forward_kinematics
from stickgen.skeleton import LEG_LENGTH, OFFSETS, J

LICENCE = "LGPL-2.1"
CREDIT = "SmartBody, USC ICT and WorldForge"


@dataclass(frozen=True)
class _RigFamily:
    """Rigs with the same joint names: the joints that define upright, and a common skeleton."""

    hips: tuple[str, str]
    knee: str
    ankles: tuple[str, str]
    chest: str
    neck: str
    head: str
    wrists: tuple[str, str]
    skeleton: str | None = None


_FAMILIES = {  # first joint of a motion's channels → family
    "JtRoot": _RigFamily(
        hips=("JtHipLf", "JtHipRt"),
        knee="JtKneeLf",
        ankles=("JtAnkleLf", "JtAnkleRt"),
        chest="JtSpineC",
        neck="JtNeckA",
        head="JtSkullA",
        wrists=("JtWristLf", "JtWristRt"),
    ),
    "base": _RigFamily(
        hips=("l_hip", "r_hip"),
        knee="l_knee",
        ankles=("l_ankle", "r_ankle"),
        chest="spine3",
        neck="spine4",
        head="skullbase",
        wrists=("l_wrist", "r_wrist"),
        skeleton="test_utah.sk",
    ),
    "reference": _RigFamily(
        hips=("LeftUpLeg", "RightUpLeg"),
        knee="LeftLeg",
        ankles=("LeftFoot", "RightFoot"),
        chest="Spine3",
        neck="Neck",
        head="Head",
        wrists=("LeftHand", "RightHand"),
        skeleton="pnskeleton.bvh",
    ),
}
_FOLDER_SKELETONS = {"Gestures2": "ChrBrad2.sk"}
_ALIASES = {"ChrMarine": "ChrBackovic", "ChrMarine02": "ChrBackovic"}


def find(path: Path) -> list[Item]:
    """List every ``.skm`` and ``.bvh`` motion below a folder; skeletons are left out.

    Raises:
        StickGenError: there is no such file.
    """
    return list_files(
        path, "smartbody", (".skm", ".bvh"), keep=lambda file: file.parent.name != "skeletons"
    )


def read(item: Item) -> list[Recording]:
    """Read one character.

    Raises:
        StickGenError: see ``read_skm``.
    """
    is_bvh = item.path.suffix.lower() == ".bvh"
    motion = read_bvh(item.path) if is_bvh else read_skm(item.path)
    character = item.path.stem.split("@")[0] if "@" in item.path.name else ""
    captions = captions_beside(item.path)
    return [Recording(item.id, "smartbody", motion, LICENCE, CREDIT, captions, subject=character)]


def read_skm(path: Path) -> RawMotion:
    """Read a motion on its skeleton, positions in the skeleton's units.

    The skeleton is searched in the motion's folder and in folders ``skeletons`` there or above.

    Raises:
        StickGenError: the motion or its skeleton is broken, or there is no skeleton.
    """
    channels = read_channels(path)
    if channels.root not in _FAMILIES:
        raise StickGenError(
            f"{path} has the first joint {channels.root}; known rigs begin with "
            f"{', '.join(_FAMILIES)}."
        )
    family = _FAMILIES[channels.root]
    return _pose(channels, _upright_skeleton(_skeleton_file(path, family), family))


@cache
def _upright_skeleton(path: Path, family: _RigFamily) -> Skeleton:
    """A skeleton with points that mark its upright axes in the rest pose.

    Characters of one family differ in the places of their joints, not in their rest pose.
    """
    skeleton = cut_below(
        read_skeleton(path), (family.head, *family.wrists)
    )  # without face and fingers
    rest, _ = rest_pose(skeleton)
    place = dict(zip(skeleton.names, rest, strict=True))
    try:
        hip, knee, ankle = (place[n] for n in (family.hips[0], family.knee, family.ankles[0]))
        leg = np.linalg.norm(knee - hip) + np.linalg.norm(ankle - knee)
        size = float(leg) / LEG_LENGTH
        up = np.array([0.0, 0.3 * size, 0.0])
        trunk = skeleton.names[skeleton.trunk]
        points = {
            "pelvis_up": (trunk, (hip + place[family.hips[1]]) / 2 + up),
            "chest_up": (family.chest, place[family.chest] + up),
            "face": (family.head, place[family.neck] + size * OFFSETS[J["head"]]),
        }
        for side, name in zip(("left", "right"), family.ankles, strict=True):
            points[f"{side}_sole"] = (name, place[name] + size * OFFSETS[J[f"{side}_foot"]])
    except KeyError as error:
        raise StickGenError(f"{path} has no joint {error}, which its rig needs.") from error
    return with_points(skeleton, points)


def _skeleton_file(path: Path, family: _RigFamily) -> Path:
    character = path.name.split("@")[0]
    name = (
        family.skeleton
        or _FOLDER_SKELETONS.get(path.parent.name)
        or f"{_ALIASES.get(character, character)}.sk"
    )
    for folder in (path.parent, *(above / "skeletons" for above in path.parents)):
        if (file := folder / name).is_file():
            return file
    raise StickGenError(f"{path} needs the skeleton {name}: put it into a folder 'skeletons'.")


def _pose(channels: SkmChannels, skeleton: Skeleton) -> RawMotion:
    frames, joints = channels.frames, len(skeleton.names)
    rotations = np.zeros((frames, joints, 3))
    offsets = np.broadcast_to(skeleton.offsets, (frames, joints, 3)).copy()
    for j, name in enumerate(skeleton.names):
        if (name, "Quat") in channels.values:
            rotations[:, j] = channels.values[name, "Quat"]
        if j <= skeleton.trunk:
            for axis, channel in enumerate(TRANSLATIONS):
                offsets[:, j, axis] += channels.values.get((name, channel), np.zeros(frames))
    local = quat_mul(quat_mul(skeleton.before, quat_from_rotvec(rotations)), skeleton.after)
    positions, _ = forward_kinematics(local, offsets[:, 0], offsets, skeleton.parents)
    return RawMotion(skeleton.names, skeleton.parents, positions, channels.fps)
