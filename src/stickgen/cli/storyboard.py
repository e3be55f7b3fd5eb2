"""``stick-gen storyboard``: a film as pictures on pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import (
    Json,
    Prompt,
    ScriptFile,
    Seconds,
    Seed,
    StoryModel,
    StoryTimeout,
    StoryUrl,
    StoryWriter,
    Style,
    parse_size,
)
from stickgen.cli.stories import changed, make_draft, story_teller, told


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
    style: Style = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place", help="Backdrop, instead of the story's; stick-gen list places shows them."
        ),
    ] = None,
    size: Annotated[
        str, typer.Option(metavar="WxH", help="Width x height of each picture, pixels.")
    ] = "640x360",
    story: StoryWriter = "builtin",
    story_model: StoryModel = None,
    story_url: StoryUrl = None,
    story_timeout: StoryTimeout = 60.0,
    as_json: Json = False,
) -> None:
    """Draw a storyboard: a picture and a few lines of text for each new event.

    Example: stick-gen storyboard "Ann waves to Ben. He walks up to her and they hug." -o board.pdf

    Example: stick-gen storyboard --script examples/two_actors.yaml -o board.pdf

    Example: stick-gen storyboard "Tom fights a robot" --style ink --place street -o board.png
    """
    from stickgen import pipeline
    from stickgen.cli.report import print_summary, progress_bar
    from stickgen.direction.panels import panels
    from stickgen.outputs import Written, check_size
    from stickgen.render.storyboard import check_storyboard, write_storyboard

    check_storyboard(output)
    picture = parse_size(size)
    check_size(picture)
    draft = make_draft(
        prompt, script, seconds, story_teller(story, story_model, story_url, story_timeout)
    )
    draft = changed(draft, style=style, place=place)
    plan = draft.script
    with progress_bar() as progress:
        scene = pipeline.film(plan, seed=seed, aspect=picture[0] / picture[1], progress=progress)
    write_storyboard(scene, panels(plan, scene), output, picture)
    summary = {
        "prompt": plan.description,
        "seed": seed,
        "seconds": scene.duration,
        **told(draft, scene),
    }
    print_summary(summary, [Written(output)], as_json=as_json)
