"""Figures that each motion has for itself: how it moves, and how near it is to a training clip."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.evaluation.bench.answers import Joints
from stickgen.evaluation.bench.measure import LOW
from stickgen.evaluation.metrics.scores import motion_scores
from stickgen.evaluation.novelty import WINDOW, nearest_distance, windows
from stickgen.geometry import FloatArray, runs
from stickgen.measures.physical import physical_metrics
from stickgen.processes import in_processes
from stickgen.skeleton import FPS

NEAREST, NEAREST_LOW, LENGTH = "nearest train cm", f"nearest train cm, {LOW} %", "seconds"
_STRIDE = 0.4
"""Seconds between two windows of the training set: half as dense as a probe of one model."""
_CLIPS = 400
"""Training clips that a process looks through at a time."""


def body_figures(motions: Sequence[Joints]) -> dict[str, FloatArray]:
    """Plausibility figures, scores and length of every motion by name, ``[N]`` each."""
    rows = [
        physical_metrics(m, FPS) | motion_scores(m, FPS) | {LENGTH: len(m) / FPS} for m in motions
    ]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


@dataclass(frozen=True)
class _Search:
    corpus: Path
    clips: tuple[Clip, ...]
    queries: NDArray[np.float32]


def nearest_training(
    corpus: Corpus,
    rows: Mapping[str, Sequence[Joints]],
    workers: int,
    progress: Callable[[float], None] | None = None,
) -> dict[str, dict[str, FloatArray]]:
    """Distance of every motion's first two seconds to the nearest ones of training, cm, ``[N]``.

    NaN for a motion that is shorter. Mirror images count as near (``novelty``).

    Args:
        rows: motions ``[T, 22, 3]`` by the name of their system.
        workers: processes that look.

    Returns:
        For each system the figure ``NEAREST``.
    """
    cut = {name: [windows(m, FPS, WINDOW)[:1] for m in motions] for name, motions in rows.items()}
    queries = np.concatenate([one for cuts in cut.values() for one in cuts])
    clips = [clip for clip in corpus.rows if clip.split == "train"]
    jobs = [
        _Search(corpus.path, tuple(clips[at : at + _CLIPS]), queries)
        for at in range(0, len(clips), _CLIPS)
    ]
    best = np.full(len(queries), np.inf, dtype=np.float32)
    for done, found in enumerate(in_processes(_look, jobs, workers, start="spawn"), start=1):
        best = np.minimum(best, found)
        if progress:
            progress(done / len(jobs))
    answers = iter(100.0 * best)
    return {
        name: {NEAREST: np.array([next(answers) if len(one) else np.nan for one in cuts])}
        for name, cuts in cut.items()
    }


def _look(search: _Search) -> NDArray[np.float32]:
    corpus = Corpus.open(search.corpus)
    known = (
        windows(corpus.joints(clip, run.start, run.stop), FPS, _STRIDE)
        for clip in search.clips
        for run in runs(corpus.valid(clip))
    )
    return nearest_distance(search.queries, known)
