"""Which files can be written: checked before anything slow starts."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.files import output_path, write_error
from stickgen.formats.record import Format
from stickgen.formats.table import FORMATS, format_of, list_suffixes
from stickgen.frame_folder import foreign_items
from stickgen.options import FileOptions, SoundOptions
from stickgen.outputs.limits import check_fps

PathLike = str | os.PathLike[str]


def check_targets(
    paths: Sequence[PathLike],
    *,
    transparent: bool = False,
    fps: float | None = None,
    options: FileOptions | None = None,
    sound: SoundOptions | None = None,
) -> list[tuple[Path, Format]]:
    """Find the format of every file, and refuse what cannot be written.

    Args:
        paths: names of files and folders.
        transparent: whether the picture has no background.
        fps: frames a second of pictures; None: what is usual.
        options: of single formats.
        sound: whether the film is heard.

    Raises:
        StickGenError: no path; an unknown suffix, or a format that cannot be transparent; a
            frame rate that cannot be drawn or that players of a format do not show; an option
            of a format that is not asked for, or sound where none of them is heard; as
            ``files.output_path``; a folder that is missing, read-only or in the way; a path given
            twice or inside another one; something must be drawn and the drawing library cannot
            load.
    """
    if not paths:
        raise StickGenError("there is nothing to write: give at least one file, such as film.mp4")
    check_fps(fps)
    targets = [(Path(path), format_of(path)) for path in paths]
    for path, record in targets:
        _check_place(path, wants_folder=record.kind == "folder")
        if record.companion:
            _check_place(path.with_suffix(record.companion), wants_folder=False)
        if fps is not None and record.is_drawn and fps > record.most_fps:
            raise StickGenError(
                f"cannot write {path} at {fps:g} frames a second: players of {record.suffix} "
                f"show at most {record.most_fps:g}"
            )
        if transparent and record.is_drawn and not record.alpha:
            others = tuple(other for other in FORMATS if other.is_drawn and other.alpha)
            raise StickGenError(
                f"cannot write {path}: {record.suffix} cannot be transparent; "
                f"use {list_suffixes(others)}"
            )
    if any(record.is_drawn for _, record in targets):
        import stickgen.render.skia_library  # noqa: F401 - raises when skia cannot load
    beside = [path.with_suffix(r.companion) for path, r in targets if r.companion]
    _check_apart([*(path for path, _ in targets), *beside])
    if options is not None:
        _check_options(targets, options, transparent=transparent)
    if sound is not None and not any(record.hears for _, record in targets):
        heard = tuple(record for record in FORMATS if record.hears)
        raise StickGenError(
            f"none of the outputs can be heard: leave out --sound, or add {list_suffixes(heard)}"
        )
    return targets


def wanted_sound(
    targets: Sequence[tuple[Path, Format]], sound: SoundOptions | None
) -> SoundOptions | None:
    """How the film is heard; None: not at all. A file that is only sound asks for it by itself."""
    only = any(record.kind == "sound" for _, record in targets)
    return sound or (SoundOptions() if only else None)


def _check_options(
    targets: Sequence[tuple[Path, Format]], options: FileOptions, *, transparent: bool
) -> None:
    """Refuse options that no output takes, and codecs that one of them does not have."""
    for name in options.given:
        if not any(name in record.takes for _, record in targets):
            takers = [record.suffix for record in FORMATS if name in record.takes]
            raise StickGenError(
                f"--{name.replace('_', '-')} is an option of {' and '.join(takers)}, and none of "
                "the outputs is one: leave it out, or add such an output"
            )
    for path, record in targets:
        if options.codec is None or not record.codecs:
            continue
        if options.codec not in record.codecs:
            raise StickGenError(
                f"cannot write {path} with the codec {options.codec}: {record.suffix} holds "
                f"{' or '.join(record.codecs)}"
            )
        if transparent and options.codec != record.codecs[0]:
            raise StickGenError(
                f"cannot write {path}: {options.codec} cannot be transparent; use "
                f"{record.codecs[0]}"
            )


def actor_paths(path: Path, names: Sequence[str]) -> list[Path]:
    """A file for each actor: ``film.bvh`` of one, ``film_ann.bvh`` and so on of several."""
    if len(names) == 1:
        return [path]
    taken: set[str] = set()
    files = []
    for name in names:
        plain = re.sub(r"[^\w-]+", "_", name.lower()).strip("_")[:60] or "actor"
        word, number = plain, 1
        while word in taken:
            number += 1
            word = f"{plain}_{number}"
        taken.add(word)
        files.append(path.with_name(f"{path.stem}_{word}{path.suffix}"))
    return files


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
    target = output_path(path)
    if re.search(r"[\ud800-\udfff]", path.name):
        name = path.name.encode("utf-8", "replace").decode()
        raise StickGenError(f"cannot write {name}: the name is not UTF-8 text; choose another")
    parent = target.parent if path.is_symlink() else path.parent
    if not parent.exists():
        raise StickGenError(f"cannot write {path}: the folder {parent} does not exist; create it")
    if not parent.is_dir():
        raise StickGenError(f"cannot write {path}: {parent} is a file, not a folder")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise StickGenError(f"cannot write {path}: you may not write to the folder {parent}")
    if not wants_folder and target.is_dir():
        raise StickGenError(f"cannot write {path}: a folder of that name is in the way")
    if wants_folder and target.exists():
        if not target.is_dir():
            raise StickGenError(f"cannot write frames to {path}: a file of that name is in the way")
        _check_only_frames(target)


def _check_only_frames(folder: Path) -> None:
    """A folder may hold nothing but the frames of an earlier run."""
    try:
        foreign = foreign_items(folder)
    except OSError as error:
        raise write_error(folder, error) from None
    if foreign:
        raise StickGenError(
            f"cannot write frames to {folder}: it holds other things, such as {foreign[0]}, which "
            "stick-gen did not write there; give a new folder"
        )
