"""``stick-gen evaluate metrics``: do the metrics measure?"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer


def metrics(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus with a test split.")],
    cases: Annotated[int, typer.Option(min=64, help="Most motions that are measured.")] = 256,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Take every figure of recorded motion, as it is and spoilt on purpose in each way.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate metrics data/corpus
    """
    from stickgen.cli.report import progress_bar
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.bench.cases import choose, stretches
    from stickgen.evaluation.bench.space import space
    from stickgen.evaluation.evaluator.runtime import open_evaluators
    from stickgen.evaluation.metric_report import as_dict, markdown, spoilt_figures

    opened = Corpus.open(corpus)
    train = stretches(opened, "train")
    chosen = choose(opened, train, cases)
    evaluator = open_evaluators()[0]
    with progress_bar() as progress:
        show = partial(progress, "measuring") if progress else None
        motions = [case.joints for case in chosen]
        rows = spoilt_figures(evaluator, space(evaluator, chosen, train), motions, show)
    typer.echo(json.dumps(as_dict(rows)) if as_json else markdown(rows), nl=as_json)
