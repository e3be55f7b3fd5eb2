"""A Scene to the files that somebody asked for: the one table from suffix to writer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen import formats
from stickgen.errors import StickGenError
from stickgen.files import write_error
from stickgen.scene import TRANSPARENT, Scene

Progress = Callable[[str, float], None]
"""Called with what is being done and the share of it that is done, 0–1."""
Size = tuple[int, int]
"""Width and height of the picture, pixels."""
Writer = Callable[[Scene, Path, Size, Progress | None], None]
PathLike = str | os.PathLike[str]

SMALLEST, LARGEST = 16, 4096
"""Pixels along a side of a picture."""
_FASTEST = 60  # frames a second
_SHEET_CELL = 480
_SPRITES = ".sprites.png"
_SPRITE, _MOST_SPRITES = 256, 64  # pixels across a sprite; sprites of a sheet
_FRAME = "frame_*.png"


def save(
    scene: Scene,
    paths: Sequence[PathLike],
    *,
    size: Size = (1280, 720),
    fps: float | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a scene to files; the name of each chooses its format.

    Args:
        scene: what to write.
        paths: names ending in ``.mp4``, ``.webm``, ``.gif``, ``.webp``, ``.apng``, ``.svg``,
            ``.motion``, ``.sprites.png`` (a sprite sheet) or ``.png`` (a contact sheet); a name
            without suffix, or ending in ``/``, becomes a folder of PNG frames.
        size: width and height of the picture, even, 16–4096 pixels; a GIF, an animated WebP or
            PNG is at most 480 wide.
        fps: frames a second of pictures, 1–60; the scene's own when not given. Formats that
            store the scene keep its own.
        progress: told about the frames as they are drawn.

    Raises:
        StickGenError: as ``check_targets`` and ``check_size``, or a file cannot be written.
            A file is complete or absent; those finished before an error stay.
    """
    targets = check_targets(paths, transparent=scene.background == TRANSPARENT)
    check_size(size)
    check_fps(fps)
    drawn = scene if fps is None else scene.at_fps(fps)
    for path, write in targets:
        write(scene if path.suffix.lower() in formats.WRITERS else drawn, path, size, progress)


def check_fps(fps: float | None) -> None:
    """Refuse a frame rate that cannot be drawn.

    Raises:
        StickGenError: it is not a number from 1 to 60.
    """
    if fps is not None and not 1 <= fps <= _FASTEST:
        raise StickGenError(f"fps is {fps:g}: give a number from 1 to {_FASTEST}")


def check_size(size: Size) -> None:
    """Refuse a size that cannot be drawn or encoded.

    Raises:
        StickGenError: a side is odd, too short or too long.
    """
    if not all(SMALLEST <= side <= LARGEST and side % 2 == 0 for side in size):
        raise StickGenError(
            f"size is {size[0]}x{size[1]}: give an even width and height from {SMALLEST} to "
            f"{LARGEST}, such as 1280x720"
        )


def check_targets(
    paths: Sequence[PathLike], *, transparent: bool = False
) -> list[tuple[Path, Writer]]:
    """Find every file's writer and refuse what cannot be written, before anything slow starts.

    Raises:
        StickGenError: no path; an unknown type, or one that cannot be transparent; a folder
            that is missing, read-only or in the way; a path given twice or inside another one;
            pixels are wanted and the drawing library cannot load.
    """
    if not paths:
        raise StickGenError("there is nothing to write: give at least one file, such as film.mp4")
    targets = [(Path(path), _writer(path)) for path in paths]
    for path, write in targets:
        _check_place(path, wants_folder=write is _write_frames)
        if transparent and write is _write_mp4:
            raise StickGenError(
                f"cannot write {path}: MP4 knows no transparency; use .webm, .webp, .apng, .gif, "
                ".svg or a folder of PNG frames"
            )
    if any(path.suffix.lower() not in formats.WRITERS for path, _ in targets):
        import stickgen.render.skia_library  # noqa: F401 - says so at once when it cannot load
    for (a, _), (b, _) in combinations(targets, 2):
        first, second = a.resolve(), b.resolve()
        if first == second:
            raise StickGenError(f"{b} is given twice: give every output a name of its own")
        if first in second.parents or second in first.parents:
            raise StickGenError(f"{a} and {b} lie in each other: choose another folder for one")
    return targets


def _writer(path: PathLike) -> Writer:
    text = os.fspath(path)
    if not text:
        raise StickGenError("the output has an empty name: give a file, such as film.mp4")
    suffix = Path(text).suffix.lower()
    if text.endswith(("/", os.sep)) or not suffix:
        return _write_frames
    if text.lower().endswith(_SPRITES):
        return _write_sprites
    if suffix not in _WRITERS:
        raise StickGenError(
            f"cannot write {text}: {suffix} is not a type we know; use {', '.join(_WRITERS)}, "
            f"{_SPRITES} for a sprite sheet, or a name without suffix for a folder of PNG frames"
        )
    return _WRITERS[suffix]


def _check_place(path: Path, *, wants_folder: bool) -> None:
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


def _drawn(scene: Scene, size: Size, progress: Progress | None) -> Iterator[NDArray[np.uint8]]:
    from stickgen.render import frames_ahead

    for done, picture in enumerate(frames_ahead(scene, size), start=1):
        yield picture
        if progress:
            progress("drawing frames", done / len(scene))


def _write_mp4(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import write_mp4

    write_mp4(_drawn(scene, size, progress), path, scene.fps, size)


def _write_webm(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import write_webm

    write_webm(_drawn(scene, size, progress), path, scene.fps, size)


def _write_gif(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import write_gif

    write_gif(_drawn(scene, size, progress), path, scene.fps)


def _write_webp(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import write_webp

    write_webp(_drawn(scene, size, progress), path, scene.fps)


def _write_apng(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import write_apng

    write_apng(_drawn(scene, size, progress), path, scene.fps)


def _write_svg(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render.svg import write_svg

    write_svg(scene, path, size)


def _write_frames(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import write_png_folder

    write_png_folder(_drawn(scene, size, progress), path)


def _write_sprites(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import frames, write_sprites

    count = min(len(scene), _MOST_SPRITES)
    small = (_SPRITE, max(round(_SPRITE * size[1] / size[0]), SMALLEST))
    chosen = set(np.linspace(0, len(scene) - 1, count).round().astype(int).tolist())
    pictures = frames(scene, small)
    write_sprites([p for index, p in enumerate(pictures) if index in chosen], path)


def _write_sheet(scene: Scene, path: Path, size: Size, progress: Progress | None) -> None:
    from stickgen.render import contact_sheet, write_png

    cell = (_SHEET_CELL, max(round(_SHEET_CELL * size[1] / size[0]), 1))
    write_png(contact_sheet(scene, size=cell), path)


def _stored(write: Callable[[Scene, Path], None]) -> Writer:
    """A format that stores the scene itself, whatever the size of the picture."""
    return lambda scene, path, size, progress: write(scene, path)


_WRITERS: dict[str, Writer] = {
    ".mp4": _write_mp4,
    ".webm": _write_webm,
    ".gif": _write_gif,
    ".webp": _write_webp,
    ".apng": _write_apng,
    ".svg": _write_svg,
    ".png": _write_sheet,
    **{suffix: _stored(write) for suffix, write in formats.WRITERS.items()},
}
