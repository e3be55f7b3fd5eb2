"""What is nearer covers what is farther, from wherever it is seen."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stickgen.camera import Camera
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.styles import STYLES
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.render import frame
from stickgen.render.compose import compose_backdrop, compose_frame
from stickgen.render.painter import Painter
from stickgen.render.prepare import prepare
from stickgen.render.projection import project
from stickgen.scene import Actor, Look, Place, Scene
from stickgen.skeleton import rest_pose

SIZE = (320, 180)
RED, BLUE = "#d03030", "#3050d0"


def body(name: str, z: float, color: str) -> Actor:
    return Actor(name, Motion(rest_pose()[None] + [0.0, 0.0, z]), Look(color=color))


def seen_from(*eye: float) -> Camera:
    return Camera(np.array([eye]), np.array([[0, 1.0, 0]]), np.array([64.0]))


def pixel(scene: Scene, point: tuple[float, float, float]) -> np.ndarray:
    (x, y) = project(np.array([[point]]), scene.camera, SIZE)[0][0, 0]
    return frame(scene, 0, SIZE)[round(y), round(x), :3].astype(int)


def reddish(color: np.ndarray) -> bool:
    return bool(color[0] > color[2] + 40)


@pytest.mark.parametrize("turn", [1.0, -1.0])
def test_the_nearer_body_covers_the_farther_whoever_is_named_first(turn: float) -> None:
    pair = (body("near", 0.8, RED), body("far", -0.8, BLUE))
    for actors in (pair, pair[::-1]):
        scene = Scene(actors, seen_from(0.0, 1.0, 8.0 * turn))
        middle = (0.0, 1.0, 0.8 * turn)
        assert reddish(pixel(scene, middle)) == (turn > 0)


def test_a_thing_between_two_bodies_covers_one_and_not_the_other() -> None:
    crate = Prop("box", np.array([[0.0, 0.6, 0.0]]), color="#30a040")
    for z, covered in ((-1.0, True), (1.0, False)):
        scene = Scene((body("one", z, RED),), seen_from(0.0, 1.0, 8.0), props=(crate,))
        assert reddish(pixel(scene, (0.0, 0.95, z))) != covered


def test_an_arm_before_the_trunk_is_drawn_over_it_and_behind_it_under_it() -> None:
    def hand(z: float) -> list[int]:
        joints = rest_pose()
        joints[[18, 20]] = [[0.25, 1.2, 0.5 * z], [0.0, 1.15, z]]
        prepared = prepare(
            Scene((Actor("a", Motion(joints[None])),), seen_from(0.0, 1.0, 8.0)), SIZE
        )
        groups = compose_frame(prepared, 0).groups
        return [mark.seed for group in groups for mark in group.marks if mark.limb]

    # Limbs are numbered from the trunk: 0 the trunk, 2 the left forearm.
    front, back = hand(0.4), hand(-0.4)
    assert front.index(2) > front.index(0) and back.index(2) < back.index(0)


def test_a_held_thing_is_drawn_behind_its_hand() -> None:
    actor = body("Ann", 0.0, RED)
    wrist = actor.motion.joints[:, 20]
    scene = Scene(
        (actor,),
        seen_from(0.0, 1.0, 8.0),
        props=(Prop("cup", wrist, holder=("Ann", "left_wrist")),),
    )
    groups = compose_frame(prepare(scene, SIZE), 0).groups
    cup = next(i for i, g in enumerate(groups) if any(m.seed >= 1000 for m in g.marks))
    forearm = next(i for i, g in enumerate(groups) if any(m.limb and m.seed == 2 for m in g.marks))
    assert cup < forearm


def test_far_things_pass_slower_when_the_camera_slides() -> None:
    park = Scene((body("a", 0, RED),), seen_from(0.0, 1.5, 8.0), place=Place("park"))
    moved = replace(
        park,
        camera=Camera(park.camera.position + [1, 0, 0], park.camera.target + [1, 0, 0], [64.0]),
    )

    def left_edges(scene: Scene) -> dict[int, tuple[float, float]]:
        marks = [m for g in compose_backdrop(prepare(scene, SIZE), scene.camera) for m in g.marks]
        return {m.seed: (float(m.points[:, 0].mean()), m.scale) for m in marks if not m.dashes}

    before, after = left_edges(park), left_edges(moved)
    # One metre of camera is as many pixels as a metre is there.
    far = [seed for seed in before.keys() & after.keys() if before[seed][1] < 12]
    assert len(far) > 5
    for seed in far:
        (a, scale), (b, _) = before[seed], after[seed]
        assert a - b == pytest.approx(scale, rel=0.2, abs=1.0)


def test_a_child_is_a_body_of_its_own_size() -> None:
    tall = Scene((body("a", 0, RED),), seen_from(0.0, 1.0, 8.0))
    small = replace(tall, actors=(tall.actors[0].scaled(0.5),))
    ink = [np.argwhere(np.abs(frame(s, 0, SIZE)[..., :3].astype(int) - [208, 48, 48]).max(-1) < 30)
           for s in (tall, small)]  # fmt: skip
    heights = [np.ptp(points[:, 0]) for points in ink]
    assert heights[1] == pytest.approx(0.5 * heights[0], rel=0.1)


coordinate = st.floats(-12, 12)


@given(
    eye=st.tuples(coordinate, st.floats(0.02, 9), coordinate),
    target=st.tuples(st.floats(-3, 3), st.floats(0, 2), st.floats(-3, 3)),
    focal=st.floats(12, 300),
    roll=st.floats(-3, 3),
    style=st.sampled_from(sorted(STYLES)),
    place=st.sampled_from(sorted(PLACES)),
    props=st.lists(st.sampled_from(sorted(PROPS)), max_size=4),
    size=st.sampled_from([(320, 180), (90, 160), (16, 16), (640, 64)]),
)
@settings(max_examples=40, deadline=None)
def test_any_camera_sees_something_without_failing(
    eye: tuple[float, ...],
    target: tuple[float, ...],
    focal: float,
    roll: float,
    style: str,
    place: str,
    props: list[str],
    size: tuple[int, int],
) -> None:
    assume(np.linalg.norm(np.subtract(eye, target)) >= 0.05)
    scene = Scene(
        (body("a", 0.0, RED), body("b", -1.0, BLUE)),
        Camera(np.array([eye]), np.array([target]), np.array([focal]), np.array([roll])),
        style=style,
        place=Place(place, 3),
        props=tuple(Prop(kind, np.array([[i - 1.5, 0.0, 0.5]])) for i, kind in enumerate(props)),
    )
    painted = Painter(prepare(scene, size)).paint(0)
    assert painted.shape == (size[1], size[0], 4) and (painted[..., 3] == 255).all()
