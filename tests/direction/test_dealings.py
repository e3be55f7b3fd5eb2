"""To whom something is done, and with what: where people stand, look and throw; teams."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from stickgen.catalog.roles import ROLES
from stickgen.direction import build_scene
from stickgen.geometry import heading
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Script
from stickgen.skeleton import J, rest_pose
from stickgen.vocabulary import ACTION

FRAMES = 100  # 4 s


def body(action: str = "stand", swing: int | None = None) -> Motion:
    """Somebody who stands; the right arm may move forward fast around a frame."""
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    if swing is not None:
        share = 1 / (1 + np.exp(-(np.arange(FRAMES) - swing) / 1.5))
        for name, reach in (("elbow", 0.3), ("wrist", 0.7)):
            joints[:, J[f"right_{name}"], 2] += reach * share
    return Motion(joints, np.full(FRAMES, ACTION[action]))


def person(name: str, beat: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    beats = [{"text": "a person acts", "start": 0, "end": 4, **(beat or {})}]
    return {"name": name, "beats": beats, **fields}


def film(people: list[dict[str, Any]], motions: list[Motion], **fields: Any) -> Scene:
    script = {"description": "d", "duration": 4, "characters": people, **fields}
    return build_scene(Script.model_validate(script), motions, 16 / 9)


def apart(scene: Scene, i: int, j: int, frame: int = 50) -> float:
    a, b = (scene.actors[k].motion.joints[frame, 0] for k in (i, j))
    return float(np.linalg.norm(a - b))


def faces(scene: Scene, i: int, j: int, frame: int = 50) -> float:
    """Radians between where one faces and where the other stands."""
    a, b = (scene.actors[k].motion.joints for k in (i, j))
    x, _, z = b[frame, 0] - a[frame, 0]
    turn = float(heading(a)[frame]) - np.arctan2(x, z)
    return float(np.abs(np.angle(np.exp(1j * turn))))


def thrown(scene: Scene, kind: str) -> np.ndarray:
    return next(prop.position for prop in scene.props if prop.kind == kind)


def test_two_who_deal_with_each_other_face_each_other_nearby() -> None:
    people = [person("Ann"), person("Bob"), person("Cat", {"to": ["Ann"]})]
    scene = film(people, [body()] * 3)
    assert apart(scene, 2, 0) == pytest.approx(1.0, abs=0.05)
    assert faces(scene, 2, 0) < 0.3 and faces(scene, 0, 2) < 0.3
    assert apart(film([person(n) for n in ("Ann", "Bob", "Cat")], [body()] * 3), 2, 0) > 2


@pytest.mark.parametrize("target", ["Bob", "Cat"])
def test_a_throw_goes_to_the_one_named_who_catches_it(target: str) -> None:
    people = [person("Ann", {"to": [target]}), person("Bob"), person("Cat")]
    scene = film(people, [body("throwing", 20), body("catching", 40), body("catching", 40)])
    j = 1 if target == "Bob" else 2
    ball = thrown(scene, "baseball")
    hand = palms(scene.actors[j].motion.joints)[1]
    np.testing.assert_allclose(ball[60], hand[60], atol=1e-4)
    away = np.linalg.norm(palms(scene.actors[3 - j].motion.joints)[:, :, None] - ball, axis=-1)
    assert away.min() > 0.3


def test_a_thing_thrown_at_somebody_who_does_not_catch_bounces_off_their_chest() -> None:
    people = [person("Ann", {"to": ["Bob"], "thing": "tennis_ball"}), person("Bob")]
    scene = film(people, [body("throwing", 20), body()])
    ball, chest = thrown(scene, "tennis_ball"), scene.actors[1].motion.joints[:, J["spine3"]]
    assert 0.05 < np.linalg.norm(ball - chest, axis=-1).min() < 0.2  # at its surface
    assert ball[-1, 1] < 0.1  # it ends on the floor
    steps = np.linalg.norm(np.diff(ball, axis=0), axis=-1)
    assert steps.max() < 1.0


def test_a_kick_goes_to_the_feet_of_the_one_named() -> None:
    kicker = body("kicking")
    joints = np.array(kicker.joints)
    joints[45:55, J["right_foot"], 2] += np.sin(np.linspace(0, np.pi, 10))
    people = [person("Ann", {"to": ["Bob"]}), person("Bob")]
    scene = film(people, [Motion(joints, kicker.actions), body()])
    ball = thrown(scene, "soccer_ball")
    feet = scene.actors[1].motion.joints[:, [J["left_foot"], J["right_foot"]]]
    gaps = np.linalg.norm((ball[:, None] - feet)[..., [0, 2]], axis=-1)
    assert gaps.min() < 0.2 and gaps[:40].min() > 2


@pytest.mark.parametrize(
    ("action", "thing", "usual"),
    [("drinking", "bottle", "cup"), ("reading", "phone", "book"), ("sing", "cup", "microphone")],
)
def test_a_thing_that_is_named_replaces_the_usual_one(action: str, thing: str, usual: str) -> None:
    kinds = [p.kind for p in film([person("Ann", {"thing": thing})], [body(action)]).props]
    assert thing in kinds and usual not in kinds
    kinds = [p.kind for p in film([person("Ann")], [body(action)]).props]
    assert usual in kinds and thing not in kinds


def test_a_thing_is_brought_to_an_action_that_has_none() -> None:
    beats = [
        {"text": "a person stands", "start": 0, "end": 2},
        {"text": "a person walks", "start": 2, "end": 4, "thing": "umbrella"},
    ]
    scene = film([{"name": "Ann", "beats": beats, "props": []}], [body()])
    (umbrella,) = scene.props
    assert umbrella.kind == "umbrella" and umbrella.holder == ("Ann", "right_wrist")
    assert np.flatnonzero(umbrella.visible)[0] == 50


def test_a_batter_may_hit_with_a_racket_or_hit_another_ball() -> None:
    def kinds(thing: str | None) -> set[str]:
        beat = {} if thing is None else {"thing": thing}
        return {p.kind for p in film([person("Ann", beat)], [body("batting", 40)]).props}

    assert kinds(None) == {"bat", "baseball"}
    assert kinds("racket") == kinds("tennis_ball") == {"racket", "tennis_ball"}
    assert kinds("soccer_ball") == {"bat", "soccer_ball"}


def test_who_is_named_is_looked_at_and_looks_back() -> None:
    people = [person("Ann", {"end": 2, "to": ["Cat"]}), person("Bob"), person("Cat")]
    ann, bob, cat = (actor.face.gaze for actor in film(people, [body()] * 3).actors)
    quiet = [
        actor.face.gaze for actor in film([person(n) for n in ("A", "B", "C")], [body()] * 3).actors
    ]
    assert all(np.abs(gaze).max() == 0 for gaze in (*quiet, bob))
    for gaze in (ann, cat):
        assert np.abs(gaze[20:40]).max() > 0.05 and np.abs(gaze[-10:]).max() < 0.01


def test_looks_change_with_an_ease_and_win_over_what_is_done() -> None:
    looks = [{"name": "Bob", "start": 0, "end": 2}, {"name": "Cat", "start": 2, "end": 4}]
    people = [
        person("Bob", at=[-2, 0]),
        person("Ann", {"to": ["Cat"]}, at=[0, 0], looks_at=looks),
        person("Cat", at=[2, 0]),
    ]
    gaze = film(people, [body()] * 3).actors[1].face.gaze[:, 0]
    assert gaze[10:40].max() < -0.15 < 0.15 < gaze[60:].min()  # to her right, then to her left
    assert np.abs(np.diff(gaze)).max() < 0.3  # no jump


def test_teams_have_colours_that_others_do_not_get() -> None:
    people = [
        person("Ann", team="Gulls"),
        person("Bob"),
        person("Cat", team="Crabs", hat="cap"),
        person("Dan", team="Gulls", color="#123456", hat="cap"),
        person("Eva", team="Crabs"),
        person("Fay"),
        person("Gil", role="baby", team="Gulls"),
        person("Hal", role="baby"),
    ]
    looks = [actor.look for actor in film(people, [body()] * 8).actors]
    ann, bob, cat, dan, eva, fay, gil, hal = looks
    assert gil.color == gil.accent == ann.color != hal.color == ROLES["baby"].color
    assert len({ann.color, bob.color, cat.color, fay.color}) == 4
    assert eva.color == cat.color and dan.color == "#123456"
    assert (ann.accent, dan.accent) == (ann.color, ann.color)
    assert cat.accent == cat.color and bob.accent == ""
