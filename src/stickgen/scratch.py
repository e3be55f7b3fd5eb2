"""Scratch folders beside an output; what a killed process left of them is cleared."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows: leftovers stay there
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".stick-gen"
_PATTERN = re.compile(r"\..{0,40}-[a-z0-9_]{8}\.stick-gen", re.DOTALL)
"""Names of scratch folders: what ``_make`` gives to ``mkdtemp``."""
_LOCK = ".lock"
"""File in a scratch folder whose lock the system releases when the process ends, killed or not."""
_TRIES = 20


@contextmanager
def scratch_folder(target: Path) -> Iterator[Path]:
    """A private folder beside ``target``, on the same disk, deleted when the block ends.

    Folders of the same kind beside it, whose process is gone, are deleted first.

    Raises:
        OSError: the folder around ``target`` is missing or cannot be written.
    """
    _clear_leftovers(target.parent)
    folder, lock = _make(target)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _make(target: Path) -> tuple[Path, int]:
    """A new folder and the descriptor of its lock."""
    # Encoders take what stands before a colon for a protocol.
    stem = re.sub(r"[^\w.-]", "_", target.stem)[:40]
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=f".{stem}-", suffix=_SUFFIX, dir=target.parent))
        # Another process may clear the folder before it is locked.
        with suppress(FileNotFoundError):
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            _lock(lock, wait=True)
            if (folder / _LOCK).exists():
                return folder, lock
            os.close(lock)
    raise FileNotFoundError(2, "its scratch folder was deleted again and again", str(target))


def _lock(descriptor: int, *, wait: bool) -> bool:
    """Lock a file for this process; False when another process has it, or without locks."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


@cache
def _clear_leftovers(parent: Path) -> None:
    """Delete scratch folders that this user's ended processes left; once in a process."""
    if fcntl is None:
        return
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in [entry for entry in entries if _PATTERN.fullmatch(entry.name)]:
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid():
                    _clear(Path(entry.path))


def _clear(folder: Path) -> None:
    """Delete a scratch folder unless a process holds its lock."""
    try:
        lock = os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        folder.rmdir()  # killed before the lock was made: nothing is in it
        return
    try:
        if _lock(lock, wait=False):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
