"""Listing the motion files of a folder in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.file_format import file_format, format_note
from stickgen.corpus.clips.recording import Item
from stickgen.errors import StickGenError

_LOOKED_AT = 200  # files of an unusable folder whose format is looked at


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
        suffixes: lower-case endings such as ``.bvh``; they match in any case. One file with
            another ending is listed when its content is of the source's format.
        keep: whether to list a file.
        detail: ``Item.detail`` of every item.

    Raises:
        StickGenError: the folder cannot be read, or holds no such file.
    """
    root = path if path.is_dir() else path.parent
    try:
        candidates = sorted(path.rglob("*")) if path.is_dir() else [path]
        files = [p for p in candidates if p.name.lower().endswith(tuple(suffixes)) and p.is_file()]
        if not files and path.is_file() and (known := file_format(path)):
            files = [path] if known.source == source else []
    except OSError as error:
        raise StickGenError(f"{path} cannot be listed: {error.strerror or error}.") from error
    files = [file for file in files if keep(file)]
    if not files:
        raise StickGenError(
            f"{path} holds no {source} file ({', '.join(suffixes)}){_other_files(candidates)}."
        )
    names = [file.relative_to(root) for file in files]
    stems = [name.with_suffix("").as_posix() for name in names]
    counts = Counter(stems)
    return [
        # Two files that differ only in their suffix keep it.
        Item(f"{source}/{name.as_posix() if counts[stem] > 1 else stem}", file, detail)
        for file, name, stem in zip(files, names, stems, strict=True)
    ]


def _other_files(candidates: Sequence[Path]) -> str:
    """A clause about the first file whose format is known, for a folder without usable files."""
    for file in candidates[:_LOOKED_AT]:
        if file.is_file() and (note := format_note(file)):
            return f"; {file.name}: {note}"
    return ""
