"""Runs a function on many jobs in processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Literal, TypeVar

from stickgen.errors import StickGenError
from stickgen.interruptions import ENDING

Job = TypeVar("Job")
Result = TypeVar("Result")


def in_processes(
    work: Callable[[Job], Result],
    jobs: Sequence[Job],
    workers: int,
    start: Literal["fork", "spawn"] | None = None,
    *,
    here: bool = True,
) -> Iterator[Result]:
    """Results of ``work`` on every job, in the order in which they finish.

    With a single worker the jobs run in this process, in order, if ``here`` is set. On Ctrl-C the
    running jobs are finished first.

    Args:
        work: a function at module level; jobs and results must be picklable.
        jobs: its arguments.
        workers: number of processes.
        start: start method; use ``spawn`` when this process holds open networks, whose threads
            do not survive a fork. The system's default when not given.
        here: whether a single worker may be this process.

    Raises:
        StickGenError: a process died.
    """
    if here and (workers == 1 or len(jobs) < 2):
        yield from map(work, jobs)
        return
    context = multiprocessing.get_context(start)
    size = min(workers, len(jobs))
    with ProcessPoolExecutor(size, mp_context=context, initializer=_prepare_worker) as pool:
        try:
            for job in as_completed([pool.submit(work, job) for job in jobs]):
                yield job.result()
        except BrokenProcessPool as error:
            raise StickGenError(
                "a worker process died, perhaps because memory ran out: run the same command again "
                "with fewer --workers, and it continues from here"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _prepare_worker() -> None:
    """Leave to the parent what a terminal sends to all, and exit when the parent dies."""
    for number in (signal.SIGINT, *ENDING):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)  # a killed parent reads no result, and idle workers would wait forever
