"""Worker processes: jobs go through them, and whatever happens, they end as they should."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from api_server import PATIENCE

from stickgen.serve.job import Job
from stickgen.serve.problems import Problem
from stickgen.serve.tasks import Json, Task
from stickgen.serve.workers import Workers


def task(name: str) -> Task:
    return Task(name, f"serve_tasks:{name}", "video")


def submit(workers: Workers, name: str, arguments: Json, client: str = "zoe", **more: Any) -> Job:
    return workers.submit(task(name), arguments, client=client, **more)


def with_workers(act: Callable[[Workers], Awaitable[None]], **options: Any) -> None:
    """Do something with one warm worker, then end it."""

    async def whole() -> None:
        workers = Workers({"video": 1, "motion": 0}, **{"grace": 0.3, **options})
        workers.start()
        try:
            await until(lambda: workers.ready)
            await act(workers)
        finally:
            await workers.drain(0.1)

    asyncio.run(whole())


async def until(true: Callable[[], object], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        await asyncio.sleep(0.02)


async def code_of(job: Job) -> str:
    with pytest.raises(Problem) as caught:
        await job.result()
    return caught.value.code


def test_a_job_sends_events_and_a_result_and_wrong_input_or_mistakes_harm_no_other() -> None:
    async def act(workers: Workers) -> None:
        job = submit(workers, "count", {"to": 3}, client="ann")
        assert [event async for event in job.events()] == [{"number": n} for n in range(3)]
        assert [event async for event in job.events()] == [{"number": n} for n in range(3)]
        first = await job.result()
        assert (first["sum"], job.status) == (3, "done")
        assert set(job.spent) == {"queue_seconds", "seconds", "cpu_seconds"}
        wrong = submit(workers, "refuse", {})
        with pytest.raises(Problem, match="the colour is plaid: give red or blue"):
            await wrong.result()
        assert await code_of(submit(workers, "break_down", {})) == "internal_error"
        assert (await submit(workers, "count", {"to": 1}).result())["pid"] == first["pid"]

    with_workers(act)


def test_jobs_are_cancelled_while_they_wait_and_at_the_end_of_a_piece() -> None:
    async def act(workers: Workers) -> None:
        running = submit(workers, "count", {"to": 1000, "pause": 0.02})
        waiting = submit(workers, "count", {"to": 1})
        third = submit(workers, "count", {"to": 1})
        await anext(running.events())
        assert [workers.position(job) for job in (running, waiting, third)] == [0, 1, 2]
        waiting.cancel()
        assert (await code_of(waiting), waiting.status) == ("cancelled", "cancelled")
        assert workers.position(third) == 1
        running.cancel()
        assert await code_of(running) == "cancelled"
        assert (await third.result())["sum"] == 0
        assert workers.respawns == 0

    with_workers(act)


def test_a_job_that_does_not_stop_or_takes_too_long_is_killed_and_its_worker_replaced() -> None:
    async def act(workers: Workers) -> None:
        stubborn = submit(workers, "sleep", {"seconds": 60})
        await anext(stubborn.events())
        stubborn.cancel()
        late = submit(workers, "count", {"to": 1}, seconds=0.1)
        assert await code_of(stubborn) == "cancelled"
        assert await code_of(late) == "deadline_exceeded"  # it waited too long
        slow = submit(workers, "sleep", {"seconds": 60})
        await anext(slow.events())
        slow.stop("deadline_exceeded")
        assert (await code_of(slow), slow.status) == ("deadline_exceeded", "failed")
        await until(lambda: workers.respawns == 2 and workers.ready)

    with_workers(act)


def test_a_worker_that_dies_is_replaced_and_its_job_fails() -> None:
    async def act(workers: Workers) -> None:
        dies = submit(workers, "die", {})
        after = submit(workers, "count", {"to": 2})
        assert await code_of(dies) == "worker_died"
        result = await after.result()
        assert result["sum"] == 1
        os.kill(result["pid"], 9)  # while it is idle
        await until(lambda: workers.respawns == 2)
        assert (await submit(workers, "count", {"to": 1}).result())["pid"] != result["pid"]

    with_workers(act)


def test_a_full_queue_and_a_client_with_many_jobs_are_refused() -> None:
    async def act(workers: Workers) -> None:
        running = submit(workers, "sleep", {"seconds": 60}, client="ann")
        await anext(running.events())
        submit(workers, "count", {"to": 1}, client="ann")
        with pytest.raises(Problem, match="you have 2 jobs") as caught:
            submit(workers, "count", {"to": 1}, client="ann")
        assert (caught.value.status, caught.value.retry_after is not None) == (429, True)
        submit(workers, "count", {"to": 1}, client="ben")
        with pytest.raises(Problem) as caught:
            submit(workers, "count", {"to": 1}, client="cem")
        assert caught.value.code == "queue_full"
        submit(workers, "count", {"to": 1}, admitted=True)  # goes on with what was accepted

    with_workers(act, depth=2, client_jobs=2)


def test_draining_finishes_jobs_refuses_others_and_ends_what_takes_too_long() -> None:
    jobs: list[Job] = []

    async def act(workers: Workers) -> None:
        jobs.append(submit(workers, "count", {"to": 5, "pause": 0.02}))
        jobs.append(submit(workers, "sleep", {"seconds": 60}))
        jobs.append(submit(workers, "count", {"to": 1}))
        draining = asyncio.create_task(workers.drain(1.0))
        await asyncio.sleep(0)
        with pytest.raises(Problem) as caught:
            submit(workers, "count", {"to": 1})
        assert caught.value.code == "draining"
        await draining
        assert [job.status for job in jobs] == ["done", "failed", "failed"]
        assert {job.problem.code for job in jobs[1:] if job.problem} == {"draining"}

    with_workers(act)


def test_files_have_a_largest_size_and_a_full_disk_is_told(tmp_path: Path) -> None:
    async def act(workers: Workers) -> None:
        path = str(tmp_path / "film.mp4")
        large = submit(workers, "write", {"path": path, "size": 200_000})
        assert await code_of(large) == "file_too_large"
        full = submit(workers, "write", {"path": path, "size": 10, "full": True})
        assert await code_of(full) == "disk_full"
        assert list(tmp_path.iterdir()) == []
        await submit(workers, "write", {"path": path, "size": 10}).result()

    with_workers(act, file_bytes=100_000)
