"""``stick-gen data convert`` and ``data build``: a data set becomes a corpus."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stickgen.cli.options import CORES, Engine, Force, Json, Workers
from stickgen.cli.report import progress_bars
from stickgen.corpus.sources import SOURCES
from stickgen.terminal import console

if TYPE_CHECKING:
    from stickgen.corpus.engine.summary import SourceSummary, Summary

_Path = Annotated[Path, typer.Argument(help="Folder or file of the data set.")]
_Output = Annotated[Path, typer.Option("-o", "--output", help="Folder of the corpus.")]
_DROP_KINDS = ("rejected", "excluded", "duplicate")


def convert(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(SOURCES)}.")],
    path: _Path,
    output: _Output,
    workers: Workers = CORES,
    engine: Engine = "local",
    skeleton: Annotated[
        Path | None,
        typer.Option("--map", help="bvh, gltf: YAML map of your own skeleton, where it fits."),
    ] = None,
    fps: Annotated[
        float | None,
        typer.Option(
            help="asf-amc, bvh: frames a second of the files, instead of what they state."
        ),
    ] = None,
    body_model: Annotated[
        Path | None,
        typer.Option(help="amass, asap, aist++, babel: folder of SMPL body models, if any."),
    ] = None,
    amass: Annotated[
        Path | None, typer.Option(help="babel: folder of the AMASS motions it labels.")
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Read a data set into a corpus: on the canonical body, checked and labelled.

    Run it again to continue after an interrupt; a finished corpus of the same files is not changed.
    Files and clips that cannot be used are listed in rejected.csv with the reason.
    Needs the extra: pip install -e '.[data]'

    Example: stick-gen data convert amass ~/AMASS -o data/amass --workers 8
    """
    options = {"map": skeleton, "fps": fps, "body_model": body_model, "amass": amass}
    options = {key: value for key, value in options.items() if value is not None}
    claim(output, force)
    _run(name, path, output, workers, engine, options, as_json)


def build(
    path: Annotated[
        Path,
        typer.Argument(help="Folder with index.csv, captions.jsonl and the files or raw/*.tar.xz."),
    ],
    output: _Output,
    workers: Workers = CORES,
    engine: Engine = "local",
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Make a corpus from a collection that has its own index.

    The same as data convert collection.

    Example: stick-gen data build ../motions -o data/corpus
    """
    claim(output, force)
    _run("collection", path, output, workers, engine, {}, as_json)


def _run(
    name: str,
    path: Path,
    output: Path,
    workers: int,
    engine: str,
    options: Mapping[str, Any],
    as_json: bool,
) -> None:
    from stickgen.corpus.engine.convert import convert as run

    with progress_bars() as progress:
        summary = run(
            name,
            path,
            output,
            workers=workers,
            engine=engine,
            progress=progress,
            options=options,
        )
    show_summary(summary, output, as_json=as_json)


def claim(output: Path, force: bool) -> None:
    """Let the engine write into a folder that holds other things, when that is forced."""
    if force:
        from stickgen.corpus.store.ownership import BUILDING, WRITING, claim_folder

        claim_folder(output, BUILDING, WRITING)


def show_summary(summary: Summary, output: Path, *, as_json: bool) -> None:
    """Print the summary of a run of the engine."""
    if as_json:
        typer.echo(json.dumps(asdict(summary)))
        return
    from rich.table import Table

    table = Table("source", "clips", "hours", *_DROP_KINDS)
    for name, row in summary.sources.items():
        table.add_row(name, *_counts(row))
    table.add_section()
    table.add_row("all", *_counts(summary))
    out = console()
    out.print(table)
    splits = ", ".join(f"{name} {hours:.2f} h" for name, hours in summary.splits.items())
    out.print(f"{output}: {splits}; {summary.good_hours:.2f} h of valid frames.")
    out.print(f"The action of {100 * summary.unknown_share:.1f} % of the frames is unknown.")
    if summary.dropped:
        out.print(
            f"Dropped items and clips with their reasons: {output / 'rejected.csv'}", soft_wrap=True
        )
    if summary.up_to_date:
        out.print(f"Up to date: nothing to do ({summary.seconds:.1f} s).")
    else:
        speed = f"{summary.clips_per_second:.0f} clips/s"
        out.print(f"{summary.items} items in {summary.seconds:.1f} s: {speed}.")


def _counts(row: SourceSummary | Summary) -> tuple[str, ...]:
    dropped = (str(row.dropped.get(kind, 0)) for kind in _DROP_KINDS)
    return str(row.clips), f"{row.hours:.2f}", *dropped
