"""RawMotion: what a reader hands on, in the file's own rig and units."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

MAX_BYTES = 1 << 30
"""A motion file, and an array of one unpacked, is smaller than this."""


@dataclass(frozen=True)
class RawMotion:
    """Joint positions of a motion-capture file.

    Attributes:
        names: joint names as in the file; an end site is called ``<parent>_end``.
        parents: index of every joint's parent, −1 for the root; parents come first.
        positions: ``[T, J, 3]`` global positions in the file's units and axes.
        fps: frames a second.
        map: skeleton map of the user's own; when None, the joints' names choose one.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    positions: FloatArray
    fps: float
    map: Path | None = None


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Content of a file of ``most`` bytes.

    Raises:
        StickGenError: the file cannot be read or is larger.
    """
    try:
        if path.stat().st_size > most:
            raise StickGenError(f"{path} is larger than {most >> 20} MiB.")
        return path.read_bytes()
    except OSError as error:
        raise StickGenError(f"{path} cannot be read: {error.strerror or error}.") from error


def read_text(path: Path, kind: str, encoding: str = "latin-1") -> str:
    """Text of a file.

    Args:
        path: the file.
        kind: what it should be, for the error.
        encoding: Latin-1 lets comments of any 8-bit encoding pass; UTF-8 is for captions, its
            broken characters replaced.

    Raises:
        StickGenError: the file cannot be read, is huge or holds binary data.
    """
    data = read_bytes(path)
    if b"\0" in data:
        raise StickGenError(f"{path} is not a {kind} file: it holds binary data.")
    return data.decode(encoding, "replace")


def frame_rate(value: object, where: object) -> float:
    """Frames a second as a file states them.

    Args:
        value: what it states.
        where: the file, for the error.

    Raises:
        StickGenError: it is no number from 1 to 1000.
    """
    if not isinstance(value, int | float) or not 1 <= value <= 1000:
        raise StickGenError(f"{where} gives {value!r} frames a second; 1 to 1000 are possible.")
    return float(value)


def whole_text(text: str) -> str:
    """The text with a question mark for every half of a character.

    Escapes of JSON, and file names that are not UTF-8, become lone surrogates in Python, which
    no UTF-8 file can hold.
    """
    return text.encode("utf-8", "replace").decode()
