"""Do the metrics measure? Every figure of recorded motion, as it is and corrupted in each way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

import numpy as np

from stickgen.evaluation.bench.bodies import body_figures
from stickgen.evaluation.bench.case_embeddings import CaseEmbeddings
from stickgen.evaluation.bench.measure import figures, means
from stickgen.evaluation.corruptions import CORRUPTIONS
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.evaluation.measured import measured
from stickgen.evaluation.metrics.repeats import Estimate
from stickgen.evaluation.tables import Table, number
from stickgen.geometry import FloatArray

REAL, OTHER_CAPTION = "real test motion", "another caption"
CAPTION_FIGURES = ("R@1", "R@2", "R@3", "MM-dist", "text alignment", "action accuracy")
"""Figures that change when only the captions are exchanged."""

FigureRows = dict[str, dict[str, Estimate]]
"""Way of corrupting → figure → its value."""


def corrupted_figures(
    evaluator: Evaluator,
    cases: CaseEmbeddings,
    real: Sequence[FloatArray],
    progress: Callable[[float], None] | None = None,
) -> FigureRows:
    """Every figure of recorded motions as they are and after each corruption.

    Args:
        cases: the motions and their captions as the evaluator embeds them.
        real: the motions, ``[T, 22, 3]`` metres at 25 fps.
        progress: called with the share that is done.
    """
    rng = np.random.default_rng(0)
    motions = {REAL: list(real)} | {
        name: [corrupt(joints, rng) for joints in real] for name, corrupt in CORRUPTIONS.items()
    }
    rows = {}
    for done, (name, some) in enumerate(motions.items(), start=1):
        rows[name] = figures(cases, evaluator.motions(some), None) | means(body_figures(some))
        if progress:
            progress(done / len(motions))
    other = figures(cases, np.roll(cases.real, 1, axis=0), None)
    rows[OTHER_CAPTION] = {name: other[name] for name in CAPTION_FIGURES}
    return rows


def as_dict(rows: FigureRows) -> dict[str, dict[str, dict[str, float | None]]]:
    """Plain data for a JSON file: row → figure → mean and half-width of its interval.

    None: nothing shows the figure.
    """
    plain: dict[str, dict[str, dict[str, float | None]]] = measured(
        {
            name: {figure: asdict(estimate) for figure, estimate in row.items()}
            for name, row in rows.items()
        }
    )
    return plain


def table(rows: FigureRows) -> Table:
    """A row for each figure, a column for each way of corrupting."""
    return Table(
        ("figure", *rows),
        [
            (name, *(number(row[name].mean) if name in row else None for row in rows.values()))
            for name in rows[REAL]
        ],
    )
