"""Two people: capsules of known overlap, and one who walks through the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize

from stickgen.errors import StickGenError
from stickgen.evaluation.metrics.bodies import RADII, body_penetration, depths, segment_distance
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.skeleton import J, rest_pose

BODY = np.repeat(rest_pose()[None], 10, axis=0)
ASIDE = np.array([1.0, 0.0, 0.0])
POINTS = arrays(np.float64, (4, 3), elements=st.floats(-2, 2).map(lambda x: round(x, 3)))


@settings(max_examples=60)
@given(points=POINTS)
def test_the_distance_of_segments_is_the_least_one(points: FloatArray) -> None:
    p, q, r, s = points
    assume(np.linalg.norm(q - p) >= 0.01 and np.linalg.norm(s - r) >= 0.01)

    def square(at: FloatArray) -> float:
        return float(np.square(p + at[0] * (q - p) - r - at[1] * (s - r)).sum())

    starts = [(0.5, 0.5), (0.0, 1.0), (1.0, 0.0)]
    best = min(minimize(square, at, bounds=[(0, 1), (0, 1)], tol=1e-14).fun for at in starts)
    assert segment_distance(p, q, r, s) == pytest.approx(np.sqrt(best), abs=2e-4)


def test_parallel_and_crossing_segments() -> None:
    x, y, z = np.eye(3)
    assert segment_distance(0 * x, x, y, x + y) == pytest.approx(1.0)
    assert segment_distance(0 * x, x, 3 * x, 5 * x) == pytest.approx(2.0)
    assert segment_distance(-x, x, -y, y) == pytest.approx(0.0, abs=1e-12)
    assert segment_distance(-x, x, z - y, z + y) == pytest.approx(1.0)


def test_people_apart_do_not_touch() -> None:
    result = body_penetration(BODY, BODY + 2.0 * ASIDE)
    assert (result.share, result.mean, result.deepest) == (0.0, 0.0, 0.0)


def test_heads_overlap_by_their_radii() -> None:
    """One upside down over the other: their heads are 10 cm apart, and nothing else is near."""
    over = BODY * np.array([1.0, -1.0, 1.0])
    over[..., 1] += 2 * BODY[0, J["head"], 1] + 0.1
    assert depths(BODY, over) == pytest.approx(np.full(10, 2 * RADII["head"] - 0.1))


def test_walking_through_somebody_is_measured() -> None:
    way = np.linspace(-1.0, 1.0, 51)[:, None, None] * np.array([0.0, 0.0, 1.0])
    still = np.repeat(rest_pose()[None], 51, axis=0)
    through = body_penetration(still, still + way)
    assert 0.1 < through.share < 0.5
    assert through.deepest == pytest.approx(100 * 2 * max(RADII.values()))
    assert 2.0 < through.mean < through.deepest
    past = body_penetration(still, still + way + 2.0 * ASIDE)
    assert past.share == 0.0


def test_touching_hands_do_not_penetrate() -> None:
    """Left hand to left hand of people face to face: the wrists meet, the arms do not."""
    turned = BODY @ yaw_matrix(np.pi).T
    other = turned + (BODY - turned)[:, [J["left_wrist"]]]
    assert body_penetration(BODY, other).share == 0.0


@settings(max_examples=30)
@given(angle=st.floats(-3, 3), x=st.floats(-5, 5))
def test_depth_does_not_depend_on_order_and_place(angle: float, x: float) -> None:
    a, b = BODY, BODY + 0.1 * ASIDE
    turn, move = yaw_matrix(angle).T, np.array([x, 0.0, -x])
    assert depths(b @ turn + move, a @ turn + move) == pytest.approx(depths(a, b), abs=1e-9)


def test_different_lengths_are_refused() -> None:
    with pytest.raises(StickGenError, match="they have 10 and 9"):
        body_penetration(BODY, BODY[1:])
