"""Animals in pictures: they are seen from every side and cost less than people."""

import time

import numpy as np
import pytest

from stickgen.animals import perform_animal
from stickgen.catalog.animals import ANIMALS
from stickgen.direction import build_scene
from stickgen.geometry import yaw_matrix
from stickgen.render.creature import body_scale, far_side, rest_joints
from stickgen.render.painter import Painter
from stickgen.render.prepare import prepare
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script


def dog(seconds: float = 1.0) -> Scene:
    beat = Beat(text="the dog walks", start=0, end=seconds)
    person = Character(name="Rex", kind="dog", beats=(beat,))
    motion = perform_animal("dog", [beat], round(25 * seconds), np.random.default_rng(0))
    return build_scene(Script(description="d", duration=seconds, characters=(person,)), [motion])


def test_an_animal_is_drawn_more_quickly_than_two_people(walk_scene: Scene) -> None:
    def seconds(scene: Scene) -> float:
        painter = Painter(prepare(scene, (640, 360)))
        painter.paint(0)
        start = time.process_time()
        for index in range(1, 13):
            painter.paint(index)
        return time.process_time() - start

    # On bare paper a quarter of the time is that of the picture itself.
    assert min(seconds(dog()) for _ in range(3)) < 2 * min(seconds(walk_scene) for _ in range(3))


@pytest.mark.parametrize("kind", ANIMALS)
def test_the_far_side_is_that_away_from_the_camera(kind: str) -> None:
    animal = ANIMALS[kind]
    ahead = np.array([[0.0, 0.0, -1.0]])
    sides = [
        int(far_side(animal, (rest_joints(animal) @ yaw_matrix(turn).T)[None], ahead)[0])
        for turn in (-np.pi / 2, 0.0, np.pi / 2)
    ]
    assert sides == [0, 1, 2]


@pytest.mark.parametrize("kind", ANIMALS)
def test_the_size_of_a_body_is_measured(kind: str) -> None:
    animal = ANIMALS[kind]
    assert body_scale(animal, 0.5 * rest_joints(animal)[None]) == pytest.approx(0.5)
