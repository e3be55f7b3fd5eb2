"""``stick-gen model pull`` and ``push``: models of a hub."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.errors import StickGenError, shorten

if TYPE_CHECKING:
    from stickgen.hub import Reference

Name = Annotated[
    str,
    typer.Argument(metavar="OWNER/NAME[@REVISION]", help="A model on the hub.", show_default=False),
]


def pull(name: Name) -> None:
    """Fetch a model from huggingface.co, or from the hub that HF_ENDPOINT names; check every file.

    Afterwards --model OWNER/NAME needs no network. A download that was interrupted goes on.

    Example: stick-gen model pull someone/stick-gen-small
    """
    from stickgen.hub import pull

    typer.echo(pull(_reference(name)))


def push(
    folder: Annotated[Path, typer.Argument(help="Model folder with its card, README.md.")],
    name: Name,
    private: Annotated[
        bool, typer.Option("--private", help="Make a new repository that only you can see.")
    ] = False,
    message: Annotated[str, typer.Option("--message", help="What changed.")] = "",
) -> None:
    """Send a model folder to the hub. The token is that of HF_TOKEN, or of `hf auth login`.

    Example: stick-gen model push runs/stick-gen-small/model me/stick-gen-small
    """
    from stickgen.hub import push

    typer.echo(push(folder, _reference(name), private=private, message=message))


def _reference(name: str) -> Reference:
    from stickgen.hub import Reference

    reference = Reference.parse(name)
    if reference is None:
        raise StickGenError(
            f"{shorten(repr(name))} is no model of a hub: write OWNER/NAME or OWNER/NAME@REVISION"
        )
    return reference
