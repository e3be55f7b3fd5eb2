"""Places, as a moving camera sees them and as actors stand in front of them."""

import re
from pathlib import Path

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.catalog.places import PLACES
from stickgen.catalog.styles import STYLES
from stickgen.catalog.weather import TIMES, WEATHERS
from stickgen.motion import Motion
from stickgen.render import frame, frames
from stickgen.render.backdrop import make_backdrop
from stickgen.render.colors import contrast
from stickgen.render.palette import Palette
from stickgen.render.svg import write_svg
from stickgen.scene import INKS, Actor, Place, PlaceChange, Scene
from stickgen.skeleton import rest_pose

BODY = Actor("Ann", Motion(rest_pose()[None]))


def seen_from(place: str, degrees: float) -> np.ndarray:
    """The picture of a camera 8 m from the middle of the stage, ``[90, 160, 3]``."""
    angle = np.deg2rad(degrees)
    eye = np.array([[8 * np.sin(angle), 1.5, 8 * np.cos(angle)]])
    view = Camera(eye, np.array([[0.0, 1.1, 0.0]]), np.array([64.0]))
    return frame(Scene((BODY,), view, place=Place(place)), 0, (160, 90))[..., :3].astype(int)


@pytest.mark.parametrize(
    ("place", "degrees"),
    [
        *((place, 60) for place in sorted(PLACES.keys() - {"paper", "beach"})),
        ("street", -60),
        ("park", -60),
    ],
)
def test_a_camera_that_circles_finds_no_end_of_a_place(place: str, degrees: float) -> None:
    # Bare sky and bare floor are alike along every row.
    picture = seen_from(place, degrees)
    for side in (picture[:, :55], picture[:, -55:]):
        assert np.ptp(side, axis=1).max() > 20


@pytest.mark.parametrize(
    ("place", "style"),
    [
        *((place, "normal") for place in sorted(PLACES)),
        *(("paper", style) for style in sorted(STYLES)),
        # Dark paper with a light place, and the reverse.
        ("snow", "neon"),
        ("moon", "xkcd"),
        ("moon", "ink"),
    ],
)
def test_bodies_faces_and_lines_contrast_with_what_is_behind_them(place: str, style: str) -> None:
    check_contrast(Place(place), style)


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize("time", sorted(TIMES))
def test_bodies_contrast_at_every_time_of_day_and_in_every_weather(time: str, style: str) -> None:
    for weather in WEATHERS:
        for place in ("paper", "street", "snow", "haunted_house", "kitchen"):
            check_contrast(Place(place, time=time, weather=weather), style)


def check_contrast(place: Place, style: str) -> None:
    """Bodies, faces and lines stand out from what is behind them."""
    ground = make_backdrop(place, STYLES[style], "").ground
    palette = Palette(STYLES[style], ground)
    assert contrast(palette.ink(), ground) >= 3
    for color in INKS:
        ink = palette.body(color)
        assert contrast(ink, ground) >= 3
        assert contrast(palette.features(ink), palette.head) >= 3


def test_every_frame_shows_its_place_in_the_inks_that_stand_out_there(tmp_path: Path) -> None:
    bodies = (Actor("Ann", Motion(rest_pose()[None].repeat(4, axis=0))),)
    view = Camera(np.tile([0, 1.5, 8], (4, 1)), np.tile([0, 1.1, 0], (4, 1)), np.full(4, 64.0))
    alone = [Scene(bodies, view, place=Place(name)) for name in ("park", "moon")]
    places = (PlaceChange(Place("moon"), 0.08),)
    both = Scene(bodies, view, place=Place("park"), places=places)
    for index, picture in enumerate(frames(both, (160, 90))):
        expected = frame(alone[0 if index < 2 else 1], index, (160, 90))
        np.testing.assert_array_equal(picture, expected)
    for name, scene in (("both", both), ("park", alone[0]), ("moon", alone[1])):
        write_svg(scene, tmp_path / f"{name}.svg", (160, 90))
    both_svg, park, moon = ((tmp_path / f"{n}.svg").read_text() for n in ("both", "park", "moon"))
    skies = [re.search('fill="(#[0-9a-f]{6})"', text)[1] for text in (park, moon)]  # type: ignore[index]
    assert skies[0] != skies[1] and all(sky in both_svg for sky in skies)


def test_places_must_be_in_order() -> None:
    view = Camera(np.array([[0, 1.5, 8]]), np.array([[0, 1.1, 0]]), np.array([64.0]))
    changes = (PlaceChange(Place("moon"), 2.0), PlaceChange(Place("park"), 1.0))
    with pytest.raises(ValueError, match="places must be in order of time"):
        Scene((BODY,), view, places=changes)
