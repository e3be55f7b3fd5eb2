"""What a corpus holds, in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.curation.curate import STANDARDS, UNNAMED, Standard
from stickgen.corpus.curation.windows import takes
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.errors import StickGenError
from stickgen.measures.quality import Quality
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTIONS, UNKNOWN_ACTION

LENGTH_EDGES = (0.0, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 40.0, 80.0)
"""Seconds between which the lengths of clips are counted; the last class is open."""
SCORE_BINS = 20
"""Equal classes from 0 to 1 in which scores are counted."""
UNSTATED = "not stated"
"""Stands for the licence of clips that state none."""
_NAMED = 100  # clips without captions that are named


@dataclass(frozen=True)
class SourceStats:
    """One source.

    Attributes:
        clips, hours, valid_hours: valid hours are those of good frames.
        quality, artifact: medians of the scores of its clips.
        captions: of all its clips and their segments.
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
    """A corpus.

    Attributes:
        clips, hours, valid_hours: of everything; valid hours are those of good frames.
        frames: at 25 fps.
        captions, segments: how many there are.
        synthetic_hours: of what was made by rule.
        faces: clips with a face track.
        takes: that several people share.
        sources: by name.
        splits: clips and hours of each.
        licences: hours under each.
        actions: hours of frames of each action, the most frequent first.
        unknown_share: of the frames, those of no known action.
        lengths: clips in each class of ``LENGTH_EDGES``.
        scores: score of ``quality.Quality`` → clips in each of ``SCORE_BINS`` classes.
        passing: set of ``curate.STANDARDS`` → share of the clips that pass its scores whole.
        without_captions: how many clips have none, in themselves or a segment.
        without_captions_named: the first of them.
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
    lengths: tuple[int, ...]
    scores: dict[str, tuple[int, ...]]
    passing: dict[str, float]
    without_captions: int
    without_captions_named: tuple[str, ...]


def measure(corpus: Corpus) -> Stats:
    """Count a corpus; its arrays are read a clip at a time.

    Raises:
        StickGenError: it holds no clip.
    """
    rows = corpus.rows
    if not rows:
        raise StickGenError(f"{corpus.path} holds no clip to count")
    valid = [_hours(int(corpus.valid(clip).sum())) for clip in rows]
    frames = sum(clip.frames for clip in rows)
    actions = _actions(corpus)
    silent = [clip.id for clip in rows if not _captions(clip)]
    return Stats(
        clips=len(rows),
        hours=_hours(frames),
        valid_hours=sum(valid),
        frames=frames,
        captions=sum(map(_captions, rows)),
        segments=sum(len(clip.segments) for clip in rows),
        synthetic_hours=_hours(sum(clip.frames for clip in rows if clip.synthetic)),
        faces=sum(clip.face is not None for clip in rows),
        takes=sum(len(clips) > 1 for clips in takes(corpus)),
        sources=_sources(rows, valid),
        splits=_splits(rows),
        licences=_licences(rows),
        actions={name: _hours(count) for name, count in actions.most_common()},
        unknown_share=actions[UNNAMED] / frames,
        lengths=_histogram([clip.frames / FPS for clip in rows], (*LENGTH_EDGES, np.inf)),
        scores=_scores(rows),
        passing={name: _passing(rows, standard) for name, standard in STANDARDS.items()},
        without_captions=len(silent),
        without_captions_named=tuple(silent[:_NAMED]),
    )


def _hours(frames: int) -> float:
    return frames / FPS / 3600


def _captions(clip: Clip) -> int:
    return len(clip.captions) + sum(len(part.captions) for part in clip.segments)


def _actions(corpus: Corpus) -> Counter[str]:
    """Frames of each action."""
    names = (UNNAMED, *ACTIONS)
    counts = np.zeros(len(names), dtype=np.int64)
    for clip in corpus.rows:
        counts += np.bincount(corpus.actions(clip) - UNKNOWN_ACTION, minlength=len(names))
    return Counter({name: int(n) for name, n in zip(names, counts, strict=True) if n})


def _sources(rows: Sequence[Clip], valid: Sequence[float]) -> dict[str, SourceStats]:
    found: dict[str, list[tuple[Clip, float]]] = defaultdict(list)
    for clip, hours in zip(rows, valid, strict=True):
        found[clip.source].append((clip, hours))
    return {name: _source(found[name]) for name in sorted(found)}


def _source(found: Sequence[tuple[Clip, float]]) -> SourceStats:
    clips = [clip for clip, _ in found]
    return SourceStats(
        clips=len(clips),
        hours=_hours(sum(clip.frames for clip in clips)),
        valid_hours=sum(hours for _, hours in found),
        quality=float(np.median([clip.quality.score for clip in clips])),
        artifact=float(np.median([clip.quality.artifact for clip in clips])),
        captions=sum(map(_captions, clips)),
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
    hours: Counter[str] = Counter()
    for clip in rows:
        hours[clip.licence or UNSTATED] += clip.frames
    return {name: _hours(frames) for name, frames in hours.most_common()}


def _histogram(values: Sequence[float], edges: Sequence[float]) -> tuple[int, ...]:
    return tuple(int(n) for n in np.histogram(values, np.asarray(edges))[0])


def _scores(rows: Sequence[Clip]) -> dict[str, tuple[int, ...]]:
    edges = np.linspace(0.0, 1.0, SCORE_BINS + 1).tolist()
    return {
        part.name: _histogram([getattr(clip.quality, part.name) for clip in rows], edges)
        for part in fields(Quality)
    }


def _passing(rows: Sequence[Clip], standard: Standard) -> float:
    good = (
        clip.quality.score >= standard.min_quality
        and clip.quality.artifact <= standard.max_artifact
        for clip in rows
    )
    return sum(good) / len(rows)
