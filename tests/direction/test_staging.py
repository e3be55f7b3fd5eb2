import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.direction import build_scene
from stickgen.direction.facing import stage_turn
from stickgen.errors import StickGenError
from stickgen.geometry import heading, yaw_matrix
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import BONE_LENGTHS, PARENTS, rest_pose

KEYFRAMES = ({"frame": 0, "x": 0}, {"frame": 99, "x": 3})


def glide(x: float, z: float, turn: float = 0.0, frames: int = 50) -> Motion:
    """A rest pose that slides to (x, z) metres while it turns by ``turn`` radians."""
    share = np.linspace(0.0, 1.0, frames)
    joints = np.einsum("tij,vj->tvi", yaw_matrix(turn * share), rest_pose())
    return Motion(joints + share[:, None, None] * [x, 0.0, z])


def play(*motions: Motion) -> Scene:
    beat = Beat(text="moves", start=0, end=2)
    characters = tuple(Character(name=f"actor {i}", beats=(beat,)) for i in range(len(motions)))
    return build_scene(Script(description="they move", duration=2, characters=characters), motions)


def travel_and_facing(motion: Motion) -> tuple[np.ndarray, np.ndarray]:
    joints = play(motion).actors[0].motion.joints
    angle = heading(joints)[len(joints) // 2]
    return joints[-1, 0] - joints[0, 0], np.array([np.sin(angle), 0.0, np.cos(angle)])


def test_a_walk_goes_left_to_right_and_a_little_nearer() -> None:
    travel, facing = travel_and_facing(glide(0, 4))
    assert travel[0] > 3.5 and 0 < travel[2] < 1.6
    assert facing[0] > 0.9 and facing[2] > 0


def test_a_backward_walk_crosses_the_screen_with_its_face_seen() -> None:
    travel, facing = travel_and_facing(glide(0, -4))
    assert travel[0] > 3.5 and facing[0] < 0 < facing[2]


@pytest.mark.parametrize("side", [-3.0, 3.0])
def test_a_side_step_shows_the_face(side: float) -> None:
    travel, facing = travel_and_facing(glide(side, 0))
    assert abs(travel[0]) > 2.7 and facing[2] > 0.8


def test_who_stays_is_seen_from_three_quarters() -> None:
    _, facing = travel_and_facing(glide(0.2, 0.1))
    assert np.rad2deg(np.arctan2(facing[0], facing[2])) == pytest.approx(30, abs=1)


def test_who_turns_round_on_the_spot_starts_at_three_quarters() -> None:
    joints = play(glide(0, 0, turn=2 * np.pi)).actors[0].motion.joints
    assert np.rad2deg(heading(joints)[0]) == pytest.approx(30, abs=1)


@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(-7, 7))
@settings(max_examples=40, deadline=None)
def test_staging_moves_but_never_bends(x: float, z: float, turn: float) -> None:
    motion = glide(x, z, turn)
    joints = play(motion).actors[0].motion.joints
    assert np.allclose(joints[..., 1], motion.joints[..., 1], atol=1e-5)
    bones = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
    assert np.allclose(bones, BONE_LENGTHS[1:], atol=1e-4)
    gaps = [np.linalg.norm(j[-1, 0] - j[0, 0]) for j in (joints, motion.joints)]
    assert gaps[0] == pytest.approx(gaps[1], abs=1e-3)
    path = joints[:, 0, [0, 2]]
    assert np.allclose(path.min(0) + path.max(0), 0, atol=1e-3)


def test_the_turn_depends_on_the_motion_alone() -> None:
    motion = glide(1, 3, 0.4)
    assert stage_turn(motion) == stage_turn(Motion(motion.joints.copy()))


def test_actions_and_contacts_are_carried_over() -> None:
    motion = Motion(glide(0, 3).joints, actions=np.arange(50) % 40)
    staged = play(motion).actors[0].motion
    assert (staged.actions == motion.actions).all()
    assert (staged.contacts == motion.contacts).all()


def test_actors_stand_apart_in_inks_of_their_own() -> None:
    scene = play(*(glide(0, 0.1) for _ in range(4)))
    middles = [a.motion.joints[:, 0, 0].mean() for a in scene.actors]
    assert np.diff(middles).min() > 1.0
    assert len({a.look.color for a in scene.actors}) == 4
    assert scene.description == "they move"


def test_a_missing_or_longer_motion_is_one_sentence() -> None:
    beat = Beat(text="moves", start=0, end=2)
    script = Script(
        description="x",
        duration=2,
        characters=(Character(name="a", beats=(beat,)), Character(name="b", beats=(beat,))),
    )
    with pytest.raises(StickGenError, match="1 motions for 2 characters"):
        build_scene(script, [glide(0, 1)])
    with pytest.raises(StickGenError, match="different lengths"):
        build_scene(script, [glide(0, 1), glide(0, 1, frames=60)])


def test_a_scene_is_drawn_as_its_script_says() -> None:
    character = Character(beats=(Beat(text="moves", start=0, end=2),))
    script = Script(
        description="it moves",
        duration=2,
        characters=(character,),
        place="park",
        time="dusk",
        weather="rain",
        style="chalk",
        effects=("trails", "onion"),
        background="#203040",
    )
    scene = build_scene(script, [glide(0, 4)])
    assert (scene.place.kind, scene.style) == ("park", "chalk")
    assert (scene.place.time, scene.place.weather) == ("dusk", "rain")
    assert (scene.effects, scene.background) == (("trails", "onion"), "#203040")
    bare = play(glide(0, 4))
    assert (bare.place.kind, bare.style, bare.effects, bare.background) == (
        "paper",
        "normal",
        (),
        "",
    )


@pytest.mark.parametrize("camera", ["follow", "auto", KEYFRAMES])
def test_a_film_goes_on_in_another_place_after_a_cut(camera: object) -> None:
    beat = Beat(text="moves", start=0, end=4)
    script = Script(
        description="x",
        duration=4,
        time="dusk",
        place="park",
        places=[{"place": "beach", "start": 1.99}, {"place": "room", "start": 3, "time": "day"}],
        characters=(Character(beats=(beat,)),),
        camera=camera,
    )
    scene = build_scene(script, [glide(0, 4, frames=100)])
    assert [(c.place.kind, c.place.time, c.start) for c in scene.places] == [
        ("beach", "dusk", 2.0),
        ("room", "day", 3.0),
    ]
    assert {50, 75} <= {*scene.camera.cuts}
    later = scene.at_fps(60)
    starts = [change.first_frame(60) for change in later.places]
    assert starts == [120, 180] and {*starts} <= {*later.camera.cuts}
