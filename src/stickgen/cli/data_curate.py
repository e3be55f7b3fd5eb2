"""``stick-gen data curate``: training sets from a corpus."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.cli.options import Force, Json
from stickgen.terminal import console

if TYPE_CHECKING:
    from stickgen.corpus.curation.curate import SetReport

_QUALITY = "Lowest quality score of a window."
_ARTIFACT = "Highest artifact score of a window."


def curate(
    corpus: Annotated[Path, typer.Argument(help="Folder of the corpus.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for pretrain/ and sft/.")],
    pretrain_quality: Annotated[float, typer.Option(min=0, max=1, help=_QUALITY)] = 0.5,
    pretrain_artifact: Annotated[float, typer.Option(min=0, max=1, help=_ARTIFACT)] = 0.5,
    sft_quality: Annotated[float, typer.Option(min=0, max=1, help=_QUALITY)] = 0.8,
    sft_artifact: Annotated[float, typer.Option(min=0, max=1, help=_ARTIFACT)] = 0.35,
    sft_stability: Annotated[
        float, typer.Option(min=0, max=1, help="Lowest camera stability of a window.")
    ] = 0.6,
    sft_action_share: Annotated[
        float, typer.Option(min=0, max=1, help="Largest share of one main action.")
    ] = 0.3,
    sft_synthetic_share: Annotated[
        float, typer.Option(min=0, max=1, help="Largest share of synthetic motion.")
    ] = 0.4,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Cut valid motion into windows for a pretraining and a fine-tuning (SFT) set.

    Each set is a corpus that `stick-gen train` takes as its data path. OUTPUT/report.json lists
    what was dropped and why.

    Example: stick-gen data curate data/corpus -o data/sets
    """
    from stickgen.corpus.curation.curate import curate as run
    from stickgen.corpus.curation.standards import Standard
    from stickgen.corpus.store.ownership import WRITING, claim_folder

    standards = {
        "pretrain": Standard(pretrain_quality, pretrain_artifact),
        "sft": Standard(
            sft_quality, sft_artifact, sft_stability, sft_action_share, sft_synthetic_share
        ),
    }
    for name in standards if force else ():
        claim_folder(output / name, WRITING)
    reports = run(corpus, output, standards)
    if as_json:
        plain = {name: asdict(report) for name, report in reports.items()}
        typer.echo(json.dumps(plain))
    else:
        _show(reports, output)


def _show(reports: dict[str, SetReport], output: Path) -> None:
    from rich.table import Table

    out = console()
    for name, report in reports.items():
        table = Table("", "windows", "hours", title=f"{name} set", title_justify="left")
        table.add_row("kept", f"{report.windows}", f"{report.hours:.2f}")
        for reason, (count, hours) in report.reasons.items():
            table.add_row(f"dropped: {reason}", f"{count}", f"{hours:.2f}")
        out.print(table)
        largest = ", ".join(f"{a} {share:.1%}" for a, share in list(report.actions.items())[:5])
        out.print(f"most frequent: {largest}; synthetic {report.synthetic_share:.1%}")
    out.print(f"{output}: {', '.join(reports)}; details in report.json")
