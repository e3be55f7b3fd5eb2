"""Do the metrics measure? Real motion as it is, and spoilt in every way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

import numpy as np

from stickgen.evaluation.bench.bodies import body_figures
from stickgen.evaluation.bench.measure import figures, means
from stickgen.evaluation.bench.space import Space
from stickgen.evaluation.corruptions import CORRUPTIONS
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.evaluation.metrics.repeats import Estimate
from stickgen.evaluation.tables import table
from stickgen.geometry import FloatArray

REAL, OTHER = "real test motion", "another caption"
OF_WORDS = ("R@1", "R@2", "R@3", "MM-dist", "text alignment", "action accuracy")
"""Figures that change when only the words are others."""

Rows = dict[str, dict[str, Estimate]]


def spoilt_figures(
    evaluator: Evaluator,
    space: Space,
    real: Sequence[FloatArray],
    progress: Callable[[float], None] | None = None,
) -> Rows:
    """Every figure of real motions as they are and as each corruption leaves them.

    Args:
        space: the cases as the evaluator sees them.
        real: their motions, ``[T, 22, 3]`` metres at 25 fps.
        progress: called with the share that is done.
    """
    rng = np.random.default_rng(0)
    motions = {REAL: list(real)} | {
        name: [corrupt(joints, rng) for joints in real] for name, corrupt in CORRUPTIONS.items()
    }
    rows = {}
    for done, (name, some) in enumerate(motions.items(), start=1):
        rows[name] = figures(space, evaluator.motions(some), None) | means(body_figures(some))
        if progress:
            progress(done / len(motions))
    other = figures(space, np.roll(space.real, 1, axis=0), None)
    rows[OTHER] = {name: other[name] for name in OF_WORDS}
    return rows


def as_dict(rows: Rows) -> dict[str, dict[str, dict[str, float]]]:
    """Plain data for a JSON file: row → figure → mean and half-width of its interval."""
    return {
        name: {figure: asdict(estimate) for figure, estimate in row.items()}
        for name, row in rows.items()
    }


def markdown(rows: Rows) -> str:
    """A row for each figure, a column for each way of spoiling."""
    names = list(rows[REAL])
    cells = [
        [name, *(_number(row[name].mean) if name in row else "–" for row in rows.values())]
        for name in names
    ]
    return table(["figure", *rows], cells) + "\n"


def _number(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10.0 else f"{value:.0f}"
