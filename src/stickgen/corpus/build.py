"""Build a Corpus from a folder of motion files, in parallel and resumable."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.catalog import Entry, read_catalog
from stickgen.corpus.clip import ClipData, Placement, make_clip
from stickgen.corpus.recording import Item
from stickgen.corpus.sources import collection
from stickgen.corpus.split import SPLITS, assign_splits
from stickgen.corpus.store import ARRAYS, INDEX, Clip, parquet, write_index
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS

REJECTED = "rejected.csv"
_WORK = ".building"  # inside the output: unpacked files and finished clips of a run under way
_SAME = 0.005  # metres of mean joint distance below which two clips are one

Progress = Callable[[str, int, int], None]
"""Told the step's name, how much is done and how much there is."""


@dataclass(frozen=True)
class SourceSummary:
    """What one source gave."""

    clips: int
    hours: float
    rejected: int


@dataclass(frozen=True)
class Summary:
    """What a build did.

    Attributes:
        clips, hours, valid_hours: of the corpus; valid hours are its good frames.
        sources: what each gave.
        splits: hours of each split.
        rejected: ``(id, reason)``.
        unread: files in formats without a reader, by format.
    """

    clips: int
    hours: float
    valid_hours: float
    sources: dict[str, SourceSummary]
    splits: dict[str, float]
    rejected: tuple[tuple[str, str], ...]
    unread: dict[str, int]


def build_corpus(source: Path, output: Path, workers: int, progress: Progress) -> Summary:
    """Turn a motion collection into a Corpus.

    Args:
        source: folder with ``index.csv``, ``captions.jsonl``, ``notes/`` and the motion files,
            as they are or in ``raw/*.tar.xz``.
        output: corpus folder; an interrupted build there is continued.
        workers: processes.
        progress: called as work gets done.

    Raises:
        StickGenError: the source is not usable, or the output cannot be written.
    """
    parquet()
    catalog = read_catalog(source)
    entries = [entry for entry in catalog if entry.format in collection.READERS]
    unread = dict(Counter(e.format for e in catalog if e.format not in collection.READERS))
    if not entries:
        raise StickGenError(
            f"{source} lists no file in a format we read: {', '.join(collection.READERS)}."
        )
    work = output / _WORK
    try:
        work.mkdir(parents=True, exist_ok=True)
        with ProcessPoolExecutor(workers) as pool:
            files = _unpack(pool, source, work / "files", entries, progress)
            outcomes = _make_clips(pool, entries, files, work / "clips", progress)
        rejected = {id_: outcome for id_, outcome in outcomes.items() if isinstance(outcome, str)}
        made = [entry for entry in entries if entry.id not in rejected]
        linked = [
            (kind, a, e.id)
            for e in made
            for kind, ids in (("same", e.same_as), ("retouched", e.related))
            for a in ids
        ]
        doubles = _duplicates(made, work / "clips", linked)
        rejected |= doubles
        made = [entry for entry in made if entry.id not in doubles]
        if not made:
            raise StickGenError(f"No clip of {source} can be used; see the reasons: {rejected}.")
        clips = _write(made, work, output, [(a, b) for _, a, b in linked])
        _write_rejected(output, rejected)
        valid = np.load(output / "valid.npy", mmap_mode="r")
        shutil.rmtree(work)
    except OSError as error:
        raise StickGenError(f"{output} cannot be written: {error.strerror or error}.") from error
    return _summary(clips, entries, rejected, unread, float(valid.mean()))


def _unpack(
    pool: ProcessPoolExecutor, source: Path, folder: Path, entries: Sequence[Entry], tell: Progress
) -> list[Path]:
    """Folders that hold the files named in the index, the archives' content unpacked."""
    archives = sorted((source / "raw").glob("*.tar.*"))
    wanted = {entry.file for entry in entries}
    jobs = [pool.submit(_extract, archive, folder, wanted) for archive in archives]
    for done, job in enumerate(as_completed(jobs), 1):
        job.result()
        tell("unpack", done, len(jobs))
    return [folder, source, source / "raw"]


def _extract(archive: Path, folder: Path, wanted: set[str]) -> None:
    """Unpack regular files named in the index, and skeletons, under their checked names."""
    mark = folder / f".{archive.name}.done"
    if mark.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                name = member.name.removeprefix("./")
                safe = not Path(name).is_absolute() and ".." not in Path(name).parts
                if not (member.isfile() and safe and (name in wanted or name.endswith(".asf"))):
                    continue
                data = tar.extractfile(member)
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                if data is not None:
                    target.write_bytes(data.read())
    except (tarfile.TarError, EOFError) as error:
        raise StickGenError(f"The archive {archive} is damaged: {error}.") from error
    mark.touch()


def _find(entry: Entry, folders: Sequence[Path]) -> Path:
    for folder in folders:
        if (path := folder / entry.file).is_file():
            return path
    raise StickGenError("Its file is missing.")


def _cache(folder: Path, entry: Entry) -> Path:
    return folder / f"{hashlib.sha1(repr(entry).encode()).hexdigest()}.npz"


