"""A Scene to files: each is drawn or stored by the writer of its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.formats.beats import credits_of
from stickgen.formats.record import Format
from stickgen.options import FileOptions, SoundOptions
from stickgen.outputs.limits import Size, check_size
from stickgen.outputs.targets import PathLike, actor_paths, check_targets, wanted_sound
from stickgen.progress import Progress
from stickgen.render.audio import Audio
from stickgen.scene import TRANSPARENT, Scene


@dataclass(frozen=True)
class Written:
    """A file or folder that was written.

    Attributes:
        path: of it.
        fps: frames a second of its pictures; None: it has none that move.
        voices: who speaks in it, in words; empty: nobody is heard.
    """

    path: Path
    fps: float | None = None
    voices: str = ""


def save(
    scene: Scene,
    paths: Sequence[PathLike],
    *,
    size: Size = (1280, 720),
    fps: float | None = None,
    options: FileOptions | None = None,
    sound: SoundOptions | None = None,
    progress: Progress | None = None,
) -> list[Written]:
    """Write a scene to files; the name of each chooses its format.

    Args:
        scene: what to write.
        paths: names that end in a suffix of ``stickgen.formats.FORMATS``; a name without
            suffix, or ending in ``/``, becomes a folder of PNG frames.
        size: width and height of the picture, even, 16–4096 pixels.
        fps: frames a second of pictures, 1–60; when not given the scene's own, or fewer where
            that is usual (``Format.usual_fps``). Formats that store the scene keep its own.
        options: of single formats.
        sound: whose voices are heard; None: the film is silent, unless only its sound is wanted.
        progress: called as the frames are drawn.

    Returns:
        what was written: a format that holds one actor gives a file for each, and a sheet of
        sprites has its description beside it.

    Raises:
        StickGenError: as ``check_targets`` and ``check_size``, or a file cannot be written.
            A file is complete or absent; those finished before an error stay.
    """
    options = options or FileOptions()
    clear = scene.background == TRANSPARENT
    targets = check_targets(paths, transparent=clear, fps=fps, options=options, sound=sound)
    check_size(size)
    sound = wanted_sound(targets, sound)
    audio, voices = None, ""
    if sound is not None:
        scene, audio, voices = _heard(scene, sound)
    written: list[Written] = []
    for path, record in targets:
        given = {name: value for name, value in options.given.items() if name in record.takes}
        if record.told:
            given["told"] = credits_of(scene)
        if record.kind == "sound":
            record.load_writer()(audio, path)
            written.append(Written(path, voices=voices))
            continue
        if record.hears and audio is not None:
            given["audio"] = audio
        write = partial(record.load_writer(), **given)
        if record.kind == "actor":
            written += _write_actors(write, scene, path)
            continue
        rate = record.rate(scene.fps, fps) if record.is_drawn else scene.fps
        _write(write, record, scene.at_fps(rate), path, size, progress)
        spoken = voices if record.hears else ""
        written.append(Written(path, rate if record.is_drawn else None, spoken))
        if record.companion:
            written.append(Written(path.with_suffix(record.companion)))
    return written


def _heard(scene: Scene, sound: SoundOptions) -> tuple[Scene, Audio, str]:
    """A scene whose mouths move with its sound, that sound, and who speaks."""
    from stickgen.sound import RATE, soundtrack

    track = soundtrack(scene, sound)
    return track.scene, Audio(track.samples, RATE), track.told


def _write_actors(write: Callable[..., None], scene: Scene, path: Path) -> list[Written]:
    """A file for each actor."""
    files = actor_paths(path, [actor.name for actor in scene.actors])
    check_targets(files)
    for actor, file in zip(scene.actors, files, strict=True):
        write(actor, file)
    return [Written(file) for file in files]


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
