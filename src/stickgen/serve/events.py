"""A list of events that grows while others read it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from stickgen.serve.tasks import Json


class EventLog:
    """Events in order; whoever reads them gets all, the earlier ones too."""

    def __init__(self) -> None:
        self._events: list[tuple[int, Json]] = []
        self._next = 0
        self._closed = False
        self._changed = asyncio.Event()

    @property
    def closed(self) -> bool:
        """Whether no event follows."""
        return self._closed

    def add(self, event: Json) -> None:
        """Append an event."""
        self._events.append((self._next, event))
        self._next += 1
        self._wake()

    def keep(self, wanted: Callable[[Json], bool]) -> None:
        """Forget the events that are not wanted any more; whoever has read them goes on after."""
        self._events = [(number, event) for number, event in self._events if wanted(event)]

    def close(self) -> None:
        """Say that no event follows."""
        self._closed = True
        self._wake()

    async def read(self, start: int = 0) -> AsyncIterator[tuple[int, Json]]:
        """Number and event, from the number ``start`` on, until the log is closed."""
        while True:
            pending = [pair for pair in self._events if pair[0] >= start]
            for number, event in pending:
                yield number, event
                start = number + 1
            if pending:
                continue
            if self._closed:
                return
            await self._changed.wait()

    async def wait(self) -> None:
        """Until the log is closed."""
        while not self._closed:
            await self._changed.wait()

    def _wake(self) -> None:
        # Whoever waits holds the old one; a new one is waited for next time.
        self._changed.set()
        self._changed = asyncio.Event()
