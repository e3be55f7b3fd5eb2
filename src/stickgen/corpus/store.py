"""Corpus: a folder of clips as memory-mapped arrays and a Parquet index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clip import Placement
from stickgen.corpus.recording import Segment
from stickgen.errors import StickGenError
from stickgen.skeleton import N_JOINTS, apply_bone_lengths

ARRAYS: dict[str, tuple[np.dtype[Any], tuple[int, ...]]] = {
    "joints": (np.dtype(np.float16), (N_JOINTS, 3)),
    "root": (np.dtype(np.float32), (3,)),
    "valid": (np.dtype(np.bool_), ()),
    "actions": (np.dtype(np.int16), ()),
}
"""Array files ``<name>.npy``, one row a frame: joints in metres relative to the pelvis (float16
would be too coarse for more), the pelvis, whether a frame is real motion, its action."""
INDEX = "index.parquet"


@dataclass(frozen=True)
class Clip:
    """One row of the index.

    Attributes:
        offset, frames: where the clip lies in the arrays.
        actions: names, the main one first.
        split: train, val or test.
        rig: skeleton map it was read with.
        original_fps, file: of the source.
    """

    id: str
    source: str
    offset: int
    frames: int
    captions: tuple[str, ...]
    pair_captions: tuple[str, ...]
    actions: tuple[str, ...]
    tags: tuple[str, ...]
    segments: tuple[Segment, ...]
    licence: str
    credit: str
    take: str
    subject: str
    split: str
    placement: Placement
    rig: str
    original_fps: float
    file: str


def parquet() -> ModuleType:
    """The module ``pyarrow.parquet``.

    Raises:
        StickGenError: it is not installed.
    """
    try:
        import pyarrow.parquet as module
    except ImportError as error:
        raise StickGenError(
            "a corpus needs pyarrow: in the checkout run pip install -e '.[data]'"
        ) from error
    return module


def write_index(path: Path, clips: Iterable[Clip]) -> None:
    """Write rows as Parquet (zstd)."""
    module = parquet()
    import pyarrow

    table = pyarrow.Table.from_pylist([asdict(clip) for clip in clips])
    module.write_table(table, path, compression="zstd")


def _clip(row: dict[str, Any]) -> Clip:
    segments = tuple(
        Segment(s["start"], s["end"], tuple(s["actions"]), tuple(s["captions"]))
        for s in row["segments"]
    )
    lists = {k: tuple(row[k]) for k in ("captions", "pair_captions", "actions", "tags")}
    known = {f.name: row[f.name] for f in fields(Clip)}
    return Clip(
        **known | lists | {"segments": segments, "placement": Placement(**row["placement"])}
    )


class Corpus:
    """A folder of clips, read on demand.

    Attributes:
        path: the folder.
        rows: every clip.
    """

    def __init__(self, path: Path, rows: list[Clip], arrays: dict[str, NDArray[Any]]) -> None:
        self.path = path
        self.rows = rows
        self._arrays = arrays

    @classmethod
    def open(cls, path: Path | str) -> Corpus:
        """Open a corpus folder; arrays stay on disk.

        Raises:
            StickGenError: pyarrow is missing, or the folder is no whole corpus.
        """
        path = Path(path)
        module = parquet()
        if not (path / INDEX).is_file():
            raise StickGenError(f"{path} is no corpus: {INDEX} is missing; build it first.")
        try:
            rows = [_clip(row) for row in module.read_table(path / INDEX).to_pylist()]
            arrays = {name: np.load(path / f"{name}.npy", mmap_mode="r") for name in ARRAYS}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StickGenError(
                f"The corpus {path} is damaged: {error}; build it again."
            ) from error
        total = sum(clip.frames for clip in rows)
        for name, (dtype, shape) in ARRAYS.items():
            if arrays[name].dtype != dtype or arrays[name].shape != (total, *shape):
                raise StickGenError(f"The corpus {path} is damaged: {name}.npy does not fit.")
        return cls(path, rows, arrays)

    def __len__(self) -> int:
        return len(self.rows)

    def _slice(self, name: str, clip: Clip, start: int, stop: int | None) -> NDArray[Any]:
        begin, end, _ = slice(start, stop).indices(clip.frames)
        return np.asarray(self._arrays[name][clip.offset + begin : clip.offset + end])

    def joints(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.float32]:
        """Frames ``start:stop`` of a clip, ``[T, 22, 3]`` metres with exact bone lengths."""
        joints = self._slice("joints", clip, start, stop).astype(np.float32)
        root = self._slice("root", clip, start, stop)
        joints = np.asarray(apply_bone_lengths(joints), dtype=np.float32)
        return joints + root[:, None]

    def actions(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.int16]:
        """Action index of frames ``start:stop``, ``[T]``."""
        return self._slice("actions", clip, start, stop)

    def valid(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.bool_]:
        """Whether frames ``start:stop`` are real motion, ``[T]`` (not T-pose nor glitch)."""
        return self._slice("valid", clip, start, stop)
