"""Options that several commands share."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from stickgen.catalog.styles import STYLES
from stickgen.errors import StickGenError
from stickgen.vocabulary import EFFECTS

Outputs = Annotated[
    list[str],
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="File to write: .mp4, .gif, .motion, .bvh, .png (a contact sheet), or a folder "
        "for PNG frames. May be given several times.",
    ),
]
PictureSize = Annotated[
    str, typer.Option(metavar="WxH", help="Width x height of the picture, pixels.")
]
PictureRate = Annotated[
    float | None, typer.Option("--fps", help="Frames a second, 1-60. [default: the scene's own]")
]
Transparent = Annotated[
    bool, typer.Option("--transparent", help="Leave out paper and place (not for .mp4).")
]
Style = Annotated[
    str | None, typer.Option("-s", "--style", help=f"How it is drawn: {', '.join(STYLES)}.")
]
Effects = Annotated[
    list[str],
    typer.Option(
        "--effect", help=f"Lay over it: {', '.join(EFFECTS)}. May be given several times."
    ),
]
Seed = Annotated[int, typer.Option(help="Random seed: the same seed gives the same film.")]
Guidance = Annotated[float | None, typer.Option(help="How strongly to follow the words, 1-10.")]
Steps = Annotated[int | None, typer.Option(help="Steps of the refiner, 1-100.")]
ModelName = Annotated[
    str | None, typer.Option("-m", "--model", help="Model folder. [default: the one in the box]")
]
Device = Annotated[str, typer.Option(help="Where the networks run: cpu, cuda, coreml or directml.")]
Json = Annotated[bool, typer.Option("--json", help="Print a summary as JSON.")]


def parse_size(text: str) -> tuple[int, int]:
    """Width and height of ``"1280x720"``.

    Raises:
        StickGenError: it is not two whole numbers with an x between them.
    """
    found = re.fullmatch(r"(\d{1,9})[xX×](\d{1,9})", text.strip(), re.ASCII)
    if found is None:
        raise StickGenError(f"size is {text!r}: give width x height, such as 1280x720")
    return int(found[1]), int(found[2])
