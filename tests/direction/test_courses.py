"""Chases go one way with the chased one ahead; who flees runs away from whom they fear."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.direction import build_scene
from stickgen.direction.chases import find_flights, find_packs
from stickgen.direction.courses import Leg, on_course
from stickgen.geometry import yaw_matrix
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Character, Script
from stickgen.skeleton import PARENTS, rest_pose

FRAMES, FPS = 150, 25.0


def astray(bend: float, speed: float = 3.0, start: int = 0) -> Motion:
    """Somebody who runs in a curve of ``bend`` radians a second from a frame on."""
    time = np.maximum(np.arange(FRAMES) - start, 0) / FPS
    yaw = bend * time
    step = (speed / FPS) * np.stack([np.sin(yaw), 0 * yaw, np.cos(yaw)], -1)
    step *= (np.arange(FRAMES) >= start)[:, None]
    turned = np.einsum("tij,kj->tki", yaw_matrix(yaw), rest_pose())
    return Motion((turned + np.cumsum(step, axis=0)[:, None]).astype(np.float32))


def scene(*people: tuple[Motion, list[tuple[float, float, str, list[str]]]]) -> Scene:
    characters = [
        {
            "name": name,
            "beats": [{"start": a, "end": b, "text": text, "to": to} for a, b, text, to in beats],
        }
        for name, (_, beats) in zip("ABCDE", people, strict=False)
    ]
    script = {"description": "d", "duration": FRAMES / FPS, "characters": characters}
    return build_scene(Script.model_validate(script), [m for m, _ in people], 16 / 9)


@settings(max_examples=15, deadline=None)
@given(
    st.floats(-0.8, 0.8),
    st.floats(-0.8, 0.8),
    st.floats(2.0, 5.0),
    st.sampled_from(["chases someone", "runs after somebody", "is pursuing someone"]),
)
def test_a_chase_goes_one_way(a: float, b: float, speed: float, words: str) -> None:
    film = scene(
        (astray(a), [(0, 6, f"a person {words}", ["B"])]),
        (astray(b, speed), [(0, 6, "a person runs away", ["A"])]),
    )
    chaser, chased = (actor.motion.joints[:, 0].astype(float) for actor in film.actors)
    gap = (chased - chaser)[:, 0]
    assert gap.min() > 0.7 and gap.max() < 3.5
    for path in (chaser, chased):
        assert path[-1, 0] - path[0, 0] > 5.0
        assert np.ptp(path[:, 2]) < 0.35 * np.ptp(path[:, 0])


@pytest.mark.parametrize("order", [1, -1])
def test_who_is_scared_turns_and_runs_away(order: int) -> None:
    people = [
        (
            Motion(np.tile(rest_pose(), (FRAMES, 1, 1))),
            [(0.0, 2.0, "a person scares someone", ["B"])],
        ),
        (astray(0.6, start=50), [(2.0, 6.0, "a person runs away", ["A"])]),
    ]
    if order < 0:
        people[0][1][0] = (0.0, 2.0, "a person scares someone", ["A"])
        people[1][1][0] = (2.0, 6.0, "a person runs away", ["B"])
    film = scene(*people[::order])
    feared, runner = (actor.motion.joints[:, 0].astype(float) for actor in film.actors[::order])
    gap = np.linalg.norm(feared - runner, axis=-1)
    assert gap[-1] > gap[50] + 5.0
    assert (np.diff(gap[60:]) > 0).all()


def test_racers_stay_together() -> None:
    everybody = list("ABCD")
    film = scene(
        *(
            (
                astray(0.2 * k - 0.3, 3.0 + k),
                [(0, 6, "a person races", [n for n in everybody if n != name])],
            )
            for k, name in enumerate(everybody)
        )
    )
    ahead = np.array([actor.motion.joints[:, 0, 0] for actor in film.actors])
    assert np.ptp(ahead, axis=0).max() < 3.8
    assert (ahead[:, -1] - ahead[:, 0] > 8.0).all()


def test_a_straight_course_keeps_bones_and_speed() -> None:
    motion = astray(0.7)
    joints = motion.joints.astype(float)
    straight = on_course(joints, FPS, [Leg(0, FRAMES, np.pi / 2)])
    bones = [
        np.linalg.norm(j[:, 1:] - j[:, list(PARENTS[1:])], axis=-1) for j in (joints, straight)
    ]
    assert np.allclose(*bones, atol=1e-6)
    length = [np.linalg.norm(np.diff(j[:, 0], axis=0), axis=-1).sum() for j in (joints, straight)]
    assert length[0] == pytest.approx(length[1], rel=0.01)
    way = straight[-1, 0] - straight[0, 0]
    assert way[0] > 0.97 * length[1]


def person(name: str, text: str, *to: str) -> Character:
    return Character.model_validate(
        {"name": name, "beats": [{"start": 0, "end": 4, "text": text, "to": to}]}
    )


def test_a_walk_is_no_chase() -> None:
    cast = [person("A", "a person walks up to somebody", "B"), person("B", "a person waves")]
    assert not find_packs(cast) and not find_flights(cast)
    assert find_flights(
        [person("A", "a person runs away from it", "B"), person("B", "stands")]
    ) == {0: 1}
