"""Motion style is right on motions of known tempo, energy and smoothness."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.corpus.clips.motion_style import motion_style
from stickgen.skeleton import FPS, rest_pose

TIME = np.arange(150) / FPS


def bob(hertz: float, metres: float = 0.1) -> np.ndarray:
    """A whole body that moves up and down (synthetic), ``[150, 22, 3]``."""
    return rest_pose() + metres * np.sin(2 * np.pi * hertz * TIME)[:, None, None] * [0, 1.0, 0]


@pytest.mark.parametrize("hertz", [0.6, 1.0, 1.3])
def test_the_beat_of_a_bob_is_twice_its_frequency(hertz: float) -> None:
    # The speed peaks on the way up and on the way down.
    assert motion_style(bob(hertz), FPS).tempo == pytest.approx(120.0 * hertz, rel=0.03)


def test_standing_and_gliding_bodies_have_no_tempo() -> None:
    glide = rest_pose() + TIME[:, None, None] * [0.0, 0.0, 1.0]
    assert motion_style(glide, FPS).tempo is None
    assert motion_style(np.tile(rest_pose(), (50, 1, 1)), FPS).tempo is None


def test_energy_is_half_the_square_of_the_speed() -> None:
    glide = rest_pose() + 3.0 * TIME[:, None, None] * [0.0, 0.0, 1.0]
    assert motion_style(glide, FPS).energy_level == pytest.approx(4.5)


def test_smoothness_is_one_half_at_two_hertz_and_falls_with_noise() -> None:
    assert motion_style(bob(2.0), FPS).smoothness == pytest.approx(0.5, abs=0.02)
    noise = np.random.default_rng(0).normal(size=(150, 22, 3))
    values = [motion_style(bob(1.0) + s * noise, FPS).smoothness for s in (0, 0.002, 0.005, 0.02)]
    assert values == sorted(values, reverse=True) and values[-1] < 0.1
