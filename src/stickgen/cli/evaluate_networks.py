"""``stick-gen evaluate gate`` and ``train``: the networks that compare motion with text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.evaluate_output import Json, print_report
from stickgen.cli.training_extra import require_torch
from stickgen.errors import StickGenError


def gate(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    networks: Annotated[
        Path | None, typer.Option(help="Folder of networks. [default: the shipped one]")
    ] = None,
    cases: Annotated[int, typer.Option(min=64, help="Largest number of motions.")] = 256,
    as_json: Json = False,
) -> None:
    """Test whether the evaluator networks are reliable, on recorded motion of the test split.

    A network passes if it finds the caption of a motion among 32 at least five times as often
    as chance, and rates every corrupted motion as a worse match than the motion itself. The
    exit code is 1 if a network fails, or if no caption names a side, so that swapped sides
    cannot be tested.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate gate data/corpus
    """
    from stickgen.corpus.store.captioned_spans import captioned_spans
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.bench.cases import choose_cases
    from stickgen.evaluation.evaluator.gate import gate as judge
    from stickgen.evaluation.evaluator.runtime import open_evaluators
    from stickgen.evaluation.tables import markdown

    opened = Corpus.open(corpus)
    chosen = choose_cases(opened, captioned_spans(opened, "train"), cases)
    report = judge(
        open_evaluators(networks), [c.joints for c in chosen], [c.caption for c in chosen]
    )
    print_report(markdown([report.table()]), report.as_dict(), as_json=as_json)
    raise typer.Exit(0 if report.holds else 1)


def train(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the run.")],
    network: Annotated[
        list[str] | None,
        typer.Option(help="A network to train, such as transformer-2; all when not given."),
    ] = None,
    encoder: Annotated[
        str,
        typer.Option(help="Text encoder, as of stick-gen data embed; of any width."),
    ] = "built-in",
    max_minutes: Annotated[
        float | None,
        typer.Option(help="Training time of each network, including earlier sessions."),
    ] = None,
) -> None:
    """Train the evaluator networks; stop at any time, and run again to continue.

    Needs the extra: pip install -c constraints.txt -e '.[train]'

    Example: stick-gen evaluate train data/corpus -o runs/evaluator
    """
    require_torch("training")
    from stickgen.evaluation.corruptions import CORRUPTIONS
    from stickgen.evaluation.evaluator.gate import SEEN_IN_TRAINING
    from stickgen.training.evaluator.run import NETWORKS, train_evaluators

    names = network or list(NETWORKS)
    for name in names:
        if name not in NETWORKS:
            raise StickGenError(f"--network is {name!r}: use one of {', '.join(NETWORKS)}")
    if max_minutes is not None and not max_minutes > 0:
        raise StickGenError(f"--max-minutes is {max_minutes:g}: give a positive number")
    corruptions = {name: CORRUPTIONS[name] for name in SEEN_IN_TRAINING}
    folder = train_evaluators(
        corpus,
        output,
        corruptions,
        names=names,
        text_encoder=encoder,
        max_minutes=max_minutes,
    )
    typer.echo(f"networks: {folder}")
