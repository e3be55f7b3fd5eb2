"""``stick-gen data curate``: a corpus as sets to train on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.cli.options import Json

if TYPE_CHECKING:
    from stickgen.corpus.curation.curate import SetReport

_LEAST = "Least quality score of a window."
_MOST = "Largest artifact score of a window."


def curate(
    corpus: Annotated[Path, typer.Argument(help="Folder of the corpus.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder in which pretrain/ and sft/ are made.")
    ],
    pretrain_quality: Annotated[float, typer.Option(min=0, max=1, help=_LEAST)] = 0.5,
    pretrain_artifact: Annotated[float, typer.Option(min=0, max=1, help=_MOST)] = 0.5,
    sft_quality: Annotated[float, typer.Option(min=0, max=1, help=_LEAST)] = 0.8,
    sft_artifact: Annotated[float, typer.Option(min=0, max=1, help=_MOST)] = 0.35,
    sft_stability: Annotated[
        float, typer.Option(min=0, max=1, help="Least steadiness of a camera that follows it.")
    ] = 0.6,
    sft_action_share: Annotated[
        float, typer.Option(min=0, max=1, help="Largest share of one main action.")
    ] = 0.3,
    sft_synthetic_share: Annotated[
        float, typer.Option(min=0, max=1, help="Largest share of synthetic motion.")
    ] = 0.4,
    as_json: Json = False,
) -> None:
    """Cut good motion into windows for a pretrain and an SFT set.

    Each set is a corpus that `stick-gen train` takes as its data path. What was dropped, and
    why, is in OUTPUT/report.json.

    Example: stick-gen data curate data/corpus -o data/sets
    """
    from stickgen.corpus.curation.curate import Standard
    from stickgen.corpus.curation.curate import curate as run

    standards = {
        "pretrain": Standard(pretrain_quality, pretrain_artifact),
        "sft": Standard(
            sft_quality, sft_artifact, sft_stability, sft_action_share, sft_synthetic_share
        ),
    }
    reports = run(corpus, output, standards)
    if as_json:
        found = {name: asdict(report) for name, report in reports.items()}
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        _show(reports, output)


def _show(reports: dict[str, SetReport], output: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    for name, report in reports.items():
        table = Table("", "windows", "hours", title=f"{name} set", title_justify="left")
        table.add_row("kept", f"{report.windows}", f"{report.hours:.2f}")
        for reason, (count, hours) in report.reasons.items():
            table.add_row(f"dropped: {reason}", f"{count}", f"{hours:.2f}")
        console.print(table)
        largest = ", ".join(f"{a} {share:.1%}" for a, share in list(report.actions.items())[:5])
        console.print(f"most frequent: {largest}; synthetic {report.synthetic_share:.1%}")
    console.print(f"{output}: {', '.join(reports)}; details in report.json", highlight=False)
