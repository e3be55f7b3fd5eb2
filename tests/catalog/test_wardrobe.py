"""Clothes: names, what they hang on, and that drawings are made on demand."""

import numpy as np
import pytest

from stickgen.catalog.records import WearKind
from stickgen.catalog.roles import ROLES
from stickgen.catalog.wardrobe import HAIR, HATS, HELMETS, TIES, WEAR
from stickgen.catalog.wardrobe.bound import Bound
from stickgen.geometry import FloatArray
from stickgen.render.body_frames import body_frames
from stickgen.render.head import head_track
from stickgen.scene import Look
from stickgen.skeleton import rest_pose

_REACH, _HAND_REACH = 0.75, 1.4
"""Metres from the nearest joint that wings and skis, and what a hand holds, may reach."""


def test_the_wardrobe_is_as_rich_as_the_roles_ask_for() -> None:
    assert len(HATS) >= 60 and len(WEAR) >= 100
    assert all(name.isidentifier() and name.islower() for name in (*HATS, *HAIR, *TIES, *WEAR))


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_everything_that_a_role_wears_exists(role) -> None:
    assert {role.hat} - {""} <= HATS.keys() and {role.hair} - {""} <= HAIR.keys()
    assert {role.tie} - {""} <= TIES.keys() and set(role.wears) <= WEAR.keys()
    assert len(set(role.wears)) == len(role.wears)


COSTUMES = frozenset("antlers cat_ears round_ears mane bat_wings".split())
"""For people who dress up as animals: a Script names them, animals have bodies of their own."""


@pytest.mark.parametrize("table", [HATS, HAIR, TIES, WEAR], ids=["hats", "hair", "ties", "wear"])
def test_everything_in_the_wardrobe_is_for_some_role(table) -> None:
    used = {name for r in ROLES.values() for name in (r.hat, r.hair, r.tie, *r.wears)}
    assert table.keys() - used - set(HELMETS.values()) - COSTUMES == set()


def on_the_body(item: Bound) -> FloatArray:
    """The points of a piece on a body in the rest pose, ``[N, 3]`` metres."""
    joints = rest_pose()[None]
    if item.bones == ("head",):
        return head_track(joints, Look.head_radius).center[0] + Look.head_radius * item.piece.points
    origins, turns = body_frames(item.bones, joints, 1.0)
    points = item.piece.points
    if len(item.bones) == 1:
        return points @ turns[0, 0].T + origins[0, 0]
    return (turns[0] @ points[..., None])[..., 0] + origins[0]


@pytest.mark.parametrize("kind", WEAR.values(), ids=WEAR)
def test_wear_lies_on_the_body_or_in_a_hand(kind: WearKind) -> None:
    assert kind.pieces
    for item in kind.pieces:
        assert len(item.bones) in (1, len(item.piece.points))
        points = on_the_body(item)
        assert np.isfinite(points).all()
        away = np.linalg.norm(points[:, None] - rest_pose(), axis=-1).min(axis=1)
        assert away.max() < (_HAND_REACH if "hand" in item.bones[0] else _REACH)


def test_drawings_are_made_when_they_are_first_needed() -> None:
    fresh = WearKind(name="x", draw=WEAR["belt"].draw)
    assert "pieces" not in vars(fresh)
    assert fresh.pieces is fresh.pieces
