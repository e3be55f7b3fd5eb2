"""Warm worker processes behind bounded queues."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from time import monotonic

from stickgen.serve.job import Job
from stickgen.serve.problems import Problem
from stickgen.serve.process import StartWorker, Worker, WorkerProcess
from stickgen.serve.tasks import QUEUES, Json, Queue, Task

log = logging.getLogger("stickgen.serve")

_LONGEST_PAUSE = 30.0
"""Seconds between starts of a worker that ends before it is warm."""
_WEIGHT = 0.2
"""Of the last job in the mean of their seconds."""


class Workers:
    """Workers that run jobs, each with the tasks of one queue.

    Attributes:
        respawns: processes started in place of ones that ended.
    """

    def __init__(
        self,
        sizes: Mapping[Queue, int],
        *,
        depth: int = 16,
        client_jobs: int = 8,
        seconds: float = 300.0,
        grace: float = 3.0,
        file_bytes: int = 32_000_000,
        on_end: Callable[[Job], None] = lambda job: None,
        start_worker: StartWorker = WorkerProcess.start,
    ) -> None:
        """Describe the workers; ``start`` starts them.

        Args:
            sizes: queue → number of processes.
            depth: jobs that may wait in a queue.
            client_jobs: jobs that a client may have waiting and running.
            seconds: until a job has to end, its time in the queue included.
            grace: seconds until a process is killed whose job was stopped and goes on.
            file_bytes: size of the largest file that a task may write.
            on_end: called with every job that has ended.
            start_worker: starts each of them.
        """
        self.respawns = 0
        self._sizes, self._depth, self._client_jobs = sizes, depth, client_jobs
        self._seconds, self._grace, self._file_bytes = seconds, grace, file_bytes
        self._on_end, self._start_worker = on_end, start_worker
        self._waiting: dict[Queue, deque[Job]] = {queue: deque() for queue in QUEUES}
        self._running: dict[str, tuple[Job, Worker]] = {}
        self._idle: dict[Queue, set[Worker]] = {queue: set() for queue in QUEUES}
        self._usual = dict.fromkeys(QUEUES, 1.0)
        self._slots: list[asyncio.Task[None]] = []
        self._changed = asyncio.Event()
        self._refused_at: float | None = None
        self._ended = False

    # Jobs

    def submit(
        self,
        task: Task,
        arguments: Json,
        *,
        client: str,
        seconds: float | None = None,
        admitted: bool = False,
    ) -> Job:
        """Put a job into the queue of its task.

        Args:
            task: what to run.
            arguments: of it.
            client: who asks; its jobs are counted.
            seconds: until it has to end; None: the usual.
            admitted: whether it goes on with what was accepted before, so that there is room.

        Raises:
            Problem: the server is ending; or the queue is full, or the client has too many jobs.
        """
        if self._ended:
            raise Problem("draining", retry_after=10)
        if not admitted:
            self.check_room((task.queue,), client)
        job = Job(task, arguments, client)
        job.limit(seconds or self._seconds, self._stop)
        self._waiting[task.queue].append(job)
        self._wake()
        return job

    def check_room(self, queues: Iterable[Queue], client: str) -> None:
        """Refuse a client's job that has to go through these queues.

        Raises:
            Problem: as ``submit``.
        """
        if self._refused_at is not None:
            raise Problem("draining", retry_after=10)
        for queue in queues:
            if len(self._waiting[queue]) >= self._depth:
                raise Problem("queue_full", retry_after=self.patience(queue))
        if sum(job.client == client for job in self._jobs()) >= self._client_jobs:
            raise Problem(
                "too_many_jobs",
                f"you have {self._client_jobs} jobs waiting or running: wait for one of them",
                retry_after=self._usual["motion"],
            )

    def position(self, job: Job) -> int:
        """How many jobs of its queue run before it, itself included; 0 where it does not wait."""
        waiting = self._waiting[job.task.queue]
        return waiting.index(job) + 1 if job in waiting else 0

    def patience(self, queue: Queue) -> float:
        """Seconds until a place in a queue is free, as far as can be told."""
        return min(self._usual[queue] / max(self._sizes[queue], 1), 60.0)

    # What they are doing

    @property
    def ready(self) -> bool:
        """Whether every queue has a warm worker."""
        busy = {job.task.queue for job, _ in self._running.values()}
        return all(self._idle[queue] or queue in busy for queue in QUEUES if self._sizes[queue])

    def waiting(self, queue: Queue) -> int:
        """Number of jobs in a queue."""
        return len(self._waiting[queue])

    def warm(self, queue: Queue) -> int:
        """Number of processes of a queue that wait for a job or run one."""
        busy = sum(job.task.queue == queue for job, _ in self._running.values())
        return len(self._idle[queue]) + busy

    # Beginning and end

    def start(self) -> None:
        """Start the processes; jobs wait until they are warm."""
        for queue in QUEUES:
            for _ in range(self._sizes[queue]):
                self._slots.append(asyncio.create_task(self._fill_slot(queue)))

    def refuse(self) -> None:
        """Accept nothing but what goes on with what was accepted."""
        if self._refused_at is None:
            self._refused_at = monotonic()

    def patience_left(self, seconds: float) -> float:
        """How much is left of the seconds since ``refuse``."""
        return max(seconds - (monotonic() - (self._refused_at or monotonic())), 0.0)

    async def drain(self, seconds: float) -> None:
        """Refuse further jobs, wait some time for those that there are, then end the processes."""
        self.refuse()
        with suppress(TimeoutError, asyncio.TimeoutError):
            await asyncio.wait_for(self._finish(), seconds)
        self._ended = True
        for job in self._jobs():
            job.stop("draining")
        for slot in self._slots:
            slot.cancel()
        await asyncio.gather(*self._slots, return_exceptions=True)

    async def _finish(self) -> None:
        while self._jobs():
            await self._changed.wait()

    def _jobs(self) -> list[Job]:
        waiting = [job for queue in self._waiting.values() for job in queue]
        return waiting + [job for job, _ in self._running.values()]

    # One process after the other

    async def _fill_slot(self, queue: Queue) -> None:
        """Keep one worker of a queue running."""
        pause = 0.5
        while True:
            process = await self._start_worker(queue, self._file_bytes)
            if process is None:
                log.error("a %s worker ended before it was warm", queue)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            pause = 0.5
            try:
                while await self._run_next(queue, process):
                    pass
            finally:
                await process.kill()
            self.respawns += 1
            log.warning("a %s worker ended: another one is started", queue)

    async def _run_next(self, queue: Queue, process: Worker) -> bool:
        """Run the next job of a queue; whether the process is still there."""
        self._idle[queue].add(process)
        ended = asyncio.create_task(process.ended())
        try:
            while not self._waiting[queue] and not ended.done():
                change = asyncio.create_task(self._changed.wait())
                await asyncio.wait({change, ended}, return_when=asyncio.FIRST_COMPLETED)
                change.cancel()
        finally:
            ended.cancel()
            self._idle[queue].discard(process)
        if ended.done() and not ended.cancelled():
            return False
        return await self._run(self._waiting[queue].popleft(), process)

    async def _run(self, job: Job, process: Worker) -> bool:
        """Run a job; whether the process is still there."""
        self._running[job.id] = (job, process)
        job.begin()
        process.send({"job": job.id, "task": asdict(job.task), "arguments": job.arguments})
        try:
            while (message := await process.receive()) is not None:
                if "event" in message:
                    job.add(message["event"])
                    continue
                job.spent |= message["spent"]
                self._keep_in_mind(job)
                if "result" in message:
                    job.succeed(message["result"])
                else:
                    job.fail(Problem(*message["failure"]))
                return True
            return False
        finally:
            del self._running[job.id]
            if not job.ended:
                job.fail(Problem("worker_died"))
            self._on_end(job)
            self._wake()

    def _stop(self, job: Job) -> None:
        """Take a job out of its queue, or tell its process, which is killed if it goes on."""
        waiting = self._waiting[job.task.queue]
        if job in waiting:
            waiting.remove(job)
            job.fail(Problem("cancelled"))
            self._on_end(job)
            self._wake()
        elif job.id in self._running:
            _, process = self._running[job.id]
            process.send({"cancel": job.id})
            asyncio.get_running_loop().call_later(self._grace, self._kill_if_running, job)

    def _kill_if_running(self, job: Job) -> None:
        if job.id in self._running:
            self._running[job.id][1].kill_now()

    def _keep_in_mind(self, job: Job) -> None:
        usual = self._usual[job.task.queue]
        self._usual[job.task.queue] = usual + _WEIGHT * (job.spent["seconds"] - usual)

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
