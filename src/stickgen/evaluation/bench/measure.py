"""The figures of every row, repeated on random halves of the cases.

Each repeat draws half of the cases. Every figure is computed on that half; FID, KID and realism
compare it with the real motion of the other half, so that every row has as many motions as the
floor, which is real motion against real motion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from stickgen.evaluation.bench.case_embeddings import CaseEmbeddings
from stickgen.evaluation.metrics import distributions, matching, variety
from stickgen.evaluation.metrics.actions import action_accuracy
from stickgen.evaluation.metrics.realism import realism
from stickgen.evaluation.metrics.repeats import Estimate, repeated
from stickgen.geometry import FloatArray

Figures = dict[str, Estimate]
Indices = NDArray[np.intp]
Figure = Callable[[Indices, Indices, np.random.Generator], float]
"""Half of the cases, the other half and a random generator → a figure."""
PAIRS = 300
"""Pairs of Diversity at most; fewer if half of the cases are fewer."""
LOW = 5
"""Percentile that is reported beside a mean."""


def figures(cases: CaseEmbeddings, motions: FloatArray, samples: FloatArray | None) -> Figures:
    """Figures of the motions ``[N, D]`` of one row by one evaluator.

    Args:
        samples: ``[P, S, D]`` motions of P prompts, S seeds each; None if there are none.
    """
    values = {
        **_matching(cases, motions),
        **distances(cases, motions),
        "action accuracy": _on_halves(len(motions), _accuracy(cases, motions)),
    }
    if samples is not None:
        count = samples.shape[1]
        values["MultiModality"] = repeated(lambda rng: variety.multimodality(samples, rng, count))
    return values


def _matching(cases: CaseEmbeddings, motions: FloatArray) -> Figures:
    """R-precision, MM-dist and text alignment."""

    def top(k: int) -> Figure:
        return lambda half, _, rng: matching.r_precision(cases.texts[half], motions[half], rng)[k]

    n, texts = len(motions), cases.texts
    return {
        **{f"R@{k + 1}": _on_halves(n, top(k)) for k in range(3)},
        "MM-dist": _on_halves(n, lambda half, _, rng: matching.mm_dist(texts[half], motions[half])),
        "text alignment": _on_halves(
            n, lambda half, _, rng: matching.text_alignment(texts[half], motions[half])
        ),
    }


def distances(cases: CaseEmbeddings, motions: FloatArray) -> Figures:
    """FID, KID, realism and Diversity: figures of whole sets, without the captions."""
    n, real = len(motions), cases.real
    rows = n // 2

    def kid(half: Indices, other: Indices, rng: np.random.Generator) -> float:
        subset = min(distributions.SUBSET, rows)
        return distributions.kid(real[other], motions[half], rng, subset)

    return {
        "FID": _on_halves(n, lambda half, other, _: distributions.fid(real[other], motions[half])),
        "KID": _on_halves(n, kid),
        "realism": _on_halves(n, lambda half, other, _: _mean(realism(motions[half], real[other]))),
        "Diversity": _on_halves(
            n, lambda half, _, rng: variety.diversity(motions[half], rng, min(PAIRS, rows))
        ),
    }


def means(values: Mapping[str, FloatArray]) -> Figures:
    """Means of figures of single motions, ``[N]`` each; NaN where a motion has none."""

    def mean(column: FloatArray) -> Figure:
        return lambda half, _, rng: _mean(column[half])

    return {name: _on_halves(len(column), mean(column)) for name, column in values.items()}


def lowest(column: FloatArray) -> Estimate:
    """The ``LOW``-th percentile in the same way: a mean hides a few that are far below it."""
    return _on_halves(len(column), lambda half, _, rng: float(np.nanpercentile(column[half], LOW)))


def ratios(values: Mapping[str, FloatArray], real: Mapping[str, FloatArray]) -> dict[str, float]:
    """Mean of all motions over that of the real motions of the same captions.

    A figure that is zero for all real motions has no ratio.
    """
    of_real = {name: _mean(column) for name, column in real.items()}
    return {n: _mean(column) / of_real[n] for n, column in values.items() if of_real[n]}


def _accuracy(cases: CaseEmbeddings, motions: FloatArray) -> Figure:
    def accuracy(half: Indices, _: Indices, rng: np.random.Generator) -> float:
        labelled = [i for i in half if cases.actions[i] is not None]
        actions = [str(cases.actions[i]) for i in labelled]
        return action_accuracy(motions[labelled], actions, cases.prototypes)

    return accuracy


def _mean(values: FloatArray) -> float:
    return float("nan") if np.isnan(values).all() else float(np.nanmean(values))


def _on_halves(n: int, figure: Figure) -> Estimate:
    """A figure of a random half of ``n`` cases and its other half, repeated.

    The halves are the same for every row.
    """

    def once(rng: np.random.Generator) -> float:
        half, other = distributions.halves(np.arange(n), rng)
        return figure(half, other, rng)

    return repeated(once)
