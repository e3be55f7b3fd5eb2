"""A worker process as the server sees it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

from stickgen.serve.frames import pack, receive
from stickgen.serve.tasks import Json, Queue


class Worker(Protocol):
    """Runs jobs one after the other, in a process of this machine or elsewhere."""

    def send(self, message: Json) -> None:
        """Send a job to run (``job``, ``task``, ``arguments``), or ``cancel``, the id of one."""

    async def receive(self) -> Json | None:
        """The next event or end of the job; None where the worker has ended."""

    async def ended(self) -> None:
        """Until the worker has ended."""

    def kill_now(self) -> None:
        """Kill it without waiting for its end."""

    async def kill(self) -> None:
        """Kill it."""


StartWorker = Callable[[Queue, int], Awaitable[Worker | None]]
"""Starts a worker of a queue whose files may have so many bytes, and waits until it is warm; None:
it ended before."""


class WorkerProcess:
    """A worker in a process of this machine; ``start`` makes one."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, queue: Queue, file_bytes: int) -> WorkerProcess | None:
        """Start a worker and wait until it is warm; None where it ended before."""
        environment = {**os.environ, "PYTHONSAFEPATH": "1", "OMP_NUM_THREADS": "1"}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "stickgen.serve.worker", queue, str(file_bytes)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
        )
        worker = cls(process)
        try:
            ready = await worker.receive()
        except asyncio.CancelledError:
            await worker.kill()
            raise
        return worker if ready is not None else None

    def send(self, message: Json) -> None:
        """Send a message; one to a process that has ended is lost."""
        if self._process.stdin is not None:
            with suppress(ConnectionError):
                self._process.stdin.write(pack(message))

    async def receive(self) -> Json | None:
        """The next message; None where the process has ended."""
        return await receive(self._process.stdout) if self._process.stdout else None

    async def ended(self) -> None:
        """Until the process has ended."""
        await self._process.wait()

    def kill_now(self) -> None:
        """Kill it without waiting for its end."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def kill(self) -> None:
        """Kill it."""
        self.kill_now()
        await self._process.wait()
