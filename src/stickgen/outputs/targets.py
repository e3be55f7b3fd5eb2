"""Which files can be written: checked before anything slow starts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.files import write_error
from stickgen.formats.table import FORMATS, Format, format_of, list_suffixes

PathLike = str | os.PathLike[str]

_FRAME = "frame_*.png"  # as render.write_png_folder names them


def check_targets(
    paths: Sequence[PathLike], *, transparent: bool = False
) -> list[tuple[Path, Format]]:
    """Find the format of every file, and refuse what cannot be written.

    Args:
        paths: names of files and folders.
        transparent: whether the picture has no background.

    Raises:
        StickGenError: no path; an unknown suffix, or a format that cannot be transparent; a
            folder that is missing, read-only or in the way; a path given twice or inside
            another one; something must be drawn and the drawing library cannot load.
    """
    if not paths:
        raise StickGenError("there is nothing to write: give at least one file, such as film.mp4")
    targets = [(Path(path), format_of(path)) for path in paths]
    for path, record in targets:
        _check_place(path, wants_folder=record.kind == "folder")
        if transparent and record.is_drawn and not record.alpha:
            others = tuple(other for other in FORMATS if other.is_drawn and other.alpha)
            raise StickGenError(
                f"cannot write {path}: {record.suffix} cannot be transparent; "
                f"use {list_suffixes(others)}"
            )
    if any(record.is_drawn for _, record in targets):
        import stickgen.render.skia_library  # noqa: F401 - raises when skia cannot load
    _check_apart([path for path, _ in targets])
    return targets


def _check_apart(paths: Sequence[Path]) -> None:
    """No path may be another one or lie inside it."""
    for a, b in combinations(paths, 2):
        first, second = a.resolve(), b.resolve()
        if first == second:
            raise StickGenError(f"{b} is given twice: give every output a name of its own")
        if first in second.parents or second in first.parents:
            raise StickGenError(
                f"one of {a} and {b} lies in the other: choose another folder for one"
            )


def _check_place(path: Path, *, wants_folder: bool) -> None:
    """The folder around a path must be there and writable, and nothing may be in the way."""
    parent = path.parent
    if not parent.exists():
        raise StickGenError(f"cannot write {path}: the folder {parent} does not exist; create it")
    if not parent.is_dir():
        raise StickGenError(f"cannot write {path}: {parent} is a file, not a folder")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise StickGenError(f"cannot write {path}: you may not write to the folder {parent}")
    if not wants_folder and path.is_dir():
        raise StickGenError(f"cannot write {path}: a folder of that name is in the way")
    if wants_folder and path.exists():
        if not path.is_dir():
            raise StickGenError(f"cannot write frames to {path}: a file of that name is in the way")
        _check_only_frames(path)


def _check_only_frames(folder: Path) -> None:
    """A folder is replaced as a whole, so it must hold nothing but earlier frames."""
    try:
        foreign = [item.name for item in folder.iterdir() if not item.match(_FRAME)]
    except OSError as error:
        raise write_error(folder, error) from None
    if foreign:
        raise StickGenError(
            f"cannot write frames to {folder}: it holds other things, such as {foreign[0]}; "
            "give a new folder"
        )
