"""Parts in, a corpus out: duplicates dropped, splits and people's interaction found.

Parts are read one after the other, so memory holds the heads of all clips and the motion of a
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
from stickgen.corpus.clips.metadata import Interaction, interaction
from stickgen.corpus.clips.split import assign_splits
from stickgen.corpus.engine.parts import Drop, Head, list_part, load_part
from stickgen.corpus.store.corpus import Clip, Tracks
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.geometry import FloatArray

DROPPED = "rejected.csv"
_OPEN = 4  # parts kept in memory: people of a take, and twins, are mostly near each other

Load = Callable[[int], tuple[Clip, Tracks]]


@dataclass(frozen=True)
class Assembled:
    """What became of everything: heads of the clips, their splits by id, and what was dropped."""

    heads: tuple[Head, ...]
    splits: Mapping[str, str]
    drops: tuple[Drop, ...]


def plan(parts: Sequence[Path]) -> tuple[Assembled, tuple[int, ...], Load]:
    """Decide what is kept, without writing anything.

    Returns:
        the plan, the numbers of the kept clips among all, and what loads one by its number.

    Raises:
        StickGenError: nothing is kept.
    """
    listings = [list_part(part) for part in parts]
    heads = [head for listing in listings for head in listing.heads]
    prints = [row for listing in listings for row in listing.prints]
    places = [
        (part, k) for part, it in zip(parts, listings, strict=True) for k in range(len(it.heads))
    ]
    open_part = lru_cache(_OPEN)(load_part)

    def load(number: int) -> tuple[Clip, Tracks]:
        part, k = places[number]
        return open_part(part)[k]

    twins = find_duplicates(heads, prints, lambda number: load(number)[1].absolute())
    drops = [drop for listing in listings for drop in listing.drops]
    drops += [Drop(heads[k].id, heads[k].source, "duplicate", why) for k, why in twins.items()]
    drops.sort(key=lambda drop: (drop.id, drop.kind))
    kept = tuple(k for k in range(len(heads)) if k not in twins)
    if not kept:
        why = f"; the first: {drops[0].id}: {drops[0].reason}" if drops else ""
        raise StickGenError(f"no clip can be used{why}")
    used = tuple(heads[k] for k in kept)
    return Assembled(used, assign_splits(used), tuple(drops)), kept, load


def write(
    parts: Sequence[Path],
    output: Path,
    source: str,
    facts: Callable[[Assembled], Mapping[str, Any]],
    tell: Callable[[int, int], None],
) -> Assembled:
    """Write the corpus of the parts and its list of what was dropped.

    Args:
        parts: in order.
        output: the corpus folder.
        source: for the manifest.
        facts: more for the manifest.
        tell: called with the number of clips written and their number.

    Raises:
        StickGenError: nothing can be used, or the folder cannot be written.
    """
    plan_, kept, load = plan(parts)
    together = _together(plan_.heads, kept, load)
    with corpus_writer(output, source, facts(plan_)) as add:
        for done, number in enumerate(kept, 1):
            clip, tracks = load(number)
            meta = clip.meta
            if (found := together(number)) is not None:
                meta = replace(meta, interaction=found)
            add(replace(clip, split=plan_.splits[clip.id], meta=meta), tracks)
            tell(done, len(kept))
        _write_drops(output / DROPPED, plan_.drops)
    return plan_


def _together(
    heads: Sequence[Head], kept: Sequence[int], load: Load
) -> Callable[[int], Interaction | None]:
    """What finds a clip's interaction with the others of its take, a take at a time."""
    takes: dict[tuple[str, str], list[int]] = defaultdict(list)
    take_of: dict[int, tuple[str, str]] = {}
    for number, head in zip(kept, heads, strict=True):
        if head.take:
            take_of[number] = (head.source, head.take)
            takes[take_of[number]].append(number)
    found: dict[int, Interaction] = {}

    def of(number: int) -> Interaction | None:
        people = takes[take_of[number]] if number in take_of else []
        if len(people) < 2:
            return None
        if number not in found:
            worlds = [_world(load(k)) for k in people]
            found.update({k: interaction(worlds, person) for person, k in enumerate(people)})
        return found.pop(number)

    return of


def _world(loaded: tuple[Clip, Tracks]) -> FloatArray:
    clip, tracks = loaded
    return clip.placement.world(tracks.absolute())


def _write_drops(path: Path, drops: Sequence[Drop]) -> None:
    with atomic_path(path) as partial, partial.open("w", newline="", encoding="utf-8") as file:
        rows = [(drop.id, drop.kind, drop.reason) for drop in drops]
        csv.writer(file, lineterminator="\n").writerows([("id", "kind", "reason"), *rows])
