"""Corpus: a folder of clips as memory-mapped arrays and a Parquet index."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE
from stickgen.corpus.clips.metadata import Metadata
from stickgen.corpus.clips.placement import Placement
from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.table import from_table, require_pyarrow
from stickgen.corpus.store.tracks import ARRAYS, FACE, Tracks
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.measures.quality import Quality
from stickgen.scene import FaceTrack

INDEX = "index.parquet"
MANIFEST = "manifest.json"
FORMAT = 2
"""Version of the corpus folder, stored in its manifest."""


@dataclass(frozen=True)
class Clip:
    """One row of the index.

    Attributes:
        offset, frames: position and length of the clip in the arrays.
        actions: names, the main one first; empty when unknown.
        split: train, val or test.
        rig: skeleton map used for retargeting; empty when the source was on the canonical body.
        original_fps, file: of the source.
        synthetic: whether the motion was generated procedurally, not recorded.
        face: offset of its face track in the face array; None when it has none.
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
    quality: Quality
    meta: Metadata
    synthetic: bool = False
    face: int | None = None


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
            StickGenError: pyarrow is missing, or the folder is not a complete corpus of this
                format version.
        """
        path = Path(path)
        require_pyarrow()
        from pyarrow import parquet

        read_manifest(path)
        try:
            rows = from_table(parquet.read_table(path / INDEX), Clip)
            names = (*ARRAYS, "face")
            arrays = {name: np.load(path / f"{name}.npy", mmap_mode="r") for name in names}
        except DAMAGE as error:
            raise StickGenError(
                f"The corpus {path} is damaged: {error}; build it again."
            ) from error
        _check_arrays(path, rows, arrays)
        return cls(path, rows, arrays)

    def __len__(self) -> int:
        return len(self.rows)

    def _slice(self, name: str, clip: Clip, start: int, stop: int | None) -> NDArray[Any]:
        begin, end, _ = slice(start, stop).indices(clip.frames)
        return np.asarray(self._arrays[name][clip.offset + begin : clip.offset + end])

    def tracks(self, clip: Clip, start: int = 0, stop: int | None = None) -> Tracks:
        """Frames ``start:stop`` of a clip as they are stored, to copy them to another corpus."""
        face = None
        if clip.face is not None:
            begin, end, _ = slice(start, stop).indices(clip.frames)
            face = np.asarray(self._arrays["face"][clip.face + begin : clip.face + end])
        return Tracks(**{name: self._slice(name, clip, start, stop) for name in ARRAYS}, face=face)

    def joints(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.float32]:
        """Frames ``start:stop`` of a clip, ``[T, 22, 3]`` metres with exact bone lengths."""
        return self.tracks(clip, start, stop).absolute()

    def world(self, clip: Clip, start: int = 0, stop: int | None = None) -> FloatArray:
        """Frames ``start:stop`` in the world frame of the source, ``[T, 22, 3]`` metres.

        Clips of one take share that frame and start together; bodies have their original size.
        """
        return clip.placement.world(self.joints(clip, start, stop))

    def actions(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.int16]:
        """Action index of frames ``start:stop``, ``[T]``; −1 where unknown."""
        return self._slice("actions", clip, start, stop)

    def valid(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.bool_]:
        """Whether frames ``start:stop`` are real motion, ``[T]`` (no T-pose, no glitch)."""
        return self._slice("valid", clip, start, stop)

    def face(self, clip: Clip, start: int = 0, stop: int | None = None) -> FaceTrack | None:
        """Face of frames ``start:stop``; None when the clip has none."""
        return self.tracks(clip, start, stop).face_track()


def _check_arrays(path: Path, rows: Sequence[Clip], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Raise ``StickGenError`` unless every array has the dtype and length the index implies."""
    total = sum(clip.frames for clip in rows)
    faces = sum(clip.frames for clip in rows if clip.face is not None)
    expected = {name: (dtype, (total, *shape)) for name, (dtype, shape) in ARRAYS.items()}
    for name, (dtype, shape) in (expected | {"face": (FACE, (faces,))}).items():
        if arrays[name].dtype != dtype or arrays[name].shape != shape:
            raise StickGenError(
                f"The corpus {path} is damaged: {name}.npy does not match {INDEX}; build it again."
            )


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a corpus folder.

    Raises:
        StickGenError: the folder is not a complete corpus, or has another format version.
    """
    if not (path / INDEX).is_file():
        raise StickGenError(f"{path} is no corpus: {INDEX} is missing; build it first.")
    try:
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
        version = manifest["format"]
    except DAMAGE:
        version = None
    if version != FORMAT:
        raise StickGenError(
            f"The corpus {path} was made by another version of Stick-Gen, or not finished: "
            "build it again with `stick-gen data convert`."
        )
    return dict(manifest)
