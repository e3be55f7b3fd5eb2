"""``stick-gen evaluate``: what can be seen in motion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.evaluate_metrics import metrics
from stickgen.cli.evaluate_networks import gate, train
from stickgen.cli.evaluate_prompts import prompts
from stickgen.cli.evaluate_sheets import sheets

Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="FILE", help="YAML with the critic's numbers that differ."),
]

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def evaluate() -> None:
    """Measure what can be seen in motion."""


app.command()(prompts)
app.command()(sheets)
app.command()(gate)
app.command()(metrics)
app.command()(train)


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
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.action_report import as_dict, judge, markdown

    rows = judge(Corpus.open(corpus), each)
    typer.echo(json.dumps(as_dict(rows)) if as_json else markdown(rows), nl=as_json)


@app.command()
def critic(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    rules: Rules = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Hold the safety critic against real motion: how much of it is unsafe, source by source.

    A second table says how much of the same motion is unsafe once it is ruined on purpose.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate critic data/corpus
    """
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.critic_report import as_dict, calibrate, markdown
    from stickgen.safety.rules import read_rules

    found = calibrate(Corpus.open(corpus), read_rules(rules) if rules else None)
    typer.echo(json.dumps(as_dict(found)) if as_json else markdown(found), nl=as_json)


@app.command()
def suite(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAMES]...", help="Suites to run; all when none is named."),
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Films of each prompt.")] = 1,
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="Model folder. [default: the one in the box]"),
    ] = None,
    rules: Rules = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the report (Markdown) here.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Make a film of every prompt of the suites and let the safety critic judge it.

    Leaves with 1 where a prompt crashed.

    Example: stick-gen evaluate suite robustness_baseline adversarial_injection --seeds 2
    """
    from stickgen import generate
    from stickgen.cli.report import progress_bar
    from stickgen.evaluation import suites_report as report
    from stickgen.evaluation.suites import SUITES, read_suite
    from stickgen.evaluation.suites_run import run
    from stickgen.files import atomic_path
    from stickgen.safety.rules import read_rules

    chosen = [read_suite(name) for name in names or SUITES]
    numbers = read_rules(rules) if rules else None
    with progress_bar() as progress:
        outcomes = run(
            chosen,
            lambda text, seconds, seed: generate(text, seconds=seconds, seed=seed, model=model),
            seeds=seeds,
            rules=numbers,
            progress=progress,
        )
        found = report.build(chosen, list(outcomes), seeds)
    if output is not None:
        with atomic_path(output) as path:
            path.write_text(report.markdown(found), "utf-8")
    typer.echo(json.dumps(report.as_dict(found)) if as_json else report.markdown(found), nl=as_json)
    raise typer.Exit(1 if found.crashed else 0)
