"""Balls: who has them when, how they fly, and what they meet."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from stickgen.catalog.props import PROPS
from stickgen.direction import build_scene
from stickgen.geometry import canonicalize
from stickgen.measures import moments
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Scene
from stickgen.script import Script
from stickgen.skeleton import GRAVITY, J, rest_pose
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTION

FRAMES = 125  # 5 s
FPS = 25.0


def acted(action: str, start: int = 0, seed: int = 3) -> Motion:
    """Somebody who stands, and from a frame on does something."""
    (item, *_) = find(1, actions=(action,), seed=seed)
    joints = canonicalize(np.asarray(read(item)[0].motion.joints, dtype=np.float64))
    index = np.clip(np.arange(FRAMES) - start, 0, len(joints) - 1)
    return Motion(joints[index].astype(np.float32), np.full(FRAMES, ACTION[action]))


def film(people: dict[str, tuple[Motion, dict[str, Any]]], **fields: Any) -> Scene:
    """A film of people who do one thing each."""
    characters = [
        {"name": name, "beats": [{"text": "a person acts", "start": 0, "end": 5, **beat}]}
        for name, (_, beat) in people.items()
    ]
    script = {"description": "d", "duration": 5, "characters": characters, **fields}
    return build_scene(Script.model_validate(script), [m for m, _ in people.values()], 16 / 9)


def balls(scene: Scene, kind: str) -> list[Prop]:
    return [prop for prop in scene.props if prop.kind == kind]


def moment(scene: Scene, who: int, find_moment: Any) -> moments.Moment:
    joints = scene.actors[who].motion.joints.astype(np.float64)
    return find_moment(joints, FPS, slice(0, FRAMES))


def is_ballistic(path: np.ndarray, first: int, last: int) -> bool:
    """Whether a thing falls freely between two frames."""
    bend = np.diff(path[first : last + 1].astype(np.float64), 2, axis=0) * FPS**2
    return bool(np.abs(bend - [0.0, -GRAVITY, 0.0]).max() < 0.2)


@pytest.mark.parametrize("late", [0, 10, 25, 40])
def test_one_ball_flies_from_the_hand_that_throws_to_the_hands_that_catch(late: int) -> None:
    thrower = acted("throwing", 10), {"to": ["Bob"], "thing": "ball"}
    scene = film({"Ann": thrower, "Bob": (acted("catching", late), {"thing": "ball"})})
    (ball,) = balls(scene, "ball")
    leaves, comes = moment(scene, 0, moments.release), moment(scene, 1, moments.catch)
    assert 0.3 <= (comes.frame - leaves.frame) / FPS <= 1.0
    np.testing.assert_allclose(ball.position[leaves.frame], leaves.point, atol=0.01)
    hands = palms(scene.actors[1].motion.joints)[:, comes.frame]
    reach = np.linalg.norm(hands - ball.position[comes.frame], axis=-1).min()
    assert reach <= PROPS["ball"].size / 2 + 0.06
    assert is_ballistic(ball.position, leaves.frame, comes.frame)
    assert np.linalg.norm(np.diff(ball.position, axis=0), axis=-1).max() < 0.5


def test_a_ball_is_held_until_it_is_thrown_and_from_when_it_is_caught() -> None:
    scene = film(
        {
            "Ann": (acted("throwing", 10), {"to": ["Bob"], "thing": "ball"}),
            "Bob": (acted("catching", 30), {"thing": "ball"}),
        }
    )
    (ball,) = balls(scene, "ball")
    first, second = ball.holders
    assert (first.actor, second.actor) == ("Ann", "Bob")
    assert first.start == 0 and second.end == FRAMES and first.end < second.start
    before = moments.part_track(scene.actors[0].motion.joints, first.joint.replace("wrist", "hand"))
    np.testing.assert_allclose(ball.position[: first.end], before[: first.end], atol=1e-4)


def test_what_is_caught_comes_from_beside_the_picture_if_nobody_throws() -> None:
    scene = film({"Bob": (acted("catching", 40), {"thing": "ball"})})
    (ball,) = balls(scene, "ball")
    since, comes = int(np.flatnonzero(ball.visible)[0]), moment(scene, 0, moments.catch).frame
    assert 0 < since < comes
    assert abs(ball.position[since, 0] - scene.actors[0].motion.joints[since, 0, 0]) > 5
    assert is_ballistic(ball.position, since, comes)


def test_pitcher_and_batter_have_one_ball_that_meets_the_bat() -> None:
    scene = film(
        {
            "Pat": (acted("pitching"), {"to": ["Bob"], "thing": "ball"}),
            "Bob": (acted("batting", 5), {"thing": "baseball"}),
        }
    )
    (ball,) = balls(scene, "baseball")
    assert balls(scene, "ball") == []
    swing = moment(scene, 1, moments.swing)
    assert moment(scene, 0, moments.release).frame < swing.frame
    (bat,) = balls(scene, "bat")
    gap = np.linalg.norm(ball.position[swing.frame] - bat.position[swing.frame])
    assert 0.5 < gap < 0.9  # at the thick end
    before, after = ball.position[swing.frame - 2], ball.position[swing.frame + 2]
    coming = ball.position[swing.frame] - before
    going = after - ball.position[swing.frame]
    assert coming[0] * going[0] < 0  # it goes back where it came from


def test_a_ball_is_caught_and_thrown_back() -> None:
    throw, catch = acted("throwing", -45), acted("catching", -25)

    def both(one: Motion, other: Motion) -> Motion:
        joints = np.concatenate([one.joints[:62], other.joints[: FRAMES - 62]])
        actions = np.concatenate([one.actions[:62], other.actions[: FRAMES - 62]])
        return Motion(joints, actions)

    def beats(name: str, *texts: str) -> dict[str, Any]:
        rows = [
            {"text": text, "start": 2.48 * k, "end": 2.48 * (k + 1), "thing": "ball"}
            for k, text in enumerate(texts)
        ]
        return {"name": name, "beats": rows}

    people = [beats("Ann", "throws", "catches"), beats("Bob", "catches", "throws")]
    script = Script.model_validate({"description": "d", "duration": 5, "characters": people})
    scene = build_scene(script, [both(throw, catch), both(catch, throw)], 16 / 9)
    (ball,) = balls(scene, "ball")
    assert [holder.actor for holder in ball.holders] == ["Ann", "Bob", "Ann"]
    steps = np.linalg.norm(np.diff(ball.position, axis=0), axis=-1)
    assert steps.max() < 0.5 and ball.visible.all()


def test_a_kicked_ball_touches_the_foot_and_ends_in_the_goal() -> None:
    goal = {"kind": "goal", "at": [2.5, -6.0]}
    scene = film({"Tom": (acted("kicking"), {"thing": "soccer_ball"})}, props=[goal])
    (ball,) = balls(scene, "soccer_ball")
    kick = moment(scene, 0, moments.kick)
    toe = scene.actors[0].motion.joints[kick.frame, J[kick.part]]
    assert np.linalg.norm(ball.position[kick.frame] - toe) < PROPS["soccer_ball"].size / 2 + 0.2
    assert np.ptp(ball.position[: kick.frame], axis=0).max() == 0
    assert np.linalg.norm((ball.position[-1] - [2.5, 0.0, -6.0])[[0, 2]]) < 2.0
    passes = np.linalg.norm(ball.position - np.array([3.0, 0.9, -6.0]), axis=-1)
    assert passes.min() < 0.3


def test_a_shot_falls_through_the_hoop() -> None:
    hoop = {"kind": "hoop", "at": [2.0, -3.0]}
    scene = film({"Ann": (acted("shooting"), {})}, props=[hoop])
    (ball,) = balls(scene, "basketball")
    ring = np.array([2.0, 3.05, -2.6])
    nearest = int(np.linalg.norm(ball.position - ring, axis=-1).argmin())
    assert np.linalg.norm(ball.position[nearest] - ring) < 0.25
    assert ball.position[nearest - 3, 1] > 3.05  # from above
    assert ball.position[-1, 1] < 1.5


def test_the_thing_thrown_is_the_one_that_the_sentence_names() -> None:
    people = {
        "Tom": (acted("throwing"), {"text": "a person throws a snowball", "to": ["Jim"]}),
        "Jim": (acted("idle"), {}),
    }
    (ball,) = balls(film(people), "snowball")
    chest = scene_chest(film(people))
    assert np.linalg.norm(ball.position - chest, axis=-1).min() < 0.2


def scene_chest(scene: Scene) -> np.ndarray:
    return scene.actors[1].motion.joints[:, J["spine3"]]


def test_motions_in_which_nothing_meets_are_played_as_they_are() -> None:
    walk = acted("walk")
    scene = film({"Ann": (walk, {}), "Bob": (acted("wave"), {})})
    for actor, motion in zip(scene.actors, (walk, acted("wave")), strict=True):
        np.testing.assert_allclose(actor.motion.joints[..., 1], motion.joints[..., 1], atol=1e-4)


@pytest.mark.parametrize(
    ("action", "thing"),
    [("throwing", "snowball"), ("throwing", "ball"), ("throwing", "cake"), ("kicking", "ball")],
)
def test_who_is_hit_by_what_is_sent_at_them_flinches_in_its_direction(
    action: str, thing: str
) -> None:
    verb = "throws" if action == "throwing" else "kicks"
    sender = acted(action, start=10)
    still = Motion(np.tile(sender.joints[:1], (FRAMES, 1, 1)))
    words = {"text": f"a person {verb} a {thing}", "to": ["Bob"], "thing": thing}
    scene = film({"Ann": (sender, words), "Bob": (still, {"text": "a person stands"})})
    (ball,) = balls(scene, thing)
    bob = scene.actors[1].motion.joints.astype(np.float64)
    side = np.sign(bob[0, 0, 0] - scene.actors[0].motion.joints[0, 0, 0])
    pace = side * np.diff(ball.position[:, 0].astype(np.float64)) * FPS
    arrival = int(np.flatnonzero(pace > 4.0)[-1]) + 1  # then it bounces off
    head = side * bob[:, J["head"], 0]
    assert np.ptp(head[10 : arrival + 1]) < 0.08  # not before
    assert int(np.flatnonzero(np.abs(head[arrival:] - head[arrival]) > 0.01)[0]) / FPS <= 0.1
    way = side * (bob[:, 0, 0] if action == "kicking" else bob[:, J["head"], 0])
    assert (way[arrival:] - way[arrival]).max() > 0.05
    assert np.linalg.norm(np.diff(bob[:, 0], axis=0), axis=-1).max() < 0.12


@pytest.mark.parametrize(("place", "gravity"), [("moon", 0.16), ("mars", 0.38), ("park", 1.0)])
@pytest.mark.parametrize("action", ["throwing", "kicking"])
def test_balls_fall_as_the_place_has_it(action: str, place: str, gravity: float) -> None:
    text = "a person throws a ball" if action == "throwing" else "a person kicks a ball"
    scene = film({"Ann": (acted(action), {"text": text, "thing": "ball"})}, place=place)
    (ball,) = balls(scene, "ball")
    bend = np.diff(ball.position[:, 1].astype(np.float64), 2) * FPS**2
    assert (np.abs(bend + gravity * GRAVITY) < 0.1 * gravity * GRAVITY).sum() > 5


def test_a_thing_that_is_dropped_on_the_moon_sinks_slowly() -> None:
    falls = {}
    for place in ("moon", "park"):
        hold = {"name": "Ann", "start": 0, "end": 2, "then": "drops"}
        ann = (Motion(np.tile(rest_pose(), (FRAMES, 1, 1))), {"text": "a person stands"})
        scene = film({"Ann": ann}, place=place, props=[{"kind": "book", "held_by": [hold]}])
        (book,) = balls(scene, "book")
        falls[place] = int(np.argmax(book.position[50:, 1] < 0.2))
    assert falls["moon"] > 2 * falls["park"] > 0
