"""Nearest window of other motions: copies are found in any place and direction, mirrored too."""

import numpy as np
import pytest

from stickgen.evaluation.novelty import RATE, WINDOW, nearest_distance, windows
from stickgen.geometry import yaw_matrix
from stickgen.skeleton import mirror, rest_pose

FPS = 25.0


def wandering(seed, frames=200):
    """A smooth random motion, ``[frames, 22, 3]``."""
    rng = np.random.default_rng(seed)
    time = np.arange(frames) / FPS
    phase, rate = rng.uniform(0, 6, (22, 3)), rng.uniform(0.5, 3, (22, 3))
    return rest_pose() + 0.2 * np.sin(rate * time[:, None, None] + phase)


def test_windows_are_canonical_and_cover_the_motion():
    cut = windows(wandering(0), FPS, stride=1.0)
    # The last window needs (WINDOW · RATE − 1) / RATE seconds after its start.
    assert cut.shape == (7, int(WINDOW * RATE), 22, 3)
    assert cut.dtype == np.float32
    np.testing.assert_allclose(cut[:, 0, 0, [0, 2]], 0.0, atol=1e-6)


def test_a_motion_shorter_than_a_window_has_none():
    assert windows(wandering(0, frames=30), FPS).shape == (0, int(WINDOW * RATE), 22, 3)


@pytest.mark.parametrize("change", ["as it is", "moved", "mirrored"])
def test_a_copy_is_found(change):
    motion = wandering(1)
    copies = {
        "as it is": motion,
        "moved": motion @ yaw_matrix(1.1).T + np.array([3.0, 0.0, -2.0]),
        "mirrored": mirror(motion),
    }
    references = [windows(wandering(seed), FPS) for seed in (2, 3)]
    query = windows(copies[change], FPS, stride=WINDOW)
    assert nearest_distance(query, [*references, windows(motion, FPS)]).max() < 1e-3
    assert nearest_distance(query, references).min() > 0.05


def test_the_distance_is_the_root_mean_square_of_the_joints():
    motion = wandering(4)
    query = windows(motion, FPS, stride=WINDOW)
    lifted = windows(motion + np.array([0.0, 0.5, 0.0]), FPS, stride=WINDOW)
    np.testing.assert_allclose(nearest_distance(query[:1], [lifted[:1]]), 0.5, rtol=1e-4)


def test_nothing_to_compare_with_is_infinitely_far():
    assert np.isinf(nearest_distance(windows(wandering(5), FPS), [])).all()
