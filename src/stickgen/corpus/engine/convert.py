"""Converts a data set: the reader of a source and its options become a job of the engine."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.recording import Item
from stickgen.corpus.engine.build import Job, Progress, hash_inputs, make_corpus
from stickgen.corpus.engine.summary import Summary
from stickgen.corpus.sources import SOURCES, load_source
from stickgen.errors import StickGenError


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
    """Turn a data set into a corpus.

    Args:
        source: a name of ``sources.SOURCES``.
        path: the data set's folder or file.
        output: corpus folder; an interrupted run there is continued.
        workers: number of processes.
        engine: a name of ``engines.ENGINES``.
        progress: called after every step of the work.
        options: keyword arguments of the source's ``find``.

    Raises:
        StickGenError: the data set cannot be used, the source does not have an option, or the
            output cannot be written.
    """
    job = _conversion_job(source, path, output, options or {})
    return make_corpus(job, output, workers=workers, engine=engine, progress=progress)


def _conversion_job(source: str, path: Path, output: Path, options: Mapping[str, Any]) -> Job:
    find = load_source(source).find
    declared = list(inspect.signature(find).parameters)[1:]
    _check_paths(source, path, options, declared)
    path = path.resolve()
    resolved = {k: v.resolve() if isinstance(v, Path) else v for k, v in options.items()}
    places = (path, *(value for value in resolved.values() if isinstance(value, Path)))
    settings = sorted((k, "" if isinstance(v, Path) else v) for k, v in resolved.items())
    unpacks = "unpacked" in declared

    def list_items(unpacked: Path) -> Sequence[Item]:
        return find(path, **resolved, **({"unpacked": unpacked} if unpacks else {}))

    return Job(
        source=source,
        reader=f"{load_source.__module__}.{SOURCES[source]}",
        inputs=hash_inputs(places, settings, output),
        list_items=list_items,
        archives=tuple(sorted((path / "raw").glob("*.tar.*"))) if unpacks else (),
        roots=places,
    )


def _check_paths(
    source: str, path: Path, options: Mapping[str, Any], declared: Sequence[str]
) -> None:
    """Raise ``StickGenError`` for an option the source does not have, or a missing path."""
    if foreign := sorted(set(options) - set(declared)):
        raise StickGenError(f"the source {source} takes no option {foreign[0].replace('_', '-')}")
    if not path.exists():
        raise StickGenError(f"{path} does not exist: name the folder or file of the data set")
    for key, value in options.items():
        if isinstance(value, Path) and not value.exists():
            raise StickGenError(f"{value} does not exist: name another {key.replace('_', '-')}")
