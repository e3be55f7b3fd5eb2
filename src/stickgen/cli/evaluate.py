"""``stick-gen evaluate``: what can be seen in motion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def evaluate() -> None:
    """Measure what can be seen in motion."""


@app.command()
def actions(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    each: Annotated[int, typer.Option(min=1, help="Stretches judged of each action.")] = 60,
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows as JSON.")] = False,
) -> None:
    """Try the probe of every action on captioned clips: seen where it is, and where it is not.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate actions data/corpus
    """
    from stickgen.corpus.store import Corpus
    from stickgen.evaluation.action_report import as_dict, judge, markdown

    rows = judge(Corpus.open(corpus), each)
    typer.echo(json.dumps(as_dict(rows)) if as_json else markdown(rows), nl=as_json)
