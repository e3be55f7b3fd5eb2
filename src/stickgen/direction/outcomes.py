"""Where a ball goes that nobody receives: to a goal, into a hoop, against somebody, away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.direction import flight
from stickgen.direction.hands import UP
from stickgen.direction.rallies import THROWS, Touch, radius
from stickgen.geometry import FloatArray, normalize, yaw_matrix
from stickgen.measures.limbs import facing, feet
from stickgen.scene import Actor
from stickgen.script import StageProp
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

MAX_SPEED = 10.5
"""Metres a second of a ball: faster, it is not followed by the eye."""
_AIMS = {"kicking": ("goal", (0.5, 0.9, 0.0)), "shooting": ("hoop", (0.0, 3.05, 0.4))}
"""Action → what is aimed at, and the point of it that the ball reaches, metres in its frame."""
_SHOT_SECONDS = 1.1  # of a ball that flies to a hoop,
_GOAL_SPEED = 10.0  # m/s of one to a goal,
_AT_SPEED = 8.0  # m/s of one at somebody
_FARTHEST = 16.0  # metres at which somebody aims
_STOPPED = 0.12  # share of its speed over the floor that a ball keeps in a net
_PAST = 0.8  # share of its speed with which it goes on past one who dodges
_REBOUND = 0.15  # share with which it bounces off a body
_FACE = re.compile(r"\b(?:face|head|nose)\b")
_FLOOR = np.array([1.0, 0.0, 1.0])


@dataclass(frozen=True)
class Struck:
    """What a ball meets that is sent at somebody.

    Attributes:
        victim: index of the actor.
        frame: in which it arrives.
        point: ``[3]`` metres, the middle of the ball then.
        way: ``[3]`` unit vector over the floor, along which it comes.
        hit: whether it meets them in the film; they may dodge it.
    """

    victim: int
    frame: int
    point: FloatArray
    way: FloatArray
    hit: bool


def onwards(
    touch: Touch,
    start: FloatArray,
    thing: str,
    actors: Sequence[Actor],
    stage: Sequence[StageProp],
) -> FloatArray:
    """The path of a ball from the frame in which somebody sent it to the end of the film.

    Args:
        touch: the last one of the ball.
        start: ``[3]`` metres, where the ball is then.
        thing: its kind.
        actors: placed on the stage.
        stage: things of the Script.
    """
    actor = actors[touch.actor]
    frames, fps = len(actor.motion) - touch.moment.frame, actor.motion.fps
    goal = aimed_at(touch.span.action, stage)
    if goal is not None and np.linalg.norm(goal - start) < _FARTHEST:
        seconds = float(np.linalg.norm(goal - start)) / _GOAL_SPEED
        if touch.span.action == "shooting":
            seconds = max(_SHOT_SECONDS, seconds)
        return _to(touch, start, goal, seconds, _STOPPED, frames, fps, radius(thing))
    struck = find_struck(touch, start, thing, actors)
    if struck is not None:
        keeps = -_REBOUND if struck.hit else _PAST
        seconds = (struck.frame - touch.moment.frame) / fps
        return _to(touch, start, struck.point, seconds, keeps, frames, fps, radius(thing))
    gravity = touch.span.gravity
    return flight.thrown(start, _free(touch, actor), frames, fps, radius(thing), gravity=gravity)


def aimed_at(action: str, stage: Sequence[StageProp]) -> FloatArray | None:
    """The point ``[3]`` of a goal or a hoop at which a kick or a shot aims; None: there is none."""
    if action not in _AIMS:
        return None
    kind, point = _AIMS[action]
    found = next((prop for prop in stage if prop.kind == kind and prop.at is not None), None)
    if found is None or found.at is None:
        return None
    turned = yaw_matrix(np.deg2rad(found.turn)) @ (np.array(point) * found.scale)
    return np.array([found.at[0], found.y, found.at[1]]) + turned


def find_struck(
    touch: Touch, start: FloatArray, thing: str, actors: Sequence[Actor]
) -> Struck | None:
    """Whom a ball meets that is sent at somebody; None: it is sent at nobody.

    Args:
        touch: the last one of the ball.
        start: ``[3]`` metres, where the ball is then.
        thing: its kind.
        actors: placed on the stage.
    """
    sender = actors[touch.actor].name
    hit = next(
        (i for i, a in enumerate(actors) if a.name in touch.span.to and a.name != sender), None
    )
    if hit is None or not touch.sends:
        return None
    fps, size, motion = actors[hit].motion.fps, radius(thing), actors[hit].motion
    joints = motion.joints.astype(np.float64)
    if touch.span.action in THROWS:
        aimed = bool(_FACE.search(touch.span.words)) and not motion.skeleton
        body, thick = (joints[:, J["head"]], 0.13) if aimed else (joints[:, J["spine3"]], 0.1)
    else:
        both = feet(joints)[:, touch.moment.frame]
        near = int(np.linalg.norm(both - start, axis=-1).argmin())
        body, thick = feet(joints)[near] * _FLOOR + size * UP, 0.05
    frame = touch.moment.frame
    seconds = max(float(np.linalg.norm(body[frame] - start)) / _AT_SPEED, 0.2)
    there = frame + max(round(seconds * fps), 1)
    at = min(there, len(body) - 1)
    way = normalize((body[at] - start) * _FLOOR)
    goal = body[at] - (thick + size) * way
    dodges = motion.actions[frame : at + 1] == ACTION["dodge"]
    if dodges.any():  # it goes on past where they stood
        goal = body[frame] * _FLOOR + start[1] * UP
    hits = there < len(body) and not dodges.any()
    return Struck(hit, there, np.asarray(goal), np.asarray(way), hits)


def _to(
    touch: Touch,
    start: FloatArray,
    goal: FloatArray,
    seconds: float,
    keeps: float,
    frames: int,
    fps: float,
    size: float,
) -> FloatArray:
    """The way to a goal ``[3]``, and what follows with a share of the speed over the floor."""
    flown = max(round(seconds * fps), 1)
    way = flight.tossed(start, goal, flown, fps, touch.span.gravity)
    after = keeps * (way[-1] - way[0]) * fps / flown * _FLOOR
    if keeps > 0:  # through a hoop or into a net it goes on falling
        after[1] = min((way[-1, 1] - way[-2, 1]) * fps, 0.0)
    rest = flight.thrown(
        goal,
        after,
        max(frames - flown, 1),
        fps,
        size,
        restitution=0.3,
        gravity=touch.span.gravity,
    )
    return np.concatenate([way[:-1], rest])[:frames]


def _free(touch: Touch, actor: Actor) -> FloatArray:
    """Velocity ``[3]`` m/s with which a ball flies that is aimed at nothing."""
    pace, action = touch.moment.velocity, touch.span.action
    if action == "shooting":
        start = 3.5 * facing(actor.motion.joints)[touch.moment.frame] + 5.5 * UP
    elif action == "kicking":
        start = 1.2 * pace * _FLOOR + 2.5 * UP
    elif action == "batting":
        start = 10.0 * normalize(pace * _FLOOR) + 5.0 * UP
    else:
        start = 1.3 * pace + 1.5 * UP
    return np.asarray(start * min(1.0, MAX_SPEED / max(float(np.linalg.norm(start)), 1e-6)))
