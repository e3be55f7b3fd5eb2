"""Pairs: two actors who touch, fight or pass a ball, turned to each other at the right distance."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.animals import ANIMALS
from stickgen.direction.dealings import Dealings
from stickgen.direction.facing import travels
from stickgen.direction.groups import Group, centered_group
from stickgen.direction.meeting import meeting_offset
from stickgen.direction.meetings import PASS_DISTANCE, Aim, Meeting
from stickgen.direction.rallies import CATCHES, THROWS
from stickgen.direction.struck import at_blows, trunk_gaps
from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.motion import Motion
from stickgen.script import Character
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

FrameMask = NDArray[np.bool_]

CONTACT_DISTANCE = MappingProxyType({"handshake": 0.85, "hug": 0.45, "high_five": 0.85})
"""Action in which two touch → metres between their pelvises, unless the paths of their hands
give a better distance."""
FIGHT_DISTANCE = 1.25
"""Smallest distance between two fighters, metres."""
MEETING_DISTANCE = 1.0
"""Distance between two who talk, or hand over a thing, metres."""
_HAND_CONTACTS = tuple(ACTION[name] for name in ("handshake", "high_five"))
_FIGHTING = tuple(ACTION[name] for name in "fight punch kick dodge fight_stance".split())
_THROWING = tuple(ACTION[name] for name in (*THROWS, "batting"))
_CATCHING = tuple(ACTION[name] for name in CATCHES)
_KICKING = (ACTION["kicking"],)
_MIN_SECONDS = 0.5  # of a common action that make two actors a pair
_MIN_TRUNK_GAP = 0.5  # metres between the trunks of two fighters
_MIN_STRUCK_GAP = 0.18  # metres between the trunks of two of whom one is struck
_DISTANCE_STEP = 0.3  # metres by which fighters are moved apart
_OPEN_ANGLE = np.deg2rad(12.0)  # by which a pair turns from each other towards the viewer


@dataclass(frozen=True)
class Pair:
    """Two actors who interact.

    Attributes:
        left, right: their indices in the script, by side of the screen.
        frames: ``[T]`` whether they interact.
        distance: metres between their pelvises meanwhile.
        named: frames in which the Script says that one acts upon the other.
    """

    left: int
    right: int
    frames: FrameMask
    distance: float
    named: int = 0


def find_pairs(
    motions: Sequence[Motion],
    characters: Sequence[Character],
    dealings: Dealings,
    busy: Set[int] = frozenset(),
) -> list[Pair]:
    """Pairs of actors who interact; each actor is in at most one pair.

    Those come first of whom the Script says that one acts upon the other, then those who interact
    longest. While somebody acts upon another one, they interact with nobody else.

    Args:
        motions, characters: of all actors.
        dealings: who acts upon whom.
        busy: actors who are in no pair.
    """
    free = [i for i in range(len(motions)) if i not in busy]
    found = (_find_pair(motions, i, j, dealings) for i, j in combinations(free, 2))
    pairs: list[Pair] = []
    for pair in sorted((pair for pair in found if pair is not None), key=_importance):
        if not {pair.left, pair.right} & {i for other in pairs for i in (other.left, other.right)}:
            pairs.append(pair)
    return [_ordered(pair, characters) for pair in pairs]


def _find_pair(motions: Sequence[Motion], i: int, j: int, dealings: Dealings) -> Pair | None:
    """The pair of two actors; None if they do not interact long enough."""
    a, b = motions[i], motions[j]
    acts, back = dealings[i, j], dealings[j, i]
    free = _free(i, j, dealings) & _free(j, i, dealings)
    named = free & (acts | back)
    options = _interactions(a.actions, b.actions, acts, back)
    frames, distance = max(
        ((free & option, metres) for option, metres in options), key=lambda item: int(item[0].sum())
    )
    least = min(_MIN_SECONDS * a.fps, len(free))
    if frames.sum() < least and named.any() and not any(travels(m.joints[named]) for m in (a, b)):
        frames, distance = named, MEETING_DISTANCE
    return Pair(i, j, frames, distance, int(named.sum())) if frames.sum() >= least else None


def _importance(pair: Pair) -> tuple[int, int, int, int]:
    """Sort key of pairs: the most important one first."""
    return -pair.named, -int(pair.frames.sum()), pair.left, pair.right


def _free(i: int, j: int, dealings: Dealings) -> FrameMask:
    """Frames ``[T]`` in which actor ``i`` acts upon nobody else than ``j``."""
    return ~dealings[i].any(axis=0) | dealings[i, j]


def _interactions(
    a: NDArray[np.integer], b: NDArray[np.integer], a_names_b: FrameMask, b_names_a: FrameMask
) -> list[tuple[FrameMask, float]]:
    """Frames and distance of every kind of interaction between two action tracks.

    What one does to the other on purpose needs no answer: a blow may meet somebody who stands.
    """

    def meeting(mine: Sequence[int], theirs: Sequence[int]) -> FrameMask:
        a_acts, b_acts = np.isin(a, mine), np.isin(b, mine)
        a_answers, b_answers = np.isin(a, theirs) | b_names_a, np.isin(b, theirs) | a_names_b
        return (a_acts & b_answers) | (b_acts & a_answers)

    touching = [
        (meeting([ACTION[name]], [ACTION[name]]), distance)
        for name, distance in CONTACT_DISTANCE.items()
    ]
    passing = meeting(_THROWING, _CATCHING) | meeting(_KICKING, ())
    fighting = meeting(_FIGHTING, _FIGHTING)
    return [*touching, (passing, PASS_DISTANCE), (fighting, FIGHT_DISTANCE)]


def _ordered(pair: Pair, characters: Sequence[Character]) -> Pair:
    """Swap the two if one of them enters or leaves by the other's side."""
    sides = [(c.enters or c.leaves) for c in (characters[pair.left], characters[pair.right])]
    swap = sides[0] == "right" or sides[1] == "left"
    return replace(pair, left=pair.right, right=pair.left) if swap else pair


