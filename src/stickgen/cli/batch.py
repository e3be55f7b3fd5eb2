"""``stick-gen batch``: a film for each row of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stickgen.cli.options import CORES, Engine, Json, Workers
from stickgen.errors import StickGenError, shorten

if TYPE_CHECKING:
    from stickgen.batch import Outcome, Row, Summary

_OWN = ("name", "prompt", "formats")
"""Columns that are no options of ``generate``."""
_NO_COLUMNS = ("output", "json", "save-script", "help")
"""Options of ``generate`` that a batch sets itself."""
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


def batch(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="TABLE",
            help="CSV, JSON Lines or a YAML list with a row for each film: a prompt and, where "
            "wanted, a name, formats (mp4, gif, motion …) and any option of generate (seconds, "
            "seed, style, place, size …).",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FOLDER", help="Folder of the films and of batch.json."
        ),
    ],
    workers: Workers = CORES,
    engine: Engine = "local",
    as_json: Json = False,
) -> None:
    """Make a film for each row of a table, on all cores.

    Run it again to continue after an interrupt: a film that is done stays as it is until its row
    changes. A row that fails is reported and the others go on; the exit code is then 1.
    batch.json in the folder says what became of each row.

    Example: stick-gen batch prompts.csv -o films/

    Example: stick-gen batch prompts.csv -o films/ --workers 4 --json
    """
    from stickgen.batch import plan_jobs, read_rows, run_jobs
    from stickgen.cli.report import progress_bars

    options = _options()
    rows = read_rows(table, (*_OWN, *options))
    jobs = plan_jobs(rows, lambda row: _words(row, options))
    with progress_bars() as progress:
        summary, outcomes = run_jobs(
            jobs, output, _make, workers=workers, engine=engine, progress=progress
        )
    failed = [outcome for outcome in outcomes if outcome.error]
    _show(summary, failed, output, as_json=as_json)
    if failed:
        raise typer.Exit(1)


def _options() -> Mapping[str, Any]:
    """Options of ``generate`` that a row may have, by their names without hyphens in front."""
    from stickgen.cli import click_command

    names = {
        max(option.opts, key=len).lstrip("-"): option
        for option in click_command("generate").params
        if option.param_type_name == "option"
    }
    return {name: option for name, option in names.items() if name not in _NO_COLUMNS}


def _words(row: Row, options: Mapping[str, Any]) -> list[str]:
    """A row as words of the command line."""
    words = []
    for column, text in row.cells.items():
        if column in _OWN:
            continue
        if getattr(options[column], "is_flag", False):
            words += [f"--{column}"] if _is_set(column, text) else []
        elif options[column].multiple:
            words += [f"--{column}={part}" for part in re.split(r"[\s,;]+", text) if part]
        else:
            words.append(f"--{column}={text}")
    prompt = row.cells.get("prompt")
    return words if prompt is None else [*words, "--", prompt]


def _is_set(column: str, text: str) -> bool:
    if text.lower() in (*_YES, *_NO):
        return text.lower() in _YES
    raise StickGenError(f"{column} is {shorten(repr(text))}: give yes or no")


def _make(words: Sequence[str], paths: Sequence[str]) -> dict[str, Any]:
    """Make a film as ``stick-gen generate`` does; its summary."""
    from stickgen.cli import run

    outputs = [f"--output={path}" for path in paths]
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(StringIO()):
        run(["generate", *outputs, "--json", *words])
    summary: dict[str, Any] = json.loads(printed.getvalue().splitlines()[-1])
    return {key: value for key, value in summary.items() if key != "prompt"}


def _show(summary: Summary, failed: Sequence[Outcome], output: Path, *, as_json: bool) -> None:
    from stickgen.batch import REPORT

    if as_json:
        rows = [{"row": one.row, "name": one.name, "error": one.error} for one in failed]
        found = {**summary.as_table(), "failures": rows, "report": str(output / REPORT)}
        typer.echo(json.dumps(found))
        return
    for one in failed:
        typer.echo(f"row {one.row}, {shorten(one.name)}: {one.error}")
    typer.echo(
        f"{summary.made} films made, {summary.skipped} done before, {summary.failed} failed "
        f"({output / REPORT})"
    )
    if summary.made:
        typer.echo(
            f"{summary.film_seconds:g} s of film in {summary.wall:.1f} s: {summary.per_hour:,.0f} "
            f"films/hour, {summary.per_core_hour:,.0f} films/hour a core"
        )
