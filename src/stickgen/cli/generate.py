"""``stick-gen generate``: a sentence to a film."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated

import typer

from stickgen.cli.options import Json, Outputs, PictureSize, parse_size


def generate(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What happens, in English.")],
    output: Outputs,
    seconds: Annotated[float, typer.Option(help="Length of the film, 1-600.")] = 10.0,
    seed: Annotated[int, typer.Option(help="Another number, another film.")] = 0,
    guidance: Annotated[
        float | None, typer.Option(help="How strongly to follow the words, 1-10.")
    ] = None,
    steps: Annotated[int | None, typer.Option(help="Steps of the refiner, 1-100.")] = None,
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="Model folder. [default: the one in the box]"),
    ] = None,
    size: PictureSize = "1280x720",
    as_json: Json = False,
) -> None:
    """Make a film from a sentence.

    Example: stick-gen generate "A person walks and waves" -o walk.mp4 -o walk.motion
    """
    from stickgen.cli.report import progress_bar, tell
    from stickgen.outputs import check_size, check_targets, save
    from stickgen.pipeline import generate as make

    picture = parse_size(size)
    check_size(picture)
    check_targets(output)
    with progress_bar() as progress:
        start = perf_counter()
        scene = make(
            prompt,
            seconds=seconds,
            seed=seed,
            guidance=guidance,
            steps=steps,
            model=model,
            progress=progress,
        )
        staged = perf_counter()
        save(scene, output, size=picture, progress=progress)
    timings = {"motion": round(staged - start, 3), "render": round(perf_counter() - staged, 3)}
    summary = {"prompt": prompt, "seed": seed, "seconds": scene.duration, "timings": timings}
    tell(summary, output, as_json=as_json)
