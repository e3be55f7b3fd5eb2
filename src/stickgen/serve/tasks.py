"""Tasks: the functions that worker processes run.

A task is ``function(arguments, emit) -> result``, all of them JSON objects. It calls ``emit`` with
an event at the end of each piece of its work; a cancelled task ends there, as ``emit`` raises
``Cancelled``. It raises ``StickGenError`` where its arguments are wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from time import monotonic
from typing import Any, Literal

from stickgen.progress import Progress

Json = dict[str, Any]
"""An object of JSON."""
Emit = Callable[[Json], None]
"""Sends an event to whoever waits for the job; raises ``Cancelled`` where the job is cancelled."""
Queue = Literal["motion", "video"]
_PAUSE = 0.1
"""Seconds between two events of progress."""
QUEUES: tuple[Queue, ...] = ("motion", "video")


class Cancelled(BaseException):
    """Ends a cancelled task; no error, so that no task handles it as one."""


@dataclass(frozen=True)
class Task:
    """A function that worker processes run.

    Attributes:
        name: of it, in metrics and logs.
        function: ``module:function``; workers import it when they first need it.
        queue: of the workers that run it: ``motion`` loads the motion model, ``video`` draws.
    """

    name: str
    function: str
    queue: Queue

    def load(self) -> Callable[[Json, Emit], Json]:
        """Import the function."""
        module, name = self.function.split(":")
        function: Callable[[Json, Emit], Json] = getattr(import_module(module), name)
        return function


def progress_events(emit: Emit) -> Progress:
    """A callback of progress that emits events, not too many of them."""
    last = 0.0

    def tell(step: str, share: float) -> None:
        nonlocal last
        now = monotonic()
        if share >= 1 or now - last >= _PAUSE:
            last = now
            emit({"event": "progress", "step": step, "share": round(share, 3)})

    return tell
