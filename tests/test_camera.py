"""The camera: its view, its axes, keyframes and frame rates."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.camera import DISTANCE, LENS, VIEW_HEIGHT, Camera, CameraKeyframe, camera_through


def test_a_front_view_knows_its_centre_and_zoom() -> None:
    camera = Camera.front(np.array([[1.0, 0.9], [2.0, 1.2]]), np.array([1.0, 2.0]))
    np.testing.assert_allclose(camera.center, [[1.0, 0.9], [2.0, 1.2]])
    np.testing.assert_allclose(camera.zoom, [1.0, 2.0], rtol=1e-6)
    assert camera.focal[0] == pytest.approx(LENS, rel=0.01) and VIEW_HEIGHT == 3.0


number = st.floats(-5, 5)


@given(number, number, number, number)
@settings(max_examples=40, deadline=None)
def test_axes_are_right_handed_and_upright(x: float, y: float, z: float, roll: float) -> None:
    camera = Camera(np.array([[x, y, z + 12]]), np.array([[z, x, y]]), np.ones(1), np.array([roll]))
    axes = camera.axes()[0]
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-9)
    assert np.linalg.det(axes) == pytest.approx(-1.0)  # right, up, ahead
    level = Camera(camera.position, camera.target, camera.focal).axes()[0]
    assert abs(level[0, 1]) < 1e-9 and level[1, 1] >= 0


def test_a_view_from_above_has_the_back_of_the_stage_on_top() -> None:
    axes = Camera(np.array([[0, 9.0, 0]]), np.zeros((1, 3)), np.ones(1)).axes()[0]
    np.testing.assert_allclose(axes, [[1, 0, 0], [0, 0, -1], [0, -1, 0]], atol=1e-9)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"focal": np.zeros(2)}, "positive"),
        ({"target": np.zeros((3, 3))}, "target"),
        ({"position": np.full((2, 3), np.nan)}, "position"),
        ({"target": np.array([[0, 1.5, 8], [0, 0, 0]])}, "eye"),
        ({"cuts": (2,)}, "cuts"),
    ],
)
def test_an_invalid_camera_is_refused(changes: dict[str, np.ndarray], message: str) -> None:
    tracks = {
        "position": np.tile([0, 1.5, 8.0], (2, 1)),
        "target": np.zeros((2, 3)),
        "focal": np.full(2, LENS),
    }
    with pytest.raises(ValueError, match=message):
        Camera(**(tracks | changes))


def test_keyframes_ease_or_keep_a_constant_speed() -> None:
    def move(interpolation: str) -> np.ndarray:
        keys = [
            CameraKeyframe(frame=10, x=0.0, zoom=1.0, interpolation=interpolation),
            CameraKeyframe(frame=30, x=4.0, zoom=4.0, roll=0.2),
        ]
        camera = camera_through(keys, 41)
        np.testing.assert_allclose(camera.position[[0, 10, 30, 40], 0], [0, 0, 4, 4])
        np.testing.assert_allclose(camera.focal[[0, 20, 40]], [LENS, 2 * LENS, 4 * LENS], rtol=1e-5)
        np.testing.assert_allclose(camera.target[:, 2], 0.0)
        return np.diff(camera.position[10:31, 0])

    assert np.ptp(move("linear")) < 1e-5
    eased = move("smooth")
    assert eased[0] < 0.1 * eased.max() and eased[-1] < 0.1 * eased.max()


def test_one_keyframe_gives_a_static_camera_with_its_target() -> None:
    camera = camera_through([CameraKeyframe(frame=5, x=3, z=4, target=(0, 1, 0))], 8)
    assert (camera.position == camera.position[0]).all()
    np.testing.assert_allclose(camera.target[0], [0, 1, 0])
    straight = camera_through([CameraKeyframe(frame=0, x=3)], 1)
    np.testing.assert_allclose(straight.target[0], [3, 1, 0])
    assert straight.distance[0] == pytest.approx(DISTANCE)


@pytest.mark.parametrize(
    "keys",
    [[], [CameraKeyframe(frame=1), CameraKeyframe(frame=1)], [CameraKeyframe(frame=0, zoom=0)]],
)
def test_invalid_keyframes_are_refused(keys: list[CameraKeyframe]) -> None:
    with pytest.raises(ValueError, match="keyframe"):
        camera_through(keys, 10)


def test_a_cut_stays_a_cut_at_another_frame_rate() -> None:
    x = np.concatenate([np.arange(10) / 10, 5 + np.arange(11) / 10])
    eye = np.stack([x, x * 0 + 1, x * 0 + 8], axis=-1)
    camera = Camera(eye, eye - [0, 0, 8], np.full(21, LENS), cuts=(10,)).at_fps(25, 60)
    assert camera.cuts == (24,)
    seconds = np.arange(24) / 60 * 2.5
    np.testing.assert_allclose(camera.position[:24, 0], np.minimum(seconds, 0.9), atol=1e-6)
    assert camera.position[24, 0] == pytest.approx(5.0, abs=0.05)
    assert np.abs(np.diff(camera.position[:, 0])).max() > 4.0
