"""Scenes to files and back. A format is one writer and one record in ``table``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.formats.record import Format
from stickgen.formats.table import FORMATS, describe_formats, format_of

if TYPE_CHECKING:
    from stickgen.scene import Scene

__all__ = ["FORMATS", "Format", "describe_formats", "format_of", "read"]


def read(path: Path) -> Scene:
    """Read a stored scene; the suffix chooses the format.

    Raises:
        StickGenError: files with this suffix cannot be read, or this one is broken.
    """
    readable = {record.suffix: record for record in FORMATS if record.reader}
    record = readable.get(path.suffix.lower())
    if record is None:
        raise StickGenError(f"cannot read {path}: its name must end in {' or '.join(readable)}")
    return record.load_reader()(path)
