"""Parts: a batch of items is read and made into clips by one process, and kept as one file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.clip import ClipData, label_actions, make_clip
from stickgen.corpus.clips.duplicates import fingerprint
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.store.corpus import ARRAYS, FACE, Clip, Tracks, pack_tracks
from stickgen.corpus.store.table import from_table, schema, to_table
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.vocabulary import UNKNOWN_ACTION

EXCLUDING_TAGS = ("exclude", "static")
"""Marks by which a source itself says that a clip is not to be used."""
_ITEMS = 32  # of a batch at most
_BYTES = 8 << 20  # of a batch's files, from which it takes no more

T = TypeVar("T")


@dataclass(frozen=True)
class Batch:
    """Items that are worked in one go.

    Attributes:
        reader: module whose ``read`` reads them.
        items: in order.
        part: the file to write.
        roots: folders to leave out of reasons, so that they do not depend on the machine.
    """

    reader: str
    items: tuple[Item, ...]
    part: Path
    roots: tuple[str, ...]


@dataclass(frozen=True)
class Drop:
    """What did not become a clip, and why: ``kind`` is rejected, excluded or duplicate."""

    id: str
    source: str
    kind: str
    reason: str


@dataclass(frozen=True)
class Head:
    """What is known of a clip without opening it.

    Attributes:
        frames, good, known: frames at 25 fps; those of real motion; those of a known action.
        action: the main one, or empty.
        split: fixed by the data set, or empty.
    """

    id: str
    source: str
    frames: int
    good: int = 0
    known: int = 0
    action: str = ""
    take: str = ""
    subject: str = ""
    split: str = ""
    related: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    """What a part says of itself; ``prints [n, 4, 5, 3]`` tell equal clips."""

    heads: list[Head]
    drops: list[Drop]
    prints: NDArray[np.float32]


def cut_batches(
    reader: str, items: Sequence[Item], folder: Path, roots: Sequence[Path]
) -> list[Batch]:
    """Cut items into batches of some megabytes, in order; the same items give the same batches."""
    groups: list[list[Item]] = []
    room = 0
    for item in items:
        if room <= 0 or len(groups[-1]) == _ITEMS:
            groups.append([])
            room = _BYTES
        groups[-1].append(item)
        room -= item.path.stat().st_size if item.path.is_file() else 0
    names = tuple(f"{root}/" for root in roots)
    return [
        Batch(reader, tuple(group), folder / f"part_{k:06d}.npz", names)
        for k, group in enumerate(groups)
    ]


def make_part(batch: Batch) -> int:
    """Work a batch and write its part; gives the number of items.

    Raises:
        StickGenError: the part cannot be written.
    """
    heads: list[Head] = []
    clips: list[Clip] = []
    tracks: list[Tracks] = []
    drops: list[Drop] = []
    prints: list[NDArray[np.float32]] = []
    for outcome in _outcomes(batch):
        if isinstance(outcome, Drop):
            drops.append(outcome)
            continue
        clips.append(_row(outcome))
        tracks.append(pack_tracks(outcome.joints, outcome.valid, outcome.actions, outcome.face))
        heads.append(_head(outcome))
        prints.append(fingerprint(outcome.joints))
    values: dict[str, NDArray[Any]] = {
        name: np.concatenate([np.empty((0, *shape), dtype), *(getattr(t, name) for t in tracks)])
        for name, (dtype, shape) in ARRAYS.items()
    }
    faces = [t.face for t in tracks if t.face is not None]
    values["face"] = np.concatenate([np.empty(0, FACE), *faces])
    values |= {"heads": _bytes(heads, Head), "drops": _bytes(drops, Drop)}
    values |= {"clips": _bytes(clips, Clip), "prints": np.array(prints, np.float32)}
    with atomic_path(batch.part) as partial:
        np.savez(partial, allow_pickle=False, **values)
    return len(batch.items)


def is_whole(part: Path) -> bool:
    """Whether a part file is there and can be opened."""
    try:
        with np.load(part) as data:
            return "prints" in data
    except (OSError, ValueError, BadZipFile):
        return False


def list_part(part: Path) -> Listing:
    """Heads and drops of a part."""
    with np.load(part) as data:
        return Listing(_rows(data["heads"], Head), _rows(data["drops"], Drop), data["prints"])


def load_part(part: Path) -> list[tuple[Clip, Tracks]]:
    """Clips of a part with their tracks."""
    with np.load(part) as data:
        clips, face = _rows(data["clips"], Clip), data["face"]
        arrays = {name: data[name] for name in ARRAYS}
    found = []
    start = face_start = 0
    for clip in clips:
        rows = None
        if clip.face is not None:
            rows = face[face_start : (face_start := face_start + clip.frames)]
        stop = start + clip.frames
        found.append((clip, Tracks(**{k: v[start:stop] for k, v in arrays.items()}, face=rows)))
        start = stop
    return found


def _outcomes(batch: Batch) -> Iterator[ClipData | Drop]:
    read = import_module(batch.reader).read
    for item in batch.items:
        try:
            recordings = read(item)
        except StickGenError as error:
            reason = _plain(error, batch.roots)
            yield Drop(item.id, item.id.split("/")[0], "rejected", reason)
            continue
        if not recordings:
            yield Drop(item.id, item.id.split("/")[0], "rejected", "It holds no motion.")
        for recording in recordings:
            yield _outcome(recording, batch.roots)


def _outcome(recording: Recording, roots: Sequence[str]) -> ClipData | Drop:
    for tag in EXCLUDING_TAGS:
        if tag in recording.tags:
            reason = f"Its source tags it {tag!r} ({', '.join(recording.tags)})."
            return Drop(recording.id, recording.source, "excluded", reason)
    labelled = label_actions(recording)  # what is missing here is no fault of the clip
    try:
        return make_clip(labelled)
    except StickGenError as error:
        return Drop(recording.id, recording.source, "rejected", _plain(error, roots))


def _plain(error: StickGenError, roots: Sequence[str]) -> str:
    text = str(error)
    for root in roots:
        text = text.replace(root, "")
    return text


def _row(data: ClipData) -> Clip:
    recording = data.recording
    taken = {part.name for part in fields(Clip)} & {part.name for part in fields(Recording)}
    return Clip(
        **{name: getattr(recording, name) for name in taken - {"face"}},
        offset=0,
        frames=len(data.joints),
        placement=data.placement,
        rig=data.rig,
        original_fps=recording.motion.fps,
        quality=data.quality,
        meta=data.meta,
        face=None if data.face is None else 0,
    )


def _head(data: ClipData) -> Head:
    recording = data.recording
    taken = {part.name for part in fields(Head)} & {part.name for part in fields(Recording)}
    return Head(
        **{name: getattr(recording, name) for name in taken},
        frames=len(data.joints),
        good=int(data.valid.sum()),
        known=int((data.actions != UNKNOWN_ACTION).sum()),
        action=recording.actions[0] if recording.actions else "",
    )


def _bytes(rows: Sequence[Any], kind: type) -> NDArray[np.uint8]:
    import pyarrow

    sink = io.BytesIO()
    with pyarrow.ipc.new_stream(sink, schema(kind)) as stream:
        stream.write_table(to_table(rows, kind))
    return np.frombuffer(sink.getvalue(), np.uint8)


def _rows(data: NDArray[np.uint8], kind: type[T]) -> list[T]:
    import pyarrow

    return from_table(pyarrow.ipc.open_stream(data.tobytes()).read_all(), kind)
