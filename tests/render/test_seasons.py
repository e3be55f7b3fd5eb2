"""Seasons, wind in what is worn, and lamps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.catalog.growth import in_season, is_green
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.styles import STYLES
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.render import frame
from stickgen.render.backdrop import make_backdrop
from stickgen.render.colors import luminance
from stickgen.render.compose import compose_frame
from stickgen.render.prepare import prepare
from stickgen.scene import Actor, Look, Place, Scene
from stickgen.skeleton import rest_pose

FRAMES, SIZE = 60, (160, 90)
CHANGED = ("spring", "autumn", "winter")


def scene(place: str, look: Look | None = None, style: str = "normal", **more: str) -> Scene:
    """A person who stands still before a camera at rest."""
    motion = Motion(np.repeat(rest_pose()[None], FRAMES, axis=0))
    eye = np.tile([0.0, 1.5, 9.0], (FRAMES, 1))
    view = Camera(eye, np.tile([0.0, 1.4, 0.0], (FRAMES, 1)), np.full(FRAMES, 64.0))
    actor = Actor("Ann", motion, look or Look())
    return Scene((actor,), view, style=style, place=Place(place, **more))


def picture(film: Scene, index: int = 30) -> np.ndarray:
    """A frame, ``[90, 160, 3]``."""
    return frame(film, index, SIZE)[..., :3].astype(int)


@pytest.mark.parametrize("season", CHANGED)
def test_every_season_is_seen_in_colourful_and_in_plain_styles(season: str) -> None:
    for style in sorted(STYLES)[::4]:
        usual = picture(scene("park", style=style))
        there = picture(scene("park", style=style, season=season))
        assert (np.abs(usual - there).max(axis=2) > 8).mean() > 0.003, style


@pytest.mark.parametrize("place", ["kitchen", "desert", "jungle", "moon"])
def test_rooms_and_lands_without_seasons_stay_as_they_are(place: str) -> None:
    usual = picture(scene(place))
    assert all((picture(scene(place, season=season)) == usual).all() for season in CHANGED)


@pytest.mark.parametrize("place", [name for name, kind in PLACES.items() if kind.outdoor])
def test_every_outdoor_place_has_four_seasons(place: str) -> None:
    seen = [make_backdrop(Place(place, season=name), STYLES["normal"], "") for name in SEASONS]
    looks = [(b.sky, b.floor, b.weather, b.drawing and b.drawing.fills) for b in seen]
    different = [look != looks[0] for look in looks[1:]]
    assert all(different) if PLACES[place].seasons else not any(different)


def test_trees_turn_in_autumn_are_bare_in_winter_and_bloom_in_spring() -> None:
    tree = PROPS["tree"]
    summer, spring, autumn, winter = (
        in_season(tree.pieces, SEASONS[name], tree.color)
        for name in ("summer", "spring", "autumn", "winter")
    )
    assert summer is tree.pieces
    crown = [p for p in autumn if p.plant == "leaves" and p.fill]
    assert crown and not any(is_green(p.fill) for p in crown)
    assert any(is_green(p.fill) or luminance(p.fill) > 0.5 for p in spring if p.plant == "leaves")
    branches = [p for p in winter if p.plant == "leaves"]
    assert branches and not any(p.fill for p in branches) and len(winter) < len(summer)


def test_a_tree_on_the_stage_has_the_season_and_a_painted_one_keeps_its_colour() -> None:
    spot = np.tile([0.0, 0.0, -2.0], (FRAMES, 1))
    for color, changes in (("", True), ("#8040c0", False)):
        film = replace(scene("paper"), props=(Prop("tree", spot, color=color),))
        autumn = replace(film, place=Place("paper", season="autumn"))
        fills = [
            {fill for fill in prepare(s, SIZE).things[0].drawing.fills if fill}
            for s in (film, autumn)
        ]
        assert (fills[0] != fills[1]) is changes


def test_leaves_fall_in_autumn_and_rain_is_rain_in_every_season() -> None:
    assert prepare(scene("park"), SIZE).weather is None
    falling = prepare(scene("park", season="autumn"), SIZE)
    leaves = [compose_frame(falling, index).groups[0].marks[0].points for index in (10, 11)]
    assert len(leaves[0]) != len(leaves[1]) or (leaves[0] != leaves[1]).any()
    rainy = [prepare(scene("park", season=s, weather="rain"), SIZE) for s in SEASONS]
    assert {film.backdrop.weather.name for film in rainy} == {"rain"}


@pytest.mark.parametrize("look", [Look(tie="cape"), Look(tie="scarf"), Look(hair="long")])
def test_wind_lifts_capes_scarves_and_hair(look: Look) -> None:
    def points(weather: str, index: int) -> np.ndarray:
        film = prepare(scene("meadow", look, weather=weather), SIZE)
        breeze = film.weather and film.weather.breeze(index / 25)
        item = next(item for item in film.figures[0].part(0)[0].worn if item.hangs is not None)
        return item.points(index, breeze)

    still, windy, later = points("clear", 10), points("wind", 10), points("wind", 14)
    reach = np.abs(windy - still).max()
    assert 0.08 < reach < 1.2 and windy[:, 0].mean() > still[:, 0].mean()
    (moved,) = np.nonzero(np.abs(windy - still).max(axis=1) > 0.02)
    assert still[moved, 1].max() < still[:, 1].max()  # it is fastened at the top
    assert np.abs(later - windy).max() > 0.01  # it flutters
    assert (points("rain", 10) == still).all()


def test_without_lamps_rooms_are_dark_and_nothing_shines_by_night() -> None:
    for place, time in (("kitchen", "day"), ("bedroom", "night"), ("street", "night")):
        lit, dark = (picture(scene(place, time=time, lamps=state)) for state in ("on", "off"))
        assert dark.mean() < lit.mean() - (40 if place == "kitchen" else 0)
        assert (dark != lit).any()
    assert (picture(scene("park", lamps="off")) == picture(scene("park"))).all()


@pytest.mark.parametrize("field", ["season", "lamps"])
def test_a_wrong_name_is_refused_with_the_list(field: str) -> None:
    allowed = "summer, spring, autumn, winter" if field == "season" else "on, off"
    with pytest.raises(StickGenError, match=allowed):
        frame(scene("park", **{field: "monsoon"}), 0, SIZE)
