"""Physical metrics: analytic values, invariance, and corrupted motion that scores worse."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.errors import StickGenError
from stickgen.geometry import yaw_matrix
from stickgen.measures import physical
from stickgen.skeleton import FOOT_HEIGHT, J, apply_bone_lengths, rest_pose

FPS = 25.0
T = 100
TIME = np.arange(T) / FPS


def moved(path):
    """The rest pose carried along ``path [T, 3]``."""
    return rest_pose() + np.asarray(path)[:, None, :]


def along_x(x):
    return moved(np.stack([x, np.zeros_like(x), np.zeros_like(x)], axis=-1))


def turned(angles):
    """The rest pose turned on the spot by ``angles [T]``."""
    return np.einsum("tij,kj->tki", yaw_matrix(np.asarray(angles)), rest_pose())


def stepping():
    """A body that goes along +Z at 1.2 m/s on feet that are either planted or lifted."""
    joints = moved(np.stack([0 * TIME, 0 * TIME, 1.2 * TIME], axis=-1))
    for side, phase in (("left", 0.0), ("right", 0.5)):
        cycle = TIME + phase
        swing = np.clip((cycle % 1.0 - 0.5) / 0.5, 0.0, 1.0)
        smooth = swing * swing * (3 - 2 * swing)
        for joint in (f"{side}_ankle", f"{side}_foot"):
            start = rest_pose()[J[joint]]
            joints[:, J[joint], 2] = start[2] + 1.2 * (np.floor(cycle) + smooth - phase)
            joints[:, J[joint], 1] = start[1] + 0.15 * np.sin(np.pi * swing)
    return joints


def test_constant_acceleration_is_measured_exactly():
    joints = along_x(0.5 * 3.0 * TIME**2)
    assert physical.mean_acceleration(joints, FPS) == pytest.approx(3.0, rel=1e-9)
    assert physical.mean_jerk(joints, FPS) == pytest.approx(0.0, abs=1e-6)
    assert physical.mean_joint_speed(joints, FPS) == pytest.approx(3.0 * TIME[-1] / 2, rel=1e-9)


def test_constant_jerk_is_measured_exactly():
    assert physical.mean_jerk(along_x(7.0 * TIME**3 / 6), FPS) == pytest.approx(7.0, rel=1e-6)


def test_a_standing_body_scores_0():
    metrics = physical.physical_metrics(moved(np.zeros((T, 3))), FPS)
    assert set(metrics.values()) == {0.0}


def test_planted_feet_slide_as_fast_as_the_body():
    assert physical.slide_speed(along_x(1.5 * TIME), FPS) == pytest.approx(1.5)


def test_slide_speed_fades_with_height():
    half = physical.SLIDE_HEIGHT / 2
    lifted = along_x(TIME) + np.array([0.0, half, 0.0])
    assert physical.slide_speed(lifted, FPS) == pytest.approx(2 - np.sqrt(2))
    assert physical.slide_speed(along_x(TIME) + np.array([0.0, 0.1, 0.0]), FPS) == 0.0


def test_planted_steps_do_not_slide_and_dragged_ones_do():
    clean = stepping()
    dragged = clean + np.stack([0.8 * TIME, 0 * TIME, 0 * TIME], axis=-1)[:, None]
    assert physical.slide_speed(dragged, FPS) > physical.slide_speed(clean, FPS) + 0.5


def test_the_peak_acceleration_is_that_of_the_whole_body():
    assert physical.peak_body_acceleration(along_x(0.5 * 30.0 * TIME**2), FPS) == pytest.approx(
        30.0
    )
    flung = moved(np.zeros((T, 3)))
    flung[T // 2, J["left_wrist"], 1] += 0.8
    assert physical.peak_body_acceleration(flung, FPS) == pytest.approx(2 * 0.8 / 22 * FPS**2)


def test_every_joint_counts_for_the_deepest_one():
    body = moved(np.zeros((T, 3)))
    assert physical.deepest_joint(body) == 0.0
    body[3, J["right_wrist"], 1] = -0.4
    assert physical.deepest_joint(body) == pytest.approx(0.4)
    assert physical.deepest_foot(body) == 0.0


def test_sinking_and_floating():
    body = moved(np.zeros((T, 3)))
    sunk = body.copy()
    sunk[: T // 4, :, 1] -= FOOT_HEIGHT + 0.04
    assert physical.deepest_foot(sunk) == pytest.approx(0.04)
    assert physical.sunk_share(sunk) == pytest.approx(0.25)
    floating = body + np.array([0.0, 0.2, 0.0])
    assert physical.float_share(floating) == 1.0
    assert physical.foot_lift(floating) == pytest.approx(np.full(T, 0.2))


def test_penetration_is_the_mean_depth_of_the_lowest_joint():
    body = moved(np.zeros((T, 3)))
    assert physical.penetration(body) == physical.penetration_share(body) == 0.0
    body[: T // 2, J["right_wrist"], 1] = -0.3
    assert physical.penetration(body) == pytest.approx(0.15)
    assert physical.penetration_share(body) == pytest.approx(0.5)
    assert physical.sunk_share(body) == 0.0


def test_dynamic_counts_travel_and_limbs():
    assert physical.dynamic_degree(along_x(1.5 * TIME), FPS) == pytest.approx(1.5)
    waving = moved(np.zeros((T, 3)))
    waving[:, J["left_wrist"], 1] += TIME
    assert physical.dynamic_degree(waving, FPS) == pytest.approx(2 * 1.0 / 22)


def test_climbers_far_above_the_floor_do_not_slide():
    climbing = along_x(TIME).astype(np.float32) + np.array([0.0, 5.0, 0.0], np.float32)
    assert physical.slide_speed(climbing, FPS) == 0.0


def test_stretching_is_the_spread_of_a_bone():
    joints = moved(np.zeros((T, 3)))
    joints[T // 2, J["left_wrist"], 0] += 0.03
    assert physical.bone_length_spread(joints) == pytest.approx(0.03)
    assert physical.bone_length_spread(apply_bone_lengths(joints)) < 1e-12


@given(noise=st.floats(0.001, 0.02), seed=st.integers(0, 99))
def test_noise_raises_acceleration_and_jerk(noise, seed):
    clean = stepping()
    shaken = clean + np.random.default_rng(seed).normal(0, noise, clean.shape)
    assert physical.mean_acceleration(shaken, FPS) > physical.mean_acceleration(clean, FPS)
    assert physical.mean_jerk(shaken, FPS) > physical.mean_jerk(clean, FPS)


def test_travel_out_and_back():
    joints = along_x(2.0 * np.sin(np.pi * np.arange(T) / (T - 1)))
    assert physical.net_travel(joints) == pytest.approx(0.0, abs=1e-9)
    assert physical.excursion(joints) == pytest.approx(2.0, abs=1e-3)
    assert physical.pelvis_speed(joints, FPS) == pytest.approx(4.0 / TIME[-1], rel=1e-3)


def test_travel_ignores_height():
    up = moved(np.stack([0 * TIME, TIME, 0 * TIME], axis=-1))
    assert physical.net_travel(up) == physical.excursion(up) == 0.0
    assert physical.pelvis_speed(up, FPS) == 0.0


def test_a_turn_to_the_left_is_positive_and_whole_turns_count():
    left = np.linspace(0.0, 3 * np.pi, T)
    assert physical.heading_change(turned(left)) == pytest.approx(3 * np.pi)
    assert physical.heading_change(turned(-left)) == pytest.approx(-3 * np.pi)
    assert turned([np.pi / 2])[0, J["left_foot"], 0] > 0  # left of +Z is +X


def test_forward_travel_follows_the_facing():
    angles = np.linspace(0.0, 2 * np.pi, T)
    circle = np.stack([1 - np.cos(angles), 0 * angles, np.sin(angles)], axis=-1)
    ahead = turned(angles) + circle[:, None]
    assert physical.forward_travel(ahead) == pytest.approx(2 * np.pi, rel=1e-2)
    backwards = turned(angles + np.pi) + circle[:, None]
    assert physical.forward_travel(backwards) == pytest.approx(-2 * np.pi, rel=1e-2)


@given(angle=st.floats(-3.0, 3.0), x=st.floats(-5, 5), z=st.floats(-5, 5))
def test_placing_a_motion_elsewhere_changes_nothing(angle, x, z):
    joints = stepping()
    elsewhere = joints @ yaw_matrix(angle).T + np.array([x, 0.0, z])
    assert physical.joint_distance(joints, elsewhere) == pytest.approx(0.0, abs=1e-9)
    assert physical.physical_metrics(elsewhere, FPS) == pytest.approx(
        physical.physical_metrics(joints, FPS), abs=1e-6
    )
    assert physical.forward_travel(elsewhere) == pytest.approx(physical.forward_travel(joints))


def test_joint_distance_of_a_longer_motion_uses_the_common_part():
    joints = stepping()
    lifted = joints + np.array([0.0, 0.3, 0.0])
    assert physical.joint_distance(joints, lifted[:40]) == pytest.approx(0.3)


@pytest.mark.parametrize("metric", [physical.mean_jerk, physical.slide_speed])
def test_too_short_a_motion_is_refused(metric):
    with pytest.raises(StickGenError, match=r"at least \d frames, the motion has 1"):
        metric(rest_pose()[None], FPS)
