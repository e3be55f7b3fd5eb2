"""Motion: validation, physics track, contacts and frame rates."""

import numpy as np
import pytest

from stickgen.motion import BODY_MASS, Motion, foot_contacts
from stickgen.skeleton import FPS, J, rest_pose


def still(frames=50):
    return np.repeat(rest_pose()[None], frames, axis=0)


def test_a_motion_measures_its_own_length_and_contacts():
    motion = Motion(still())
    assert len(motion) == 50
    assert motion.duration == pytest.approx(2.0)
    assert motion.joints.dtype == np.float32
    assert motion.contacts.all()
    assert (motion.actions == 0).all()


@pytest.mark.parametrize(
    "joints", [np.zeros((0, 22, 3)), np.zeros((5, 21, 3)), np.zeros((22, 3)), np.zeros((5, 22, 2))]
)
def test_a_wrong_shape_is_refused(joints):
    with pytest.raises(ValueError, match=r"joints must be \[T, 22, 3\]"):
        Motion(joints)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_joint_that_is_not_finite_is_named(value):
    joints = still()
    joints[7, J["left_knee"], 1] = value
    with pytest.raises(ValueError, match="joint left_knee is not finite in frame 7"):
        Motion(joints)


@pytest.mark.parametrize("fps", [0.0, -25.0, float("nan"), float("inf")])
def test_a_frame_rate_must_be_a_positive_number(fps):
    with pytest.raises(ValueError, match="fps must be a positive number"):
        Motion(still(), fps=fps)


@pytest.mark.parametrize("actions", [np.zeros(49), np.full(50, 64), np.full(50, -1)])
def test_actions_are_one_index_a_frame(actions):
    with pytest.raises(ValueError, match=r"actions must be \[50\] indices below 64"):
        Motion(still(), actions=actions)


def test_contacts_are_four_a_frame():
    with pytest.raises(ValueError, match=r"contacts must be \[50, 4\]"):
        Motion(still(), contacts=np.zeros((50, 2)))


def test_the_physics_track_of_a_throw():
    time = np.arange(50) / FPS
    joints = still()
    joints[..., 0] += 2.0 * time[:, None]
    joints[..., 1] += (3.0 * time - 0.5 * 9.81 * time**2)[:, None]
    physics = Motion(joints).physics()[2:-2]
    np.testing.assert_allclose(physics[:, 0], 2.0, atol=1e-3)
    np.testing.assert_allclose(physics[:, 1], (3.0 - 9.81 * time)[2:-2], atol=1e-3)
    np.testing.assert_allclose(physics[:, 2:4], [[0.0, -9.81]] * 46, atol=0.02)
    np.testing.assert_allclose(physics[:, 4:], BODY_MASS * physics[:, :2], rtol=1e-6)


def test_the_physics_track_of_one_frame_is_zero():
    assert not Motion(still(1)).physics().any()


def test_contacts_end_when_a_foot_lifts_or_slides():
    joints = still()
    joints[20:, J["left_foot"], 1] += 0.2
    joints[:, J["right_ankle"], 0] += np.arange(50) / FPS
    contacts = foot_contacts(joints, FPS)
    np.testing.assert_array_equal(contacts[:, 0], True)
    assert contacts[:18, 1].all()
    assert not contacts[20:, 1].any()
    assert not contacts[:, 2].any()


def test_another_frame_rate_keeps_places_and_times():
    time = np.arange(51) / FPS
    joints = still(51)
    joints[..., 2] += 1.5 * time[:, None]
    actions = np.where(time < 1.0, 1, 2)
    fast = Motion(joints, actions=actions).at_fps(50.0)
    assert fast.fps == 50.0
    assert len(fast) == 101
    np.testing.assert_allclose(fast.joints[50, 0], [0, joints[25, 0, 1], 1.5], atol=1e-5)
    assert list(fast.actions[[0, 48, 51, 100]]) == [1, 1, 2, 2]
    assert fast.contacts.shape == (101, 4)


def test_the_same_frame_rate_is_the_same_motion():
    motion = Motion(still())
    assert motion.at_fps(FPS) is motion
