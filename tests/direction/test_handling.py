"""Hands that do what the words say with a thing."""

import numpy as np
import pytest

from stickgen.catalog.props import PROPS
from stickgen.direction import build_scene
from stickgen.direction.hands import mouth
from stickgen.geometry import quat_rotate
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script, StageProp
from stickgen.skeleton import J, rest_pose
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTION

FRAMES = 150


def film(text: str, thing: str | None = None) -> Scene:
    named = named_actions(text)
    actions = np.full(FRAMES, ACTION[named[0]] if named else 0)
    person = Character(name="Ann", beats=(Beat(text=text, start=0, end=6, thing=thing),))
    script = Script(description="d", duration=6, characters=(person,))
    return build_scene(script, [Motion(np.tile(rest_pose(), (FRAMES, 1, 1)), actions)])


def test_a_cup_goes_to_the_mouth_tips_and_comes_down_again() -> None:
    scene = film("a person drinks coffee")
    joints, cup = scene.actors[0].motion.joints, scene.props[0]
    gap = np.linalg.norm(cup.position - mouth(joints), axis=-1)
    assert gap.min() < 0.1 and gap.max() > 0.25 and (gap < 0.12).mean() < 0.6
    up = quat_rotate(cup.rotation.astype(float), np.array([0.0, 1.0, 0.0]))[:, 1]
    assert up[gap.argmin()] < 0.9 < up[gap.argmax()]


def test_a_phone_is_at_the_ear() -> None:
    scene = film("a person talks on the phone", "phone")
    head = scene.actors[0].motion.joints[60:, J["head"]]
    away = np.linalg.norm(scene.props[0].position[60:] - head, axis=-1)
    assert away.max() < 0.22


@pytest.mark.parametrize("more", ["", " and sings"])
def test_both_hands_are_at_the_guitar_all_the_time(more: str) -> None:
    scene = film(f"a person plays the guitar{more}", "guitar")
    assert [prop.kind for prop in scene.props] == ["guitar"]
    guitar = scene.props[0]
    for hand in palms(scene.actors[0].motion.joints):
        back = guitar.rotation.astype(float) * [1, -1, -1, -1]
        local = quat_rotate(back, hand - guitar.position)
        assert np.hypot(local[:, 0], local[:, 2]).max() < 0.2


def test_a_book_is_between_the_hands_before_the_chest() -> None:
    scene = film("a person sits while reading")
    joints = scene.actors[0].motion.joints
    book = next(prop for prop in scene.props if prop.kind == "book")
    assert book.visible.all()
    assert np.linalg.norm(palms(joints) - book.position, axis=-1).max() < 0.2
    assert (book.position[:, 1] < joints[:, J["head"], 1]).all()


def test_a_sword_points_where_the_forearm_does() -> None:
    scene = film("a person swings a sword", "sword")
    joints, sword = scene.actors[0].motion.joints, scene.props[0]
    arm = joints[:, J["right_wrist"]] - joints[:, J["right_elbow"]]
    blade = quat_rotate(sword.rotation.astype(float), np.array([0.0, 1.0, 0.0]))
    cosine = (arm * blade).sum(-1) / np.linalg.norm(arm, axis=-1)
    assert cosine.min() > 0.7


def used_one_after_the_other(*things: str) -> Scene:
    texts = {"guitar": "plays the guitar", "cup": "drinks tea", "sword": "swings a sword"}
    texts["phone"] = "talks on the phone"
    beats = tuple(
        Beat(text=f"a person {texts[thing]}", start=4.0 * n, end=4.0 * n + 4, thing=thing)
        for n, thing in enumerate(things)
    )
    length = 100 * len(things)
    actions = np.repeat([ACTION[(*named_actions(beat.text), "stand")[0]] for beat in beats], 100)
    script = Script(
        description="d", duration=length / 25, characters=(Character(name="Ann", beats=beats),)
    )
    return build_scene(script, [Motion(np.tile(rest_pose(), (length, 1, 1)), actions)])


@pytest.mark.parametrize("thing", ["guitar", "sword"])
def test_what_is_too_large_for_a_pocket_is_laid_down_by_a_hand(thing: str) -> None:
    scene = used_one_after_the_other(thing, "cup")
    (laid,) = (prop for prop in scene.props if prop.kind == thing)
    assert laid.visible.all() and (laid.growth == 1).all()
    assert np.ptp(laid.position[100:], axis=0).max() < 0.01
    lowest = min(
        (quat_rotate(laid.rotation[-1].astype(float), piece.points) + laid.position[-1])[:, 1].min()
        for piece in PROPS[thing].pieces
    )
    assert lowest == pytest.approx(0.0, abs=0.03)
    assert np.linalg.norm(np.diff(laid.position, axis=0), axis=-1).max() < 0.3
    hands = palms(scene.actors[0].motion.joints)[..., 1]
    assert hands[:, 60:100].min() < 0.45 < hands[:, 120:].min()


def test_a_small_thing_goes_into_a_pocket() -> None:
    scene = used_one_after_the_other("phone", "cup")
    (phone,) = (prop for prop in scene.props if prop.kind == "phone")
    assert not phone.visible[120:].any()


def test_a_large_thing_that_is_used_again_is_not_laid_down() -> None:
    scene = used_one_after_the_other("sword", "cup", "sword")
    (sword,) = (prop for prop in scene.props if prop.kind == "sword")
    assert sword.position[70:100, 1].min() > 0.5


