"""Draws the frames of a film in several processes, when that is faster."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.render.painter import Painter

Pixels = NDArray[np.uint8]

_WORTH = 4.0
"""Seconds of drawing from which on processes pay: x264 encodes in threads of its own meanwhile, and
starting a process takes CPU too."""
_WAITING = 3  # frames that each process may have drawn ahead
_MOST = 4  # processes: with more, encoding is the bottleneck


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection
    slots: Pixels  # [_WAITING, H, W, 4] shared with the process


def processes_for(frames: int, seconds: float) -> int:
    """How many processes should draw a film; 1: draw it in this one.

    Only Linux forks a process that has loaded skia safely and cheaply.

    Args:
        frames: of the film.
        seconds: that drawing a frame takes.
    """
    pooled = multiprocessing.parent_process() is not None  # the others have the other cores
    if sys.platform != "linux" or pooled or frames * seconds < _WORTH:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def painted(painter: Painter, frames: int, size: tuple[int, int], count: int) -> Iterator[Pixels]:
    """Draw a film in ``count`` processes that take turns; pixels do not depend on the count.

    A process is at most ``_WAITING`` frames ahead. All processes end when the iterator ends, for
    whatever reason; the shared memory has no name, so nothing is left behind.

    Args:
        painter: of the film; the processes are forks of this one, so each has it prepared.
        frames: of the film.
        size: width and height, pixels.
        count: of processes.

    Returns:
        An iterator over ``[H, W, 4]`` RGBA pictures, each valid until the next is asked for.

    Raises:
        StickGenError: a process was ended from outside.
    """
    workers: list[_Worker] = []
    try:
        for first in range(min(count, frames)):
            workers.append(_start(painter, range(first, frames, count), size))
        for index in range(frames):
            worker = workers[index % count]
            _wait(worker)
            yield worker.slots[index // count % _WAITING]
            if index + count * _WAITING < frames:  # a later frame needs the slot
                # A worker that has ended sent its frames, or its error: they wait in the pipe.
                with suppress(BrokenPipeError, ConnectionResetError):
                    worker.pipe.send(None)
    finally:
        for worker in workers:
            worker.process.terminate()
            worker.process.join()
            worker.pipe.close()


def _start(painter: Painter, turns: range, size: tuple[int, int]) -> _Worker:
    shape = (_WAITING, size[1], size[0], 4)
    slots = np.frombuffer(mmap.mmap(-1, int(np.prod(shape))), dtype=np.uint8).reshape(shape)
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(
        target=_work, args=(painter, turns, slots, theirs, ours), daemon=True
    )
    # What a terminal sends to all processes waits until this one can ignore it.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    process.start()
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return _Worker(process, ours, slots)


def _wait(worker: _Worker) -> None:
    """Wait until a worker has drawn its next frame."""
    try:
        error = worker.pipe.recv()
    except (EOFError, ConnectionResetError) as gone:
        raise StickGenError(
            "cannot draw: a drawing process was ended from outside; try a smaller picture"
        ) from gone
    if error is not None:
        raise error


def _work(
    painter: Painter, turns: range, slots: Pixels, pipe: Connection, other_end: Connection
) -> None:
    """Draw the frames of one process into its slots, each as soon as it is free."""
    other_end.close()  # so that reading ends when the parent is gone
    for ignored in (signal.SIGINT, signal.SIGHUP):  # the parent ends this process then
        signal.signal(ignored, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        for number, index in enumerate(turns):
            if number >= _WAITING:
                pipe.recv()
            painter.paint(index, slots[number % _WAITING])
            pipe.send(None)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except BaseException as error:  # noqa: BLE001 - it is raised where the frames are used
        pipe.send(error)
