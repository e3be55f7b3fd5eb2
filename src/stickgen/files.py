"""Atomic writing: a file is complete or absent, and only what may be replaced is replaced."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.scratch import scratch_folder

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
    errno.ENOTEMPTY: "a folder of that name is in the way and is not empty",
    errno.ENAMETOOLONG: "the name is too long; choose one of at most 255 bytes",
    errno.ELOOP: "its symbolic links form a loop",
}
_LONGEST = 250
"""Characters of a path that a message shows in full."""


def write_error(path: str | os.PathLike[str], error: OSError) -> StickGenError:
    """An error that names the file that could not be written, the reason and the remedy."""
    return _refusal(path, _REASONS.get(error.errno or 0, error.strerror or str(error)))


def _refusal(path: str | os.PathLike[str], reason: str) -> StickGenError:
    text = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "�", os.fspath(path))
    if len(text) > _LONGEST:
        text = f"{text[:60]}…{text[-60:]}"
    return StickGenError(f"cannot write {text}: {reason}")


def user_cache(name: str) -> Path | None:
    """A folder of the user's cache: in ``$XDG_CACHE_HOME`` or ``~/.cache``; None without a home."""
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:  # a user that no password file knows
        return None
    return Path(base) / "stick-gen" / name


def make_folder(path: Path) -> None:
    """Make a folder and its parents; an existing folder stays as it is.

    Raises:
        StickGenError: the operating system refused.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(path, error) from None


def output_path(path: str | os.PathLike[str]) -> Path:
    """The absolute path of what is written or replaced: symbolic links are followed.

    Raises:
        StickGenError: no file can have the name, as it holds NUL, is too long or leads into a
            loop of links; or a device, a pipe, a socket or a read-only file is there.
    """
    text = os.fspath(path)
    try:
        if b"\0" in os.fsencode(text):
            raise ValueError
    except ValueError:
        raise _refusal(text, "its name holds what no file name can hold; choose another") from None
    target = Path(os.path.realpath(text))
    try:
        status = Path(text).stat()  # not of the target: that of /dev/stdout is no path
    except (FileNotFoundError, NotADirectoryError):
        return target
    except OSError as error:
        raise write_error(text, error) from None
    if stat.S_ISDIR(status.st_mode):
        return target
    if not stat.S_ISREG(status.st_mode):
        raise _refusal(text, "a device, pipe or socket is there; give the name of a file")
    # The mode counts too: to the superuser nothing is read-only.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise _refusal(text, "the file there is read-only; choose another name")
    return target


@contextmanager
def atomic_path(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a temporary path beside ``path`` that replaces it when the block succeeds.

    The temporary path ends in the same name and does not exist yet: write a file there, or
    make a folder. An existing file is replaced and keeps its mode, and its owner where the
    system allows it; a folder takes the place of an empty one only. A symbolic link stays, and
    what it points to is replaced. When the block raises anything, Ctrl-C included, the temporary
    path is deleted and ``path`` stays as it was.

    Raises:
        StickGenError: as ``output_path``, or the operating system refused to write; names
            ``path`` and the reason.
    """
    target = output_path(path)
    try:
        with scratch_folder(target) as folder:
            temporary = folder / target.name
            yield temporary
            _copy_permissions(target, temporary)
            temporary.replace(target)
    except OSError as error:
        raise write_error(path, error) from error


def _copy_permissions(source: Path, target: Path) -> None:
    """Give ``target`` the owner and the mode of ``source``, where there is one."""
    try:
        status = source.stat()
    except FileNotFoundError:
        return
    with suppress(PermissionError, AttributeError):  # not yours to give; not on Windows
        os.chown(target, status.st_uid, status.st_gid)
    target.chmod(stat.S_IMODE(status.st_mode) & 0o777)
