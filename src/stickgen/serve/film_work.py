"""The tasks that make films, as worker processes run them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.serve.schemas import FilmOptions, FilmRequest
from stickgen.serve.tasks import Emit, Json, Task, progress_events

if TYPE_CHECKING:
    from stickgen.making import FilmMaker
    from stickgen.options import GenerationOptions
    from stickgen.scene import Scene
    from stickgen.script import Script
    from stickgen.story import Draft

FILM = Task("film", "stickgen.serve.film_work:film", "motion")
REROLL = Task("reroll", "stickgen.serve.film_work:reroll", "motion")

MOTION_FILE, SCRIPT_FILE = "film.motion", "film.yaml"
"""Names of the stored scene and of its Script."""


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
    scene, seed = _scene(draft.script, options, size[0] / size[1], folder, emit)
    write_script_file(draft, folder / SCRIPT_FILE)
    write_motion(scene, folder / MOTION_FILE)
    beside = {prop.kind: prop.beside for prop in scene.props if prop.beside}
    return {
        "title": draft.script.title,
        "seconds": scene.duration,
        "seed": seed,
        "size": size,
        "beats": _beats(draft.script),
        "notes": notes(draft) | {"set_beside": beside},
    }


def reroll(arguments: Json, emit: Emit) -> Json:
    """As ``film``, of a stored Script with another version of a beat; the rest is remembered.

    Args:
        arguments: those of ``film``, and ``script``, ``beat``, its number, and ``seed``.
        emit: as ``film``.
    """
    from stickgen.making import rerolled
    from stickgen.script import Script

    script = Script.model_validate(arguments["script"])
    beats = [
        (n, k) for n, character in enumerate(script.characters) for k in range(len(character.beats))
    ]
    changed = rerolled(script, beats[arguments["beat"]], arguments["seed"])
    options = arguments["request"]["options"]
    request = FilmRequest.model_validate({"script": changed.model_dump(), "options": options})
    return film({**arguments, "request": request.model_dump(mode="json")}, emit)


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


@cache
def _maker() -> FilmMaker:
    """Makes the films of this process: what a beat has cost once is remembered for its reroll."""
    from stickgen.making import FilmMaker

    return FilmMaker()


def _show(beginning: Scene, folder: Path, emit: Emit) -> None:
    """Store the beginning of a film, and say how long it is."""
    from stickgen.formats.motion_file import write_motion

    write_motion(beginning, folder / MOTION_FILE)
    emit({"event": "piece", "seconds": beginning.duration})


def _scene(
    script: Script, options: FilmOptions, aspect: float, folder: Path, emit: Emit
) -> tuple[Scene, int]:
    """The scene of a Script, and the seed that was used."""
    from stickgen.direction.looping import looped
    from stickgen.pipeline import build_checked_film

    show = (lambda beginning: _show(beginning, folder, emit)) if options.pieces else None

    def build(with_seed: GenerationOptions) -> Scene:
        made = _maker().make(
            script, with_seed, aspect=aspect, progress=progress_events(emit), show=show
        )
        return made.scene

    generation = options.generation()
    if options.check is None:
        scene, seed = build(generation), options.seed
    else:
        checked = build_checked_film(build, generation, tries=options.check)
        scene, seed = checked.scene, checked.seed
    return looped(scene, aspect) if options.loop else scene, seed


def notes(draft: Draft) -> Json:
    """What a film of a draft does not show as it was told."""
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
            "end": beat.end,
            "seed": beat.seed,
        }
        for number, (name, beat) in enumerate(beats)
    ]
