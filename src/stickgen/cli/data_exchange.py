"""``stick-gen data export``: a corpus in the formats of other tools."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Format(str, Enum):
    """Format of the exported files."""

    PT = "pt"
    HUMANML3D = "humanml3d"
    NPZ = "npz"


def export(
    corpus: Annotated[Path, typer.Argument(help="Folder of the corpus.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="A new folder; for pt also one .pt file.")
    ],
    kind: Annotated[Format, typer.Option("--format", help="Format to write.")],
    encoder: Annotated[
        str, typer.Option(help="Text encoder of the samples' embeddings (pt only).")
    ] = "built-in",
) -> None:
    """Write a corpus for other tools.

    Formats are .pt samples, HumanML3D's layout, and AMASS-like .npz. `stick-gen data convert` reads
    all three back (exchange-pt, humanml3d, amass).

    Example: stick-gen data export data/corpus -o humanml3d --format humanml3d
    """
    from stickgen.corpus.exchange import humanml3d, samples, smpl
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.text.encoders import open_encoder

    opened = Corpus.open(corpus)
    if kind is Format.PT:
        count = samples.export(opened, output, open_encoder(encoder))
    elif kind is Format.HUMANML3D:
        count = humanml3d.export(opened, output)
    else:
        count = smpl.export(opened, output)
    typer.echo(f"wrote {count} {'samples' if kind is Format.PT else 'clips'} to {output}")
