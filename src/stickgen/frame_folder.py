"""A folder of numbered pictures, in which only pictures that this program wrote are replaced.

A list in the folder names them with the digests of their bytes, so that a picture that somebody
changed, or put there, is nobody's to delete.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.files import output_path, write_error
from stickgen.scratch import scratch_folder

FRAMES_LIST = ".stick-gen-frames.json"
"""Name in the folder → SHA-256 of the picture, as a JSON object."""
_FRAME = re.compile(r"frame_\d{5,}\.png")

AddFrame = Callable[[bytes], None]
"""Adds the bytes of the next PNG."""


@contextmanager
def frame_folder(path: str | os.PathLike[str]) -> Iterator[AddFrame]:
    """Write ``frame_00001.png``, ``frame_00002.png`` … that appear when the block succeeds.

    In a folder that exists they take the place of the frames of an earlier run; everything else
    there stays.

    Raises:
        StickGenError: something else has the name of a frame, or the system refuses to write.
    """
    target = output_path(path)
    digests: dict[str, str] = {}
    try:
        with scratch_folder(target) as scratch:
            folder = scratch / target.name
            folder.mkdir()

            def add(png: bytes) -> None:
                name = f"frame_{len(digests) + 1:05d}.png"
                (folder / name).write_bytes(png)
                digests[name] = hashlib.sha256(png).hexdigest()

            yield add
            (folder / FRAMES_LIST).write_text(json.dumps(digests, indent=0) + "\n", "ascii")
            if target.exists():
                _replace_frames(folder, target, list(digests))
            else:
                folder.rename(target)
    except OSError as error:
        raise write_error(path, error) from error


def foreign_items(folder: Path) -> list[str]:
    """Names of everything in a folder that ``frame_folder`` did not write there, sorted.

    Raises:
        OSError: the folder cannot be read.
    """
    ours = {*_our_frames(folder), FRAMES_LIST}
    return sorted(item.name for item in folder.iterdir() if item.name not in ours)


def _our_frames(folder: Path) -> list[str]:
    """Names of the pictures that are as ``frame_folder`` wrote them."""
    try:
        listed = json.loads((folder / FRAMES_LIST).read_text("ascii"))
        items = list(listed.items())
    except (OSError, ValueError, AttributeError, RecursionError):
        return []
    return [name for name, digest in items if _FRAME.fullmatch(name) and _is(folder / name, digest)]


def _is(path: Path, digest: object) -> bool:
    """Whether a path is a regular file with bytes of this digest."""
    if path.is_symlink() or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == digest


def _replace_frames(new: Path, folder: Path, names: list[str]) -> None:
    ours = set(_our_frames(folder))
    for name in names:
        if name not in ours and os.path.lexists(folder / name):
            raise StickGenError(
                f"cannot write frames to {folder}: {name} there was not written by stick-gen; "
                "give a new folder"
            )
    # In this order an interrupted run leaves nothing that the list does not name.
    for name in ours:
        (folder / name).unlink()
    for name in (FRAMES_LIST, *names):
        (new / name).rename(folder / name)
