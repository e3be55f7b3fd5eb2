"""Safetensors files as numpy arrays, without the library: a header of JSON, then raw numbers."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError, shorten

_TYPES = {"F64": np.float64, "F32": np.float32, "F16": np.float16}
_LARGEST_HEADER = 10**8


def tensor_offsets(path: Path) -> dict[str, tuple[int, int, dict[str, Any]]]:
    """First byte and number of bytes of every tensor of a file, and its entry in the header.

    Raises:
        ValueError, OSError: the file cannot be read as safetensors.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 0 < length <= min(size - 8, _LARGEST_HEADER):
            raise ValueError("it has no header of safetensors")
        header = json.loads(file.read(length))
    spans = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        if not 0 <= begin <= end <= size - 8 - length:
            raise ValueError(f"{name} lies outside the file")
        spans[name] = (8 + length + begin, end - begin, entry)
    return spans


def read_tensors(path: Path) -> dict[str, NDArray[np.floating]]:
    """Every tensor of a file by name, memory-mapped and read-only.

    Raises:
        StickGenError: the file is missing or damaged, or holds something other than numbers of
            16, 32 or 64 bits.
    """
    try:
        raw = np.memmap(path, dtype=np.uint8, mode="r")
        return {name: _array(raw, *where) for name, where in tensor_offsets(path).items()}
    except DAMAGE as error:
        raise StickGenError(
            f"{path} cannot be read as weights ({shorten(error, 200)}): fetch it again"
        ) from error


def _array(
    raw: NDArray[np.uint8], first: int, size: int, entry: dict[str, Any]
) -> NDArray[np.floating]:
    kind = _TYPES.get(entry["dtype"])
    if kind is None:
        raise ValueError(f"numbers of the kind {entry['dtype']}, not float16 or float32")
    shape = [int(n) for n in entry["shape"]]
    if math.prod(shape) * np.dtype(kind).itemsize != size:
        raise ValueError("a shape does not fit its numbers")
    return raw[first : first + size].view(kind).reshape(shape)
