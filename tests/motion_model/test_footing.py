"""Feet: held where they stand, above the floor, on legs of constant length."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.geometry import two_bone
from stickgen.motion_model.footing import plant_feet
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


def test_planted_feet_stand_still_above_the_floor() -> None:
    joints = sliding()
    contacts = np.zeros((len(joints), 4), dtype=bool)
    contacts[20:40] = True
    fixed = plant_feet(joints, contacts)
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


def test_the_rest_of_the_body_does_not_move() -> None:
    joints = sliding()
    fixed = plant_feet(joints, np.ones((len(joints), 4), dtype=bool))
    others = [i for i in range(22) if i not in {4, 5, 7, 8, 10, 11}]
    np.testing.assert_allclose(fixed[:, others], joints[:, others], atol=1e-6)


def test_a_good_motion_is_left_alone() -> None:
    joints = np.repeat(rest_pose()[None], 20, 0)
    fixed = plant_feet(joints, np.ones((20, 4), dtype=bool))
    np.testing.assert_allclose(fixed, joints, atol=1e-5)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-1.5, 1.5), min_size=3, max_size=3))
def test_two_bone_keeps_both_bones_and_reaches_what_it_can(target: list[float]) -> None:
    hip, knee = np.zeros((1, 3)), np.array([[0.05, -0.38, 0.1]])
    goal = np.array([target])
    new_knee, ankle = two_bone(hip, knee, goal, 0.4, 0.38)
    assert abs(np.linalg.norm(new_knee - hip) - 0.4) < 1e-6
    assert abs(np.linalg.norm(ankle - new_knee) - 0.38) < 1e-6
    if 0.05 < np.linalg.norm(goal) < 0.77:
        np.testing.assert_allclose(ankle, goal, atol=1e-6)
