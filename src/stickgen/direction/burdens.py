"""Builders of what is carried, lifted, put down, given and pushed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.direction.hands import (
    UP,
    ActionSpan,
    in_hand,
    torso_axes,
    upright_along,
)
from stickgen.direction.lifting import BIG, grip, lies_flat, lowest, touch_frame
from stickgen.geometry import FloatArray, heading, quat_rotate, slerp, yaw_matrix
from stickgen.measures.limbs import palms
from stickgen.prop import Prop
from stickgen.scene import Actor

_AHEAD = 0.26
"""Metres from the middle of the trunk to a thing in both arms, at least."""
_GRIP = 0.3
"""Seconds in which a thing comes from the floor into the hands."""
_FLOOR = np.array([1.0, 0.0, 1.0])


def carry(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A large thing before the body in both arms, a small one in the right hand."""
    return [_held(actor, span.thing)]


def pick_up(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A thing that lies on the floor until the hands are lowest, and is held from then on.

    What comes out of something is seen from then on.
    """
    if not span.out_of:
        return [_with_floor(actor, span, before=True)]
    since = np.arange(len(actor.motion)) - touch_frame(actor.motion.joints, span)
    growth = _ease((since + 1) / (_GRIP * actor.motion.fps))
    return [replace(_held(actor, span.thing), visible=since >= 0, growth=growth)]


def put_down(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A thing that is held until the hands are lowest, and lies on the floor from then on."""
    return [_with_floor(actor, span, before=False)]


def push(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A thing on the floor before the hands that push or pull it; it goes where they go."""
    joints, kind = actor.motion.joints, PROPS[span.thing]
    turn = heading(joints)
    ahead = np.stack([np.sin(turn), np.zeros(len(turn)), np.cos(turn)], axis=-1)
    grips = kind.grips
    if {"left", "right"} <= set(grips) and not kind.held:
        left, right = np.array(grips["left"]), np.array(grips["right"])
        handle = (left + right) / 2 * _FLOOR
        faces = np.cross(left - right, UP)  # of one who holds it so
        turn = turn - float(np.arctan2(faces[0], faces[2]))
        spot = palms(joints).mean(axis=0) - (yaw_matrix(turn) @ handle)
    else:
        spot = palms(joints).mean(axis=0) + (_half_depth(span.thing) + 0.05) * ahead
    return [Prop(span.thing, spot * _FLOOR, upright_along(UP, yaw_matrix(turn) @ [0.0, 0.0, 1.0]))]


def _held(actor: Actor, kind: str) -> Prop:
    joints = actor.motion.joints
    _, _, forward = torso_axes(joints)
    if PROPS[kind].held and PROPS[kind].size < BIG:
        return in_hand(actor, kind, "right", UP + 0.15 * forward, forward)
    middle = palms(joints).mean(axis=0)
    yaw = heading(joints)  # not of the chest, which looks down when somebody bends
    level = np.stack([np.sin(yaw), np.zeros(len(yaw)), np.cos(yaw)], axis=-1)
    near = ((middle - joints[:, 0]) * level).sum(axis=-1)
    middle = middle + np.maximum(_AHEAD - near, 0.0)[:, None] * level
    rotation = upright_along(UP, level)
    offset = quat_rotate(rotation, np.broadcast_to(grip(kind), middle.shape))
    return Prop(kind, middle - offset, rotation, holder=(actor.name, "right_wrist"))


def _with_floor(actor: Actor, span: ActionSpan, *, before: bool) -> Prop:
    held = _held(actor, span.thing)
    touch = touch_frame(actor.motion.joints, span)
    front = _front(held, touch)
    back = lies_flat(span.thing)
    flat = upright_along(np.cross(UP, front), UP[None]) if back else upright_along(UP, front[None])
    offset = grip(span.thing)
    gripped = held.position[touch] + quat_rotate(held.rotation[touch], offset)
    lies = (gripped - quat_rotate(flat[0], offset)) * _FLOOR
    lies = lies + (span.surface - lowest(span.thing)[2 if back else 1]) * UP
    since = (np.arange(len(held.position)) - touch) / (_GRIP * actor.motion.fps)
    share = _ease(since if before else -since)
    return Prop(
        span.thing,
        lies + share[:, None] * (held.position - lies),
        slerp(np.tile(flat, (len(share), 1)), held.rotation, share),
        holder=held.holder,
    )


def _front(prop: Prop, frame: int) -> FloatArray:
    """Direction ``[3]`` on the floor in which a thing faces at a frame."""
    return quat_rotate(prop.rotation[frame], np.array([0.0, 0.0, 1.0])) * _FLOOR + 1e-6 * _FLOOR


def _ease(x: NDArray[np.floating]) -> FloatArray:
    x = np.clip(x, 0.0, 1.0)
    return np.asarray(x * x * (3.0 - 2.0 * x), dtype=np.float64)


def _half_depth(kind: str) -> float:
    """Metres from the middle of a drawing to its front."""
    return max(float(piece.points[:, 2].max()) for piece in PROPS[kind].pieces)
