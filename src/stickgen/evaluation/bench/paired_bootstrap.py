"""Difference of two rows in R@3 by a paired bootstrap over the cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import lgamma

import numpy as np

from stickgen.evaluation.metrics.matching import BATCH
from stickgen.geometry import FloatArray

RESAMPLES = 1000
_TOP = 3
_TIE = 1e-6  # cosines that differ by less are equal but for rounding


@dataclass(frozen=True)
class Difference:
    """Mean difference over the cases, and the ends of its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f}, 95 % {self.low:+.3f} to {self.high:+.3f}"


def hit_probabilities(texts: FloatArray, motions: FloatArray) -> FloatArray:
    """Probability of each case to be a hit of R@3, ``[N]``.

    R-precision draws batches of 32 cases, so that it is random whether a motion is among the
    three nearest of its text. The expectation is known: of ``N − 1`` other motions ``k`` are
    nearer, 31 are drawn, and it is a hit if at most two of those are nearer. Motions that are
    equally near share their places evenly.

    Args:
        texts, motions: embeddings ``[N, D]`` of length 1, N at least 32; no two captions alike.
    """
    cosine = texts @ motions.T
    own = np.diagonal(cosine)[:, None]
    nearer = (cosine > own + _TIE).sum(1)
    ties = (np.abs(cosine - own) <= _TIE).sum(1)  # its own included
    hit = _at_most(_TOP - 1, len(texts) - 1, BATCH - 1)
    return np.array([hit[k : k + t].mean() for k, t in zip(nearer, ties, strict=True)])


def paired_bootstrap(ours: FloatArray, other: FloatArray, seed: int = 0) -> Difference:
    """Mean of ``ours − other``, ``[N]`` each, with its bootstrap interval over the cases.

    Each resample draws N cases with replacement, both rows' figures of a case together; the
    motions that a case is compared with stay. The interval is that of the 2.5th to the 97.5th
    percentile.
    """
    difference = ours - other
    size = (RESAMPLES, len(difference))
    resamples = np.random.default_rng(seed).integers(len(difference), size=size)
    low, high = np.percentile(difference[resamples].mean(1), (2.5, 97.5))
    return Difference(float(difference.mean()), float(low), float(high))


def differences(hits: Mapping[str, FloatArray], main: str) -> dict[str, Difference]:
    """Row → difference of the row ``main`` from it; empty if ``main`` was not measured."""
    if main not in hits:
        return {}
    return {name: paired_bootstrap(hits[main], p) for name, p in hits.items() if name != main}


def _at_most(most: int, others: int, drawn: int) -> FloatArray:
    """Probability that at most ``most`` of those drawn are among k, for each k to ``others``."""
    log_factorial = np.array([lgamma(i + 1) for i in range(others + 1)])

    def log_ways(n: int, k: int) -> float:
        if not 0 <= k <= n:
            return -np.inf
        return float(log_factorial[n] - log_factorial[k] - log_factorial[n - k])

    total = log_ways(others, drawn)
    probabilities = [
        [np.exp(log_ways(k, i) + log_ways(others - k, drawn - i) - total) for i in range(most + 1)]
        for k in range(others + 1)
    ]
    return np.sum(probabilities, axis=1)
