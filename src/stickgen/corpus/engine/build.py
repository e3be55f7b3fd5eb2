"""Builds a corpus: items are listed, cut into batches, processed in parallel and assembled.

An interrupted run continues where it stopped; a corpus of the same inputs is not built again.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from stickgen import __version__
from stickgen.corpus.clips.recording import Item
from stickgen.corpus.engine.assemble import CorpusContents, assemble
from stickgen.corpus.engine.batches import Batch, cut_batches
from stickgen.corpus.engine.engines import ENGINES
from stickgen.corpus.engine.part_file import is_complete
from stickgen.corpus.engine.summary import Summary, from_manifest, summarize
from stickgen.corpus.sources.unpack import unpack
from stickgen.corpus.store.corpus import Corpus, read_manifest
from stickgen.corpus.store.ownership import BUILDING, check_folder, mark
from stickgen.corpus.store.table import require_pyarrow
from stickgen.errors import StickGenError
from stickgen.files import write_error

CONVERSION = 3
"""Version of the processing from files to clips: raise it when the same files give other clips."""

_PARTS = re.compile(r"[0-9a-f]{16}")
"""Names of folders of parts: hashes of what they were made from."""

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, how much of it is done, and how much there is."""


@dataclass(frozen=True)
class Job:
    """The inputs of a corpus.

    Attributes:
        source: name, for the manifest.
        reader: module whose ``read`` reads an item.
        inputs: a hash of everything that the clips depend on besides the code.
        list_items: lists the items, given a folder of unpacked archives.
        archives: to unpack for it.
        roots: folders of the data, to leave out of messages.
    """

    source: str
    reader: str
    inputs: str
    list_items: Callable[[Path], Sequence[Item]]
    archives: tuple[Path, ...] = ()
    roots: tuple[Path, ...] = ()


def make_corpus(
    job: Job,
    output: Path,
    *,
    workers: int = 1,
    engine: str = "local",
    progress: Progress = lambda step, done, total: None,
) -> Summary:
    """Build a corpus, unless it is up to date; arguments as ``convert.convert``.

    Raises:
        StickGenError: no clip can be used, or the output holds something that is no corpus and
            was not claimed (``ownership.claim_folder``), or cannot be written.
    """
    require_pyarrow()
    began = time.perf_counter()
    if engine not in ENGINES:
        raise StickGenError(f"there is no engine {engine!r}; use one of: {', '.join(ENGINES)}")
    if output.exists() and not output.is_dir():
        raise StickGenError(f"{output} is a file: name a folder for the corpus")
    check_folder(output, BUILDING)
    stamp = {"source": job.source, "inputs": job.inputs, "conversion": CONVERSION}
    if (finished := _finished(output, stamp)) is not None:
        return replace(finished, seconds=time.perf_counter() - began, up_to_date=True)
    try:
        contents, items, processed = _run(job, output, stamp, workers, engine, progress)
    except OSError as error:
        raise write_error(output, error) from error
    seconds = time.perf_counter() - began
    speed = len(contents.headers) * processed / items / seconds
    return replace(summarize(items, contents), seconds=seconds, clips_per_second=speed)


def _run(
    job: Job,
    output: Path,
    stamp: Mapping[str, Any],
    workers: int,
    engine: str,
    progress: Progress,
) -> tuple[CorpusContents, int, int]:
    """Build the corpus; returns its contents, the number of items, and of those of this run."""
    work = output / BUILDING
    batches = _prepare(job, work, stamp, workers, progress)
    items = sum(len(batch.items) for batch in batches)
    processed = _process(batches, workers, engine, items, progress)
    contents = assemble(
        [batch.part for batch in batches],
        output,
        job.source,
        lambda contents: {**stamp, "summary": asdict(summarize(items, contents))},
        lambda done, total: progress("write", done, total),
    )
    shutil.rmtree(work)
    return contents, items, processed


def hash_inputs(places: Iterable[Path], facts: object, output: Path) -> str:
    """Hash of the names, sizes and times of all files in some places, and of other facts.

    The output folder may lie among them; its files do not count.
    """
    digest = hashlib.sha256(repr((__version__, facts)).encode())
    skip = output.resolve()
    for place in places:
        for path in _files(place, skip):
            status = path.stat()
            name = path.relative_to(place).as_posix()
            stamp = f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n"
            digest.update(os.fsencode(stamp))
    return digest.hexdigest()


def _files(place: Path, skip: Path) -> Iterator[Path]:
    """Every file of a folder except the folder ``skip``, or the file itself, in a fixed order."""
    if place.is_file():
        yield place
    for folder, names, files in os.walk(place):
        names[:] = sorted(name for name in names if (Path(folder) / name).resolve() != skip)
        yield from (path for name in sorted(files) if (path := Path(folder) / name).is_file())


def _finished(output: Path, stamp: Mapping[str, Any]) -> Summary | None:
    """The summary of a complete corpus of the same inputs; None when there is none."""
    try:
        manifest = read_manifest(output)
        if any(manifest.get(key) != value for key, value in stamp.items()):
            return None
        Corpus.open(output)
        return from_manifest(manifest)
    except (StickGenError, KeyError, TypeError):
        return None


def _prepare(
    job: Job, work: Path, stamp: Mapping[str, Any], workers: int, progress: Progress
) -> list[Batch]:
    """Unpack the archives and cut the items into batches; parts of other inputs are deleted."""
    parts = work / hashlib.sha256(repr(stamp).encode()).hexdigest()[:16]
    files = work / "files"
    mark(work)
    parts.mkdir(exist_ok=True)
    for folder in work.iterdir():
        if folder != parts and _PARTS.fullmatch(folder.name):
            shutil.rmtree(folder)
    unpack(job.archives, files, workers, lambda n: progress("unpack", n, len(job.archives)))
    return cut_batches(job.reader, job.list_items(files), parts, (files, *job.roots))


def _process(
    batches: Sequence[Batch], workers: int, engine: str, total: int, progress: Progress
) -> int:
    """Process every batch that has no part yet; returns the number of items in them."""
    missing = [batch for batch in batches if not is_complete(batch.part)]
    items = sum(len(batch.items) for batch in missing)
    done = total - items
    progress("clips", done, total)
    for count in ENGINES[engine](missing, workers) if missing else ():
        done += count
        progress("clips", done, total)
    return items
