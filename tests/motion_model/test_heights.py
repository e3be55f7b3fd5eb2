"""How far the heights of a plan are beyond what a body can do."""

import numpy as np
import pytest

from stickgen.motion_model.heights import FLOOR, OPENING, RISE, excess
from stickgen.motion_model.plan import PLAN, PLAN_DIM


def plans(*heights: list[float]) -> np.ndarray:
    out = np.zeros((len(heights), len(heights[0]), PLAN_DIM))
    out[..., PLAN["height"].start] = heights
    return out


@pytest.mark.parametrize(
    ("heights", "beyond"),
    [
        ([0.93, 0.9, 1.2, 1.9], 0.7 - RISE),  # a climber
        ([0.9, 0.1, 0.1, 0.1], 0.8 - RISE),  # down at once
        ([0.9, 0.9, 2.9, 3.0], 2.0 - RISE),
        ([0.1, 0.1, -0.3, 0.1], FLOOR + 0.3),  # through the floor
    ],
)
def test_the_worst_of_leaps_and_depths_counts(heights: list[float], beyond: float) -> None:
    usual = [0.93, 0.93, 0.94, 0.93]
    both = excess(plans(usual, heights), opening=False)
    assert both.shape == (2,)
    assert both[0] < 0
    assert both[1] == pytest.approx(beyond)


def test_only_the_opening_must_be_on_the_floor() -> None:
    up = plans([2.15, 2.2])
    assert excess(up, opening=True)[0] == pytest.approx(2.15 - OPENING)
    assert excess(up, opening=False)[0] < 0


def test_a_single_patch_cannot_leap() -> None:
    assert excess(plans([0.9]), opening=True)[0] < 0
    assert excess(plans([0.9]), opening=False)[0] < 0


def test_a_plan_is_not_blamed_for_where_it_starts() -> None:
    continued = plans([-0.1, 0.1, 0.1], [-0.1, -0.2, 0.1], [-0.1, 0.9, 0.9])
    over = excess(continued, opening=False)
    assert over[0] < 0
    assert over[1:] == pytest.approx([0.2, 1.0 - RISE])
    assert excess(continued, opening=True)[0] == pytest.approx(0.1)
