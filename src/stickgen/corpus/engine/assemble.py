"""Assembles parts into a corpus: drops duplicates, assigns splits, measures interaction.

Parts are read one after the other, so memory holds the headers of all clips and the motion of a
few parts.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.duplicates import find_duplicates
from stickgen.corpus.clips.header import ClipHeader
from stickgen.corpus.clips.interaction import Interaction, interaction
from stickgen.corpus.clips.split import assign_splits
from stickgen.corpus.engine.part_file import DroppedClip, list_part, load_part
from stickgen.corpus.store.corpus import Clip
from stickgen.corpus.store.tracks import Tracks
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.geometry import FloatArray

DROPPED = "rejected.csv"
_OPEN_PARTS = 4
"""Parts kept in memory: the people of a take, and duplicates, are mostly in nearby parts."""

Load = Callable[[int], tuple[Clip, Tracks]]


@dataclass(frozen=True)
class CorpusContents:
    """Headers of the clips of a corpus, their splits by id, and what was dropped."""

    headers: tuple[ClipHeader, ...]
    splits: Mapping[str, str]
    drops: tuple[DroppedClip, ...]


def plan_contents(parts: Sequence[Path]) -> tuple[CorpusContents, tuple[int, ...], Load]:
    """Decide which clips are kept, without writing anything.

    Returns:
        the contents, the numbers of the kept clips among all, and a function that loads a clip
        by its number.

    Raises:
        StickGenError: nothing is kept.
    """
    listings = [list_part(part) for part in parts]
    headers = [header for listing in listings for header in listing.headers]
    fingerprints = [row for listing in listings for row in listing.fingerprints]
    load = _loader(parts, [len(listing.headers) for listing in listings])
    duplicates = find_duplicates(headers, fingerprints, lambda k: load(k)[1].absolute())
    drops = [drop for listing in listings for drop in listing.drops]
    drops += [
        DroppedClip(headers[k].id, headers[k].source, "duplicate", reason)
        for k, reason in duplicates.items()
    ]
    drops.sort(key=lambda drop: (drop.id, drop.kind))
    kept = tuple(k for k in range(len(headers)) if k not in duplicates)
    if not kept:
        first = f"; the first: {drops[0].id}: {drops[0].reason}" if drops else ""
        raise StickGenError(f"no clip can be used{first}")
    kept_headers = tuple(headers[k] for k in kept)
    return CorpusContents(kept_headers, assign_splits(kept_headers), tuple(drops)), kept, load


def _loader(parts: Sequence[Path], counts: Sequence[int]) -> Load:
    """Loads a clip by its number among all; ``counts`` are the clips of each part."""
    places = [(part, k) for part, n in zip(parts, counts, strict=True) for k in range(n)]
    open_part = lru_cache(_OPEN_PARTS)(load_part)

    def load(number: int) -> tuple[Clip, Tracks]:
        part, k = places[number]
        return open_part(part)[k]

    return load


def assemble(
    parts: Sequence[Path],
    output: Path,
    source: str,
    facts: Callable[[CorpusContents], Mapping[str, Any]],
    progress: Callable[[int, int], None],
) -> CorpusContents:
    """Write the corpus of the parts, and the list of what was dropped.

    Args:
        parts: in order.
        output: the corpus folder.
        source: for the manifest.
        facts: gives more entries of the manifest.
        progress: called with the clips written so far and the number of all.

    Raises:
        StickGenError: no clip can be used, or the folder cannot be written.
    """
    contents, kept, load = plan_contents(parts)
    measure_interaction = _interaction_of(contents.headers, kept, load)
    with corpus_writer(output, source, facts(contents)) as add:
        for done, number in enumerate(kept, 1):
            clip, tracks = load(number)
            meta = clip.meta
            if (measured := measure_interaction(number)) is not None:
                meta = replace(meta, interaction=measured)
            add(replace(clip, split=contents.splits[clip.id], meta=meta), tracks)
            progress(done, len(kept))
        _write_drops(output / DROPPED, contents.drops)
    return contents


def _interaction_of(
    headers: Sequence[ClipHeader], kept: Sequence[int], load: Load
) -> Callable[[int], Interaction | None]:
    """A function that measures a clip's interaction with the others of its take.

    The whole take is measured at the first of its clips; the others wait in memory.
    """
    takes: dict[tuple[str, str], list[int]] = defaultdict(list)
    take_of: dict[int, tuple[str, str]] = {}
    for number, header in zip(kept, headers, strict=True):
        if header.take:
            take_of[number] = (header.source, header.take)
            takes[take_of[number]].append(number)
    measured: dict[int, Interaction] = {}

    def measure(number: int) -> Interaction | None:
        people = takes[take_of[number]] if number in take_of else []
        if len(people) < 2:
            return None
        if number not in measured:
            worlds = [_world(load(k)) for k in people]
            measured.update({k: interaction(worlds, person) for person, k in enumerate(people)})
        return measured.pop(number)

    return measure


def _world(loaded: tuple[Clip, Tracks]) -> FloatArray:
    clip, tracks = loaded
    return clip.placement.world(tracks.absolute())


def _write_drops(path: Path, drops: Sequence[DroppedClip]) -> None:
    with atomic_path(path) as partial, partial.open("w", newline="", encoding="utf-8") as file:
        rows = [(drop.id, drop.kind, drop.reason) for drop in drops]
        csv.writer(file, lineterminator="\n").writerows([("id", "kind", "reason"), *rows])
