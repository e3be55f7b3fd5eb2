"""Frames: what a picture shows, at which size, and the same picture every time."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.errors import StickGenError
from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.prop import Prop
from stickgen.render import contact_sheet, frame, frames
from stickgen.render.colors import rgb
from stickgen.render.compose import compose_frame
from stickgen.render.head import head_track
from stickgen.render.moments import telling_frames
from stickgen.render.prepare import prepare
from stickgen.render.projection import project
from stickgen.scene import Look, Place, Scene, SpeechLine
from stickgen.skeleton import J

SMALL = (160, 90)


def test_the_corner_is_paper_and_the_picture_opaque(walk_scene: Scene) -> None:
    picture = frame(walk_scene, 0, (320, 180))
    assert picture.shape == (180, 320, 4) and picture.dtype == np.uint8
    assert (picture[..., 3] == 255).all()
    assert np.abs(picture[30, 160, :3] - rgb("#faf7f0")).max() <= 2


def test_the_head_is_where_it_is_projected(walk_scene: Scene) -> None:
    size, index = (640, 360), 25
    actor = walk_scene.actors[0]
    radius = actor.look.head_radius
    center = head_track(actor.motion.joints, radius).center
    pixel, scale = project(center, walk_scene.camera, size)
    (x, y), r = pixel[index], scale[index] * radius
    picture = frame(walk_scene, index, size)
    assert (picture[round(y), round(x - 0.3 * r), :3] == 255).all()  # the back of the face
    assert np.abs(picture[round(y - 0.9 * r), round(x), :3] - rgb(actor.look.color)).max() < 40


def test_hips_are_ink(walk_scene: Scene) -> None:
    size, index = (640, 360), 25
    actor = walk_scene.actors[0]
    (x, y) = project(actor.motion.joints, walk_scene.camera, size)[0][index, J["pelvis"]]
    ink = frame(walk_scene, index, size)[round(y), round(x), :3]
    assert np.abs(ink - rgb(actor.look.color)).max() < 60


def test_the_ground_moves_when_the_camera_follows(walk_scene: Scene) -> None:
    assert np.ptp(walk_scene.camera.center[:, 0]) > 0.5
    first, last = (frame(walk_scene, i, SMALL)[80:, :, :3].astype(int) for i in (0, 49))
    assert (np.abs(first - last).max(axis=-1) > 10).sum() > 20


def test_every_frame_is_new_and_the_same_each_time(walk_scene: Scene) -> None:
    pictures = list(frames(walk_scene, SMALL))
    assert len(pictures) == len(walk_scene)
    assert not np.shares_memory(pictures[0], pictures[1])
    for index in (0, 17, 49):
        assert (pictures[index] == frame(walk_scene, index, SMALL)).all()


@pytest.mark.parametrize("size", [(0, 90), (160, -2), (160.0, 90), (10**6, 90)])
def test_a_wrong_size_is_an_error(walk_scene: Scene, size: tuple[int, int]) -> None:
    with pytest.raises(StickGenError, match="whole numbers"):
        frames(walk_scene, size)


def test_a_frame_beyond_the_end_is_an_error(walk_scene: Scene) -> None:
    with pytest.raises(StickGenError, match="50 frames"):
        frame(walk_scene, 50, SMALL)


def test_a_contact_sheet_shows_its_frames_in_rows_of_four(walk_scene: Scene) -> None:
    sheet = contact_sheet(walk_scene, count=8, size=SMALL)
    assert sheet.shape[1] > 4 * SMALL[0] and sheet.shape[0] > 2 * SMALL[1]
    last = frame(walk_scene, telling_frames(walk_scene, 8)[-1], SMALL)
    gap = round(0.03 * SMALL[0])
    bottom = sheet.shape[0] - round(0.07 * SMALL[0])
    corner = sheet[bottom - SMALL[1] : bottom, -gap - SMALL[0] : -gap]
    assert (corner == last).all()
    title = sheet[: round(0.1 * SMALL[0])]
    assert (title < 128).any() and (sheet[bottom:] < 160).any()


def test_a_contact_sheet_without_frames_is_an_error(walk_scene: Scene) -> None:
    with pytest.raises(StickGenError, match="at least one frame"):
        contact_sheet(walk_scene, count=0)


def test_the_film_at_60_frames_a_second_shows_the_same_poses_at_the_same_times(
    walk_scene: Scene,
) -> None:
    scene = replace(
        walk_scene,
        camera=replace(walk_scene.camera, roll=0.1 * np.sin(np.arange(50) / 9)),
        props=(Prop("ball", walk_scene.actors[0].motion.joints[:, J["left_wrist"]]),),
    )
    slow, fast = (prepare(s, (1280, 720)) for s in (scene, scene.at_fps(60)))
    for index in range(0, 46, 5):
        one, other = compose_frame(slow, index), compose_frame(fast, index * 12 // 5)
        for a, b in zip(one.groups, other.groups, strict=True):
            for first, second in zip(a.marks, b.marks, strict=True):
                if first.limb or first.seed >= 1000:  # bodies and the ball; faces take 0.3 s
                    assert np.abs(first.points - second.points).max() < 1


def test_a_resting_camera_paints_its_backdrop_once(walk_scene: Scene) -> None:
    rest = Camera.front(np.tile([0.0, 1.0], (len(walk_scene), 1)), np.ones(len(walk_scene)))
    scene = replace(walk_scene, camera=rest, place=Place("forest"))
    pictures = list(frames(scene, SMALL))
    assert (pictures[30] == frame(scene, 30, SMALL)).all()
    moving = replace(scene, camera=walk_scene.camera)
    assert (list(frames(moving, SMALL))[30] == frame(moving, 30, SMALL)).all()


def test_a_film_that_was_stored_draws_the_same_picture(walk_scene: Scene, tmp_path: Path) -> None:
    scene = replace(
        walk_scene,
        props=(Prop("dog", np.tile([0.8, 0.0, 0.4], (len(walk_scene), 1)), color="#808080"),),
        actors=(replace(walk_scene.actors[0], look=Look(hat="cap", tie="scarf")),),
        place=Place("street", 4),
        style="xkcd",
        lines=(SpeechLine("Here we go", 0, 2, walk_scene.actors[0].name),),
        effects=("trails",),
    )
    write_motion(scene, tmp_path / "film.motion")
    back = read_motion(tmp_path / "film.motion")
    difference = np.abs(frame(scene, 20, (320, 180)).astype(int) - frame(back, 20, (320, 180)))
    assert difference.mean() < 0.6  # joints are stored to a millimetre
