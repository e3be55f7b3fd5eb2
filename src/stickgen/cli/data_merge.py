"""``stick-gen data merge``: several corpora become one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.cli.options import Force, Json
from stickgen.terminal import console

if TYPE_CHECKING:
    from stickgen.corpus.curation.merge import MergeReport


def merge(
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...", help="Corpus folders.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the result.")],
    max_source_fraction: Annotated[
        float,
        typer.Option(
            min=0.0, max=1.0, help="Largest share of one source, of the hours, such as 0.3."
        ),
    ] = 1.0,
    max_artifact: Annotated[
        float,
        typer.Option(min=0.0, max=1.0, help="Leave out takes with a larger artifact score."),
    ] = 1.0,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Merge several corpora.

    Repeated clips are left out, splits and takes are kept, and sources are balanced by hours.
    OUTPUT/report.json lists what was left out and why.

    Example: stick-gen data merge data/amass data/beat data/own data/synth -o data/all
    --max-source-fraction 0.3 --max-artifact 0.5
    """
    from stickgen.corpus.curation.merge import merge as run
    from stickgen.corpus.store.ownership import WRITING, claim_folder

    if force:
        claim_folder(output, WRITING)
    report = run(
        corpora, output, max_source_fraction=max_source_fraction, max_artifact=max_artifact
    )
    if as_json:
        typer.echo(json.dumps(asdict(report)))
    else:
        _show(report, output)


def _show(report: MergeReport, output: Path) -> None:
    from collections import Counter

    from rich.table import Table

    table = Table("source", "hours before", "hours", "share")
    for name, (before, after) in report.sources.items():
        table.add_row(name, f"{before:.2f}", f"{after:.2f}", f"{after / report.hours:.1%}")
    out = console()
    out.print(table)
    for reason, count in Counter(item.reason for item in report.left_out).most_common(12):
        out.print(f"left out {count}: {reason}")
    if report.renamed:
        out.print(f"renamed {len(report.renamed)} clips whose id was already in use")
    out.print(
        f"{output}: {report.clips} clips, {report.hours:.2f} h; details in {output}/report.json",
    )
