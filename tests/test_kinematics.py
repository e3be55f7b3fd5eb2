"""Forward kinematics against matrices; rotations found from joints give the joints back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from stickgen.geometry import quat_between, quat_rotate, quat_to_matrix
from stickgen.kinematics import forward_kinematics, joint_rotations, two_bone
from stickgen.skeleton import OFFSETS, PARENTS, J, apply_bone_lengths, rest_pose


def random_rotations(seed: int, *shape: int) -> np.ndarray:
    """Unit quaternions ``[*shape, 4]`` in the order w, x, y, z."""
    turns = Rotation.random(int(np.prod(shape)), random_state=seed).as_quat()[:, [3, 0, 1, 2]]
    return turns.reshape(*shape, 4)


def pose(seed: int, frames: int = 6) -> np.ndarray:
    """Joints of a body whose every joint is turned at random."""
    root = np.random.default_rng(seed).normal(size=(frames, 3))
    return forward_kinematics(random_rotations(seed, frames, 22), root, OFFSETS, PARENTS)[0]


def rebuilt(joints: np.ndarray) -> np.ndarray:
    """Forward kinematics of the rotations found for ``joints``."""
    return forward_kinematics(joint_rotations(joints), joints[:, 0], OFFSETS, PARENTS)[0]


def test_forward_kinematics_agrees_with_matrices() -> None:
    local, root = random_rotations(7, 6, 22), np.random.default_rng(7).normal(size=(6, 3))
    positions, rotations = forward_kinematics(local, root, OFFSETS, PARENTS)
    for frame in range(6):
        world = {}
        for j, p in enumerate(PARENTS):
            step = np.eye(4)
            step[:3, :3] = Rotation.from_quat(np.roll(local[frame, j], -1)).as_matrix()
            step[:3, 3] = root[frame] if p < 0 else OFFSETS[j]
            world[j] = step if p < 0 else world[p] @ step
            np.testing.assert_allclose(positions[frame, j], world[j][:3, 3], atol=1e-9)
            matrix = quat_to_matrix(rotations[frame, j])
            np.testing.assert_allclose(matrix, world[j][:3, :3], atol=1e-9)


def test_forward_kinematics_takes_offsets_of_each_frame() -> None:
    local = np.tile([1.0, 0, 0, 0], (2, 22, 1))
    offsets = np.stack([OFFSETS, 2 * OFFSETS])
    positions, _ = forward_kinematics(local, np.zeros((2, 3)), offsets, PARENTS)
    np.testing.assert_allclose(positions[1], 2 * positions[0])


def test_the_rest_pose_has_no_rotation() -> None:
    local = joint_rotations(np.stack([rest_pose()] * 2))
    np.testing.assert_allclose(local, np.broadcast_to([1.0, 0, 0, 0], local.shape), atol=1e-9)


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_forward_kinematics_gives_the_joints_rebuilt(seed: int) -> None:
    joints = pose(seed)
    np.testing.assert_allclose(rebuilt(joints), joints, atol=1e-9)


def test_limbs_have_no_twist_of_their_own() -> None:
    local = joint_rotations(pose(3))
    for bone, child in (("left_shoulder", "left_elbow"), ("right_knee", "right_ankle")):
        along = OFFSETS[J[child]] / np.linalg.norm(OFFSETS[J[child]])
        assert np.abs(local[:, J[bone], 1:] @ along).max() < 1e-9


def test_a_body_with_bent_hips_gets_the_nearest_rigid_one() -> None:
    joints = pose(5)
    joints[:, J["left_hip"]] += 0.02
    nearest = np.linalg.norm(rebuilt(apply_bone_lengths(joints)) - joints, axis=-1).max()
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


@given(st.integers(0, 10**6), st.floats(0.05, 1.2))
def test_a_two_bone_limb_keeps_its_lengths_and_reaches_as_far_as_it_can(
    seed: int, distance: float
) -> None:
    rng = np.random.default_rng(seed)
    hip, knee, direction = rng.normal(size=(3, 4, 3))
    target = hip + distance * direction / np.linalg.norm(direction, axis=-1, keepdims=True)
    bend, end = two_bone(hip, knee, target, 0.4, 0.38)
    for bone, length in ((bend - hip, 0.4), (end - bend, 0.38)):
        np.testing.assert_allclose(np.linalg.norm(bone, axis=-1), length, atol=1e-9)
    missed = np.linalg.norm(end - target, axis=-1)
    np.testing.assert_allclose(missed, max(0.0, distance - 0.999 * 0.78), atol=1e-9)
