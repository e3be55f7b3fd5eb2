import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.render import contact_sheet, frame, frames
from stickgen.render.colors import rgb
from stickgen.render.head import head_track
from stickgen.render.projection import project
from stickgen.scene import Scene
from stickgen.skeleton import J

SMALL = (160, 90)


def test_the_corner_is_paper_and_the_picture_opaque(film: Scene) -> None:
    picture = frame(film, 0, (320, 180))
    assert picture.shape == (180, 320, 4) and picture.dtype == np.uint8
    assert (picture[..., 3] == 255).all()
    assert np.abs(picture[30, 160, :3] - rgb("#faf7f0")).max() <= 2


def test_the_head_is_where_it_is_projected(film: Scene) -> None:
    size, index = (640, 360), 25
    actor = film.actors[0]
    radius = actor.look.head_radius
    center = head_track(actor.motion.joints, radius).center
    pixel, scale = project(center, film.camera, size)
    (x, y), r = pixel[index], scale[index] * radius
    picture = frame(film, index, size)
    assert (picture[round(y), round(x - 0.3 * r), :3] == 255).all()  # the back of the face
    assert np.abs(picture[round(y - 0.9 * r), round(x), :3] - rgb(actor.look.color)).max() < 40


def test_hips_are_ink(film: Scene) -> None:
    size, index = (640, 360), 25
    actor = film.actors[0]
    (x, y) = project(actor.motion.joints, film.camera, size)[0][index, J["pelvis"]]
    ink = frame(film, index, size)[round(y), round(x), :3]
    assert np.abs(ink - rgb(actor.look.color)).max() < 60


def test_the_ground_moves_when_the_camera_follows(film: Scene) -> None:
    assert np.ptp(film.camera.center[:, 0]) > 0.5
    first, last = (frame(film, i, SMALL)[80:, :, :3].astype(int) for i in (0, 49))
    assert (np.abs(first - last).max(axis=-1) > 10).sum() > 20


def test_every_frame_is_new_and_the_same_each_time(film: Scene) -> None:
    pictures = list(frames(film, SMALL))
    assert len(pictures) == len(film)
    assert not np.shares_memory(pictures[0], pictures[1])
    for index in (0, 17, 49):
        assert (pictures[index] == frame(film, index, SMALL)).all()


@pytest.mark.parametrize("size", [(0, 90), (160, -2), (160.0, 90), (10**6, 90)])
def test_a_wrong_size_is_one_sentence(film: Scene, size: tuple[int, int]) -> None:
    with pytest.raises(StickGenError, match="whole numbers"):
        frames(film, size)


def test_a_frame_that_is_not_there(film: Scene) -> None:
    with pytest.raises(StickGenError, match="50 frames"):
        frame(film, 50, SMALL)


def test_a_contact_sheet_shows_its_frames_in_rows_of_four(film: Scene) -> None:
    sheet = contact_sheet(film, count=8, size=SMALL)
    assert sheet.shape[1] > 4 * SMALL[0] and sheet.shape[0] > 2 * SMALL[1]
    last = frame(film, 49, SMALL)
    gap = round(0.03 * SMALL[0])
    bottom = sheet.shape[0] - round(0.07 * SMALL[0])
    corner = sheet[bottom - SMALL[1] : bottom, -gap - SMALL[0] : -gap]
    assert (corner == last).all()
    title = sheet[: round(0.1 * SMALL[0])]
    assert (title < 128).any() and (sheet[bottom:] < 160).any()


def test_a_contact_sheet_of_nothing(film: Scene) -> None:
    with pytest.raises(StickGenError, match="at least one frame"):
        contact_sheet(film, count=0)
