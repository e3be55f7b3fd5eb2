"""SmartBody motions (``.skm``): values of named joint channels, posed on a skeleton beside them.

SmartBody, USC Institute for Creative Technologies (LGPL). A rotation channel holds a rotation
vector; joints without a channel keep their rest rotation. Positions count for the root only:
further down they are jitter of the export.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.bvh import read_bvh
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.sk_skeleton import (
    Skeleton,
    cut_below,
    read_skeleton,
    rest_pose,
    with_points,
)
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_rotvec, quat_mul
from stickgen.kinematics import forward_kinematics
from stickgen.skeleton import LEG_LENGTH, OFFSETS, J

LICENCE = "LGPL-2.1"
CREDIT = "SmartBody, USC ICT and WorldForge"
_MOVES = ("XPos", "YPos", "ZPos")


@dataclass(frozen=True)
class _Family:
    """Rigs that share joint names: those that tell what is upright, and the one skeleton."""

    hips: tuple[str, str]
    knee: str
    ankles: tuple[str, str]
    chest: str
    neck: str
    head: str
    wrists: tuple[str, str]
    skeleton: str | None = None


_FAMILIES = {  # by the first joint that a motion moves
    "JtRoot": _Family(
        hips=("JtHipLf", "JtHipRt"),
        knee="JtKneeLf",
        ankles=("JtAnkleLf", "JtAnkleRt"),
        chest="JtSpineC",
        neck="JtNeckA",
        head="JtSkullA",
        wrists=("JtWristLf", "JtWristRt"),
    ),
    "base": _Family(
        hips=("l_hip", "r_hip"),
        knee="l_knee",
        ankles=("l_ankle", "r_ankle"),
        chest="spine3",
        neck="spine4",
        head="skullbase",
        wrists=("l_wrist", "r_wrist"),
        skeleton="test_utah.sk",
    ),
    "reference": _Family(
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


@dataclass(frozen=True)
class _Channels:
    values: Mapping[tuple[str, str], FloatArray]  # (joint, "Quat") → [T, 3], else [T]
    root: str
    fps: float
    frames: int


def find(path: Path) -> list[Item]:
    """Every ``.skm`` and ``.bvh`` file below a folder; skeletons are no motions.

    Raises:
        StickGenError: there is none.
    """
    return list_files(
        path, "smartbody", (".skm", ".bvh"), keep=lambda file: file.parent.name != "skeletons"
    )


def read(item: Item) -> list[Recording]:
    """One character.

    Raises:
        StickGenError: see ``read_skm``.
    """
    is_bvh = item.path.suffix.lower() == ".bvh"
    motion = read_bvh(item.path) if is_bvh else read_skm(item.path)
    character = item.path.stem.split("@")[0] if "@" in item.path.name else ""
    told = captions_beside(item.path)
    return [Recording(item.id, "smartbody", motion, LICENCE, CREDIT, told, subject=character)]


def read_skm(path: Path) -> RawMotion:
    """Read a motion on the skeleton that belongs to it, positions in the skeleton's units.

    The skeleton is looked for in the motion's folder and in ``skeletons`` there or above.

    Raises:
        StickGenError: the motion or its skeleton is broken, or there is no skeleton.
    """
    channels = _read_channels(path)
    if channels.root not in _FAMILIES:
        raise StickGenError(
            f"{path} moves {channels.root} first; rigs begin with {', '.join(_FAMILIES)}."
        )
    family = _FAMILIES[channels.root]
    return _pose(channels, _upright_skeleton(_skeleton_file(path, family), family))


@cache
def _upright_skeleton(path: Path, family: _Family) -> Skeleton:
    """A skeleton with points that show how its bones lie when it stands upright, at rest.

    Characters of one family differ in where their joints lie, not in what their rest pose is.
    """
    skeleton = cut_below(read_skeleton(path), (family.head, *family.wrists))  # no face, no fingers
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


def _skeleton_file(path: Path, family: _Family) -> Path:
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


def _pose(channels: _Channels, skeleton: Skeleton) -> RawMotion:
    frames, joints = channels.frames, len(skeleton.names)
    turns = np.zeros((frames, joints, 3))
    offsets = np.broadcast_to(skeleton.offsets, (frames, joints, 3)).copy()
    for j, name in enumerate(skeleton.names):
        if (name, "Quat") in channels.values:
            turns[:, j] = channels.values[name, "Quat"]
        if j <= skeleton.trunk:
            for axis, move in enumerate(_MOVES):
                offsets[:, j, axis] += channels.values.get((name, move), np.zeros(frames))
    local = quat_mul(quat_mul(skeleton.before, quat_from_rotvec(turns)), skeleton.after)
    positions, _ = forward_kinematics(local, offsets[:, 0], offsets, skeleton.parents)
    return RawMotion(skeleton.names, skeleton.parents, positions, channels.fps)


def _read_channels(path: Path) -> _Channels:
    names, rows = _sections(path, read_text(path, "SKM"))
    widths = [3 if kind == "Quat" else 1 for _, kind in names]
    try:
        table = np.array(rows, dtype=np.float64)
    except ValueError as error:
        raise StickGenError(f"{path} has frames that are no table of numbers: {error}.") from error
    if table.ndim != 2 or table.shape[1] != 1 + sum(widths) or len(table) < 2:
        raise StickGenError(
            f"{path} holds frames {table.shape}, not at least 2 of {1 + sum(widths)} numbers."
        )
    if not np.isfinite(table).all():
        raise StickGenError(f"{path} holds NaN or infinity; repair the file.")
    steps = np.diff(table[:, 0])
    step = float(steps.mean())
    if not 0.001 <= step <= 1.0 or np.abs(steps - step).max() > 0.1 * step:
        raise StickGenError(f"{path} has frames of unequal or impossible lengths.")
    starts = np.concatenate([[1], 1 + np.cumsum(widths)])
    values = {
        name: table[:, start] if width == 1 else table[:, start : start + width]
        for name, start, width in zip(names, starts, widths, strict=False)
    }
    return _Channels(values, names[0][0], round(1.0 / step, 2), len(table))


def _sections(path: Path, text: str) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """Channels in file order, and time and values of every frame."""
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    lines = [line for line in lines if line]
    try:
        start = next(i for i, line in enumerate(lines) if line[0] == "channels")
        count = int(lines[start][1])
        names = [(line[0], line[1]) for line in lines[start + 1 : start + 1 + max(count, 0)]]
        at = start + 1 + count
        if lines[at][0] != "frames":
            raise ValueError(f"{count} channels are not followed by frames")
        frames = int(lines[at][1])
        rows = lines[at + 1 : at + 1 + max(frames, 0)]
        if len(rows) != frames or any(row[0] != "kt" or row[2] != "fr" for row in rows):
            raise ValueError(f"it does not hold {frames} frames")
    except (StopIteration, ValueError, IndexError) as error:
        reason = str(error) or "it has no channels"
        raise StickGenError(f"{path} is no SKM motion: {reason}.") from error
    unknown = sorted({kind for _, kind in names} - {"Quat", *_MOVES})
    if unknown or not names:
        raise StickGenError(f"{path} has channels of unknown kind: {', '.join(unknown)}.")
    return names, [[row[1], *row[3:]] for row in rows]
