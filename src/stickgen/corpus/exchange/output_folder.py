"""Writing the folder of an export."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stickgen.corpus.store.corpus import Clip
from stickgen.errors import StickGenError
from stickgen.files import atomic_path

INDEX = "index.csv"
"""File of an export that tells which clip has which name."""


@contextmanager
def new_folder(output: Path) -> Iterator[Path]:
    """A temporary folder that is moved to ``output`` when the block ends without an error.

    Raises:
        StickGenError: ``output`` exists and is not empty, or cannot be written.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise StickGenError(f"{output} exists and is not empty: name a new folder")
    with atomic_path(output) as folder:
        folder.mkdir()
        yield folder


def write_index(path: Path, rows: Iterable[tuple[str, Clip]]) -> None:
    """Write a CSV of exported names with their clips' ids, sources, splits and licences."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "id", "source", "split", "licence", "credit"])
        for name, clip in rows:
            writer.writerow([name, clip.id, clip.source, clip.split, clip.licence, clip.credit])
