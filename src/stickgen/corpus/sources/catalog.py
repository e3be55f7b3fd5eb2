"""The catalog of a motion collection: ``index.csv`` joined with the captions and notes."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import yaml

from stickgen.corpus.clips.raw import frame_rate, read_text
from stickgen.corpus.sources.annotations import Annotation, parse_seconds, read_annotations
from stickgen.errors import StickGenError

_COLUMNS = ("id", "source", "file", "format", "fps", "take", "licence", "subject")


@dataclass(frozen=True)
class Entry:
    """One file of the collection with its annotations.

    Attributes:
        fps: frames per second.
        annotations: clip → annotation; a clip is the entry's id, or ``<id>#<animation>`` of a
            file with several animations.
        glitches: times of known glitches, seconds.
        related, same_as: ids of the originals of a retouched copy; of entries with the same motion.
    """

    id: str
    source: str
    file: str
    format: str
    fps: float
    take: str
    subject: str
    licence: str
    annotations: Mapping[str, Annotation]
    glitches: tuple[float, ...] = ()
    related: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()

    @property
    def credit(self) -> str:
        """The holder to name, as the licence requires; the source's name where none is listed."""
        return _source_facts().get(self.source, {}).get("credit", self.source)

    @property
    def family(self) -> str:
        """Key of the files that show one person or one scene and stay in one split."""
        stem = Path(self.id).name
        if pattern := _source_facts().get(self.source, {}).get("family"):
            match = re.match(pattern, stem)
            return match[1] if match else stem
        return self.take or re.sub(r"[\d_]+$", "", self.subject or stem)


@cache
def _source_facts() -> Mapping[str, Mapping[str, str]]:
    """Source → ``credit`` and ``family``, from ``catalog.yaml``."""
    text = (files("stickgen.corpus.sources") / "catalog.yaml").read_text("utf-8")
    facts: dict[str, dict[str, str]] = yaml.safe_load(text)
    return MappingProxyType(facts)


def read_catalog(folder: Path) -> list[Entry]:
    """Read every row of ``index.csv`` with its annotations and notes, sorted by id.

    Raises:
        StickGenError: a file is missing or malformed.
    """
    rows = _index(folder / "index.csv")
    annotations: dict[str, dict[str, Annotation]] = defaultdict(dict)
    for clip, annotation in read_annotations(folder / "captions.jsonl"):
        annotations[clip.split("#")[0]][clip] = annotation
    glitches = _glitches(folder / "notes")
    copies = _copies(folder / "notes")
    entries = [_entry(row, annotations[row["id"]], glitches, copies) for row in rows]
    return sorted(entries, key=lambda entry: entry.id)


def _copies(notes: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """``(kind, id)`` → ids that it copies, from ``notes/*duplicates*.txt``."""
    originals: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for path in sorted(notes.glob("*duplicates*.txt")):
        for line in read_text(path, "text", "utf-8").splitlines():
            kind, original, copy = (*line.split("\t"), "", "", "")[:3]
            if copy:
                originals[kind, copy] += (original,)
    return originals


def _index(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise StickGenError(f"{path.parent} is not a motion collection: it holds no {path.name}.")
    try:
        lines = read_text(path, "CSV", "utf-8").splitlines(keepends=True)
        rows = list(csv.DictReader(lines, restval=""))
    except csv.Error as error:
        raise StickGenError(f"{path} is not a CSV file: {error}.") from error
    if not rows or (missing := set(_COLUMNS) - set(rows[0])):
        raise StickGenError(f"{path} lacks {', '.join(sorted(missing)) if rows else 'any row'}.")
    return rows


def _glitches(notes: Path) -> dict[str, list[float]]:
    """Id → times of glitches in seconds, from ``notes/*glitches*.json``."""
    glitches: dict[str, list[float]] = {}
    for path in sorted(notes.glob("*glitches*.json")):
        try:
            data = json.loads(read_text(path, "JSON", "utf-8"))
            glitches |= {id_: list(map(parse_seconds, times)) for id_, times in data.items()}
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            reason = " ".join(str(error).split())
            raise StickGenError(f"{path} is not a table of glitches by id: {reason}.") from error
    return glitches


def _entry(
    row: dict[str, str],
    annotations: Mapping[str, Annotation],
    glitches: Mapping[str, Sequence[float]],
    copies: Mapping[tuple[str, str], tuple[str, ...]],
) -> Entry:
    id_ = row["id"]
    try:
        fps = frame_rate(float(row["fps"]), f"index.csv for {id_}")
    except ValueError as error:
        raise StickGenError(f"index.csv has a bad fps for {id_!r}: {error}.") from error
    return Entry(
        **{key: row[key] for key in _COLUMNS if key != "fps"},
        fps=fps,
        annotations=annotations,
        glitches=tuple(glitches.get(id_, ())),
        related=copies.get(("retouched", id_), ()),
        same_as=copies.get(("same", id_), ()),
    )
