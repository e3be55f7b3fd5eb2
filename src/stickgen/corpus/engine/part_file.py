"""Part files: the clips of one batch, kept until all parts are assembled into a corpus."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE
from stickgen.corpus.clips.header import ClipHeader
from stickgen.corpus.store.corpus import Clip
from stickgen.corpus.store.table import from_table, schema, to_table
from stickgen.corpus.store.tracks import ARRAYS, FACE, Tracks
from stickgen.files import atomic_path

T = TypeVar("T")


@dataclass(frozen=True)
class DroppedClip:
    """An item or recording that did not become a clip.

    Attributes:
        kind: rejected, excluded or duplicate.
        reason: one sentence.
    """

    id: str
    source: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Part:
    """The clips of a batch; the first four lists have one entry for each clip."""

    headers: list[ClipHeader] = field(default_factory=list)
    clips: list[Clip] = field(default_factory=list)
    tracks: list[Tracks] = field(default_factory=list)
    fingerprints: list[NDArray[np.float32]] = field(default_factory=list)
    drops: list[DroppedClip] = field(default_factory=list)


@dataclass(frozen=True)
class PartListing:
    """What a part holds, without the motion; ``fingerprints [n, 4, 5, 3]`` find duplicates."""

    headers: list[ClipHeader]
    drops: list[DroppedClip]
    fingerprints: NDArray[np.float32]


def write_part(path: Path, part: Part) -> None:
    """Write a part file.

    Raises:
        StickGenError: the file cannot be written.
    """
    values: dict[str, NDArray[Any]] = {
        name: np.concatenate(
            [np.empty((0, *shape), dtype), *(getattr(tracks, name) for tracks in part.tracks)]
        )
        for name, (dtype, shape) in ARRAYS.items()
    }
    faces = [tracks.face for tracks in part.tracks if tracks.face is not None]
    values["face"] = np.concatenate([np.empty(0, FACE), *faces])
    values["headers"] = _rows_to_bytes(part.headers, ClipHeader)
    values["drops"] = _rows_to_bytes(part.drops, DroppedClip)
    values["clips"] = _rows_to_bytes(part.clips, Clip)
    values["fingerprints"] = np.array(part.fingerprints, np.float32)
    with atomic_path(path) as partial:
        np.savez(partial, allow_pickle=False, **values)


def is_complete(path: Path) -> bool:
    """Whether a part file exists and can be opened."""
    try:
        with np.load(path) as data:
            return "fingerprints" in data
    except DAMAGE:
        return False


def list_part(path: Path) -> PartListing:
    """Headers, drops and fingerprints of a part."""
    with np.load(path) as data:
        return PartListing(
            _rows_from_bytes(data["headers"], ClipHeader),
            _rows_from_bytes(data["drops"], DroppedClip),
            data["fingerprints"],
        )


def load_part(path: Path) -> list[tuple[Clip, Tracks]]:
    """Clips of a part with their tracks."""
    with np.load(path) as data:
        clips, faces = _rows_from_bytes(data["clips"], Clip), data["face"]
        arrays = {name: data[name] for name in ARRAYS}
    loaded = []
    start = face_start = 0
    for clip in clips:
        face = None
        if clip.face is not None:
            face = faces[face_start : (face_start := face_start + clip.frames)]
        stop = start + clip.frames
        loaded.append((clip, Tracks(**{k: v[start:stop] for k, v in arrays.items()}, face=face)))
        start = stop
    return loaded


def _rows_to_bytes(rows: Sequence[Any], kind: type) -> NDArray[np.uint8]:
    import pyarrow

    sink = io.BytesIO()
    with pyarrow.ipc.new_stream(sink, schema(kind)) as stream:
        stream.write_table(to_table(rows, kind))
    return np.frombuffer(sink.getvalue(), np.uint8)


def _rows_from_bytes(data: NDArray[np.uint8], kind: type[T]) -> list[T]:
    import pyarrow

    return from_table(pyarrow.ipc.open_stream(data.tobytes()).read_all(), kind)
