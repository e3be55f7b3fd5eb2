"""Things of the stage: they appear, change hands, are put down and dropped."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from stickgen.catalog.props import PROPS
from stickgen.direction import build_scene
from stickgen.direction.meetings import HANDS_DISTANCE
from stickgen.geometry import quat_to_matrix
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Scene
from stickgen.script import Script
from stickgen.skeleton import rest_pose

FRAMES = 100  # 4 s


def film(prop: dict[str, Any], **fields: Any) -> Scene:
    """Two who stand 1 m apart, and a thing."""
    people = [
        {"name": name, "beats": [{"text": "a person stands", "start": 0, "end": 4}], "at": at}
        for name, at in (("Ann", [-0.5, 0]), ("Bob", [0.5, 0]))
    ]
    document = {"description": "d", "duration": 4, "characters": people, "props": [prop], **fields}
    motion = Motion(np.tile(rest_pose(), (FRAMES, 1, 1)))
    return build_scene(Script.model_validate(document), [motion] * 2, 16 / 9)


def hand(scene: Scene, who: int, side: int = 1) -> np.ndarray:
    return palms(scene.actors[who].motion.joints)[side]


def steps(prop: Prop) -> np.ndarray:
    return np.linalg.norm(np.diff(prop.position, axis=0), axis=-1)


def lowest(prop: Prop, frame: int) -> float:
    points = np.concatenate([piece.points for piece in PROPS[prop.kind].pieces])
    turned = points @ quat_to_matrix(prop.rotation[frame].astype(float)).T
    return float((prop.scale * turned + prop.position[frame])[:, 1].min())


def test_a_thing_that_is_always_there_has_no_start_and_no_end() -> None:
    (tree,) = film({"kind": "tree", "at": [2, -1]}).props
    assert tree.visible.all() and (tree.growth == 1).all() and not tree.holders


def test_a_thing_grows_at_its_start_and_shrinks_at_its_end() -> None:
    (tree,) = film({"kind": "tree", "at": [2, -1], "start": 1, "end": 3}).props
    assert np.flatnonzero(tree.visible).tolist() == list(range(25, 75))
    assert (np.diff(tree.growth[25:33]) > 0).all() and (tree.growth[33:66] == 1).all()
    assert (np.diff(tree.growth[68:75]) < 0).all()


def test_at_a_cut_a_thing_is_there_at_once() -> None:
    places = [{"place": "street", "start": 1}]
    (tree,) = film({"kind": "tree", "at": [2, -1], "start": 1}, places=places).props
    assert not tree.visible[24] and tree.visible[25] and (tree.growth == 1).all()


def test_a_thing_goes_from_hand_to_hand_without_a_jump() -> None:
    holds = [
        {"name": "Ann", "start": 0, "end": 2},
        {"name": "Bob", "start": 2, "end": 4, "hand": "left"},
    ]
    scene = film({"kind": "cup", "held_by": holds})
    (cup,) = scene.props
    assert [(h.actor, h.joint, h.start, h.end) for h in cup.holders] == [
        ("Ann", "right_wrist", 0, 50),
        ("Bob", "left_wrist", 50, 100),
    ]
    np.testing.assert_allclose(cup.position[10], hand(scene, 0)[10], atol=1e-5)
    np.testing.assert_allclose(cup.position[90], hand(scene, 1, 0)[90], atol=1e-5)
    assert steps(cup).max() < 0.4 and (steps(cup) > 0.01).sum() >= 4
    assert cup.held.all()


@pytest.mark.parametrize("kind", ["cup", "sword", "book", "basketball", "phone", "bottle"])
def test_what_is_dropped_falls_and_lies_on_the_floor(kind: str) -> None:
    scene = film({"kind": kind, "held_by": [{"name": "Ann", "start": 0, "end": 1}]})
    (thing,) = scene.props
    np.testing.assert_allclose(thing.position[20], hand(scene, 0)[20], atol=1e-5)
    heights = thing.position[25:31, 1].astype(float)
    assert np.diff(heights, 2).mean() == pytest.approx(-9.81 / 25**2, rel=0.05)
    assert lowest(thing, 99) == pytest.approx(0, abs=0.15)
    assert steps(thing)[-10:].max() < 0.02
    assert not thing.held[25:].any()


def test_a_long_thing_that_fell_lies_flat() -> None:
    (sword,) = film({"kind": "sword", "held_by": [{"name": "Ann", "start": 0, "end": 1}]}).props
    along = quat_to_matrix(sword.rotation[[20, 99]].astype(float))[:, 1, 1]
    assert along[0] > 0.9 and abs(along[1]) < 0.05


def test_what_is_put_down_is_where_it_was_taken_from() -> None:
    holds = [{"name": "Ann", "start": 1, "end": 3, "then": "puts_down"}]
    scene = film({"kind": "box", "at": [-0.5, 0.5], "y": 0.4, "held_by": holds})
    (box,) = scene.props
    np.testing.assert_allclose(box.position[[0, 20, 76, 99]], [[-0.5, 0.4, 0.5]] * 4, atol=1e-5)
    np.testing.assert_allclose(box.position[50], hand(scene, 0)[50], atol=1e-5)
    assert steps(box).max() < 0.3


def test_a_thing_without_a_spot_lies_below_the_hand_that_takes_it() -> None:
    scene = film({"kind": "cup", "held_by": [{"name": "Bob", "start": 2, "end": 4}]})
    (cup,) = scene.props
    np.testing.assert_allclose(cup.position[0, [0, 2]], hand(scene, 1)[50, [0, 2]], atol=1e-5)
    assert lowest(cup, 0) == pytest.approx(0, abs=0.1)
    np.testing.assert_allclose(cup.position[70], hand(scene, 1)[70], atol=1e-5)


def test_whoever_hands_over_a_thing_stands_near_and_faces_the_other() -> None:
    beat = [{"text": "a person stands", "start": 0, "end": 4}]
    people = [{"name": name, "beats": beat} for name in ("Ann", "Bob", "Cat")]
    holds = [{"name": "Ann", "start": 0, "end": 2}, {"name": "Cat", "start": 2, "end": 4}]
    document = {
        "description": "d",
        "duration": 4,
        "characters": people,
        "props": [{"kind": "cup", "held_by": holds}],
    }
    motion = Motion(np.tile(rest_pose(), (FRAMES, 1, 1)))
    scene = build_scene(Script.model_validate(document), [motion] * 3, 16 / 9)
    ann, _, cat = (actor.motion.joints[50, 0] for actor in scene.actors)
    assert np.linalg.norm(ann - cat) == pytest.approx(HANDS_DISTANCE, abs=0.05)


def test_an_action_brings_nothing_that_its_actor_holds_already() -> None:
    from stickgen.vocabulary import ACTION

    motion = Motion(np.tile(rest_pose(), (FRAMES, 1, 1)), np.full(FRAMES, ACTION["drinking"]))
    document = {
        "description": "d",
        "duration": 4,
        "characters": [{"name": "Ann", "beats": [{"text": "she drinks", "start": 0, "end": 4}]}],
        "props": [{"kind": "cup", "held_by": [{"name": "Ann", "start": 0, "end": 4}]}],
    }
    scene = build_scene(Script.model_validate(document), [motion], 16 / 9)
    assert [prop.kind for prop in scene.props] == ["cup"]
