"""``stick-gen generate``: a film from a sentence or a Script."""

from __future__ import annotations

from functools import partial
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
    Prompt,
    ScriptFile,
    Seconds,
    Seed,
    Steps,
    Style,
    Transparent,
    check_outputs,
    make_script,
)

if TYPE_CHECKING:
    from stickgen.options import GenerationOptions
    from stickgen.progress import Progress
    from stickgen.scene import Scene
    from stickgen.script import Script


def generate(
    output: Outputs,
    prompt: Prompt = None,
    script: ScriptFile = None,
    seconds: Seconds = None,
    seed: Seed = 0,
    guidance: Guidance = None,
    steps: Steps = None,
    model: ModelName = None,
    device: Device = "cpu",
    camera: Annotated[
        str | None,
        typer.Option(
            "-c",
            "--camera",
            help="follow (one shot of all actors) or auto (shots and cuts are chosen).",
        ),
    ] = None,
    style: Style = None,
    place: Annotated[
        str | None, typer.Option("--place", help=f"Backdrop: {', '.join(PLACES)}.")
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
            help="Try up to N seeds until the safety critic finds a film safe.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Make a film from a sentence, or from a Script.

    Example: stick-gen generate "A person walks and waves" -o walk.mp4 -o walk.motion

    Example: stick-gen generate --script examples/two_actors.yaml -o film.mp4
    """
    from stickgen import pipeline
    from stickgen.cli.report import print_summary, progress_bar
    from stickgen.options import GenerationOptions
    from stickgen.outputs import save
    from stickgen.scene import TRANSPARENT

    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device
    )
    start = perf_counter()
    plan = make_script(prompt, script, seconds)
    plan = pipeline.changed(
        plan,
        camera=camera,
        style=style,
        place=place,
        effects=(*plan.effects, *effect),
        background=TRANSPARENT if transparent else None,
    )
    picture = check_outputs(output, size, fps, transparent=plan.background == TRANSPARENT)
    with progress_bar() as progress:
        scene, summary = _build(plan, options, check, picture[0] / picture[1], progress)
        scene_done = perf_counter()
        save(scene, output, size=picture, fps=fps, progress=progress)
    timings = {
        "motion": round(scene_done - start, 3),
        "render": round(perf_counter() - scene_done, 3),
    }
    summary |= {"seconds": scene.duration, "timings": timings}
    print_summary(summary, output, as_json=as_json)


def _build(
    script: Script,
    options: GenerationOptions,
    check: int | None,
    aspect: float,
    progress: Progress | None,
) -> tuple[Scene, dict[str, Any]]:
    """The scene of a Script and its summary; ``check`` is the number of seeds to try."""
    from stickgen import pipeline

    build = partial(pipeline.build_film, script, aspect=aspect, progress=progress)
    summary = {"prompt": script.description, "seed": options.seed}
    if check is None:
        return build(options), summary
    checked = pipeline.build_checked_film(build, options, tries=check)
    return checked.scene, summary | {"seed": checked.seed, "check": str(checked)}
