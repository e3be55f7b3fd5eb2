"""Pairs: two actors who touch, fight or pass a ball, turned to each other at the right distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.groups import Group, centered_group
from stickgen.direction.meeting import meeting_offset
from stickgen.direction.passes import CATCHES, THROWS
from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.motion import Motion
from stickgen.script import Character
from stickgen.vocabulary import ACTION

FrameMask = NDArray[np.bool_]

CONTACT_DISTANCE = MappingProxyType({"handshake": 0.85, "hug": 0.45, "high_five": 0.85})
"""Action in which two touch → metres between their pelvises, unless the paths of their hands
give a better distance."""
FIGHT_DISTANCE = 1.25
"""Smallest distance between two fighters, metres."""
PASS_DISTANCE = 3.5
"""Distance between a thrower and a catcher, metres."""
_HAND_CONTACTS = tuple(ACTION[name] for name in ("handshake", "high_five"))
_FIGHTING = tuple(ACTION[name] for name in "fight punch kick dodge fight_stance".split())
_THROWING, _CATCHING = (tuple(ACTION[name] for name in names) for names in (THROWS, CATCHES))
_MIN_SECONDS = 0.5  # of a common action that make two actors a pair
_MIN_TRUNK_GAP = 0.5  # metres between the trunks of two fighters
_DISTANCE_STEP = 0.3  # metres by which fighters are moved apart
_OPEN_ANGLE = np.deg2rad(12.0)  # by which a pair turns from each other towards the viewer


@dataclass(frozen=True)
class Pair:
    """Two actors who interact.

    Attributes:
        left, right: their indices in the script, by side of the screen.
        frames: ``[T]`` whether they interact.
        distance: metres between their pelvises meanwhile.
    """

    left: int
    right: int
    frames: FrameMask
    distance: float


def find_pairs(motions: Sequence[Motion], characters: Sequence[Character]) -> list[Pair]:
    """Pairs of actors who interact; each actor is in at most one pair, the longest one first."""
    candidates = []
    for i, j in combinations(range(len(motions)), 2):
        a, b = motions[i].actions, motions[j].actions
        frames, distance = max(_interactions(a, b), key=lambda option: int(option[0].sum()))
        if frames.sum() >= min(_MIN_SECONDS * motions[i].fps, len(a)):
            candidates.append(Pair(i, j, frames, distance))
    pairs: list[Pair] = []
    for pair in sorted(candidates, key=lambda p: (-int(p.frames.sum()), p.left, p.right)):
        if not {pair.left, pair.right} & {i for other in pairs for i in (other.left, other.right)}:
            pairs.append(pair)
    return [_ordered(pair, characters) for pair in pairs]


def _interactions(a: NDArray[np.integer], b: NDArray[np.integer]) -> list[tuple[FrameMask, float]]:
    """Frames and distance of every kind of interaction between two action tracks."""
    touching = [
        ((a == ACTION[name]) & (b == ACTION[name]), distance)
        for name, distance in CONTACT_DISTANCE.items()
    ]
    passing = (np.isin(a, _THROWING) & np.isin(b, _CATCHING)) | (
        np.isin(a, _CATCHING) & np.isin(b, _THROWING)
    )
    fighting = np.isin(a, _FIGHTING) & np.isin(b, _FIGHTING)
    return [*touching, (passing, PASS_DISTANCE), (fighting, FIGHT_DISTANCE)]


def _ordered(pair: Pair, characters: Sequence[Character]) -> Pair:
    """Swap the two if one of them enters or leaves by the other's side."""
    sides = [(c.enters or c.leaves) for c in (characters[pair.left], characters[pair.right])]
    swap = sides[0] == "right" or sides[1] == "left"
    return replace(pair, left=pair.right, right=pair.left) if swap else pair


def face_each_other(motions: Sequence[Motion], pair: Pair) -> Group:
    """The two of a pair, face to face in the middle of the time in which they interact."""
    frames = np.flatnonzero(pair.frames)
    moment = int(frames[len(frames) // 2])
    bodies = []
    for index, toward in ((pair.left, 1.0), (pair.right, -1.0)):
        joints: FloatArray = motions[index].joints
        facing = toward * (np.pi / 2 - _OPEN_ANGLE)
        joints = joints @ yaw_matrix(facing - float(heading(joints)[moment])).T
        bodies.append(joints - joints[moment, 0] * [1.0, 0.0, 1.0])
    distance = pair.distance
    group = _at_offset(pair, bodies, np.array([distance, 0.0, 0.0]))
    if motions[pair.left].actions[moment] in _HAND_CONTACTS:
        offset = meeting_offset(bodies[0][pair.frames], bodies[1][pair.frames])
        return group if offset is None else _at_offset(pair, bodies, offset)
    # Fighters step towards each other: start them farther apart until they do not intersect.
    while distance >= FIGHT_DISTANCE and _trunk_gap(group) < _MIN_TRUNK_GAP:
        distance += _DISTANCE_STEP
        group = _at_offset(pair, bodies, np.array([distance, 0.0, 0.0]))
    return group


def _at_offset(pair: Pair, bodies: Sequence[FloatArray], offset: FloatArray) -> Group:
    """The second body moved by ``offset [3]`` from the first one."""
    moved = [bodies[0] - offset / 2, bodies[1] + offset / 2]
    return centered_group((pair.left, pair.right), moved)


def _trunk_gap(pair: Group) -> float:
    """Smallest distance between the trunks of two, metres."""
    trunks = pair.trunks()
    first, second = np.split(trunks, 2, axis=1)
    return float(np.linalg.norm(first[:, :, None] - second[:, None], axis=-1).min())
