"""Corrupted motion has worse figures, by the shipped evaluator and on bodies."""

from __future__ import annotations

import json

import numpy as np
import pytest

from stickgen.evaluation.bench.case_embeddings import CaseEmbeddings
from stickgen.evaluation.corruptions import CORRUPTIONS
from stickgen.evaluation.evaluator.runtime import open_evaluators
from stickgen.evaluation.metric_report import OTHER_CAPTION, REAL, as_dict, corrupted_figures, table
from stickgen.evaluation.metrics.actions import prototypes
from stickgen.evaluation.metrics.realism import realism
from stickgen.evaluation.metrics.variety import diversity, multimodality
from stickgen.synthesis import find, read

CLIPS = 64
LIVELY = ("walk", "run", "dance")
TAKES = 8


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, dict[str, float]]]:
    """Row → figure → estimate, of synthetic clips."""
    recordings = [read(item)[0] for item in find(4 * CLIPS + 32, seed=5)]
    captioned = {r.captions[0]: r for r in recordings if r.actions}
    clips = dict(list(captioned.items())[:CLIPS])
    assert len(clips) == CLIPS
    motions = [clip.motion.joints[:100] for clip in clips.values()]
    actions = tuple(clip.actions[0] for clip in clips.values())
    evaluator = open_evaluators()[0]
    texts = evaluator.texts(list(clips))
    cases = CaseEmbeddings(texts, evaluator.motions(motions), actions, prototypes(texts, actions))
    rows = corrupted_figures(evaluator, cases, motions)
    assert table(rows).markdown().count("\n") == len(rows[REAL]) + 1
    return as_dict(rows)


def mean(figures: dict[str, dict[str, dict[str, float]]], row: str, figure: str) -> float:
    return figures[row][figure]["mean"]


def test_every_corruption_has_a_row(figures) -> None:
    assert list(figures) == [REAL, *CORRUPTIONS, OTHER_CAPTION]
    open_ended = {"flight m/s²", "falling %", "rest %"}  # of motions that fly, or do not walk
    lacking = {name for row in figures.values() for name, e in row.items() if e["mean"] is None}
    assert lacking <= open_ended
    json.dumps(figures, allow_nan=False)


@pytest.mark.parametrize("row", ["time-reversed", "frozen", "jittered", "sliding", OTHER_CAPTION])
def test_corrupted_motion_fits_its_words_less(figures, row: str) -> None:
    for figure, margin in (("R@1", 0.05), ("R@2", 0.05), ("R@3", 0.02), ("text alignment", 0.1)):
        assert mean(figures, row, figure) < mean(figures, REAL, figure) - margin
    assert mean(figures, row, "MM-dist") > mean(figures, REAL, "MM-dist") + 0.1


@pytest.mark.parametrize("row", ["frozen", "sliding", OTHER_CAPTION])
def test_corrupted_motion_shows_its_action_less(figures, row: str) -> None:
    lost = mean(figures, REAL, "action accuracy") - mean(figures, row, "action accuracy")
    assert lost > 0.2


def test_motion_held_still_is_less_diverse(figures) -> None:
    assert mean(figures, "frozen", "Diversity") < 0.9 * mean(figures, REAL, "Diversity")


@pytest.mark.parametrize("row", ["time-reversed", "frozen", "jittered", "sliding"])
def test_corrupted_motion_is_farther_from_the_real_ones(figures, row: str) -> None:
    assert mean(figures, row, "FID") > 1.1 * mean(figures, REAL, "FID")
    assert mean(figures, row, "KID") > mean(figures, REAL, "KID") + 0.05


@pytest.mark.parametrize(
    ("row", "figure", "by"),
    [
        ("jittered", "jerk m/s³", 500.0),
        ("jittered", "acceleration m/s²", 10.0),
        ("jittered", "artifact", 0.5),
        ("sliding", "slide mm/frame", 10.0),
        ("sliding", "skating frames %", 30.0),
        ("floating", "floating frames %", 50.0),
        ("sunk", "penetration mm", 30.0),
        ("sunk", "penetrating frames %", 50.0),
        ("sliding", "dynamic m/s", 0.1),
        ("frozen", "dynamic m/s", -0.2),
        ("slowed", "dynamic m/s", -0.2),
        ("jittered", "smoothness", -0.2),
        ("floating", "physics consistency", -0.2),
        ("sunk", "physics consistency", -0.2),
    ],
)
def test_figures_of_bodies_show_the_corruption(figures, row: str, figure: str, by: float) -> None:
    """By how much the figure rises at least, or falls."""
    change = mean(figures, row, figure) - mean(figures, REAL, figure)
    assert change / by > 1.0


@pytest.fixture(scope="module")
def takes() -> dict[str, np.ndarray]:
    """Corruption → ``[3, 8, D]``, takes of each lively action as the evaluator sees them."""
    evaluator, rng = open_evaluators()[0], np.random.default_rng(0)
    items = [find(4 * TAKES, actions=(action,), seed=5) for action in LIVELY]
    motions = [read(item)[0].motion.joints[:75] for some in items for item in some]
    assert len(motions) == len(LIVELY) * TAKES
    rows = {REAL: evaluator.motions(motions)} | {
        name: evaluator.motions([CORRUPTIONS[name](joints, rng) for joints in motions])
        for name in ("frozen", "sliding")
    }
    return {name: row.reshape(len(LIVELY), TAKES, -1) for name, row in rows.items()}


@pytest.mark.parametrize("row", ["frozen", "sliding"])
def test_lively_motion_held_still_or_dragged_is_less_real(takes, row: str) -> None:
    known, others, corrupted = (
        some.reshape(-1, some.shape[-1])
        for some in (takes[REAL][:, ::2], takes[REAL][:, 1::2], takes[row][:, 1::2])
    )
    assert realism(corrupted, known).mean() < realism(others, known).mean() - 0.05


def test_fewer_different_takes_are_less_varied(takes) -> None:
    every = takes[REAL]
    values = [
        multimodality(some, np.random.default_rng(0), TAKES)
        for some in (every, every[:, [0] * 7 + [1]], every[:, [0] * 8])
    ]
    assert values[0] > 1.2 * values[1] > values[2] == 0.0


def test_fewer_different_actions_are_less_diverse(takes) -> None:
    every = takes[REAL]
    values = [
        diversity(some.reshape(-1, some.shape[-1]), np.random.default_rng(0), 24)
        for some in (every, every[[0, 0, 0]], every[[0, 0, 0]][:, [0] * 8])
    ]
    assert values[0] > 1.2 * values[1] > values[2] == 0.0
