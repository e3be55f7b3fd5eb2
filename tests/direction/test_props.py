"""Props of actions: held, sat on, kicked, thrown, dribbled."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.catalog.props import PROPS
from stickgen.direction.dribbling import dribbled
from stickgen.direction.flight import thrown, tossed
from stickgen.direction.hands import mouth
from stickgen.direction.prop_builders import PROP_BUILDERS
from stickgen.direction.props import action_props
from stickgen.direction.stage_props import stage_prop
from stickgen.geometry import quat_rotate, yaw_matrix
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Beat, Character, StageProp
from stickgen.skeleton import GRAVITY, J, rest_pose
from stickgen.vocabulary import ACTION

FRAMES = 75


def actor(action: str, joints: np.ndarray | None = None) -> Actor:
    body = np.tile(rest_pose(), (FRAMES, 1, 1)) if joints is None else joints
    return Actor("Ann", Motion(body, np.full(FRAMES, ACTION[action])))


def props(who: Actor, *kinds: str, script: bool = False) -> dict[str, Prop]:
    character = Character(
        name=who.name,
        beats=(Beat(text="acts", start=0, end=3),),
        props=kinds if script else None,
    )
    return {prop.kind: prop for prop in action_props([who], [character])}


def swing(side: str = "right", at: int = 40) -> np.ndarray:
    """A rest pose with one arm that moves forward fast around a frame."""
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    share = 1 / (1 + np.exp(-(np.arange(FRAMES) - at) / 1.5))
    for name, reach in (("elbow", 0.3), ("wrist", 0.7)):
        joints[:, J[f"{side}_{name}"], 2] += reach * share
    return joints


@pytest.mark.parametrize("action", [name for name, (_, usual) in PROP_BUILDERS.items() if usual])
def test_every_action_with_a_builder_gets_props_that_can_be_drawn(action: str) -> None:
    built = props(seated(0.0, action))
    assert built
    for prop in built.values():
        assert prop.kind in PROPS and len(prop) == FRAMES
        assert np.linalg.norm(prop.rotation, axis=-1) == pytest.approx(1, abs=1e-4)


def test_a_cup_is_in_the_hand_that_drinks() -> None:
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    joints[:, J["left_wrist"]] = mouth(joints) + [0.0, -0.05, 0.1]
    who = actor("drinking", joints)
    cup = props(who)["cup"]
    assert cup.holder == ("Ann", "left_wrist")
    np.testing.assert_allclose(cup.position, palms(who.motion.joints)[0], atol=1e-5)


def test_a_ball_leaves_the_hand_when_it_is_fastest() -> None:
    who = actor("throwing", swing("right", 40))
    ball = props(who)["baseball"].position
    hand = palms(who.motion.joints)[1]
    apart = np.linalg.norm(ball - hand, axis=-1)
    assert (apart[:38] < 1e-4).all() and (apart[46:] > 0.3).all()
    assert ball[50, 2] > ball[40, 2] and (ball[:, 1] >= PROPS["baseball"].size / 2 - 1e-5).all()


def test_a_kicked_ball_lies_still_and_then_flies() -> None:
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    joints[:, J["right_foot"], 2] += 0.6 / (1 + np.exp(-(np.arange(FRAMES) - 30) / 1.5))
    ball = props(actor("kicking", joints))["soccer_ball"].position
    assert np.ptp(ball[:29], axis=0).max() == 0
    assert ball[-1, 2] > ball[0, 2] + 2


def test_a_bat_points_along_the_swing_and_its_ball_comes_and_goes() -> None:
    built = props(actor("batting", swing("right", 40)))
    assert set(built) == {"bat", "baseball"}
    ball = built["baseball"]
    assert not ball.visible[0] and ball.visible[45:].all()
    up = quat_rotate(built["bat"].rotation.astype(float), np.array([0.0, 1.0, 0.0]))
    assert up[0, 1] > up[40, 1]  # upright before the swing, level in it


def test_a_script_takes_props_away_and_gives_others() -> None:
    assert props(actor("drinking"), script=True) == {}
    assert set(props(actor("drinking"), "umbrella", script=True)) == {"umbrella"}
    assert set(props(actor("drinking"), "cup", "umbrella", script=True)) == {"cup", "umbrella"}


def test_what_no_hand_can_hold_stands_beside_its_owner() -> None:
    joints = np.tile(rest_pose(), (FRAMES, 1, 1)) + [3.0, 0.0, 0.0]
    given = props(actor("idle", joints), "car", "dog", "umbrella", script=True)
    assert given["umbrella"].holder is not None
    for kind in ("car", "dog"):
        prop = given[kind]
        assert prop.holder is None and np.ptp(prop.position, axis=0).max() == 0
        x, y, z = prop.position[0]
        assert y == 0 and z < 0 and 0.5 < abs(x - 3.0) < 2.5


@pytest.mark.parametrize(("text", "said"), [("rides a train", "Ann"), ("watches a train", "")])
def test_what_the_motion_cannot_use_is_known_to_be_beside_it(text: str, said: str) -> None:
    beats = (Beat(text=f"a person {text}", start=0, end=3, thing="train"),)
    (train,) = action_props([actor("stand")], [Character(name="Ann", beats=beats)])
    assert train.kind == "train" and train.beside == said


def test_a_thing_in_the_hand_goes_when_the_next_action_brings_another() -> None:
    actions = np.repeat([ACTION["drinking"], ACTION["dribbling"], ACTION["kicking"]], 25)
    who = Actor("Ann", Motion(np.tile(rest_pose(), (FRAMES, 1, 1)), actions))
    visible = {
        kind: np.flatnonzero(prop.visible)[[0, -1]].tolist() for kind, prop in props(who).items()
    }
    pocket = 8  # frames in which a thing goes into a pocket
    ends = {"cup": [0, 24 + pocket], "basketball": [25, 49 + pocket], "soccer_ball": [0, 74]}
    assert visible == ends


def seated(yaw: float, *actions: str) -> Actor:
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    joints[..., 1] += 0.55 - joints[0, 0, 1]
    turns = yaw + 0.05 * np.sin(np.arange(FRAMES))
    joints = np.einsum("tij,tvj->tvi", yaw_matrix(turns), joints)
    named = np.repeat([ACTION[name] for name in actions], FRAMES // len(actions))
    return Actor("Ann", Motion(joints, named))


def test_a_second_throw_has_a_ball_of_its_own() -> None:
    actions = np.full(FRAMES, ACTION["throwing"])
    actions[35:40] = ACTION["idle"]
    who = Actor("Ann", Motion(swing("right", 20), actions))
    character = Character(name="Ann", beats=(Beat(text="acts", start=0, end=3),))
    first, second = action_props([who], [character])
    assert not (first.visible & second.visible).any()
    assert (first.visible | second.visible).all()


def test_a_ball_is_thrown_to_who_catches_it() -> None:
    thrower = actor("throwing", swing("right", 20))
    hands = swing("left", 40) + [0.0, 0.0, 4.0]
    catcher = Actor("Bob", Motion(hands, np.full(FRAMES, ACTION["catching"])))
    people = [
        Character(name=name, beats=(Beat(text="acts", start=0, end=3),)) for name in ("Ann", "Bob")
    ]
    both = action_props([thrower, catcher], people)
    assert sorted(prop.kind for prop in both) == ["baseball", "glove"]
    ball = next(prop for prop in both if prop.kind == "baseball").position
    np.testing.assert_allclose(ball[10], palms(thrower.motion.joints)[1, 10], atol=1e-5)
    np.testing.assert_allclose(ball[-1], palms(catcher.motion.joints)[0, -1], atol=1e-5)
    steps = np.linalg.norm(np.diff(ball, axis=0), axis=-1)
    assert steps.max() < 1.0  # no jump: 4 m take at least a third of a second


def test_a_prop_of_the_stage_stands_where_it_was_put() -> None:
    door = StageProp(kind="door", at=(0.0, 0.0), state="open")
    assert stage_prop(door, [actor("idle")], ()).state == "open"
    tree = stage_prop(StageProp(kind="tree", at=(2.0, -1.0), turn=90), [actor("idle")], ())
    np.testing.assert_allclose(tree.position[3], [2, 0, -1])
    ahead = quat_rotate(tree.rotation[0].astype(float), np.array([0.0, 0.0, 1.0]))
    np.testing.assert_allclose(ahead, [1, 0, 0], atol=1e-6)


finite = st.floats(-15, 15)


@given(st.tuples(finite, st.floats(0, 5), finite), st.tuples(finite, finite, finite))
@settings(max_examples=50, deadline=None)
def test_a_thrown_ball_never_sinks_and_comes_to_rest(start: tuple, speed: tuple) -> None:
    path = thrown(np.array(start), np.array(speed), 500, 25, 0.12)
    assert np.isfinite(path).all() and (path[:, 1] >= 0.12 - 1e-9).all()
    assert np.linalg.norm(path[-1] - path[-26]) < 0.5 + np.linalg.norm(speed) * 0.1
    assert path[-1, 1] == pytest.approx(0.12, abs=0.05)


def test_free_fall_is_exact() -> None:
    path = thrown(np.array([0.0, 50.0, 0.0]), np.array([1.0, 2.0, 0.0]), 26, 25, 0.1)
    np.testing.assert_allclose(path[25], [1.0, 50 + 2 - GRAVITY / 2, 0.0], atol=1e-9)
    toss = tossed(np.zeros(3), np.array([2.0, 0.0, 0.0]), 25, 25)
    np.testing.assert_allclose(np.diff(toss[:, 1], 2), -GRAVITY / 25**2, atol=1e-9)


def pushing(period: float, fps: float) -> np.ndarray:
    """A palm about as high as a hip that goes forward, and down to push every ``period`` s."""
    time = np.arange(round(6 * fps)) / fps
    height = 0.95 + 0.08 * np.cos(2 * np.pi * time / period)
    return np.stack([0 * time, height, 1.2 * time], axis=-1)


@pytest.mark.parametrize("fps", [25, 100])
@pytest.mark.parametrize("period", [0.45, 0.6, 0.9])
def test_a_dribbled_ball_is_thrown_down_and_comes_back_with_each_push(
    period: float, fps: float
) -> None:
    hand = pushing(period, fps)
    ball = dribbled(hand, fps, 0.12)
    pushes = np.round((np.arange(0.5, 6 / period - 1) * period) * fps).astype(int)
    gap = hand[:, 1] - ball[:, 1]
    assert all(gap[push - 1 : push + 2].min() == pytest.approx(0.12) for push in pushes)
    speed = np.diff(ball[:, 1]) * fps
    for push, following in pairwise(pushes):
        assert ball[push:following, 1].min() < 0.12 + 5.0 / fps  # the floor, or a frame from it
        assert speed[push:following].min() < -3.5 < 3.0 < speed[push:following].max()
    assert (ball[:, 1] >= 0.12 - 1e-6).all()


def test_a_dribbled_ball_falls_as_gravity_has_it_and_does_not_turn_in_the_air() -> None:
    hand = pushing(0.6, 100)
    ball = dribbled(hand, 100, 0.12)[100:500]
    falling = np.diff(ball[:, 1], 2) * 100**2
    apart = hand[100:500, 1] - ball[:, 1] > 0.25
    steady = apart[:-2] & apart[1:-1] & apart[2:] & (np.abs(falling) < 50)
    assert steady.sum() > 150
    np.testing.assert_allclose(falling[steady], -GRAVITY, rtol=0.01)


def test_the_ball_that_somebody_dribbles_is_the_one_that_they_have() -> None:
    beats = (Beat(text="dribbles the ball", start=0, end=3, thing="ball"),)
    character = Character(name="Ann", beats=beats, props=("ball", "basketball"))
    kinds = [prop.kind for prop in action_props([actor("dribbling")], [character])]
    assert kinds == ["basketball"]


def test_a_hand_that_does_not_move_dribbles_all_the_same() -> None:
    ball = dribbled(np.tile([0.0, 1.0, 0.0], (100, 1)), 25, 0.12)[:, 1]
    assert ball.min() < 0.25 and ball.max() == pytest.approx(0.88)
    assert np.ptp(ball[:20]) > 0.5 and np.ptp(ball[-20:]) > 0.5


def with_thing(who: Actor, kind: str) -> dict[str, Prop]:
    beats = (Beat(text="acts", start=0, end=3, thing=kind),)
    return {
        prop.kind: prop for prop in action_props([who], [Character(name=who.name, beats=beats)])
    }


def lowering(low: int = 30) -> np.ndarray:
    """A rest pose whose hands are at the floor around a frame."""
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    down = np.exp(-(((np.arange(FRAMES) - low) / 8.0) ** 2))[:, None]
    for side in ("left", "right"):
        hand = joints[:, J[f"{side}_wrist"]]
        joints[:, J[f"{side}_wrist"]] = hand * (1 - down * [0.0, 0.8, 0.0]) + [0.0, 0.0, 0.4]
    return joints


def test_a_box_is_carried_before_the_body() -> None:
    box = props(actor("carry"))["box"]
    assert box.holder == ("Ann", "right_wrist")
    assert (box.position[:, 2] > 0.2).all() and (np.abs(box.position[:, 0]) < 0.05).all()


@pytest.mark.parametrize(("action", "first"), [("pick_up", True), ("put_down", False)])
def test_what_is_lifted_or_put_down_lies_on_the_floor_before_or_after(
    action: str, first: bool
) -> None:
    box = with_thing(actor(action, lowering()), "box")["box"]
    floor, held = (0, -1) if first else (-1, 0)
    assert box.position[floor, 1] == pytest.approx(0.0, abs=0.02)
    assert box.position[held, 1] > 0.3


def test_nothing_is_lifted_that_is_not_named() -> None:
    assert props(actor("pick_up", lowering())) == {}


def test_the_brush_of_a_broom_is_on_the_floor() -> None:
    broom = props(actor("sweep", lowering()))["broom"]
    lowest = min(float(piece.points[:, 1].min()) for piece in PROPS["broom"].pieces)
    tip = broom.position + quat_rotate(broom.rotation, np.array([0.0, lowest, 0.0]))
    reached = (broom.position[:, 1] > -0.25 * lowest) & (broom.position[:, 1] < -lowest)
    assert reached.any()
    assert np.abs(tip[reached, 1]).max() < 0.01
