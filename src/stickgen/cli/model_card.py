"""``stick-gen model card``: the figures of a benchmark in a model's card."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.training_extra import require_torch


def card(
    folder: Annotated[Path, typer.Argument(help="Model folder with a README.md.")],
    results: Annotated[
        Path, typer.Option(help="The results.json that stick-gen bench wrote for it.")
    ],
) -> None:
    """Put measured figures into the card of a model, in place of those that it has.

    The card itself, with parts and training, is written when stick-gen train exports the model.

    Example: stick-gen model card runs/stick-gen-small/model --results bench/results.json
    """
    require_torch("writing cards")
    from stickgen.training.card import add_figures

    add_figures(folder, results)
    typer.echo(f"figures of {results}: {folder / 'README.md'}")
