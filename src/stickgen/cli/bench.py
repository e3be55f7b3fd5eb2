"""``stick-gen bench``: the model beside real motion and simple answers."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

PLAIN = "plain-diffusion"
"""Model that is measured beside ours where it is there."""

Split = Literal["val", "test"]


def bench(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus with a test split.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the report.")],
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="Model folder. [default: the one in the box]"),
    ] = None,
    plain: Annotated[
        str | None,
        typer.Option(help="Folder of a plain diffusion model. [default: the one in the box]"),
    ] = None,
    split: Annotated[
        Split, typer.Option(help="val to choose settings by, test once they are chosen.")
    ] = "test",
    row: Annotated[
        list[str] | None,
        typer.Option(help="Measure only this row of the table; may be repeated. [default: all]"),
    ] = None,
    cases: Annotated[int, typer.Option(min=1, help="Captions asked at most.")] = 256,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 2,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,
) -> None:
    """Measure a model on the captions of held-out real motion, beside real motion, retrieval,
    its own phases and a plain diffusion model.

    Writes table.md, results.json and pictures. A run that was stopped goes on where it was.
    Needs the extras: pip install -e '.[data,eval]'

    Example: stick-gen bench data/all -o bench
    """
    from stickgen.cli.evaluate_prompts import bodies
    from stickgen.cli.report import progress_bar
    from stickgen.evaluation.bench.plots import draw
    from stickgen.evaluation.bench.report import markdown
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
        cases=cases,
        rows=tuple(row or ()),
        workers=workers,
    )
    make_folder(output)
    with progress_bar() as progress:
        results = run(setup, open_evaluators(), partial(bodies, str(folder)), progress)
    report = markdown(results, draw(results, output))
    figures = json.dumps(results.as_dict(), indent=1)
    for name, text in (("table.md", report), ("results.json", figures + "\n")):
        with atomic_path(output / name) as path:
            path.write_text(text, "utf-8")
    typer.echo(figures if as_json else report, nl=as_json)


def _plain(name: str | None) -> Path | None:
    from stickgen.errors import StickGenError
    from stickgen.model_folder import model_folder

    if name is not None:
        return model_folder(name)
    try:
        return model_folder(PLAIN)
    except StickGenError:
        return None  # the report says that its row is missing
