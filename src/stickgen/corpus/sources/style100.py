"""100STYLE (Mason, Starke, Komura 2022): a hundred styles of walking, running and standing.

``STYLE/STYLE_GAIT.bvh`` at 60 fps in centimetres, ``Frame_Cuts.csv`` with the columns
``STYLE_NAME`` and ``GAIT_START``, ``GAIT_STOP`` (frames; ``N/A`` for a missing file),
and ``Dataset_List.csv`` whose second column describes each style.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path

from stickgen.corpus.clips.raw import read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.bvh_file import read_bvh
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
"""Gait in a file name → verb phrase, action of our vocabulary."""
_NAME = re.compile(r"(.+)_([A-Z]{2}\d?)")


@dataclass(frozen=True)
class _Cut:
    """One file: style, gait, description of the style, frames ``start:stop``."""

    style: str
    gait: str
    description: str
    start: int
    stop: int | None


def find(path: Path) -> list[Item]:
    """List every BVH file whose cuts are in ``Frame_Cuts.csv``.

    Raises:
        StickGenError: there is none, or a table is missing or malformed.
    """
    cuts = _table(path / "Frame_Cuts.csv")
    style_list = path / "Dataset_List.csv"
    rows = _rows(style_list) if style_list.is_file() else []
    descriptions = {row[0]: row[1] for row in rows if len(row) > 1}
    items = []
    for item in list_files(path, "100style", (".bvh",)):
        name = _NAME.fullmatch(item.path.stem)
        row = cuts.get(name[1]) if name else None
        if name and row and name[2] in _GAITS:
            start, stop = row.get(f"{name[2]}_START"), row.get(f"{name[2]}_STOP")
            if start is not None:  # N/A: the authors removed this file
                cut = _Cut(name[1], name[2], descriptions.get(name[1], ""), start, stop)
                items.append(replace(item, detail=cut))
    if not items:
        raise StickGenError(f"{path} holds no STYLE_GAIT.bvh that Frame_Cuts.csv lists.")
    return items


def read(item: Item) -> list[Recording]:
    """Read the frames between the cuts.

    Raises:
        StickGenError: the file is damaged, or has no frames there.
    """
    cut: _Cut = item.detail
    motion = read_bvh(item.path)
    positions = motion.positions[cut.start : cut.stop]
    if len(positions) < 2:
        raise StickGenError(
            f"{item.path} has {len(motion.positions)} frames, none between its cuts "
            f"{cut.start} and {cut.stop}."
        )
    verb, action = _GAITS[cut.gait]
    return [
        Recording(
            id=item.id,
            source="100style",
            motion=replace(motion, positions=positions),
            licence=_LICENCE,
            credit=_CREDIT,
            captions=_captions(verb, cut),
            actions=(action,),
            tags=(f"style:{cut.style}",),
            subject=f"100style/{cut.style}",
            file=f"{cut.style}/{item.path.name}",
        )
    ]


def _captions(verb: str, cut: _Cut) -> tuple[str, ...]:
    style = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cut.style).lower()
    captions = [f"a person {verb} in the style “{style}”"]
    if cut.description:
        captions.insert(0, f"a person {verb}: {cut.description.strip().rstrip('.').lower()}")
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
