"""Names that come from files: ids, captions and members of archives never become paths as they are.

``safe_relative_path`` is the only way from such a name to a file that is written;
``stays_inside`` tells whether a name may be looked up below a folder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_LONGEST_PART = 200
"""Bytes of a component, so that a suffix fits into the 255 of most file systems."""
_LONGEST = 1000
"""Bytes of a whole path."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\:\u2028\u2029\ud800-\udfff]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.DOTALL)
"""Names of devices on Windows, with any suffix."""


def safe_relative_path(name: str) -> PurePosixPath:
    """A relative path for any name; ``/`` in the name makes folders.

    A good name is its own path. In others, what is unsafe is replaced and a digest of the name is
    appended, so that two names do not get the same path: a leading ``/``, empty components, ``.``
    and ``..``, control characters, backslashes, colons, what is not Unicode text, names of devices,
    a blank or a dot at the end of a component, components over 200 and paths over 1000 bytes.
    """
    parts = name.split("/")
    safe = [part for part in map(_safe_part, parts) if part]
    path = "/".join(safe)
    if safe == parts and len(path.encode()) <= _LONGEST:
        return PurePosixPath(path)
    *folders, last = safe or ["unnamed"]
    if len(path.encode()) > _LONGEST - 20:
        folders = []
    return PurePosixPath(*folders, with_digest(last, name))


def with_digest(part: str, name: str) -> str:
    """A component with a digest of a name at its end."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{_cut(part, _LONGEST_PART - 17)}-{digest}"


def stays_inside(name: str) -> bool:
    """Whether a relative path may be looked up below a folder: it never leads out of it."""
    path = PurePosixPath(name)
    return bool(path.parts) and not (path.is_absolute() or ".." in path.parts or "\0" in name)


class DistinctPaths:
    """Gives every name a safe path of its own, also where letters' case does not count.

    Args:
        suffixes: of the files that are written under a path, such as ``(".npz", ".txt")``.
        taken: paths of other files in the folder.
    """

    def __init__(self, suffixes: Sequence[str], taken: Sequence[str] = ()) -> None:
        self._suffixes = tuple(suffixes)
        self._files = {path.casefold() for path in taken}
        self._folders: set[str] = set()

    def path_of(self, name: str) -> PurePosixPath:
        """A path without suffix that no earlier call gave."""
        path, salt = safe_relative_path(name), name
        while self._clashes(path):
            salt += "\0"
            path = path.with_name(with_digest(path.name, salt))
            if self._folders_clash(path):
                path = PurePosixPath(path.name)
        self._files.update(self._written(path))
        self._folders.update(_folders(path))
        return path

    def _clashes(self, path: PurePosixPath) -> bool:
        files = self._written(path)
        return bool(files & (self._files | self._folders)) or self._folders_clash(path)

    def _folders_clash(self, path: PurePosixPath) -> bool:
        return bool(_folders(path) & self._files)

    def _written(self, path: PurePosixPath) -> set[str]:
        return {f"{path}{suffix}".casefold() for suffix in self._suffixes}


def _folders(path: PurePosixPath) -> set[str]:
    return {str(folder).casefold() for folder in path.parents}


def _safe_part(part: str) -> str:
    """A component without what is unsafe; empty when nothing is left."""
    part = _cut(_UNSAFE.sub("_", part), _LONGEST_PART).rstrip(" .")
    return f"_{part}" if _RESERVED.fullmatch(part) else part


def _cut(text: str, size: int) -> str:
    """The start of a text that has at most ``size`` bytes."""
    return text.encode()[:size].decode(errors="ignore")
