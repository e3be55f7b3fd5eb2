"""One picture → a PNG file."""

from __future__ import annotations

import zlib
from os import PathLike
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.files import atomic_path

_LEVEL = 1  # of zlib: 14 ms a 720p frame where level 6 takes 55 and saves a third


def write_png(picture: NDArray[np.uint8], path: str | PathLike[str]) -> None:
    """Write an ``[H, W, 4]`` RGBA or ``[H, W, 3]`` RGB picture; an opaque one without alpha.

    Raises:
        StickGenError: the array is no such picture, or the disk refuses.
    """
    with atomic_path(path) as temporary:
        temporary.write_bytes(encode_png(picture, path))


def encode_png(picture: NDArray[np.uint8], path: str | PathLike[str] = "a picture") -> bytes:
    """The bytes of a PNG (ISO/IEC 15948): header, one block of unfiltered rows, end."""
    if picture.ndim != 3 or picture.shape[2] not in (3, 4) or picture.dtype != np.uint8:
        raise StickGenError(
            f"cannot write {Path(path)}: a picture must be uint8 [H, W, 3 or 4], "
            f"got {picture.dtype} {list(picture.shape)}"
        )
    if picture.shape[2] == 4 and picture[..., 3].min() == 255:
        picture = picture[..., :3]
    height, width, channels = picture.shape
    rows = np.zeros((height, 1 + width * channels), dtype=np.uint8)  # each row: filter 0, pixels
    rows[:, 1:] = picture.reshape(height, -1)
    kind = 6 if channels == 4 else 2
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, kind, 0, 0, 0])
    body = zlib.compress(rows.tobytes(), _LEVEL)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + name + data + check
