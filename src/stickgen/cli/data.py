"""``stick-gen data``: motion files in, a corpus out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from stickgen.corpus.build import Progress, Summary

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def data() -> None:
    """Build a corpus from motion capture files."""


@app.command()
def build(
    source: Annotated[
        Path,
        typer.Argument(help="Folder with index.csv, captions.jsonl and the files or raw/*.tar.xz."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the corpus.")],
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = os.cpu_count() or 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Retarget, clean and label every clip; run again to go on after an interrupt.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen data build ../motions -o data/corpus
    """
    from stickgen.corpus.build import build_corpus

    if output.exists() and not output.is_dir():
        raise StickGenError(f"{output} is a file: name a folder for the corpus.")
    with _progress_bar() as progress:
        summary = build_corpus(source, output, workers, progress)
    if as_json:
        typer.echo(json.dumps(asdict(summary)))
    else:
        _show(summary, output)


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Bars(
        *columns, TimeRemainingColumn(), console=console, disable=not sys.stderr.isatty()
    ) as bars:
        tasks = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield show


def _show(summary: Summary, output: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("source", "clips", "hours", "rejected")
    for name, row in sorted(summary.sources.items()):
        table.add_row(name, f"{row.clips}", f"{row.hours:.2f}", f"{row.rejected}")
    table.add_section()
    table.add_row("all", f"{summary.clips}", f"{summary.hours:.2f}", f"{len(summary.rejected)}")
    console = Console()
    console.print(table)
    splits = ", ".join(f"{name} {hours:.2f} h" for name, hours in summary.splits.items())
    console.print(f"{output}: {splits}; {summary.valid_hours:.2f} h of it good frames.")
    for id_, reason in summary.rejected:
        console.print(f"rejected {id_}: {reason}", highlight=False, markup=False)
    if summary.unread:
        formats = ", ".join(f"{count} {name}" for name, count in sorted(summary.unread.items()))
        console.print(f"Not read yet, for want of a reader: {formats} files.")
