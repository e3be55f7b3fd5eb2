"""Statistics of a corpus: counts, hours, shares and histograms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.curation.said import Said, hours_said
from stickgen.corpus.curation.standards import STANDARDS, UNKNOWN, Standard
from stickgen.corpus.curation.windows import clips_by_take
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.errors import StickGenError
from stickgen.measures.quality import Quality
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTIONS, UNKNOWN_ACTION

LENGTH_EDGES = (0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 40.0, 80.0)
"""Edges of the length histogram, seconds; the last bin is open."""
SCORE_BINS = 20
"""Bins of equal width from 0 to 1 of the score histograms."""
UNSTATED = "not stated"
"""Name of the licence of clips that state none."""
_MAX_LISTED = 100
"""Clips without captions that are listed by id."""


@dataclass(frozen=True)
class SourceStats:
    """Statistics of one source.

    Attributes:
        clips, hours, valid_hours: valid hours are those of valid frames.
        quality, artifact: medians of the scores of its clips.
        captions: number of captions of its clips and their segments.
        licences, credits: as its clips state them.
    """

    clips: int
    hours: float
    valid_hours: float
    quality: float
    artifact: float
    captions: int
    licences: tuple[str, ...]
    credits: tuple[str, ...]


@dataclass(frozen=True)
class Stats:
    """Statistics of a corpus.

    Attributes:
        clips, hours, valid_hours: valid hours are those of valid frames.
        frames: at 25 fps.
        captions, segments: numbers of them.
        synthetic_hours: hours of synthetic motion.
        faces: number of clips with a face track.
        takes: number of takes with several people.
        sources: by name.
        splits: clips and hours of each.
        licences: hours under each.
        actions: hours of the frames of each action, the most frequent first.
        unknown_share: share of the frames without a known action, 0–1.
        said: hours whose captions name a manner, a side or a number.
        lengths: clips in each bin of ``LENGTH_EDGES``.
        scores: score of ``measures.quality.Quality`` → clips in each of ``SCORE_BINS`` bins.
        passing: set of ``STANDARDS`` → share of the clips whose scores meet its standard.
        without_captions: number of clips without a caption of their own or of a segment.
        without_captions_named: ids of the first of them.
    """

    clips: int
    hours: float
    valid_hours: float
    frames: int
    captions: int
    segments: int
    synthetic_hours: float
    faces: int
    takes: int
    sources: dict[str, SourceStats]
    splits: dict[str, tuple[int, float]]
    licences: dict[str, float]
    actions: dict[str, float]
    unknown_share: float
    said: Said
    lengths: tuple[int, ...]
    scores: dict[str, tuple[int, ...]]
    passing: dict[str, float]
    without_captions: int
    without_captions_named: tuple[str, ...]


def corpus_stats(corpus: Corpus) -> Stats:
    """Statistics of a corpus; its arrays are read one clip at a time.

    Raises:
        StickGenError: the corpus has no clips.
    """
    rows = corpus.rows
    if not rows:
        raise StickGenError(f"{corpus.path} holds no clip to count")
    valid_hours = [_hours(int(corpus.valid(clip).sum())) for clip in rows]
    frames = sum(clip.frames for clip in rows)
    actions = _action_frames(corpus)
    uncaptioned = [clip.id for clip in rows if not _caption_count(clip)]
    return Stats(
        clips=len(rows),
        hours=_hours(frames),
        valid_hours=sum(valid_hours),
        frames=frames,
        captions=sum(map(_caption_count, rows)),
        segments=sum(len(clip.segments) for clip in rows),
        synthetic_hours=_hours(sum(clip.frames for clip in rows if clip.synthetic)),
        faces=sum(clip.face is not None for clip in rows),
        takes=sum(len(clips) > 1 for clips in clips_by_take(corpus)),
        sources=_sources(rows, valid_hours),
        splits=_splits(rows),
        licences=_licences(rows),
        actions={name: _hours(count) for name, count in actions.most_common()},
        unknown_share=actions[UNKNOWN] / frames,
        said=hours_said(rows),
        lengths=_histogram([clip.frames / FPS for clip in rows], (*LENGTH_EDGES, np.inf)),
        scores=_scores(rows),
        passing={name: _passing(rows, standard) for name, standard in STANDARDS.items()},
        without_captions=len(uncaptioned),
        without_captions_named=tuple(uncaptioned[:_MAX_LISTED]),
    )


def _hours(frames: int) -> float:
    return frames / FPS / 3600


def _caption_count(clip: Clip) -> int:
    return len(clip.captions) + sum(len(part.captions) for part in clip.segments)


def _action_frames(corpus: Corpus) -> Counter[str]:
    """Number of frames of each action."""
    names = (UNKNOWN, *ACTIONS)
    counts = np.zeros(len(names), dtype=np.int64)
    for clip in corpus.rows:
        counts += np.bincount(corpus.actions(clip) - UNKNOWN_ACTION, minlength=len(names))
    return Counter({name: int(n) for name, n in zip(names, counts, strict=True) if n})


def _sources(rows: Sequence[Clip], valid_hours: Sequence[float]) -> dict[str, SourceStats]:
    clips: dict[str, list[Clip]] = defaultdict(list)
    valid: dict[str, list[float]] = defaultdict(list)
    for clip, hours in zip(rows, valid_hours, strict=True):
        clips[clip.source].append(clip)
        valid[clip.source].append(hours)
    return {name: _source(clips[name], sum(valid[name])) for name in sorted(clips)}


def _source(clips: Sequence[Clip], valid_hours: float) -> SourceStats:
    return SourceStats(
        clips=len(clips),
        hours=_hours(sum(clip.frames for clip in clips)),
        valid_hours=valid_hours,
        quality=float(np.median([clip.quality.score for clip in clips])),
        artifact=float(np.median([clip.quality.artifact for clip in clips])),
        captions=sum(map(_caption_count, clips)),
        licences=tuple(sorted({clip.licence or UNSTATED for clip in clips})),
        credits=tuple(sorted({clip.credit for clip in clips if clip.credit})),
    )


def _splits(rows: Sequence[Clip]) -> dict[str, tuple[int, float]]:
    return {
        split: (
            sum(clip.split == split for clip in rows),
            _hours(sum(clip.frames for clip in rows if clip.split == split)),
        )
        for split in SPLITS
    }


def _licences(rows: Sequence[Clip]) -> dict[str, float]:
    frames: Counter[str] = Counter()
    for clip in rows:
        frames[clip.licence or UNSTATED] += clip.frames
    return {name: _hours(count) for name, count in frames.most_common()}


def _histogram(values: Sequence[float], edges: Sequence[float]) -> tuple[int, ...]:
    return tuple(int(n) for n in np.histogram(values, np.asarray(edges))[0])


def _scores(rows: Sequence[Clip]) -> dict[str, tuple[int, ...]]:
    edges = np.linspace(0.0, 1.0, SCORE_BINS + 1).tolist()
    return {
        part.name: _histogram([getattr(clip.quality, part.name) for clip in rows], edges)
        for part in fields(Quality)
    }


def _passing(rows: Sequence[Clip], standard: Standard) -> float:
    passes = (
        clip.quality.score >= standard.min_quality
        and clip.quality.artifact <= standard.max_artifact
        for clip in rows
    )
    return sum(passes) / len(rows)
