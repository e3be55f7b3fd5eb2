"""Scene: actors and camera belong together."""

import numpy as np
import pytest

from stickgen.motion import Motion
from stickgen.scene import Actor, Camera, Scene
from stickgen.skeleton import rest_pose


def actor(frames=10, fps=25.0):
    return Actor("Ann", Motion(np.repeat(rest_pose()[None], frames, axis=0), fps=fps))


def camera(frames=10):
    return Camera(np.zeros((frames, 2), np.float32), np.ones(frames, np.float32))


def test_a_scene_knows_its_time():
    scene = Scene((actor(50), actor(50)), camera(50), "two people stand")
    assert len(scene) == 50
    assert scene.fps == 25.0
    assert scene.duration == pytest.approx(2.0)


def test_a_scene_without_actors_is_refused():
    with pytest.raises(ValueError, match="at least one actor"):
        Scene((), camera())


@pytest.mark.parametrize(
    ("actors", "view"),
    [
        ((actor(10), actor(11)), camera(10)),
        ((actor(10),), camera(9)),
        ((actor(10), actor(10, fps=30.0)), camera(10)),
    ],
)
def test_tracks_must_share_length_and_fps(actors, view):
    with pytest.raises(ValueError, match="share length and fps"):
        Scene(actors, view)
