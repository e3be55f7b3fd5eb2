"""``stick-gen train``: train a motion model, or adapt its text encoder."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.training_extra import require_torch
from stickgen.errors import StickGenError


def train(
    config: Annotated[
        Path, typer.Option(help="Configuration of the run (YAML), such as configs/small.yaml.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder of the run. [default: runs/<name>]"),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(
            help="planner, ranker, refiner or text; may be repeated. [default: planner, ranker, "
            "refiner] text adapts the text encoder to the captions of training.text."
        ),
    ] = None,
    max_minutes: Annotated[
        float | None,
        typer.Option(
            help="Stop after this time, including earlier sessions. The stages share it equally; "
            "none exceeds its max_minutes in the configuration."
        ),
    ] = None,
    resume_from: Annotated[
        str | None,
        typer.Option(help="Checkpoint, or run folder with one. [default: the run's own]"),
    ] = None,
    init_from: Annotated[
        str | None,
        typer.Option(
            help="Start from the weights of a checkpoint, a run's folder or a model folder, with a "
            "fresh optimiser."
        ),
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(help="ray: train on the cluster in RAY_ADDRESS, else here.")
    ] = None,
    workers: Annotated[
        int, typer.Option(min=1, help="Processes of the cluster that train together.")
    ] = 2,
) -> None:
    """Train a model on a corpus; stop at any time and run again to resume.

    Needs the extra: pip install -c constraints.txt -e '.[train]'

    Example: stick-gen train --config configs/small.yaml --max-minutes 60

    Example: stick-gen train --config configs/sft_small.yaml --init-from runs/stick-gen-small

    Example: stick-gen train --config configs/small.yaml --stage text
    """
    require_torch("training")
    from stickgen.training.config import load_config
    from stickgen.training.run import train as train_here

    if max_minutes is not None and not max_minutes > 0:
        raise StickGenError(f"--max-minutes is {max_minutes:g}: give a positive number")
    logging.basicConfig(format="%(message)s")
    logging.getLogger("stickgen.training").setLevel(logging.INFO)
    settings = load_config(config)
    run: Callable[..., Path | None] = train_here
    if cluster not in (None, "ray"):
        raise StickGenError(f"--cluster is {cluster!r}: ray is the only one")
    if cluster:
        from stickgen.training.on_ray import train_on_ray

        run = partial(train_on_ray, workers=workers)
    folder = run(
        settings,
        output or Path("runs") / settings.metadata.name,
        stages=stage,
        max_minutes=max_minutes,
        resume_from=resume_from,
        init_from=init_from,
    )
    if folder:
        typer.echo(f"{'adapter' if settings.lora else 'model'} folder: {folder}")
