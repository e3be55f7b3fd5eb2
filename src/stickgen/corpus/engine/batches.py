"""Batches: groups of the items of a data set; each is processed by one process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stickgen.corpus.clips.recording import Item

_MAX_ITEMS = 32
_MAX_BYTES = 8 << 20
"""Size of a batch's files from which it takes no more items."""


@dataclass(frozen=True)
class Batch:
    """Items that one process handles.

    Attributes:
        reader: module whose ``read`` reads them.
        items: in order.
        part: the file to write.
        roots: path prefixes to leave out of reasons, so that they do not depend on the machine.
    """

    reader: str
    items: tuple[Item, ...]
    part: Path
    roots: tuple[str, ...]


def cut_batches(
    reader: str, items: Sequence[Item], folder: Path, roots: Sequence[Path]
) -> list[Batch]:
    """Group items into batches of some megabytes, in order; the same items, the same batches."""
    groups: list[list[Item]] = []
    capacity = 0
    for item in items:
        if capacity <= 0 or len(groups[-1]) == _MAX_ITEMS:
            groups.append([])
            capacity = _MAX_BYTES
        groups[-1].append(item)
        capacity -= item.path.stat().st_size if item.path.is_file() else 0
    prefixes = tuple(f"{root}/" for root in roots)
    return [
        Batch(reader, tuple(group), folder / f"part_{k:06d}.npz", prefixes)
        for k, group in enumerate(groups)
    ]
