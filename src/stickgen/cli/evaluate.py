"""``stick-gen evaluate``: what can be measured on motion."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.evaluate_metrics import metrics
from stickgen.cli.evaluate_networks import gate, train
from stickgen.cli.evaluate_output import Json, ReportFile, print_report
from stickgen.cli.evaluate_prompts import prompts
from stickgen.cli.evaluate_sheets import sheets
from stickgen.cli.options import ModelName

Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        help="YAML file with limits of the critic that replace the defaults.",
    ),
]

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def evaluate() -> None:
    """Measure motion, and the models and networks that generate or evaluate it."""


app.command()(prompts)
app.command()(sheets)
app.command()(gate)
app.command()(metrics)
app.command()(train)


@app.command()
def actions(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    each: Annotated[int, typer.Option(min=1, help="Excerpts tested for each action.")] = 60,
    as_json: Json = False,
) -> None:
    """Test the probe of every action on captioned clips of that action and of other actions.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate actions data/corpus
    """
    from dataclasses import asdict

    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.action_report import table, try_probes
    from stickgen.evaluation.tables import markdown

    rows = try_probes(Corpus.open(corpus), each)
    print_report(markdown([table(rows)]), [asdict(row) for row in rows], as_json=as_json)


@app.command()
def critic(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    rules: Rules = None,
    as_json: Json = False,
) -> None:
    """Test the safety critic on recorded motion: the unsafe share of each source.

    A second table shows the unsafe share of the same motion after deliberate corruption.

    Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate critic data/corpus
    """
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.critic_report import calibrate
    from stickgen.evaluation.tables import markdown
    from stickgen.safety.rules import read_rules

    report = calibrate(Corpus.open(corpus), read_rules(rules) if rules else None)
    print_report(markdown(report.tables()), report.as_dict(), as_json=as_json)


@app.command()
def suite(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAMES]...", help="Suites to run; all when none is named."),
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Films per prompt.")] = 1,
    model: ModelName = None,
    rules: Rules = None,
    output: ReportFile = None,
    as_json: Json = False,
) -> None:
    """Generate a film for every prompt of the suites and check it with the safety critic.

    The exit code is 1 if a prompt crashed.

    Example: stick-gen evaluate suite robustness_baseline adversarial_injection --seeds 2
    """
    from stickgen import generate
    from stickgen.cli.report import progress_bar
    from stickgen.evaluation.suites import SUITES, read_suite
    from stickgen.evaluation.suites_report import build
    from stickgen.evaluation.suites_run import run
    from stickgen.evaluation.tables import markdown
    from stickgen.safety.rules import read_rules

    chosen = [read_suite(name) for name in names or SUITES]
    limits = read_rules(rules) if rules else None
    # A broken model is an error of this command, not a refusal of every prompt.
    generate("a person stands", seconds=1, steps=1, model=model)
    with progress_bar() as progress:
        outcomes = run(
            chosen,
            lambda text, seconds, seed: generate(text, seconds=seconds, seed=seed, model=model),
            seeds=seeds,
            rules=limits,
            progress=progress,
        )
        report = build(chosen, list(outcomes), seeds)
    text = markdown(["# Suites of prompts", *report.tables()])
    print_report(text, report.as_dict(), as_json=as_json, output=output)
    raise typer.Exit(1 if report.crashed else 0)
