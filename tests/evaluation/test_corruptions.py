"""Corruptions keep the frames and the place, and change what they name."""

import numpy as np
import pytest

from stickgen.evaluation import corruptions
from stickgen.geometry import canonicalize, heading
from stickgen.measures import physical
from stickgen.skeleton import FPS, mirror, rest_pose

RNG = np.random.default_rng(0)


def strolling(frames: int = 75) -> np.ndarray:
    """A body that speeds up along a curve and swings, ``[T, 22, 3]``, canonical."""
    time = np.arange(frames) / FPS
    path = np.stack([0.3 * time**2, 0 * time, 0.8 * time], axis=-1)
    swing = 0.1 * np.sin(4 * time[:, None, None] + np.arange(22)[:, None])
    return canonicalize(rest_pose() + path[:, None] + swing)


@pytest.mark.parametrize("name", corruptions.CORRUPTIONS)
@pytest.mark.parametrize("frames", [50, 75])
def test_a_corruption_keeps_frames_and_start(name: str, frames: int) -> None:
    clean = strolling(frames)
    corrupted = corruptions.CORRUPTIONS[name](clean, RNG)
    assert corrupted.shape == clean.shape
    assert np.abs(corrupted - clean).max() > 0.05
    assert np.abs(corrupted[0, 0, [0, 2]]).max() < 0.1
    assert abs(heading(corrupted)[0]) < 0.3


def test_backwards_twice_is_forwards() -> None:
    clean = strolling()
    back = corruptions.reversed_in_time(clean, RNG)
    np.testing.assert_allclose(corruptions.reversed_in_time(back, RNG), clean, atol=1e-9)
    assert physical.mean_jerk(back, FPS) == pytest.approx(physical.mean_jerk(clean, FPS))


def test_swapped_sides_are_the_mirror_image() -> None:
    clean = strolling()
    np.testing.assert_array_equal(corruptions.swapped_sides(clean, RNG), mirror(clean))


def test_jitter_has_the_given_size() -> None:
    clean = strolling()
    noise = corruptions.jittered(clean, RNG, size=0.03) - clean
    assert noise.std() == pytest.approx(0.03, rel=0.05)


def test_slowed_takes_twice_as_long() -> None:
    clean = strolling()
    slow = corruptions.slowed(clean, RNG)
    np.testing.assert_allclose(slow[::2], clean[: len(slow[::2])], atol=1e-9)
    assert physical.pelvis_speed(slow, FPS) < 0.8 * physical.pelvis_speed(clean, FPS)
