"""A worker process: it warms up, then runs one task after the other until its server ends.

Started as ``python -m stickgen.serve.worker QUEUE FILE_BYTES``. Messages come by standard input and
go by standard output; what tasks print goes to standard error.
"""

from __future__ import annotations

import errno
import logging
import os
import signal
import sys
from functools import partial
from queue import SimpleQueue
from threading import Lock, Thread
from time import perf_counter, process_time
from typing import BinaryIO

from stickgen.errors import StickGenError
from stickgen.interruptions import ENDING
from stickgen.serve.frames import pack, read_message
from stickgen.serve.tasks import Cancelled, Emit, Json, Task

log = logging.getLogger("stickgen.serve.worker")

Failure = tuple[str, str]
"""Code and sentence of an error; without sentence, the usual one of the code."""
_WRITING: dict[int | None, str] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "file_too_large",
}
"""Why a file was not written → code; the sentences would name folders of the server."""


class Channel:
    """Messages from and to the server.

    Attributes:
        jobs: those to run, in order.
    """

    def __init__(self, source: BinaryIO, target: BinaryIO) -> None:
        self.jobs: SimpleQueue[Json] = SimpleQueue()
        self._source, self._target = source, target
        self._cancelled: set[str] = set()
        self._lock = Lock()
        Thread(target=self._listen, daemon=True).start()

    def send(self, message: Json) -> None:
        """Send a message."""
        with self._lock:
            self._target.write(pack(message))
            self._target.flush()

    def emit(self, job: str, event: Json) -> None:
        """Send an event of a job.

        Raises:
            Cancelled: the job is.
        """
        if job in self._cancelled:
            raise Cancelled
        self.send({"job": job, "event": event})

    def _listen(self) -> None:
        while (message := read_message(self._source)) is not None:
            if "cancel" in message:
                self._cancelled.add(message["cancel"])
            else:
                self.jobs.put(message)
        os._exit(0)  # the server has ended, and nobody waits for a result


def finish(message: Json, emit: Emit) -> Json:
    """Run a job.

    Args:
        message: ``job``, its id, ``task`` and ``arguments``.
        emit: of its events.

    Returns:
        the message that tells how it ended.
    """
    start, cpu = perf_counter(), process_time()
    result, failure = attempt(Task(**message["task"]), message["arguments"], emit)
    spent = {"seconds": perf_counter() - start, "cpu_seconds": process_time() - cpu}
    ending = {"result": result} if failure is None else {"failure": failure}
    return {"job": message["job"], "spent": spent, **ending}


def attempt(task: Task, arguments: Json, emit: Emit) -> tuple[Json | None, Failure | None]:
    """Result of a task, or how it failed."""
    try:
        return task.load()(arguments, emit), None
    except Cancelled:
        return None, ("cancelled", "the job was cancelled")
    except StickGenError as error:
        code = _WRITING.get(getattr(error.__cause__, "errno", None), "")
        return None, (code, "") if code else ("invalid_input", str(error))
    except MemoryError:
        return None, ("out_of_memory", "memory ran out: ask for a shorter or smaller film")
    except Exception:
        log.exception("the task %s failed", task.name)
        return None, ("internal_error", "an error inside the server; its log says more")


def _take_standard_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the messages alone; prints go to standard error."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return source, target


def _limit_files(most: int) -> None:
    """No file that a task writes grows larger; the system refuses its next byte."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # write() fails instead, and says so


def main() -> None:
    """Run jobs until the server ends."""
    queue, most = sys.argv[1], int(sys.argv[2])
    for number in (signal.SIGINT, *ENDING):  # sent to all processes; the server ends its workers
        signal.signal(number, signal.SIG_IGN)
    _limit_files(most)
    channel = Channel(*_take_standard_streams())
    start = perf_counter()
    from stickgen.serve import warm

    getattr(warm, queue)()
    channel.send({"ready": perf_counter() - start})
    while True:
        message = channel.jobs.get()
        channel.send(finish(message, partial(channel.emit, message["job"])))


if __name__ == "__main__":
    main()
