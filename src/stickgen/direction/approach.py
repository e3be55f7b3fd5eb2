"""The ways of people to the things that they use, and away from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.bending import (
    PACE,
    bent,
    bent_path,
    led_to,
    turned_in,
    turning,
    walking,
)
from stickgen.direction.footprint import gaps
from stickgen.direction.wings import wings_distance
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.motion import Motion
from stickgen.script import Character, StageProp

_FREE = 0.45  # metres kept from things on the way, or as near as the end of it is
_OVER_EDGE = 0.05  # metres that a trunk may be over the edge of a seat before which it stands
_NEARING = 0.4  # metres nearer to a thing for each metre of the way to it, at least
_TURNS = ((2.2, 1.0), (1.3, 1.0), (1.2, 2.0), (1.2, 4.0))
"""Seconds in which the way may turn before somebody sits down, and how late it turns in them."""
_LEAVING_SECONDS = 2.2  # in which it turns to the way out
_ENTERING = (1.0, 1.2, 1.45, 1.7)  # paces of somebody who comes from beside the picture
_MIN_WAY = 0.7  # metres that are walked for the way to be turned
_DEEPEST, _WIDEST = (-4.5, 1.6), 5.0  # metres: where on the stage people walk
_AT_HANDLE = 0.3  # metres from somebody to a handle
_REACH = 0.55  # metres from somebody to the thing that they use
_OBLIQUE = np.deg2rad(50.0)  # from the front of a door, so that the viewer sees who opens it
_SLIGHTLY = np.deg2rad(10.0)  # the same for a door that is seen from its side
_HURRY = (0.55, 1.7)  # slowest and fastest pace where the way could not be kept otherwise
_FAR = 0.35  # metres that may be missing


def lined_up(
    motion: Motion,
    spot: FloatArray,
    yaw: float,
    goal: FloatArray,
    faces: float,
    frames: slice | None,
) -> Motion:
    """A motion in which a place comes to a goal.

    Args:
        spot, yaw: ``[3]`` metres and radians: the place, and where the body faces there.
        goal, faces: where they should be.
        frames: in which the path may be bent, because what is before is where it should be;
            None: the motion is moved as a whole.
    """
    turn = faces - yaw
    matrix = yaw_matrix(turn)
    if frames is None or frames.stop - frames.start < 8:
        joints = (motion.joints - spot) @ matrix.T + goal * [1.0, 0.0, 1.0]
        return replace(motion, joints=joints.astype(np.float32))
    last = min(frames.stop, len(motion)) - 1
    place = goal + matrix @ (motion.joints[last, 0] - spot)
    turn = float(np.angle(np.exp(1j * turn)))
    made = led_to(motion, frames, place[[0, 2]], turn, PACE)
    if np.linalg.norm((made.joints[last, 0] - place)[[0, 2]]) > _FAR:
        made = led_to(motion, frames, place[[0, 2]], turn, _HURRY)
    return made


def approached(
    motion: Motion,
    frame: int,
    things: Sequence[StageProp],
    character: Character,
    aspect: float,
    on_stage: bool,
) -> Motion:
    """The motion whose way up to a frame comes from where nothing is in the way.

    Of all directions that is taken which needs the least turning, keeps to the stage, and comes
    from the side by which the character enters, or from where they should be.

    Args:
        things: on the stage.
        on_stage: whether the motion is where it will be seen.
    """
    way = motion.joints[: frame + 1, 0][:, [0, 2]].astype(np.float64)
    if np.linalg.norm(way[-1] - way[0]) < _MIN_WAY or not walking(motion)[:frame].any():
        return motion
    wings = wings_distance(aspect) * (-1.0 if character.enters == "left" else 1.0)
    shapes = {}
    for seconds, late in _TURNS:
        frames = slice(max(frame - round(seconds * motion.fps), 0), frame + 1)
        shapes[seconds, late] = turning(motion, 1.0, frames, frame, late)
    least = np.inf
    best: tuple[FloatArray, FloatArray] = (np.zeros(len(motion)), np.ones(len(motion)))
    for pace in _ENTERING if on_stage and character.enters else (1.0,):
        rate = np.where(np.arange(len(motion)) < frame, pace, 1.0)
        for (seconds, late), degrees in product(_TURNS, range(-165, 166, 15)):
            turn = np.deg2rad(degrees) * shapes[seconds, late]
            path = bent_path(motion, turn, rate, frame)[: frame + 1, [0, 2]]
            cost = abs(degrees) / 90 + 2.0 * (pace - 1.0) + 0.3 * late / seconds
            cost += _outside(path[0]) if on_stage else 0.0
            cost += 12.0 * _too_near(path, things)
            if on_stage and character.enters:
                cost += 3.0 * max(abs(wings) - path[0, 0] * np.sign(wings), 0.0)
            elif on_stage and character.at is not None:
                cost += 0.5 * float(np.linalg.norm(path[0] - character.at))
            if cost < least:
                best, least = (turn, rate), cost
    return bent(motion, *best, frame)


def _outside(point: FloatArray) -> float:
    """How far a point ``[2]`` is off the stage, metres."""
    back, front = _DEEPEST
    wide = max(abs(float(point[0])) - _WIDEST, 0.0)
    return 2.0 * (wide + max(back - float(point[1]), float(point[1]) - front, 0.0))


def _too_near(path: FloatArray, things: Sequence[StageProp]) -> float:
    """How much nearer a path ``[N, 2]`` comes to things than it should, metres."""
    worst = 0.0
    for thing in things:
        gap = gaps(thing, path)
        worst = max(worst, float((room_needed(path, path[-1:], gap[-1:]) - gap).max()))
    return worst


def blocked(motion: Motion, frames: slice, things: Sequence[StageProp]) -> float:
    """How much nearer a walk comes to things than it should, metres."""
    path = motion.joints[frames, 0][:, [0, 2]].astype(np.float64)
    if len(path) < 2:
        return 0.0
    inside = max((-float(gaps(thing, path).min()) for thing in things), default=0.0)
    return max(_too_near(path, things), inside - _OVER_EDGE)


def room_needed(
    path: FloatArray, ends: FloatArray, at_ends: FloatArray, free: float = _FREE
) -> FloatArray:
    """How far a path ``[N, 2]`` should be from a thing, ``[N]`` metres.

    Less near the ends of the way, which may be at the thing, or before a seat over its edge.

    Args:
        ends: ``[M, 2]`` metres of the ends.
        at_ends: ``[M]`` metres from them to the thing.
        free: metres, elsewhere.
    """
    far = np.linalg.norm(path[:, None] - ends, axis=-1)
    return np.asarray(np.minimum(free, (0.95 * at_ends + _NEARING * far).min(axis=-1)))


def arrival(prop: StageProp) -> tuple[FloatArray, float]:
    """Where somebody stands who has come to a thing, ``[3]`` metres, and faces, radians.

    What has a front is used from there, a little from the side; else from the side of the middle
    of the stage.
    """
    points = prop.scale * np.concatenate([piece.points for piece in PROPS[prop.kind].pieces])
    assert prop.at is not None
    foot = np.array([prop.at[0], 0.0, prop.at[1]])
    side = -1.0 if prop.at[0] >= 0 else 1.0
    turn = np.deg2rad(prop.turn)
    handle = PROPS[prop.kind].grips.get("handle")
    if handle is not None:
        point = foot + yaw_matrix(turn) @ (prop.scale * np.array([handle[0], 0.0, handle[2]]))
        away = yaw_matrix(turn + _beside_leaf(prop, side)) @ [0.0, 0.0, 1.0]
        spot = point + _AT_HANDLE * away
        return spot, float(np.arctan2(-away[0], -away[2]))
    half = float(np.ptp(points[:, 0]) / 2) * abs(np.cos(turn)) + float(
        np.ptp(points[:, 2]) / 2
    ) * abs(np.sin(turn))
    away = np.array([side, 0.0, 0.25]) / np.hypot(1.0, 0.25)
    spot = foot + np.array([side * half, 0.0, 0.0]) + (_REACH - 0.15) * away
    return spot, float(np.arctan2(-away[0], -away[2]))


def _beside_leaf(prop: StageProp, side: float) -> float:
    """Radians from the front of a thing to who opens it: where its leaf does not swing."""
    hinge, handle = PROPS[prop.kind].hinge, PROPS[prop.kind].grips["handle"]
    if hinge is None or hinge[0][1] == hinge[1][1]:  # a lid
        return side * _OBLIQUE
    shown = np.cos(np.deg2rad(prop.turn)) > 0.7
    return float(np.sign(handle[0] - hinge[0][0])) * (_OBLIQUE if shown else _SLIGHTLY)


def brought_open(kind: str, spot: FloatArray, yaw: float) -> StageProp:
    """A thing with a handle that is brought to where ``[3]`` somebody opens it, facing a yaw."""
    own_spot, faces = arrival(StageProp(kind=kind, at=(0.0, 0.0), turn=90))
    turn = np.pi / 2 + yaw - faces
    foot = spot - yaw_matrix(yaw - faces) @ own_spot
    turned = float(np.rad2deg(np.angle(np.exp(1j * turn))))
    return StageProp(kind=kind, at=(float(foot[0]), float(foot[2])), turn=turned)


def led_out(motion: Motion, frame: int, side: str) -> Motion:
    """A motion that walks off by a side of the picture from a frame on."""
    later = motion.joints[frame:, 0][:, [0, 2]].astype(np.float64)
    way = later[-1] - later[0]
    if np.linalg.norm(way) < _MIN_WAY:
        return motion
    wanted = -np.pi / 2 if side == "left" else np.pi / 2
    angle = float(np.angle(np.exp(1j * (wanted - np.arctan2(way[0], way[1])))))
    stop = min(frame + round(_LEAVING_SECONDS * motion.fps), len(motion))
    return turned_in(motion, angle, slice(frame, stop), frame)
