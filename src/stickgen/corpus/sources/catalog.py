"""The folder a corpus is built from: its index, captions and notes."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.raw import frame_rate, read_text, whole_text
from stickgen.corpus.clips.recording import Segment
from stickgen.errors import StickGenError
from stickgen.vocabulary import ACTION

_COLUMNS = ("id", "source", "file", "format", "fps", "take", "licence", "subject")
CREDITS = {
    "asap": "ASAP, LeCAR Lab, Carnegie Mellon University",
    "cmu": "mocap.cs.cmu.edu, created with funding from NSF EIA-0196217",
    "hdm05": "HDM05, Müller et al., Universität Bonn",
    "kaykit": "Kay Lousberg, www.kaylousberg.com",
    "mimickit": "MimicKit, Xue Bin Peng",
    "reactidle": "ReActIdle, Eneko Assets",
    "smartbody": "SmartBody, USC ICT and WorldForge",
    "snu_basketball": "SNU Movement Research Lab (VSports)",
    "snu_fights": "NCSOFT and SNU Movement Research Lab",
    "snu_misc": "SNU Movement Research Lab",
    "snu_tennis": "SNU Movement Research Lab",
    "snu_walks": "SNU Movement Research Lab",
    "snu_woody": "SNU Movement Research Lab",
}
"""Whom to name for a source; one that is not listed here is named itself."""
_LONGEST = 1e6  # seconds; nobody captures longer


@dataclass(frozen=True)
class Told:
    """What the captions say about one clip."""

    captions: tuple[str, ...] = ()
    pair_captions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One file of the source folder with all that is said about it.

    Attributes:
        told: by clip: the entry's id, or ``<id>#<animation>`` where a file holds several.
        glitches: seconds.
        related, same_as: ids of retouched copies, and of earlier entries of the same motion.
    """

    id: str
    source: str
    file: str
    format: str
    fps: float
    take: str
    subject: str
    licence: str
    told: Mapping[str, Told]
    glitches: tuple[float, ...] = ()
    related: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()

    @property
    def credit(self) -> str:
        """Whom the licence asks to name."""
        return CREDITS.get(self.source, self.source)

    @property
    def family(self) -> str:
        """Files of one family show one person or one scene and stay in one split."""
        stem = Path(self.id).name
        if self.source == "cmu":
            return stem.split("_")[0]
        if self.source == "hdm05":
            return stem.partition("_")[2].split("_")[0]
        if self.source == "reactidle":
            return stem.split("_")[0]
        return self.take or re.sub(r"[\d_]+$", "", self.subject or stem)


def read_catalog(folder: Path) -> list[Entry]:
    """Every row of ``index.csv`` joined with its captions and notes, sorted by id.

    Raises:
        StickGenError: a file is missing or malformed.
    """
    rows = _index(folder / "index.csv")
    told: dict[str, dict[str, Told]] = defaultdict(dict)
    for clip, words in _captions(folder / "captions.jsonl"):
        told[clip.split("#")[0]][clip] = words
    glitches = _glitches(folder / "notes")
    twins = _twins(folder / "notes")
    entries = [_entry(row, told[row["id"]], glitches, twins) for row in rows]
    return sorted(entries, key=lambda entry: entry.id)


def _twins(notes: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """``(kind, id)`` → the ids it copies, of ``notes/*duplicates*.txt``."""
    found: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for path in sorted(notes.glob("*duplicates*.txt")):
        for line in read_text(path, "text", "utf-8").splitlines():
            kind, original, copy = (*line.split("\t"), "", "", "")[:3]
            if copy:
                found[kind, copy] += (original,)
    return found


def _index(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise StickGenError(f"{path.parent} is no motion collection: it holds no {path.name}.")
    try:
        lines = read_text(path, "CSV", "utf-8").splitlines(keepends=True)
        rows = list(csv.DictReader(lines, restval=""))
    except csv.Error as error:
        raise StickGenError(f"{path} is no CSV file: {error}.") from error
    if not rows or (missing := set(_COLUMNS) - set(rows[0])):
        raise StickGenError(f"{path} lacks {', '.join(sorted(missing)) if rows else 'any row'}.")
    return rows


def _captions(path: Path) -> Iterator[tuple[str, Told]]:
    if not path.is_file():
        raise StickGenError(f"{path} is missing: it says what the clips show.")
    # Not splitlines: captions may hold the other line ends of Unicode.
    for number, line in enumerate(read_text(path, "JSON", "utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            id_, told = _text(data["id"]), _told(data)
            named = {*told.actions, *(name for part in told.segments for name in part.actions)}
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            reason = " ".join(str(error).split())
            raise StickGenError(f"{path} line {number} is no caption: {reason}.") from error
        if unknown := named - set(ACTION):
            raise StickGenError(f"{path} line {number} has unknown actions: {sorted(unknown)}.")
        yield id_, told


def _told(data: dict[str, Any]) -> Told:
    """What one line says.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: something is missing or of another type.
    """
    segments = tuple(
        Segment(
            _seconds(part["start"]),
            _seconds(part["end"]),
            _texts(part, "actions"),
            _texts(part, "captions"),
        )
        for part in data.get("segments", ())
    )
    lists = ("captions", "pair_captions", "actions", "tags")
    return Told(**{name: _texts(data, name) for name in lists}, segments=segments)


def _texts(data: dict[str, Any], name: str) -> tuple[str, ...]:
    values = data.get(name, [])
    if not isinstance(values, list):
        raise TypeError(f"its {name} are no list")
    return tuple(map(_text, values))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return whole_text(value)


def _seconds(value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= value < _LONGEST:
        raise ValueError(f"{value!r} is no time in seconds")
    return float(value)


def _glitches(notes: Path) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for path in sorted(notes.glob("*glitches*.json")):
        try:
            listed = json.loads(read_text(path, "JSON", "utf-8"))
            found |= {id_: list(map(_seconds, times)) for id_, times in listed.items()}
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            reason = " ".join(str(error).split())
            raise StickGenError(f"{path} is no list of glitches by id: {reason}.") from error
    return found


def _entry(
    row: dict[str, str],
    told: Mapping[str, Told],
    glitches: Mapping[str, Sequence[float]],
    twins: Mapping[tuple[str, str], tuple[str, ...]],
) -> Entry:
    id_ = row["id"]
    try:
        fps = frame_rate(float(row["fps"]), f"index.csv for {id_}")
    except ValueError as error:
        raise StickGenError(f"index.csv has a bad fps for {id_!r}: {error}.") from error
    return Entry(
        **{key: row[key] for key in _COLUMNS if key != "fps"},
        fps=fps,
        told=told,
        glitches=tuple(glitches.get(id_, ())),
        related=twins.get(("retouched", id_), ()),
        same_as=twins.get(("same", id_), ()),
    )
