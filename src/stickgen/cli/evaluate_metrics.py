"""``stick-gen evaluate metrics``: whether the metrics detect corrupted motion."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.evaluate_output import Json, print_report


def metrics(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus with a test split.")],
    cases: Annotated[int, typer.Option(min=64, help="Largest number of motions.")] = 256,
    as_json: Json = False,
) -> None:
    """Compute every metric on recorded motion: unchanged, and with each kind of corruption.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate metrics data/corpus
    """
    from stickgen.cli.report import progress_bar
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.bench.case_embeddings import embed_cases
    from stickgen.evaluation.bench.cases import captioned_excerpts, choose_cases
    from stickgen.evaluation.evaluator.runtime import open_evaluators
    from stickgen.evaluation.metric_report import as_dict, corrupted_figures, table
    from stickgen.evaluation.tables import markdown

    opened = Corpus.open(corpus)
    train = captioned_excerpts(opened, "train")
    chosen = choose_cases(opened, train, cases)
    evaluator = open_evaluators()[0]
    with progress_bar() as progress:
        show = partial(progress, "measuring") if progress else None
        embeddings = embed_cases(evaluator, chosen, train)
        rows = corrupted_figures(evaluator, embeddings, [case.joints for case in chosen], show)
    print_report(markdown([table(rows)]), as_dict(rows), as_json=as_json)
