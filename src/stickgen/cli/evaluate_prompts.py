"""``stick-gen evaluate prompts``: whether motion follows its prompt."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.evaluate_generation import generate_bodies
from stickgen.cli.evaluate_output import Json, ReportFile, print_report
from stickgen.cli.options import ModelName


def prompts(
    corpus: Annotated[
        Path | None,
        typer.Argument(help="Folder of a corpus; the report also measures its recordings."),
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Motions per prompt.")] = 8,
    model: ModelName = None,
    output: ReportFile = None,
    as_json: Json = False,
) -> None:
    """Generate motion for plain prompts, and measure on the joints whether it does what they say.

    There are thirteen probes with figures and one prompt for each of the 64 actions. A probe
    passes if 5 of 8 seeds pass. A corpus needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate prompts data/corpus -o prompts.md
    """
    from stickgen.cli.report import progress_bar
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.prompt_report import build
    from stickgen.evaluation.prompt_samples import sample
    from stickgen.evaluation.prompt_tables import tables
    from stickgen.evaluation.tables import markdown

    recordings = Corpus.open(corpus) if corpus else None
    with progress_bar() as progress:
        samples = sample(partial(generate_bodies, model), seeds, progress)
    report = build(samples, recordings)
    print_report(markdown(tables(report)), report.as_dict(), as_json=as_json, output=output)
