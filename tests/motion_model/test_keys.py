"""Refined motion is moved towards the key poses of its plan."""

import numpy as np
import pytest

from stickgen.motion_model.features import FRAME, FRAME_DIM
from stickgen.motion_model.keys import MAX_DISTANCE, PULL, pull_to_keys
from stickgen.motion_model.plan import KEY, PATCH, PLAN, to_frames, to_plan

POSE = FRAME["pose"]


@pytest.fixture
def features(rng: np.random.Generator) -> np.ndarray:
    steps = rng.normal(scale=0.01, size=(8 * PATCH, FRAME_DIM))
    return np.cumsum(steps, axis=0).astype(np.float32)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_motion_that_follows_its_plan_is_unchanged(features: np.ndarray) -> None:
    np.testing.assert_array_equal(pull_to_keys(features, to_plan(features)), features)


def test_key_poses_come_closer_and_other_features_are_unchanged(
    features: np.ndarray, rng: np.random.Generator
) -> None:
    plan = to_plan(features)
    plan[:, PLAN["pose"]] += rng.normal(scale=0.02, size=plan[:, PLAN["pose"]].shape)
    pulled = pull_to_keys(features, plan)
    before = plan[:, PLAN["pose"]] - features[KEY::PATCH, POSE]
    after = plan[:, PLAN["pose"]] - pulled[KEY::PATCH, POSE]
    np.testing.assert_allclose(after, (1 - PULL) * before, atol=1e-6)
    others = np.ones(FRAME_DIM, dtype=bool)
    others[POSE] = False
    np.testing.assert_array_equal(pulled[:, others], features[:, others])


def test_a_shift_of_all_keys_shifts_all_frames(features: np.ndarray) -> None:
    plan = to_plan(features)
    plan[:, PLAN["pose"]] += 0.01
    moved = (pull_to_keys(features, plan) - features)[:, POSE]
    np.testing.assert_allclose(moved, PULL * 0.01, atol=1e-6)


def test_the_correction_between_keys_is_smooth() -> None:
    """A lost swing of 1 Hz is restored, much closer than by linear interpolation."""
    frames = np.arange(20 * PATCH)
    swing = np.zeros((len(frames), FRAME_DIM), dtype=np.float32)
    swing[:, POSE] = 0.03 * np.sin(2 * np.pi * frames / 25)[:, None]
    still = np.zeros_like(swing)
    inner = slice(2 * PATCH, -2 * PATCH)
    pulled = pull_to_keys(still, to_plan(swing))[inner, POSE]
    linear = PULL * to_frames(to_plan(swing))[inner, POSE]
    expected = PULL * swing[inner, POSE]
    assert np.abs(pulled - expected).max() < 0.06 * 0.03
    assert np.abs(pulled - expected).max() < 0.5 * np.abs(linear - expected).max()


def test_a_single_patch_moves_as_a_whole(features: np.ndarray) -> None:
    plan = to_plan(features[:PATCH])
    plan[:, PLAN["pose"]] += 0.01
    moved = (pull_to_keys(features[:PATCH], plan) - features[:PATCH])[:, POSE]
    np.testing.assert_allclose(moved, PULL * 0.01, atol=1e-6)


def test_key_poses_that_are_too_far_are_ignored(features: np.ndarray) -> None:
    plan = to_plan(features)
    plan[3, PLAN["pose"]] += 2 * MAX_DISTANCE
    np.testing.assert_array_equal(pull_to_keys(features, plan), features)
    plan[3, PLAN["pose"]] -= 1.9 * MAX_DISTANCE
    assert (pull_to_keys(features, plan) != features).any()
