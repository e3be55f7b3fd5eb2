"""``stick-gen runs``: training runs and their curves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import Json


def runs(
    folder: Annotated[Path, typer.Argument(help="Folder of runs.")] = Path("runs"),
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Picture of the curves. [default: FOLDER/curves.png]"),
    ] = None,
    as_json: Json = False,
) -> None:
    """List training runs with the loss that each network has reached, and draw their curves.

    Needs the extra: pip install -e '.[eval]'

    Example: stick-gen runs
    """
    from stickgen.training.run_list import draw_curves, read_curves

    curves = read_curves(folder)
    picture = output or folder / "curves.png"
    draw_curves(curves, picture)
    if as_json:
        facts = [{"run": c.run, "stage": c.stage, "rows": c.rows} for c in curves]
        typer.echo(json.dumps({"curves": facts, "picture": str(picture)}))
        return
    for curve in curves:
        first, last = curve.rows[0], curve.rows[-1]
        typer.echo(
            f"{curve.run:<24}{curve.stage:<9}{last['step']:>8.0f} steps{last['minutes']:>8.1f} min"
            f"   validation {first['val_total']:.3f} -> {last['val_total']:.3f}"
            f", best {curve.best:.3f}"
        )
    typer.echo(f"curves: {picture}")
