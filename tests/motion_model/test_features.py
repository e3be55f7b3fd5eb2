"""Features, plan and codebook: round trips on smooth random motion."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.geometry import canonicalize, heading, yaw_matrix
from stickgen.motion_model.features import FRAME, FRAME_DIM, from_features, smooth, to_features
from stickgen.motion_model.normalization import fit_statistics
from stickgen.motion_model.plan import (
    CODES,
    LEVELS,
    PATCH,
    PLAN,
    PLAN_DIM,
    Codebook,
    group_slice,
    to_plan,
)
from stickgen.skeleton import BONE_LENGTHS, PARENTS, apply_bone_lengths, rest_pose


def wander(frames: int, seed: int) -> np.ndarray:
    """A body that walks, turns and swings its limbs smoothly, ``[T, 22, 3]``."""
    rng = np.random.default_rng(seed)
    t = np.arange(frames)[:, None, None] / 25.0
    swing = rng.normal(size=(1, 22, 3)) * np.sin(2 * np.pi * t * rng.uniform(0.2, 1.0, (1, 22, 1)))
    body = rest_pose()[None] + 0.05 * swing
    yaw = np.cumsum(rng.normal() * 0.02 + 0.01 * np.sin(t[:, 0, 0]))
    turned = np.einsum("tij,tkj->tki", yaw_matrix(yaw), body - body[:, :1])
    path = np.cumsum(yaw_matrix(yaw)[:, :, 2] * 0.04, axis=0) + np.array([0.0, 0.95, 0.0])
    return canonicalize(apply_bone_lengths(turned + path[:, None]))


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 120), st.integers(0, 10_000))
def test_features_round_trip(frames: int, seed: int) -> None:
    joints = wander(frames, seed)
    features = to_features(joints)
    assert features.shape == (frames, FRAME_DIM)
    np.testing.assert_allclose(from_features(features), joints, atol=1e-4)


def test_features_do_not_depend_on_place_or_facing() -> None:
    joints = wander(60, 3)
    moved = joints @ yaw_matrix(1.2).T + np.array([3.0, 0.0, -2.0])
    np.testing.assert_allclose(to_features(moved), to_features(joints), atol=1e-5)


def test_any_features_give_bones_of_the_right_length() -> None:
    noise = np.random.default_rng(0).normal(size=(30, FRAME_DIM)).astype(np.float32)
    joints = from_features(noise)
    lengths = np.linalg.norm(joints - joints[:, PARENTS], axis=-1)[:, 1:]
    np.testing.assert_allclose(lengths, np.tile(BONE_LENGTHS[1:], (30, 1)), atol=1e-4)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_the_steps_of_a_plan_add_up_to_the_path_of_the_frames(seed: int) -> None:
    joints = wander(101, seed)
    features = to_features(joints[1:])  # the first frame's step belongs to no patch
    features[0] = to_features(joints)[1]
    plan = to_plan(features)
    facing = heading(joints)[0] + np.concatenate([[0.0], np.cumsum(plan[:, PLAN["turn"]][:, 0])])
    step = np.zeros((len(plan), 3))
    step[:, [0, 2]] = plan[:, PLAN["step"]]
    travelled = np.einsum("pij,pj->pi", yaw_matrix(facing[:-1]), step).sum(0)
    end = joints[len(plan) * PATCH, 0] - joints[0, 0]
    np.testing.assert_allclose(travelled[[0, 2]], end[[0, 2]], atol=1e-3)


def test_a_plan_drops_the_incomplete_last_patch() -> None:
    assert to_plan(to_features(wander(23, 0))).shape == (4, PLAN_DIM)


def test_finer_levels_of_the_codebook_come_closer_to_the_plan() -> None:
    rng = np.random.default_rng(0)
    tables = np.zeros((LEVELS, CODES, PLAN_DIM), dtype=np.float32)
    for level in range(LEVELS):
        part = group_slice(level)
        tables[level, :, part] = rng.normal(size=tables[level, :, part].shape) * 0.5**level
        tables[level, 0] = 0.0  # code 0 adds nothing
    book = Codebook(tables)
    plan = rng.normal(size=(50, PLAN_DIM)).astype(np.float32)
    codes = book.encode(plan)
    assert codes.shape == (50, LEVELS)
    full = np.linalg.norm(plan - book.decode(codes), axis=1).mean()
    coarse = codes.copy()
    coarse[:, 2:] = 0
    assert full < np.linalg.norm(plan - book.decode(coarse), axis=1).mean()


def test_statistics_round_trip_and_share_one_pose_scale() -> None:
    features = to_features(wander(200, 1))
    statistics = fit_statistics(features, to_plan(features))
    np.testing.assert_allclose(
        statistics.denormalize(statistics.normalize(features)), features, atol=1e-5
    )
    assert np.ptp(statistics.plan_scale[PLAN["pose"]]) == pytest.approx(0.0)
    assert (statistics.scale > 0).all() and (statistics.scale[FRAME["contact"]] > 0).all()


def test_smoothing_keeps_parabolas_and_damps_noise() -> None:
    t = np.arange(40.0)[:, None]
    curve = np.repeat(0.3 * t - 0.01 * t**2, FRAME_DIM, axis=1)
    np.testing.assert_allclose(smooth(curve)[2:-2], curve[2:-2], atol=1e-4)
    noise = np.random.default_rng(0).normal(size=(500, FRAME_DIM))
    assert np.diff(smooth(noise), 3, axis=0).std() < 0.7 * np.diff(noise, 3, axis=0).std()
    zigzag = np.where(np.arange(40)[:, None] % 2, 1.0, -1.0).repeat(FRAME_DIM, axis=1)
    np.testing.assert_allclose(smooth(zigzag)[2:-2], 0.5 * zigzag[2:-2], atol=1e-6)
