"""``stick-gen script``: the Script of a prompt, to read and to change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import (
    Seconds,
    StoryModel,
    StoryTimeout,
    StoryUrl,
    StoryWriter,
)
from stickgen.cli.stories import make_draft, story_teller, told


def script(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What happens, in English.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="File to write: .yaml, with reasons as comments, or .json. [default: print it]",
        ),
    ] = None,
    seconds: Seconds = None,
    story: StoryWriter = "builtin",
    story_model: StoryModel = None,
    story_url: StoryUrl = None,
    story_timeout: StoryTimeout = 60.0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print script, reasons and what is missing as JSON.")
    ] = False,
) -> None:
    """Write the Script of a prompt: who does what when, and which words each fact comes from.

    Change the file as you like, then film it.

    Example: stick-gen script "A knight fights a dragon" -o film.yaml

    Example: stick-gen --script film.yaml -o film.mp4
    """
    from stickgen.story.script_text import (
        check_script_path,
        script_data,
        script_yaml,
        write_script_file,
    )

    if output is not None:
        check_script_path(output)
    draft = make_draft(
        prompt, None, seconds, story_teller(story, story_model, story_url, story_timeout)
    )
    if output is not None:
        write_script_file(draft, output)
    if as_json:
        whole = {"script": script_data(draft.script), "whys": dict(draft.whys), **told(draft)}
        typer.echo(json.dumps(whole, ensure_ascii=False))
    elif output is None:
        typer.echo(script_yaml(draft), nl=False)
    else:
        typer.echo(f"wrote {output} ({draft.script.duration:g} s of film)")
