"""Corpus: a folder of clips as memory-mapped arrays and a Parquet index."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.clip import Placement
from stickgen.corpus.clips.metadata import Metadata
from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.table import from_table, need_pyarrow
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.measures.quality import Quality
from stickgen.scene import FaceTrack
from stickgen.skeleton import N_JOINTS, apply_bone_lengths

ARRAYS: dict[str, tuple[np.dtype[Any], tuple[int, ...]]] = {
    "joints": (np.dtype(np.float16), (N_JOINTS, 3)),
    "root": (np.dtype(np.float32), (3,)),
    "valid": (np.dtype(np.bool_), ()),
    "actions": (np.dtype(np.int16), ()),
}
"""Array files ``<name>.npy``, one row a frame: joints in metres relative to the pelvis (float16
would be too coarse for more), the pelvis, whether a frame is real motion, its action."""
FACE = np.dtype(
    [("expression", "<i1"), ("mouth", "<i1"), ("openness", "<f2"), ("eyes_open", "<f2")]
)
"""Row of ``face.npy``: a frame of a clip that has a face track."""
INDEX = "index.parquet"
MANIFEST = "manifest.json"
FORMAT = 2
"""Version of a corpus folder, in its manifest."""


@dataclass(frozen=True)
class Clip:
    """One row of the index.

    Attributes:
        offset, frames: where the clip lies in the arrays.
        actions: names, the main one first; empty when unknown.
        split: train, val or test.
        rig: skeleton map it was read with; empty when it came on the canonical body.
        original_fps, file: of the source.
        synthetic: made by rule, not recorded.
        face: where its face track begins in the face array; None when it has none.
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


@dataclass(frozen=True)
class Tracks:
    """The arrays of one clip as they are stored, 25 fps.

    Attributes:
        joints: ``[T, 22, 3]`` float16 metres relative to the pelvis.
        root: ``[T, 3]`` the pelvis, metres.
        valid: ``[T]`` frames of real motion.
        actions: ``[T]`` action indices, −1 where unknown.
        face: ``[T]`` rows of ``FACE``, or None.
    """

    joints: NDArray[np.float16]
    root: NDArray[np.float32]
    valid: NDArray[np.bool_]
    actions: NDArray[np.int16]
    face: NDArray[Any] | None = None

    def __len__(self) -> int:
        return len(self.valid)

    def absolute(self) -> NDArray[np.float32]:
        """Joints ``[T, 22, 3]`` metres with exact bone lengths."""
        joints = apply_bone_lengths(self.joints.astype(np.float32))
        return np.asarray(joints + self.root[:, None], dtype=np.float32)


def pack_tracks(
    joints: FloatArray,
    valid: NDArray[np.bool_],
    actions: NDArray[np.integer],
    face: FaceTrack | None = None,
) -> Tracks:
    """Tracks of canonical joints ``[T, 22, 3]`` in metres, and of a face as long as they are."""
    values = {
        "joints": joints - joints[:, :1],
        "root": joints[:, 0],
        "valid": valid,
        "actions": actions,
    }
    packed = {name: values[name].astype(dtype) for name, (dtype, _) in ARRAYS.items()}
    return Tracks(**packed, face=None if face is None else _pack_face(face))


def _pack_face(face: FaceTrack) -> NDArray[Any]:
    rows = np.ones(len(face.mouth), dtype=FACE)  # eyes are open when not given
    for name in FACE.names or ():
        if (values := getattr(face, name)) is not None:
            rows[name] = values
    return rows


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
            StickGenError: pyarrow is missing, or the folder is no whole corpus of this version.
        """
        path = Path(path)
        need_pyarrow()
        from pyarrow import parquet

        read_manifest(path)
        try:
            rows = from_table(parquet.read_table(path / INDEX), Clip)
            names = (*ARRAYS, "face")
            arrays = {name: np.load(path / f"{name}.npy", mmap_mode="r") for name in names}
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise StickGenError(
                f"The corpus {path} is damaged: {error}; build it again."
            ) from error
        total = sum(clip.frames for clip in rows)
        faces = sum(clip.frames for clip in rows if clip.face is not None)
        expected = {name: (dtype, (total, *shape)) for name, (dtype, shape) in ARRAYS.items()}
        for name, (dtype, shape) in (expected | {"face": (FACE, (faces,))}).items():
            if arrays[name].dtype != dtype or arrays[name].shape != shape:
                raise StickGenError(f"The corpus {path} is damaged: {name}.npy does not fit.")
        return cls(path, rows, arrays)

    def __len__(self) -> int:
        return len(self.rows)

    def _slice(self, name: str, clip: Clip, start: int, stop: int | None) -> NDArray[Any]:
        begin, end, _ = slice(start, stop).indices(clip.frames)
        return np.asarray(self._arrays[name][clip.offset + begin : clip.offset + end])

    def tracks(self, clip: Clip, start: int = 0, stop: int | None = None) -> Tracks:
        """Frames ``start:stop`` of a clip as they are stored, to write them elsewhere."""
        face = None
        if clip.face is not None:
            begin, end, _ = slice(start, stop).indices(clip.frames)
            face = np.asarray(self._arrays["face"][clip.face + begin : clip.face + end])
        return Tracks(**{name: self._slice(name, clip, start, stop) for name in ARRAYS}, face=face)

    def joints(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.float32]:
        """Frames ``start:stop`` of a clip, ``[T, 22, 3]`` metres with exact bone lengths."""
        return self.tracks(clip, start, stop).absolute()

    def world(self, clip: Clip, start: int = 0, stop: int | None = None) -> FloatArray:
        """Frames ``start:stop`` where they stood in the source's world, ``[T, 22, 3]`` metres.

        Clips of one take share that world and start together; bodies have their true size.
        """
        return clip.placement.world(self.joints(clip, start, stop))

    def actions(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.int16]:
        """Action index of frames ``start:stop``, ``[T]``; −1 where nobody has named one."""
        return self._slice("actions", clip, start, stop)

    def valid(self, clip: Clip, start: int = 0, stop: int | None = None) -> NDArray[np.bool_]:
        """Whether frames ``start:stop`` are real motion, ``[T]`` (not T-pose nor glitch)."""
        return self._slice("valid", clip, start, stop)

    def face(self, clip: Clip, start: int = 0, stop: int | None = None) -> FaceTrack | None:
        """Face of frames ``start:stop``; None when the clip has none."""
        rows = self.tracks(clip, start, stop).face
        if rows is None:
            return None
        return FaceTrack(
            expression=rows["expression"].astype(np.int16),
            mouth=rows["mouth"].astype(np.int16),
            openness=rows["openness"].astype(np.float32),
            eyes_open=rows["eyes_open"].astype(np.float32),
        )


def read_manifest(path: Path) -> dict[str, Any]:
    """What a corpus folder says about itself.

    Raises:
        StickGenError: it is no whole corpus, or one of another version.
    """
    if not (path / INDEX).is_file():
        raise StickGenError(f"{path} is no corpus: {INDEX} is missing; build it first.")
    try:
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
        version = manifest["format"]
    except (OSError, ValueError, TypeError, KeyError):
        version = None
    if version != FORMAT:
        raise StickGenError(
            f"The corpus {path} was made by another version of Stick-Gen, or not finished: "
            "build it again with `stick-gen data convert`."
        )
    return dict(manifest)