def face_each_other(
    motions: Sequence[Motion], pair: Pair, meetings: Sequence[Meeting] = ()
) -> Group:
    """The two of a pair, face to face when they meet, or in the middle of their time together.

    Args:
        motions: of all actors.
        pair: the two.
        meetings: of the two, in order of time; the first one decides how they are turned.
    """
    meeting = meetings[0] if meetings else None
    frames = np.flatnonzero(pair.frames)
    moment = meeting.aims[0].frame if meeting and meeting.hands else int(frames[len(frames) // 2])
    bodies = _turned(motions, pair, meeting, moment)
    distance = pair.distance if meeting is None or meeting.blow else meeting.distance
    distance += sum(_muzzle(motions[i], pair.frames) for i in (pair.left, pair.right))
    if meeting is not None and meeting.blow is not None:
        blows = [(m.blow, m.first == pair.left) for m in meetings if m.blow is not None]
        for count in range(len(blows), 0, -1):  # as many as meet without one in the other
            struck = at_blows(bodies[0], bodies[1], blows[:count], motions[pair.left].fps)
            if trunk_gaps(*struck).min() >= _MIN_STRUCK_GAP:
                return centered_group((pair.left, pair.right), struck)
    group = _at_offset(pair, bodies, np.array([distance, 0.0, 0.0]))
    if motions[pair.left].actions[moment] in _HAND_CONTACTS:
        offset = meeting_offset(bodies[0][pair.frames], bodies[1][pair.frames])
        return group if offset is None else _at_offset(pair, bodies, offset)
    if meeting is not None and meeting.hands:
        return group
    # Fighters step towards each other: start them farther apart until they do not intersect.
    while distance >= FIGHT_DISTANCE and _trunk_gap(group) < _MIN_TRUNK_GAP:
        distance += _DISTANCE_STEP
        group = _at_offset(pair, bodies, np.array([distance, 0.0, 0.0]))
    return group


def _turned(
    motions: Sequence[Motion], pair: Pair, meeting: Meeting | None, moment: int
) -> list[FloatArray]:
    """The bodies of a pair, turned to each other; each is at the origin when it acts.

    Args:
        moment: the frame in which those face each other who do not meet.
    """
    bodies = []
    for index, toward in ((pair.left, 1.0), (pair.right, -1.0)):
        joints: FloatArray = motions[index].joints
        aim = Aim(moment, float(heading(joints)[moment]))
        if meeting is not None:
            aim = meeting.aims[0 if index == meeting.first else 1]
        facing = toward * (np.pi / 2 - _OPEN_ANGLE)
        joints = joints @ yaw_matrix(facing - aim.yaw).T
        bodies.append(joints - joints[aim.frame, 0] * [1.0, 0.0, 1.0])
    return bodies


def _muzzle(motion: Motion, frames: FrameMask) -> float:
    """Metres by which an animal's nose is before its pelvis while two interact; none of people."""
    if not motion.skeleton:
        return 0.0
    nose = ANIMALS[motion.skeleton].index["nose"]
    reach = motion.joints[frames][:, nose] - motion.joints[frames][:, J["pelvis"]]
    return float(np.median(np.linalg.norm(reach[:, [0, 2]], axis=-1)))


def _at_offset(pair: Pair, bodies: Sequence[FloatArray], offset: FloatArray) -> Group:
    """The second body moved by ``offset [3]`` from the first one."""
    moved = [bodies[0] - offset / 2, bodies[1] + offset / 2]
    return centered_group((pair.left, pair.right), moved)


def _trunk_gap(pair: Group) -> float:
    """Smallest distance between the trunks of two, metres."""
    trunks = pair.trunks()
    first, second = np.split(trunks, 2, axis=1)
    return float(np.linalg.norm(first[:, :, None] - second[:, None], axis=-1).min())
