"""``stick-gen model``: the commands about model folders and configurations, one module each."""

from __future__ import annotations

import typer

from stickgen.cli.model_card import card
from stickgen.cli.model_export import export
from stickgen.cli.model_hub import pull, push
from stickgen.cli.model_params import params

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def model() -> None:
    """Count a model's parameters, write it in other formats, complete its card, share it."""


app.command()(params)
app.command()(export)
app.command()(card)
app.command()(pull)
app.command()(push)
