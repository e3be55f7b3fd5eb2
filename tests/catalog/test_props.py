"""Where hands hold things, where people sit on them, how they open, and their states."""

from itertools import pairwise

import numpy as np
import pytest

from stickgen.catalog.piece import Pieces
from stickgen.catalog.props import PROPS
from stickgen.catalog.records import OPENING, PropKind
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

HELD = [kind for kind in PROPS.values() if kind.grips]
SEATS = [kind for kind in PROPS.values() if kind.seat]
HINGED = [kind for kind in PROPS.values() if kind.hinge]
STATES = [(kind, state) for kind in PROPS.values() for state in kind.states]
VEHICLES = {"bicycle", "motorbike", "car", "boat"}
PLAY = {"slide", "sled"}  # sat on high above, or just above the floor


def box_of(pieces: Pieces) -> tuple[FloatArray, FloatArray]:
    """The lowest and the highest corner of a drawing, metres."""
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for piece in pieces:
        radius = 0.0 if piece.radii is None else piece.radii[:, None]
        low = np.minimum(low, (piece.points - radius).min(axis=0))
        high = np.maximum(high, (piece.points + radius).max(axis=0))
    return low, high


def touches(kind: PropKind, point: tuple[float, float, float]) -> bool:
    """Whether a point lies within 3 cm of the box of one piece of a drawing."""
    boxes = [box_of((piece,)) for piece in kind.pieces]
    return any((low - 0.03 <= point).all() and (point <= high + 0.03).all() for low, high in boxes)


def ids(kind: PropKind) -> str:
    return kind.name


@pytest.mark.parametrize("kind", HELD, ids=ids)
def test_hands_hold_a_thing_where_it_is_drawn(kind: PropKind) -> None:
    assert set(kind.grips) in ({"hand"}, {"handle"}, {"left", "right"})
    assert all(touches(kind, point) for point in kind.grips.values())


def test_the_left_hand_is_the_left_one_of_the_user() -> None:
    for kind in HELD:
        if "left" not in kind.grips or kind.name in {"violin", "bow", "baby_carriage"}:
            continue  # held across the body; pushed from the other end
        left = np.subtract(kind.grips["left"], kind.grips["right"])
        rides = kind.name in {"shopping_cart", "wheelbarrow"} or (kind.seat or [0])[-1] == 90.0
        in_front = kind.name in {"piano", "harp", "ladder"}
        side = -left[2] if rides else -left[0] if in_front else left[0]
        assert side >= (0.1 if rides or in_front else -0.05), kind.name


@pytest.mark.parametrize("kind", SEATS, ids=ids)
def test_people_sit_at_the_height_of_a_seat(kind: PropKind) -> None:
    assert kind.seat is not None
    x, y, z, facing = kind.seat
    low, high = box_of(kind.pieces)
    assert (low[[0, 2]] <= (x, z)).all() and ((x, z) <= high[[0, 2]]).all()
    assert facing in (0.0, 90.0)
    if kind.name not in VEHICLES | PLAY:
        assert 0.3 <= y <= 0.6
    edges = [piece.points for piece in kind.pieces if abs(piece.points[:, 1] - y).min() < 0.06]
    assert edges, "nothing is drawn at the height of the seat"


@pytest.mark.parametrize("kind", HINGED, ids=ids)
def test_a_hinge_is_an_edge_of_the_thing(kind: PropKind) -> None:
    assert kind.hinge is not None
    first, last = np.array(kind.hinge)
    low, high = box_of(kind.pieces)
    for point in (first, last):
        assert (point > low - 0.03).all() and (point < high + 0.03).all()
    assert np.linalg.norm(last - first) > 0.3
    assert np.count_nonzero(np.abs(last - first) > 1e-9) == 1  # level or upright


def test_a_thing_turns_open_towards_the_viewer() -> None:
    for kind in HINGED:
        assert kind.hinge is not None
        first, last = np.array(kind.hinge)
        grip = np.array(kind.grips["handle"])
        swing = np.cross(last - first, grip - first)
        assert swing[2] > 0 or swing[1] > 0, kind.name


@pytest.mark.parametrize(("kind", "state"), STATES, ids=lambda item: getattr(item, "name", item))
def test_a_state_is_another_drawing_of_the_same_place(kind: PropKind, state: str) -> None:
    usual, other = kind.pieces, kind.pieces_in(state)
    assert other is kind.pieces_in(state)  # drawn once
    assert [p.points.tolist() for p in other] != [p.points.tolist() for p in usual] or [
        p.fill for p in other
    ] != [p.fill for p in usual]
    low, high = box_of(usual)
    near_low, near_high = box_of(other)
    assert (near_low < high).all() and (near_high > low).all()


@pytest.mark.parametrize("kind", [k for k in HINGED if "open" in k.states], ids=ids)
def test_a_thing_turns_open_step_by_step(kind: PropKind) -> None:
    drawn = [np.concatenate([p.points for p in kind.pieces_in(state)]) for state in OPENING]
    steps = [np.linalg.norm(b - a, axis=-1).max() for a, b in pairwise(drawn)]
    way = np.linalg.norm(drawn[-1] - drawn[0], axis=-1).max()
    assert min(steps) > 0.1 * way and max(steps) < 0.5 * way


def test_the_usual_state_has_no_name_and_an_unknown_one_lists_the_known() -> None:
    door = PROPS["door"]
    assert door.pieces_in("") is door.pieces and door.states == tuple(OPENING)
    with pytest.raises(StickGenError, match="no state of a door 'broken': use one of ajar, half"):
        door.pieces_in("broken")
