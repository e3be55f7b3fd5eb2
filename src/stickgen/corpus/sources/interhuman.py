"""InterHuman (Liang et al., "InterGen", IJCV 2024): two people in one world, three captions.

``annots/ID.txt`` holds the captions, ``split/train.txt`` and so on the ids, ``ignore_list.txt``
ids to leave out. Motions are read from ``motions_processed/person1|person2/ID.npy`` (30 fps, Z up,
492 values per frame: positions of 62 joints (the first 22 are SMPL's body), then
rotations) or, where that folder is missing, from ``motions/ID.pkl`` (SMPL parameters of
``person1`` and ``person2``, Z up).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body, Item, Recording
from stickgen.corpus.sources.arrays import read_npy
from stickgen.corpus.sources.captions import read_lines, read_splits
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.smpl import pose_body, smpl_motion
from stickgen.corpus.sources.unpickle import load_pickle
from stickgen.errors import StickGenError
from stickgen.skeleton import JOINTS, N_JOINTS, PARENTS

_PEOPLE = ("person1", "person2")
_WIDTH = 492
_FPS = 30.0
_LICENCE = "CC BY-NC-SA 4.0"
_CREDIT = "InterHuman (Liang et al., InterGen, 2024)"


def find(path: Path) -> list[Item]:
    """List every pair below the data set's folder.

    Raises:
        StickGenError: it holds neither of the two folders of motions.
    """
    processed = path / "motions_processed" / _PEOPLE[0]
    raw = path / "motions"
    if not processed.is_dir() and not raw.is_dir():
        raise StickGenError(f"{path} holds no folder motions_processed/person1 or motions.")
    ignored = path / "ignore_list.txt"
    ignored_ids = set(read_lines(ignored)) if ignored.is_file() else set()
    splits = read_splits(path / "split")
    folder, suffix = (processed, ".npy") if processed.is_dir() else (raw, ".pkl")
    items = list_files(folder, "interhuman", (suffix,), lambda file: file.stem not in ignored_ids)
    return [Item(item.id, item.path, splits.get(item.path.stem, "")) for item in items]


def read(item: Item) -> list[Recording]:
    """Read both people of a take.

    Raises:
        StickGenError: a file is missing or damaged.
    """
    processed = item.path.suffix == ".npy"
    bodies = _from_positions(item.path) if processed else _from_parameters(item.path)
    root = item.path.parents[2] if processed else item.path.parents[1]
    text = root / "annots" / f"{item.path.stem}.txt"
    captions = tuple(read_lines(text)) if text.is_file() else ()
    return [
        Recording(
            id=f"{item.id}#{person}",
            source="interhuman",
            motion=body,
            licence=_LICENCE,
            credit=_CREDIT,
            pair_captions=captions,
            take=item.id,
            split=item.detail,
            file=item.path.name,
        )
        for person, body in zip(_PEOPLE, bodies, strict=True)
    ]


def _from_positions(path: Path) -> list[RawMotion | Body]:
    arrays = [
        read_npy(path.parent.with_name(person) / path.name) for person in _PEOPLE
    ]  # [T, 492] each
    for array in arrays:
        if array.ndim != 2 or array.shape[1] != _WIDTH or array.dtype.kind != "f":
            raise StickGenError(f"{path} holds {array.dtype} {array.shape}, not [T, {_WIDTH}].")
        if not np.isfinite(array[:, : 3 * N_JOINTS]).all():
            raise StickGenError(f"{path} holds NaN or infinity; leave this pair out.")
    frames = min(map(len, arrays))
    if not frames:
        raise StickGenError(f"{path} holds no frames.")
    bodies: list[RawMotion | Body] = []
    for array in arrays:
        joints = np.asarray(array[:frames, : 3 * N_JOINTS], dtype=np.float64)
        y_up = joints.reshape(frames, N_JOINTS, 3)[..., [1, 2, 0]]  # cyclic: handedness is kept
        bodies.append(RawMotion(JOINTS, PARENTS, y_up, _FPS))
    return bodies


def _from_parameters(path: Path) -> list[RawMotion | Body]:
    data = load_pickle(path)
    people = [data.get(name) if isinstance(data, dict) else None for name in _PEOPLE]
    if not all(isinstance(person, dict) for person in people):
        raise StickGenError(f"{path} does not hold person1 and person2.")
    fps = data.get("mocap_framerate")
    if not isinstance(fps, int | float):
        raise StickGenError(f"{path} does not say its frame rate (mocap_framerate).")
    return [_body(person, fps, path) for person in people]


def _body(person: Any, fps: float, path: Path) -> RawMotion | Body:
    arrays = [person.get(key) for key in ("root_orient", "pose_body", "trans")]
    are_tables = all(isinstance(array, np.ndarray) and array.ndim == 2 for array in arrays)
    if not are_tables or len({len(array) for array in arrays}) != 1:
        raise StickGenError(f"{path} lacks root_orient, pose_body or trans [T, n] of equal length.")
    return pose_body(
        smpl_motion(np.concatenate(arrays[:2], axis=1), arrays[2], fps, "z", path, kind="smplh")
    )
