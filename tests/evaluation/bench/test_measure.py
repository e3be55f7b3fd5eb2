"""Figures of rows, on embeddings and numbers of our own."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.evaluation.bench.measure import distances, figures, lowest, means, ratios
from stickgen.evaluation.bench.space import Space
from stickgen.geometry import normalize

N, D = 128, 8


@pytest.fixture(scope="module")
def space() -> Space:
    rng = np.random.default_rng(0)
    texts = normalize(rng.normal(size=(N, D)))
    real = normalize(texts + 0.05 * rng.normal(size=(N, D)))
    actions = tuple("walk" if row[0] > 0 else "run" for row in texts)
    prototypes = {"walk": np.eye(D)[0], "run": -np.eye(D)[0]}
    return Space(texts, real, (None, *actions[1:]), prototypes)


def test_a_perfect_answer_and_a_senseless_one(space: Space) -> None:
    rng = np.random.default_rng(1)
    senseless = normalize(rng.normal(size=(N, D)) + 3.0)
    good, bad = (figures(space, motions, None) for motions in (space.texts, senseless))
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


def test_real_motion_against_its_other_half_is_the_floor(space: Space) -> None:
    floor = distances(space, space.real)
    moved = distances(space, normalize(space.real + 0.3))
    assert abs(floor["KID"].mean) < 0.02 < moved["KID"].mean
    assert floor["FID"].mean < moved["FID"].mean
    assert floor["FID"].half > 0  # halves differ from one time to the next


def test_samples_that_differ_have_multimodality(space: Space) -> None:
    rng = np.random.default_rng(2)
    same = np.repeat(space.real[:4, None], 5, axis=1)
    other = normalize(same + rng.normal(size=same.shape))
    assert figures(space, space.real, same)["MultiModality"].mean == pytest.approx(0.0, abs=1e-6)
    assert figures(space, space.real, other)["MultiModality"].mean > 0.5


def test_means_and_ratios_leave_out_what_is_not_there() -> None:
    real = {"slide": np.full(40, 2.0), "depth": np.zeros(40)}
    made = {"slide": np.linspace(2.0, 4.0, 40), "depth": np.full(40, np.nan)}
    made["depth"][:20] = 1.0
    assert means(made)["slide"].mean == pytest.approx(3.0, abs=0.1)
    assert means(made)["depth"].mean == 1.0
    over = ratios(made, real)
    assert list(over) == ["slide"]
    assert over["slide"] == pytest.approx(1.5)


def test_a_few_far_below_the_mean_are_seen() -> None:
    far = np.full(200, 15.0)
    near = far.copy()
    near[::8] = 0.1  # an eighth are copies
    near[1] = np.nan
    assert means({"near": near})["near"].mean > 12
    assert lowest(near).mean < 2.0
    assert lowest(far).mean == 15.0
