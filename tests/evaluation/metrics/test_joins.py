"""Joins of long takes: a cut is visible, a take without one has no peak."""

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.metrics.joins import join_jerk
from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS, rest_pose

TIME = np.arange(100) / FPS


def along(x: FloatArray) -> FloatArray:
    """The rest pose carried along X."""
    return rest_pose() + x[:, None, None] * np.array([1.0, 0.0, 0.0])


def test_steady_jerk_has_no_peak() -> None:
    result = join_jerk(along(50.0 * TIME**3 / 6), FPS, [50])
    assert result.peak == pytest.approx(50.0)
    assert result.area == pytest.approx(0.0, abs=1e-5)
    assert result.ratio == pytest.approx(1.0)


def test_a_jolt_is_measured_exactly() -> None:
    """A step of 1 cm in the place: third differences 1, −2, 1 of it at the join."""
    take = along(50.0 * TIME**3 / 6 + np.where(np.arange(100) < 50, 0.0, 0.01))
    result = join_jerk(take, FPS, [50])
    jolt = 0.01 * FPS**3
    assert result.peak == pytest.approx(2 * jolt - 50.0)
    assert result.area == pytest.approx((jolt + 2 * jolt + jolt - 2 * 50.0) / FPS, rel=1e-3)
    assert result.ratio == pytest.approx(result.peak / 50.0)


def test_joins_far_from_the_jolt_do_not_show_it() -> None:
    take = along(50.0 * TIME**3 / 6 + np.where(np.arange(100) < 50, 0.0, 0.01))
    assert join_jerk(take, FPS, [20]).ratio == pytest.approx(1.0)
    both = join_jerk(take, FPS, [20, 50])
    one = join_jerk(take, FPS, [50])
    assert both.peak == pytest.approx((50.0 + one.peak) / 2)


@pytest.mark.parametrize("reach", [1, 4])
def test_a_hard_cut_shows_and_a_blend_shows_less(
    walk: FloatArray, jump: FloatArray, reach: int
) -> None:
    a, b = walk[:50], jump[:50]
    b = b + (a[-1, 0] - b[0, 0]) * np.array([1.0, 0.0, 1.0])
    cut = np.concatenate([a, b])
    blended = cut.copy()
    share = np.linspace(0.0, 1.0, 2 * reach + 2)[1:-1, None, None]
    around = slice(50 - reach, 50 + reach)
    blended[around] = (1 - share) * cut[49 - reach] + share * cut[50 + reach]
    assert join_jerk(cut, FPS, [50]).ratio > join_jerk(blended, FPS, [50]).ratio
    assert join_jerk(cut, FPS, [50]).ratio > 2.0
    assert join_jerk(walk, FPS, [50]).ratio < 2.0


@pytest.mark.parametrize("joins", [[], [0], [100], [50, 120]])
def test_a_join_outside_of_the_take_is_refused(joins: list[int]) -> None:
    with pytest.raises(StickGenError, match="frames 1 to 99 of the take"):
        join_jerk(along(TIME), FPS, joins)


def test_something_must_be_away_from_the_joins() -> None:
    with pytest.raises(StickGenError, match="no frame away from them"):
        join_jerk(along(TIME)[:20], FPS, [10])
