"""Props, places and looks are visible, and each looks different from the others."""

from dataclasses import replace

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.styles import STYLES
from stickgen.catalog.wardrobe import HAIR, HATS, TIES, WEAR
from stickgen.errors import StickGenError
from stickgen.prop import Prop
from stickgen.render import frame
from stickgen.render.kinds import KINDS
from stickgen.scene import Actor, Look, Place, Scene
from stickgen.skeleton import rest_pose

SMALL = (160, 90)


def look_at(middle: np.ndarray, extent: float) -> Camera:
    eye = middle + extent * np.array([1.2, 0.6, 4.0])
    return Camera(eye[None], middle[None], np.array([64.0]))


def with_and_without(walk_scene: Scene, kind: str, style: str) -> tuple[Scene, Scene]:
    """A prop far from the actor, and the same view without it."""
    points = np.concatenate([piece.points for piece in PROPS[kind].pieces])
    middle = (points.min(axis=0) + points.max(axis=0)) / 2 + [300.0, 0.0, 0.0]
    extent = max(float(np.ptp(points, axis=0).max()), 0.1)
    actor = walk_scene.actors[0]
    motion = replace(actor.motion, joints=actor.motion.joints[:1], actions=None, contacts=None)
    bare = Scene((replace(actor, motion=motion, face=None),), look_at(middle, extent), style=style)
    return replace(bare, props=(Prop(kind, np.array([[300.0, 0.0, 0.0]])),)), bare


@pytest.mark.parametrize(
    ("kind", "style"),
    [
        *((kind, "normal") for kind in sorted(PROPS)),
        *(("box", style) for style in sorted(STYLES)),
        # White, thin or pale: hard to see on this paper.
        ("baseball", "xkcd"),
        ("racket", "blueprint"),
        ("plate", "chalk"),
        ("umbrella", "neon"),
    ],
)
def test_a_prop_is_visible(walk_scene: Scene, kind: str, style: str) -> None:
    scene, bare = with_and_without(walk_scene, kind, style)
    changed = (frame(scene, 0, SMALL) != frame(bare, 0, SMALL)).any(axis=-1)
    assert changed.sum() > 60


@pytest.mark.parametrize(
    ("kind", "state"), [(kind, state) for kind in sorted(PROPS) for state in PROPS[kind].states]
)
def test_a_state_is_visible(walk_scene: Scene, kind: str, state: str) -> None:
    scene, _ = with_and_without(walk_scene, kind, "normal")
    other = replace(scene, props=(replace(scene.props[0], state=state),))
    changed = (frame(scene, 0, SMALL) != frame(other, 0, SMALL)).any(axis=-1)
    assert changed.sum() > 20


def test_a_prop_takes_the_colour_it_is_given(walk_scene: Scene) -> None:
    scene, _ = with_and_without(walk_scene, "ball", "normal")
    green = replace(scene, props=(replace(scene.props[0], color="#00ff00"),))
    middle = frame(green, 0, SMALL)[30:60, 60:100, :3].reshape(-1, 3).astype(int)
    assert (middle[:, 1] > middle[:, 0] + 60).any()


def test_every_place_looks_different(walk_scene: Scene) -> None:
    pictures = {
        frame(replace(walk_scene, place=Place(name)), 0, SMALL).tobytes() for name in PLACES
    }
    assert len(pictures) == len(PLACES)


@pytest.mark.parametrize("place", ["park", "stadium", "space"])
def test_a_seed_scatters_a_place_in_its_own_way(walk_scene: Scene, place: str) -> None:
    one, again, other = (
        frame(replace(walk_scene, place=Place(place, seed)), 0, SMALL) for seed in (1, 1, 2)
    )
    assert (one == again).all() and (one != other).any()


LOOKS = [
    *(Look(kind=kind) for kind in KINDS if kind not in ("human", "animal")),
    *(Look(hat=name) for name in HATS),
    *(Look(hair=name) for name in HAIR),
    *(Look(tie=name) for name in TIES),
    *(Look(wears=(name,)) for name in WEAR),
]


@pytest.mark.parametrize("name", WEAR)
def test_wear_is_drawn_at_the_body(walk_scene: Scene, name: str) -> None:
    actor = walk_scene.actors[0]
    one = replace(actor.motion, joints=rest_pose()[None], actions=None, contacts=None)
    view = look_at(np.array([0.0, 0.95, 0.0]), 1.5)
    bare, worn = (
        frame(Scene((Actor("a", one, look),), view), 0, (160, 160)).astype(int)
        for look in (Look(), Look(wears=(name,)))
    )
    rows, columns = np.nonzero((bare != worn).any(axis=-1))
    body_rows, body_columns = np.nonzero(bare[..., :3].max(axis=-1) < 100)
    room = 0.45 * np.ptp(body_rows)
    assert len(rows) > 6
    for changed, body in ((rows, body_rows), (columns, body_columns)):
        assert changed.min() > body.min() - room and changed.max() < body.max() + room


def test_every_look_is_different(walk_scene: Scene) -> None:
    actor = walk_scene.actors[0]
    pictures = {
        frame(replace(walk_scene, actors=(replace(actor, look=look),)), 0, (640, 360)).tobytes()
        for look in [Look(), *LOOKS]
    }
    assert len(pictures) == len(LOOKS) + 1


@pytest.mark.parametrize(
    ("look", "message"),
    [
        (Look(hat="fez"), "no hat 'fez': use one of cap"),
        (Look(hair="perm"), "no haircut 'perm'"),
        (Look(tie="ascot"), "no tie 'ascot'"),
        (Look(wears=("corset",)), "no wear 'corset': use one of jacket"),
    ],
)
def test_an_unknown_look_is_one_sentence(walk_scene: Scene, look: Look, message: str) -> None:
    scene = replace(walk_scene, actors=(replace(walk_scene.actors[0], look=look),))
    with pytest.raises(StickGenError, match=message):
        frame(scene, 0, SMALL)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"place": Place("attic")}, "no place 'attic': use one of paper"),
        ({"style": "oil"}, "no style 'oil': use one of normal, sketch"),
        ({"props": (Prop("anvil", np.zeros((50, 3))),)}, "no prop 'anvil': use one of ball"),
    ],
)
def test_an_unknown_name_in_a_scene_is_one_sentence(
    walk_scene: Scene, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(StickGenError, match=message):
        frame(replace(walk_scene, **changes), 0, SMALL)
