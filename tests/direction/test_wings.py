"""Entrances and exits: nobody is seen before they enter or after they left."""

import numpy as np
import pytest

from stickgen.direction import build_scene
from stickgen.direction.wings import wings_distance
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.render.projection import project
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import ACTION

FRAMES = 150
BEAT = Beat(text="acts", start=0, end=6)


def body(speed: float, action: str = "walk") -> Motion:
    """A rest pose that slides ahead at some m/s."""
    path = np.arange(FRAMES)[:, None, None] / 25 * [0.0, 0.0, speed]
    return Motion(rest_pose() + path, np.full(FRAMES, ACTION[action]))


def play(motions: list[Motion], camera: str = "follow", aspect: float = 16 / 9, **way) -> Scene:
    people = [Character(name="Ann", beats=(BEAT,), **way)]
    people += [Character(name=f"a{i}", beats=(BEAT,)) for i in range(1, len(motions))]
    script = Script(description="x", duration=6, characters=tuple(people), camera=camera)
    return build_scene(script, motions, aspect)


def seen(scene: Scene, frame: int, size: tuple[int, int]) -> bool:
    """Whether any joint of the first actor is in the picture."""
    pixels, _ = project(scene.actors[0].motion.joints, scene.camera, size)
    return bool(((pixels[frame] > 0) & (pixels[frame] < size)).all(-1).any())


@pytest.mark.parametrize(
    ("camera", "size", "company", "side"),
    [
        ("follow", (1280, 720), 0, "left"),
        ("follow", (720, 1280), 1, "right"),
        ("follow", (1600, 400), 5, "left"),
        ("auto", (1280, 720), 5, "right"),
        ("auto", (720, 1280), 0, "left"),
        ("auto", (1600, 400), 1, "right"),
    ],
)
def test_who_enters_or_leaves_is_out_of_the_picture(
    camera: str, size: tuple[int, int], company: int, side: str
) -> None:
    motions = [body(1.4), *[body(0.0, "idle")] * company]
    aspect = size[0] / size[1]
    entering = play(motions, camera, aspect, enters=side)
    assert not seen(entering, 0, size) and seen(entering, FRAMES - 1, size)
    leaving = play(motions, camera, aspect, leaves=side)
    assert seen(leaving, 0, size) and not seen(leaving, FRAMES - 1, size)


def test_who_goes_through_is_seen_in_between() -> None:
    scene = play([body(2.0), body(0.0, "idle")], enters="left", leaves="right")
    assert [seen(scene, i, (1280, 720)) for i in (0, 75, 149)] == [False, True, False]
    x = scene.actors[0].motion.joints[:, 0, 0]
    assert -x[0] == pytest.approx(x[-1], abs=1e-3) and x[-1] >= wings_distance(16 / 9)


def test_nobody_enters_into_somebody_else() -> None:
    scene = play([body(1.4), *[body(0.0, "idle")] * 4], enters="left")
    path = scene.actors[0].motion.joints[:, 0, [0, 2]]
    for other in scene.actors[1:]:
        away = np.linalg.norm(path - other.motion.joints[:, 0, [0, 2]], axis=-1)
        assert away.min() > 0.5


def test_a_path_that_is_too_short_is_one_sentence() -> None:
    with pytest.raises(StickGenError, match=r"Ann goes 0\.1 m, too little to enter from the left"):
        play([body(0.02, "idle")], enters="left")
    with pytest.raises(StickGenError, match="enter from the left and leave by the right"):
        play([body(0.5)], enters="left", leaves="right")
