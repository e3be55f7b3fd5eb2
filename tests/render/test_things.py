"""Every thing, place and look that scripts may name has a drawing of its own."""

from dataclasses import replace

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.errors import StickGenError
from stickgen.prop import Prop
from stickgen.render import frame
from stickgen.render.places import PLACES
from stickgen.render.props import PROPS
from stickgen.scene import Look, Place, Scene
from stickgen.vocabulary import ACTOR_KINDS, HAIR, HATS, STYLES, TIES
from stickgen.vocabulary import PLACES as PLACE_NAMES
from stickgen.vocabulary import PROPS as SIZES

SMALL = (160, 90)
HELD_UP = {"balloon", "flag", "lamp"}  # their length counts what they hang on or stand on


def look_at(middle: np.ndarray, extent: float) -> Camera:
    eye = middle + extent * np.array([1.2, 0.6, 4.0])
    return Camera(eye[None], middle[None], np.array([64.0]))


def alone(film: Scene, kind: str, style: str) -> tuple[Scene, Scene]:
    """The thing far from everybody, and the same place without it."""
    points = np.concatenate([piece.points for piece in PROPS[kind][0]])
    middle = (points.min(axis=0) + points.max(axis=0)) / 2 + [300.0, 0.0, 0.0]
    extent = max(float(np.ptp(points, axis=0).max()), 0.1)
    one = replace(film.actors[0].motion, joints=film.actors[0].motion.joints[:1], actions=None,
                  contacts=None)  # fmt: skip
    bare = Scene(
        (replace(film.actors[0], motion=one, face=None),), look_at(middle, extent), style=style
    )
    return replace(bare, props=(Prop(kind, np.array([[300.0, 0.0, 0.0]])),)), bare


def test_the_tables_are_those_that_scripts_may_name() -> None:
    assert set(PROPS) == set(SIZES) and len(PROPS) >= 25
    assert set(PLACES) == set(PLACE_NAMES) and len(PLACES) >= 12


@pytest.mark.parametrize("kind", sorted(SIZES.keys() - HELD_UP))
def test_things_have_their_real_size(kind: str) -> None:
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for piece in PROPS[kind][0]:
        radius = 0.0 if piece.radii is None else piece.radii[:, None] * (not piece.flat)
        low = np.minimum(low, (piece.points - radius).min(axis=0))
        high = np.maximum(high, (piece.points + radius).max(axis=0))
    # A size is the height of some things and the length of others.
    assert (((high - low) / SIZES[kind] > 0.75) & ((high - low) / SIZES[kind] < 1.5)).any()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", sorted(SIZES))
def test_every_thing_is_seen_in_every_style(film: Scene, kind: str, style: str) -> None:
    scene, bare = alone(film, kind, style)
    changed = (frame(scene, 0, SMALL) != frame(bare, 0, SMALL)).any(axis=-1)
    assert changed.sum() > 60


def test_a_thing_takes_the_colour_it_is_given(film: Scene) -> None:
    scene, _ = alone(film, "ball", "normal")
    green = replace(scene, props=(replace(scene.props[0], color="#00ff00"),))
    middle = frame(green, 0, SMALL)[30:60, 60:100, :3].reshape(-1, 3).astype(int)
    assert (middle[:, 1] > middle[:, 0] + 60).any()


@pytest.mark.parametrize("place", PLACE_NAMES)
def test_a_place_is_scattered_anew_by_its_seed_and_the_same_by_the_same(
    film: Scene, place: str
) -> None:
    one, again, other = (
        frame(replace(film, place=Place(place, seed)), 0, SMALL) for seed in (1, 1, 2)
    )
    assert (one == again).all()
    if place not in ("paper", "room", "office", "classroom", "gym", "stage", "court"):
        assert (one != other).any()


LOOKS = [
    *(Look(kind=kind) for kind in ACTOR_KINDS[1:]),
    *(Look(hat=name) for name in HATS),
    *(Look(hair=name) for name in HAIR),
    *(Look(tie=name) for name in TIES),
]


def test_every_look_is_another(film: Scene) -> None:
    pictures = {
        frame(replace(film, actors=(replace(film.actors[0], look=look),)), 0, (640, 360)).tobytes()
        for look in [Look(), *LOOKS]
    }
    assert len(pictures) == len(LOOKS) + 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"look": {"hat": "sombrero"}}, "no hat 'sombrero': use one of cap"),
        ({"look": {"hair": "perm"}}, "no haircut 'perm'"),
        ({"look": {"tie": "ruff"}}, "no tie 'ruff'"),
        ({"place": Place("attic")}, "no place 'attic'"),
        ({"props": ("anvil",)}, "no prop 'anvil'"),
    ],
)
def test_what_we_cannot_draw_is_one_sentence(
    film: Scene, changes: dict[str, object], said: str
) -> None:
    if "look" in changes:
        actor = replace(film.actors[0], look=Look(**changes["look"]))
        scene = replace(film, actors=(actor,))
    elif "props" in changes:
        scene = replace(film, props=(Prop("anvil", np.zeros((len(film), 3))),))
    else:
        scene = replace(film, **changes)
    with pytest.raises(StickGenError, match=said):
        frame(scene, 0, SMALL)
