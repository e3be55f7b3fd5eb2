"""Progress while a command works, and a summary at its end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from stickgen.progress import Progress
from stickgen.skeleton import FPS
from stickgen.terminal import progress as live_bars
from stickgen.terminal import text_column

if TYPE_CHECKING:
    from stickgen.outputs import Written


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


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """Progress bars on stderr for a run that can be continued, and a hint when it is interrupted.

    Yields a function of a step's name, how much of it is done and how much there is.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn

    columns = (text_column(), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    try:
        with live_bars(*columns, disable=not sys.stderr.isatty()) as bars:
            tasks = {}

            def show(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bars.add_task(step, total=total)
                bars.update(tasks[step], completed=done, total=total)

            yield show
    except (KeyboardInterrupt, SystemExit):
        sys.stderr.write(
            "Stopped. Finished work is kept: run the same command again to continue.\n"
        )
        raise


def print_summary(summary: dict[str, Any], files: Sequence[Written], *, as_json: bool) -> None:
    """Print the written files: one line for each, or everything as JSON; and who speaks."""
    voices = next((file.voices for file in files if file.voices), "")
    if as_json:
        rates = {str(file.path): file.fps for file in files if file.fps is not None}
        summary = {**summary, "files": [str(file.path) for file in files]}
        if voices:
            summary["voices"] = voices
        typer.echo(json.dumps(summary | ({"frames_a_second": rates} if rates else {})))
        return
    if "check" in summary:
        typer.echo(summary["check"])
    if voices:
        typer.echo(f"spoken by {voices}")
    for file in files:
        rate = "" if file.fps in (None, FPS) else f" at {file.fps:g} frames a second"
        typer.echo(f"wrote {file.path} ({summary['seconds']:g} s of film{rate})")
