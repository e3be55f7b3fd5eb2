"""The canonical body: a symmetric tree that stands on the floor; mirror and bone lengths."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stickgen.skeleton import (
    BONE_LENGTHS,
    FOOT_HEIGHT,
    JOINTS,
    LEG_LENGTH,
    MIRROR,
    OFFSETS,
    PARENTS,
    PELVIS_HEIGHT,
    J,
    apply_bone_lengths,
    mirror,
    rest_pose,
)

SMPL = (
    "pelvis left_hip right_hip spine1 left_knee right_knee spine2 left_ankle right_ankle spine3 "
    "left_foot right_foot neck left_collar right_collar head left_shoulder right_shoulder "
    "left_elbow right_elbow left_wrist right_wrist"
)

clips = arrays(np.float64, (3, 22, 3), elements=st.floats(-2, 2))


def bone_lengths(joints):
    return np.linalg.norm(joints[..., 1:, :] - joints[..., PARENTS[1:], :], axis=-1)


def test_joints_are_the_22_of_smpl_in_its_order():
    assert " ".join(JOINTS) == SMPL
    assert [J[name] for name in JOINTS] == list(range(22))


def test_the_tree_has_one_root_and_parents_come_first():
    assert PARENTS[0] == -1
    assert all(0 <= parent < joint for joint, parent in enumerate(PARENTS) if joint)


@pytest.mark.parametrize(
    ("joint", "parent"),
    [("left_knee", "left_hip"), ("neck", "spine3"), ("right_collar", "spine3"), ("head", "neck")],
)
def test_parents_by_name(joint, parent):
    assert JOINTS[PARENTS[J[joint]]] == parent


def test_the_rest_pose_stands_on_the_floor_facing_z_with_its_left_at_x():
    pose = rest_pose()
    assert pose[0] == pytest.approx([0, PELVIS_HEIGHT, 0])
    assert pose[:, 1].min() == pytest.approx(FOOT_HEIGHT)
    assert pose[J["left_foot"], 2] > pose[J["left_ankle"], 2]
    assert pose[J["left_wrist"], 0] > 0 > pose[J["right_wrist"], 0]
    assert pose[J["head"], 1] == pose[:, 1].max()


def test_the_body_is_symmetric():
    np.testing.assert_allclose(mirror(rest_pose()), rest_pose(), atol=1e-12)


def test_lengths_follow_from_the_offsets():
    np.testing.assert_allclose(bone_lengths(rest_pose()), BONE_LENGTHS[1:])
    hip, ankle = rest_pose()[J["left_hip"]], rest_pose()[J["left_ankle"]]
    assert np.linalg.norm(hip - ankle) == pytest.approx(LEG_LENGTH, rel=0.01)


def test_facts_cannot_be_changed():
    for fact in (OFFSETS, BONE_LENGTHS, MIRROR):
        with pytest.raises(ValueError, match="read-only"):
            fact[0] = 1


@given(clips)
def test_mirror_is_an_involution(joints):
    np.testing.assert_array_equal(mirror(mirror(joints)), joints)


def test_mirror_swaps_the_sides_by_name():
    joints = np.random.default_rng(0).normal(size=(22, 3))
    left = mirror(joints)[J["left_wrist"]]
    np.testing.assert_allclose(left, joints[J["right_wrist"]] * [-1, 1, 1])
    assert mirror(joints)[J["head"]] == pytest.approx(joints[J["head"]] * [-1, 1, 1])


def test_mirror_keeps_the_number_type():
    assert mirror(rest_pose().astype(np.float32)).dtype == np.float32


@given(clips)
def test_apply_bone_lengths_is_exact_and_idempotent(joints):
    fixed = apply_bone_lengths(joints)
    np.testing.assert_allclose(bone_lengths(fixed), np.tile(BONE_LENGTHS[1:], (3, 1)), atol=1e-6)
    np.testing.assert_allclose(apply_bone_lengths(fixed), fixed, atol=1e-6)
    np.testing.assert_array_equal(fixed[:, 0], joints[:, 0])


def test_apply_bone_lengths_keeps_directions():
    rng = np.random.default_rng(1)
    joints = rng.normal(size=(5, 22, 3))
    before = joints[:, 1:] - joints[:, PARENTS[1:]]
    fixed = apply_bone_lengths(joints)
    after = fixed[:, 1:] - fixed[:, PARENTS[1:]]
    cosine = (before * after).sum(-1) / np.linalg.norm(before, axis=-1) / BONE_LENGTHS[1:]
    np.testing.assert_allclose(cosine, 1.0, atol=1e-9)


def test_apply_bone_lengths_undoes_a_scale():
    np.testing.assert_allclose(
        apply_bone_lengths(1.3 * rest_pose()) - [0, 0.3 * PELVIS_HEIGHT, 0], rest_pose(), atol=1e-9
    )


def test_a_bone_of_no_length_takes_its_rest_direction():
    np.testing.assert_allclose(
        apply_bone_lengths(np.zeros((22, 3))), rest_pose() - [0, PELVIS_HEIGHT, 0], atol=1e-9
    )