@pytest.mark.parametrize(
    ("kind", "thing", "opens"),
    [
        ("fridge", "bottle", True),
        ("wardrobe", "hat", True),
        ("treasure_chest", "crown", True),
        ("box", "hat", True),
        ("box", "teddy_bear", False),
        ("suitcase", "book", True),
        ("bag", "book", False),
    ],
)
def test_what_is_taken_out_of_something_comes_out_of_it(kind: str, thing: str, opens: bool) -> None:
    words = kind.replace("_", " ")
    joints = np.tile(rest_pose() - [0.0, 0.05, 0.0], (150, 1, 1))
    beats = [
        Beat(text=f"a person opens the {words}", start=0, end=3, thing=kind) if opens else None,
        Beat(text=f"a person picks up the {thing} from the floor", start=3, end=6, thing=thing),
    ]
    person = Character(
        name="Ann", beats=tuple(b for b in beats if b is not None), props=(thing, kind)
    )
    script = Script(description="d", duration=6, characters=(person,))
    scene = build_scene(script, [Motion(joints.astype(np.float32))], 16 / 9)
    taken = [prop for prop in scene.props if prop.kind == thing]
    holds = [prop for prop in scene.props if prop.kind == kind]
    assert len(taken) == 1 and holds
    seen = int(np.argmax(taken[0].visible))
    assert 75 < seen < 125 and taken[0].visible[seen:].all() and not taken[0].visible[:seen].any()
    box = holds[-1]
    points = np.concatenate([p.points for p in PROPS[kind].pieces]) * box.scale
    middle = box.position[seen] + quat_rotate(
        box.rotation[seen].astype(float), (points.min(axis=0) + points.max(axis=0)) / 2
    )
    far = np.abs(taken[0].position[seen] - middle)
    assert (far < np.ptp(points, axis=0).max() / 2 + 0.3).all()  # it begins in it, or at its rim
    hands = palms(scene.actors[0].motion.joints.astype(float))[:, seen + 10 :]
    gap = np.linalg.norm(hands - taken[0].position[seen + 10 :], axis=-1).min(axis=0)
    assert gap.max() < 0.3  # and does not hover
    if kind != "bag":  # it stands on the floor, and is not carried about
        assert np.ptp(box.position, axis=0).max() < 0.01
        lowest = points[:, 1].min() + box.position[0, 1]
        assert abs(lowest) < 0.02


def test_a_fridge_of_the_stage_is_walked_to_and_opened_for_what_is_in_it() -> None:
    joints = np.tile(rest_pose() - [0.0, 0.05, 0.0], (150, 1, 1))
    joints[:, :, 2] += np.minimum(np.arange(150), 80)[:, None] / 25 * 1.1
    beats = (Beat(text="a person takes the bottle", start=0, end=6, thing="bottle"),)
    person = Character(name="Ann", beats=beats, props=("bottle",))
    fridge = StageProp(kind="fridge", at=(1.5, -1.0))
    script = Script(description="d", duration=6, characters=(person,), props=(fridge,))
    scene = build_scene(script, [Motion(joints.astype(np.float32))], 16 / 9)
    opened = next(p for p in scene.props if p.kind == "fridge" and p.state == "open")
    (bottle,) = (p for p in scene.props if p.kind == "bottle")
    seen = int(np.argmax(bottle.visible))
    assert 0 < int(np.argmax(opened.visible)) < seen
    assert np.linalg.norm((bottle.position[seen] - opened.position[seen])[[0, 2]]) < 0.7


def test_who_takes_a_bottle_drinks_from_it() -> None:
    joints = np.tile(rest_pose(), (150, 1, 1))
    beats = (
        Beat(text="a person takes the bottle", start=0, end=3, thing="bottle"),
        Beat(text="a person drinks", start=3, end=6, thing="cup"),
    )
    person = Character(name="Ann", beats=beats, props=("bottle", "cup"))
    script = Script(description="d", duration=6, characters=(person,))
    scene = build_scene(script, [Motion(joints.astype(np.float32))])
    assert [p.kind for p in scene.props] == ["bottle"]


def test_who_sits_sets_a_large_thing_down_beside_them() -> None:
    joints = np.tile(rest_pose(), (150, 1, 1))
    beats = (
        Beat(text="a person sits on a chair and plays the guitar", start=0, end=3, thing="guitar"),
        Beat(text="a person reads a book", start=3, end=6, thing="book"),
    )
    person = Character(name="Ann", beats=beats, props=("guitar", "book", "chair"))
    script = Script(description="d", duration=6, characters=(person,))
    scene = build_scene(script, [Motion(joints.astype(np.float32))])
    (guitar,) = (p for p in scene.props if p.kind == "guitar")
    assert guitar.visible.all() and (guitar.growth == 1).all()  # no pocket holds it
    assert guitar.held[:70].all() and not guitar.held[80:].any()
    points = np.concatenate([p.points for p in PROPS["guitar"].pieces])
    low = guitar.position[-1, 1] + points[:, 1].min()
    assert abs(low) < 0.03 and np.ptp(guitar.position[110:], axis=0).max() < 0.01
    away = guitar.position[-1] - scene.actors[0].motion.joints[-1, 0]
    assert 0.3 < np.hypot(away[0], away[2]) < 0.8
