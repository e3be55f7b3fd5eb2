"""What a command or a part of it costs: seconds, CPU seconds, memory.

On a shared machine elapsed time swings threefold, so costs are compared within one run, as CPU
seconds: user and system time of a process and of all its children.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_POLL = 0.05  # seconds between two looks at the memory of processes
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of one unit of ru_maxrss."""


@dataclass(frozen=True)
class Cost:
    """What a command took.

    Attributes:
        wall: seconds from its start to its end.
        cpu: seconds of CPU, of all its processes.
        peak: bytes of memory of its largest process.
        output: what it printed.
    """

    wall: float
    cpu: float
    peak: int
    output: str


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder to its end.

    Raises:
        SystemExit: it failed.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(list(command), cwd=folder, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        output = out.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT, output)


def cpu_seconds() -> float:
    """Of this process and of those of its children that have ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


class Stages:
    """CPU and wall seconds of the stages of one job, by name."""

    def __init__(self) -> None:
        self.cpu: dict[str, float] = {}
        self.wall: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add what happens inside to a stage."""
        wall, cpu = time.perf_counter(), cpu_seconds()
        yield
        self.cpu[name] = self.cpu.get(name, 0.0) + cpu_seconds() - cpu
        self.wall[name] = self.wall.get(name, 0.0) + time.perf_counter() - wall


@contextmanager
def memory_of(pid: int) -> Iterator[list[int]]:
    """Watch a process and its children; the list holds the largest sum of their memory, bytes.

    Pages that they share count once (proportional set size), so only Linux can tell.
    """
    peak, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(_POLL):
            peak[0] = max(peak[0], sum(_proportional_memory(p) for p in _family(pid)))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def peak_of(command: Sequence[str], folder: Path) -> int:
    """Bytes of memory that a command and its children hold at once at most; 0 outside Linux.

    Raises:
        SystemExit: it failed.
    """
    process = subprocess.Popen(list(command), cwd=folder, stdout=subprocess.DEVNULL)
    with memory_of(process.pid) as peak:
        if process.wait():
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return peak[0]


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(c) for task in tasks for c in (task / "children").read_text().split()]
    except OSError:  # it ended meanwhile
        return [pid]
    return [pid, *(p for child in children for p in _family(child))]


def _proportional_memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(x.split()[1]) for x in lines if x.startswith("Pss:")), 0)
