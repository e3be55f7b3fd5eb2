import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.direction.framing import MAX_ZOOM
from stickgen.direction.shots import build_camera
from stickgen.direction.smoothing import envelope
from stickgen.motion import Motion
from stickgen.render.head import head_track
from stickgen.render.projection import project
from stickgen.scene import Actor
from stickgen.skeleton import rest_pose


def wander(seed: int, frames: int, speed: float, leap: float) -> Actor:
    """A body that runs about at random, jumps, lies and tumbles."""
    rng = np.random.default_rng(seed)
    steps = rng.normal(0, speed / 25, (frames, 3)) + rng.normal(0, speed / 25, 3)
    root = np.cumsum(steps, axis=0)
    root[:, 1] = leap * np.abs(np.sin(np.arange(frames) * rng.uniform(0.02, 0.3)))
    root[:, 2] = np.clip(root[:, 2], -4, 4)
    wobble = rng.normal(0, 0.05, (frames, 22, 3))
    return Actor("wanderer", Motion(rest_pose() + root[:, None] + wobble))


@given(
    seed=st.integers(0, 2**31),
    frames=st.integers(1, 150),
    speed=st.floats(0, 6),
    leap=st.floats(0, 3),
    size=st.sampled_from([(640, 360), (640, 480), (400, 400), (360, 640), (1280, 400)]),
)
@settings(max_examples=60, deadline=None)
def test_the_actor_never_leaves_the_picture(
    seed: int, frames: int, speed: float, leap: float, size: tuple[int, int]
) -> None:
    actor = wander(seed, frames, speed, leap)
    camera = build_camera((), [actor], 1.0)
    joints = actor.motion.joints
    floor = joints[:, :1] * [1, 0, 1]
    pixels, _ = project(np.concatenate([joints, floor], axis=1), camera, size)
    middle, scale = project(head_track(joints, 0.15).center, camera, size)
    head = np.concatenate([middle - 0.15 * scale[:, None], middle + 0.15 * scale[:, None]])
    for points in (pixels.reshape(-1, 2), head):
        assert (points > 0).all() and (points < size).all()


def test_two_actors_share_the_picture() -> None:
    actors = [wander(1, 80, 2.0, 0.5), wander(2, 80, 2.0, 0.5)]
    camera = build_camera((), actors, 1.0)
    for actor in actors:
        pixels, _ = project(actor.motion.joints, camera, (640, 360))
        assert (pixels > 0).all() and (pixels < (640, 360)).all()


def test_small_moves_leave_the_camera_still() -> None:
    sway = 0.1 * np.sin(np.arange(100) / 7)
    joints = rest_pose() + sway[:, None, None] * [1.0, 0.3, 0.5]
    camera = build_camera((), [Actor("swayer", Motion(joints))], 1.0)
    assert np.ptp(camera.center, axis=0) == pytest.approx([0, 0], abs=1e-5)
    assert np.ptp(camera.zoom) < 0.02 and camera.zoom.max() <= MAX_ZOOM + 1e-6


def test_a_steady_walk_is_followed_without_lag() -> None:
    x = 1.4 * np.arange(250) / 25
    camera = build_camera(
        (), [Actor("walker", Motion(rest_pose() + x[:, None, None] * [1.0, 0, 0]))], 1.0
    )
    middle = slice(60, 190)
    assert np.abs(camera.center[middle, 0] - x[middle]).max() < 0.05


def test_the_camera_never_jerks() -> None:
    for seed in range(5):
        camera = build_camera((), [wander(seed, 200, 2.0, 0.6)], 1.0)
        acceleration = np.diff(camera.center, 2, axis=0) * 25.0**2
        assert np.abs(acceleration).max() < 6.0  # m/s²
        assert np.abs(np.diff(np.log(camera.zoom))).max() < 0.08


@given(st.lists(st.floats(0, 100), min_size=1, max_size=80), st.integers(1, 30))
@settings(max_examples=60, deadline=None)
def test_an_envelope_lies_nowhere_below(values: list[float], reach: int) -> None:
    out = envelope(np.array(values), reach)
    assert out.shape == (len(values),)
    assert (out >= np.array(values) - 1e-9).all()
    assert out.max() <= max(values) + 1e-9
