"""What a worker loads before its first job, one function for each queue."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory


def motion() -> None:
    """Load the planner of stories, the text encoder and the networks, and use them once."""
    from stickgen.pipeline import generate

    generate("a person walks", seconds=1)


def video() -> None:
    """Load the drawing and the video library, and use them once."""
    from stickgen.outputs import save
    from stickgen.pipeline import draft_script

    script = draft_script("a dog walks", seconds=1).script  # animals need no network
    from stickgen.pipeline import film

    with TemporaryDirectory() as folder:
        save(film(script), [Path(folder) / "film.mp4"], size=(64, 64))
