"""Rotations against SciPy and upc-pymotion; headings and resampling."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stickgen import geometry as g
from stickgen.skeleton import J, rest_pose

transform = pytest.importorskip("scipy.spatial.transform")
pymotion_quat = pytest.importorskip("pymotion.rotations.quat")
scipy_rotation = transform.Rotation

unit = st.floats(-1, 1)
angles = arrays(np.float64, (4, 3), elements=st.floats(-3.1, 3.1))
rotvecs = angles
seeds = st.integers(0, 2**31)


def random_quats(seed, *shape):
    return g.normalize(np.random.default_rng(seed).normal(size=(*shape, 4)))


def scipy_of(q):
    return scipy_rotation.from_quat(np.roll(q.reshape(-1, 4), -1, axis=-1))


def assert_same_rotation(a, b, atol=1e-9):
    np.testing.assert_allclose(g.quat_to_matrix(a), g.quat_to_matrix(b), atol=atol)


# Quaternions


@given(seeds)
def test_product_inverse_and_rotation_agree_with_scipy(seed):
    a, b = random_quats(seed, 5), random_quats(seed + 1, 5)
    v = np.random.default_rng(seed).normal(size=(5, 3))
    expected = (scipy_of(a) * scipy_of(b)).as_matrix()
    np.testing.assert_allclose(g.quat_to_matrix(g.quat_mul(a, b)), expected, atol=1e-9)
    np.testing.assert_allclose(g.quat_rotate(a, v), scipy_of(a).apply(v), atol=1e-9)
    np.testing.assert_allclose(g.quat_rotate(g.quat_inv(a), g.quat_rotate(a, v)), v, atol=1e-9)


@given(seeds)
def test_product_and_rotation_agree_with_pymotion(seed):
    a, b = random_quats(seed, 3), random_quats(seed + 1, 3)
    v = np.random.default_rng(seed).normal(size=(3, 3))
    np.testing.assert_allclose(g.quat_mul(a, b), pymotion_quat.mul(a, b), atol=1e-9)
    np.testing.assert_allclose(g.quat_rotate(a, v), pymotion_quat.mul_vec(a, v), atol=1e-9)
    np.testing.assert_allclose(g.quat_to_matrix(a), pymotion_quat.to_matrix(a), atol=1e-9)


@given(rotvecs)
def test_rotation_vectors_agree_with_scipy(rotvec):
    expected = scipy_rotation.from_rotvec(rotvec).as_matrix()
    np.testing.assert_allclose(g.quat_to_matrix(g.quat_from_rotvec(rotvec)), expected, atol=1e-9)


@pytest.mark.parametrize("order", ["XYZ", "ZXY", "ZYX", "YXZ", "Y", "XZ"])
@given(angles)
def test_euler_angles_are_intrinsic_as_in_bvh(order, values):
    values = values[:, : len(order)]
    expected = scipy_rotation.from_euler(order, values).as_matrix()
    q = g.quat_from_euler(values, order)
    np.testing.assert_allclose(g.quat_to_matrix(q), expected.reshape(-1, 3, 3), atol=1e-9)


@given(seeds)
def test_matrix_round_trip(seed):
    q = random_quats(seed, 2, 3)
    back = g.matrix_to_quat(g.quat_to_matrix(q))
    assert (back[..., 0] >= 0).all()
    assert_same_rotation(back, q)


@pytest.mark.parametrize("axis", np.vstack([np.eye(3), [[0.6, 0.8, 0], [0, -0.6, 0.8]]]))
@pytest.mark.parametrize("angle", [np.pi, np.pi - 1e-7, 1e-7, 0.0])
def test_matrix_to_quat_at_half_turns_and_at_rest(axis, angle):
    q = g.quat_from_axis_angle(axis, np.array(angle))
    assert_same_rotation(g.matrix_to_quat(g.quat_to_matrix(q)), q, atol=1e-8)


@given(seeds)
def test_six_numbers_are_the_first_two_columns(seed):
    m = g.quat_to_matrix(random_quats(seed, 4))
    d6 = g.matrix_to_6d(m)
    np.testing.assert_array_equal(d6[..., :3], m[..., :, 0])
    np.testing.assert_array_equal(d6[..., 3:], m[..., :, 1])


@given(seeds, st.floats(0, 1))
def test_slerp_agrees_with_scipy(seed, t):
    ends = random_quats(seed, 2)
    between = g.slerp(ends[:1], ends[1:], np.array([t]))
    expected = transform.Slerp([0, 1], scipy_of(ends))(t).as_matrix()
    np.testing.assert_allclose(g.quat_to_matrix(between)[0], expected, atol=1e-7)


def test_slerp_takes_the_short_way_and_survives_equal_ends():
    q = random_quats(3, 6)
    assert_same_rotation(g.slerp(q, -q, np.full(6, 0.3)), q)
    assert_same_rotation(g.slerp(q, q, np.full(6, 0.7)), q)


# Headings


def test_the_rest_pose_has_heading_zero():
    assert g.heading(rest_pose()[None]) == pytest.approx(0.0)


@given(st.floats(-3.1, 3.1))
def test_a_turn_to_the_left_raises_the_heading(angle):
    turned = rest_pose() @ g.yaw_matrix(angle).T
    assert g.heading(turned[None])[0] == pytest.approx(angle)
    facing = turned[J["left_foot"]] - turned[J["left_ankle"]]
    facing += turned[J["right_foot"]] - turned[J["right_ankle"]]
    assert np.arctan2(facing[0], facing[2]) == pytest.approx(angle)


def test_yaw_turns_ahead_into_left():
    ahead, left = np.array([0.0, 0, 1]), np.array([1.0, 0, 0])
    np.testing.assert_allclose(g.yaw_matrix(np.pi / 2) @ ahead, left, atol=1e-12)
    expected = scipy_rotation.from_euler("y", [[0.3], [-2.0]]).as_matrix()
    np.testing.assert_allclose(g.yaw_matrix(np.array([0.3, -2.0])), expected)


def test_heading_counts_whole_turns():
    angle = np.linspace(0, 5 * np.pi, 200)
    turned = np.einsum("tij,kj->tki", g.yaw_matrix(angle), rest_pose())
    np.testing.assert_allclose(g.heading(turned), angle, atol=1e-9)


@given(st.floats(-3.1, 3.1), st.floats(-9, 9), st.floats(-9, 9), seeds)
def test_canonicalize_undoes_any_placing(angle, x, z, seed):
    clip = rest_pose() + 0.05 * np.random.default_rng(seed).normal(size=(4, 22, 3))
    placed = clip @ g.yaw_matrix(angle).T + [x, 0.0, z]
    canonical = g.canonicalize(placed)
    np.testing.assert_allclose(canonical, g.canonicalize(clip), atol=1e-8)
    np.testing.assert_allclose(canonical[0, 0, [0, 2]], 0.0, atol=1e-9)
    assert g.heading(canonical)[0] == pytest.approx(0.0, abs=1e-9)
    np.testing.assert_array_equal(canonical[..., 1], placed[..., 1])


# Resampling


@pytest.mark.parametrize(("fps_in", "fps_out"), [(120, 25), (30, 25), (24, 25), (25, 60)])
def test_resampling_reproduces_a_parabola_inside(fps_in, fps_out):
    def curve(t):
        return np.stack([3 * t**2 - t + 2, -(t**2) + 0.5 * t], axis=-1)

    out = g.resample(curve(np.arange(90) / fps_in), fps_in, fps_out)
    at = np.arange(len(out)) / fps_out
    inside = (at > 1 / fps_in) & (at < 88 / fps_in)
    np.testing.assert_allclose(out[inside], curve(at[inside]), atol=1e-9)


@pytest.mark.parametrize(("fps_in", "fps_out"), [(120, 25), (30, 25), (24, 25), (25, 60)])
def test_resampling_reproduces_a_wave_far_better_than_the_nearest_frame(fps_in, fps_out):
    wave = np.sin(2 * np.pi * np.arange(4 * fps_in) / fps_in)
    out = g.resample(wave, fps_in, fps_out)
    at = np.arange(len(out)) / fps_out
    nearest = wave[np.minimum(np.rint(at * fps_in).astype(int), len(wave) - 1)]
    truth = np.sin(2 * np.pi * at)
    error = np.sqrt(np.mean((out - truth) ** 2))
    assert error < 2e-3
    assert error < 0.1 * np.sqrt(np.mean((nearest - truth) ** 2))


@pytest.mark.parametrize(("fps_in", "fps_out"), [(120, 25), (30, 25), (24, 25), (25, 24)])
def test_resampling_keeps_a_constant_speed(fps_in, fps_out):
    line = np.arange(60)[:, None] / fps_in * np.array([1.2, 0.0, -0.4])
    speed = np.diff(g.resample(line, fps_in, fps_out), axis=0) * fps_out
    np.testing.assert_allclose(speed, np.broadcast_to([1.2, 0, -0.4], speed.shape), atol=1e-9)


@given(n=st.integers(1, 300), fps_in=st.sampled_from([24, 25, 29.97, 30, 60, 120]))
def test_resampling_keeps_the_first_frame_and_the_duration(n, fps_in):
    values = np.arange(n, dtype=float)
    out = g.resample(values, fps_in, 25.0)
    assert out[0] == values[0]
    last = (len(out) - 1) / 25.0
    assert last <= (n - 1) / fps_in + 1e-6 < last + 1 / 25.0 + 2e-6


def test_resampling_to_the_same_rate_is_a_copy():
    values = np.arange(6.0)
    out = g.resample(values, 25.0, 25.0)
    out[0] = 9.0
    assert values[0] == 0.0
    np.testing.assert_array_equal(out[1:], values[1:])


def test_rotations_are_resampled_at_constant_angular_speed():
    angle = np.arange(40) * 0.1
    q = g.quat_from_axis_angle(np.array([0.0, 1.0, 0.0]), angle)[:, None]
    out = g.resample_quat(q, 30.0, 25.0)
    expected = np.arange(len(out)) * 30.0 / 25.0 * 0.1
    assert_same_rotation(
        out[:, 0], g.quat_from_axis_angle(np.array([0.0, 1.0, 0.0]), expected), 1e-9
    )
