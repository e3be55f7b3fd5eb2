"""100STYLE (Mason, Starke, Komura 2022): one hundred styles of walking, running and standing.

``STYLE/STYLE_GAIT.bvh`` at 60 fps in centimetres, ``Frame_Cuts.csv`` with the columns
``STYLE_NAME`` and ``GAIT_START``, ``GAIT_STOP`` (frames; ``N/A`` where there is no such file),
and ``Dataset_List.csv`` whose second column describes each style.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path

from stickgen.corpus.clips.raw import read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.bvh import read_bvh
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError

_LICENCE = "CC BY 4.0"
_CREDIT = "100STYLE (Mason, Starke, Komura 2022)"
_GAITS = {
    "FW": ("walks forward", "walk"),
    "BW": ("walks backward", "walk"),
    "SW": ("walks sideways", "walk"),
    "FR": ("runs forward", "run"),
    "BR": ("runs backward", "run"),
    "SR": ("runs sideways", "run"),
    "ID": ("stands", "idle"),
    "TR1": ("changes between standing, walking and running", "walk"),
    "TR2": ("changes between standing, walking and running", "walk"),
    "TR3": ("changes between standing, walking and running", "walk"),
}
"""Gait in a file's name → what is done, our action."""
_NAME = re.compile(r"(.+)_([A-Z]{2}\d?)")


@dataclass(frozen=True)
class _Facts:
    style: str
    gait: str
    description: str
    start: int
    stop: int | None


def find(path: Path) -> list[Item]:
    """Every BVH of a style whose cuts are listed."""
    cuts = _table(path / "Frame_Cuts.csv")
    listed = path / "Dataset_List.csv"
    told = {row[0]: row[1] for row in _rows(listed) if len(row) > 1} if listed.is_file() else {}
    items = []
    for item in list_files(path, "100style", (".bvh",)):
        name = _NAME.fullmatch(item.path.stem)
        row = cuts.get(name[1]) if name else None
        if name and row and name[2] in _GAITS:
            start, stop = row.get(f"{name[2]}_START"), row.get(f"{name[2]}_STOP")
            if start is not None:  # not a file that its makers have struck off
                facts = _Facts(name[1], name[2], told.get(name[1], ""), start, stop)
                items.append(replace(item, detail=facts))
    if not items:
        raise StickGenError(f"{path} holds no STYLE_GAIT.bvh that Frame_Cuts.csv lists.")
    return items


def read(item: Item) -> list[Recording]:
    """The frames between the cuts."""
    facts: _Facts = item.detail
    motion = read_bvh(item.path)
    positions = motion.positions[facts.start : facts.stop]
    if len(positions) < 2:
        raise StickGenError(
            f"{item.path} has {len(motion.positions)} frames, none between its cuts "
            f"{facts.start} and {facts.stop}."
        )
    does, action = _GAITS[facts.gait]
    return [
        Recording(
            id=item.id,
            source="100style",
            motion=replace(motion, positions=positions),
            licence=_LICENCE,
            credit=_CREDIT,
            captions=_captions(does, facts),
            actions=(action,),
            tags=(f"style:{facts.style}",),
            subject=f"100style/{facts.style}",
            file=f"{facts.style}/{item.path.name}",
        )
    ]


def _captions(does: str, facts: _Facts) -> tuple[str, ...]:
    style = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", facts.style).lower()
    captions = [f"a person {does} in the style “{style}”"]
    if facts.description:
        captions.insert(0, f"a person {does}: {facts.description.strip().rstrip('.').lower()}")
    return tuple(captions)


def _rows(path: Path) -> list[list[str]]:
    text = read_text(path, "CSV", "utf-8")
    try:
        return list(csv.reader(text.splitlines()))[1:]
    except csv.Error as error:
        raise StickGenError(f"{path} is not a CSV file: {error}.") from error


def _table(path: Path) -> dict[str, dict[str, int | None]]:
    """Style → column → frame, None for ``N/A``."""
    text = read_text(path, "CSV", "utf-8")
    table = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        name = row.get("STYLE_NAME")
        if not name:
            raise StickGenError(f"{path} line {number} has no STYLE_NAME.")
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        table[name] = {
            key: int(value) if value.isascii() and value.isdigit() else None
            for key, value in cells.items()
        }
    return table
