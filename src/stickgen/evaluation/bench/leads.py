"""By how much one row leads another in R@3, and how far the cases can be trusted to say so."""

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
class Lead:
    """Mean difference over the cases, and the ends of its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f}, 95 % {self.low:+.3f} to {self.high:+.3f}"


def hits(texts: FloatArray, motions: FloatArray) -> FloatArray:
    """Chance of each case to be a hit of R@3, ``[N]``.

    R-precision draws batches of 32 cases, so whether a motion is among the three nearest of its
    text is chance. The mean over all draws is known: of ``N − 1`` other motions ``k`` are nearer,
    and 31 are drawn; a hit is when at most two of those drawn are nearer. Of motions that are
    equally near each place among them is as likely.

    Args:
        texts, motions: embeddings ``[N, D]`` of length 1, N at least 32; no two captions alike.
    """
    cosine = texts @ motions.T
    own = np.diagonal(cosine)[:, None]
    nearer = (cosine > own + _TIE).sum(1)
    ties = (np.abs(cosine - own) <= _TIE).sum(1)  # with its own
    chance = _at_most(_TOP - 1, len(texts) - 1, BATCH - 1)
    return np.array([chance[k : k + t].mean() for k, t in zip(nearer, ties, strict=True)])


def lead(ours: FloatArray, other: FloatArray, seed: int = 0) -> Lead:
    """Paired bootstrap of the mean of ``ours − other``, ``[N]`` each, over the cases.

    Each resample draws N cases anew, both rows' figures of a case together; the motions that a
    case is held against stay. The interval is of the 2.5th to the 97.5th percentile.
    """
    apart = ours - other
    drawn = np.random.default_rng(seed).integers(len(apart), size=(RESAMPLES, len(apart)))
    low, high = np.percentile(apart[drawn].mean(1), (2.5, 97.5))
    return Lead(float(apart.mean()), float(low), float(high))


def leads(found: Mapping[str, FloatArray], main: str) -> dict[str, Lead]:
    """Lead of the row ``main`` over every other; none where it was not asked for."""
    if main not in found:
        return {}
    return {name: lead(found[main], one) for name, one in found.items() if name != main}


def _at_most(most: int, others: int, drawn: int) -> FloatArray:
    """Chance that at most so many of those drawn are among k, for each k to ``others``."""
    log = np.array([lgamma(i + 1) for i in range(others + 1)])

    def ways(n: int, k: int) -> float:
        return float(log[n] - log[k] - log[n - k]) if 0 <= k <= n else -np.inf

    every = ways(others, drawn)
    chances = [
        [np.exp(ways(k, i) + ways(others - k, drawn - i) - every) for i in range(most + 1)]
        for k in range(others + 1)
    ]
    return np.sum(chances, axis=1)
