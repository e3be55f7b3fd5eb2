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
    read_outcomes,
    write_report,
)
from stickgen.cluster import on_ray
from stickgen.errors import StickGenError
from stickgen.files import make_folder, output_path
from stickgen.processes import in_processes

Make = Callable[[Sequence[str], Sequence[str]], Mapping[str, Any]]
"""Makes a film of a job's words and the paths of its files; returns a summary of it."""
Engine = Callable[[Callable[[Job], Outcome], Sequence[Job], int], Iterator[Outcome]]
Progress = Callable[[str, int, int], None]

# Not here: a film that ends its process ends no batch, and the streams of a film are its own.
ENGINES: Mapping[str, Engine] = MappingProxyType(
    {"local": partial(in_processes, start="spawn", here=False), "ray": on_ray}
)
_REPORT_EVERY = 20.0
"""The report is written again after this many times as long as writing it took, or a second."""


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
    were. An interrupted run leaves complete films and a report, from which the next continues.

    Args:
        jobs: of the rows.
        folder: of the films and the report; it is made where there is none.
        make: a function at module level.
        workers: processes, each with the networks loaded once.
        engine: one of ``ENGINES``.
        progress: called with ``films``, how many rows are done and how many there are.

    Returns:
        the summary, and an outcome of each row in their order.

    Raises:
        StickGenError: there is no such engine, or the folder cannot be written.
    """
    if engine not in ENGINES:
        raise StickGenError(f"there is no engine {engine!r}; use one of: {', '.join(ENGINES)}")
    make_folder(folder)
    before = read_outcomes(folder)
    run = _Run(folder, len(jobs), progress)
    left = []
    for job in jobs:
        known = before.get(job.files)
        if job.error is not None:
            run.failed.append(_outcome(job, error=job.error))
        elif known and known.is_of(folder, job.digest):
            run.skipped.append(replace(known, row=job.row, name=job.name))
        else:
            left.append(job)
    run.show()
    try:
        work = partial(_attempt, make, output_path(folder))
        for outcome in ENGINES[engine](work, left, workers) if left else ():
            run.add(outcome)
    finally:
        run.report()
    return run.summary(), run.outcomes()


class _Run:
    """What is known of a run so far."""

    def __init__(self, folder: Path, rows: int, progress: Progress) -> None:
        self.folder, self.rows, self._progress = folder, rows, progress
        self.made: list[Outcome] = []
        self.skipped: list[Outcome] = []
        self.failed: list[Outcome] = []
        self._began = time.perf_counter()
        self._due = self._began + 1.0

    def add(self, outcome: Outcome) -> None:
        (self.failed if outcome.error else self.made).append(outcome)
        if time.perf_counter() >= self._due:
            self.report()
        self.show()

    def show(self) -> None:
        self._progress("films", len(self.outcomes()), self.rows)

    def outcomes(self) -> list[Outcome]:
        every = [*self.made, *self.skipped, *self.failed]
        return sorted(every, key=lambda outcome: outcome.row)

    def report(self) -> None:
        begun = time.perf_counter()
        write_report(self.folder, self.outcomes(), self.summary())
        now = time.perf_counter()
        self._due = now + max(1.0, _REPORT_EVERY * (now - begun))

    def summary(self) -> Summary:
        return Summary(
            rows=self.rows,
            made=len(self.made),
            skipped=len(self.skipped),
            failed=len(self.failed),
            film_seconds=sum(outcome.summary.get("seconds", 0.0) for outcome in self.made),
            cpu=sum(outcome.cpu for outcome in self.made),
            wall=time.perf_counter() - self._began,
        )


def _attempt(make: Make, folder: Path, job: Job) -> Outcome:
    """Make a film; a sentence where that fails, so that the others go on."""
    wall, cpu = time.perf_counter(), _cpu_seconds()
    try:
        paths = [f"{folder}{os.sep}{name}" for name in job.files]
        for path in paths:
            make_folder(Path(path).parent)
        summary = make(job.words, paths)
        return _outcome(
            job,
            sizes=file_sizes(folder, job.files) or (),
            cpu=round(_cpu_seconds() - cpu, 3),
            wall=round(time.perf_counter() - wall, 3),
            summary=summary,
        )
    except StickGenError as error:
        return _outcome(job, error=str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other films
        return _outcome(job, error=str(StickGenError(f"{type(error).__name__}: {error}")))


def _outcome(job: Job, **facts: Any) -> Outcome:
    return Outcome(job.row, job.name, job.files, job.digest, **facts)


def _cpu_seconds() -> float:
    """Of this process and the ended ones that it started."""
    return sum(os.times()[:4])
