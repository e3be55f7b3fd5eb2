"""Builders of the props that go with actions: a chair to sit on, a book, a cup, a laptop.

``balls`` has those of throws, catches and kicks.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction import balls, burdens, instruments
from stickgen.direction.facing import mean_facing
from stickgen.direction.hands import (
    UP,
    ActionSpan,
    PropBuilder,
    in_hand,
    mouth,
    standing,
    torso_axes,
    upright_along,
)
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.limbs import SIDES, palms
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J
from stickgen.text.actions import named_actions

_MIN_SITTING = 0.4  # seconds at the height of a chair for which there is one
_SEAT_HEIGHT, _TABLE_HEIGHT = 0.45, 0.74  # metres, of the drawn chair and table
_PELVIS_ABOVE_SEAT = 0.1  # metres
_WIELDED = frozenset("sword axe hammer wand knife spear saw flashlight torch gun shovel".split())
"""Things that point where the forearm does."""
_USES = frozenset(
    "ride drive climbing sit lie_down sleep swimming jump push pull carry pick_up give".split()
)
"""Actions that bear on a thing; one that stands beside whoever does another one is only there."""
_TAKEN = 0.45  # seconds in which a hand comes to what stands on the table
_BESIDE = 0.7  # metres from an actor to a prop beside them, or behind them if it is large
_SEATED_HEIGHTS = (0.38, 0.68)  # metres of the pelvis above the floor when sitting on a chair


def _nearest_hand(points: FloatArray, goal: FloatArray, span: ActionSpan) -> int:
    """Which of two hands ``[2, T, 3]`` comes nearest to a goal ``[T, 3]`` in a span."""
    distance = np.linalg.norm(points[:, span.frames] - goal[span.frames], axis=-1)
    return int(distance.min(axis=1).argmin())


def _to_the_mouth(tilt: float) -> PropBuilder:
    """A prop in the hand that goes to the mouth; near it, the prop leans towards it by ``tilt``."""

    def build(actor: Actor, span: ActionSpan) -> list[Prop]:
        joints = actor.motion.joints
        hands, lips = palms(joints), mouth(joints)
        hand = _nearest_hand(hands, lips, span)
        toward = lips - hands[hand]
        near = np.clip((0.4 - np.linalg.norm(toward, axis=-1)) / 0.25, 0.0, 1.0)[:, None]
        up = UP + tilt * near * normalize(toward)
        held = in_hand(actor, span.thing, SIDES[hand], up, torso_axes(joints)[2])
        return [_from_table(held, span, actor.motion.fps) if span.surface else held]

    return build


def _from_table(held: Prop, span: ActionSpan, fps: float) -> Prop:
    """A thing in a hand that stands on the table before and after."""
    wait = round(_TAKEN * fps)
    first, last = min(span.start + wait, span.stop - 1), max(span.stop - wait, span.start)
    last = len(held) if span.stop >= len(held) else last
    frames = np.clip(np.arange(len(held)), first, max(last - 1, first))
    upright = standing(0.0, len(held))
    stands = (np.arange(len(held)) < first) | (np.arange(len(held)) >= last)
    rotation = np.where(stands[:, None], upright, held.rotation)
    return replace(held, position=held.position[frames], rotation=rotation)


def _read(actor: Actor, span: ActionSpan) -> list[Prop]:
    """An open book, or something else, between the hands."""
    joints = actor.motion.joints
    hands = palms(joints)
    middle = hands.mean(axis=0)
    face = joints[:, J["head"]] - middle
    _, up, _ = torso_axes(joints)
    # The pages face the reader; the front of the drawn book is its cover.
    return [
        Prop(
            kind=span.thing,
            position=middle,
            rotation=upright_along(up - normalize(face) * (up * normalize(face)).sum(-1)[:, None],
                                   -face),
            holder=(actor.name, "left_wrist"),
        ),
    ]  # fmt: skip


def _type(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A laptop, or something else, under the hands, on a table."""
    joints = actor.motion.joints
    spot = np.median(palms(joints)[:, span.frames].reshape(-1, 3), axis=0)
    yaw = mean_facing(joints[span.frames])
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    top = span.surface or max(float(spot[1]) - 0.06, 0.1)
    frames = len(joints)
    laptop = spot * [1.0, 0.0, 1.0] + [0.0, top, 0.0] + 0.08 * ahead
    # The screen faces the actor.
    things = [Prop(span.thing, np.tile(laptop, (frames, 1)), standing(yaw + np.pi, frames))]
    if not span.surface:
        table = (spot + 0.2 * ahead) * [1.0, 0.0, 1.0]
        turn, scale = standing(yaw, frames), top / _TABLE_HEIGHT
        things.append(Prop("table", np.tile(table, (frames, 1)), turn, scale=scale))
    return things


def bring(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A thing for an action that has no builder: in the right hand, or beside the actor."""
    if PROPS[span.thing].held:
        return [carried(actor, span.thing, "right")]
    prop = beside(actor, span.thing)
    uses = not _USES.isdisjoint(named_actions(span.words))
    return [replace(prop, beside=actor.name) if uses else prop]


def carried(actor: Actor, kind: str, side: str) -> Prop:
    """A prop that is held without an action, upright and leaning a little forward."""
    joints = actor.motion.joints
    _, _, forward = torso_axes(joints)
    if kind in _WIELDED:
        arm = normalize(joints[:, J[f"{side}_wrist"]] - joints[:, J[f"{side}_elbow"]])
        return in_hand(actor, kind, side, arm + 0.75 * UP, forward)
    return in_hand(actor, kind, side, UP + 0.15 * forward, forward)


def beside(actor: Actor, kind: str, number: int = 0) -> Prop:
    """A prop that no hand can hold: it stands beside its owner's path, a large one behind it.

    Args:
        number: how many others stand there.
    """
    frames = len(actor.motion)
    spot = actor.motion.joints[:, 0].mean(axis=0) * [1.0, 0.0, 1.0]
    size = PROPS[kind].size
    behind = size / 4 + (_BESIDE if size > 1 else 0.0)
    spot = spot + [_BESIDE * (number + 1), 0.0, -behind]
    return Prop(kind, np.tile(spot, (frames, 1)), standing(0.0, frames))


PROP_BUILDERS: MappingProxyType[str, tuple[PropBuilder, str]] = MappingProxyType(
    {
        "reading": (_read, "book"),
        "typing": (_type, "laptop"),
        "drinking": (_to_the_mouth(1.2), "cup"),
        "eating": (_to_the_mouth(0.3), "food"),
        "sing": (_to_the_mouth(2.0), "microphone"),
        "batting": (balls.bat, "bat"),
        "pitching": (balls.empty_handed, "baseball"),
        "throwing": (balls.empty_handed, "baseball"),
        "catching": (balls.glove, "baseball"),
        "fielding": (balls.glove, "baseball"),
        "kicking": (balls.empty_handed, "soccer_ball"),
        "dribbling": (balls.dribble, "basketball"),
        "shooting": (balls.empty_handed, "basketball"),
        "push": (burdens.push, ""),
        "pull": (burdens.push, ""),
        "carry": (burdens.carry, "box"),
        "pick_up": (burdens.pick_up, ""),
        "put_down": (burdens.put_down, ""),
        "give": (burdens.carry, ""),
        "play_instrument": (instruments.instrument, "guitar"),
        "sweep": (instruments.broom, "broom"),
    }
)
"""Action → the builder of its props, and the thing that it is usually done with; empty: there is
only a thing if the Script names one.

The balls of throws, catches, kicks and swings are those of ``ball_paths``.
"""
