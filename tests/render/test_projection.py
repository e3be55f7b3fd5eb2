"""The projection from the stage to the picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.camera import EYE_HEIGHT, VIEW_HEIGHT, Camera
from stickgen.render.projection import is_seen, project


def still(x: float = 0.0, y: float = 1.0, zoom: float = 1.0) -> Camera:
    return Camera.front(np.array([[x, y]]), np.array([zoom]))


def test_the_target_is_the_middle_of_the_picture() -> None:
    pixel, scale = project(np.array([[2.0, 0.7, 0.0]]), still(2.0, 0.7, 1.5), (640, 360))
    assert pixel[0] == pytest.approx([320.0, 180.0])
    assert scale[0] == pytest.approx(360 / VIEW_HEIGHT * 1.5)


def test_right_is_right_up_is_up_and_near_is_large() -> None:
    points = np.array([[[0, 1, 0], [1, 1, 0], [0, 2, 0], [0, 0, 2], [0, 0, 0]]], dtype=float)
    pixel, scale = project(points, still(), (640, 360))
    middle, right, up, near_floor, floor = pixel[0]
    assert right[0] > middle[0] and right[1] == pytest.approx(middle[1])
    assert up[1] < middle[1]
    assert near_floor[1] > floor[1]
    assert scale[0, 3] > scale[0, 4]


@given(st.floats(-50, 50), st.floats(-300, 7))
@settings(max_examples=30, deadline=None)
def test_a_level_eye_sees_the_floor_below_its_horizon(x: float, z: float) -> None:
    points = np.array([[[x, 0.0, z], [x, EYE_HEIGHT, z]]])
    pixel, scale = project(points, still(x, EYE_HEIGHT), (640, 360))
    assert np.isfinite(pixel).all() and (scale > 0).all()
    assert pixel[0, 0, 1] > pixel[0, 1, 1] == pytest.approx(180.0)


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


def test_what_is_behind_the_eye_is_finite_and_known() -> None:
    points = np.array([[[0, 1, 0], [1, 1, 30]], [[0, 1, 0], [1, 1, 1]]], dtype=float)
    camera = Camera.front(np.array([[0.0, 1.0]] * 2), np.ones(2))
    pixel, scale = project(points, camera, (640, 360))
    assert np.isfinite(pixel).all()
    assert is_seen(scale, camera, (640, 360)).tolist() == [False, True]


def test_a_camera_that_slides_sees_near_things_pass_faster() -> None:
    points = np.tile([[[0.0, 1, 2], [0, 1, 0], [0, 1, -4]]], (2, 1, 1))
    camera = Camera.front(np.array([[0.0, 1.0], [0.5, 1.0]]), np.ones(2))
    near, middle, far = -np.diff(project(points, camera, (640, 360))[0][..., 0], axis=0)[0]
    assert near > middle > far > 0
    assert near / middle == pytest.approx(8 / 6, rel=0.02)


def test_a_camera_that_rolls_to_its_right_turns_the_picture_to_the_left() -> None:
    camera = Camera(
        np.array([[0, 1.0, 8]]), np.array([[0, 1.0, 0]]), np.array([64.0]), np.array([0.3])
    )
    pixel, _ = project(np.array([[[1.0, 1.0, 0.0]]]), camera, (640, 360))
    assert pixel[0, 0, 1] < 180
