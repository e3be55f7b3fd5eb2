"""``stick-gen view``: look at a film in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import PictureSize, Sound, Style, parse_size
from stickgen.errors import StickGenError

_SIZE = "1280x720"


def view(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .motion file of any version, or a film.html.")
    ],
    style: Style = None,
    size: PictureSize = _SIZE,
    sound: Sound = False,
    open_it: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the browser, or only print the page.")
    ] = True,
) -> None:
    """Look at a film in the browser: play it, step through it, turn around in it.

    Example: stick-gen view walk.motion --style sketch
    """
    import sys
    import webbrowser

    if file.suffix.lower() == ".html":
        if not file.is_file():
            raise StickGenError(f"cannot read {file}: there is no such file")
        if style is not None or size != _SIZE or sound:
            raise StickGenError(
                f"{file} keeps its style, size and sound: give a .motion file instead"
            )
        page = file
    else:
        page = _page_of(file, style, size, sound=sound)
    sys.stdout.write(f"{page}\n")
    if open_it and not webbrowser.open(page.resolve().as_uri()):
        raise StickGenError(f"no browser could be started: open {page} yourself")


def _page_of(file: Path, style: str | None, size: str, *, sound: bool) -> Path:
    """The film as a page in a new temporary folder, where the browser finds it."""
    import tempfile
    from dataclasses import replace

    from stickgen.formats import read
    from stickgen.options import heard
    from stickgen.outputs import save

    picture = parse_size(size)
    scene = read(file)
    if style is not None:
        # The background belongs to the old style.
        scene = replace(scene, style=style, background="")
    page = Path(tempfile.mkdtemp(prefix="stick-gen-view-")) / f"{file.stem or 'film'}.html"
    save(scene, [page], size=picture, sound=heard(sound))
    return page
