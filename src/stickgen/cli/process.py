"""A command as a process: its streams, its error messages and its exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper

from stickgen.errors import StickGenError, one_line
from stickgen.files import write_error

_STREAM_ERRORS = frozenset(
    getattr(errno, name)
    for name in ("EPIPE", "EBADF", "ENOSPC", "EDQUOT", "EFBIG", "EIO")
    if hasattr(errno, name)
)


def prepare_streams() -> None:
    """Give stdout and stderr an open descriptor, and let them write characters they cannot encode.

    A closed standard stream leaves its descriptor free, so the next file that is opened would
    take it, and messages would land in that file. A closed stdout reports an error when it is
    written to; a closed stderr loses its messages.
    """
    while (descriptor := os.open(os.devnull, os.O_RDONLY)) <= 2:
        pass
    os.close(descriptor)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def exit_code(command: Callable[[], int]) -> int:
    """Run a command; its exit code, after one sentence on stderr where something is wrong.

    Returns:
        what the command returns; 0 when the reader of stdout has closed its pipe; 2 when the input
        is wrong or stdout cannot be written; 130 after Ctrl-C.
    """
    try:
        try:
            return command()
        finally:
            sys.stdout.flush()
    except StickGenError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.filename is not None:  # the system refuses a path, such as one that is too long
            return _refuse(f"cannot use {os.fsdecode(error.filename)}: {error.strerror}")
        if error.errno not in _STREAM_ERRORS:
            raise
        _discard_output()
        if error.errno == errno.EPIPE:
            return 0
        return _refuse(str(write_error("standard output", error)))


def _refuse(sentence: str) -> int:
    sentence = one_line(sentence)
    with suppress(OSError):
        sys.stderr.write(f"Error: {sentence}\n")
        sys.stderr.flush()
    return 2


def _discard_output() -> None:
    """Send what stdout still holds nowhere: Python would report the error again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with suppress(OSError):
        sys.stdout.flush()
