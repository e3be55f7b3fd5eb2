"""Couples dance hand in hand; moods follow words and blows; cuts stay away from contacts."""

import numpy as np
import pytest

from stickgen.direction import build_scene
from stickgen.direction.director import plan_shots
from stickgen.direction.interest import points_of_interest
from stickgen.direction.moods import said
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Character, Line, Script, StageProp
from stickgen.skeleton import J, rest_pose
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTION

FRAMES = 200


def dancer(seed: int) -> Motion:
    (item, *_) = find(1, actions=("dance",), seed=seed)
    joints = read(item)[0].motion.joints
    index = np.arange(FRAMES) % len(joints)
    return Motion(joints[index], np.full(FRAMES, ACTION["dance"]))


def test_a_couple_holds_hands_and_stays_together() -> None:
    people = [
        {"name": a, "beats": [{"text": "a person dances a waltz", "start": 0, "end": 8, "to": [b]}]}
        for a, b in ("AB", "BA")
    ]
    script = Script.model_validate({"description": "d", "duration": 8, "characters": people})
    scene = build_scene(script, [dancer(1), dancer(2)], 16 / 9)
    one, other = (actor.motion.joints.astype(float) for actor in scene.actors)
    apart = np.linalg.norm(palms(one)[0] - palms(other)[1], axis=-1)[25:-25]
    assert np.quantile(apart, 0.9) < 0.12
    between = np.linalg.norm((one - other)[:, J["pelvis"]], axis=-1)
    assert between.min() > 0.35 and between.max() < 0.9


@pytest.mark.parametrize(
    ("text", "voice", "expression"),
    [
        ("Get out of my house!", "shout", "angry"),
        ("Help! A ghost!", "shout", "scared"),
        ("I am so sorry.", "talk", "sad"),
        ("Thank you, how wonderful!", "talk", "happy"),
        ("The train leaves at five.", "talk", ""),
    ],
)
def test_a_face_follows_the_words(text: str, voice: str, expression: str) -> None:
    assert said(Line(text=text, start=0, end=1, voice=voice)) == expression


def test_no_cut_is_near_a_contact() -> None:
    actors = [Actor(n, Motion(np.tile(rest_pose(), (250, 1, 1)))) for n in ("Ann", "Bob")]
    people = [
        Character.model_validate({"name": n, "beats": [{"text": "acts", "start": 0, "end": 10}]})
        for n in ("Ann", "Bob")
    ]
    for frame in range(20, 230, 7):
        shots = plan_shots(actors, people, contacts=[frame])
        cuts = [shot.start for shot in shots if shot.start > 0]
        assert not any(-0.3 <= cut - frame / 25 <= 0.7 for cut in cuts)
        assert shots[0].start == 0 and shots[-1].end == 10


def test_a_ball_on_its_way_and_a_hoop_are_looked_at() -> None:
    shooter = Actor(
        "Ann",
        Motion(np.tile(rest_pose(), (50, 1, 1)), np.full(50, ACTION["shooting"])),
    )
    path = np.linspace([-1.5, 1.0, 0.0], [1.5, 2.7, 0.0], 50)
    found = points_of_interest(
        [shooter], [Prop("ball", path)], [StageProp(kind="hoop", at=(2.0, 0.0))]
    )
    assert found is not None
    assert np.allclose(found.points[10, 0], path[10], atol=1e-5)
    assert found.points[10, 1, 1] > 3.5
    assert points_of_interest([shooter], [], []) is None
