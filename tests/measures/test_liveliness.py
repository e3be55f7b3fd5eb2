"""Figures of liveliness on motion whose gravity, rest, strikes and detail are known, and spoilt."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.measures.liveliness import (
    falling_share,
    fast_power,
    flight_acceleration,
    liveliness,
    longest_hover,
    peak_speed,
    pose_spread,
    rest_share,
    turn_error,
)
from stickgen.skeleton import FPS, GRAVITY, J, rest_pose

TIME = np.arange(100) / FPS


def standing(frames: int = 100) -> FloatArray:
    return np.repeat(rest_pose()[None], frames, axis=0)


def jumping(gravity: float = GRAVITY, seconds: float = 0.6) -> FloatArray:
    """A stand, a flight from 1 s on, a stand."""
    body, fall = standing(), TIME - 1.0
    body[..., 1] += np.maximum(0.5 * gravity * fall * (seconds - fall), 0.0)[:, None]
    return body


def waving(rate: float, size: float = 0.1) -> FloatArray:
    body = standing()
    body[:, J["right_wrist"], 1] += size * np.sin(2 * np.pi * rate * TIME)
    return body


def test_a_flight_falls_with_gravity_and_a_spoilt_one_does_not() -> None:
    assert flight_acceleration(jumping(), FPS) == pytest.approx(-GRAVITY, abs=0.1)
    assert falling_share(jumping(), FPS) == 1.0
    assert flight_acceleration(jumping(4.0, 0.9), FPS) == pytest.approx(-4.0, abs=0.2)
    assert falling_share(jumping(4.0, 0.9), FPS) == 0.0
    assert np.isnan(flight_acceleration(standing(), FPS))


def test_a_jump_does_not_hover_and_a_lifted_body_does() -> None:
    assert longest_hover(jumping(), FPS) < 0.05
    lifted = standing()
    lifted[20:70, :, 1] += 0.15
    assert longest_hover(lifted, FPS) > 1.5


def test_rest_ends_where_a_body_shakes_and_locomotion_has_none() -> None:
    assert rest_share(standing(), FPS) == 1.0
    half = standing()
    half[50:] += 0.02 * np.sin(2 * np.pi * 3 * TIME[50:])[:, None, None]
    assert 0.4 < rest_share(half, FPS) < 0.65
    walking = standing() + (TIME * 1.2)[:, None, None] * np.array([0.0, 0.0, 1.0])
    assert np.isnan(rest_share(walking, FPS))


def test_a_strike_played_at_half_speed_has_half_the_peak() -> None:
    names = ("left_wrist", "right_wrist")
    quick, slow = (peak_speed(waving(rate), names, FPS) for rate in (2.0, 1.0))
    assert quick == pytest.approx(2 * np.pi * 2.0 * 0.1, rel=0.05)
    assert slow == pytest.approx(quick / 2, rel=0.05)


def test_detail_is_power_above_five_hertz_and_smoothing_takes_it() -> None:
    assert fast_power(waving(8.0), FPS) > 0.95
    assert fast_power(waving(1.0), FPS) < 0.01
    assert fast_power(standing(), FPS) == 0.0


def test_motions_that_are_all_the_same_have_no_spread() -> None:
    stooped = standing()
    stooped[:, J["head"], 2] += 0.3
    assert pose_spread([standing(), standing()]).max() == pytest.approx(0.0, abs=1e-9)
    assert pose_spread([standing(), stooped]).min() > 0.005


def test_a_turn_to_the_wrong_side_is_off_by_twice_its_angle() -> None:
    turn = yaw_matrix(np.linspace(0.0, np.pi / 3, 100))
    left = np.einsum("tij,tkj->tki", turn, standing())
    assert turn_error(left, np.pi / 3) == pytest.approx(0.0, abs=1e-6)
    assert turn_error(left, -np.pi / 3) == pytest.approx(2 * np.pi / 3, abs=1e-6)
    assert turn_error(left, np.pi / 3 + 2 * np.pi) == pytest.approx(0.0, abs=1e-6)


def test_every_motion_has_the_figures() -> None:
    names = set(liveliness(standing(), FPS))
    assert names == {"flight m/s²", "falling %", "hover s", "rest %", "above 5 Hz %"}
