"""Figures of rows, on synthetic embeddings and numbers."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.evaluation.bench.case_embeddings import CaseEmbeddings
from stickgen.evaluation.bench.measure import distances, figures, lowest, means, ratios
from stickgen.geometry import normalize

N, D = 128, 8


@pytest.fixture(scope="module")
def cases() -> CaseEmbeddings:
    rng = np.random.default_rng(0)
    texts = normalize(rng.normal(size=(N, D)))
    real = normalize(texts + 0.05 * rng.normal(size=(N, D)))
    actions = tuple("walk" if row[0] > 0 else "run" for row in texts)
    prototypes = {"walk": np.eye(D)[0], "run": -np.eye(D)[0]}
    return CaseEmbeddings(texts, real, (None, *actions[1:]), prototypes)


def test_perfect_and_unrelated_motions(cases: CaseEmbeddings) -> None:
    rng = np.random.default_rng(1)
    unrelated = normalize(rng.normal(size=(N, D)) + 3.0)
    good, bad = (figures(cases, motions, None) for motions in (cases.texts, unrelated))
    assert good["R@1"].mean == 1.0
    assert good["MM-dist"].mean == pytest.approx(0.0, abs=1e-6)
    assert good["text alignment"].mean == pytest.approx(1.0)
    assert good["action accuracy"].mean == 1.0
    assert bad["R@1"].mean < 0.15
    assert bad["R@1"].mean <= bad["R@2"].mean <= bad["R@3"].mean
    assert bad["action accuracy"].mean < 0.8
    for figure in ("FID", "KID"):
        assert bad[figure].mean > 5 * abs(good[figure].mean)
    assert bad["realism"].mean < good["realism"].mean
    assert bad["Diversity"].mean < good["Diversity"].mean
    assert "MultiModality" not in good


def test_real_motion_against_its_other_half_is_the_floor(cases: CaseEmbeddings) -> None:
    floor = distances(cases, cases.real)
    moved = distances(cases, normalize(cases.real + 0.3))
    assert abs(floor["KID"].mean) < 0.02 < moved["KID"].mean
    assert floor["FID"].mean < moved["FID"].mean
    assert floor["FID"].half > 0  # halves differ between repeats


def test_samples_that_differ_have_multimodality(cases: CaseEmbeddings) -> None:
    rng = np.random.default_rng(2)
    same = np.repeat(cases.real[:4, None], 5, axis=1)
    other = normalize(same + rng.normal(size=same.shape))
    assert figures(cases, cases.real, same)["MultiModality"].mean == pytest.approx(0.0, abs=1e-6)
    assert figures(cases, cases.real, other)["MultiModality"].mean > 0.5


def test_means_and_ratios_leave_out_missing_values() -> None:
    real = {"slide": np.full(40, 2.0), "depth": np.zeros(40)}
    generated = {"slide": np.linspace(2.0, 4.0, 40), "depth": np.full(40, np.nan)}
    generated["depth"][:20] = 1.0
    assert means(generated)["slide"].mean == pytest.approx(3.0, abs=0.1)
    assert means(generated)["depth"].mean == 1.0
    over = ratios(generated, real)
    assert list(over) == ["slide"]
    assert over["slide"] == pytest.approx(1.5)


def test_the_low_percentile_shows_a_few_copies() -> None:
    far = np.full(200, 15.0)
    near = far.copy()
    near[::8] = 0.1  # an eighth are copies
    near[1] = np.nan
    assert means({"near": near})["near"].mean > 12
    assert lowest(near).mean < 2.0
    assert lowest(far).mean == 15.0
