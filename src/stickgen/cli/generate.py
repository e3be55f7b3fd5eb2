"""``stick-gen generate``: a sentence, or a Script, to a film."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stickgen.catalog.places import PLACES
from stickgen.cli.options import (
    Device,
    Effects,
    Guidance,
    Json,
    ModelName,
    Outputs,
    PictureRate,
    PictureSize,
    Seed,
    Steps,
    Style,
    Transparent,
    parse_size,
)
from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from stickgen.options import GenerationOptions
    from stickgen.outputs import Progress
    from stickgen.scene import Scene
    from stickgen.script import Script


def generate(
    output: Outputs,
    prompt: Annotated[
        str, typer.Argument(metavar="PROMPT", help="What happens, in English.", show_default=False)
    ] = "",
    script: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Play a Script (YAML or JSON) instead of a prompt."),
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(help="Length of the film, 1-600. [default: 10]")
    ] = None,
    seed: Seed = 0,
    guidance: Guidance = None,
    steps: Steps = None,
    model: ModelName = None,
    device: Device = "cpu",
    camera: Annotated[
        str | None,
        typer.Option("-c", "--camera", help="follow (one steady picture) or auto (directed)."),
    ] = None,
    style: Style = None,
    place: Annotated[
        str | None, typer.Option("--place", help=f"Where it happens: {', '.join(PLACES)}.")
    ] = None,
    effect: Effects = [],  # noqa: B006 - typer's way of a list option
    size: PictureSize = "1280x720",
    fps: PictureRate = None,
    transparent: Transparent = False,
    check: Annotated[
        int | None,
        typer.Option(
            "--check",
            min=1,
            max=100,
            metavar="N",
            help="Try up to N seeds until the safety critic is content.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Make a film from a sentence, or from a Script.

    Example: stick-gen generate "A person walks and waves" -o walk.mp4 -o walk.motion

    Example: stick-gen generate --script examples/two_actors.yaml -o film.mp4
    """
    from stickgen import pipeline
    from stickgen.cli.report import progress_bar, tell
    from stickgen.options import GenerationOptions
    from stickgen.outputs import check_fps, check_size, check_targets, save
    from stickgen.scene import TRANSPARENT

    picture = parse_size(size)
    check_size(picture)
    check_fps(fps)
    check_targets(output, transparent=transparent)
    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device
    )
    start = perf_counter()
    plan = plan_film(prompt, script, seconds)
    plan = pipeline.changed(plan, camera=camera, style=style, place=place)
    with progress_bar() as progress:
        scene, summary = _build(plan, options, check, picture[0] / picture[1], progress)
        scene = replace(scene, effects=(*scene.effects, *effect))
        if transparent:
            scene = replace(scene, background=TRANSPARENT)
        staged = perf_counter()
        save(scene, output, size=picture, fps=fps, progress=progress)
    timings = {"motion": round(staged - start, 3), "render": round(perf_counter() - staged, 3)}
    summary |= {"seconds": scene.duration, "timings": timings}
    tell(summary, output, as_json=as_json)


def _build(
    script: Script,
    options: GenerationOptions,
    check: int | None,
    aspect: float,
    progress: Progress | None,
) -> tuple[Scene, dict[str, Any]]:
    """The scene of a Script and its summary; with ``check`` the first safe of that many seeds."""
    from stickgen import pipeline

    build = partial(pipeline.build_film, script, aspect=aspect, progress=progress)
    summary = {"prompt": script.description, "seed": options.seed}
    if check is None:
        return build(options), summary
    checked = pipeline.build_checked_film(build, options, tries=check)
    return checked.scene, summary | {"seed": checked.seed, "check": str(checked)}


def plan_film(prompt: str, script: Path | None, seconds: float | None) -> Script:
    """The Script of a command line that names either a prompt or a file.

    Raises:
        StickGenError: it names both or neither, or gives a script another length.
    """
    from stickgen import pipeline, story

    if bool(prompt) == (script is not None):
        raise StickGenError("give either a prompt or --script FILE: one of them, not both")
    if script is None:
        length = 10.0 if seconds is None else seconds
        return pipeline.write_script(prompt, seconds=length)
    if seconds is not None:
        raise StickGenError("a script says how long it is: leave out --seconds or change the file")
    return story.read_script(script)
