"""Several plans of a sentence, and the choice among them, with the model in the box."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.motion_model import planning
from stickgen.motion_model.planning import CHOICE, Line
from stickgen.motion_model.runtime import MotionModel

SENTENCES = (
    "A person kicks with the right leg.",
    "Someone waves.",
    "A man jumps.",
    "He sits down.",
)


@pytest.fixture(scope="module")
def model() -> MotionModel:
    return MotionModel(model_folder())


def plan(model: MotionModel, *lines: Line, plans: int | None = None, seed: int = 0) -> np.ndarray:
    states = model.text.encode([line.text for line in lines])
    return model.plan(lines, states, np.random.default_rng(seed), plans=plans).tokens


def fit(model: MotionModel, tokens: np.ndarray, sentence: str) -> float:
    """Cosine of a plan and a sentence, as the ranker has it."""
    ranker = model.plan_writer().ranker
    assert ranker is not None
    feed = {"plan": tokens[None], "text": model.text.encode([sentence])[0]}
    return float(ranker.run(["fit"], feed)[0][0])


def test_of_several_plans_one_that_fits_is_taken(model: MotionModel) -> None:
    one, many = (
        [
            fit(model, plan(model, Line(said, CHOICE), plans=n, seed=seed), said)
            for said in SENTENCES
            for seed in range(4)
        ]
        for n in (1, 8)
    )
    assert np.mean(many) > np.mean(one) + 0.05
    assert np.mean(np.array(many) > np.array(one)) > 0.7


def test_the_ranker_tells_sentences_apart(model: MotionModel) -> None:
    made = [plan(model, Line(said, CHOICE)) for said in SENTENCES]
    cosine = np.array([[fit(model, tokens, said) for tokens in made] for said in SENTENCES])
    assert (cosine.argmax(1) == np.arange(len(SENTENCES))).all()


def test_plans_are_repeatable_and_seeds_differ(model: MotionModel) -> None:
    lines = (Line("A person walks.", CHOICE + 7), Line("A person jumps.", 9))
    first, again, other = (plan(model, *lines, seed=s) for s in (1, 1, 2))
    assert first.shape == (CHOICE + 16, 71)
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).max() > 0.1


def test_the_choice_is_gone_on_from(model: MotionModel, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was shown stays: a longer line begins with the same plan up to the first choice."""
    monkeypatch.setattr(planning, "CHOICE", 8)
    short, long = (plan(model, Line("A person walks.", n), seed=3) for n in (16, 24))
    np.testing.assert_array_equal(short, long[:16])


def test_a_line_without_end_is_planned_as_it_is_read(model: MotionModel) -> None:
    words = model.text.encode(["A person walks."])[0]
    writer = model.plan_writer(plans=2)
    patches = writer.write([(Line("A person walks.", 10**9), words)], np.random.default_rng(0))
    assert len(list(islice(patches, 3 * CHOICE))) == 3 * CHOICE


def test_a_model_without_a_ranker_makes_one_plan() -> None:
    plain = MotionModel(model_folder("plain-diffusion"))
    motion = plain.generate([Line("A person walks.", 4)], steps=1)
    assert motion.joints.shape == (20, 22, 3)


def test_without_a_ranker_nothing_can_be_chosen(model: MotionModel) -> None:
    bare = MotionModel(model_folder())
    bare.config = bare.config.model_copy(update={"ranker": None})
    with pytest.raises(StickGenError, match="no ranker to choose among 4 plans"):
        bare.generate([Line("A person walks.", 4)], plans=4)


def test_a_folder_whose_phases_do_not_go_together_is_refused(tmp_path: Path) -> None:
    for part in model_folder().iterdir():
        if part.name != "config.json":
            (tmp_path / part.name).symlink_to(part)
    config = json.loads((model_folder() / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, "ranker": None}))
    with pytest.raises(StickGenError, match=r"only a ranker can choose one"):
        MotionModel(tmp_path)
