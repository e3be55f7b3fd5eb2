"""Physics and smoothness: analytic values, and corrupted motion that scores worse."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import periodogram

from stickgen.errors import StickGenError
from stickgen.evaluation import corruptions
from stickgen.evaluation.metrics.scores import motion_scores, smoothness
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.measures.mass import BODY_SEGMENTS, centre_of_mass
from stickgen.measures.physics import physics_consistency, physics_violations
from stickgen.skeleton import FPS, GRAVITY, STATURE, J, rest_pose

TIME = np.arange(50) / FPS
RNG = np.random.default_rng(0)


def lifted(height: FloatArray) -> FloatArray:
    """The rest pose at ``height [T]`` over the floor."""
    return rest_pose() + height[:, None, None] * np.array([0.0, 1.0, 0.0])


def test_the_centre_of_mass_is_that_of_the_segments(walk: FloatArray) -> None:
    total, mean = 0.0, np.zeros((len(walk), 3))
    for a, b, mass, centre in BODY_SEGMENTS:
        mean += mass * (walk[:, J[a]] + centre * (walk[:, J[b]] - walk[:, J[a]]))
        total += mass
    assert total == pytest.approx(1.0)
    np.testing.assert_allclose(centre_of_mass(walk), mean / total, atol=1e-9)


def test_the_centre_of_mass_of_a_standing_body_is_in_the_pelvis() -> None:
    """At about 55 % of the stature of standing people (Winter); raised arms lift it."""
    height = centre_of_mass(rest_pose()[None])[0, 1]
    assert 0.55 < height / STATURE < 0.61


@given(speed=st.floats(2.0, 6.0))
def test_a_thrown_body_obeys_gravity(speed: float) -> None:
    height = speed * TIME - GRAVITY / 2 * TIME**2
    assert height.max() > 0.15
    thrown = lifted(np.maximum(height, 0.0))
    assert not physics_violations(thrown, FPS)["gravity"].any()


@pytest.mark.parametrize(
    "height",
    [np.full(50, 0.3), 0.3 + 0.5 * TIME, 20.0 - GRAVITY / 4 * TIME**2, 60.0 - GRAVITY * TIME**2],
    ids=["hovers", "rises", "falls at half g", "falls at two g"],
)
def test_a_body_in_the_air_that_does_not_fall_violates_gravity(height: FloatArray) -> None:
    violations = physics_violations(lifted(height), FPS)
    assert violations["gravity"].all()
    assert not violations["sliding"].any() and not violations["floor"].any()


def test_a_standing_body_violates_nothing_and_one_below_the_floor_does() -> None:
    assert physics_consistency(lifted(0.0 * TIME), FPS) == 1.0
    assert physics_consistency(lifted(0.0 * TIME - 0.2), FPS) == 0.0


def test_synthetic_motion_is_consistent_and_corrupted_motion_is_not(motion: FloatArray) -> None:
    clean = physics_consistency(motion, FPS)
    assert clean > 0.85
    sunk = partial(corruptions.sunk, depth=0.2)
    for corrupt in (corruptions.floating, sunk, corruptions.sliding):
        assert physics_consistency(corrupt(motion, RNG), FPS) < clean - 0.4


def test_a_jump_in_slow_motion_violates_gravity(jump: FloatArray) -> None:
    slow = physics_violations(corruptions.slowed(jump, RNG), FPS)["gravity"]
    assert slow.sum() > physics_violations(jump, FPS)["gravity"].sum() + 5


@settings(max_examples=30)
@given(angle=st.floats(-3.0, 3.0), x=st.floats(-5, 5))
def test_scores_do_not_depend_on_place_and_facing(walk: FloatArray, angle: float, x: float) -> None:
    elsewhere = walk @ yaw_matrix(angle).T + np.array([x, 0.0, -x])
    assert motion_scores(elsewhere, FPS) == pytest.approx(motion_scores(walk, FPS), abs=1e-6)


def test_smoothness_is_the_share_of_the_spectrum(motion: FloatArray) -> None:
    velocity = np.diff(motion.reshape(len(motion), -1), axis=0)
    window = np.hanning(len(velocity) + 2)[1:-1]
    frequency, power = periodogram(velocity, FPS, window, detrend="constant", axis=0)
    power[1:] /= 2.0  # one-sided densities count both signs, but for the ends
    if len(velocity) % 2 == 0:
        power[-1] *= 2.0
    total = power.sum(axis=1)
    assert smoothness(motion, FPS) == pytest.approx(total[frequency <= 6].sum() / total.sum())


@pytest.mark.parametrize(("hertz", "score"), [(2.0, 1.0), (10.0, 0.0)])
def test_slow_swings_are_smooth_and_fast_ones_are_not(hertz: float, score: float) -> None:
    swinging = rest_pose() + 0.1 * np.sin(2 * np.pi * hertz * TIME)[:, None, None]
    assert smoothness(swinging, FPS) == pytest.approx(score, abs=0.01)


def test_jitter_is_rough_and_stillness_is_not(motion: FloatArray) -> None:
    scores = [
        smoothness(corruptions.jittered(motion, RNG, size), FPS) for size in (0.0, 0.005, 0.02)
    ]
    assert scores[0] > 0.95
    assert scores == sorted(scores, reverse=True)
    assert scores[0] - scores[2] > 0.2
    assert smoothness(corruptions.frozen(motion, RNG), FPS) == 1.0


def test_every_corruption_raises_the_artifact_score(walk: FloatArray) -> None:
    clean = motion_scores(walk, FPS)["artifact"]
    assert clean < 0.5
    for corrupt in (corruptions.frozen, corruptions.jittered, corruptions.sliding):
        assert motion_scores(corrupt(walk, RNG), FPS)["artifact"] > clean + 0.3


@pytest.mark.parametrize("score", [physics_consistency, smoothness])
def test_too_short_a_motion_is_refused(score) -> None:
    with pytest.raises(StickGenError, match="at least 5 frames, the motion has 3"):
        score(lifted(TIME[:3]), FPS)
