"""Foot contact cleanup: feet stand still, bodies are above the floor, bones keep their length."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.kinematics import two_bone
from stickgen.motion_model.foot_contact import clean_piece
from stickgen.skeleton import BONE_LENGTHS, PARENTS, J, apply_bone_lengths, rest_pose


def lengths(joints: np.ndarray) -> np.ndarray:
    return np.stack(
        [
            np.linalg.norm(joints[:, j] - joints[:, p], axis=-1)
            for j, p in enumerate(PARENTS)
            if p >= 0
        ],
        axis=1,
    )


def clean_feet(joints: np.ndarray, contacts: np.ndarray) -> np.ndarray:
    """The whole motion in one piece."""
    return clean_piece(joints, contacts, len(joints))[0]


def sliding(frames: int = 60) -> np.ndarray:
    """A body with bent knees whose feet drift 4 mm a frame and sink 4 cm."""
    joints = np.repeat(rest_pose()[None], frames, 0)
    joints[:, :, 1] -= 0.04
    legs = [J[n] for n in ("left_ankle", "left_foot", "right_ankle", "right_foot")]
    knees = [J["left_knee"], J["right_knee"]]
    joints[:, knees, 2] += 0.1
    drift = np.linspace(-0.12, 0.12, frames)[:, None]
    joints[:, legs, 2] += drift
    return apply_bone_lengths(joints)


def lying(depth: float, frames: int = 60) -> np.ndarray:
    """A body that lies on its back with its centre ``depth`` metres below the floor."""
    joints = np.repeat(rest_pose()[None], frames, 0) - rest_pose()[0]
    flat = joints[..., [0, 2, 1]] * np.array([1.0, 1.0, -1.0])
    breath = 0.01 * np.sin(np.arange(frames) / 10.0)[:, None]
    flat[..., 1] += breath - depth
    return flat


def jerk(joints: np.ndarray) -> np.ndarray:
    return np.linalg.norm(np.diff(np.asarray(joints, dtype=float), n=3, axis=0), axis=-1)


def test_feet_in_contact_stand_still_above_the_floor() -> None:
    joints = sliding()
    contacts = np.zeros((len(joints), 4), dtype=bool)
    contacts[20:40] = True
    fixed = clean_feet(joints, contacts)
    toe = J["left_foot"]
    before = np.ptp(joints[22:38, toe, 2])
    after = np.ptp(fixed[22:38, toe, 2])
    assert before > 0.05
    assert after < 0.2 * before
    assert joints[:, toe, 1].min() < 0.0
    assert fixed[:, [J["left_foot"], J["right_foot"]], 1].min() > 0.0
    np.testing.assert_allclose(
        lengths(fixed), np.broadcast_to(BONE_LENGTHS[1:], (60, 21)), atol=1e-4
    )


def test_standing_bodies_keep_their_height_and_their_upper_body() -> None:
    joints = sliding()
    fixed = clean_feet(joints, np.ones((len(joints), 4), dtype=bool))
    np.testing.assert_allclose(fixed[:, 0, 1], joints[:, 0, 1], atol=1e-6)
    others = [i for i in range(22) if i not in {4, 5, 7, 8, 10, 11}]
    relative = fixed[:, others] - fixed[:, :1]
    np.testing.assert_allclose(relative, joints[:, others] - joints[:, :1], atol=1e-6)


def test_a_clean_motion_is_unchanged() -> None:
    joints = np.repeat(rest_pose()[None], 20, 0)
    fixed = clean_feet(joints, np.ones((20, 4), dtype=bool))
    np.testing.assert_allclose(fixed, joints, atol=1e-3)


def test_a_slide_of_the_whole_body_is_undone_by_moving_the_body() -> None:
    """Both feet slide 2 mm a frame because the whole body does."""
    joints = np.repeat(rest_pose()[None], 100, 0)
    joints[..., 2] += np.linspace(0.0, 0.2, 100)[:, None]
    fixed = clean_feet(joints, np.ones((100, 4), dtype=bool))
    assert np.ptp(fixed[:, J["left_foot"], 2]) < 0.02
    assert np.ptp(fixed[:, 0, 2]) < 0.04


def test_a_foot_that_steps_is_not_held() -> None:
    joints = np.repeat(rest_pose()[None], 60, 0)
    leg = [J["left_ankle"], J["left_foot"]]
    joints[:, leg, 2] += np.interp(np.arange(60), [27, 33], [0.0, 0.5])[:, None]
    joints = apply_bone_lengths(joints)
    fixed = clean_feet(joints, np.ones((60, 4), dtype=bool))
    np.testing.assert_allclose(fixed[[0, -1]], joints[[0, -1]], atol=0.06)


@pytest.mark.parametrize("depth", [0.05, 0.3])
def test_a_body_below_the_floor_is_raised_onto_it(depth: float) -> None:
    joints = lying(depth)
    fixed = clean_feet(joints, np.zeros((len(joints), 4), dtype=bool))
    assert fixed[..., 1].min() > 0.0
    assert fixed[:, 0, 1].max() < 0.15
    assert jerk(fixed).max() < 0.004  # 60 m/s³
    np.testing.assert_allclose(
        lengths(fixed), np.broadcast_to(BONE_LENGTHS[1:], (60, 21)), atol=1e-4
    )


def test_arms_below_the_floor_are_raised_without_the_body() -> None:
    joints = lying(-0.15)
    for side in ("left", "right"):
        joints[:, J[f"{side}_elbow"]] -= np.array([0.0, 0.2, 0.0])
        joints[:, J[f"{side}_wrist"]] -= np.array([0.0, 0.4, 0.0])
    joints = apply_bone_lengths(joints)
    assert joints[:, J["left_elbow"], 1].min() < 0.0 and joints[..., 1].min() < -0.1
    fixed = clean_feet(joints, np.zeros((len(joints), 4), dtype=bool))
    assert fixed[..., 1].min() > 0.0
    arms = {J[f"{side}_{part}"] for side in ("left", "right") for part in ("elbow", "wrist")}
    body = [i for i in range(22) if i not in arms]
    np.testing.assert_allclose(fixed[:, body], joints[:, body], atol=1e-6)
    np.testing.assert_allclose(
        lengths(fixed), np.broadcast_to(BONE_LENGTHS[1:], (60, 21)), atol=1e-4
    )


@pytest.mark.parametrize("size", [5, 20])
def test_pieces_are_cleaned_as_the_whole_motion_is(size: int) -> None:
    joints = np.concatenate([sliding(80), lying(0.2, 40)])
    joints[:80, :, 1] -= np.linspace(0, 0.4, 80)[:, None]
    contacts = np.tile(np.arange(120)[:, None] % 30 < 20, (1, 4))
    whole = clean_feet(joints, contacts)
    pieces, state = [], None
    for start in range(0, 120, size):
        visible = slice(start, start + size + 15)
        piece, state = clean_piece(joints[visible], contacts[visible], size, state)
        pieces.append(piece)
    joined = np.concatenate(pieces)
    assert joined.shape == whole.shape
    np.testing.assert_allclose(joined, whole, atol=0.05)
    assert jerk(joined).max() < 1.2 * jerk(whole).max()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-1.5, 1.5), min_size=3, max_size=3))
def test_two_bone_keeps_both_lengths_and_reaches_what_is_in_reach(target: list[float]) -> None:
    hip, knee = np.zeros((1, 3)), np.array([[0.05, -0.38, 0.1]])
    goal = np.array([target])
    new_knee, ankle = two_bone(hip, knee, goal, 0.4, 0.38)
    assert abs(np.linalg.norm(new_knee - hip) - 0.4) < 1e-6
    assert abs(np.linalg.norm(ankle - new_knee) - 0.38) < 1e-6
    if 0.05 < np.linalg.norm(goal) < 0.77:
        np.testing.assert_allclose(ankle, goal, atol=1e-6)
