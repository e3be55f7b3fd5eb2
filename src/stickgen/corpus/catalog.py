"""The folder a corpus is built from: its index, captions and notes."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stickgen.corpus.recording import Segment
from stickgen.errors import StickGenError
from stickgen.vocabulary import ACTION

_COLUMNS = ("id", "source", "file", "format", "fps", "frames", "take", "licence", "subject")
CREDITS = {
    "cmu": "mocap.cs.cmu.edu, created with funding from NSF EIA-0196217",
    "hdm05": "HDM05, Müller et al., Universität Bonn",
    "reactidle": "ReActIdle, Eneko Assets",
    "smartbody": "SmartBody, USC ICT and WorldForge",
    "snu_basketball": "SNU Movement Research Lab (VSports)",
    "snu_fights": "NCSOFT and SNU Movement Research Lab",
}
"""Whom to name for a source; others of ``snu`` are SNU Movement Research Lab."""


@dataclass(frozen=True)
class Entry:
    """One file of the source folder with all that is said about it."""

    id: str
    source: str
    file: str
    format: str
    fps: float
    frames: int
    take: str
    subject: str
    licence: str
    captions: tuple[str, ...] = ()
    pair_captions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    glitches: tuple[float, ...] = field(default=())

    @property
    def credit(self) -> str:
        """Whom the licence asks to name."""
        return CREDITS.get(self.source, "SNU Movement Research Lab")

    @property
    def family(self) -> str:
        """Files of one family show one person or one scene and stay in one split."""
        stem = Path(self.id).name
        if self.source == "cmu":
            return stem.split("_")[0]
        if self.source == "hdm05":
            return stem.split("_")[1]
        if self.source == "reactidle":
            return stem.split("_")[0]
        return self.take or re.sub(r"[\d_]+$", "", self.subject or stem)


def read_catalog(folder: Path) -> list[Entry]:
    """Every row of ``index.csv`` joined with its captions and notes, sorted by id.

    Raises:
        StickGenError: a file is missing or malformed.
    """
    rows = _index(folder / "index.csv")
    captions = {data["id"]: data for data in _captions(folder / "captions.jsonl")}
    glitches = _glitches(folder / "notes")
    entries = [_entry(row, captions, glitches) for row in rows]
    return sorted(entries, key=lambda entry: entry.id)


def read_duplicates(folder: Path) -> list[tuple[str, str, str]]:
    """Rows ``(kind, id, id)`` of ``notes/*duplicates*.txt``; kind is same or retouched."""
    rows = []
    for path in sorted((folder / "notes").glob("*duplicates*.txt")):
        for line in path.read_text("utf-8").splitlines():
            kind, a, b = (*line.split("\t"), "", "", "")[:3]
            if b:
                rows.append((kind, a, b))
    return rows


def _index(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise StickGenError(
            f"{path.parent} is no motion collection: {path.name} cannot be read ({error.strerror})."
        ) from error
    if not rows or (missing := set(_COLUMNS) - set(rows[0])):
        raise StickGenError(f"{path} lacks {', '.join(sorted(missing)) if rows else 'any row'}.")
    return rows


def _captions(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        raise StickGenError(f"{path} is missing: clips without captions cannot be learned from.")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            data = json.loads(line)
            unknown = set(data["actions"]) - set(ACTION)
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise StickGenError(f"{path} line {number} is no caption: {error}.") from error
        if unknown:
            raise StickGenError(f"{path} line {number} has unknown actions: {sorted(unknown)}.")
        yield data


def _glitches(notes: Path) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for path in sorted(notes.glob("*glitches*.json")):
        found |= json.loads(path.read_text("utf-8"))
    return found


def _entry(row: dict[str, str], captions: dict[str, Any], glitches: dict[str, Any]) -> Entry:
    told = captions.get(row["id"], {})
    try:
        fps, frames = float(row["fps"]), int(row["frames"])
    except ValueError as error:
        raise StickGenError(f"index.csv has a bad number for {row['id']}: {error}.") from error
    return Entry(
        **{key: row[key] for key in _COLUMNS if key not in ("fps", "frames")},
        fps=fps,
        frames=frames,
        captions=tuple(told.get("captions", ())),
        pair_captions=tuple(told.get("pair_captions", ())),
        actions=tuple(told.get("actions", ())),
        tags=tuple(told.get("tags", ())),
        segments=tuple(
            Segment(s["start"], s["end"], tuple(s["actions"]), tuple(s["captions"]))
            for s in told.get("segments", ())
        ),
        glitches=tuple(glitches.get(row["id"], ())),
    )
