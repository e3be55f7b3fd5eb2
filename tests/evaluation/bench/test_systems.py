"""A model at its questions: one motion a case, other seeds of some, long takes, films of two."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.bench import systems, takes
from stickgen.evaluation.bench.bodies import NEAREST, nearest_training
from stickgen.evaluation.bench.cases import Case, choose, stretches
from stickgen.evaluation.bench.generation import Recipe, Workshop
from stickgen.evaluation.bench.systems import System, ask
from stickgen.evaluation.bench.takes import FILMS, long_takes, pairs
from stickgen.model_folder import model_folder
from stickgen.skeleton import rest_pose

RECIPE = Recipe(model_folder(), steps=1)


@pytest.fixture(scope="module")
def cases(corpus: Corpus) -> list[Case]:
    return choose(corpus, stretches(corpus, "train"), 64)[:3]


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path, workers=1)


def test_a_system_that_is_told_nothing_answers_with_other_seeds_too(
    workshop: Workshop, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(systems, "PROMPTS", 2)
    monkeypatch.setattr(systems, "SEEDS", 3)
    answers = ask(System("full", RECIPE), cases, workshop)
    assert len(answers.motions) == 3
    assert [len(some) for some in answers.samples] == [3, 3]
    assert (workshop.made, workshop.read) == (3 + 2 * 3, 0)
    one, other, _ = answers.samples[0]
    assert len(one) == len(other) and not np.allclose(one, other)
    assert answers.cost is not None and 0 < answers.cost < 10
    again = ask(System("full", RECIPE), cases, workshop)
    assert workshop.read == 9
    assert all(map(np.array_equal, answers.motions, again.motions))


@pytest.mark.parametrize("told", ["length", "plan"])
def test_a_system_that_is_told_of_the_real_motion_is_as_long(
    workshop: Workshop, cases: list[Case], told: str
) -> None:
    answers = ask(System("told", RECIPE, told, varied=False), cases, workshop)
    assert [len(motion) for motion in answers.motions] == [len(case.joints) for case in cases]
    assert answers.samples == ()


def test_long_takes_are_measured_at_their_joins(
    workshop: Workshop, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takes, "TAKES", 1)
    found = long_takes(RECIPE, cases, workshop)
    assert found["takes"] == 1.0
    assert found["peak jerk at joins m/s³"] > 0.0
    assert found["peak over the usual jerk"] > 0.0


def test_films_of_two_who_stand_in_each_other_go_through_each_other(corpus: Corpus) -> None:
    def film(text: str, seconds: float, people: int, seed: int) -> tuple[np.ndarray, ...]:
        still = np.repeat(rest_pose()[None], 10, axis=0)
        return tuple(still + [apart * who, 0.0, 0.0] for who in range(people))

    found = {}
    for apart in (0.05, 3.0):
        found[apart] = pairs(corpus, film)
        assert found[apart]["made"]["films"] % FILMS == 0 < found[apart]["made"]["films"]
        assert found[apart]["recorded"]["films"] == 0.0  # everybody here is alone
    assert found[0.05]["made"]["frames %"] == 100.0
    assert found[0.05]["made"]["deepest cm"] > found[3.0]["made"]["deepest cm"] == 0.0


def test_a_training_motion_is_near_and_others_are_not(corpus: Corpus) -> None:
    copy = next(one for one in corpus.rows if one.id == "train3")
    joints = corpus.joints(copy, 0, copy.frames)
    lying = joints[..., [1, 0, 2]]
    rows = {"copies": [joints, joints + [2.0, 0.0, 1.0]], "odd": [lying, joints[:25]]}
    found = nearest_training(corpus, rows, workers=1)
    assert found["copies"][NEAREST] == pytest.approx([0.0, 0.0], abs=0.1)
    far, short = found["odd"][NEAREST]
    assert far > 30.0
    assert np.isnan(short)  # under two seconds
