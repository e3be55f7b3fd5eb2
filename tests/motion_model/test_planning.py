"""Choosing among plans, endless segments, and model folders that do not fit together."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import PLAN, PLAN_DIM
from stickgen.motion_model.planning import CHOICE, PlanWriter, PromptSegment, Take
from stickgen.options import GenerationOptions
from stickgen.skeleton import PELVIS_HEIGHT, rest_pose

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SENTENCES = (
    "A person kicks with the right leg.",
    "Someone waves.",
    "A man jumps.",
    "He sits down.",
)


@pytest.fixture(scope="module")
def model() -> MotionModel:
    return MotionModel(model_folder())


def plan(
    model: MotionModel, *segments: PromptSegment, plans: int | None = None, seed: int = 0
) -> np.ndarray:
    options = GenerationOptions(seed=seed, plans=plans)
    (written,) = model.plan([model.encode(segments)], options, [np.random.default_rng(seed)])
    return written.tokens


@pytest.mark.parametrize(
    ("heights", "opening", "best"),
    [
        ([[2.1, 2.1, 2.2], [0.9, 0.9, 0.9], [0.9, 0.8, 0.9]], True, 1),  # begins in the air
        ([[2.1, 2.1, 2.2], [0.9, 0.9, 0.9], [0.9, 0.8, 0.9]], False, 0),  # goes on up there
        ([[0.9, 0.9, 1.9], [0.9, 0.0, 0.0], [0.9, 0.8, 0.9]], True, 2),  # leaps
        ([[0.9, 0.1, -0.2], [0.9, 0.9, 0.9], [0.9, 0.8, 0.9]], False, 1),  # through the floor
        ([[2.1, 2.1, 2.2], [0.9, 0.9, 2.9], [1.2, 1.2, 1.2]], True, 2),  # all: the least
        ([[0.9, 0.9, 0.9], [0.9, 0.9, 0.9], [0.9, 0.8, 0.9]], True, 0),  # none
    ],
)
def test_only_plans_that_a_body_can_do_are_chosen(
    model: MotionModel, heights: list[list[float]], opening: bool, best: int
) -> None:
    plans = np.zeros((3, 3, PLAN_DIM), dtype=np.float32)
    plans[..., PLAN["height"].start] = heights
    plans = model.normalization.statistics.normalize_plan(plans)
    prefers_the_first = SimpleNamespace(run=lambda *_: (np.array([0.9, 0.5, 0.1]),))
    writer = replace(
        model.plan_writer(GenerationOptions()), ranker=cast("InferenceSession", prefers_the_first)
    )
    assert writer.best(plans, np.zeros((2, 384), np.float32), plans, opening=opening) == best


def key_poses(model: MotionModel, *lifts: list[float]) -> np.ndarray:
    """Normalised plans of somebody who stands, higher by so many metres at each key pose."""
    plans = np.zeros((len(lifts), len(lifts[0]), PLAN_DIM), dtype=np.float32)
    body = rest_pose()
    plans[..., PLAN["pose"]] = (body[1:] - body[:1]).reshape(-1)
    plans[..., PLAN["height"].start] = PELVIS_HEIGHT + np.array(lifts)
    return np.asarray(model.normalization.statistics.normalize_plan(plans), np.float32)


def prefers(model: MotionModel, *fit: float) -> PlanWriter:
    """A writer whose ranker likes plans so much."""
    ranker = SimpleNamespace(run=lambda *_: (np.array(fit),))
    return replace(model.plan_writer(GenerationOptions()), ranker=cast("InferenceSession", ranker))


@pytest.mark.parametrize(("aloft", "best"), [(False, 1), (True, 0)])
def test_a_plan_that_hovers_is_charged_unless_something_bears_it(
    model: MotionModel, aloft: bool, best: int
) -> None:
    hovers, jumps = [0.0, *[0.2] * 6, 0.0], [0.0, 0.0, 0.1, 0.3, 0.1, 0.0, 0.0, 0.0]
    plans = key_poses(model, hovers, jumps)
    writer, words = prefers(model, 0.5, 0.4), np.zeros((2, 384), np.float32)
    assert writer.best(plans, words, plans, opening=True, aloft=aloft) == best


def test_a_plan_that_begins_anew_begins_near_the_last_pose(model: MotionModel) -> None:
    plans = key_poses(model, [0.0, 0.0, 0.0], [0.0, 0.0, 0.0])
    far = model.normalization.statistics.denormalize_plan(plans)
    far[0, 1:, PLAN["pose"]] += 0.2
    plans = np.asarray(model.normalization.statistics.normalize_plan(far), np.float32)
    writer, words = prefers(model, 0.9, 0.1), np.zeros((2, 384), np.float32)
    assert writer.best(plans[:, 1:], words, plans, opening=False, seam=True) == 1
    assert writer.best(plans[:, 1:], words, plans, opening=False) == 0


def test_a_fresh_sentence_does_not_go_on_with_the_stand_before_it(model: MotionModel) -> None:
    def pace(fresh: bool) -> float:
        runs = PromptSegment("a person runs", 10, fresh=fresh)
        tokens = plan(model, PromptSegment("a person stands still", 6), runs)
        steps = model.normalization.statistics.denormalize_plan(tokens)[6:, PLAN["step"]]
        return float(np.linalg.norm(steps, axis=1).mean() / 0.2)

    assert pace(fresh=True) > 1.5 > pace(fresh=False)


def test_an_endless_segment_is_planned_patch_by_patch(model: MotionModel) -> None:
    endless = model.encode([PromptSegment("A person walks.", 10**9)])
    writer = model.plan_writer(GenerationOptions(plans=2))
    patches = writer.write([Take(endless, np.random.default_rng(0))])
    assert len(list(islice(patches, 3 * CHOICE))) == 3 * CHOICE


def test_a_model_without_a_ranker_samples_one_plan(model: MotionModel) -> None:
    bare = MotionModel(model_folder())
    sampling = bare.config.sampling.model_copy(update={"plans": 1})
    bare.config = bare.config.model_copy(update={"ranker": None, "sampling": sampling})
    segment = PromptSegment("A person walks.", 12)
    np.testing.assert_array_equal(plan(bare, segment), plan(model, segment, plans=1))


@pytest.mark.parametrize("plans", [0, 33])
def test_too_few_or_too_many_plans_are_refused(plans: int) -> None:
    with pytest.raises(StickGenError, match=f"plans is {plans}: give a whole number from 1 to 32"):
        GenerationOptions(plans=plans)


def test_several_plans_without_a_ranker_are_refused(model: MotionModel) -> None:
    bare = MotionModel(model_folder())
    bare.config = bare.config.model_copy(update={"ranker": None})
    with pytest.raises(StickGenError, match="no ranker to choose among 4 plans"):
        bare.generate([PromptSegment("A person walks.", 4)], GenerationOptions(plans=4))


def link_parts(folder: Path, without: str) -> None:
    """All parts of the shipped model but one, in another folder."""
    for part in model_folder().iterdir():
        if part.name != without:
            (folder / part.name).symlink_to(part)


def test_several_plans_in_a_folder_without_a_ranker_are_refused(tmp_path: Path) -> None:
    link_parts(tmp_path, without="config.json")
    config = json.loads((model_folder() / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, "ranker": None}))
    with pytest.raises(StickGenError, match=r"only a ranker can choose one"):
        MotionModel(tmp_path)


def test_a_planner_with_other_inputs_is_refused(tmp_path: Path) -> None:
    link_parts(tmp_path, without="planner")
    (tmp_path / "planner").symlink_to(model_folder() / "ranker")
    with pytest.raises(StickGenError, match=r"from an older version.*export the model again"):
        MotionModel(tmp_path).generate([PromptSegment("A person walks.", 4)])


def test_a_repaired_folder_is_read_again(tmp_path: Path) -> None:
    link_parts(tmp_path, without="refiner")
    model, segment = MotionModel(tmp_path), PromptSegment("A person walks.", 4)
    with pytest.raises(StickGenError, match=r"refiner.*cannot be loaded"):
        model.generate([segment])
    (tmp_path / "refiner").symlink_to(model_folder() / "refiner")
    assert len(model.generate([segment]).joints) == 20
