"""Summary of a run of the data engine: counts, hours and shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.engine.assemble import CorpusContents
from stickgen.corpus.engine.part_file import DroppedClip
from stickgen.skeleton import FPS


@dataclass(frozen=True)
class SourceSummary:
    """Clips and hours of one source, and counts of what was dropped, by kind."""

    clips: int
    hours: float
    dropped: dict[str, int]


@dataclass(frozen=True)
class Summary:
    """Result of a run.

    Attributes:
        items: units of the data set, mostly files.
        clips, hours, good_hours: of the corpus; good hours are those of valid frames.
        sources: by name.
        splits: hours of each split.
        dropped: items and clips that are not in the corpus, by kind; all are in ``rejected.csv``.
        unknown_share: share of the frames without a known action, 0–1.
        seconds: of this run.
        clips_per_second: of this run, without what an earlier one had finished.
        up_to_date: a corpus of the same inputs existed and nothing was done.
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


def summarize(items: int, contents: CorpusContents) -> Summary:
    """The summary of a corpus, without the times."""
    headers, drops = contents.headers, contents.drops
    hours = {header.id: header.frames / FPS / 3600 for header in headers}
    splits = dict.fromkeys(SPLITS, 0.0)
    for id_, split in contents.splits.items():
        splits[split] += hours[id_]
    sources = {}
    names = {header.source for header in headers} | {drop.source for drop in drops}
    for name in sorted(names):
        clip_hours = [hours[header.id] for header in headers if header.source == name]
        dropped = _counts_by_kind(drop for drop in drops if drop.source == name)
        sources[name] = SourceSummary(len(clip_hours), sum(clip_hours), dropped)
    frames = sum(header.frames for header in headers)
    return Summary(
        items=items,
        clips=len(headers),
        hours=sum(hours.values()),
        good_hours=sum(header.good for header in headers) / FPS / 3600,
        sources=sources,
        splits=splits,
        dropped=_counts_by_kind(drops),
        unknown_share=1.0 - sum(header.known for header in headers) / frames,
    )


def _counts_by_kind(drops: Iterable[DroppedClip]) -> dict[str, int]:
    return dict(sorted(Counter(drop.kind for drop in drops).items()))


def from_manifest(manifest: dict[str, Any]) -> Summary:
    """The summary stored in a manifest.

    Raises:
        KeyError, TypeError: it has none, or one of another version.
    """
    summary = dict(manifest["summary"])
    summary["sources"] = {name: SourceSummary(**row) for name, row in summary["sources"].items()}
    return Summary(**summary)
