"""Listing the motion files of a folder in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.recording import Item
from stickgen.errors import StickGenError


def list_files(
    path: Path,
    source: str,
    suffixes: Sequence[str],
    keep: Callable[[Path], bool] = lambda file: True,
    detail: Any = None,
) -> list[Item]:
    """Files below a folder as items with ids ``<source>/<path without suffix>``, sorted by name.

    Args:
        path: a folder, or one file.
        source: prefix of every id.
        suffixes: lower-case endings such as ``.bvh``; they match in any case.
        keep: whether to list a file.
        detail: ``Item.detail`` of every item.

    Raises:
        StickGenError: the folder cannot be read, or holds no such file.
    """
    root = path if path.is_dir() else path.parent
    try:
        candidates = sorted(path.rglob("*")) if path.is_dir() else [path]
        files = [p for p in candidates if p.name.lower().endswith(tuple(suffixes)) and p.is_file()]
    except OSError as error:
        raise StickGenError(f"{path} cannot be listed: {error.strerror or error}.") from error
    files = [file for file in files if keep(file)]
    if not files:
        raise StickGenError(f"{path} holds no {source} file ({', '.join(suffixes)}).")
    names = [file.relative_to(root) for file in files]
    stems = [name.with_suffix("").as_posix() for name in names]
    counts = Counter(stems)
    return [
        # Two files that differ only in their suffix keep it.
        Item(f"{source}/{name.as_posix() if counts[stem] > 1 else stem}", file, detail)
        for file, name, stem in zip(files, names, stems, strict=True)
    ]
