"""``stick-gen storyboard``: a film on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import Json, Seed


def storyboard(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="A .pdf, or a .png.")
    ],
    prompt: Annotated[
        str, typer.Argument(metavar="PROMPT", help="What happens, in English.", show_default=False)
    ] = "",
    script: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Show a Script (YAML or JSON) instead of a prompt."),
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(help="Length of the film, 1-600. [default: 10]")
    ] = None,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Draw a storyboard: a picture and a few lines wherever something new begins.

    Example: stick-gen storyboard --script examples/two_actors.yaml -o board.pdf
    """
    from stickgen import pipeline
    from stickgen.cli.generate import plan_film
    from stickgen.cli.report import progress_bar, tell
    from stickgen.direction.panels import panels
    from stickgen.render.storyboard import check_storyboard, write_storyboard

    check_storyboard(output)
    plan = plan_film(prompt, script, seconds)
    with progress_bar() as progress:
        scene = pipeline.film(plan, seed=seed, aspect=16 / 9, progress=progress)
    write_storyboard(scene, panels(plan, scene), output)
    tell({"prompt": plan.description, "seed": seed, "seconds": scene.duration}, [str(output)],
         as_json=as_json)  # fmt: skip
