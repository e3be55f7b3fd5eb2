"""Stick layouts: exact inverses, and errors that name the joint."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.skeleton import J, rest_pose
from stickgen.sticks import V1, V3, figure_scale, from_v1, from_v3, to_v1, to_v3

bodies = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 4), st.just(22), st.just(3)),
    elements=st.floats(-50, 50, width=32),
)


def test_layouts_are_those_of_the_format() -> None:
    assert [name for name, _, _ in V3.segments] == (
        "head upper_torso lower_torso l_upper_arm l_forearm r_upper_arm r_forearm "
        "l_thigh l_shin r_thigh r_shin pelvis_width"
    ).split()
    assert [name for name, _, _ in V1.segments] == "torso l_leg r_leg l_arm r_arm".split()
    assert (V3.size, V1.size) == (48, 20)
    assert V3.slices["pelvis_width"] == slice(44, 48)


def test_known_numbers() -> None:
    rest = rest_pose()[None]
    shin = to_v3(rest)[0, V3.slices["l_shin"]]
    np.testing.assert_array_equal(
        shin, [*rest[0, J["left_knee"], :2], *rest[0, J["left_ankle"], :2]]
    )
    torso = to_v1(rest)[0, V1.slices["torso"]]
    np.testing.assert_array_equal(torso, [*rest[0, J["neck"], :2], *rest[0, J["pelvis"], :2]])


@given(bodies)
def test_sticks_to_joints_and_back_is_exact(joints: NDArray[np.float32]) -> None:
    for project, lift in ((to_v3, from_v3), (to_v1, from_v1)):
        flat = project(joints)
        np.testing.assert_array_equal(project(lift(flat)), flat)


@given(bodies)
def test_points_and_back_is_exact(joints: NDArray[np.float32]) -> None:
    for layout, flat in ((V3, to_v3(joints)), (V1, to_v1(joints))):
        np.testing.assert_array_equal(layout.pack(layout.unpack(flat)), flat)


@given(bodies)
def test_files_rounded_to_four_places_are_accepted(joints: NDArray[np.float32]) -> None:
    flat = to_v3(joints).astype(float).round(4)
    assert np.abs(to_v3(from_v3(flat)) - flat).max() <= 1.01e-4


def test_the_rest_pose_is_lifted_to_a_sensible_body() -> None:
    rest = rest_pose()[None]
    toes = [J["left_foot"], J["right_foot"]]
    for lifted in (from_v3(to_v3(rest)), from_v1(to_v1(rest))):
        gap = np.linalg.norm((lifted - rest)[..., :2], axis=-1)
        assert gap.max() < 0.05
        assert np.delete(np.abs(lifted - rest)[..., 2], toes, axis=1).max() < 0.05
        assert figure_scale(lifted) == pytest.approx(1, abs=0.01)


def test_errors_name_the_joint() -> None:
    joints = np.repeat(rest_pose()[None], 3, axis=0)
    joints[2, J["left_knee"], 1] = np.nan
    with pytest.raises(StickGenError, match="l_knee is not finite in frame 2"):
        to_v3(joints)
    points = V1.unpack(to_v1(rest_pose()[None]))
    del points["r_hand"]
    with pytest.raises(StickGenError, match="r_hand is missing"):
        V1.pack(points)
    with pytest.raises(StickGenError, match="22, 3"):
        to_v3(joints[:, :21])


def test_disconnected_sticks_are_refused() -> None:
    flat = to_v3(rest_pose()[None])
    torn = flat.copy()
    torn[0, V3.slices["l_shin"].start] += 2e-5
    with pytest.raises(StickGenError, match="l_knee"):
        from_v3(torn)
    apart = flat.copy()
    apart[0, V3.slices["lower_torso"].stop - 1] += 1e-3
    with pytest.raises(StickGenError, match="pelvis_center"):
        from_v3(apart)
    with pytest.raises(StickGenError, match="48 numbers"):
        from_v3(flat[:, :47])
