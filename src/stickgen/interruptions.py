"""Signals that end the program: each becomes an exception, so that partial files are deleted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals besides Ctrl-C: ``kill``, and a terminal that is closed."""


def raise_on_ending() -> None:
    """Let SIGTERM and SIGHUP raise ``SystemExit``; one that is ignored, as by nohup, stays so."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _exit)


@contextmanager
def held_back() -> Iterator[None]:
    """Hold Ctrl-C and the other signals back until the block ends.

    A library that is being loaded would turn them into an error of its own.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are delivered to the main thread alone
        return
    caught: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        caught.append(number)

    numbers = (signal.SIGINT, *ENDING)
    before = {number: signal.getsignal(number) for number in numbers}
    held = [number for number in numbers if callable(before[number])]
    for number in held:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number in held:
            signal.signal(number, before[number])
        for number in dict.fromkeys(caught):
            signal.raise_signal(number)


def _exit(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
