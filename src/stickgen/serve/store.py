"""Folders of films on disk: bounded in size, each kept for some time after it was last used."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import time

from stickgen.errors import StickGenError
from stickgen.files import make_folder
from stickgen.serve.problems import Problem

try:
    import fcntl
except ImportError:  # not on Windows: two servers with one folder are not noticed
    fcntl = None  # type: ignore[assignment]

NAME = re.compile("[0-9a-f]{24}")
"""Names of the folders; what else lies beside them is never deleted."""
_LOCK = ".lock"
_SPARE_BYTES = 50_000_000
"""Room on the disk that is left to others."""


@dataclass
class _Kept:
    """A folder: its size, when it was last used, and how many work on it."""

    bytes: int
    used: float
    holders: int = 0


class Store:
    """Folders by name.

    Attributes:
        root: the folder around them.
        evicted: number of folders deleted to make room, or because nobody used them.
    """

    def __init__(
        self,
        root: Path | None,
        most_bytes: int,
        keep_seconds: float,
        clock: Callable[[], float] = time,
    ) -> None:
        """Open a store; what an earlier server left in it is there.

        Args:
            root: of the folders; None: a temporary folder, which ``close`` deletes.
            most_bytes: of all of them.
            keep_seconds: until a folder that nobody uses is deleted.
            clock: seconds since 1970.

        Raises:
            StickGenError: the folder cannot be made, or another server has it.
        """
        self._temporary = root is None
        self.root = Path(mkdtemp(prefix="stick-gen-films-")) if root is None else root
        make_folder(self.root)
        self._lock = _take_lock(self.root)
        self._most, self._keep, self._clock = most_bytes, keep_seconds, clock
        self.evicted = 0
        self._kept = {
            folder.name: _Kept(_size(folder), folder.stat().st_mtime)
            for folder in self.root.iterdir()
            if NAME.fullmatch(folder.name)
        }

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._kept))

    def __contains__(self, name: object) -> bool:
        return name in self._kept

    @property
    def bytes(self) -> int:
        """Size of all folders."""
        return sum(kept.bytes for kept in self._kept.values())

    def folder(self, name: str) -> Path:
        """Path of a folder."""
        return self.root / name

    def make(self, name: str) -> Path:
        """Make a folder, and hold it.

        Raises:
            Problem: the disk is full.
        """
        folder = self.folder(name)
        try:
            if shutil.disk_usage(self.root).free < _SPARE_BYTES:
                raise Problem("disk_full", retry_after=60)
            folder.mkdir()
        except OSError:
            raise Problem("disk_full", retry_after=60) from None
        self._kept[name] = _Kept(0, self._clock(), holders=1)
        return folder

    def use(self, name: str) -> None:
        """Note that a folder is used now."""
        self._kept[name].used = self._clock()
        with suppress(OSError):  # for the server that comes after this one
            os.utime(self.folder(name))

    def hold(self, name: str) -> None:
        """Keep a folder until it is released as often."""
        self._kept[name].holders += 1

    def release(self, name: str) -> int:
        """Let a folder go, and count its bytes again."""
        kept = self._kept[name]
        kept.holders -= 1
        kept.bytes = _size(self.folder(name))
        self.use(name)
        return kept.bytes

    def delete(self, name: str) -> None:
        """Delete a folder."""
        del self._kept[name]
        shutil.rmtree(self.folder(name), ignore_errors=True)

    def tidy(self) -> list[str]:
        """Delete what has expired, and what was used longest ago where there is too much.

        Returns:
            names of the deleted folders.
        """
        now, total, gone = self._clock(), self.bytes, []
        for name, kept in sorted(self._kept.items(), key=lambda item: item[1].used):
            if kept.holders or (now - kept.used <= self._keep and total <= self._most):
                continue
            total -= kept.bytes
            gone.append(name)
        for name in gone:
            self.delete(name)
        self.evicted += len(gone)
        return gone

    def close(self) -> None:
        """Let another server have it; a temporary one is deleted."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        if self._temporary:
            shutil.rmtree(self.root, ignore_errors=True)


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):  # it was replaced while it was measured
            total += path.stat().st_size
    return total


def _take_lock(root: Path) -> int | None:
    if fcntl is None:
        return None
    try:
        lock = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise StickGenError(
            f"{root} is used by another server, or cannot be locked: give another --store"
        ) from None
    return lock
