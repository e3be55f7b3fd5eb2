"""Figures of embeddings: against direct computations, and what must change them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import sqrtm

from stickgen.errors import StickGenError
from stickgen.evaluation.metrics.actions import action_accuracy, prototypes
from stickgen.evaluation.metrics.distributions import fid, halves, kid
from stickgen.evaluation.metrics.matching import mm_dist, r_precision, text_alignment
from stickgen.evaluation.metrics.repeats import repeated
from stickgen.evaluation.metrics.variety import diversity, multimodality
from stickgen.geometry import normalize

D = 16


def units(seed: int, *shape: int) -> np.ndarray:
    """Random rows of length 1, ``[*shape, D]``."""
    return normalize(np.random.default_rng(seed).normal(size=(*shape, D)))


def pairs(seed: int, rows: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Texts, and motions that are off by ``noise``."""
    texts = units(seed, rows)
    return texts, normalize(texts + noise * units(seed + 1, rows))


def naive_r_precision(texts: np.ndarray, motions: np.ndarray, batch: int) -> list[float]:
    """One batch, by loops."""
    result = np.zeros(3)
    for i in range(batch):
        distances = [np.linalg.norm(texts[i] - motions[j]) for j in range(batch)]
        rank = sorted(range(batch), key=lambda j: distances[j]).index(i)
        result += [rank < k for k in (1, 2, 3)]
    return list(result / batch)


@given(noise=st.floats(0.0, 5.0), seed=st.integers(0, 999))
def test_r_precision_equals_that_of_loops(noise: float, seed: int) -> None:
    texts, motions = pairs(seed, 32, noise)
    result = r_precision(texts, motions, np.random.default_rng(seed))
    assert list(result) == pytest.approx(naive_r_precision(texts, motions, 32))


def test_chance_is_one_in_a_batch() -> None:
    texts, motions = units(0, 3200), units(1, 3200)
    result = r_precision(texts, motions, np.random.default_rng(0))
    assert result == pytest.approx((1 / 32, 2 / 32, 3 / 32), abs=0.015)


def test_one_motion_for_everything_scores_chance() -> None:
    texts = units(0, 64)
    motions = np.repeat(units(1, 1), 64, axis=0)
    result = r_precision(texts, motions, np.random.default_rng(0))
    assert result == pytest.approx((1 / 32, 2 / 32, 3 / 32))


def test_captions_of_a_batch_differ() -> None:
    """With each caption twice, a perfect model would find a twin half of the time."""
    texts = np.repeat(units(0, 40), 2, axis=0).astype(np.float32)
    texts[::2] += np.float32(1e-7)
    assert r_precision(texts, texts, np.random.default_rng(0)) == (1.0, 1.0, 1.0)
    with pytest.raises(StickGenError, match="needs 32 distinct captions, there are 31"):
        r_precision(texts[:62], texts[:62], np.random.default_rng(0))


def test_another_caption_is_farther() -> None:
    texts, motions = pairs(0, 64, 0.5)
    other = np.roll(texts, 1, axis=0)
    own, wrong = (r_precision(t, motions, np.random.default_rng(0)) for t in (texts, other))
    assert all(a > b + 0.5 for a, b in zip(own, wrong, strict=True))
    assert mm_dist(texts, motions) < mm_dist(other, motions)
    assert text_alignment(texts, motions) > text_alignment(other, motions)


def test_distance_and_cosine_of_pairs() -> None:
    texts, motions = pairs(3, 20, 1.0)
    cosines = [sum(a * b) for a, b in zip(texts, motions, strict=True)]
    assert text_alignment(texts, motions) == pytest.approx(np.mean(cosines))
    distances = [np.sqrt(2 - 2 * c) for c in cosines]
    assert mm_dist(texts, motions) == pytest.approx(np.mean(distances))


