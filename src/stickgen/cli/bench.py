"""``stick-gen bench``: the model beside real motion and simple baselines."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from stickgen.cli.evaluate_generation import generate_bodies
from stickgen.cli.evaluate_output import Json
from stickgen.cli.options import ModelName

PLAIN = "plain-diffusion"
"""Plain diffusion model that is measured too if it is installed."""

Split = Literal["val", "test"]


def bench(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus with a test split.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the report.")],
    model: ModelName = None,
    plain: Annotated[
        str | None,
        typer.Option(help="Folder of a plain diffusion model. [default: the shipped one]"),
    ] = None,
    split: Annotated[
        Split, typer.Option(help="val to choose settings, test for the final figures.")
    ] = "test",
    source: Annotated[
        list[str] | None,
        typer.Option(
            help="Only captions of this source, such as cmu; may be repeated. [default: all]"
        ),
    ] = None,
    row: Annotated[
        list[str] | None,
        typer.Option(help="Measure only this row of the table; may be repeated. [default: all]"),
    ] = None,
    cases: Annotated[int, typer.Option(min=1, help="Largest number of captions.")] = 256,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 2,
    as_json: Json = False,
) -> None:
    """Measure a model on the captions of held-out real motion. The table also has rows for real
    motion, retrieval, single phases of the model and a plain diffusion model.

    Writes table.md, results.json and pictures. An interrupted run continues where it stopped.
    Needs the extras: pip install -e '.[data,eval]'

    Example: stick-gen bench data/all -o bench
    """
    from stickgen.cli.report import progress_bar
    from stickgen.evaluation.bench.plots import draw
    from stickgen.evaluation.bench.report import report
    from stickgen.evaluation.bench.run import Setup, run
    from stickgen.evaluation.evaluator.runtime import open_evaluators
    from stickgen.files import atomic_path, make_folder
    from stickgen.model_folder import model_folder

    folder = model_folder(model)
    setup = Setup(
        corpus=corpus,
        output=output,
        model=folder,
        plain=_plain(plain),
        split=split,
        sources=tuple(source or ()),
        cases=cases,
        rows=tuple(row or ()),
        workers=workers,
    )
    make_folder(output)
    with progress_bar() as progress:
        results = run(setup, open_evaluators(), partial(generate_bodies, folder), progress)
    text = report(results, draw(results, output))
    figures = json.dumps(results.as_dict(), indent=1)
    for name, content in (("table.md", text), ("results.json", figures + "\n")):
        with atomic_path(output / name) as path:
            path.write_text(content, "utf-8")
    typer.echo(figures if as_json else text, nl=as_json)


def _plain(name: str | None) -> Path | None:
    from stickgen.errors import StickGenError
    from stickgen.model_folder import model_folder

    if name is not None:
        return model_folder(name)
    try:
        return model_folder(PLAIN)
    except StickGenError:
        return None  # the report says that its row is missing
