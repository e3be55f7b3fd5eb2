"""``stick-gen stream``: motion on standard output while it is generated."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from stickgen.cli.options import Device, Guidance, ModelName, Seed, Steps


def stream(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What happens, in English.")],
    seconds: Annotated[float, typer.Option(help="Length of the motion, 1-600.")] = 10.0,
    seed: Seed = 0,
    guidance: Guidance = None,
    steps: Steps = None,
    model: ModelName = None,
    device: Device = "cpu",
) -> None:
    """Print one person's motion as lines of JSON, one frame per line, while it is generated.

    The first line names the joints; every other line holds one frame: joints in millimetres, the
    action, and which feet touch the floor. Lines come faster than real time.

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
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as JSON is, whatever the terminal's
    sys.stdout.write(head_line(prompt, round(seconds * FPS)))
    frame = 0
    for piece in pieces:
        sys.stdout.writelines(frame_lines(piece, frame))
        sys.stdout.flush()
        frame += len(piece)
