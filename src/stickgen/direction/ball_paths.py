"""The path of a ball: in hands, and ballistic from one moment to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from stickgen.direction import balls, flight
from stickgen.direction.hands import UP
from stickgen.direction.outcomes import onwards
from stickgen.direction.rallies import CATCHES, THROWS, Rally, Touch, radius
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.limbs import SIDES, facing, palms
from stickgen.prop import Holder, Prop
from stickgen.scene import Actor
from stickgen.script import StageProp

_FLIGHT_SECONDS = (0.25, 2.2)  # within which a ball gets from one to another
_INCOMING_SECONDS = 0.9  # for which a ball that comes from off stage flies
_INCOMING_DISTANCE = 8.5  # metres from which it comes
_MOST_TOWARD_VIEWER = 0.3  # of that way is towards or away from the viewer
_TOSS_UP = 0.6  # seconds from the hand to the racket of one who serves
_SHARED_GAP = 0.12  # metres between a ball and each of two hands that hold it, at most
_LETTING_GO = 0.15  # metres more at which one of them has let go
_FLOOR = np.array([1.0, 0.0, 1.0])


def possible(rally: Rally, fps: float) -> list[Rally]:
    """The rally, divided where no ball gets from one to the other in time."""
    parts: list[list[Touch]] = [[rally.touches[0]]]
    for one, other in pairwise(rally.touches):
        seconds = (other.moment.frame - one.moment.frame) / fps
        shortest, longest = _FLIGHT_SECONDS
        if one.sends and not shortest <= seconds <= longest:
            parts.append([])
        parts[-1].append(other)
    return [Rally(rally.thing, tuple(part)) for part in parts]


def ball(rally: Rally, actors: Sequence[Actor], stage: Sequence[StageProp] = ()) -> Prop:
    """The ball of a rally.

    Args:
        rally: its touches follow one another in time.
        actors: placed on the stage.
        stage: things of the Script: a goal or a hoop is aimed at.
    """
    first = rally.touches[0]
    actor = actors[first.actor]
    path, since = _before(first, actor, rally.thing)
    holders = []
    if first.span.action in (*THROWS, "shooting") and first.moment.frame:
        holders.append(_holder(actor, first, 0, first.moment.frame))
    for one, other in pairwise((*rally.touches, None)):
        if one is None:
            break
        frame, start = one.moment.frame, contact(one, actors[one.actor], rally.thing)
        end = len(path) if other is None else other.moment.frame
        if not one.sends:
            path[frame:] = _in_hands(one, other, actors[one.actor], rally.thing)[frame:]
            holders.append(_holder(actors[one.actor], one, frame, end))
        elif other is not None:
            goal = contact(other, actors[other.actor], rally.thing)
            path[frame : end + 1] = flight.tossed(
                start, goal, end - frame, actor.motion.fps, one.span.gravity
            )
        else:
            path[frame:] = onwards(one, start, rally.thing, actors, stage)
    visible = np.arange(len(path)) >= since
    return Prop(rally.thing, path, visible=visible, holders=tuple(holders))


def contact(touch: Touch, actor: Actor, thing: str) -> FloatArray:
    """Where the middle of the ball is at a touch, ``[3]`` metres."""
    joints, moment = actor.motion.joints, touch.moment
    if touch.span.action == "kicking":
        ahead = normalize(moment.velocity * _FLOOR)
        spot = moment.point * _FLOOR + 0.8 * radius(thing) * ahead
        return np.asarray(spot + radius(thing) * UP, dtype=np.float64)
    if touch.span.action == "batting":
        spot = balls.sweet_spot(actor, touch.span, moment)[moment.frame]
        return np.asarray(spot + radius(thing) * normalize(moment.velocity * _FLOOR))
    return np.asarray(held(joints, _hands(touch, thing), thing)[moment.frame])


def held(joints: FloatArray, hands: Sequence[int], thing: str) -> FloatArray:
    """Where a ball is that is held by one hand, or between two while they are near, ``[T, 3]``."""
    both = np.asarray(palms(joints), dtype=np.float64)
    if len(hands) == 1:
        return both[hands[0]]
    apart = np.linalg.norm(both[0] - both[1], axis=-1)
    near = 2 * radius(thing) + _SHARED_GAP
    share = np.clip((near + _LETTING_GO - apart) / _LETTING_GO, 0.0, 1.0)[:, None] / 2
    return both[1] + share * (both[0] - both[1])


def _hands(touch: Touch, thing: str) -> tuple[int, ...]:
    """The hands that hold the ball at a touch; of two, one that has a glove."""
    hands = touch.moment.hands
    gloved = touch.span.action in CATCHES and balls.is_gloved(touch.span.thing)
    return hands[:1] if gloved else hands


def _holder(actor: Actor, touch: Touch, start: int, end: int) -> Holder:
    side = SIDES[touch.moment.hands[-1]]
    return Holder(actor.name, f"{side}_wrist", start, end)


def _in_hands(one: Touch, other: Touch | None, actor: Actor, thing: str) -> FloatArray:
    """Where a ball is after a catch, ``[T, 3]``: it goes over to the hand that throws it on."""
    joints = actor.motion.joints
    path = held(joints, _hands(one, thing), thing)
    if other is None:
        return path
    following = held(joints, _hands(other, thing), thing)
    span = max(other.moment.frame - one.moment.frame, 1)
    share = np.clip((np.arange(len(path)) - one.moment.frame) / (0.6 * span), 0.0, 1.0)
    return path + (share * share * (3 - 2 * share))[:, None] * (following - path)


def _before(touch: Touch, actor: Actor, thing: str) -> tuple[FloatArray, int]:
    """The path ``[T, 3]`` up to the first touch, and the frame from which the ball is there."""
    joints, fps, frame = actor.motion.joints, actor.motion.fps, touch.moment.frame
    spot = contact(touch, actor, thing)
    if touch.span.action == "kicking":
        return np.tile(spot, (len(joints), 1)), 0
    if touch.span.action in (*THROWS, "shooting"):
        return np.array(held(joints, _hands(touch, thing), thing)), 0
    path = np.tile(spot, (len(joints), 1))
    if touch.span.action == "batting" and touch.span.to:
        return _tossed_up(path, touch, actor), 0
    since = max(frame - round(_INCOMING_SECONDS * fps), 0)
    if frame > since:
        seconds = (frame - since) / fps
        start = spot + _whence(touch, joints[frame : frame + 1]) * seconds
        path[since : frame + 1] = flight.tossed(start, spot, frame - since, fps, touch.span.gravity)
        path[since : frame + 1, 1] = np.maximum(path[since : frame + 1, 1], radius(thing))
    return path, since


def _tossed_up(path: FloatArray, touch: Touch, actor: Actor) -> FloatArray:
    """A ball in the free hand of one who serves, and its way up to the racket."""
    fps, frame = actor.motion.fps, touch.moment.frame
    free = palms(actor.motion.joints)[1 - touch.moment.hands[0]]
    toss = max(frame - round(_TOSS_UP * fps), 0)
    path[:toss] = free[:toss]
    path[toss : frame + 1] = flight.tossed(
        free[toss], path[frame], frame - toss, fps, touch.span.gravity
    )
    return path


def _whence(touch: Touch, joints: FloatArray) -> FloatArray:
    """Velocity ``[3]``, m/s, of an incoming ball, reversed: mostly from beside the picture."""
    ahead = np.array(facing(joints)[0])
    if touch.span.action == "batting":
        ahead = normalize(touch.moment.velocity * _FLOOR)
    ahead[2] = np.clip(ahead[2], -_MOST_TOWARD_VIEWER, _MOST_TOWARD_VIEWER)
    ahead[0] = np.copysign(1.0, ahead[0])
    return np.asarray(normalize(ahead) * _INCOMING_DISTANCE / _INCOMING_SECONDS)
