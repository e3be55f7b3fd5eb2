"""Builders of instruments, and of a broom."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.facing import mean_facing
from stickgen.direction.hands import (
    UP,
    ActionSpan,
    in_hand,
    standing,
    torso_axes,
    upright_along,
)
from stickgen.direction.lifting import lowest
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.limbs import SIDES, palms
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J

_LONG = 0.8
"""Metres: a longer instrument hangs before the belly, a shorter one goes to the mouth."""
_FLOOR = np.array([1.0, 0.0, 1.0])


def instrument(actor: Actor, span: ActionSpan) -> list[Prop]:
    """An instrument before the player: on the floor, at the chin, at the mouth, or at the belly."""
    joints = actor.motion.joints
    left, _, forward = torso_axes(joints)
    hands = palms(joints)
    if not PROPS[span.thing].held:
        return [_before(actor, span)]
    if span.thing == "violin":
        away = hands[0] - joints[:, J["neck"]]
        return [_on_body(actor, span.thing, hands[0] - 0.3 * away, away, UP + 0.3 * forward)]
    if PROPS[span.thing].size < _LONG:
        lips = joints[:, J["head"]] + 0.15 * forward
        return [_on_body(actor, span.thing, hands.mean(axis=0), lips - hands.mean(axis=0), forward)]
    belly = joints[:, J["spine1"]] + 0.17 * forward
    return [_on_body(actor, span.thing, belly, left + 0.3 * UP, forward)]


def broom(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A broom in the lower hand, its brush on the floor ahead."""
    joints = actor.motion.joints
    hands = palms(joints)
    lower = int(hands[:, span.frames, 1].mean(axis=-1).argmin())
    ahead = normalize(torso_axes(joints)[2] * _FLOOR)
    steep = np.clip(hands[lower, :, 1] / -lowest(span.thing)[1], 0.2, 1.0)[:, None]
    up = steep * UP - np.sqrt(1.0 - steep**2) * ahead
    return [in_hand(actor, span.thing, SIDES[lower], up, ahead)]


def _before(actor: Actor, span: ActionSpan) -> Prop:
    """An instrument that stands: with keys for two hands it faces the player, else the audience."""
    joints = actor.motion.joints
    yaw = mean_facing(joints[span.frames])
    keys = PROPS[span.thing].grips.get("right")
    reach = 0.35 + (keys[2] if keys else 0.25)
    spot = joints[span.frames, 0].mean(axis=0) + reach * np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    frames = len(joints)
    turn = yaw + np.pi if keys else yaw
    return Prop(span.thing, np.tile(spot * _FLOOR, (frames, 1)), standing(turn, frames))


def _on_body(
    actor: Actor, kind: str, position: FloatArray, up: FloatArray, front: FloatArray
) -> Prop:
    return Prop(kind, position, upright_along(up, front), holder=(actor.name, "left_wrist"))
