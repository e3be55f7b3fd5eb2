"""Differences in R@3, and how certain the cases make them."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.evaluation.bench.paired_bootstrap import (
    differences,
    hit_probabilities,
    paired_bootstrap,
)
from stickgen.evaluation.metrics.matching import r_precision
from stickgen.geometry import normalize

N, D = 96, 6


def unit(rng: np.random.Generator, *shape: int) -> np.ndarray:
    return normalize(rng.normal(size=shape))


def test_hit_probabilities_are_the_mean_over_sampled_batches() -> None:
    rng = np.random.default_rng(0)
    texts = unit(rng, N, D)
    motions = normalize(texts + 0.9 * unit(rng, N, D))
    motions[1::8] = motions[::8]  # equally near: they share their ranks
    sampled = np.mean([r_precision(texts, motions, rng)[2] for _ in range(400)])
    assert hit_probabilities(texts, motions).mean() == pytest.approx(sampled, abs=0.01)
    one_motion = np.repeat(motions[:1], N, axis=0)
    assert hit_probabilities(texts, one_motion) == pytest.approx(np.full(N, 3 / 32))


def test_the_interval_is_that_of_paired_cases() -> None:
    rng = np.random.default_rng(1)
    ours = rng.random(200)
    noise = rng.normal(0.0, 0.2, 200)
    noise -= noise.mean()
    rows = differences({"ours": ours, "worse": ours - 0.1, "alike": ours - 0.01 + noise}, "ours")
    assert list(rows) == ["worse", "alike"]
    assert rows["worse"].mean == pytest.approx(rows["worse"].low) == pytest.approx(0.1)
    alike = rows["alike"]
    assert alike.low < 0.0 < alike.high
    assert alike.high - alike.low == pytest.approx(2 * 1.96 * 0.2 / np.sqrt(200), rel=0.15)
    assert differences({"worse": ours}, "ours") == {}
    assert str(paired_bootstrap(ours, ours)) == "+0.000, 95 % +0.000 to +0.000"
