"""The common layout of HumanML3D and its version of KIT-ML (Guo et al., CVPR 2022).

``new_joints/ID.npy`` holds positions ``[T, J, 3]``, ``new_joint_vecs/ID.npy`` features of
12 J − 1 values per frame, ``texts/ID.txt`` lines ``caption#tokens#start#end`` (seconds; 0 and 0
mean the whole clip), ``train.txt``, ``val.txt`` and ``test.txt`` the ids. The id of a mirrored
clip is that of the original with the prefix ``M``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.arrays import read_npy
from stickgen.corpus.sources.captions import read_lines, read_splits
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, yaw_matrix

_FOLDERS = ("new_joints", "new_joint_vecs")


@dataclass(frozen=True)
class GuoDataset:
    """The facts in which the two data sets differ.

    Attributes:
        source: name on the command line.
        names, parents: names of the joints and indices of their parents.
        fps: frames per second.
        to_metres: factors of x, y and z; a negative x mirrors the world.
        licence, credit: of the data.
    """

    source: str
    names: tuple[str, ...]
    parents: tuple[int, ...]
    fps: float
    to_metres: tuple[float, float, float]
    licence: str
    credit: str


@dataclass(frozen=True)
class TimedCaption:
    """A caption and its start and end in seconds; an end of 0 means the whole clip."""

    caption: str
    start: float
    end: float


def is_guo_folder(path: Path) -> bool:
    """Whether a folder holds clips in this layout."""
    return any((path / name).is_dir() for name in _FOLDERS)


def find_clips(path: Path, data: GuoDataset) -> list[Item]:
    """List every clip of the data set's folder; positions are preferred to features.

    Raises:
        StickGenError: there is no ``new_joints`` or ``new_joint_vecs`` in it, or no file in them.
    """
    folders = [path / name for name in _FOLDERS if (path / name).is_dir()]
    if not folders:
        raise StickGenError(
            f"{path} holds no folder {' or '.join(_FOLDERS)}; name the folder above them."
        )
    filled = [folder for folder in folders if any(folder.rglob("*.npy"))] or folders[:1]
    listed: dict[str, Item] = {}
    for folder in filled:
        for item in list_files(folder, data.source, (".npy",)):
            listed.setdefault(item.id, item)
    splits = read_splits(path)
    return [
        Item(item.id, item.path, splits.get(item.path.stem, ""))
        for item in sorted(listed.values(), key=lambda item: item.path.relative_to(path).parts[1:])
    ]


def read_clip(item: Item, data: GuoDataset) -> list[Recording]:
    """Read the whole clip, and one recording for every captioned part of it.

    Raises:
        StickGenError: the array or the text is not in this layout.
    """
    positions = read_positions(item.path, data)
    file = item.path.parents[1] / "texts" / f"{item.path.stem}.txt"
    texts = read_texts(file) if file.is_file() else []
    captions_of_part: dict[tuple[int, int], list[str]] = {}
    for text in texts:
        end = min(round(text.end * data.fps), len(positions)) if text.end else len(positions)
        captions_of_part.setdefault((round(text.start * data.fps), end), []).append(text.caption)
    whole = (0, len(positions))
    recordings = [
        _recording(item, data, positions[start:end], captions, (start, end) != whole, start)
        for (start, end), captions in (captions_of_part or {whole: []}).items()
        if end > start
    ]
    if not recordings:
        raise StickGenError(f"{file} has no caption of any part of the clip.")
    return recordings


def _recording(
    item: Item, data: GuoDataset, positions: FloatArray, captions: list[str], part: bool, start: int
) -> Recording:
    stem = item.path.stem
    mirrored = stem.startswith("M")
    name = f"{item.id}#{start}-{start + len(positions)}" if part else item.id
    return Recording(
        id=name,
        source=data.source,
        motion=RawMotion(data.names, data.parents, positions, data.fps),
        licence=data.licence,
        credit=data.credit,
        captions=tuple(captions),
        tags=("mirrored",) if mirrored else (),
        subject=f"{data.source}/{stem.removeprefix('M')}",
        split=item.detail,
        file=item.path.name,
    )


def read_positions(path: Path, data: GuoDataset) -> FloatArray:
    """Read positions ``[T, J, 3]`` in metres, Y up, from either kind of file.

    Raises:
        StickGenError: the array has another shape, or a number is not finite.
    """
    values = read_npy(path)
    joints = len(data.names)
    if values.dtype.kind != "f" or not len(values):
        raise StickGenError(f"{path} holds no motion: {values.dtype} {values.shape}.")
    if values.shape[1:] not in ((joints, 3), (12 * joints - 1,)):
        raise StickGenError(
            f"{path} holds an array {values.shape}; expected are [T, {joints}, 3] positions "
            f"or [T, {12 * joints - 1}] features."
        )
    numbers = np.asarray(values, dtype=np.float64)
    if not np.isfinite(numbers).all():
        raise StickGenError(f"{path} holds NaN or infinity; leave this clip out.")
    positions = numbers if numbers.ndim == 3 else positions_of_features(numbers, joints)
    return positions * np.array(data.to_metres)


def positions_of_features(features: FloatArray, joints: int) -> FloatArray:
    """Joint positions ``[T, J, 3]`` of HumanML3D's features ``[T, 12 J − 1]``.

    Column 0 is half the turn to the right from this frame to the next, columns 1 and 2 the step
    x, z of the root in its own frame after that turn, column 3 its height; then J − 1 positions
    relative to the root's point on the floor and its facing. The other columns (rotations,
    velocities, contacts) are redundant.
    """
    half_turn, step = features[:-1, 0], features[:-1, 1:3]
    facing = yaw_matrix(np.concatenate([[0.0], -2.0 * np.cumsum(half_turn)]))
    root = np.zeros((len(features), 3))
    steps = np.insert(step, 1, 0.0, axis=1)
    root[1:] = np.cumsum((facing[1:] @ steps[..., None])[..., 0], axis=0)
    local = features[:, 4 : 4 + 3 * (joints - 1)].reshape(len(features), -1, 3)
    others = local @ np.swapaxes(facing, 1, 2) + root[:, None]
    root[:, 1] = features[:, 3]
    return np.concatenate([root[:, None], others], axis=1)


def read_texts(path: Path) -> list[TimedCaption]:
    """Read captions with their times; the few ``nan`` in the data set mean the whole clip.

    Raises:
        StickGenError: a line is not ``caption#tokens#start#end``.
    """
    texts = []
    for number, line in enumerate(read_lines(path), 1):
        words = line.split("#")
        try:
            caption, start, end = words[0].strip(), float(words[2]), float(words[3])
        except (IndexError, ValueError):
            raise StickGenError(
                f"{path} line {number} is not 'caption#tokens#start#end': {line[:60]!r}."
            ) from None
        if not (math.isfinite(start) and math.isfinite(end)):
            start = end = 0.0
        if not 0.0 <= start <= 1e5 or not 0.0 <= end <= 1e5:
            raise StickGenError(f"{path} line {number} has impossible seconds {start}, {end}.")
        texts.append(TimedCaption(caption, start, end))
    return texts
