"""Walks that would lead through a thing go around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.direction.approach import room_needed
from stickgen.direction.bending import replanted, walking
from stickgen.direction.fitted_body import as_standing
from stickgen.direction.footprint import corners, gaps
from stickgen.direction.holds import CLIMBED
from stickgen.direction.legs import feet_of, with_feet
from stickgen.direction.mounted import VEHICLES
from stickgen.direction.smoothing import smooth
from stickgen.direction.tasks import find_tasks
from stickgen.geometry import FloatArray, runs, yaw_matrix
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Character, StageProp

_FREE = (
    0.36  # metres between a trunk and the edge of a thing, or as near as the walk begins or ends
)
_SLACK = 0.1  # metres that may be missing
_TURNING = 0.4  # seconds in which a walk comes round the corner of a thing to its end, at least
_LOW = 0.2  # metres up to which a thing is stepped over
_PASSED = frozenset({"door", "gate", "curtain", "long_stairs", "stairs", "tent", "goal"})
"""Kinds of things that people go through, or up."""
_ONTO = ("climb", "ride", "over", "lie", "swim")
_EASING = 1.4  # seconds in which a walk leaves its line, and comes back to it, at most
_PAUSE = 0.5  # seconds for which somebody may stand in one walk
_STEEPEST = 0.9  # metres aside for each metre ahead


def around_things(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    stage: Sequence[StageProp],
    brought: Sequence[Sequence[Prop]] = (),
) -> tuple[Actor, ...]:
    """The actors on the stage, whose walks lead around what stands there.

    Args:
        actors: placed.
        characters: of the Script, in the same order.
        stage: its things.
        brought: of each actor the things that stand there for them.
    """
    standing = [prop for prop in stage if _is_solid(prop.kind) and prop.at is not None]
    others = [as_standing(p) for own in brought for p in own if _is_solid(p.kind) and _stands(p)]
    things = [*standing, *others]
    if not things:
        return tuple(actors)
    out = []
    for actor, character in zip(actors, characters, strict=True):
        used = {k for t in find_tasks(character, actor.motion) if t.what in _ONTO for k in
                (t.thing, t.onto)}  # fmt: skip
        solid = [thing for thing in things if thing.kind not in used]
        moved = actor.motion if actor.motion.skeleton else _around(actor.motion, solid)
        out.append(actor if moved is actor.motion else replace(actor, motion=moved))
    return tuple(out)


def _is_solid(kind: str) -> bool:
    """Whether nobody can walk through a thing of a kind, or over it."""
    holds = {holds.prop for holds in CLIMBED.values()}
    if kind in _PASSED or kind in holds or (kind in VEHICLES and VEHICLES[kind].board):
        return False
    heights = np.concatenate([piece.points[:, 1] for piece in PROPS[kind].pieces])
    return float(heights.max()) > _LOW and not PROPS[kind].held


def _stands(prop: Prop) -> bool:
    return bool(np.ptp(prop.position, axis=0).max() < 0.05)


def _around(motion: Motion, things: Sequence[StageProp]) -> Motion:
    for walk in _walks(motion):
        for thing in things:
            aside = _aside(motion, walk, thing, things)
            if aside is not None:
                motion = _shifted(motion, aside)
    return motion


def _walks(motion: Motion) -> list[slice]:
    """Frames in which somebody walks, with short pauses."""
    found: list[slice] = []
    for run in runs(walking(motion)):
        if found and run.start - found[-1].stop < _PAUSE * motion.fps:
            run = slice(found.pop().start, run.stop)
        found.append(run)
    return [run for run in found if run.stop - run.start > 8]


def _aside(
    motion: Motion, walk: slice, thing: StageProp, things: Sequence[StageProp]
) -> FloatArray | None:
    """How far a path is moved over the floor to miss a thing, ``[T, 2]``; None: it does."""
    path = motion.joints[:, 0][:, [0, 2]].astype(np.float64)
    gap = gaps(thing, path[walk])
    ends = path[[walk.start, walk.stop - 1]]
    inside = np.flatnonzero(gap < room_needed(path[walk], ends, gap[[0, -1]], _FREE) - _SLACK)
    if not len(inside):
        return None
    turn = round(_TURNING * motion.fps)
    first = walk.start + max(int(inside[0]), turn)
    last = min(walk.start + int(inside[-1]), walk.stop - 1 - turn)
    if first > last:
        return None
    way = path[min(last + 1, walk.stop - 1)] - path[max(first - 1, walk.start)]
    if np.linalg.norm(way) < 0.05:
        return None
    normal = np.array([way[1], -way[0]]) / np.linalg.norm(way)
    line = (path[first : last + 1] - path[first]) @ normal
    edges = (corners(thing) - path[first]) @ normal
    weight = _bump(len(path), walk, first, last, motion.fps)
    found: list[tuple[float, FloatArray]] = []
    for side, edge in ((1.0, edges.max() + _FREE), (-1.0, edges.min() - _FREE)):
        far = side * max(float((side * (edge - line)).max()), 0.0)
        moved = far * weight[:, None] * normal
        near = min(float(gaps(other, path + moved)[walk].min()) for other in things)
        room = [_room(path, walk.start, first), _room(path, last, walk.stop - 1)]
        steep = max(abs(far) / max(room[0], 0.1), abs(far) / max(room[1], 0.1)) - _STEEPEST
        found.append((abs(far) + 4 * max(-near, 0.0) + 3 * max(steep, 0.0), moved))
    return min(found, key=lambda option: option[0])[1]


def _room(path: FloatArray, first: int, last: int) -> float:
    """Metres that are walked between two frames."""
    return float(np.linalg.norm(np.diff(path[first : last + 1], axis=0), axis=-1).sum())


def _bump(frames: int, walk: slice, first: int, last: int, fps: float) -> FloatArray:
    """1 between two frames, and eased to 0 before and after them, within a walk, ``[T]``."""
    time = np.arange(frames, dtype=np.float64)
    before = max(min(_EASING * fps, first - walk.start), 1.0)
    after = max(min(_EASING * fps, walk.stop - 1 - last), 1.0)
    share = np.minimum((time - first) / before + 1.0, (last - time) / after + 1.0)
    share = np.clip(share, 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share))


def _shifted(motion: Motion, aside: FloatArray) -> Motion:
    """A motion whose path is moved over the floor, and which faces along its new way."""
    joints = motion.joints.astype(np.float64)
    old = joints[:, 0][:, [0, 2]]
    turn = _turn(old, old + aside, walking(motion), motion.fps)
    root = joints[:, :1] * [1.0, 0.0, 1.0]
    new = root + np.insert(aside, 1, 0.0, axis=-1)[:, None]
    moved = new + (joints - root) @ yaw_matrix(turn).transpose(0, 2, 1)
    feet = replanted(feet_of(joints), feet_of(moved), motion.contacts, turn)
    return replace(motion, joints=with_feet(moved, feet).astype(np.float32))


def _turn(old: FloatArray, new: FloatArray, on: NDArray[np.bool_], fps: float) -> FloatArray:
    """Radians ``[T]`` by which a way over the floor turns from an old one."""
    ways = [smooth(np.gradient(path, axis=0), 0.15 * fps) for path in (old, new)]
    angles = [np.arctan2(way[:, 0], way[:, 1]) for way in ways]
    turn = np.angle(np.exp(1j * (angles[1] - angles[0]))) * on
    return smooth(turn[:, None], 0.12 * fps)[:, 0]
