"""The metrics measure: motion spoilt on purpose loses, to the shipped evaluator and on bodies."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.corpus.synth import find, read
from stickgen.evaluation.bench.space import Space
from stickgen.evaluation.corruptions import CORRUPTIONS
from stickgen.evaluation.evaluator.runtime import open_evaluators
from stickgen.evaluation.metric_report import OTHER, REAL, as_dict, markdown, spoilt_figures
from stickgen.evaluation.metrics.actions import prototypes

CLIPS = 64


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, dict[str, float]]]:
    """Row → figure → estimate, of clips made by rule."""
    recordings = [read(item)[0] for item in find(4 * CLIPS + 16, seed=5)]
    told = {one.captions[0]: one for one in recordings}
    some = dict(list(told.items())[:CLIPS])
    assert len(some) == CLIPS
    motions = [one.motion.joints[:100] for one in some.values()]
    actions = tuple(one.actions[0] for one in some.values())
    evaluator = open_evaluators()[0]
    texts = evaluator.texts(list(some))
    space = Space(texts, evaluator.motions(motions), actions, prototypes(texts, actions))
    rows = spoilt_figures(evaluator, space, motions)
    assert markdown(rows).count("\n") == len(rows[REAL]) + 2
    return as_dict(rows)


def mean(figures: dict[str, dict[str, dict[str, float]]], row: str, figure: str) -> float:
    return figures[row][figure]["mean"]


def test_every_corruption_has_a_row(figures) -> None:
    assert list(figures) == [REAL, *CORRUPTIONS, OTHER]
    assert all(np.isfinite(e["mean"]) for row in figures.values() for e in row.values())


@pytest.mark.parametrize("row", ["time-reversed", "frozen", "jittered", "sliding", OTHER])
def test_spoilt_motion_fits_its_words_less(figures, row: str) -> None:
    for figure, margin in (("R@1", 0.1), ("R@3", 0.02), ("text alignment", 0.1)):
        assert mean(figures, row, figure) < mean(figures, REAL, figure) - margin
    assert mean(figures, row, "MM-dist") > mean(figures, REAL, "MM-dist") + 0.1


@pytest.mark.parametrize("row", ["time-reversed", "frozen", "jittered", "sliding"])
def test_spoilt_motion_is_farther_from_the_real_ones(figures, row: str) -> None:
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
def test_bodies_show_what_was_done_to_them(figures, row: str, figure: str, by: float) -> None:
    """By how much the figure rises at least, or falls."""
    change = mean(figures, row, figure) - mean(figures, REAL, figure)
    assert change / by > 1.0
