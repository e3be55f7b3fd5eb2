"""Printing and writing the reports of ``stick-gen evaluate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

Json = Annotated[bool, typer.Option("--json", help="Print all results as JSON.")]
ReportFile = Annotated[
    Path | None, typer.Option("-o", "--output", help="Write the report (Markdown) here.")
]


def print_report(text: str, data: Any, *, as_json: bool, output: Path | None = None) -> None:
    """Print a report as Markdown or JSON, and write it as Markdown."""
    from stickgen.files import atomic_path

    if output is not None:
        with atomic_path(output) as path:
            path.write_text(text, "utf-8")
    typer.echo(json.dumps(data) if as_json else text, nl=as_json)
