"""A list of events that grows while others read it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from stickgen.serve.tasks import Json


class EventLog:
    """Events in order; whoever reads them gets all, the earlier ones too."""

    def __init__(self) -> None:
        self._events: list[Json] = []
        self._closed = False
        self._changed = asyncio.Event()

    @property
    def closed(self) -> bool:
        """Whether no event follows."""
        return self._closed

    def add(self, event: Json) -> None:
        """Append an event."""
        self._events.append(event)
        self._wake()

    def close(self) -> None:
        """Say that no event follows."""
        self._closed = True
        self._wake()

    async def read(self, start: int = 0) -> AsyncIterator[tuple[int, Json]]:
        """Number and event, from ``start`` on, until the log is closed."""
        while True:
            while start < len(self._events):
                yield start, self._events[start]
                start += 1
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