@given(seed=st.integers(0, 99), rows=st.integers(5, 60))
def test_fid_is_that_of_the_matrix_square_root(seed: int, rows: int) -> None:
    rng = np.random.default_rng(seed)
    a, b = (
        rng.normal(size=(rows, D)),
        0.5 + rng.normal(size=(rows + 7, D)) @ rng.normal(size=(D, D)),
    )
    sa, sb = np.cov(a.T), np.cov(b.T)
    root = np.real(sqrtm((sa + 1e-10 * np.eye(D)) @ (sb + 1e-10 * np.eye(D))))
    expected = ((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(sa + sb - 2 * root)
    assert fid(a, b) == pytest.approx(expected, rel=1e-3)
    assert fid(a, a) == pytest.approx(0.0, abs=1e-5)


def test_kid_is_that_of_loops() -> None:
    """On the whole sets: subsets as large as they are."""
    a, b = units(0, 12), units(1, 12)

    def kernel(x: np.ndarray, y: np.ndarray) -> float:
        x, y = np.sqrt(D) * x, np.sqrt(D) * y
        return float((x @ y / D + 1) ** 3)

    n = len(a)
    expected = -2 * sum(kernel(x, y) for x in a for y in b) / n**2
    for rows in (a, b):
        expected += sum(kernel(rows[i], rows[j]) for i in range(n) for j in range(n) if i != j) / (
            n * (n - 1)
        )
    assert kid(a, b, np.random.default_rng(0), subset=12) == pytest.approx(expected)


def test_kid_of_one_distribution_is_zero_on_average() -> None:
    estimate = repeated(
        lambda rng: kid(
            units(int(rng.integers(1e9)), 40), units(int(rng.integers(1e9)), 40), rng, 40, 1
        ),
        repeats=200,
    )
    assert abs(estimate.mean) < 2 * estimate.half


def test_another_distribution_is_farther_than_the_other_half() -> None:
    real = normalize(units(0, 400) + 0.5)
    rng = np.random.default_rng(0)
    one, other = halves(real, rng)
    generated = normalize(one + 0.5 * np.eye(D)[0])
    assert fid(one, generated) > 2 * fid(one, other)
    assert kid(one, generated, rng) > 0.01 > abs(kid(one, other, rng))
    frozen = np.repeat(one[:1], 200, axis=0)
    assert fid(one, frozen) > 5 * fid(one, other)
    assert kid(one, frozen, rng) > 0.1


def test_halves_are_a_partition() -> None:
    rows = units(0, 41)
    one, other = halves(rows, np.random.default_rng(0))
    assert len(one) == len(other) == 20
    assert len(np.unique(np.concatenate([one, other]), axis=0)) == 40


@pytest.mark.parametrize("distance", [fid, lambda a, b: kid(a, b, np.random.default_rng(0))])
def test_too_few_motions_are_refused(distance) -> None:
    with pytest.raises(StickGenError, match="motions on either side, one has 1"):
        distance(units(0, 1), units(0, 200))


def test_all_pairs_of_two_samples_are_their_distance() -> None:
    generated = units(0, 5, 2)
    expected = np.mean([np.linalg.norm(a - b) for a, b in generated])
    assert multimodality(generated, np.random.default_rng(0), 2) == pytest.approx(expected)


def test_variety_is_the_mean_distance_of_pairs() -> None:
    generated = units(0, 300)
    every = np.linalg.norm(generated[:, None] - generated, axis=-1)[~np.eye(300, dtype=bool)].mean()
    assert diversity(generated, np.random.default_rng(0)) == pytest.approx(every, rel=0.02)


def test_identical_motions_have_no_variety() -> None:
    generated = np.repeat(units(0, 6, 1), 10, axis=1)
    assert multimodality(generated, np.random.default_rng(0)) == 0.0
    assert diversity(generated[0], np.random.default_rng(0), pairs=10) == 0.0
    assert multimodality(units(0, 6, 10), np.random.default_rng(0)) > 1.0
    with pytest.raises(StickGenError, match="10 pairs need 10 motions, there are 4"):
        multimodality(units(0, 6, 4), np.random.default_rng(0))


def test_the_prototype_is_the_mean_of_an_actions_captions() -> None:
    texts, names = units(0, 30), ["walk", "run", "jump"] * 10
    known = prototypes(texts, names)
    walk = texts[::3].mean(axis=0)
    assert list(known) == ["jump", "run", "walk"]
    np.testing.assert_allclose(known["walk"], walk / np.linalg.norm(walk))
    motions = np.stack([known[name] for name in names])
    assert action_accuracy(motions, names, known) == 1.0
    assert action_accuracy(np.repeat(motions[:1], 30, axis=0), names, known) == pytest.approx(1 / 3)
    with pytest.raises(StickGenError, match="no training caption shows swim"):
        action_accuracy(motions[:1], ["swim"], known)


def test_repeats_give_the_mean_and_its_interval() -> None:
    values: list[float] = []

    def figure(rng: np.random.Generator) -> float:
        values.append(float(rng.normal()))
        return values[-1]

    estimate = repeated(figure, repeats=20, seed=4)
    assert len(set(values)) == 20
    assert estimate.mean == pytest.approx(np.mean(values))
    assert estimate.half == pytest.approx(1.96 * np.std(values) / np.sqrt(20))
    assert repeated(figure, repeats=20, seed=4) == estimate
    assert repeated(lambda rng: 3.0).half == 0.0