def _make_clips(
    pool: ProcessPoolExecutor,
    entries: Sequence[Entry],
    files: Sequence[Path],
    cache: Path,
    tell: Progress,
) -> dict[str, str | None]:
    """Every clip made and cached: id → None, or why it was rejected."""
    cache.mkdir(parents=True, exist_ok=True)
    jobs: dict[Future[str | None], str] = {
        pool.submit(_make_one, entry, files, _cache(cache, entry)): entry.id for entry in entries
    }
    outcomes: dict[str, str | None] = {}
    try:
        for job in as_completed(jobs):
            outcomes[jobs[job]] = job.result()
            tell("clips", len(outcomes), len(jobs))
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    return outcomes


def _make_one(entry: Entry, files: Sequence[Path], target: Path) -> str | None:
    if target.exists():
        return None
    try:
        (recording,) = collection.read(Item(entry.id, _find(entry, files), entry))
        if not recording.captions or not recording.actions:
            return "It has no captions or no actions."
        for tag in ("exclude", "static"):
            if tag in recording.tags:
                return f"It is tagged {tag!r}."
        clip = make_clip(recording)
    except StickGenError as error:
        return str(error)
    meta = json.dumps({"placement": asdict(clip.placement), "rig": clip.rig})
    values: dict[str, Any] = {"meta": np.array(meta), **_arrays(clip)}
    partial = target.with_suffix(".partial.npz")
    np.savez(partial, **values)
    partial.replace(target)
    return None


def _arrays(clip: ClipData) -> dict[str, NDArray[Any]]:
    root = clip.joints[:, 0]
    values: dict[str, NDArray[Any]] = {
        "joints": clip.joints - root[:, None],
        "root": root,
        "valid": clip.valid,
        "actions": clip.actions,
    }
    return {name: values[name].astype(dtype) for name, (dtype, _) in ARRAYS.items()}


def _duplicates(
    entries: Sequence[Entry], cache: Path, listed: Sequence[tuple[str, str, str]]
) -> dict[str, str]:
    """Clips to drop because an earlier one is the same: id → reason."""
    ids = {entry.id for entry in entries}
    drop = {
        b: f"It is the same as {a}." for kind, a, b in listed if kind == "same" and {a, b} <= ids
    }
    kept: dict[int, list[tuple[str, NDArray[Any]]]] = defaultdict(list)
    for entry in entries:
        if entry.id in drop:
            continue
        with np.load(_cache(cache, entry)) as data:
            joints = data["joints"].astype(np.float32) + data["root"][:, None]
        twins = (i for i, other in kept[len(joints)] if np.abs(other - joints).mean() < _SAME)
        if twin := next(twins, None):
            drop[entry.id] = f"It is the same as {twin}."
        else:
            kept[len(joints)].append((entry.id, joints))
    return drop


def _write(
    entries: Sequence[Entry], work: Path, output: Path, linked: Sequence[tuple[str, str]]
) -> list[Clip]:
    """Write arrays and index under temporary names, then rename them into place."""
    parts: dict[str, list[NDArray[Any]]] = {name: [] for name in ARRAYS}
    metas = {}
    for entry in entries:
        with np.load(_cache(work / "clips", entry)) as data:
            for name, values in parts.items():
                values.append(data[name])
            metas[entry.id] = json.loads(str(data["meta"]))
    lengths = [len(values) for values in parts["valid"]]
    seconds = {e.id: n / FPS for e, n in zip(entries, lengths, strict=True)}
    splits = assign_splits(entries, seconds, linked)
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    clips = [
        _row(entry, int(offset), frames, splits[entry.id], metas[entry.id])
        for entry, offset, frames in zip(entries, offsets[:-1], lengths, strict=True)
    ]
    for name, values in parts.items():
        np.save(work / f"{name}.npy", np.concatenate(values))
    write_index(work / INDEX, clips)
    for name in (*(f"{name}.npy" for name in ARRAYS), INDEX):
        (work / name).replace(output / name)
    return clips


def _row(entry: Entry, offset: int, frames: int, split: str, meta: dict[str, Any]) -> Clip:
    return Clip(
        id=entry.id,
        source=entry.source,
        offset=offset,
        frames=frames,
        captions=entry.told[entry.id].captions,
        pair_captions=entry.told[entry.id].pair_captions,
        actions=entry.told[entry.id].actions,
        tags=entry.told[entry.id].tags,
        segments=entry.told[entry.id].segments,
        licence=entry.licence,
        credit=entry.credit,
        take=entry.take,
        subject=entry.family,
        split=split,
        placement=Placement(**meta["placement"]),
        rig=meta["rig"],
        original_fps=entry.fps,
        file=entry.file,
    )


def _write_rejected(output: Path, rejected: dict[str, str]) -> None:
    partial = output / _WORK / REJECTED
    with partial.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "reason"), *sorted(rejected.items())])
    partial.replace(output / REJECTED)


def _summary(
    clips: Sequence[Clip],
    entries: Sequence[Entry],
    rejected: dict[str, str],
    unread: dict[str, int],
    valid: float,
) -> Summary:
    splits = dict.fromkeys(SPLITS, 0.0)
    for clip in clips:
        splits[clip.split] += clip.frames / FPS / 3600
    sources = {}
    for source in sorted({entry.source for entry in entries}):
        mine = [clip.frames for clip in clips if clip.source == source]
        refused = sum(entry.id in rejected for entry in entries if entry.source == source)
        sources[source] = SourceSummary(len(mine), sum(mine) / FPS / 3600, refused)
    hours = sum(splits.values())
    return Summary(
        len(clips), hours, hours * valid, sources, splits, tuple(sorted(rejected.items())), unread
    )
