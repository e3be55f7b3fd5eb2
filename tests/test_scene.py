"""Scene: tracks of equal length, frame rates, scaled actors, props."""

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Actor, FaceTrack, Scene
from stickgen.skeleton import rest_pose


def actor(frames=10, fps=25.0):
    return Actor("Ann", Motion(np.repeat(rest_pose()[None], frames, axis=0), fps=fps))


def camera(frames=10):
    return Camera.front(np.zeros((frames, 2)), np.ones(frames))


def test_a_scene_has_the_length_of_its_actors():
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


def test_another_frame_rate_shows_the_same_moments():
    time = np.linspace(0, 2, 51)
    joints = rest_pose() + np.sin(2 * time)[:, None, None]
    face = FaceTrack(np.zeros(51, int), np.arange(51) % 7, time / 2, np.ones(51))
    wave = np.stack([np.sin(time), time, time], axis=-1)
    scene = Scene(
        (Actor("Ann", Motion(joints, np.arange(51) % 9), face=face),),
        Camera(wave + [0, 0, 8], wave, 50 + time),
        props=(Prop("ball", wave, visible=time < 1),),
    )
    fast = scene.at_fps(60)
    assert fast.fps == 60 and len(fast) == 121
    slow_step, fast_step = slice(None, None, 5), slice(None, None, 12)  # 0.2 s apart
    for track in (
        lambda s: s.actors[0].motion.joints,
        lambda s: s.actors[0].motion.actions,
        lambda s: s.actors[0].face.mouth,
        lambda s: s.actors[0].face.openness,
        lambda s: s.camera.position,
        lambda s: s.camera.focal,
        lambda s: s.props[0].position,
        lambda s: s.props[0].visible,
    ):
        np.testing.assert_allclose(track(scene)[slow_step], track(fast)[fast_step], atol=1e-5)
    between = fast.actors[0].motion.joints[:, 0, 0] - rest_pose()[0, 0]
    assert np.abs(between - np.sin(2 * np.arange(121) / 60)).max() < 0.002


def test_a_smaller_actor_keeps_the_feet_where_they_stand():
    ann = actor(4)
    child = ann.scaled(0.6)
    feet = [a.motion.joints[..., 1].min() for a in (ann, child)]
    assert feet[1] == pytest.approx(0.6 * feet[0])
    assert np.ptp(child.motion.joints[0, :, 1]) == pytest.approx(
        0.6 * np.ptp(ann.motion.joints[0, :, 1])
    )
    assert child.look.head_radius == pytest.approx(0.6 * ann.look.head_radius)


@pytest.mark.parametrize(
    ("tracks", "message"),
    [
        ({"rotation": np.ones((3, 4))}, "must be"),
        ({"visible": np.ones(9)}, "must be"),
        ({"position": np.full((10, 3), np.nan)}, "not finite"),
    ],
)
def test_an_invalid_prop_is_refused(tracks, message):
    with pytest.raises(ValueError, match=message):
        Prop("ball", **({"position": np.zeros((10, 3))} | tracks))


def test_props_must_have_the_length_of_the_scene():
    with pytest.raises(ValueError, match="share length"):
        Scene((actor(10),), camera(10), props=(Prop("ball", np.zeros((9, 3))),))
