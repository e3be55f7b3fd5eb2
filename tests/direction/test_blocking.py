"""Where several actors stand: apart, in pairs, in the wings."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.direction import build_scene
from stickgen.direction.meetings import PASS_DISTANCE
from stickgen.direction.pairs import CONTACT_DISTANCE, FIGHT_DISTANCE
from stickgen.direction.wings import wings_distance
from stickgen.geometry import heading, yaw_matrix
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script, StageProp
from stickgen.skeleton import J, rest_pose
from stickgen.vocabulary import ACTION, ACTIONS

FRAMES = 100
TRUNK = [J["pelvis"], J["spine3"], J["head"]]


def body(vx: float = 0.0, vz: float = 0.0, action: str = "idle", sway: float = 0.0) -> Motion:
    """A rest pose that slides at (vx, vz) m/s."""
    time = np.arange(FRAMES) / 25
    path = np.stack([vx * time + sway * np.sin(time), 0 * time, vz * time], axis=-1)
    return Motion(rest_pose() + path[:, None], np.full(FRAMES, ACTION[action]))


def play(motions: list[Motion], **wishes: dict[int, object]) -> Scene:
    beat = Beat(text="acts", start=0, end=4)
    people = [
        Character(
            name=f"a{i}",
            beats=(beat,),
            **{key: value[i] for key, value in wishes.items() if i in value},
        )
        for i in range(len(motions))
    ]
    return build_scene(Script(description="x", duration=4, characters=tuple(people)), motions)


def gap(scene: Scene, i: int, j: int) -> np.ndarray:
    """Smallest distance of two trunks seen from above, [T] metres."""
    a, b = (scene.actors[k].motion.joints[:, TRUNK][..., [0, 2]] for k in (i, j))
    return np.linalg.norm(a[:, :, None] - b[:, None], axis=-1).min(axis=(1, 2))


@given(
    st.lists(
        st.tuples(st.floats(-3, 3), st.floats(-3, 3), st.sampled_from(ACTIONS), st.floats(-1, 1)),
        min_size=2,
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_nobody_gets_into_anybody(cast: list[tuple[float, float, str, float]]) -> None:
    scene = play([body(*each) for each in cast])
    contacts = {ACTION[name] for name in CONTACT_DISTANCE}
    for i in range(len(cast)):
        for j in range(i):
            close = gap(scene, i, j) < 0.35
            touch = [set(scene.actors[k].motion.actions.tolist()) & contacts for k in (i, j)]
            if touch[0] & touch[1]:
                continue
            assert close.sum() <= 0.5 * 25


@pytest.mark.parametrize("action", list(CONTACT_DISTANCE))
def test_two_who_touch_stand_face_to_face(action: str) -> None:
    scene = play([body(action=action), body(action=action)])
    a, b = (actor.motion.joints[50] for actor in scene.actors)
    assert np.linalg.norm((a - b)[0, [0, 2]]) == pytest.approx(CONTACT_DISTANCE[action], abs=1e-3)
    facing = [float(heading(actor.motion.joints)[50]) for actor in scene.actors]
    assert np.cos(facing[0] - facing[1]) < -0.85
    assert a[0, 0] < b[0, 0] and np.sin(facing[0]) > 0.9


def test_two_who_fight_stand_at_arms_length() -> None:
    scene = play([body(action="punch"), body(action="kick"), body()])
    a, b = (actor.motion.joints[50, 0] for actor in scene.actors[:2])
    assert np.linalg.norm(a - b) == pytest.approx(FIGHT_DISTANCE, abs=1e-3)
    assert gap(scene, 0, 2).min() > 0.6 and gap(scene, 1, 2).min() > 0.6


@pytest.mark.parametrize("actions", [("throwing", "catching"), ("fielding", "pitching")])
def test_two_who_pass_a_ball_have_room_for_it_and_face_each_other(actions: tuple[str, str]) -> None:
    scene = play([body(action=action) for action in actions] + [body()])
    one, other = scene.actors[:2]
    away = other.motion.joints[50, 0] - one.motion.joints[50, 0]
    assert np.linalg.norm(away) == pytest.approx(PASS_DISTANCE, abs=1e-3)
    facing = [float(heading(actor.motion.joints)[50]) for actor in (one, other)]
    assert np.sin(facing[0]) > 0.9 and np.sin(facing[1]) < -0.9
    assert gap(scene, 0, 2).min() > 0.6 and gap(scene, 1, 2).min() > 0.6


def test_people_in_company_turn_half_to_each_other() -> None:
    left, right = (
        float(heading(actor.motion.joints)[0]) for actor in play([body(), body()]).actors
    )
    assert 0.5 < left < 1.2 and -1.2 < right < -0.5


def test_who_looks_at_somebody_turns_there() -> None:
    scene = play([body(), body(), body()], looks_at={0: "a2", 2: "a0"})
    first, last = (float(heading(scene.actors[k].motion.joints)[0]) for k in (0, 2))
    assert first > 1.2 and last < -1.2


@pytest.mark.parametrize(("side", "sign"), [("left", -1), ("right", 1)])
def test_who_enters_comes_from_beyond_the_picture(side: str, sign: int) -> None:
    x = play([body(vz=1.4), body()], enters={0: side}).actors[0].motion.joints[:, 0, 0]
    assert (
        sign * x[0] == pytest.approx(wings_distance(1.0), abs=1e-3)
        and sign * x[-1] < sign * x[0] - 3
    )


@pytest.mark.parametrize(("side", "sign"), [("left", -1), ("right", 1)])
def test_who_leaves_ends_beyond_the_picture(side: str, sign: int) -> None:
    x = play([body(vz=1.4), body()], leaves={0: side}).actors[0].motion.joints[:, 0, 0]
    assert (
        sign * x[-1] == pytest.approx(wings_distance(1.0), abs=1e-3)
        and sign * x[0] < sign * x[-1] - 3
    )


def test_a_place_on_the_stage_is_kept() -> None:
    scene = play([body(), body()], at={1: (2.0, -1.0)})
    assert scene.actors[1].motion.joints[0, 0, [0, 2]] == pytest.approx([2.0, -1.0], abs=1e-3)


@pytest.mark.parametrize(("turn", "at"), [(0, (0, 0)), (90, (0, 0.5)), (30, (1, -1))])
def test_nobody_stands_in_a_car_or_hides_behind_it(turn: float, at: tuple[float, float]) -> None:
    car = StageProp(kind="car", at=at, turn=turn)
    beat = Beat(text="acts", start=0, end=4)
    people = tuple(Character(name=f"a{i}", beats=(beat,)) for i in range(3))
    script = Script(description="x", duration=4, characters=people, props=(car,))
    turned = yaw_matrix(np.deg2rad(turn))
    for actor in build_scene(script, [body()] * 3).actors:
        away = (actor.motion.joints[0, 0] - [at[0], 0, at[1]]) @ turned  # in the car's own frame
        assert abs(away[0]) > 2.1 or abs(away[2]) > 0.78
        aside, nearer = actor.motion.joints[0, 0, [0, 2]] - at
        assert nearer > 0 or abs(aside) > 0.78


def test_a_child_is_smaller() -> None:
    scene = play([body(), body()], height={0: 0.6})
    child, adult = (actor.motion.joints[0, J["head"], 1] for actor in scene.actors)
    assert child == pytest.approx(0.6 * adult, abs=1e-3)
    assert scene.actors[0].motion.joints[0, :, 1].min() == pytest.approx(0.6 * 0.025, abs=1e-3)


@pytest.mark.parametrize("side", ["left", "right"])
def test_no_forearm_is_before_the_face_where_another_angle_avoids_it(side: str) -> None:
    joints = np.tile(rest_pose(), (100, 1, 1))
    usual = yaw_matrix(np.deg2rad(-30.0))  # from the picture to the body, as it is usually shown
    for name, off in (("elbow", (0.0, -0.15, 0.3)), ("wrist", (0.0, 0.12, 0.25))):
        joints[:, J[f"{side}_{name}"]] = joints[:, J["head"]] + usual @ off
    seen = play([Motion(joints.astype(np.float32))]).actors[0].motion.joints.astype(float)
    face = seen[50, J["head"], :2]
    arm = seen[50, [J[f"{side}_elbow"], J[f"{side}_wrist"]], :2]
    share = np.linspace(0, 1, 20)[:, None]
    assert np.linalg.norm(arm[0] + share * (arm[1] - arm[0]) - face, axis=-1).min() > 0.08
    assert np.cos(heading(seen)[50]) > 0.3  # and the face is to us


def test_the_one_who_acts_has_their_face_to_us_while_they_do() -> None:
    joints = np.tile(rest_pose(), (200, 1, 1))
    turned = joints[100:] @ yaw_matrix(np.deg2rad(150)).T
    turned[:, J["right_wrist"], 1] += 0.2 * np.sin(np.arange(100))  # acts there, not before
    joints[100:] = turned
    seen = play([Motion(joints.astype(np.float32))]).actors[0].motion.joints
    assert np.cos(heading(seen)[150]) > 0.0
