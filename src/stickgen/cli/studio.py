"""``stick-gen studio``: make and change films in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def studio(
    port: Annotated[int, typer.Option(help="Port to listen at; 0 takes a free one.")] = 8642,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the browser, or only print where.")
    ] = True,
    projects: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of the projects. [default: ~/Stick-Gen]"),
    ] = None,
) -> None:
    """Make films in the browser: type, see, change, share. It serves this machine alone.

    Example: stick-gen studio --projects films
    """
    from stickgen.cli.extra import require_extra

    require_extra("studio", "serve", "fastapi", "uvicorn", "prometheus_client")
    import webbrowser

    from stickgen.files import make_folder
    from stickgen.serve.running import run_server
    from stickgen.studio.app import create_studio, studio_settings

    folder = projects or Path.home() / "Stick-Gen"
    make_folder(folder)
    settings = studio_settings(port)

    def started(address: str) -> None:
        typer.echo(f"The studio is at {address}/studio/ (projects: {folder}; Ctrl-C ends it)")
        if browser and not webbrowser.open(f"{address}/studio/"):
            typer.echo("no browser could be started: open the address yourself")

    run_server(create_studio(settings, folder), settings, started)
