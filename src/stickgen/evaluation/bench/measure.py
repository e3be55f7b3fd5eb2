"""The figures of every row, over and over on random halves of the cases.

Each of the repeats draws half of the cases. Every figure is taken on that half, and FID and KID
hold it against the real motion of the other half: so no row has more motions than the floor,
real motion against real motion, has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from stickgen.evaluation.bench.space import Space
from stickgen.evaluation.metrics import distributions, matching, variety
from stickgen.evaluation.metrics.actions import action_accuracy
from stickgen.evaluation.metrics.realism import realism
from stickgen.evaluation.metrics.repeats import Estimate, repeated
from stickgen.geometry import FloatArray

Figures = dict[str, Estimate]
Indices = NDArray[np.intp]
Figure = Callable[[Indices, Indices, np.random.Generator], float]
"""Half of the cases, the other half and a generator → what is measured."""
PAIRS = 300
"""Pairs of Diversity at most; fewer where half of the cases are fewer."""
LOW = 5
"""Percentile that stands beside a mean."""


def figures(space: Space, motions: FloatArray, samples: FloatArray | None) -> Figures:
    """Figures of the motions ``[N, D]`` of one row by one evaluator.

    Args:
        samples: ``[P, S, D]`` motions of P prompts, S seeds each; None where there are none.
    """
    found = {
        **_matching(space, motions),
        **distances(space, motions),
        "action accuracy": _on_halves(len(motions), _accuracy(space, motions)),
    }
    if samples is not None:
        count = samples.shape[1]
        found["MultiModality"] = repeated(lambda rng: variety.multimodality(samples, rng, count))
    return found


def _matching(space: Space, motions: FloatArray) -> Figures:
    """R-precision, MM-dist and text alignment."""

    def top(k: int) -> Figure:
        return lambda half, _, rng: matching.r_precision(space.texts[half], motions[half], rng)[k]

    n, texts = len(motions), space.texts
    return {
        **{f"R@{k + 1}": _on_halves(n, top(k)) for k in range(3)},
        "MM-dist": _on_halves(n, lambda half, _, rng: matching.mm_dist(texts[half], motions[half])),
        "text alignment": _on_halves(
            n, lambda half, _, rng: matching.text_alignment(texts[half], motions[half])
        ),
    }


def distances(space: Space, motions: FloatArray) -> Figures:
    """FID, KID, realism and Diversity: of whole sets, whatever was asked for."""
    n, real = len(motions), space.real
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
    """Means of figures that each motion has for itself, ``[N]`` each; NaN where it has none."""

    def mean(column: FloatArray) -> Figure:
        return lambda half, _, rng: _mean(column[half])

    return {name: _on_halves(len(column), mean(column)) for name, column in values.items()}


def lowest(column: FloatArray) -> Estimate:
    """The same of the ``LOW``-th percentile: a mean hides a few that are far below it."""
    return _on_halves(len(column), lambda half, _, rng: float(np.nanpercentile(column[half], LOW)))


def ratios(values: Mapping[str, FloatArray], real: Mapping[str, FloatArray]) -> dict[str, float]:
    """Mean of all motions over that of the real motions of the same captions.

    A figure that the real motions do not have at all has no ratio.
    """
    size = {name: _mean(column) for name, column in real.items()}
    return {name: _mean(column) / size[name] for name, column in values.items() if size[name]}


def _accuracy(space: Space, motions: FloatArray) -> Figure:
    def accuracy(half: Indices, _: Indices, rng: np.random.Generator) -> float:
        named = [i for i in half if space.actions[i] is not None]
        asked = [str(space.actions[i]) for i in named]
        return action_accuracy(motions[named], asked, space.prototypes)

    return accuracy


def _mean(values: FloatArray) -> float:
    return float(np.nanmean(values))


def _on_halves(n: int, figure: Figure) -> Estimate:
    """A figure of a random half of ``n`` cases, its other half and a generator, repeated.

    Every row is asked about the same halves.
    """

    def once(rng: np.random.Generator) -> float:
        half, other = distributions.halves(np.arange(n), rng)
        return figure(half, other, rng)

    return repeated(once)
