"""Draws frames in another thread, in advance."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator

from stickgen.render.encode import Frame


def ahead(frames: Iterable[Frame], depth: int = 4) -> Iterator[Frame]:
    """The same frames, drawn by another thread while the caller uses earlier ones.

    Args:
        frames: an iterable that draws them.
        depth: how many may wait in the queue.
    """
    waiting: queue.Queue[Frame | BaseException | None] = queue.Queue(depth)
    stop = threading.Event()

    def put(item: Frame | BaseException | None) -> None:
        while not stop.is_set():
            try:
                return waiting.put(item, timeout=0.1)
            except queue.Full:
                continue

    def draw() -> None:
        try:
            for frame in frames:
                put(frame)
                if stop.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - it is raised where the frames are used
            put(error)
        else:
            put(None)

    thread = threading.Thread(target=draw, name="drawing", daemon=True)
    thread.start()
    try:
        while (item := waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stop.set()
        thread.join()
