"""``stick-gen serve``: the HTTP API."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen at; one that others reach needs a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen at; 0 takes a free one.")] = 8000,
    motion_workers: Annotated[
        int | None, typer.Option(help="Processes that make motion. [default: half of the cores]")
    ] = None,
    video_workers: Annotated[
        int | None, typer.Option(help="Processes that draw. [default: half of the cores]")
    ] = None,
    queue: Annotated[int, typer.Option(help="Jobs that may wait in each queue.")] = 16,
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Folder that keeps the films. [default: a temporary one]"
        ),
    ] = None,
    store_mb: Annotated[int, typer.Option("--store-mb", help="Size of all films.")] = 2000,
    keep_hours: Annotated[
        float, typer.Option(help="Hours until a film that nobody uses is deleted.")
    ] = 24.0,
    client_jobs: Annotated[
        int, typer.Option(help="Jobs that a client may have waiting and running.")
    ] = 8,
    rate: Annotated[float, typer.Option(help="Jobs a second that a client may ask for.")] = 5.0,
    burst: Annotated[int, typer.Option(help="Jobs that a client may ask for at once.")] = 20,
    timeout: Annotated[float, typer.Option(help="Seconds until a job has to end.")] = 300.0,
    drain: Annotated[
        float, typer.Option(help="Seconds that jobs have to end after SIGTERM or Ctrl-C.")
    ] = 30.0,
    stall: Annotated[
        float, typer.Option(help="Seconds until a client that sends or takes nothing is left.")
    ] = 20.0,
    allow_origin: Annotated[
        list[str],
        typer.Option(
            metavar="ORIGIN", help="Web page that may call it (CORS). May be given several times."
        ),
    ] = [],  # noqa: B006 - typer's way of a list option
) -> None:
    """Serve films and motion over HTTP.

    STICKGEN_TOKEN holds the tokens of its clients, separated by blanks; --host 0.0.0.0 needs one,
    and a proxy in front that speaks HTTPS.

    Example: stick-gen serve --port 8000
    """
    from stickgen.cli.extra import require_extra

    require_extra("serve", "serve", "fastapi", "uvicorn", "prometheus_client")
    from stickgen.serve.app import create_app
    from stickgen.serve.running import run_server
    from stickgen.serve.settings import Settings, tokens_of_environment

    given = {"motion_workers": motion_workers, "video_workers": video_workers}
    settings = Settings(
        host=host,
        port=port,
        tokens=tokens_of_environment(),
        origins=tuple(allow_origin),
        store=store,
        store_bytes=store_mb * 1_000_000,
        keep_seconds=keep_hours * 3600,
        queue_depth=queue,
        client_jobs=client_jobs,
        rate=rate,
        burst=burst,
        job_seconds=timeout,
        drain_seconds=drain,
        stall_seconds=stall,
        **{name: number for name, number in given.items() if number is not None},
    )
    run_server(
        create_app(settings),
        settings,
        lambda address: typer.echo(f"Stick-Gen serves {address} (description: {address}/docs)"),
    )
