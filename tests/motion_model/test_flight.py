"""Gravity: flights become parabolas, hovering bodies come down, other motion stays."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.geometry import FloatArray
from stickgen.measures.liveliness import flight_acceleration, longest_hover
from stickgen.motion_model.features import FRAME, from_features, to_features
from stickgen.motion_model.flight import settled
from stickgen.motion_model.heights import LONGEST_HOVER, aloft, hovering
from stickgen.motion_model.plan import to_plan
from stickgen.skeleton import FPS, GRAVITY, rest_pose

FRAMES = 120
TIME = np.arange(FRAMES) / FPS
GROUND = np.zeros(FRAMES, bool)


def lifted(rise: FloatArray) -> FloatArray:
    """Features of somebody who stands, higher by ``rise [T]`` metres."""
    body = np.repeat(rest_pose()[None], FRAMES, axis=0)
    body[..., 1] += rise[:, None]
    return to_features(body)


def jump(gravity: float, seconds: float) -> FloatArray:
    fall = TIME - 1.6
    return np.maximum(0.5 * gravity * fall * (seconds - fall), 0.0)


def test_a_flight_with_half_of_gravity_gets_all_of_it() -> None:
    weak = lifted(jump(4.9, 0.56))
    body = from_features(settled(weak, GROUND)).astype(np.float64)
    assert flight_acceleration(from_features(weak), FPS) == pytest.approx(-4.9, abs=0.4)
    assert flight_acceleration(body, FPS) == pytest.approx(-GRAVITY, abs=0.6)
    assert longest_hover(body, FPS) < 0.1


def test_the_legs_bend_beside_a_mended_flight() -> None:
    height = settled(lifted(jump(4.9, 0.56)), GROUND)[:, FRAME["height"]][:, 0]
    assert height[34:40].min() < height[0] - 0.01
    assert height[10] == pytest.approx(height[0])


def test_right_flights_and_stands_stay_to_the_bit() -> None:
    for features in (lifted(jump(GRAVITY, 0.5)), lifted(np.zeros(FRAMES))):
        assert settled(features, GROUND) is features


def test_a_body_that_floats_comes_down_and_one_on_a_ladder_stays() -> None:
    floats = lifted(np.where((TIME > 1) & (TIME < 3), 0.13, 0.0))
    down = from_features(settled(floats, GROUND)).astype(np.float64)
    assert longest_hover(from_features(floats), FPS) > 1.0
    assert longest_hover(down, FPS) < 0.3
    assert settled(floats, ~GROUND) is floats


@pytest.mark.parametrize(
    ("sentence", "up"),
    [
        ("a person climbs up a ladder", True),
        ("a person steps onto a box", True),
        ("a person walks up the stairs", True),
        ("a person swims", True),
        ("a person jumps forward", False),
        ("a person bends over and touches the toes", False),
        ("a person runs fast", False),
    ],
)
def test_what_may_bear_a_body_is_read_from_its_sentence(sentence: str, up: bool) -> None:
    assert aloft(sentence) is up


def test_plans_that_hover_are_told_from_plans_that_jump() -> None:
    plans = np.stack(
        [
            to_plan(lifted(rise))
            for rise in (
                np.zeros(FRAMES),
                jump(GRAVITY, 0.6),
                np.where((TIME > 1) & (TIME < 2.5), 0.15, 0.0),
            )
        ]
    )
    still, jumps, floats = hovering(plans)
    assert max(still, jumps) <= LONGEST_HOVER < floats
