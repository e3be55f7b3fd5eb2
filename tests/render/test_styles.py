"""Styles draw as they did, the same each time; colours stay legible."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from stickgen.catalog.styles import STYLES
from stickgen.prop import Prop
from stickgen.render import frame, frames
from stickgen.render.colors import contrast, legible, rgb
from stickgen.scene import Scene

SMALL = (160, 90)


GOLDEN = sorted(path.stem for path in (Path(__file__).parent / "golden").glob("*.png"))


@pytest.mark.parametrize("style", GOLDEN)
def test_looks_as_it_did(
    walk_scene: Scene, looks_like: Callable[[np.ndarray, str], None], style: str
) -> None:
    box = Prop("box", np.tile([0.7, 0.0, -0.3], (len(walk_scene), 1)))
    scene = replace(walk_scene, style=style, props=(box,))
    looks_like(frame(scene, 20, SMALL), style)


def test_every_style_looks_different(walk_scene: Scene) -> None:
    pictures = {frame(replace(walk_scene, style=name), 20, SMALL).tobytes() for name in STYLES}
    assert len(pictures) == len(STYLES) >= len(GOLDEN) >= 7


@pytest.mark.parametrize("style", ["sketch", "neon"])
def test_the_same_scene_gives_the_same_pixels(walk_scene: Scene, style: str) -> None:
    scene = replace(walk_scene, style=style)
    first = list(frames(scene, SMALL))
    for index in (0, 1, 30):
        assert (first[index] == frame(scene, index, SMALL)).all()


def test_a_wobbling_line_stays_between_two_redraws(walk_scene: Scene) -> None:
    still = replace(
        walk_scene,
        actors=(
            replace(
                walk_scene.actors[0],
                motion=replace(
                    walk_scene.actors[0].motion,
                    joints=np.repeat(
                        walk_scene.actors[0].motion.joints[:1], len(walk_scene), axis=0
                    ),
                ),
            ),
        ),
        camera=replace(
            walk_scene.camera,
            position=np.tile(walk_scene.camera.position[0], (len(walk_scene), 1)),
            target=np.tile(walk_scene.camera.target[0], (len(walk_scene), 1)),
            focal=np.full(len(walk_scene), 64.0),
        ),
        style="sketch",
    )
    pictures = list(frames(still, SMALL))
    changes = [bool((a != b).any()) for a, b in pairwise(pictures)]
    # Frames are 1/25 s apart, redraws 1/6 s; nobody blinks in the first second.
    assert 5 <= sum(changes[:24]) <= 7


def test_light_spreads_round_neon_lines_and_ink_has_none(walk_scene: Scene) -> None:
    def lit(style: str) -> float:
        picture = frame(replace(walk_scene, style=style), 20, SMALL)[..., :3].astype(float)
        paper = rgb(STYLES[style].paper)
        return float((np.abs(picture - paper).max(axis=-1) > 25).mean())

    assert lit("neon") > 1.5 * lit("normal")


def test_a_colour_is_changed_as_little_as_it_takes() -> None:
    assert legible("#0072b2", "#ffffff") == "#0072b2"
    yellow = legible("#f0e442", "#ffffff")
    assert contrast(yellow, "#ffffff") >= 3
    red, green, blue = rgb(yellow)
    assert blue < green <= red  # still yellow
