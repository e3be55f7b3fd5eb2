"""``stick-gen evaluate gate`` and ``train``: the networks that compare motion with words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from stickgen.errors import StickGenError


def gate(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    networks: Annotated[
        Path | None, typer.Option(help="Folder of networks. [default: the one in the box]")
    ] = None,
    cases: Annotated[int, typer.Option(min=64, help="Most motions they are tried on.")] = 256,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Try the evaluator networks on recorded motion of the test split: may they judge?

    They must find the caption of a motion among 32 at least five times as often as chance, and
    hold every motion spoilt on purpose for a worse match than the motion itself. Leaves with 1
    where a network fails, or no caption names a side, so that swapped sides could not be tried.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate gate data/corpus
    """
    from stickgen.corpus.store.captioned_spans import captioned_spans
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.bench.cases import choose
    from stickgen.evaluation.evaluator.gate import gate as judge
    from stickgen.evaluation.evaluator.runtime import open_evaluators

    opened = Corpus.open(corpus)
    chosen = choose(opened, captioned_spans(opened, "train"), cases)
    found = judge(
        open_evaluators(networks), [c.joints for c in chosen], [c.caption for c in chosen]
    )
    typer.echo(json.dumps(found.as_dict()) if as_json else found.markdown())
    raise typer.Exit(0 if found.holds else 1)


def train(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the run.")],
    network: Annotated[
        list[str] | None,
        typer.Option(help="A network to train, such as transformer-2; all when not given."),
    ] = None,
    max_minutes: Annotated[
        float | None, typer.Option(help="For each network, earlier sessions included.")
    ] = None,
) -> None:
    """Train the evaluator networks anew; stop at any time and run again to go on.

    Needs the extra: pip install -c constraints.txt -e '.[train]'

    Example: stick-gen evaluate train data/corpus -o runs/evaluator
    """
    try:
        import torch  # noqa: F401
    except ImportError:
        raise StickGenError(
            "training needs torch: in the checkout run pip install -c constraints.txt -e '.[train]'"
        ) from None
    from stickgen.evaluation.corruptions import CORRUPTIONS
    from stickgen.evaluation.evaluator.gate import LEARNT
    from stickgen.training.evaluator.run import NETWORKS, train_evaluators

    names = network or list(NETWORKS)
    for name in names:
        if name not in NETWORKS:
            raise StickGenError(f"--network is {name!r}: use one of {', '.join(NETWORKS)}")
    if max_minutes is not None and not max_minutes > 0:
        raise StickGenError(f"--max-minutes is {max_minutes:g}: give a positive number")
    ruins = {name: CORRUPTIONS[name] for name in LEARNT}
    folder = train_evaluators(corpus, output, ruins, names=names, max_minutes=max_minutes)
    typer.echo(f"networks: {folder}")
