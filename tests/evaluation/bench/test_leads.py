"""Leads in R@3, and how sure of them the cases make us."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.evaluation.bench.leads import hits, lead, leads
from stickgen.evaluation.metrics.matching import r_precision
from stickgen.geometry import normalize

N, D = 96, 6


def unit(rng: np.random.Generator, *shape: int) -> np.ndarray:
    return normalize(rng.normal(size=shape))


def test_hits_are_what_drawn_batches_give_in_the_mean() -> None:
    rng = np.random.default_rng(0)
    texts = unit(rng, N, D)
    motions = normalize(texts + 0.9 * unit(rng, N, D))
    motions[1::8] = motions[::8]  # equally near: each has the same chance
    drawn = np.mean([r_precision(texts, motions, rng)[2] for _ in range(400)])
    assert hits(texts, motions).mean() == pytest.approx(drawn, abs=0.01)
    assert hits(texts, np.repeat(motions[:1], N, axis=0)) == pytest.approx(np.full(N, 3 / 32))


def test_a_lead_counts_only_beyond_what_other_cases_would_change() -> None:
    rng = np.random.default_rng(1)
    easy = rng.random(200)
    noise = rng.normal(0.0, 0.2, 200)
    noise -= noise.mean()
    found = leads({"ours": easy, "worse": easy - 0.1, "alike": easy - 0.01 + noise}, "ours")
    assert list(found) == ["worse", "alike"]
    assert found["worse"].mean == pytest.approx(found["worse"].low) == pytest.approx(0.1)  # paired
    alike = found["alike"]
    assert alike.low < 0.0 < alike.high
    assert alike.high - alike.low == pytest.approx(2 * 1.96 * 0.2 / np.sqrt(200), rel=0.15)
    assert leads({"worse": easy}, "ours") == {}
    assert str(lead(easy, easy)) == "+0.000, 95 % +0.000 to +0.000"
