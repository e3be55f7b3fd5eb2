"""Figures that depend on random sampling: their mean over repeats, with its interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Estimate:
    """Mean of a figure over repeats, and the half-width of its 95 % confidence interval."""

    mean: float
    half: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ± {self.half:.3f}"


def repeated(
    figure: Callable[[np.random.Generator], float], *, repeats: int = 20, seed: int = 0
) -> Estimate:
    """Compute a figure ``repeats`` times, each with its own random generator.

    The interval is that of Guo et al. (CVPR 2022) and of later work: 1.96 · σ / √n, with the
    population's σ. It says how much the figure depends on the sampling, not on the data.
    """
    rngs = np.random.default_rng(seed).spawn(repeats)
    values = np.array([figure(rng) for rng in rngs])
    return Estimate(float(values.mean()), float(1.96 * values.std() / np.sqrt(repeats)))
