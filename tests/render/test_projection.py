import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.render.projection import EYE_HEIGHT, project
from stickgen.scene import VIEW_HEIGHT, Camera


def still(x: float = 0.0, y: float = 1.0, zoom: float = 1.0) -> Camera:
    return Camera(np.array([[x, y]]), np.array([zoom]))


def test_the_camera_centre_is_the_middle_of_the_picture() -> None:
    pixel, scale = project(np.array([[2.0, 0.7, 0.0]]), still(2.0, 0.7, 1.5), (640, 360))
    assert pixel[0] == pytest.approx([320.0, 180.0])
    assert scale[0] == pytest.approx(360 / VIEW_HEIGHT * 1.5)


def test_right_is_right_up_is_up_and_near_is_large() -> None:
    points = np.array([[[0, 1, 0], [1, 1, 0], [0, 2, 0], [0, 0, 2], [0, 0, 0]]], dtype=float)
    pixel, scale = project(points, still(), (640, 360))
    middle, right, up, near_floor, floor = pixel[0]
    assert right[0] > middle[0] and right[1] == middle[1]
    assert up[1] < middle[1]
    assert near_floor[1] > floor[1]
    assert scale[0, 3] > scale[0, 4]


@given(st.floats(-50, 50), st.floats(-300, 300))
@settings(max_examples=30, deadline=None)
def test_the_floor_meets_the_horizon_and_nothing_passes_the_eye(x: float, z: float) -> None:
    points = np.array([[[x, 0.0, z], [x, EYE_HEIGHT, z]]])
    pixel, scale = project(points, still(x), (640, 360))
    assert np.isfinite(pixel).all() and (scale > 0).all()
    assert pixel[0, 0, 1] >= pixel[0, 1, 1]


def test_lines_into_the_depth_are_straight() -> None:
    depth = np.linspace(-8.0, 3.0, 12)
    points = np.stack([np.full(12, 1.7), np.zeros(12), depth], axis=-1)[None]
    line = project(points, still(), (640, 360))[0][0]
    steps = np.diff(line, axis=0)
    cross = steps[:-1, 0] * steps[1:, 1] - steps[:-1, 1] * steps[1:, 0]
    assert np.abs(cross).max() < 1e-6


def test_a_tall_picture_shows_as_much_across_as_a_square_one() -> None:
    point = np.array([[1.0, 1.0, 0.0]])
    tall, _ = project(point, still(), (360, 640))
    square, _ = project(point, still(), (360, 360))
    assert tall[0, 0] == square[0, 0]
