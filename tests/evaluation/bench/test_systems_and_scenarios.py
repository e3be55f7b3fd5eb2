"""Models on the cases: one motion for each, other seeds of some, long takes, films of two."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.bench import scenarios, systems
from stickgen.evaluation.bench.bodies import NEAREST, nearest_training
from stickgen.evaluation.bench.cases import Case, captioned_excerpts, choose_cases
from stickgen.evaluation.bench.generation_cache import GenerationCache
from stickgen.evaluation.bench.scenarios import FILMS, long_takes, pairs
from stickgen.evaluation.bench.systems import System, run_system
from stickgen.options import GenerationOptions
from stickgen.skeleton import rest_pose

OPTIONS = GenerationOptions(steps=1)


@pytest.fixture(scope="module")
def cases(corpus: Corpus) -> list[Case]:
    return choose_cases(corpus, captioned_excerpts(corpus, "train"), 64)[:3]


@pytest.fixture
def cache(tmp_path: Path) -> GenerationCache:
    return GenerationCache(tmp_path, workers=1)


def test_multimodality_needs_other_seeds_of_some_cases(
    cache: GenerationCache, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(systems, "PROMPTS", 2)
    monkeypatch.setattr(systems, "SEEDS", 3)
    row = run_system(System("full", OPTIONS), cases, cache)
    assert len(row.motions) == 3
    assert [len(some) for some in row.samples] == [3, 3]
    assert (cache.generated, cache.read) == (3 + 2 * 3, 0)
    first, second, _ = row.samples[0]
    assert len(first) == len(second) and not np.allclose(first, second)
    assert row.cost is not None and 0 < row.cost < 10
    again = run_system(System("full", OPTIONS), cases, cache)
    assert cache.read == 9
    assert all(map(np.array_equal, row.motions, again.motions))


@pytest.mark.parametrize("given", ["true_length", "true_plan"])
def test_a_system_with_the_true_length_or_plan_is_as_long_as_the_recording(
    cache: GenerationCache, cases: list[Case], given: str
) -> None:
    system = System("informed", OPTIONS, multimodality=False, **{given: True})
    row = run_system(system, cases, cache)
    assert [len(motion) for motion in row.motions] == [len(case.joints) for case in cases]
    assert row.samples == ()


def test_long_takes_are_measured_at_their_joins(
    cache: GenerationCache, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenarios, "TAKES", 1)
    figures = long_takes(OPTIONS, cases, cache)
    assert figures["takes"] == 1.0
    assert figures["peak jerk at joins m/s³"] > 0.0
    assert figures["peak over the usual jerk"] > 0.0


def test_films_of_two_people_in_one_place_penetrate(corpus: Corpus) -> None:
    def penetration(distance: float) -> dict[str, dict[str, float]]:
        def film(text: str, seconds: float, people: int, seed: int) -> tuple[np.ndarray, ...]:
            still = np.repeat(rest_pose()[None], 10, axis=0)
            return tuple(still + [distance * who, 0.0, 0.0] for who in range(people))

        return pairs(corpus, film)

    near, far = penetration(0.05), penetration(3.0)
    assert near["made"]["films"] == far["made"]["films"] == 3 * FILMS
    assert near["recorded"]["films"] == 0.0  # every clip of the corpus shows one person
    assert near["made"]["frames %"] == 100.0
    assert near["made"]["deepest cm"] > far["made"]["deepest cm"] == 0.0


def test_a_training_motion_is_near_and_others_are_not(corpus: Corpus) -> None:
    copy = next(clip for clip in corpus.rows if clip.id == "train3")
    joints = corpus.joints(copy, 0, copy.frames)
    lying = joints[..., [1, 0, 2]]
    rows = {"copies": [joints, joints + [2.0, 0.0, 1.0]], "odd": [lying, joints[:25]]}
    nearest = nearest_training(corpus, rows, workers=1)
    assert nearest["copies"][NEAREST] == pytest.approx([0.0, 0.0], abs=0.1)
    far, short = nearest["odd"][NEAREST]
    assert far > 30.0
    assert np.isnan(short)  # under two seconds
