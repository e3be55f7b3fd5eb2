"""Safe reading of ``.npy`` and ``.npz`` files of unknown origin: plain numbers, bounded size.

The layout of a ``.npy`` file is that of NumPy Enhancement Proposal 1; its header is matched
strictly, so that no header can run code or allocate more memory than the file holds.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Collection
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import MAX_BYTES, read_bytes
from stickgen.errors import StickGenError

_HEADER = re.compile(
    rb"\{\s*'descr':\s*'([<>|=][biufSU]\d{1,6})',\s*'fortran_order':\s*(True|False),"
    rb"\s*'shape':\s*\(([\d,\sL]{0,100})\),?\s*\}\s*"
)


def read_npy(path: Path) -> NDArray[np.generic]:
    """Read the array of a ``.npy`` file.

    Raises:
        StickGenError: it cannot be read, is damaged, or holds Python objects.
    """
    return _parse(read_bytes(path), str(path))


def read_npz(path: Path, names: Collection[str] = ()) -> dict[str, NDArray[np.generic]]:
    """Read the arrays of a ``.npz`` file by name; arrays of Python objects are left out.

    Args:
        path: the file.
        names: read these only; all of them when empty.

    Raises:
        StickGenError: it cannot be read, is damaged, or unpacks to more than ``MAX_BYTES``.
    """
    arrays = {}
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if m.filename.endswith(".npy")]
            if names:
                members = [m for m in members if m.filename.removesuffix(".npy") in names]
            if sum(m.file_size for m in members) > MAX_BYTES:
                raise StickGenError(f"{path} unpacks to more than {MAX_BYTES >> 20} MiB.")
            for member in members:
                with archive.open(member) as file:
                    data = file.read(member.file_size)
                if b"'|O'" not in data[:128]:
                    name = member.filename.removesuffix(".npy")
                    arrays[name] = _parse(data, f"{path} ({name})")
    except OSError as error:
        raise StickGenError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    ) as error:  # fmt: skip
        raise StickGenError(f"{path} is not an NPZ file or is damaged: {error}.") from error
    return arrays


def _parse(data: bytes, where: str) -> NDArray[np.generic]:
    version = data[6:8]
    size = 2 if version == b"\1\0" else 4
    length = int.from_bytes(data[8 : 8 + size], "little")
    body = 8 + size + length
    match = _HEADER.fullmatch(data[8 + size : body]) if data[:6] == b"\x93NUMPY" else None
    if match is None or version not in (b"\1\0", b"\2\0", b"\3\0"):
        raise StickGenError(f"{where} is not an array of plain numbers.")
    try:
        dtype = np.dtype(match[1].decode())
        shape = tuple(int(n.strip().rstrip(b"L")) for n in match[3].split(b",") if n.strip())
    except (ValueError, TypeError) as error:
        raise StickGenError(f"{where} has a broken header: {error}.") from error
    if max(shape, default=0) > MAX_BYTES or dtype.itemsize * prod(shape) != len(data) - body:
        raise StickGenError(f"{where} holds {len(data) - body} bytes, not an array {shape}.")
    values = np.frombuffer(data, dtype, prod(shape), body)
    return values.reshape(shape, order="F" if match[2] == b"True" else "C")
