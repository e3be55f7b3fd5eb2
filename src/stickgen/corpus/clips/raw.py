"""RawMotion: the motion of a file in its own rig and units, and checks that all readers share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

MAX_BYTES = 1 << 30
"""Largest size of a motion file, and of one unpacked array."""


@dataclass(frozen=True)
class RawMotion:
    """Joint positions of a motion-capture file.

    Attributes:
        names: joint names as in the file; an end site is called ``<parent>_end``.
        parents: index of every joint's parent, −1 for the root; parents come first.
        positions: ``[T, J, 3]`` global positions in the file's units and axes.
        fps: frames a second.
        map: the user's skeleton map; when None, or made for another rig, one is chosen by the joint
            names and the lengths of the bones.
        rest: ``[J, 3]`` positions of the rest pose in the file's units, whatever its place and
            axes; None where the file has none.
        up: the upward axis, ``"y"`` or ``"z"``, where the format defines it.
        may_propose: whether a map may be proposed when no built-in map fits; otherwise such a
            motion is refused.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    positions: FloatArray
    fps: float
    map: Path | None = None
    rest: FloatArray | None = None
    up: str | None = None
    may_propose: bool = False


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Content of a file.

    Args:
        path: the file.
        most: largest size in bytes.

    Raises:
        StickGenError: the file cannot be read or is larger.
    """
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise StickGenError(f"{path} is not a file but a folder, a pipe or a device.")
        if status.st_size > most:
            raise StickGenError(f"{path} is larger than {most >> 20} MiB.")
        return path.read_bytes()
    except OSError as error:
        raise StickGenError(f"{path} cannot be read: {error.strerror or error}.") from error


def read_text(path: Path, kind: str, encoding: str = "latin-1") -> str:
    """Text of a file.

    Args:
        path: the file.
        kind: the expected format, for the error message.
        encoding: Latin-1 accepts comments in any 8-bit encoding; UTF-8 is for captions, and
            replaces invalid characters.

    Raises:
        StickGenError: the file cannot be read, is too large or holds binary data.
    """
    data = read_bytes(path)
    if b"\0" in data:
        raise StickGenError(f"{path} is not a {kind} file: it holds binary data.")
    return data.decode(encoding, "replace")


def frame_rate(value: object, where: object) -> float:
    """Frames a second as a file states them.

    Args:
        value: the number in the file.
        where: the file, for the error message.

    Raises:
        StickGenError: it is not a number from 1 to 1000.
    """
    if not isinstance(value, int | float) or not 1 <= value <= 1000:
        raise StickGenError(f"{where} gives {value!r} frames a second; 1 to 1000 are possible.")
    return float(value)


def replace_surrogates(text: str) -> str:
    """The text with a question mark for every lone surrogate.

    JSON escapes, and file names that are not UTF-8, can give lone surrogates, which no UTF-8
    file can hold.
    """
    return text.encode("utf-8", "replace").decode()
