"""Curves: they pass through their keys without overshoot, rest at extremes and never jump."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.synthesis.curves import ease, follow, keyed, noise, pulse

FINE = np.arange(0.0, 4.0, 0.001)


def test_a_move_between_two_rests_has_minimum_jerk() -> None:
    # Flash & Hogan (1985): peak speed 15/8 of the mean speed, in the middle.
    speed = np.gradient(ease(FINE), FINE)
    assert speed.max() == pytest.approx(15 / 8, abs=1e-4)
    assert FINE[speed.argmax()] == pytest.approx(0.5, abs=2e-3)
    np.testing.assert_allclose(keyed(FINE, [0.0, 1.0], [0.0, 1.0]), ease(FINE), atol=1e-12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(-5, 5), min_size=3, max_size=7),
    st.lists(st.floats(0.2, 0.6), min_size=6, max_size=6),
)
def test_a_keyed_curve_hits_its_keys_smoothly_and_never_overshoots(
    values: list[float], gaps: list[float]
) -> None:
    times = np.cumsum([0.1, *gaps])[: len(values)]
    curve = keyed(FINE, list(times), values)
    at_keys = keyed(times, list(times), values)
    np.testing.assert_allclose(at_keys, values, atol=1e-9)
    assert curve.min() >= min(values) - 1e-9
    assert curve.max() <= max(values) + 1e-9
    speed = np.gradient(curve, FINE)
    steepest = np.abs(np.diff(values) / np.diff(times)).max()
    assert np.abs(np.diff(speed)).max() <= 0.12 * steepest + 1e-9


def test_a_pulse_is_up_between_its_ends_only() -> None:
    up = pulse(FINE, 1.0, 3.0, 0.5, 0.5)
    assert up[FINE <= 1.0].max() == 0.0
    assert up[FINE >= 3.0].max() == 0.0
    assert up[(FINE > 1.5) & (FINE < 2.5)].min() == 1.0


def test_a_damped_spring_lags_overshoots_and_arrives() -> None:
    t = np.arange(0, 4, 0.01)
    step = ease((t - 1.0) / 0.3)
    followed = follow(step, frequency=3.0, damping=0.4, fps=100.0)
    half = [float(t[np.argmax(x > 0.5)]) for x in (step, followed)]
    assert half[0] + 0.02 < half[1]
    assert followed.max() > 1.03
    assert followed[-1] == pytest.approx(1.0, abs=1e-6)
    np.testing.assert_allclose(follow(np.ones((50, 2))), 1.0)


def test_noise_has_its_deviation_and_its_band() -> None:
    t = np.arange(0, 400, 0.04)
    values = noise(t, np.random.default_rng(0), 4, 0.4, 0.9)
    assert values.std(axis=0) == pytest.approx(np.ones(4), abs=0.1)
    power = np.abs(np.fft.rfft(values, axis=0)) ** 2
    frequency = np.fft.rfftfreq(len(t), 0.04)
    inside = (frequency > 0.38) & (frequency < 0.92)
    assert power[inside].sum() > 0.98 * power.sum()
