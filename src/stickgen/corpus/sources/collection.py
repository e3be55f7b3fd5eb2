"""A collection: files of several formats with an ``index.csv`` and ``captions.jsonl`` of their own.

The files lie in the folder as the index names them, or in archives ``raw/*.tar.*``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body, Item, Recording
from stickgen.corpus.sources.asf_amc import find_asf, read_amc
from stickgen.corpus.sources.bvh import read_bvh
from stickgen.corpus.sources.catalog import Entry, Told, read_catalog
from stickgen.corpus.sources.deepmimic import read_deepmimic
from stickgen.corpus.sources.gltf import read_gltf
from stickgen.corpus.sources.mimickit import read_mimickit
from stickgen.corpus.sources.smartbody import read_skm
from stickgen.corpus.sources.smpl import read_smpl
from stickgen.errors import StickGenError

Motion = RawMotion | Body

READERS: Mapping[str, Callable[[Path, float], Motion | Mapping[str, Motion]]] = {
    "amass-smpl": lambda path, fps: read_smpl(path),
    "asf-amc": lambda path, fps: read_amc(path, find_asf(path), fps),
    "bvh": lambda path, fps: read_bvh(path),
    "deepmimic": lambda path, fps: read_deepmimic(path),
    "glb": lambda path, fps: read_gltf(path, fps),
    "mimickit": lambda path, fps: read_mimickit(path),
    "skm": lambda path, fps: read_skm(path),
}
"""Format in the index → what reads a file of it, given the index's frames a second: one motion,
or several by the animation's name."""


def find(path: Path, *, unpacked: Path | None = None) -> list[Item]:
    """Every row of the index, sorted by id.

    Args:
        path: the collection's folder.
        unpacked: folder with the content of its archives.

    Raises:
        StickGenError: index, captions or notes are missing or malformed.
    """
    folders = [folder for folder in (unpacked, path, path / "raw") if folder is not None]
    return [Item(entry.id, _locate(entry, folders), entry) for entry in read_catalog(path)]


def read(item: Item) -> list[Recording]:
    """One file: one recording, or one for each animation.

    Raises:
        StickGenError: its format has no reader, or see the readers.
    """
    entry: Entry = item.detail
    if entry.format not in READERS:
        raise StickGenError(
            f"No reader for the format {entry.format!r}; there are {', '.join(READERS)}."
        )
    found = READERS[entry.format](item.path, entry.fps)
    if isinstance(found, RawMotion | Body):
        return [_recording(entry, entry.id, replace(found, fps=entry.fps))]
    return [_recording(entry, f"{entry.id}#{name}", motion) for name, motion in found.items()]


def _locate(entry: Entry, folders: list[Path]) -> Path:
    places = [folder / entry.file for folder in folders]
    return next((place for place in places if place.is_file()), places[-1])


def _recording(entry: Entry, id_: str, motion: Motion) -> Recording:
    told = entry.told.get(id_, Told())
    return Recording(
        id=id_,
        source=entry.source,
        motion=motion,
        licence=entry.licence,
        credit=entry.credit,
        captions=told.captions,
        pair_captions=told.pair_captions,
        actions=told.actions,
        segments=told.segments,
        tags=told.tags,
        glitches=entry.glitches,
        # Animations of one file are not people in one world.
        take=entry.take if id_ == entry.id else "",
        subject=entry.family,
        related=entry.related,
        same_as=entry.same_as,
        file=entry.file,
    )
