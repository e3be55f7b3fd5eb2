"""What a run of the data engine tells: counts, hours, shares."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.engine.assemble import Assembled
from stickgen.skeleton import FPS


@dataclass(frozen=True)
class SourceSummary:
    """What one source gave, and what of it was dropped by kind."""

    clips: int
    hours: float
    dropped: dict[str, int]


@dataclass(frozen=True)
class Summary:
    """What a run did.

    Attributes:
        items: units of the data set, mostly files.
        clips, hours, good_hours: of the corpus; good are frames of real motion.
        sources: what each gave.
        splits: hours of each split.
        dropped: items and clips that are not in the corpus, by kind; all are in ``rejected.csv``.
        unknown_share: of the frames, those whose action nobody knows, 0–1.
        seconds: of this run.
        clips_per_second: of this run; what an earlier one had finished does not count.
        up_to_date: the corpus was there already and nothing was done.
    """

    items: int
    clips: int
    hours: float
    good_hours: float
    sources: dict[str, SourceSummary]
    splits: dict[str, float]
    dropped: dict[str, int]
    unknown_share: float
    seconds: float = 0.0
    clips_per_second: float = 0.0
    up_to_date: bool = False


def summarize(items: int, made: Assembled) -> Summary:
    """The summary of a corpus, without the times."""
    hours = {head.id: head.frames / FPS / 3600 for head in made.heads}
    frames = sum(head.frames for head in made.heads)
    splits = dict.fromkeys(SPLITS, 0.0)
    for id_, split in made.splits.items():
        splits[split] += hours[id_]
    sources = {}
    names = {head.source for head in made.heads} | {drop.source for drop in made.drops}
    for name in sorted(names):
        mine = [hours[head.id] for head in made.heads if head.source == name]
        dropped = Counter(drop.kind for drop in made.drops if drop.source == name)
        sources[name] = SourceSummary(len(mine), sum(mine), dict(sorted(dropped.items())))
    return Summary(
        items=items,
        clips=len(made.heads),
        hours=sum(hours.values()),
        good_hours=sum(head.good for head in made.heads) / FPS / 3600,
        sources=sources,
        splits=splits,
        dropped=dict(sorted(Counter(drop.kind for drop in made.drops).items())),
        unknown_share=1.0 - sum(head.known for head in made.heads) / frames,
    )


def from_manifest(facts: dict[str, Any]) -> Summary:
    """The summary that a manifest holds.

    Raises:
        KeyError, TypeError: it holds none, or another one.
    """
    told = dict(facts["summary"])
    told["sources"] = {name: SourceSummary(**row) for name, row in told["sources"].items()}
    return Summary(**told)
