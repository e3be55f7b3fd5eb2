"""Limbs reach their target as far as their length allows, without a jump."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stickgen.kinematics import two_bone
from stickgen.motion_model.limbs import reach, tilt
from stickgen.skeleton import BONE_LENGTHS, LEG_LENGTH, J, rest_pose

LEG = (J["left_hip"], J["left_knee"], J["left_ankle"])
AHEAD = np.array([0.0, 0.0, 1.0])


def moved(move: np.ndarray) -> np.ndarray:
    joints = np.repeat(rest_pose()[None], len(move), 0)
    reach(joints, LEG, move, np.repeat(AHEAD[None], len(move), 0))
    return joints


@given(st.integers(0, 1000))
def test_the_end_of_a_limb_reaches_its_target(seed: int) -> None:
    up = np.random.default_rng(seed).uniform([-0.15, 0.15, -0.15], [0.15, 0.4, 0.15], (20, 3))
    joints = moved(up)
    np.testing.assert_allclose(joints[:, LEG[2]], rest_pose()[LEG[2]] + up, atol=1e-6)
    for parent, joint in pairwise(LEG):
        length = np.linalg.norm(joints[:, joint] - joints[:, parent], axis=-1)
        np.testing.assert_allclose(length, BONE_LENGTHS[joint], atol=1e-6)


def test_a_straight_leg_bends_forwards() -> None:
    joints = moved(np.linspace(0.3, 0.02, 50)[:, None] * [0.0, 1.0, 0.0])
    assert (joints[:, LEG[1], 2] > 0.06).all()


def test_a_leg_slows_down_before_it_is_straight() -> None:
    """A foot moves 3 mm a frame to a target 15 cm beyond the length of its leg."""
    joints = np.repeat(moved(np.array([[0.0, 0.15, 0.0]])), 100, 0)
    hip, knee, ankle = LEG
    drop = np.linspace(0.0, -0.3, 100)[:, None] * [0.0, 1.0, 0.0]
    upper, lower = float(BONE_LENGTHS[knee]), float(BONE_LENGTHS[ankle])
    plain, _ = two_bone(joints[:, hip], joints[:, knee], joints[:, ankle] + drop, upper, lower)
    reach(joints, LEG, drop, np.repeat(AHEAD[None], 100, 0))
    stretch = np.linalg.norm(joints[:, ankle] - joints[:, hip], axis=-1)
    assert stretch.max() < LEG_LENGTH and (np.diff(stretch) > -1e-9).all()
    plain_bend, eased_bend = (
        np.abs(np.diff(k, n=2, axis=0)).max() for k in (plain, joints[:, knee])
    )
    assert eased_bend < 0.3 * plain_bend


def test_a_limb_without_a_move_is_unchanged() -> None:
    np.testing.assert_array_equal(moved(np.zeros((3, 3))), np.repeat(rest_pose()[None], 3, 0))


@given(st.floats(-0.25, 0.25), st.floats(0.01, 0.2))
def test_a_bone_tilts_until_its_end_is_raised(height: float, rise: float) -> None:
    bone = np.array([[np.sqrt(0.26**2 - height**2), height, 0.0]])
    tilted = tilt(bone, np.array([rise]), AHEAD[None])
    np.testing.assert_allclose(np.linalg.norm(tilted), 0.26, atol=1e-9)
    np.testing.assert_allclose(tilted[0, 1], min(height + rise, 0.26), atol=1e-9)


def test_a_hanging_bone_tilts_towards_its_pole() -> None:
    tilted = tilt(np.array([[0.0, -0.26, 0.0]]), np.array([0.1]), AHEAD[None])
    assert tilted[0, 2] > 0.1 and abs(tilted[0, 0]) < 1e-9
