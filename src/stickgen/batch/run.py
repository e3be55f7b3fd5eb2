"""Running the jobs of a batch: what is done stays, a failure stops nothing, all is reported."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from stickgen.batch.jobs import Job
from stickgen.batch.report import (
    Outcome,
    Summary,
    file_sizes,
    log_outcome,
    read_outcomes,
    write_report,
)
from stickgen.cluster import on_ray
from stickgen.errors import StickGenError
from stickgen.files import make_folder, output_path
from stickgen.processes import in_processes

Make = Callable[[Sequence[str], Sequence[str]], Mapping[str, Any]]
"""Makes a film of a job's words and the paths of its files; returns a summary of it."""
Engine = Callable[[Callable[[Job], None], Sequence[Job], int], Iterator[None]]
Progress = Callable[[str, int, int], None]

# Not here: a film that ends its process ends no batch, and the streams of a film are its own.
ENGINES: Mapping[str, Engine] = MappingProxyType(
    {"local": partial(in_processes, start="spawn", here=False), "ray": on_ray}
)


def run_jobs(
    jobs: Sequence[Job],
    folder: Path,
    make: Make,
    *,
    workers: int = 1,
    engine: str = "local",
    progress: Progress = lambda step, done, total: None,
) -> tuple[Summary, list[Outcome]]:
    """Make the films of a batch, each by one process at a time.

    A film that an earlier run made of the same row stays as it is, if its files are still as they
    were. An interrupted run leaves complete films and a report or a log, from which the next
    continues.

    Args:
        jobs: of the rows.
        folder: of the films and the report; it is made where there is none.
        make: a function at module level.
        workers: processes, each with the networks loaded once.
        engine: one of ``ENGINES``.
        progress: called with ``films``, how many rows are done and how many there are.

    Returns:
        the summary, and what became of each row.

    Raises:
        StickGenError: there is no such engine, or the folder cannot be written.
    """
    if engine not in ENGINES:
        raise StickGenError(f"there is no engine {engine!r}; use one of: {', '.join(ENGINES)}")
    began = time.perf_counter()
    make_folder(folder)
    before = read_outcomes(folder)
    left = [job for job in jobs if job.error is None and not _is_done(job, folder, before)]
    done = len(jobs) - len(left)
    progress("films", done, len(jobs))
    try:
        work = partial(_attempt, make, output_path(folder))
        for count, _ in enumerate(ENGINES[engine](work, left, workers) if left else (), start=1):
            progress("films", done + count, len(jobs))
    finally:
        outcomes = _outcomes(jobs, folder)
        rows = {job.row for job in left}
        now = [outcome for outcome in outcomes if outcome.row in rows and not outcome.error]
        summary = Summary(
            rows=len(jobs),
            made=len(now),
            skipped=sum(not outcome.error for outcome in outcomes) - len(now),
            failed=sum(bool(outcome.error) for outcome in outcomes),
            film_seconds=sum(outcome.summary.get("seconds", 0.0) for outcome in now),
            cpu=sum(outcome.cpu for outcome in now),
            wall=time.perf_counter() - began,
        )
        write_report(folder, outcomes, summary)
    return summary, outcomes


def _is_done(job: Job, folder: Path, known: Mapping[tuple[str, ...], Outcome]) -> bool:
    return job.files in known and known[job.files].is_of(folder, job.digest)


def _outcomes(jobs: Sequence[Job], folder: Path) -> list[Outcome]:
    """What became of each job, in the order of the rows; nothing of one that was not done yet."""
    known = read_outcomes(folder)
    found = []
    for job in jobs:
        if job.error is not None:
            found.append(_outcome(job, error=job.error))
            continue
        outcome = known.get(job.files)
        failed = outcome is not None and outcome.error and outcome.digest == job.digest
        if outcome is not None and (failed or outcome.is_of(folder, job.digest)):
            found.append(replace(outcome, row=job.row, name=job.name))
    return found


def _attempt(make: Make, folder: Path, job: Job) -> None:
    """Make a film and log it; or a sentence where that fails, so that the others go on."""
    try:
        outcome = _made(make, folder, job)
    except StickGenError as error:
        outcome = _outcome(job, error=str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other films
        outcome = _outcome(job, error=str(StickGenError(f"{type(error).__name__}: {error}")))
    log_outcome(folder, outcome)


def _made(make: Make, folder: Path, job: Job) -> Outcome:
    wall, cpu = time.perf_counter(), _cpu_seconds()
    paths = [f"{folder}{os.sep}{name}" for name in job.files]
    for path in paths:
        make_folder(Path(path).parent)
    summary = dict(make(job.words, paths))
    written = tuple(os.path.relpath(path, folder) for path in summary.pop("files", ()))
    return _outcome(
        job,
        written=written,
        sizes=file_sizes(folder, written or job.files) or (),
        cpu=round(_cpu_seconds() - cpu, 3),
        wall=round(time.perf_counter() - wall, 3),
        summary=summary,
    )


def _outcome(job: Job, **facts: Any) -> Outcome:
    return Outcome(job.row, job.name, job.files, job.digest, **facts)


def _cpu_seconds() -> float:
    """Of this process and the ended ones that it started."""
    return sum(os.times()[:4])
