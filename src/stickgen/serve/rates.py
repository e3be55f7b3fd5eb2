"""A token bucket for each client."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from stickgen.serve.problems import Problem

_MOST = 10_000
"""Clients that are remembered."""


class Rates:
    """Lets each client ask ``burst`` times at once, and ``rate`` times a second after that."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._clients: dict[str, tuple[float, float]] = {}

    def take(self, client: str) -> None:
        """Count a request of a client.

        Raises:
            Problem: it has to wait.
        """
        now = self._clock()
        left, since = self._clients.pop(client, (float(self._burst), now))
        left = min(left + (now - since) * self._rate, float(self._burst))
        if len(self._clients) >= _MOST:
            self._clients.pop(next(iter(self._clients)))  # who asked longest ago
        if left < 1:
            self._clients[client] = (left, now)
            raise Problem("rate_limited", retry_after=(1 - left) / self._rate)
        self._clients[client] = (left - 1, now)
