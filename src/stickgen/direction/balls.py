"""Balls, bats and gloves of one actor: thrown, kicked, dribbled, batted and caught."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction import flight
from stickgen.direction.hands import (
    UP,
    ActionSpan,
    farthest_hand,
    fastest_point,
    in_hand,
    torso_axes,
)
from stickgen.geometry import FloatArray, heading, normalize
from stickgen.measures.limbs import SIDES, palms, speed, velocity
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J

_MAX_SPEED = 15.0  # m/s of a thrown or kicked ball
_INCOMING_SECONDS = 0.6  # for which an incoming ball is visible
_INCOMING_DISTANCE = 6.0  # metres from which it comes
_HORIZONTAL = np.array([1.0, 0.0, 1.0])


def throw(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A ball that leaves the faster hand at its highest speed."""
    hands, fps = palms(actor.motion.joints), actor.motion.fps
    hand, frame = fastest_point(hands, span, fps)
    start = 1.3 * velocity(hands[hand], frame, fps) + 1.5 * UP
    return [_released(span.thing, hands[hand], frame, start, fps)]


def shoot(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A basketball that leaves both hands at their highest point, in a high arc ahead."""
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    frame = span.start + int(hands[:, span.frames, 1].max(axis=0).argmax())
    yaw = heading(joints)[frame]
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    return [_released(span.thing, hands.mean(axis=0), frame, 3.5 * ahead + 5.5 * UP, fps)]


def dribble(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A basketball that the lower hand bounces; before and after the action it is in the hand."""
    hands = palms(actor.motion.joints)
    hand = int(hands[:, span.frames, 1].mean(axis=1).argmin())
    path = hands[hand].copy()
    path[span.frames] = flight.dribbled(
        path[span.frames], actor.motion.fps, PROPS[span.thing].size / 2
    )
    return [Prop(span.thing, path, holder=(actor.name, f"{SIDES[hand]}_wrist"))]


def kick(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A ball that lies where the foot is fastest and then flies in the foot's direction."""
    joints, fps = actor.motion.joints, actor.motion.fps
    feet = _feet(joints)
    foot, frame = fastest_point(feet, span, fps)
    ground_spot = feet[foot, frame] * _HORIZONTAL + PROPS[span.thing].size / 2 * UP
    start = 1.2 * velocity(feet[foot], frame, fps) * _HORIZONTAL + 2.5 * UP
    return [_released(span.thing, np.tile(ground_spot, (len(joints), 1)), frame, start, fps)]


def kick_frame(actor: Actor, span: ActionSpan) -> int:
    """The frame in which a kick meets the ball."""
    return fastest_point(_feet(actor.motion.joints), span, actor.motion.fps)[1]


def _feet(joints: FloatArray) -> FloatArray:
    return np.stack([joints[:, J[f"{side}_foot"]] for side in SIDES])


def catch(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A glove, and a baseball that flies into it from the direction in which the hand reaches."""
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    hand, frame = farthest_hand(actor, span)
    ahead = normalize((hands[hand, frame] - joints[frame, 0]) * _HORIZONTAL)
    path, since = _with_incoming(hands[hand], frame, ahead, fps)
    gloves = glove(actor, span) if span.thing == "baseball" else []
    return [*gloves, Prop(span.thing, path, visible=np.arange(len(path)) >= since)]


def glove(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A glove on the hand that reaches farthest."""
    hand, _ = farthest_hand(actor, span)
    return [in_hand(actor, "glove", SIDES[hand], UP, torso_axes(actor.motion.joints)[2])]


def bat(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A bat, and a ball that comes in, is hit when the bat is fastest, and flies away.

    The span's thing is the ball if it is one, else what the ball is hit with.
    """
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    pace = speed(hands.mean(axis=0), fps)
    frame = span.start + int(pace[span.frames].argmax())
    lower = int(hands[:, span.frames, 1].mean(axis=1).argmin())
    arms = np.mean([joints[:, J[f"{s}_wrist"]] - joints[:, J[f"{s}_elbow"]] for s in SIDES], axis=0)
    # Before the swing the bat points up; the faster the hands, the more it follows the forearms.
    swing = np.clip(pace / max(float(pace[frame]), 1e-6), 0.0, 1.0)[:, None]
    up = normalize(arms) + 1.4 * (1.0 - swing) * UP
    sweet_spot = hands[lower] + 0.75 * normalize(up)
    away = normalize(velocity(sweet_spot, frame, fps) * _HORIZONTAL)
    contact = np.tile(sweet_spot[frame], (len(joints), 1))
    stick, kind = ("bat", span.thing) if span.thing.endswith("ball") else (span.thing, "baseball")
    ball = _released(kind, contact, frame, _MAX_SPEED * away + 5.0 * UP, fps)
    path, since = _with_incoming(ball.position, frame, away, fps)
    return [
        in_hand(actor, stick, SIDES[lower], up, torso_axes(joints)[2]),
        Prop(kind, path, visible=np.arange(len(path)) >= since),
    ]


def _released(kind: str, held: FloatArray, frame: int, start: FloatArray, fps: float) -> Prop:
    """A ball that follows ``held [T, 3]`` until a frame, then flies with ``start [3]`` m/s."""
    pace = float(np.linalg.norm(start))
    start = start * min(1.0, _MAX_SPEED / max(pace, 1e-6))
    path = held.copy()
    path[frame:] = flight.thrown(held[frame], start, len(held) - frame, fps, PROPS[kind].size / 2)
    return Prop(kind, path)


def _with_incoming(
    later: FloatArray, frame: int, ahead: FloatArray, fps: float
) -> tuple[FloatArray, int]:
    """The path ``later [T, 3]`` after a frame, a flight from ahead before it, and its start."""
    since = max(frame - round(_INCOMING_SECONDS * fps), 0)
    path = np.array(later)
    if frame > since:
        start = later[frame] + _INCOMING_DISTANCE * ahead + 0.2 * UP
        path[since : frame + 1] = flight.tossed(start, later[frame], frame - since, fps)
    return path, since
