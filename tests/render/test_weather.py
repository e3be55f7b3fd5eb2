"""Times of day and weather: seen outdoors, tied to the clock of the film and to the stage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.catalog.styles import STYLES
from stickgen.catalog.weather import WEATHERS
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.outputs import save
from stickgen.render import frame
from stickgen.render.compose import compose_frame
from stickgen.render.prepare import prepare
from stickgen.scene import Actor, Place, Scene
from stickgen.skeleton import rest_pose

FRAMES, SIZE = 100, (160, 90)
SEEN = sorted(WEATHERS.keys() - {"clear"})


def scene(
    place: str, time: str = "day", weather: str = "clear", x: float = 0.0, style: str = "normal"
) -> Scene:
    """A person who stands still before a camera at rest, ``x`` metres to the right."""
    motion = Motion(np.repeat(rest_pose()[None], FRAMES, axis=0))
    eye = np.tile([x, 1.5, 9.0], (FRAMES, 1))
    view = Camera(eye, np.tile([x, 1.4, 0.0], (FRAMES, 1)), np.full(FRAMES, 64.0))
    return Scene((Actor("Ann", motion),), view, style=style, place=Place(place, 0, time, weather))


def picture(film: Scene, index: int = 30) -> np.ndarray:
    """A frame, ``[90, 160, 3]``."""
    return frame(film, index, SIZE)[..., :3].astype(int)


def drops(film: Scene, index: int = 30) -> np.ndarray:
    """Where drops of the farthest layer are in the picture, ``[n, 2]`` pixels."""
    groups = compose_frame(prepare(film, SIZE), index).groups
    layers = [g for g in groups if g.marks[0].dashes]
    return min(layers, key=lambda group: group.nearness).marks[0].points


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize("weather", SEEN)
def test_every_weather_is_seen_in_every_style(weather: str, style: str) -> None:
    clear, bad = (picture(scene("park", weather=name, style=style)) for name in ("clear", weather))
    assert (np.abs(clear - bad).max(axis=2) > 12).mean() > 0.005


@pytest.mark.parametrize("weather", SEEN)
def test_weather_is_not_seen_indoors(weather: str) -> None:
    assert (picture(scene("kitchen", weather=weather)) == picture(scene("kitchen"))).all()


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "wind"])
def test_weather_moves_and_a_clear_sky_does_not(weather: str) -> None:
    film = scene("park", weather=weather)
    assert (picture(film, 30) != picture(film, 31)).any()
    assert (picture(scene("park"), 30) == picture(scene("park"), 31)).all()


@pytest.mark.parametrize("weather", SEEN)
def test_the_same_moment_is_the_same_at_every_frame_rate(weather: str) -> None:
    film = scene("park", weather=weather)
    assert (picture(film, 20) == picture(film.at_fps(50.0), 40)).all()


def test_another_seed_scatters_other_drops() -> None:
    film = scene("desert", weather="rain")
    other = replace(film, place=replace(film.place, seed=1))
    assert len(drops(film)) != len(drops(other)) or (drops(film) != drops(other)).any()


def test_drops_stay_where_they_are_when_the_camera_moves() -> None:
    before, after = (
        drops(scene("park", weather="rain")),
        drops(scene("park", weather="rain", x=0.1)),
    )
    moved = [np.abs(before[:, 1] - y).min() < 1e-6 for y in after[:, 1]]
    assert np.mean(moved) > 0.8  # the others came into the picture
    nearest = np.abs(before[:, None] - after[None]).sum(axis=2).min(axis=0)
    assert np.median(nearest) > 0.1  # and all passed to the left


def test_lightning_flashes_a_few_times_and_never_flickers_fast() -> None:
    prepared = prepare(scene("park", weather="storm"), SIZE)
    strength = np.array([compose_frame(prepared, index).flash for index in range(FRAMES)])
    rises = np.flatnonzero((strength[1:] > 0.3) & (strength[:-1] <= 0.3))
    assert len(rises) >= 1
    # WCAG 2.3.1: no more than three flashes in any second.
    assert all(((rises >= start) & (rises < start + 25)).sum() <= 3 for start in rises)


@pytest.mark.parametrize("style", ["normal", "ink"])
def test_the_sky_is_darker_at_night_and_windows_are_lit(style: str) -> None:
    day, night = (picture(scene("street", time, style=style)) for time in ("day", "night"))
    assert night.mean() < 0.75 * day.mean()
    yellow = (night[..., 0] > 200) & (night[..., 2] < 180)
    assert yellow.mean() > 0.02


def test_every_time_of_day_has_a_light_of_its_own() -> None:
    pictures = [picture(scene("park", time)) for time in ("dawn", "day", "dusk", "night")]
    for i, one in enumerate(pictures):
        assert all(np.abs(one - other).mean() > 5 for other in pictures[:i])


def test_windows_of_a_room_are_dark_at_night() -> None:
    day, night = (picture(scene("kitchen", time)) for time in ("day", "night"))
    assert (night.sum(axis=2) < day.sum(axis=2) - 150).mean() > 0.01


def test_a_transparent_picture_has_no_weather() -> None:
    film = replace(scene("park", weather="rain"), background="transparent")
    assert (frame(film, 3, SIZE) == frame(film, 30, SIZE)).all()


@pytest.mark.parametrize("weather", SEEN)
def test_svg_shows_the_weather(weather: str, tmp_path: Path) -> None:
    sizes = {}
    for name in ("clear", weather):
        path = tmp_path / f"{name}.svg"
        save(scene("desert", weather=name), [path], size=SIZE, fps=2)
        ElementTree.parse(path)
        sizes[name] = path.stat().st_size
    assert sizes[weather] > sizes["clear"]


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (Place("park", time="teatime"), "no time of day 'teatime': use one of day, dawn"),
        (Place("park", weather="hail"), "no weather 'hail': use one of clear, rain"),
    ],
)
def test_an_unknown_name_lists_the_known_ones(place: Place, message: str) -> None:
    with pytest.raises(StickGenError, match=message):
        frame(replace(scene("park"), place=place), 0, SIZE)
