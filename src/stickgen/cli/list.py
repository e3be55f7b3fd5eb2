"""``stick-gen list``: the names that prompts and scripts may use."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from stickgen.cli.options import Json
from stickgen.errors import StickGenError, shorten
from stickgen.names import LISTS, Lines

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command("list")
def list_names(
    what: Annotated[
        str | None,
        typer.Argument(metavar="WHAT", help="Such as actions or props.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """List the names that scripts may use, each with a few words on what it is.

    Without WHAT: what can be listed, and how many names there are.

    Example: stick-gen list places
    """
    if what is None:
        lines: Lines = {name: str(len(read())) for name, read in LISTS.items()}
    elif what in LISTS:
        lines = LISTS[what]()
    else:
        raise StickGenError(
            f"there is no list of {shorten(repr(what))}: use one of {', '.join(LISTS)}"
        )
    if as_json:
        counts = {name: int(line) for name, line in lines.items()} if what is None else lines
        typer.echo(json.dumps(dict(counts), ensure_ascii=False))
        return
    width = max(map(len, lines), default=0)
    for name, line in lines.items():
        typer.echo(f"{name:<{width}}  {line}".rstrip())
