"""Places from where a moving camera sees them."""

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.motion import Motion
from stickgen.render import frame
from stickgen.render.colors import contrast
from stickgen.render.palette import Palette
from stickgen.render.places import backdrop
from stickgen.render.styles import STYLES
from stickgen.scene import INKS, Actor, Place, Scene
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import PLACES

BODY = Actor("Ann", Motion(rest_pose()[None]))


def seen_from(place: str, degrees: float) -> np.ndarray:
    """The picture of a camera 8 m from the stage's middle, ``[90, 160, 3]``."""
    angle = np.deg2rad(degrees)
    eye = np.array([[8 * np.sin(angle), 1.5, 8 * np.cos(angle)]])
    view = Camera(eye, np.array([[0.0, 1.1, 0.0]]), np.array([64.0]))
    return frame(Scene((BODY,), view, place=Place(place)), 0, (160, 90))[..., :3].astype(int)


@pytest.mark.parametrize("degrees", [-60, 60])
@pytest.mark.parametrize("place", sorted(set(PLACES) - {"paper", "beach"}))
def test_a_camera_that_circles_finds_no_end_of_a_place(place: str, degrees: float) -> None:
    # Bare sky and bare floor are alike along every row.
    picture = seen_from(place, degrees)
    for side in (picture[:, :55], picture[:, -55:]):
        assert np.ptp(side, axis=1).max() > 20


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("place", PLACES)
def test_everybody_stands_out_from_every_place_in_every_style(place: str, style: str) -> None:
    behind = backdrop(Place(place), STYLES[style], "")
    palette = Palette(STYLES[style], behind.ground)
    assert all(contrast(palette.body(ink), behind.ground) >= 3 for ink in INKS)
    assert all(contrast(palette.features(palette.body(ink)), palette.head) >= 3 for ink in INKS)
