"""Tasks for the tests of worker processes, which find them by ``PYTHONPATH``."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.serve.tasks import Emit, Json


def count(arguments: Json, emit: Emit) -> Json:
    """Emit numbers, each after a pause, then their sum."""
    print("tasks may print")  # noqa: T201
    for number in range(arguments["to"]):
        time.sleep(arguments.get("pause", 0))
        emit({"number": number})
    return {"sum": sum(range(arguments["to"])), "pid": os.getpid()}


def sleep(arguments: Json, emit: Emit) -> Json:
    """A piece that takes long."""
    emit({"begun": True})
    time.sleep(arguments["seconds"])
    return {}


def refuse(arguments: Json, emit: Emit) -> Json:
    """Wrong input."""
    raise StickGenError("the colour is plaid: give red or blue")


def break_down(arguments: Json, emit: Emit) -> Json:
    """A mistake of ours."""
    raise ZeroDivisionError


def die(arguments: Json, emit: Emit) -> Json:
    """What the system does to a process that takes all memory."""
    sys.stdout.flush()
    os.kill(os.getpid(), 9)
    return {}


def write(arguments: Json, emit: Emit) -> Json:
    """Write a file of some size; on a full disk where ``full`` is set."""
    with atomic_path(arguments["path"]) as path:
        if arguments.get("full"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        Path(path).write_bytes(bytes(arguments["size"]))
    return {}
