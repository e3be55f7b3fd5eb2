"""Figures of single motions: how they move, and how near they are to a training clip."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.evaluation.bench.baselines import Joints
from stickgen.evaluation.bench.cases import Case, action_name
from stickgen.evaluation.bench.measure import LOW
from stickgen.evaluation.metrics.scores import motion_scores
from stickgen.evaluation.novelty import WINDOW, nearest_distance, windows
from stickgen.geometry import FloatArray, runs
from stickgen.measures.balance import force_residual
from stickgen.measures.liveliness import liveliness, peak_speed, pose_spread, turn_error
from stickgen.measures.physical import heading_change, physical_metrics
from stickgen.processes import in_processes
from stickgen.skeleton import FPS

NEAREST, NEAREST_LOW, LENGTH = "nearest train cm", f"nearest train cm, {LOW} %", "seconds"
_STRIDE = 0.4
"""Seconds between two windows of the training set; ``novelty.STRIDE`` would take twice as long."""
_PEAKS = {
    "punch wrist m/s": ("punch", ("left_wrist", "right_wrist")),
    "jump ankle m/s": ("jump", ("left_ankle", "right_ankle")),
}
"""Figure → action of the cases that have it, and the joints whose highest speed it is."""
_GAITS = ("walk", "run", "sprint")
_TURNS = re.compile(r"\b(?:turn|spin|pivot|rotat|twirl)")
_CLIPS = 400
"""Training clips that a process searches at a time."""


def body_figures(motions: Sequence[Joints], cases: Sequence[Case] = ()) -> dict[str, FloatArray]:
    """Plausibility figures, scores and length of every motion by name, ``[N]`` each.

    Args:
        cases: of the motions, in order, for the figures of single actions; NaN in the others.
    """
    rows = [_figures(m) for m in motions]
    figures = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    return figures | _of_actions(motions, cases) if cases else figures


def _of_actions(motions: Sequence[Joints], cases: Sequence[Case]) -> dict[str, FloatArray]:
    """How fast strikes and jumps are, how far turns are off, how much walks and runs differ."""
    names = [action_name(case.action) for case in cases]
    peaks = {
        figure: np.array(
            [
                peak_speed(motion, joints, FPS) if name == action else np.nan
                for motion, name in zip(motions, names, strict=True)
            ]
        )
        for figure, (action, joints) in _PEAKS.items()
    }
    turns = [
        np.degrees(turn_error(motion, heading_change(case.joints)))
        if _TURNS.search(case.caption)
        else np.nan
        for motion, case in zip(motions, cases, strict=True)
    ]
    spread = np.full(len(motions), np.nan)
    walks = [n for n, name in enumerate(names) if name in _GAITS]
    if len(walks) > 1:
        spread[walks] = 100.0 * pose_spread([motions[n] for n in walks])
    return peaks | {"turn error °": np.array(turns), "pose spread cm": spread}


def _figures(joints: Joints) -> dict[str, float]:
    forces = {"force residual %": 100.0 * force_residual(joints, FPS)}  # of the body's weight
    return (
        physical_metrics(joints, FPS)
        | forces
        | liveliness(joints, FPS)
        | motion_scores(joints, FPS)
        | {LENGTH: len(joints) / FPS}
    )


@dataclass(frozen=True)
class _SearchJob:
    corpus: Path
    clips: tuple[Clip, ...]
    queries: NDArray[np.float32]


def nearest_training(
    corpus: Corpus,
    rows: Mapping[str, Sequence[Joints]],
    workers: int,
    progress: Callable[[float], None] | None = None,
) -> dict[str, dict[str, FloatArray]]:
    """Distance of every motion's first two seconds to the nearest two of training, cm, ``[N]``.

    NaN for a shorter motion. Mirror images are searched as well (``novelty``).

    Args:
        rows: motions ``[T, 22, 3]`` by the name of their system.
        workers: processes that search.

    Returns:
        For each system the figure ``NEAREST``.
    """
    cut = {name: [windows(m, FPS, WINDOW)[:1] for m in motions] for name, motions in rows.items()}
    queries = np.concatenate([window for cuts in cut.values() for window in cuts])
    clips = [clip for clip in corpus.rows if clip.split == "train"]
    jobs = [
        _SearchJob(corpus.path, tuple(clips[at : at + _CLIPS]), queries)
        for at in range(0, len(clips), _CLIPS)
    ]
    best = np.full(len(queries), np.inf, dtype=np.float32)
    for done, distances in enumerate(in_processes(_search, jobs, workers, start="spawn"), start=1):
        best = np.minimum(best, distances)
        if progress:
            progress(done / len(jobs))
    distances_cm = iter(100.0 * best)
    return {
        name: {
            NEAREST: np.array([next(distances_cm) if len(window) else np.nan for window in cuts])
        }
        for name, cuts in cut.items()
    }


def _search(job: _SearchJob) -> NDArray[np.float32]:
    corpus = Corpus.open(job.corpus)
    known = (
        windows(corpus.joints(clip, run.start, run.stop), FPS, _STRIDE)
        for clip in job.clips
        for run in runs(corpus.valid(clip))
    )
    return nearest_distance(job.queries, known)
