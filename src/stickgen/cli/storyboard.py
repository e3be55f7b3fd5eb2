"""``stick-gen storyboard``: a film as pictures on pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import Json, Prompt, ScriptFile, Seconds, Seed, make_script


def storyboard(
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="File to write: .pdf, or .png (all pages below each other).",
        ),
    ],
    prompt: Prompt = None,
    script: ScriptFile = None,
    seconds: Seconds = None,
    seed: Seed = 0,
    as_json: Json = False,
) -> None:
    """Draw a storyboard: a picture and a few lines of text for each new event.

    Example: stick-gen storyboard --script examples/two_actors.yaml -o board.pdf
    """
    from stickgen import pipeline
    from stickgen.cli.report import print_summary, progress_bar
    from stickgen.direction.panels import panels
    from stickgen.render.storyboard import check_storyboard, write_storyboard

    check_storyboard(output)
    plan = make_script(prompt, script, seconds)
    with progress_bar() as progress:
        scene = pipeline.film(plan, seed=seed, aspect=16 / 9, progress=progress)
    write_storyboard(scene, panels(plan, scene), output)
    summary = {"prompt": plan.description, "seed": seed, "seconds": scene.duration}
    print_summary(summary, [str(output)], as_json=as_json)
