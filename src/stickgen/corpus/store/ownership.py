"""Which folders a corpus may be written to: new and empty ones, and those of earlier runs.

A folder of files that are not finished (``.building``, ``.writing``) is marked as ours, so that
it may be deleted and an interrupted run continues; a finished corpus is known by its manifest.
"""

from __future__ import annotations

import json
from pathlib import Path

from stickgen.corpus.store.corpus import MANIFEST
from stickgen.errors import StickGenError
from stickgen.files import write_error

BUILDING = ".building"
"""Subfolder of a corpus for unpacked files and parts, until the corpus is finished."""
WRITING = ".writing"
"""Subfolder of a corpus for its files, until they are finished."""
_MARK = ".stick-gen"


def check_folder(output: Path, working: str) -> None:
    """Refuse a folder with something in it that is not ours.

    Args:
        output: the folder of the corpus.
        working: its subfolder for files that are not finished: it is deleted.

    Raises:
        StickGenError: there is something else in it, or it cannot be read.
    """
    if (output / working).exists() and not (output / working / _MARK).is_file():
        raise StickGenError(
            f"cannot write a corpus to {output}: {working} in it was not made by this version of "
            "stick-gen; name a new folder, or delete it with --force"
        )
    check_folder_of(output, (output,))


def check_folder_of(output: Path, corpora: tuple[Path, ...]) -> None:
    """Refuse a folder with something in it, unless one of some folders is a corpus of ours.

    Raises:
        StickGenError: there is something else in it, or it cannot be read.
    """
    try:
        first = min((item.name for item in output.iterdir()), default="")
    except FileNotFoundError:
        return
    except OSError as error:
        raise write_error(output, error) from None
    if first and not any(map(_is_ours, corpora)):
        raise StickGenError(
            f"cannot write a corpus to {output}: it is no corpus and holds other things, such as "
            f"{first}; name a new folder, or write into it with --force"
        )


def claim_folder(output: Path, *working: str) -> None:
    """Let a corpus be written to a folder whatever is in it, and its working folders be deleted.

    Raises:
        StickGenError: the folder cannot be written.
    """
    for name in working:
        try:
            mark(output / name)
        except OSError as error:
            raise write_error(output, error) from None


def mark(folder: Path) -> None:
    """Make a working folder, and mark it as ours.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()


def _is_ours(folder: Path) -> bool:
    if any((folder / name / _MARK).is_file() for name in (BUILDING, WRITING)):
        return True
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        return str(manifest["generator"]).startswith("stick-gen ")
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return False
