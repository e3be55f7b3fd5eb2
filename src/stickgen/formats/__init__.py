"""Scenes to files and back. A format is one module here and one line in a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.formats.bvh import write_bvh
from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.scene import Scene

READERS: dict[str, Callable[[Path], Scene]] = {".motion": read_motion}
"""Suffix → reader."""
WRITERS: dict[str, Callable[[Scene, Path], None]] = {
    ".motion": write_motion,
    ".bvh": write_bvh,
}
"""Suffix → writer; each writes to a temporary name first."""


def read(path: Path) -> Scene:
    """Read a stored scene; the suffix chooses the format.

    Raises:
        StickGenError: the suffix is unknown, or the file cannot be read as such.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise StickGenError(f"cannot read {path}: its name must end in {' or '.join(READERS)}")
    return reader(path)
