"""Realism: against loops, 1 for typical motion, small for what nobody does."""

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.metrics.realism import realism


def rows(seed: int, count: int, spread: float = 1.0) -> np.ndarray:
    return spread * np.random.default_rng(seed).normal(size=(count, 8))


def test_realism_is_that_of_loops() -> None:
    real, generated = rows(0, 30), rows(1, 10, 2.0)
    radii = [sorted(np.linalg.norm(a - b) for b in real)[3] for a in real]
    kept = [(a, r) for a, r in zip(real, radii, strict=True) if r <= np.median(radii)]
    expected = [min(1.0, max(r / np.linalg.norm(m - a) for a, r in kept)) for m in generated]
    np.testing.assert_allclose(realism(generated, real), expected)


def test_the_farther_from_real_motion_the_less_realistic() -> None:
    real = rows(0, 300)
    near, far = realism(rows(1, 100), real), realism(rows(1, 100, 4.0), real)
    assert near.mean() > far.mean() + 0.2
    assert realism(rows(1, 1, 100.0), real)[0] < 0.05


def test_a_copy_of_usual_motion_is_real() -> None:
    real = rows(0, 300)
    middle = real[np.argsort(np.linalg.norm(real, axis=1))[:20]]
    np.testing.assert_array_equal(realism(middle, real), 1.0)


def test_neighbours_are_needed() -> None:
    with pytest.raises(StickGenError, match="more than 3 real motions, there are 2"):
        realism(rows(0, 5), rows(1, 2))
