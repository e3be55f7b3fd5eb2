"""Takes that are made side by side are those that are made alone."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.motion import Motion
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.planning import PromptSegment
from stickgen.options import GenerationOptions

TAKES = (
    # Sentences of different lengths that begin at different times, the last longer than the
    # planner's context; the takes end at different times too.
    (PromptSegment("a person walks", 7), PromptSegment("a person waves with the left hand", 6)),
    (PromptSegment("somebody who is tired slowly sits down on a chair", 12),),
    (PromptSegment("a person jumps", 3), PromptSegment("a person runs in a circle", 44)),
)
OPTIONS = GenerationOptions(seed=4, plans=3, steps=2)


@pytest.fixture(scope="module")
def model() -> MotionModel:
    return MotionModel(model_folder())


@pytest.fixture(scope="module")
def together(model: MotionModel) -> list[Motion]:
    return model.generate_together(TAKES, OPTIONS, actors=range(3))


def assert_alike(one: Motion, other: Motion) -> None:
    np.testing.assert_allclose(one.joints, other.joints, atol=1e-3)
    np.testing.assert_array_equal(one.actions, other.actions)


def test_three_takes_side_by_side_are_the_three_alone(
    model: MotionModel, together: list[Motion]
) -> None:
    for actor, (take, motion) in enumerate(zip(TAKES, together, strict=True)):
        assert_alike(motion, model.generate(take, OPTIONS, actor=actor))
        assert len(motion.joints) == 5 * sum(segment.patches for segment in take)


def test_the_order_of_takes_does_not_matter(model: MotionModel, together: list[Motion]) -> None:
    turned = model.generate_together(TAKES[::-1], OPTIONS, actors=(2, 1, 0))
    for motion, other in zip(together, turned[::-1], strict=True):
        assert_alike(motion, other)


def test_one_sentence_and_one_number_give_one_motion(model: MotionModel) -> None:
    takes = [[PromptSegment("a person dances", 8)]] * 3
    first, partner, other = model.generate_together(takes, OPTIONS, actors=(1, 1, 2))
    assert_alike(first, partner)
    assert np.abs(first.joints - other.joints).max() > 0.1


def test_more_takes_than_are_written_at_once(
    model: MotionModel, monkeypatch: pytest.MonkeyPatch, together: list[Motion]
) -> None:
    monkeypatch.setattr("stickgen.motion_model.model._MOST_PLANS", 6)  # two takes of three plans
    for motion, other in zip(
        together, model.generate_together(TAKES, OPTIONS, actors=range(3)), strict=True
    ):
        assert_alike(motion, other)


def test_a_model_without_a_planner_refines_takes_together() -> None:
    plain = MotionModel(model_folder("plain-diffusion"))
    options = GenerationOptions(seed=1, steps=2)
    for actor, motion in enumerate(plain.generate_together(TAKES, options, actors=range(3))):
        assert_alike(motion, plain.generate(TAKES[actor], options, actor=actor))


def test_progress_of_all_takes_only_grows_and_comes_to_its_end(model: MotionModel) -> None:
    told: dict[str, list[float]] = {}
    takes = [[PromptSegment("a person waves", 6)], [PromptSegment("a person walks", 6)]]
    model.generate_together(
        takes,
        OPTIONS,
        actors=range(2),
        progress=lambda step, share: told.setdefault(step, []).append(share),
    )
    for shares in told.values():
        assert shares == sorted(shares) and shares[-1] == pytest.approx(1.0)
    assert list(told) == ["planning", "refining"]


def test_numbers_that_are_no_body_are_refused(
    model: MotionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = model.normalization.statistics.denormalize
    monkeypatch.setattr(
        type(model.normalization.statistics), "denormalize", lambda _, x: broken(x) * np.nan
    )
    with pytest.raises(StickGenError, match="not finite"):
        model.generate_together(TAKES, OPTIONS, actors=range(3))
