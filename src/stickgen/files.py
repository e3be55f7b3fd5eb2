"""Atomic writing: a file is complete or absent."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stickgen.errors import StickGenError

_REASONS = {
    errno.ENOENT: "its folder does not exist; create it first",
    errno.EBADF: "it is closed; send it to a file or to /dev/null",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EACCES: "permission denied; choose a folder that you may write to",
    errno.EPERM: "permission denied; choose a folder that you may write to",
    errno.EROFS: "the file system is read-only; choose another folder",
    errno.ENOSPC: "the disk is full; free some space or choose another disk",
    errno.EDQUOT: "your disk quota is used up; free some space or choose another disk",
    errno.EFBIG: "the file grew larger than this system allows",
    errno.EISDIR: "a folder of that name is in the way",
    errno.ENAMETOOLONG: "the name is too long",
}


def write_error(path: str | os.PathLike[str], error: OSError) -> StickGenError:
    """An error that names the file that could not be written, the reason and the remedy."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return StickGenError(f"cannot write {os.fspath(path)}: {reason}")


def make_folder(path: Path) -> None:
    """Make a folder and its parents; an existing folder stays as it is.

    Raises:
        StickGenError: the operating system refused.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path, error) from None


@contextmanager
def atomic_path(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a temporary path beside ``path`` that replaces it when the block succeeds.

    The temporary path ends in the same suffix and does not exist yet: write a file there, or
    make a folder. An existing file, or a folder where a folder was made, is replaced. When the
    block raises anything, Ctrl-C included, the temporary path is deleted and ``path`` stays as
    it was.

    Raises:
        StickGenError: the operating system refused to write; names ``path`` and the reason.
    """
    target = Path(path)
    # A private folder on the same disk: the rename is atomic and its name cannot clash.
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{target.stem[:40]}-", dir=target.parent))
    except OSError as error:
        raise write_error(target, error) from None
    temporary = folder / target.name
    try:
        yield temporary
        if temporary.is_dir() and target.is_dir():
            target.rename(folder / "replaced")
        temporary.replace(target)
    except OSError as error:
        raise write_error(target, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
