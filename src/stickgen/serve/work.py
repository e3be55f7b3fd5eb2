"""The tasks of films, as worker processes run them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from stickgen.serve.schemas import FilmOptions, FilmRequest, MotionRequest, ScriptRequest
from stickgen.serve.tasks import Emit, Json, Task

if TYPE_CHECKING:
    from stickgen.scene import Scene
    from stickgen.script import Script
    from stickgen.story import Draft

FILM = Task("film", "stickgen.serve.work:film", "motion")
DRAW = Task("draw", "stickgen.serve.work:draw", "video")
STREAM = Task("stream", "stickgen.serve.work:stream", "motion")
SCRIPT = Task("script", "stickgen.serve.work:script", "motion")

MOTION_FILE, SCRIPT_FILE = "film.motion", "film.yaml"
"""Names of the stored scene and of its Script."""
_PAUSE = 0.1
"""Seconds between two events of progress."""


def film(arguments: Json, emit: Emit) -> Json:
    """Make a film's Scene and store it.

    Args:
        arguments: ``request``, a ``FilmRequest``, and ``folder``, where the scene goes.
        emit: gets stages and progress.

    Returns:
        what is known of the film now: title, seconds, seed, size, beats and notes.
    """
    from stickgen.formats.motion_file import write_motion
    from stickgen.outputs import check_targets, usual_size
    from stickgen.scene import TRANSPARENT
    from stickgen.story.script_text import write_script_file

    request = FilmRequest.model_validate(arguments["request"])
    options, folder = request.options, Path(arguments["folder"])
    emit({"event": "stage", "stage": "script"})
    draft = _changed(_draft(request), options)
    size = options.picture or usual_size(draft.aspect)
    files = [folder / f"film.{suffix}" for suffix in options.formats]
    if files:
        clear = draft.script.background == TRANSPARENT
        check_targets(files, transparent=clear, fps=options.fps, options=options.files())
    emit({"event": "stage", "stage": "motion"})
    scene, seed = _scene(draft.script, options, size[0] / size[1], emit)
    write_script_file(draft, folder / SCRIPT_FILE)
    write_motion(scene, folder / MOTION_FILE)
    beside = {prop.kind: prop.beside for prop in scene.props if prop.beside}
    return {
        "title": draft.script.title,
        "seconds": scene.duration,
        "seed": seed,
        "size": size,
        "beats": _beats(draft.script),
        "notes": _notes(draft) | {"set_beside": beside},
    }


def draw(arguments: Json, emit: Emit) -> Json:
    """Write a stored film as a file of another format.

    A format that gives several files gives an archive of them.

    Args:
        arguments: ``folder`` of the film, ``suffix`` without its dot, ``options``, ``size``.
        emit: gets progress.

    Returns:
        ``file``: name of the file in the folder.
    """
    from stickgen.files import atomic_path
    from stickgen.formats import format_of, read
    from stickgen.options import FileOptions
    from stickgen.outputs import save
    from stickgen.scratch import scratch_folder

    folder, suffix = Path(arguments["folder"]), arguments["suffix"]
    options = FilmOptions.model_validate(arguments["options"])
    emit({"event": "stage", "stage": suffix})
    name = f"film.{suffix}"
    record = format_of(name)
    given = {key: v for key, v in options.files().given.items() if key in record.takes}
    scene = read(folder / MOTION_FILE)
    with scratch_folder(folder / name) as scratch:
        written = save(
            scene,
            [scratch / name],
            size=tuple(arguments["size"]),
            fps=options.fps if record.is_drawn else None,
            options=FileOptions(**given),
            progress=_told(emit),
        )
        files = [one.path for one in written]
        if len(files) > 1:
            name += ".zip"
            with atomic_path(folder / name) as path, ZipFile(path, "w", ZIP_DEFLATED) as archive:
                for file in files:
                    archive.write(file, file.name)
        else:
            files[0].replace(folder / name)
    return {"file": name}


def stream(arguments: Json, emit: Emit) -> Json:
    """Emit one person's motion while it is generated: ``lines``, those of ``stick-gen stream``."""
    from stickgen.formats.motion_lines import frame_lines, head_line
    from stickgen.performance import stream_motion
    from stickgen.pipeline import draft_script
    from stickgen.skeleton import FPS

    request = MotionRequest.model_validate(arguments["request"])
    script = draft_script(request.prompt, seconds=request.seconds).script
    pieces = stream_motion(script, request.generation())
    frames = 0
    for piece in pieces:
        lines = list(frame_lines(piece, frames))
        if not frames:
            lines.insert(0, head_line(request.prompt, round(script.duration * FPS)))
        emit({"lines": lines})
        frames += len(piece)
    return {"frames": frames}


def script(arguments: Json, emit: Emit) -> Json:
    """The Script of a prompt, a ``ScriptAnswer``."""
    from stickgen.pipeline import draft_script
    from stickgen.story.script_text import script_data

    request = ScriptRequest.model_validate(arguments["request"])
    draft = draft_script(request.prompt, seconds=request.seconds)
    return {
        "script": script_data(draft.script),
        "whys": dict(draft.whys),
        "notes": _notes(draft),
    }


def _draft(request: FilmRequest) -> Draft:
    from stickgen.pipeline import draft_script
    from stickgen.pipeline.stand_ins import with_stand_ins
    from stickgen.story import Draft

    if request.script is not None:
        return with_stand_ins(Draft(request.script))
    return draft_script(request.prompt or "", seconds=request.options.seconds)


def _changed(draft: Draft, options: FilmOptions) -> Draft:
    from dataclasses import replace

    from stickgen.pipeline import changed
    from stickgen.scene import TRANSPARENT

    script = changed(
        draft.script,
        camera=options.camera,
        style=options.style,
        place=options.place,
        effects=(*draft.script.effects, *options.effects) if options.effects else None,
        background=TRANSPARENT if options.transparent else None,
    )
    return replace(draft, script=script)


def _scene(script: Script, options: FilmOptions, aspect: float, emit: Emit) -> tuple[Scene, int]:
    """The scene of a Script, and the seed that was used."""
    from stickgen.direction.looping import looped
    from stickgen.options import GenerationOptions
    from stickgen.pipeline import build_checked_film, build_film

    def build(with_seed: GenerationOptions) -> Scene:
        return build_film(script, with_seed, aspect=aspect, progress=_told(emit))

    generation = options.generation()
    if options.check is None:
        scene, seed = build(generation), options.seed
    else:
        checked = build_checked_film(build, generation, tries=options.check)
        scene, seed = checked.scene, checked.seed
    return looped(scene, aspect) if options.loop else scene, seed


def _told(emit: Emit) -> Callable[[str, float], None]:
    """A callback of progress that emits events, not too many of them."""
    last = 0.0

    def tell(step: str, share: float) -> None:
        nonlocal last
        now = monotonic()
        if share >= 1 or now - last >= _PAUSE:
            last = now
            emit({"event": "progress", "step": step, "share": round(share, 3)})

    return tell


def _notes(draft: Draft) -> Json:
    return {
        "left_out": list(draft.left_out),
        "drawn_as": dict(draft.drawn_as),
        "played_as": dict(draft.played_as),
    }


def _beats(script: Script) -> list[Json]:
    """The beats, numbered through all characters."""
    beats = [(character.name, beat) for character in script.characters for beat in character.beats]
    return [
        {
            "n": number,
            "character": name,
            "text": beat.text,
            "start": beat.start,
            "end": script.duration if beat.end is None else beat.end,
        }
        for number, (name, beat) in enumerate(beats)
    ]
