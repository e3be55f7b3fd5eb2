"""A collection: files of several formats with one ``index.csv`` and ``captions.jsonl``.

The files are in the folder under the paths of the index, or in archives ``raw/*.tar.*``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body, Item, Recording
from stickgen.corpus.sources.annotations import Annotation
from stickgen.corpus.sources.asf_amc import find_asf, read_amc
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.sources.catalog import Entry, read_catalog
from stickgen.corpus.sources.deepmimic import read_deepmimic
from stickgen.corpus.sources.gltf import read_gltf
from stickgen.corpus.sources.mimickit import read_mimickit
from stickgen.corpus.sources.smartbody import read_skm
from stickgen.corpus.sources.smpl_file import read_smpl
from stickgen.corpus.sources.unpack import unpacked_path
from stickgen.errors import StickGenError
from stickgen.safe_names import stays_inside

Motion = RawMotion | Body

READERS: Mapping[str, Callable[[Path, float], Motion | Mapping[str, Motion]]] = {
    "amass-smpl": lambda path, fps: read_smpl(path),
    "asf-amc": lambda path, fps: read_amc(path, find_asf(path), fps),
    "bvh": read_bvh,
    "deepmimic": lambda path, fps: read_deepmimic(path),
    "glb": lambda path, fps: read_gltf(path, fps),
    "mimickit": lambda path, fps: read_mimickit(path),
    "skm": lambda path, fps: read_skm(path),
}
"""Format in the index → reader, given the path and the frames per second of the index.

It returns one motion, or several by the name of the animation."""


def find(path: Path, *, unpacked: Path | None = None) -> list[Item]:
    """List every row of the index, sorted by id.

    Args:
        path: the collection's folder.
        unpacked: folder with the files of its archives.

    Raises:
        StickGenError: index, captions or notes are missing or malformed.
    """
    return [Item(entry.id, _locate(entry, path, unpacked), entry) for entry in read_catalog(path)]


def read(item: Item) -> list[Recording]:
    """Read one file: one recording, or one per animation.

    Raises:
        StickGenError: its format has no reader, the index names a file outside the collection, or
            the file is damaged.
    """
    entry: Entry = item.detail
    if not stays_inside(entry.file):
        raise StickGenError(
            f"index.csv names {entry.file!r}, which is no path inside the collection."
        )
    if entry.format not in READERS:
        raise StickGenError(
            f"No reader for the format {entry.format!r}; there are {', '.join(READERS)}."
        )
    if item.path.exists() and not item.path.is_file():
        raise StickGenError(f"{item.path} is not a file but a folder, a pipe or a device.")
    motions = READERS[entry.format](item.path, entry.fps)
    if isinstance(motions, RawMotion | Body):
        return [_recording(entry, entry.id, replace(motions, fps=entry.fps))]
    return [_recording(entry, f"{entry.id}#{name}", motion) for name, motion in motions.items()]


def _locate(entry: Entry, path: Path, unpacked: Path | None) -> Path:
    if not stays_inside(entry.file):
        return path  # ``read`` refuses it
    candidates = [folder / entry.file for folder in (path, path / "raw")]
    if unpacked is not None:
        candidates.insert(0, unpacked / unpacked_path(entry.file))
    return next((file for file in candidates if file.is_file()), candidates[-1])


def _recording(entry: Entry, id_: str, motion: Motion) -> Recording:
    annotation = entry.annotations.get(id_, Annotation())
    return Recording(
        id=id_,
        source=entry.source,
        motion=motion,
        licence=entry.licence,
        credit=entry.credit,
        captions=annotation.captions,
        pair_captions=annotation.pair_captions,
        actions=annotation.actions,
        segments=annotation.segments,
        tags=annotation.tags,
        glitches=entry.glitches,
        # The animations of one file do not share a world frame.
        take=entry.take if id_ == entry.id else "",
        subject=entry.family,
        related=entry.related,
        same_as=entry.same_as,
        file=entry.file,
    )
