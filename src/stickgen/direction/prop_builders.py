"""Builders of the props that go with actions: a chair to sit on, a book, a cup, a laptop.

``balls`` has those of throws, catches and kicks.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.direction import balls
from stickgen.direction.facing import mean_facing
from stickgen.direction.hands import (
    SIDES,
    UP,
    ActionSpan,
    PropBuilder,
    in_hand,
    mouth,
    palms,
    standing,
    torso_axes,
    upright_along,
)
from stickgen.geometry import FloatArray, normalize
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J

_MIN_SITTING = 0.4  # seconds at the height of a chair for which there is one
_SEAT_HEIGHT, _TABLE_HEIGHT = 0.45, 0.74  # metres, of the drawn chair and table
_PELVIS_ABOVE_SEAT = 0.1  # metres
_SEATED_HEIGHTS = (0.38, 0.68)  # metres of the pelvis above the floor when sitting on a chair


def _nearest_hand(points: FloatArray, goal: FloatArray, span: ActionSpan) -> int:
    """Which of two hands ``[2, T, 3]`` comes nearest to a goal ``[T, 3]`` in a span."""
    distance = np.linalg.norm(points[:, span.frames] - goal[span.frames], axis=-1)
    return int(distance.min(axis=1).argmin())


def _to_the_mouth(kind: str, tilt: float) -> PropBuilder:
    """A prop in the hand that goes to the mouth; near it, the prop leans towards it by ``tilt``."""

    def build(actor: Actor, span: ActionSpan) -> list[Prop]:
        joints = actor.motion.joints
        hands, lips = palms(joints), mouth(joints)
        hand = _nearest_hand(hands, lips, span)
        toward = lips - hands[hand]
        near = np.clip((0.4 - np.linalg.norm(toward, axis=-1)) / 0.25, 0.0, 1.0)[:, None]
        up = UP + tilt * near * normalize(toward)
        return [in_hand(actor, kind, SIDES[hand], up, torso_axes(joints)[2]), *_sit(actor, span)]

    return build


def _read(actor: Actor, span: ActionSpan) -> list[Prop]:
    """An open book between the hands."""
    joints = actor.motion.joints
    hands = palms(joints)
    middle = hands.mean(axis=0)
    face = joints[:, J["head"]] - middle
    _, up, _ = torso_axes(joints)
    # The pages face the reader; the front of the drawn book is its cover.
    return [
        Prop(
            kind="book",
            position=middle,
            rotation=upright_along(up - normalize(face) * (up * normalize(face)).sum(-1)[:, None],
                                   -face),
            holder=(actor.name, "left_wrist"),
        ),
        *_sit(actor, span),
    ]  # fmt: skip


def _type(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A laptop under the hands, on a table."""
    joints = actor.motion.joints
    spot = np.median(palms(joints)[:, span.frames].reshape(-1, 3), axis=0)
    yaw = mean_facing(joints[span.frames])
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    top = max(float(spot[1]) - 0.06, 0.1)
    frames = len(joints)
    table = (spot + 0.2 * ahead) * [1.0, 0.0, 1.0]
    laptop = spot * [1.0, 0.0, 1.0] + [0.0, top, 0.0] + 0.08 * ahead
    return [
        Prop(
            "table", np.tile(table, (frames, 1)), standing(yaw, frames), scale=top / _TABLE_HEIGHT
        ),
        # The screen faces the actor.
        Prop("laptop", np.tile(laptop, (frames, 1)), standing(yaw + np.pi, frames)),
        *_sit(actor, span),
    ]


def _sit(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A chair, if the actor sits at the height of one."""
    joints = actor.motion.joints
    pelvis = joints[span.frames, 0]
    seated = (pelvis[:, 1] > _SEATED_HEIGHTS[0]) & (pelvis[:, 1] < _SEATED_HEIGHTS[1])
    if seated.sum() < _MIN_SITTING * actor.motion.fps:
        return []
    seat = np.median(pelvis[seated], axis=0)
    yaw = mean_facing(joints[span.frames][seated])
    frames = len(joints)
    spot = seat * [1.0, 0.0, 1.0]
    scale = (float(seat[1]) - _PELVIS_ABOVE_SEAT) / _SEAT_HEIGHT
    return [Prop("chair", np.tile(spot, (frames, 1)), standing(yaw, frames), scale=scale)]


PROP_BUILDERS: MappingProxyType[str, PropBuilder] = MappingProxyType(
    {
        "sit": _sit,
        "reading": _read,
        "typing": _type,
        "drinking": _to_the_mouth("cup", 1.2),
        "eating": _to_the_mouth("food", 0.3),
        "sing": _to_the_mouth("microphone", 2.0),
        "batting": balls.bat,
        "pitching": balls.throw("baseball"),
        "throwing": balls.throw("baseball"),
        "catching": balls.catch,
        "fielding": balls.catch,
        "kicking": balls.kick,
        "dribbling": balls.dribble,
        "shooting": balls.shoot,
    }
)
"""Action → the builder of its props."""
