"""``stick-gen data``: the commands that make and use a corpus, one module each."""

from __future__ import annotations

import typer

from stickgen.cli.data_convert import build, convert
from stickgen.cli.data_curate import curate
from stickgen.cli.data_embed import embed
from stickgen.cli.data_exchange import export
from stickgen.cli.data_map import map_file
from stickgen.cli.data_merge import merge
from stickgen.cli.data_pick import pick
from stickgen.cli.data_stats import stats
from stickgen.cli.data_synth import synth

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def data() -> None:
    """Make a corpus from motion data sets."""


app.command()(convert)
app.command()(build)
app.command("map")(map_file)
app.command()(merge)
app.command()(curate)
app.command()(pick)
app.command()(stats)
app.command()(synth)
app.command()(embed)
app.command()(export)
