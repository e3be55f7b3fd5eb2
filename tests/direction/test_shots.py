"""Moves of the camera: what stays in the picture, what rests, what moves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.direction.director import plan_shots
from stickgen.direction.moves import MOVES
from stickgen.direction.shots import build_camera
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.render.head import head_track
from stickgen.render.projection import project
from stickgen.scene import Actor
from stickgen.script import Beat, Character, Line, Shot
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import ACTION

FRAMES = 100
SIZE = (1280, 720)


def walker(name: str = "Ann", x: float = 0.0, speed: float = 0.0, action: str = "idle") -> Actor:
    path = np.arange(FRAMES)[:, None, None] / 25 * [speed, 0.0, 0.0] + [x, 0.0, 0.0]
    return Actor(name, Motion(rest_pose() + path, np.full(FRAMES, ACTION[action])))


def heads_inside(actors: list[Actor], camera, size: tuple[int, int]) -> np.ndarray:
    """Share of frames, of each actor, in which the whole head is in the picture."""
    shares = []
    for actor in actors:
        middle, scale = project(head_track(actor.motion.joints, 0.15).center, camera, size)
        radius = 0.15 * scale[:, None]
        shares.append(((middle > radius) & (middle < np.array(size) - radius)).all(-1).mean())
    return np.array(shares)


@pytest.mark.parametrize(
    ("move", "amount"),
    [
        *((move, None) for move in MOVES),
        ("pan", 3.0),
        ("zoom", 0.5),
        ("zoom", 3.0),
        ("dolly", 0.5),
        ("dolly", 3.0),
        ("crane", 3.0),
        ("establish", 3.0),
    ],
)
def test_what_a_shot_is_about_stays_in_the_picture(move: str, amount: float | None) -> None:
    actors = [walker("Ann", -0.8, 0.7), walker("Bob", 1.0, -0.2)]
    camera = build_camera([Shot(move=move, start=0, end=4, amount=amount)], actors, 16 / 9)
    assert (heads_inside(actors, camera, SIZE) == 1).all()
    if move != "close_up":
        for actor in actors:
            pixels, _ = project(actor.motion.joints, camera, SIZE)
            assert (pixels > 0).all() and (pixels < SIZE).all()


def test_each_move_moves_what_it_says() -> None:
    actors = [walker()]

    def shoot(move: str, **more: float):
        return build_camera([Shot(move=move, start=0, end=4, **more)], actors, 1.0)

    still = shoot("static")
    assert np.ptp(still.position, axis=0).max() == 0 and np.ptp(still.focal) == 0
    zoom = shoot("zoom", amount=2.0)
    assert zoom.focal[-1] / zoom.focal[0] == pytest.approx(2, rel=0.01)
    assert np.ptp(zoom.position, axis=0).max() == 0
    dolly = shoot("dolly", amount=0.5)
    assert dolly.distance[-1] / dolly.distance[0] == pytest.approx(0.5, rel=0.05)
    assert np.ptp(dolly.focal) == 0
    crane = shoot("crane", amount=2.0)
    assert crane.position[-1, 1] - crane.position[0, 1] == pytest.approx(2, abs=0.01)
    orbit = shoot("orbit", amount=90.0)
    away = orbit.position - orbit.target
    angle = np.degrees(np.arctan2(away[:, 0], away[:, 2]))
    assert angle[-1] - angle[0] == pytest.approx(90, abs=1)
    pan = shoot("pan", amount=20.0)
    ahead = pan.target - pan.position
    turn = np.degrees(np.arctan2(ahead[:, 0], -ahead[:, 2]))
    assert abs(turn[-1] - turn[0]) == pytest.approx(20, abs=1)
    assert np.ptp(pan.position, axis=0).max() == 0


def test_a_pan_goes_along_with_who_walks() -> None:
    camera = build_camera([Shot(move="pan", start=0, end=4)], [walker(speed=1.0)], 1.0)
    assert camera.target[-1, 0] - camera.target[0, 0] > 2.5
    assert np.ptp(camera.position, axis=0).max() == 0


def test_a_pan_turns_by_its_amount_however_far_the_eye_is() -> None:
    actors = [walker("Ann", -6.0), walker("Bob", 6.0)]
    camera = build_camera([Shot(move="pan", start=0, end=4, amount=20)], actors, 1.0)
    ahead = camera.target - camera.position
    turn = np.degrees(np.arctan2(ahead[:, 0], -ahead[:, 2]))
    assert turn[-1] - turn[0] == pytest.approx(20, abs=0.1)


def test_a_close_up_holds_the_face_in_the_middle_and_establishing_keeps_people_large() -> None:
    actor = walker("Ann", speed=0.1)
    camera = build_camera([Shot(move="close_up", start=0, end=4)], [actor], 16 / 9)
    middle, _ = project(head_track(actor.motion.joints, 0.15).center, camera, SIZE)
    assert np.abs(middle - np.array(SIZE) / 2).max() < 0.12 * SIZE[1]
    crowd = [walker(str(x), x) for x in np.arange(-6.0, 7.0, 2.0)]
    wide = build_camera([Shot(move="establish", start=0, end=4)], crowd, 16 / 9)
    heads = head_track(crowd[3].motion.joints, 0.15).center
    feet = crowd[3].motion.joints[:, 10]
    tall = project(feet, wide, SIZE)[0] - project(heads, wide, SIZE)[0]
    assert (tall[:, 1] > 0.15 * SIZE[1]).all()


def test_a_close_up_is_close_and_of_whom_it_names() -> None:
    actors = [walker("Ann", -1.5), walker("Bob", 1.5)]
    camera = build_camera([Shot(move="close_up", subject="Bob", start=0, end=4)], actors, 16 / 9)
    middle, scale = project(head_track(actors[1].motion.joints, 0.15).center, camera, SIZE)
    assert np.abs(middle - np.array(SIZE) / 2).max() < 100
    assert (2 * 0.15 * scale > 200).all()


def test_moves_of_the_same_time_combine() -> None:
    shots = [Shot(move=move, start=0, end=4) for move in ("orbit", "crane")]
    camera = build_camera(shots, [walker()], 1.0)
    assert np.ptp(camera.position[:, 0]) > 4 and np.ptp(camera.position[:, 1]) > 2


def test_shots_that_overlap_are_refused() -> None:
    shots = [Shot(start=0, end=3), Shot(move="zoom", start=2, end=4)]
    with pytest.raises(StickGenError, match="starts at 2 s while another one runs"):
        build_camera(shots, [walker()], 1.0)


def test_shots_are_joined_by_cuts_and_gaps_are_filled() -> None:
    camera = build_camera([Shot(move="close_up", start=1, end=2)], [walker()], 1.0)
    assert camera.cuts == (25, 50) and len(camera) == FRAMES


def person(name: str, *lines: Line) -> Character:
    return Character(name=name, beats=(Beat(text="acts", start=0, end=4),), lines=lines)


def test_the_director_shows_faces_when_they_speak() -> None:
    actors = [walker("Ann", -0.8), walker("Bob", 0.8)]
    line = Line(text="Well!", start=1.2, end=3.2)
    moves = [s.move for s in plan_shots(actors, [person("Ann", line), person("Bob")])]
    assert moves[0] == "establish" and "close_up" in moves
    assert "close_up" not in [s.move for s in plan_shots(actors, [person("Ann"), person("Bob")])]


def test_a_long_talk_is_seen_from_near_and_from_afar() -> None:
    path = np.tile(rest_pose(), (60 * 25, 1, 1))
    actor = Actor("Ann", Motion(path, np.full(len(path), ACTION["talk"])))
    shots = plan_shots([actor], [person("Ann")])
    assert max(shot.end - shot.start for shot in shots) < 10
    assert {shot.move for shot in shots} >= {"close_up", "track"}
    assert shots[-1].end == 60


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_directed_heads_are_in_every_picture(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 6))
    action = st.sampled_from(["idle", "talk", "shout", "walk"])
    actors = [
        walker(f"a{i}", data.draw(st.floats(-5, 5)), data.draw(st.floats(-4, 4)), data.draw(action))
        for i in range(count)
    ]
    size = data.draw(st.sampled_from([(640, 360), (360, 640), (400, 400), (1600, 400)]))
    shots = plan_shots(actors, [person(actor.name) for actor in actors])
    camera = build_camera(shots, actors, size[0] / size[1])
    assert (heads_inside(actors, camera, size) >= 0.95).all()


@pytest.mark.parametrize("move", ["orbit", "dolly", "track", None])
def test_no_move_goes_on_where_the_place_changes(move: str | None) -> None:
    actors = [walker("Ann", -3.0, 2.0)]
    shots = [] if move is None else [Shot(move=move, start=0, end=4)]
    camera = build_camera(shots, actors, 16 / 9, cuts=(50,))
    assert camera.cuts == (50,)
    faster = camera.at_fps(25, 50)
    assert faster.cuts == (100,)
    np.testing.assert_allclose(faster.position[98], camera.position[49], atol=1e-5)
    np.testing.assert_allclose(faster.position[99], camera.position[49], atol=1e-5)


def test_the_camera_finds_its_picture_anew_in_a_new_place() -> None:
    actors = [walker("Ann", -3.0, 2.0)]
    camera = build_camera((), actors, 16 / 9, cuts=(50,))
    jump = np.linalg.norm(np.diff(camera.target, axis=0), axis=-1)
    assert jump.argmax() == 49 and jump[49] > 3 * np.delete(jump, 49).max()
    assert (heads_inside(actors, camera, SIZE) == 1).all()


def test_the_director_opens_every_place_with_an_establishing_shot() -> None:
    actors = [Actor("Ann", Motion(np.tile(rest_pose(), (200, 1, 1))))]
    people = [Character(name="Ann", beats=(Beat(text="stands", start=0, end=8),))]
    shots = plan_shots(actors, people, cuts=(0, 90))
    opening = [shot.start for shot in shots if shot.move == "establish"]
    assert opening == pytest.approx([0, 3.6])
    assert all(not shot.start < 3.6 < shot.end for shot in shots)
