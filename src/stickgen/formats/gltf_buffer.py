"""The container of glTF 2.0 in one binary file: accessors, and the two chunks of a `.glb`."""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

_COMPONENTS = {"float32": 5126, "uint16": 5123, "uint32": 5125, "uint8": 5121, "int16": 5122}
VERTICES, INDICES = 34962, 34963
"""What a buffer view is for: ``ARRAY_BUFFER``, ``ELEMENT_ARRAY_BUFFER``."""


class GltfBuffer:
    """Collects the numbers of a file; ``accessors`` and ``views`` go into its JSON."""

    def __init__(self) -> None:
        self.accessors: list[dict[str, Any]] = []
        self.views: list[dict[str, Any]] = []
        self._data = bytearray()

    def add(
        self,
        values: NDArray[Any],
        kind: str,
        *,
        target: int | None = None,
        bounds: bool = False,
        normalized: bool = False,
    ) -> int:
        """Store rows; the number of their accessor.

        Args:
            values: ``[N]`` or ``[N, C]``, of a type that glTF has.
            kind: ``SCALAR``, ``VEC3``, ``VEC4`` or ``MAT4``.
            target: ``VERTICES`` or ``INDICES``; None: neither.
            bounds: whether the smallest and the largest row are stated.
            normalized: whether whole numbers stand for −1 to 1 or 0 to 1.
        """
        values = np.ascontiguousarray(values)
        self._data += b"\0" * (-len(self._data) % 4)
        view: dict[str, Any] = {
            "buffer": 0,
            "byteOffset": len(self._data),
            "byteLength": values.nbytes,
        }
        if target is not None:
            view["target"] = target
        self.views.append(view)
        self._data += values.tobytes()
        entry: dict[str, Any] = {
            "bufferView": len(self.views) - 1,
            "componentType": _COMPONENTS[values.dtype.name],
            "count": len(values),
            "type": kind,
        }
        if normalized:
            entry["normalized"] = True
        if bounds:
            entry["min"] = np.atleast_1d(values.min(axis=0)).tolist()
            entry["max"] = np.atleast_1d(values.max(axis=0)).tolist()
        self.accessors.append(entry)
        return len(self.accessors) - 1

    def zeros(self, count: int) -> int:
        """An accessor of ``count`` zero vectors, which take no room."""
        nothing = [0.0, 0.0, 0.0]
        self.accessors.append(
            {"componentType": 5126, "count": count, "type": "VEC3", "min": nothing, "max": nothing}
        )
        return len(self.accessors) - 1

    def part(self, accessor: int, start: int, count: int, row_bytes: int) -> int:
        """An accessor of some rows of another one; the numbers are stored once.

        Args:
            start, count: rows.
            row_bytes: size of a row.
        """
        entry = {**self.accessors[accessor], "count": count}
        entry["byteOffset"] = start * row_bytes
        if "max" in entry:  # of times, which grow
            for bound, row in (("min", start), ("max", start + count - 1)):
                at = self.views[entry["bufferView"]]["byteOffset"] + row * row_bytes
                entry[bound] = list(struct.unpack_from("<f", self._data, at))
        self.accessors.append(entry)
        return len(self.accessors) - 1

    def pack(self, document: dict[str, Any]) -> bytes:
        """The bytes of a `.glb` with a JSON document and these numbers."""
        self._data += b"\0" * (-len(self._data) % 4)
        document = {
            **document,
            "accessors": self.accessors,
            "bufferViews": self.views,
            "buffers": [{"byteLength": len(self._data)}],
        }
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        text += b" " * (-len(text) % 4)
        size = 12 + 8 + len(text) + 8 + len(self._data)
        return b"".join(
            [
                struct.pack("<4sII", b"glTF", 2, size),
                struct.pack("<I4s", len(text), b"JSON"),
                text,
                struct.pack("<I4s", len(self._data), b"BIN\0"),
                bytes(self._data),
            ]
        )
