"""Artifact metrics against values worked out by hand, and clean motion that must score 0."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.measures import artifacts
from stickgen.skeleton import FPS, J, rest_pose

TIME = np.arange(100) / FPS


def along_x(x: np.ndarray) -> np.ndarray:
    """The rest pose carried along X, ``[T, 22, 3]``."""
    return rest_pose() + x[:, None, None] * [1.0, 0.0, 0.0]


def test_sliding_on_planted_feet_is_skating() -> None:
    assert artifacts.skating_ratio(along_x(1.5 * TIME), FPS) == 1.0
    assert artifacts.skating_ratio(along_x(0.4 * TIME), FPS) == 0.0
    lifted = along_x(1.5 * TIME) + [0.0, 0.1, 0.0]
    assert artifacts.skating_ratio(lifted, FPS) == 0.0


@pytest.mark.parametrize("fps", [20.0, 25.0, 60.0, 120.0])
def test_skating_does_not_depend_on_the_frame_rate(fps: float) -> None:
    time = np.arange(int(4 * fps)) / fps
    path = 0.6 * np.maximum(time - 2.0, 0.0)  # slides at 0.6 m/s in the second half
    assert artifacts.skating_ratio(along_x(path), fps) == pytest.approx(0.5, abs=0.08)


def test_a_standing_body_is_static_and_nothing_else() -> None:
    body = along_x(0 * TIME)
    assert artifacts.static(body, FPS) == 1.0
    for metric in ("jitter", "explosion", "repetition", "skating_ratio"):
        assert getattr(artifacts, metric)(body, FPS) == 0.0


def test_an_even_glide_skates_and_nothing_else() -> None:
    glide = along_x(1.5 * TIME)
    for metric in ("jitter", "static", "explosion", "repetition"):
        assert getattr(artifacts, metric)(glide, FPS) == pytest.approx(0.0, abs=1e-6)


def test_an_exact_loop_repeats_and_a_sway_of_falling_pitch_does_not() -> None:
    arms = slice(J["left_elbow"], None)
    loop, chirp = along_x(0 * TIME), along_x(0 * TIME)
    loop[:, arms, 1] += 0.1 * np.sin(2 * np.pi * 2.5 * TIME + 0.5)[:, None]
    chirp[:, arms, 1] += 0.1 * np.sin(2 * np.pi * 6.0 * np.sqrt(TIME + 0.1))[:, None]
    assert artifacts.repetition(loop, FPS) > 0.95
    assert artifacts.repetition(chirp, FPS) < artifacts.repetition(loop, FPS) - 0.2


def test_the_shortest_clip_is_measured() -> None:
    glide = along_x(TIME[: artifacts.MIN_FRAMES])
    for metric in ("jitter", "static", "explosion", "repetition"):
        assert getattr(artifacts, metric)(glide, FPS) == pytest.approx(0.0, abs=1e-6)
    assert artifacts.skating_ratio(glide, FPS) == 1.0


@pytest.mark.parametrize(("period", "times"), [(25, 8), (37, 5), (100, 2)])
def test_a_loop_of_any_length_recurs(period: int, times: int) -> None:
    rng = np.random.default_rng(0)
    body = along_x(np.zeros(200))
    path = np.cumsum(rng.normal(0, 0.02, (period, 22, 3)), axis=0)
    body += np.resize(path - path.mean(0), body.shape)
    assert artifacts.recurrences(body, FPS) == times - 1


def test_neither_rest_nor_uneven_movement_recurs() -> None:
    body = along_x(0 * TIME)
    assert artifacts.recurrences(body, FPS) == 0
    waving = body.copy()
    waving[:, J["left_elbow"] :, 1] += 0.2 * np.sin(6 * np.sqrt(1 + 9 * TIME))[:, None]
    assert artifacts.recurrences(waving, FPS) == 0
    assert artifacts.recurrences(along_x(TIME[:10]), FPS) == 0


def test_acceleration_at_half_the_frame_rate_passes_and_a_constant_one_does_not() -> None:
    alternating = along_x(0.01 * (-1.0) ** np.arange(100))
    passed = artifacts.high_frequency_acceleration(alternating, FPS)
    assert passed == pytest.approx(0.04 * FPS**2)
    constant = artifacts.high_frequency_acceleration(along_x(3.0 * TIME**2), FPS)
    assert constant == pytest.approx(0.0, abs=1e-9)
