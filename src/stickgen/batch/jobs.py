"""From the rows of a table to jobs: a safe name, files and a digest for each film."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stickgen import __version__
from stickgen.batch.report import LOG, REPORT
from stickgen.batch.table import Row
from stickgen.errors import StickGenError
from stickgen.formats.table import FORMATS
from stickgen.safe_names import DistinctPaths

FRAMES = "frames"
"""How a row asks for a folder of frames."""
_SUFFIXES = {record.suffix.lstrip(".").replace("/", FRAMES): record.suffix for record in FORMATS}
_USUAL = "mp4"
_LONGEST = 40
"""Letters of a prompt in a name that is made of it."""


@dataclass(frozen=True)
class Job:
    """A film to make.

    Attributes:
        row: number of its row.
        name: of the film, as its row has it.
        files: to write, below the folder of the batch; a folder of frames ends in ``/``.
        words: of the row, for the command line, without its outputs.
        digest: of everything that the row says.
        error: why no film can be made of the row, in one sentence.
    """

    row: int
    name: str
    files: tuple[str, ...]
    words: tuple[str, ...] = ()
    digest: str = ""
    error: str | None = None


def plan_jobs(rows: Sequence[Row], words_of: Callable[[Row], Sequence[str]]) -> list[Job]:
    """A job for each row.

    Names that are no safe paths are replaced (``safe_names``); two rows never write one file.

    Args:
        rows: of a table.
        words_of: the options of a row as words; raises a StickGenError where they are wrong.
    """
    paths = DistinctPaths((*_SUFFIXES.values(), ""), taken=[REPORT, LOG])
    return [_job(row, words_of, paths) for row in rows]


def _job(row: Row, words_of: Callable[[Row], Sequence[str]], paths: DistinctPaths) -> Job:
    name = row.cells.get("name") or _made_name(row)
    stem, suffix = _without_suffix(name)
    wanted = re.split(r"[\s,;]+", row.cells.get("formats", suffix or _USUAL).strip(" ,;"))
    try:
        suffixes = [_suffix(word) for word in dict.fromkeys(wanted)]
        words = tuple(words_of(row))
    except StickGenError as error:
        return Job(row.number, name, (), error=str(error))
    path = paths.path_of(stem)
    files = tuple(f"{path}{suffix}" for suffix in suffixes)
    return Job(row.number, name, files, words, _digest(row, words, files))


def _made_name(row: Row) -> str:
    """A name of the number of the row and the first words of its prompt."""
    text = row.cells.get("prompt") or Path(row.cells.get("script", "")).stem
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()[:_LONGEST]).strip("-")
    return f"{row.number:04d}-{words}".rstrip("-")


def _without_suffix(name: str) -> tuple[str, str | None]:
    """A name, and the format that its end asks for, if any."""
    fitting = [word for word in _SUFFIXES if name.lower().endswith(f".{word}")]
    if not fitting:
        return name, None
    longest = max(fitting, key=len)
    return name[: -len(longest) - 1], longest


def _suffix(word: str) -> str:
    suffix = _SUFFIXES.get(word.lower().lstrip(".").replace("/", FRAMES))
    if suffix is None:
        raise StickGenError(f"formats holds {word!r}: use {', '.join(_SUFFIXES)}")
    return suffix


def _digest(row: Row, words: Sequence[str], files: Sequence[str]) -> str:
    """Of what a film depends on: the version, the row, and the script that it names."""
    digest = hashlib.sha256(json.dumps([__version__, words, files]).encode())
    if "script" in row.cells:
        with suppress(OSError, ValueError):  # making the film says what is wrong with it
            digest.update(Path(row.cells["script"]).read_bytes())
    return digest.hexdigest()
