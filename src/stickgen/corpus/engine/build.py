"""A data set becomes a Corpus: found, cut into batches, worked in parallel, assembled.

A run that is stopped goes on where it was; a corpus of the same inputs is left as it is.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from stickgen import __version__
from stickgen.corpus.clips.recording import Item
from stickgen.corpus.engine.assemble import write
from stickgen.corpus.engine.engines import ENGINES
from stickgen.corpus.engine.parts import Batch, cut_batches, is_whole
from stickgen.corpus.engine.summary import Summary, from_manifest, summarize
from stickgen.corpus.sources import SOURCES, load_source
from stickgen.corpus.sources.unpack import unpack
from stickgen.corpus.store.corpus import Corpus, read_manifest
from stickgen.corpus.store.table import need_pyarrow
from stickgen.errors import StickGenError
from stickgen.files import write_error

CONVERSION = 2
"""Version of the way from files to clips: raise it when the same files would give others."""
_WORK = ".building"  # inside the output: unpacked files and the parts of a run under way

Progress = Callable[[str, int, int], None]
"""Told the step's name, how much is done and how much there is."""


@dataclass(frozen=True)
class Job:
    """What a corpus is to be made of.

    Attributes:
        source: name, for the manifest.
        reader: module whose ``read`` reads an item.
        inputs: a hash of everything that the clips depend on besides our code.
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


def convert(
    source: str,
    path: Path,
    output: Path,
    *,
    workers: int = 1,
    engine: str = "local",
    progress: Progress = lambda step, done, total: None,
    options: Mapping[str, Any] | None = None,
) -> Summary:
    """Turn a data set into a Corpus.

    Args:
        source: a name of ``sources.SOURCES``.
        path: the data set's folder or file.
        output: corpus folder; an interrupted run there is continued.
        workers: processes.
        engine: a name of ``engines.ENGINES``.
        progress: called as work gets done.
        options: what the source's ``find`` takes besides the path.

    Raises:
        StickGenError: the data set is not usable, an option is not the source's, or the output
            cannot be written.
    """
    module, chosen = load_source(source), dict(options or {})
    declared = list(inspect.signature(module.find).parameters)[1:]
    if foreign := sorted(set(chosen) - set(declared)):
        raise StickGenError(f"the source {source} takes no option {foreign[0].replace('_', '-')}")
    if not path.exists():
        raise StickGenError(f"{path} does not exist: name the folder or file of the data set")
    unpacks = "unpacked" in declared
    for key, value in chosen.items():
        if isinstance(value, Path) and not value.exists():
            raise StickGenError(f"{value} does not exist: name another {key.replace('_', '-')}")
    path = path.resolve()
    chosen = {k: v.resolve() if isinstance(v, Path) else v for k, v in chosen.items()}
    places = (path, *(value for value in chosen.values() if isinstance(value, Path)))
    words = sorted((k, "" if isinstance(v, Path) else v) for k, v in chosen.items())
    job = Job(
        source=source,
        reader=f"{load_source.__module__}.{SOURCES[source]}",
        inputs=hash_inputs(places, words, output),
        list_items=lambda unpacked: module.find(
            path, **chosen, **({"unpacked": unpacked} if unpacks else {})
        ),
        archives=tuple(sorted((path / "raw").glob("*.tar.*"))) if unpacks else (),
        roots=places,
    )
    return make_corpus(job, output, workers=workers, engine=engine, progress=progress)


def make_corpus(
    job: Job,
    output: Path,
    *,
    workers: int = 1,
    engine: str = "local",
    progress: Progress = lambda step, done, total: None,
) -> Summary:
    """Make a corpus, unless it is there; see ``convert``.

    Raises:
        StickGenError: nothing can be used, or the output cannot be written.
    """
    need_pyarrow()
    began = time.perf_counter()
    if engine not in ENGINES:
        raise StickGenError(f"there is no engine {engine!r}; use one of: {', '.join(ENGINES)}")
    if output.exists() and not output.is_dir():
        raise StickGenError(f"{output} is a file: name a folder for the corpus")
    stamp = {"source": job.source, "inputs": job.inputs, "conversion": CONVERSION}
    if (done := _finished(output, stamp)) is not None:
        return replace(done, seconds=time.perf_counter() - began, up_to_date=True)
    work = output / _WORK
    parts = work / hashlib.sha256(repr(stamp).encode()).hexdigest()[:16]
    try:
        _make_room(work, keep=parts.name)
        files = work / "files"
        unpack(job.archives, files, workers, lambda n: progress("unpack", n, len(job.archives)))
        items = job.list_items(files)
        batches = cut_batches(job.reader, items, parts, (files, *job.roots))
        worked = _work(batches, workers, engine, len(items), progress)
        made = write(
            [batch.part for batch in batches],
            output,
            job.source,
            lambda made: stamp | {"summary": asdict(summarize(len(items), made))},
            lambda done, total: progress("write", done, total),
        )
        shutil.rmtree(work)
    except OSError as error:
        raise write_error(output, error) from error
    seconds = time.perf_counter() - began
    speed = len(made.heads) * worked / len(items) / seconds
    return replace(summarize(len(items), made), seconds=seconds, clips_per_second=speed)


def hash_inputs(places: Iterable[Path], facts: object, output: Path) -> str:
    """Hash of names, sizes and times of all files of some places, and of other facts.

    The corpus that is made of them may lie among them and does not count.
    """
    digest = hashlib.sha256(repr((__version__, facts)).encode())
    skip = output.resolve()
    for place in places:
        for path in _files(place, skip):
            facts_of = path.stat()
            name = path.relative_to(place).as_posix()
            stamp = f"{name}\0{facts_of.st_size}\0{facts_of.st_mtime_ns}\n"
            digest.update(os.fsencode(stamp))
    return digest.hexdigest()


def _files(place: Path, skip: Path) -> Iterator[Path]:
    """Every file of a folder, or the file itself, in a fixed order."""
    if place.is_file():
        yield place
    for folder, names, files in os.walk(place):
        names[:] = sorted(name for name in names if (Path(folder) / name).resolve() != skip)
        yield from (path for name in sorted(files) if (path := Path(folder) / name).is_file())


def _finished(output: Path, stamp: Mapping[str, Any]) -> Summary | None:
    """The summary of a corpus that is there already, whole and of the same inputs."""
    try:
        manifest = read_manifest(output)
        if any(manifest.get(key) != value for key, value in stamp.items()):
            return None
        Corpus.open(output)
        return from_manifest(manifest)
    except (StickGenError, KeyError, TypeError):
        return None


def _make_room(work: Path, keep: str) -> None:
    """The folder of the run, rid of what other inputs left there."""
    (work / keep).mkdir(parents=True, exist_ok=True)
    for folder in work.iterdir():
        if folder.name not in (keep, "files"):
            shutil.rmtree(folder)


def _work(
    batches: Sequence[Batch], workers: int, engine: str, total: int, progress: Progress
) -> int:
    """Work every batch that has no part yet; gives the number of items worked."""
    left = [batch for batch in batches if not is_whole(batch.part)]
    work = sum(len(batch.items) for batch in left)
    done = total - work
    progress("clips", done, total)
    for count in ENGINES[engine](left, workers) if left else ():
        done += count
        progress("clips", done, total)
    return work
