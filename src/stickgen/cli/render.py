"""``stick-gen render``: draw a stored scene again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from stickgen.cli.options import (
    BvhFps,
    BvhRig,
    BvhUnit,
    Codec,
    Effects,
    Json,
    Loop,
    Outputs,
    PictureRate,
    PictureSize,
    Smpl,
    Sound,
    Style,
    Transparent,
    Voices,
    check_outputs,
    check_sound,
)


def render(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .motion file.")],
    output: Outputs,
    style: Style = None,
    effect: Effects = [],  # noqa: B006 - typer's way of a list option
    size: PictureSize = "1280x720",
    fps: PictureRate = None,
    transparent: Transparent = False,
    bvh_rig: BvhRig = None,
    bvh_unit: BvhUnit = None,
    bvh_fps: BvhFps = None,
    smpl: Smpl = None,
    codec: Codec = None,
    loop: Loop = False,
    sound: Sound = False,
    voice: Voices = [],  # noqa: B006 - typer's way of a list option
    as_json: Json = False,
) -> None:
    """Draw a stored .motion file again.

    Example: stick-gen render walk.motion -o walk.gif --size 640x360 --style sketch
    """
    from stickgen.cli.report import print_summary, progress_bar
    from stickgen.cli.standard_output import StandardOutput
    from stickgen.direction.looping import looped
    from stickgen.formats import read
    from stickgen.options import FileOptions
    from stickgen.outputs import save
    from stickgen.scene import TRANSPARENT

    files = FileOptions(bvh_rig=bvh_rig, bvh_unit=bvh_unit, bvh_fps=bvh_fps, smpl=smpl, codec=codec)
    target = StandardOutput(output, as_json=as_json)
    heard = check_sound(target.files, sound=sound, voices=voice)
    picture = check_outputs(target.files, size, fps, files, transparent=transparent, sound=heard)
    scene = read(file)
    if style is not None:
        # The background belongs to the old style.
        scene = replace(scene, style=style, background="")
    scene = replace(scene, effects=(*scene.effects, *effect))
    if transparent:
        scene = replace(scene, background=TRANSPARENT)
    with progress_bar() as progress:
        start = perf_counter()
        if loop:
            scene = looped(scene, picture[0] / picture[1])
        written = save(
            scene,
            target.files,
            size=picture,
            fps=fps,
            options=files,
            sound=heard,
            progress=progress,
        )
    written = target.send(written)
    timings = {"render": round(perf_counter() - start, 3)}
    summary = {"source": str(file), "seconds": scene.duration, "timings": timings}
    print_summary(summary, written, as_json=as_json)
