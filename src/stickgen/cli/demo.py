"""``stick-gen demo``: a small page for trying it out."""

from __future__ import annotations

from typing import Annotated

import typer


def demo(
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port. [default: the first free from 7860]")
    ] = None,
) -> None:
    """Serve a small page, made with Gradio, for trying Stick-Gen out.

    Example: stick-gen demo
    """
    from stickgen.cli.extra import require_extra

    require_extra("demo", "demo", "gradio")
    from stickgen import demo as page

    typer.echo("Stick-Gen's demo starts; Ctrl-C ends it.")
    page.launch(page.build(), host=host, port=port)
