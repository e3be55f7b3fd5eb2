"""``stick-gen stream``: motion on standard output while it is generated."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from stickgen.cli.options import Adapters, Device, Guidance, ModelName, Seconds, Seed, Steps
from stickgen.cli.stories import make_draft


def stream(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help="What happens, in English.")],
    seconds: Seconds = None,
    seed: Seed = 0,
    guidance: Guidance = None,
    steps: Steps = None,
    model: ModelName = None,
    device: Device = "cpu",
    lora: Adapters = [],  # noqa: B006 - typer's way of a list option
) -> None:
    """Print one person's motion, the first of the story, as lines of JSON while it is generated.

    The first line names the joints; every other line holds one frame: joints in millimetres, the
    action, and which feet touch the floor. Lines come faster than real time.

    Example: stick-gen stream "A person walks and waves" --seconds 60 | ./my-player
    """
    from stickgen.formats.motion_lines import frame_lines, head_line
    from stickgen.options import GenerationOptions
    from stickgen.performance import stream_motion
    from stickgen.skeleton import FPS

    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device, lora=lora
    )
    script = make_draft(prompt, None, seconds, model=model).script
    pieces = stream_motion(script, options)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as JSON is, whatever the terminal's
    sys.stdout.write(head_line(prompt, round(script.duration * FPS)))
    frame = 0
    for piece in pieces:
        sys.stdout.writelines(frame_lines(piece, frame))
        sys.stdout.flush()
        frame += len(piece)
