"""Every style draws as it did, the same each time, and legibly."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.prop import Prop
from stickgen.render import frame, frames
from stickgen.render.colors import contrast, legible, rgb
from stickgen.render.palette import Palette
from stickgen.render.places import backdrop
from stickgen.render.styles import STYLES
from stickgen.scene import INKS, Place, Scene
from stickgen.vocabulary import PLACES
from stickgen.vocabulary import STYLES as NAMES

SMALL = (160, 90)


def test_the_styles_are_those_that_scripts_may_name() -> None:
    assert tuple(STYLES) == NAMES


@pytest.mark.parametrize("style", STYLES)
def test_looks_as_it_did(
    film: Scene, looks_like: Callable[[np.ndarray, str], None], style: str
) -> None:
    box = Prop("box", np.tile([0.7, 0.0, -0.3], (len(film), 1)))
    scene = replace(film, style=style, props=(box,))
    looks_like(frame(scene, 20, SMALL), style)


@pytest.mark.parametrize("style", STYLES)
def test_the_same_scene_gives_the_same_pixels(film: Scene, style: str) -> None:
    scene = replace(film, style=style)
    first = list(frames(scene, SMALL))
    for index in (0, 1, 30):
        assert (first[index] == frame(scene, index, SMALL)).all()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("place", PLACES)
def test_bodies_and_words_stand_off_from_every_ground(style: str, place: str) -> None:
    palette = Palette(STYLES[style], backdrop(Place(place), STYLES[style], "").ground)
    for color in INKS:
        assert contrast(palette.body(color), palette.ground) >= 3
    assert contrast(palette.ink(), palette.ground) >= 3


def test_a_wavering_line_holds_for_a_beat_and_then_moves(film: Scene) -> None:
    still = replace(
        film,
        actors=(
            replace(
                film.actors[0],
                motion=replace(
                    film.actors[0].motion,
                    joints=np.repeat(film.actors[0].motion.joints[:1], len(film), axis=0),
                ),
            ),
        ),
        camera=replace(
            film.camera,
            position=np.tile(film.camera.position[0], (len(film), 1)),
            target=np.tile(film.camera.target[0], (len(film), 1)),
            focal=np.full(len(film), 64.0),
        ),
        style="sketch",
    )
    pictures = list(frames(still, SMALL))
    changes = [bool((a != b).any()) for a, b in pairwise(pictures)]
    # Frames are 1/25 s apart, beats 1/6 s; blinks of the eyes are away from the first second.
    assert sum(changes[:24]) == pytest.approx(6, abs=1)


def test_light_spreads_round_neon_lines_and_ink_has_none(film: Scene) -> None:
    def lit(style: str) -> float:
        picture = frame(replace(film, style=style), 20, SMALL)[..., :3].astype(float)
        paper = rgb(STYLES[style].paper)
        return float((np.abs(picture - paper).max(axis=-1) > 25).mean())

    assert lit("neon") > 1.5 * lit("normal")


def test_an_unknown_style_is_one_sentence(film: Scene) -> None:
    with pytest.raises(StickGenError, match="'oil': use one of normal, sketch"):
        frame(replace(film, style="oil"), 0, SMALL)


def test_a_colour_is_changed_as_little_as_it_takes() -> None:
    assert legible("#0072b2", "#ffffff") == "#0072b2"
    yellow = legible("#f0e442", "#ffffff")
    assert contrast(yellow, "#ffffff") >= 3
    red, green, blue = rgb(yellow)
    assert blue < green <= red  # still yellow
