"""The folder a corpus is built from: its index, captions and notes."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stickgen.corpus.recording import Segment
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
        for line in path.read_text("utf-8").splitlines():
            kind, original, copy = (*line.split("\t"), "", "", "")[:3]
            if copy:
                found[kind, copy] += (original,)
    return found


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


def _captions(path: Path) -> Iterator[tuple[str, Told]]:
    if not path.exists():
        raise StickGenError(f"{path} is missing: it says what the clips show.")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            data = json.loads(line)
            unknown = set(data["actions"]) - set(ACTION)
            segments = tuple(
                Segment(s["start"], s["end"], tuple(s["actions"]), tuple(s["captions"]))
                for s in data.get("segments", ())
            )
            lists = ("captions", "pair_captions", "actions", "tags")
            words = Told(**{k: tuple(data.get(k, ())) for k in lists}, segments=segments)
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise StickGenError(f"{path} line {number} is no caption: {error}.") from error
        if unknown:
            raise StickGenError(f"{path} line {number} has unknown actions: {sorted(unknown)}.")
        yield data["id"], words


def _glitches(notes: Path) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for path in sorted(notes.glob("*glitches*.json")):
        found |= json.loads(path.read_text("utf-8"))
    return found


def _entry(
    row: dict[str, str],
    told: Mapping[str, Told],
    glitches: Mapping[str, Sequence[float]],
    twins: Mapping[tuple[str, str], tuple[str, ...]],
) -> Entry:
    try:
        fps = float(row["fps"])
    except ValueError as error:
        raise StickGenError(f"index.csv has a bad number for {row['id']}: {error}.") from error
    id_ = row["id"]
    return Entry(
        **{key: row[key] for key in _COLUMNS if key != "fps"},
        fps=fps,
        told=told,
        glitches=tuple(glitches.get(id_, ())),
        related=twins.get(("retouched", id_), ()),
        same_as=twins.get(("same", id_), ()),
    )
