"""``stick-gen data stats``: what a corpus holds."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.cli.options import Json

if TYPE_CHECKING:
    from stickgen.corpus.curation.stats import Stats


def stats(
    corpus: Annotated[Path, typer.Argument(help="Folder of the corpus.")],
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page with plots, such as stats.html."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Count what a corpus holds.

    Sources, actions, lengths, quality, licences, splits and missing captions.

    Example: stick-gen data stats data/corpus --html stats.html
    """
    from stickgen.corpus.curation.stats import measure
    from stickgen.corpus.curation.stats_page import stats_page
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.files import atomic_path

    found = measure(Corpus.open(corpus))
    if html:
        with atomic_path(html) as temporary:
            temporary.write_text(stats_page(found, corpus.resolve().name), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        _show(found)
        if html:
            typer.echo(f"wrote {html}")


def _show(stats: Stats) -> None:
    from rich.columns import Columns
    from rich.console import Console
    from rich.table import Table

    sources = Table("source", "clips", "hours", "good", "quality", "artifact", "licence")
    for name, source in stats.sources.items():
        sources.add_row(
            name,
            f"{source.clips}",
            f"{source.hours:.2f}",
            f"{source.valid_hours:.2f}",
            f"{source.quality:.2f}",
            f"{source.artifact:.2f}",
            ", ".join(source.licences),
        )
    actions = Table("action", "hours", "share")
    for name, hours in stats.actions.items():
        actions.add_row(name, f"{hours:.3f}", f"{hours / stats.hours:.1%}")
    rest = Table("", "clips", "hours")
    for name, (clips, hours) in stats.splits.items():
        rest.add_row(f"split {name}", f"{clips}", f"{hours:.2f}")
    for name, share in stats.passing.items():
        rest.add_row(f"good enough for {name}", f"{share:.1%}", "")
    rest.add_row("without captions", f"{stats.without_captions}", "")
    rest.add_row("made by rule", "", f"{stats.synthetic_hours:.2f}")
    rest.add_section()
    rest.add_row("all", f"{stats.clips}", f"{stats.hours:.2f}")
    console = Console()
    console.print(sources)
    console.print(Columns([actions, rest]))
    console.print(f"Frames of no known action: {stats.unknown_share:.1%}.", highlight=False)
