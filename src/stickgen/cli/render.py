"""``stick-gen render``: a stored scene to pictures."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from stickgen.cli.options import Json, Outputs, PictureSize, parse_size


def render(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .motion file.")],
    output: Outputs,
    size: PictureSize = "1280x720",
    as_json: Json = False,
) -> None:
    """Draw a stored .motion file again.

    Example: stick-gen render walk.motion -o walk.gif --size 640x360
    """
    from stickgen.cli.report import progress_bar, tell
    from stickgen.formats import read
    from stickgen.outputs import check_size, check_targets, save

    picture = parse_size(size)
    check_size(picture)
    check_targets(output)
    scene = read(file)
    with progress_bar() as progress:
        start = perf_counter()
        save(scene, output, size=picture, progress=progress)
    timings = {"render": round(perf_counter() - start, 3)}
    tell(
        {"source": str(file), "seconds": scene.duration, "timings": timings},
        output,
        as_json=as_json,
    )
