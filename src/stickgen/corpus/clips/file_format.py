"""What a motion file is, by its first bytes: the reader that takes it, or how to convert it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_BLENDER = "open it in Blender and export it as glTF 2.0 (.glb) or BVH"
_UNPACK = "unpack it first"
_HEAD = 4096  # bytes that are looked at


@dataclass(frozen=True)
class FileFormat:
    """A format that the first bytes of a file tell.

    Attributes:
        name: with its article, for a sentence.
        source: the source that reads it; empty when none does.
        mend: what to do with the file, for a sentence.
        head: pattern of the first bytes.
    """

    name: str
    source: str
    mend: str
    head: re.Pattern[bytes]


def _format(name: str, head: bytes, *, source: str = "", mend: str = "") -> FileFormat:
    mend = mend or (f"convert it with the source {source}" if source else _BLENDER)
    return FileFormat(name, source, mend, re.compile(head, re.DOTALL | re.IGNORECASE))


_COMMENTS = rb"(?:\xef\xbb\xbf)?(?:\s|#[^\r\n]*[\r\n]|//[^\r\n]*[\r\n])*"
FORMATS = (
    _format("a binary glTF file", rb"glTF", source="gltf"),
    _format("a glTF file", rb'\s*\{.*"(asset|scenes|nodes|accessors|buffers)"', source="gltf"),
    _format("a BVH file", _COMMENTS + rb"HIERARCHY\b", source="bvh"),
    _format("an ASF skeleton", _COMMENTS + rb":version\b", source="asf-amc"),
    _format("an AMC motion", _COMMENTS + rb":(fully-specified|degrees)\b", source="asf-amc"),
    _format("an FBX file", rb"Kaydara FBX|\s*; *FBX"),
    _format("a Collada file", rb".{0,200}<COLLADA\b"),
    _format("a Blender file", rb"BLENDER"),
    _format("a USD file", rb"PXR-USDC|#usda"),
    _format("a MikuMikuDance motion", rb"Vocaloid Motion Data"),
    _format("a C3D file of marker positions", rb"\x02\x50"),
    _format("a TRC file of marker positions", rb"PathFileType"),
    _format("a ZIP archive", rb"PK\x03\x04", mend=_UNPACK),
    _format("a compressed archive", rb"\x1f\x8b|\xfd7zXZ|BZh|7z\xbc\xaf|Rar!", mend=_UNPACK),
)
"""The formats that are recognised; the first whose pattern fits counts."""


def file_format(path: Path) -> FileFormat | None:
    """The format of a file, or None when it is unknown or the file cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return next((known for known in FORMATS if known.head.match(head)), None)


def format_note(path: Path) -> str:
    """A clause about what a file is and what to do with it; empty when that is unknown."""
    known = file_format(path)
    return f"it is {known.name}: {known.mend}" if known else ""
