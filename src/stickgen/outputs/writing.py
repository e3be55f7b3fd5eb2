"""A Scene to files: each is drawn or stored by the writer of its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.formats.table import Format
from stickgen.options import FileOptions
from stickgen.outputs.limits import Size, check_fps, check_size
from stickgen.outputs.targets import PathLike, actor_paths, check_targets
from stickgen.progress import Progress
from stickgen.scene import TRANSPARENT, Scene


def save(
    scene: Scene,
    paths: Sequence[PathLike],
    *,
    size: Size = (1280, 720),
    fps: float | None = None,
    options: FileOptions | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Write a scene to files; the name of each chooses its format.

    Args:
        scene: what to write.
        paths: names that end in a suffix of ``stickgen.formats.FORMATS``; a name without
            suffix, or ending in ``/``, becomes a folder of PNG frames.
        size: width and height of the picture, even, 16–4096 pixels.
        fps: frames a second of pictures, 1–60; the scene's own when not given. Formats that
            store the scene keep its own.
        options: of single formats.
        progress: called as the frames are drawn.

    Returns:
        the files and folders written: a format that holds one actor gives one for each.

    Raises:
        StickGenError: as ``check_targets`` and ``check_size``, or a file cannot be written.
            A file is complete or absent; those finished before an error stay.
    """
    options = options or FileOptions()
    targets = check_targets(paths, transparent=scene.background == TRANSPARENT, options=options)
    check_size(size)
    check_fps(fps)
    drawn = scene if fps is None else scene.at_fps(fps)
    written = []
    for path, record in targets:
        write = record.load_writer()
        given = {name: value for name, value in options.given.items() if name in record.takes}
        write = partial(write, **given)
        if record.kind == "actor":
            files = actor_paths(path, [actor.name for actor in scene.actors])
            check_targets(files)
            for actor, file in zip(scene.actors, files, strict=True):
                write(actor, file)
            written += files
        else:
            _write(write, record, drawn if record.is_drawn else scene, path, size, progress)
            written.append(path)
    return written


def _write(
    write: Callable[..., None],
    record: Format,
    scene: Scene,
    path: Path,
    size: Size,
    progress: Progress | None,
) -> None:
    """Call a writer with the arguments of its kind."""
    if record.kind == "scene":
        write(scene, path)
    elif record.kind == "picture":
        write(scene, path, size)
    elif record.kind == "folder":
        write(_draw(scene, size, progress), path)
    else:
        write(_draw(scene, size, progress), path, scene.fps)


def _draw(scene: Scene, size: Size, progress: Progress | None) -> Iterator[NDArray[np.uint8]]:
    from stickgen.render import reused_frames

    for done, picture in enumerate(reused_frames(scene, size), start=1):
        yield picture
        if progress:
            progress("drawing frames", done / len(scene))
