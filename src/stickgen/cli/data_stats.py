"""``stick-gen data stats``: statistics of a corpus."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.cli.options import Json
from stickgen.terminal import console

if TYPE_CHECKING:
    from rich.table import Table

    from stickgen.corpus.curation.stats import Stats


def stats(
    corpus: Annotated[Path, typer.Argument(help="Folder of the corpus.")],
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page with plots, such as stats.html."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the statistics of a corpus.

    Sources, actions, manners, sides and numbers that captions name, lengths, quality, licences,
    splits and missing captions.

    Example: stick-gen data stats data/corpus --html stats.html
    """
    from stickgen.corpus.curation.stats import corpus_stats
    from stickgen.corpus.curation.stats_page import stats_page
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.files import atomic_path

    counted = corpus_stats(Corpus.open(corpus))
    if html:
        with atomic_path(html) as temporary:
            temporary.write_text(stats_page(counted, corpus.resolve().name), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(asdict(counted)))
    else:
        _show(counted)
        if html:
            typer.echo(f"wrote {html}")


def _show(stats: Stats) -> None:
    from rich.columns import Columns
    from rich.table import Table

    actions = Table("action", "hours", "share")
    for name, hours in stats.actions.items():
        actions.add_row(name, f"{hours:.3f}", f"{hours / stats.hours:.1%}")
    out = console()
    out.print(_source_table(stats))
    out.print(Columns([actions, _said_table(stats), _total_table(stats)]))
    out.print(f"Frames without a known action: {stats.unknown_share:.1%}.")


def _said_table(stats: Stats) -> Table:
    from rich.table import Table

    table = Table("captions say", "minutes")
    said = stats.said
    sides = {f"{side} side": hours for side, hours in said.sides.items()}
    counts = {f"{number} times": hours for number, hours in said.counts.items()}
    turns = {f"turn by {degrees}°": hours for degrees, hours in said.degrees.items()}
    for part in (said.manners, sides, counts, turns):
        for name, hours in part.items():
            table.add_row(name, f"{60 * hours:.1f}")
        table.add_section()
    return table


def _source_table(stats: Stats) -> Table:
    from rich.table import Table

    table = Table("source", "clips", "hours", "valid", "quality", "artifact", "licence")
    for name, source in stats.sources.items():
        table.add_row(
            name,
            f"{source.clips}",
            f"{source.hours:.2f}",
            f"{source.valid_hours:.2f}",
            f"{source.quality:.2f}",
            f"{source.artifact:.2f}",
            ", ".join(source.licences),
        )
    return table


def _total_table(stats: Stats) -> Table:
    from rich.table import Table

    table = Table("", "clips", "hours")
    for name, (clips, hours) in stats.splits.items():
        table.add_row(f"split {name}", f"{clips}", f"{hours:.2f}")
    for name, share in stats.passing.items():
        table.add_row(f"good enough for {name}", f"{share:.1%}", "")
    table.add_row("without captions", f"{stats.without_captions}", "")
    table.add_row("synthetic", "", f"{stats.synthetic_hours:.2f}")
    table.add_section()
    table.add_row("all", f"{stats.clips}", f"{stats.hours:.2f}")
    return table
