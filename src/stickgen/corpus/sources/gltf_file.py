"""glTF 2.0 containers: the JSON document, its buffers and the arrays in them.

Khronos glTF 2.0 specification, sections 3.6 (binary data) and 4.4 (GLB). The library pygltflib
parses the document but does not decode accessors, which is the main work here.
"""

from __future__ import annotations

import base64
import binascii
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.file_format import file_format
from stickgen.corpus.clips.raw import MAX_BYTES, read_bytes
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.safe_names import stays_inside

_TYPES = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
_JSON_CHUNK, _BINARY_CHUNK = 0x4E4F534A, 0x004E4942
_COMPRESSED = ("EXT_meshopt_compression", "KHR_meshopt_compression")
BROKEN = (LookupError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
"""Errors raised while reading an inconsistent document."""


@dataclass(frozen=True)
class GltfFile:
    """A document and its buffers."""

    path: Path
    document: dict[str, Any]
    buffers: tuple[bytes, ...]

    def array(self, index: int) -> FloatArray:
        """Values ``[count]`` or ``[count, width]`` of an accessor, normalised where it asks for it.

        Raises:
            One of ``BROKEN``: the document is inconsistent.
        """
        accessor = self.document["accessors"][index]
        dtype, width = np.dtype(_TYPES[accessor["componentType"]]), _WIDTHS[accessor["type"]]
        count = accessor["count"]
        if not 0 < count * width * 8 <= MAX_BYTES:
            raise ValueError(f"accessor {index} has {count} values")
        if "bufferView" in accessor:
            values = self._view(accessor, dtype, width, count).astype(np.float64)
        else:
            values = np.zeros((count, width))
        if "sparse" in accessor:
            sparse = accessor["sparse"]
            index_type = np.dtype(_TYPES[sparse["indices"]["componentType"]])
            indices = self._view(sparse["indices"], index_type, 1, sparse["count"])[:, 0]
            values[indices.astype(np.int64)] = self._view(
                sparse["values"], dtype, width, sparse["count"]
            )
        if accessor.get("normalized") and dtype.kind in "iu":
            values = np.maximum(values / np.iinfo(dtype).max, -1.0)
        return values[:, 0] if width == 1 else values

    def _view(
        self, reference: dict[str, Any], dtype: np.dtype[Any], width: int, count: int
    ) -> NDArray[Any]:
        """Elements ``[count, width]`` of the buffer view that an accessor refers to."""
        view = self.document["bufferViews"][reference["bufferView"]]
        start, size = view.get("byteOffset", 0), view["byteLength"]
        data = self.buffers[view["buffer"]][start : start + size]
        element = dtype.itemsize * width
        stride, offset = view.get("byteStride", element), reference.get("byteOffset", 0)
        if count < 1 or offset < 0 or start < 0 or stride < element:
            raise ValueError(f"buffer view {reference['bufferView']} does not fit its accessor")
        if offset + (count - 1) * stride + element > len(data):
            raise ValueError(f"buffer view {reference['bufferView']} is too short")
        rows = np.ndarray((count, element), np.uint8, data, offset, (stride, 1))
        return np.ascontiguousarray(rows).view(dtype)


def open_gltf(path: Path) -> GltfFile:
    """Open a binary file, or a ``.gltf`` with embedded buffers or buffer files beside it.

    Raises:
        StickGenError: it is not a glTF 2.0 file, is damaged, or uses compression.
    """
    data = read_bytes(path)
    if (known := file_format(path)) and known.source != "gltf":
        raise StickGenError(f"{path} is not a glTF file: it is {known.name}: {known.mend}.")
    binary = b""
    try:
        if data[:4] == b"glTF":
            data, binary = _chunks(data)
        document = json.loads(data)
        if document["asset"]["version"].split(".")[0] != "2":
            raise ValueError(f"it is of version {document['asset']['version']}, not 2")
        if used := set(document.get("extensionsRequired", ())) & set(_COMPRESSED):
            raise ValueError(f"it is compressed by {', '.join(used)}; export it without")
        buffers = tuple(_buffer(path, entry, binary) for entry in document.get("buffers", ()))
    except (*BROKEN, struct.error, binascii.Error) as error:
        raise broken(path, error) from error
    return GltfFile(path, document, buffers)


def broken(path: Path, error: Exception) -> StickGenError:
    """The error for a file that is not glTF or is inconsistent."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return StickGenError(f"{path} is not a glTF 2.0 file or is damaged: {reason[:200]}.")


def _chunks(data: bytes) -> tuple[bytes, bytes]:
    """The JSON chunk and the binary chunk (empty when missing) of a GLB."""
    chunks: dict[int, bytes] = {}
    offset = 12
    while offset + 8 <= len(data):
        length, kind = struct.unpack_from("<II", data, offset)
        chunks.setdefault(kind, data[offset + 8 : offset + 8 + length])
        offset += 8 + length
    return chunks[_JSON_CHUNK], chunks.get(_BINARY_CHUNK, b"")


def _buffer(path: Path, entry: dict[str, Any], binary: bytes) -> bytes:
    uri = entry.get("uri")
    if uri is None:
        return binary
    if uri.startswith("data:"):
        head, _, body = uri.partition(",")
        if not head.endswith(";base64"):
            raise ValueError("an embedded buffer is not in base64")
        return base64.b64decode(body)
    name = unquote(uri)
    if not stays_inside(name) or ":" in uri:
        raise ValueError(f"its buffer {uri!r} lies outside its folder")
    return read_bytes(path.parent / name)
