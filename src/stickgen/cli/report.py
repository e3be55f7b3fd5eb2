"""Progress while a command works, and a summary at its end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer

from stickgen.progress import Progress
from stickgen.terminal import progress as live_bars


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A progress bar on stderr, or nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with live_bars(transient=True) as bars:
        rows = {}

        def show(stage: str, share: float) -> None:
            if stage not in rows:
                rows[stage] = bars.add_task(stage, total=1.0)
            bars.update(rows[stage], completed=share)

        yield show


def print_summary(summary: dict[str, Any], files: Sequence[str], *, as_json: bool) -> None:
    """Print the written files: one line for each, or everything as JSON."""
    if as_json:
        typer.echo(json.dumps({**summary, "files": list(files)}))
        return
    if "check" in summary:
        typer.echo(summary["check"])
    for file in files:
        typer.echo(f"wrote {file} ({summary['seconds']:g} s of film)")
