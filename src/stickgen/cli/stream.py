"""``stick-gen stream``: motion on standard output while it is made."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from stickgen.cli.options import Device, Guidance, ModelName, Seed, Steps


def stream(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What happens, in English.")],
    seconds: Annotated[float, typer.Option(help="Length of the take, 1-600.")] = 10.0,
    seed: Seed = 0,
    guidance: Guidance = None,
    steps: Steps = None,
    model: ModelName = None,
    device: Device = "cpu",
) -> None:
    """Print one person's motion as lines of JSON, a frame a line, while it is made.

    The first line names the joints; each other holds the joints of a frame in millimetres, the
    action and which feet stand. Lines come faster than they play.

    Example: stick-gen stream "A person walks and waves" --seconds 60 | ./my-player
    """
    from stickgen import pipeline
    from stickgen.formats.motion_lines import frame_lines, head_line
    from stickgen.skeleton import FPS

    pieces = pipeline.stream(
        prompt,
        seconds=seconds,
        seed=seed,
        guidance=guidance,
        steps=steps,
        model=model,
        device=device,
    )
    try:
        sys.stdout.write(head_line(prompt, round(seconds * FPS)))
        shown = 0
        for piece in pieces:
            sys.stdout.writelines(frame_lines(piece, shown))
            sys.stdout.flush()
            shown += len(piece)
    except BrokenPipeError:
        # Whoever listened has seen enough; Python must not complain of it once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
