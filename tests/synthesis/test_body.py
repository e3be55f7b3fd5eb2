"""The solved body: exact bones, hands and feet where the controls put them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.geometry import heading
from stickgen.skeleton import BONE_LENGTHS, PARENTS, J, mirror, rest_pose
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import (
    BEND,
    ELBOW,
    LEAN,
    LEFT,
    RIGHT,
    SIDES,
    STANDING,
    TURN,
    Controls,
    reach,
    rotation,
)

ANGLE = st.floats(-0.9, 0.9)


def bone_error(joints: np.ndarray) -> float:
    bones = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
    return float(np.abs(bones - BONE_LENGTHS[1:]).max())


def test_controls_at_rest_give_the_rest_pose_with_soft_knees_and_hanging_arms() -> None:
    joints = solve(Controls.rest(3))
    trunk = [J[n] for n in ("spine1", "spine3", "neck", "head", "left_hip", "right_collar")]
    np.testing.assert_allclose(
        joints[0, trunk] - joints[0, 0], rest_pose()[trunk] - rest_pose()[0], atol=1e-9
    )
    assert joints[0, J["pelvis"], 1] == pytest.approx(STANDING, abs=0.006)
    assert joints[0, J["left_wrist"], 1] < joints[0, 0, 1]


@settings(max_examples=40, deadline=None)
@given(st.tuples(ANGLE, ANGLE, ANGLE), st.tuples(ANGLE, ANGLE, ANGLE), st.floats(-0.3, 0.1))
def test_bones_keep_their_lengths_and_planted_feet_their_places(
    hips: tuple[float, ...], spine: tuple[float, ...], drop: float
) -> None:
    c = Controls.rest(2)
    c.hips[:] = 0.4 * np.array(hips)
    c.spine[:] = spine
    c.pelvis[:, 1] += drop
    c.arm(LEFT, reach((-0.1, 0.2, 0.3)), 0.7)
    joints = solve(c)
    assert bone_error(joints) < 1e-9
    for s, side in enumerate(SIDES):
        np.testing.assert_allclose(joints[:, J[f"{side}_foot"]], c.feet[:, s], atol=1e-6)


@pytest.mark.parametrize(("side", "sign"), [(LEFT, 1.0), (RIGHT, -1.0)])
def test_a_wrist_reaches_its_target(side: int, sign: float) -> None:
    c = Controls.rest(1)
    c.arm(side, reach((0.1, -0.2, 0.3)), 1.0)
    joints = solve(c)[0]
    wrist, shoulder = (joints[J[f"{SIDES[side]}_{n}"]] for n in ("wrist", "shoulder"))
    np.testing.assert_allclose(wrist - shoulder, [sign * 0.1, -0.2, 0.3], atol=1e-9)


def test_a_blended_arm_moves_nearly_straight_and_bends_backwards() -> None:
    c = Controls.rest(101)
    c.arm(RIGHT, reach((0.3, 0.35, 0.15), ELBOW), np.linspace(0, 1, 101))
    joints = solve(c)
    wrist = joints[:, J["right_wrist"]]
    way = np.linalg.norm(np.diff(wrist, axis=0), axis=-1).sum()
    assert way < 1.35 * np.linalg.norm(wrist[-1] - wrist[0])
    elbow = joints[:, J["right_elbow"]] - 0.5 * (wrist + joints[:, J["right_shoulder"]])
    assert elbow[20:80, 2].max() < 0.05  # the elbow is never in front


def test_a_held_wrist_stays_in_the_world_while_the_body_moves() -> None:
    c = Controls.rest(50)
    c.pelvis[:, 0] += 0.05 * np.sin(np.linspace(0, 6, 50))
    c.hold(LEFT, (0.15, 1.3, 0.35), np.ones(50))
    wrist = solve(c)[:, J["left_wrist"]]
    np.testing.assert_allclose(wrist, np.tile([0.15, 1.3, 0.35], (50, 1)), atol=1e-9)


def test_a_free_leg_points_in_its_direction_in_the_world() -> None:
    c = Controls.rest(4)
    c.hips[:, TURN], c.hips[:, BEND] = 0.7, -0.3
    c.leg(RIGHT, (0.0, 0.0, 1.0), (0.0, -1.0, 0.0))
    joints = solve(c)
    thigh = joints[:, J["right_knee"]] - joints[:, J["right_hip"]]
    thigh = thigh / np.linalg.norm(thigh, axis=-1, keepdims=True)
    np.testing.assert_allclose(thigh, [[0.0, 0.0, 1.0]] * 4, atol=1e-9)
    assert bone_error(joints) < 1e-9


def test_angles_bend_forward_turn_left_and_lean_left() -> None:
    up, ahead = np.array([0, 1.0, 0]), np.array([0, 0, 1.0])
    for axis, vector, along in ((BEND, up, 2), (TURN, ahead, 0), (LEAN, up, 0)):
        angles = np.zeros(3)
        angles[axis] = 0.3
        assert (rotation(angles) @ vector)[along] == pytest.approx(np.sin(0.3))
    matrix = rotation(np.array([0.4, -1.1, 0.8]))
    np.testing.assert_allclose(matrix @ matrix.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(matrix) == pytest.approx(1.0)
    c = Controls.rest(1)
    c.hips[:, TURN] = 0.5
    assert heading(solve(c))[0] == pytest.approx(0.5, abs=1e-6)


def test_the_body_is_the_same_on_both_sides() -> None:
    left, right = Controls.rest(5), Controls.rest(5)
    for c, side, sign in ((left, LEFT, 1.0), (right, RIGHT, -1.0)):
        c.arm(side, reach((0.2, 0.1, 0.3)), 1.0)
        c.leg(side, (sign * 0.3, -0.2, 0.9), (0.0, -1.0, 0.1), 0.8)
        c.spine[:, TURN], c.spine[:, LEAN], c.spine[:, BEND] = sign * 0.3, sign * 0.2, 0.1
    np.testing.assert_allclose(mirror(solve(left)), solve(right), atol=1e-9)
