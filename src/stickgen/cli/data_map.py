"""``stick-gen data map``: propose a skeleton map for a motion file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def map_file(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A BVH or glTF file (.bvh, .glb, .gltf, .vrm, .vrma)."),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the map here, such as map.yaml.")
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(help="Draw the skeleton beside our canonical body to this .png."),
    ] = None,
) -> None:
    """Propose a map: which joint of a rig is which joint of the canonical body.

    Joints are recognised by their names, or else by the shape of the skeleton. Check the picture,
    correct the map where it is wrong and pass it to `data convert --map`.

    Example: stick-gen data map take1.bvh -o map.yaml --picture map.png
    """
    from stickgen.corpus.rigs.map_checks import describe_rig
    from stickgen.corpus.rigs.propose import propose
    from stickgen.corpus.sources.motion_file import read_motion_file
    from stickgen.files import atomic_path

    raw = read_motion_file(file)
    proposal = propose(raw, file.stem)
    notes = (describe_rig(raw, proposal.rig), *proposal.warnings)
    text = "".join(f"# {note}\n" for note in notes) + proposal.yaml()
    if output:
        with atomic_path(output) as temporary:
            temporary.write_text(text, encoding="utf-8")
        typer.echo("\n".join(notes))
    else:
        typer.echo(text, nl=False)
    if picture:
        from stickgen.corpus.rigs.map_picture import draw_map
        from stickgen.render.png import write_png

        write_png(draw_map(raw, proposal.rig, proposal.frame, notes), picture)
