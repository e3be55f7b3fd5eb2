"""``stick-gen model export``: a model folder in other formats."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import Adapters, Json
from stickgen.cli.training_extra import require_torch


def export(
    model: Annotated[
        Path, typer.Argument(help="Model folder, a model's name, or the folder of a finished run.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder that gets one folder for each format.")
    ],
    formats: Annotated[
        str,
        typer.Option(
            help="onnx, onnx-int8, torchscript, pt2 and safetensors, separated by commas; the "
            "first two are model folders."
        ),
    ] = "onnx,onnx-int8,torchscript,pt2,safetensors",
    lora: Adapters = [],  # noqa: B006 - typer's way of a list option
    as_json: Json = False,
) -> None:
    """Write the networks of a model in other formats, and compare each with torch.

    Every file is read again and run on inputs of other lengths than those of its export. With
    --lora the adapters become part of the weights.

    Needs the extra: pip install -c constraints.txt -e '.[train]'

    Example: stick-gen model export stick-gen-small -o exported --formats onnx-int8,torchscript
    """
    require_torch("exporting")
    from stickgen.model_folder import model_folder
    from stickgen.motion_model.adapters import find_adapters
    from stickgen.training.export_formats import export_formats

    finished = model / "model"
    folder = model_folder(finished if (finished / "config.json").is_file() else model)
    names = [name.strip() for name in formats.split(",")]
    rows = export_formats(folder, output, names, find_adapters(lora))
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows]))
        return
    for row in rows:
        choices = {"codes"} & row.differences.keys()
        largest = max(value for name, value in row.differences.items() if name not in choices)
        others = "".join(f", {row.differences[name]:.1%} of the {name} differ" for name in choices)
        typer.echo(
            f"{row.format:<12}{row.network:<9}{row.megabytes:7.1f} MB   largest error "
            f"{largest:.2g}{others}"
        )
    typer.echo(f"{output}: {', '.join(names)}")
