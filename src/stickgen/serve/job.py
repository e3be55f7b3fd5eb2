"""A job: one run of a task, from the queue to its end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from time import monotonic
from typing import Literal
from uuid import uuid4

from stickgen.serve.events import EventLog
from stickgen.serve.problems import Problem
from stickgen.serve.tasks import Json, Task

Status = Literal["queued", "running", "done", "failed", "cancelled"]


class Job:
    """One run of a task.

    Attributes:
        id: of it, unique.
        client: who asked for it; empty: the server itself.
        status: ``queued``, ``running``, ``done``, ``failed`` or ``cancelled``.
        spent: ``queue_seconds`` and, once it has run, ``seconds`` and ``cpu_seconds``.
    """

    def __init__(self, task: Task, arguments: Json, client: str = "") -> None:
        self.id = uuid4().hex
        self.task, self.arguments, self.client = task, arguments, client
        self.status: Status = "queued"
        self.spent: dict[str, float] = {}
        self.problem: Problem | None = None
        self._result: Json = {}
        self._log = EventLog()
        self._queued = monotonic()
        self._wanted: Problem | None = None
        self._stopper: Callable[[Job], None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    @property
    def ended(self) -> bool:
        """Whether it is done, failed or cancelled."""
        return self._log.closed

    async def events(self) -> AsyncIterator[Json]:
        """Its events from the first on, until it ends."""
        async for _, event in self._log.read():
            yield event

    async def result(self) -> Json:
        """What its task returns, once it has ended.

        Raises:
            Problem: it failed or was cancelled.
        """
        await self._log.wait()
        if self.problem is not None:
            raise self.problem
        return self._result

    def cancel(self) -> None:
        """End it: at once while it waits, else at the end of the piece that is being made."""
        self.stop("cancelled")

    def stop(self, code: str) -> None:
        """End it, as ``cancel``, for the reason that a code of ``problems.PROBLEMS`` names."""
        if self.ended or self._wanted is not None:
            return
        self._wanted = Problem(code)
        if self._stopper is not None:
            self._stopper(self)

    # What follows is called by ``Workers``.

    def limit(self, seconds: float, stopper: Callable[[Job], None]) -> None:
        """Give it a deadline, and a function that stops it."""
        self._stopper = stopper
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(seconds, self.stop, "deadline_exceeded")

    def begin(self) -> None:
        """It is running from now on."""
        self.status = "running"
        self.spent["queue_seconds"] = monotonic() - self._queued

    def add(self, event: Json) -> None:
        """It has sent an event."""
        self._log.add(event)

    def succeed(self, result: Json) -> None:
        """It has ended with a result."""
        self._result = result
        self._end("done")

    def fail(self, problem: Problem) -> None:
        """It has ended without a result; where it was stopped, the reason of that is kept."""
        self.problem = self._wanted or problem
        self._end("cancelled" if self.problem.code == "cancelled" else "failed")

    def _end(self, status: Status) -> None:
        self.status = status
        if self._timer is not None:
            self._timer.cancel()
        self._log.close()
