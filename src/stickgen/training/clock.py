"""How much of a training run is done."""

from __future__ import annotations

import time

from stickgen.training.checkpoints import Run
from stickgen.training.workers import Workers

LOOK = 20
"""Steps between two looks at the losses and, with several processes, at the clock: each look waits
for the device."""


class Clock:
    """Steps and minutes of a run.

    Where several processes train, the minutes of the main one count, and are asked for only now and
    then, because all must stop at the same step.

    Args:
        steps: of the whole run.
        max_minutes: earlier sessions included; None: only the steps limit it.
    """

    def __init__(self, run: Run, workers: Workers, steps: int, max_minutes: float | None) -> None:
        self._run, self._workers = run, workers
        self._steps, self._max_minutes = steps, max_minutes
        self._begin, self._earlier = time.monotonic(), run.minutes
        self._calls = 0

    def progress(self) -> float:
        """Share of the steps or of the minutes that is done, whichever is larger."""
        if self._workers.count == 1 or self._calls % LOOK == 0:
            minutes = self._earlier + (time.monotonic() - self._begin) / 60
            self._run.minutes = self._workers.shared(minutes)
        self._calls += 1
        by_time = self._run.minutes / self._max_minutes if self._max_minutes else 0.0
        return max(self._run.global_step / self._steps, by_time)
