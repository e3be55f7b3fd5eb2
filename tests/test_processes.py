"""Jobs in processes: results, order, and the error of a process that dies."""

from __future__ import annotations

import os

import pytest

from stickgen.errors import StickGenError
from stickgen.processes import in_processes


def square_and_process(number: int) -> tuple[int, int]:
    return number**2, os.getpid()


def die(number: int) -> int:
    os._exit(number)


def test_a_single_worker_runs_the_jobs_here_in_order() -> None:
    here = os.getpid()
    assert list(in_processes(square_and_process, [3, 1, 2], workers=1)) == [
        (9, here), (1, here), (4, here),
    ]  # fmt: skip


def test_several_workers_run_every_job_elsewhere() -> None:
    results = list(in_processes(square_and_process, range(9), workers=2))
    assert sorted(square for square, _ in results) == [k**2 for k in range(9)]
    assert os.getpid() not in {process for _, process in results}


def test_a_process_that_dies_is_an_error() -> None:
    with pytest.raises(StickGenError, match="run the same command again with fewer --workers"):
        list(in_processes(die, [1, 1], workers=2))
