"""Rotations found from joint positions lead back to those positions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from stickgen.geometry import forward_kinematics, quat_between, quat_rotate
from stickgen.kinematics import joint_rotations
from stickgen.skeleton import OFFSETS, PARENTS, J, apply_bone_lengths, rest_pose


def pose(seed: int, frames: int = 6) -> np.ndarray:
    """Joints of a body whose every joint is turned at random."""
    turns = Rotation.random(frames * 22, random_state=seed).as_quat()[:, [3, 0, 1, 2]]
    root = np.random.default_rng(seed).normal(size=(frames, 3))
    return forward_kinematics(turns.reshape(frames, 22, 4), root, OFFSETS, PARENTS)[0]


def back(joints: np.ndarray) -> np.ndarray:
    return forward_kinematics(joint_rotations(joints), joints[:, 0], OFFSETS, PARENTS)[0]


def test_the_rest_pose_has_no_rotation() -> None:
    local = joint_rotations(np.stack([rest_pose()] * 2))
    np.testing.assert_allclose(local, np.broadcast_to([1.0, 0, 0, 0], local.shape), atol=1e-9)


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_forward_kinematics_gives_the_joints_back(seed: int) -> None:
    joints = pose(seed)
    np.testing.assert_allclose(back(joints), joints, atol=1e-9)


def test_limbs_have_no_twist_of_their_own() -> None:
    local = joint_rotations(pose(3))
    for bone, child in (("left_shoulder", "left_elbow"), ("right_knee", "right_ankle")):
        along = OFFSETS[J[child]] / np.linalg.norm(OFFSETS[J[child]])
        assert np.abs(local[:, J[bone], 1:] @ along).max() < 1e-9


def test_a_body_with_bent_hips_gets_the_nearest_rigid_one() -> None:
    joints = pose(5)
    joints[:, J["left_hip"]] += 0.02
    nearest = np.linalg.norm(back(apply_bone_lengths(joints)) - joints, axis=-1).max()
    assert 1e-3 < nearest < 0.2


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.sampled_from([1.0, -1.0, 1e-7, -1e-7]))
def test_the_smallest_rotation_between_two_directions(seed: int, near: float) -> None:
    rng = np.random.default_rng(seed)
    a, noise = rng.normal(size=3), rng.normal(size=3)
    b = np.sign(near) * a + (0.0 if abs(near) == 1 else abs(near)) * noise
    q = quat_between(a, b)
    assert np.linalg.norm(q) == pytest.approx(1.0)
    unit = b / np.linalg.norm(b)
    np.testing.assert_allclose(quat_rotate(q, a / np.linalg.norm(a)), unit, atol=1e-6)
    assert abs(q[1:] @ a) < 1e-6 * np.linalg.norm(a)
