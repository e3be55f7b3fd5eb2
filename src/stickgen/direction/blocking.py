"""Blocking: where everybody plays, so that nobody stands in another and all can be seen.

A motion is turned about the vertical and moved over the floor, never bent. Two who touch, fight
or throw each other a ball are first set against each other and then placed as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.balls import CATCHES, THROWS
from stickgen.direction.facing import THREE_QUARTER, mean_facing, stage_turn, travels
from stickgen.direction.footprint import footprints
from stickgen.direction.meeting import hands_meet
from stickgen.direction.wings import through_the_wings
from stickgen.geometry import heading, yaw_matrix
from stickgen.motion import Motion
from stickgen.scene import Actor
from stickgen.script import Character, StageProp
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

FloatArray = NDArray[np.floating]

CLEAR = 0.7
"""Metres that are kept between the trunks of two who have nothing to do with each other."""
CONTACT = MappingProxyType({"handshake": 0.85, "hug": 0.45, "high_five": 0.85})
"""Action of two who touch → metres between their pelvises while they do, if their hands do not
say better."""
_HANDS = tuple(ACTION[name] for name in ("handshake", "high_five"))
DUEL = 1.25
"""Metres between two who fight."""
PASS = 3.5
"""Metres between one who throws and one who catches."""
_FIGHTING = tuple(ACTION[name] for name in "fight punch kick dodge fight_stance".split())
_THROWING, _CATCHING = (tuple(ACTION[name] for name in names) for names in (THROWS, CATCHES))
_STRIKING = 0.5  # metres that the trunks of two who do not touch keep from one another
_TOGETHER = 0.5  # seconds of the same contact, of fighting or of a pass that make two a pair
_SPACING = 1.3  # metres between neighbours, across the screen
_LANE = 0.5  # metres by which every second one stands farther back
_HALF_TURN = np.deg2rad(50.0)  # of people in company, away from the viewer
_TO_PARTNER = np.deg2rad(75.0)  # of people who look at one another
_OPEN = np.deg2rad(12.0)  # by which a pair opens to the viewer
_OPPOSITE = MappingProxyType({"left": "right", "right": "left"})
_STEP = 0.3  # metres between the spots that are tried
_REACH = 6.0  # metres to either side that are tried first
_DEPTHS = np.arange(-8, 8) * _STEP  # metres nearer or farther that are tried
_HIDING = 0.5  # metres of screen between two of whom one hides the other
_TRUNK = [J["pelvis"], J["spine3"], J["head"]]
_EVERY = 3  # frames between the moments at which distances are looked at


@dataclass(frozen=True)
class _Group:
    """One actor or a pair, turned, about the middle of their path.

    Attributes:
        members: their numbers in the script.
        joints: ``[T, 22, 3]`` of each.
    """

    members: tuple[int, ...]
    joints: tuple[FloatArray, ...]

    def trunks(self) -> FloatArray:
        """Trunk points seen from above, ``[T', P, 2]`` metres x, z."""
        points = [joints[::_EVERY, _TRUNK][..., [0, 2]] for joints in self.joints]
        return np.concatenate(points, axis=1)


def block(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    props: Sequence[StageProp] = (),
    aspect: float = 1.0,
) -> tuple[Actor, ...]:
    """Place everybody on the stage.

    Args:
        actors: with canonical motions of one length and fps.
        characters: of the Script, in the same order; their wishes are ``at``, ``enters``,
            ``leaves`` and ``looks_at``.
        props: things that stand in the way.
        aspect: width over height of the picture, beside which entrances begin.

    Returns:
        the actors, turned and moved; contacts and actions as they were.

    Raises:
        StickGenError: somebody should enter or leave who does not go far enough.
    """
    groups = _groups([actor.motion for actor in actors], characters)
    spots = _spots(len(actors))
    placed = list(actors)
    things = footprints(props)
    taken: list[FloatArray] = []
    company = 0.0
    for group in sorted(groups, key=lambda group: _turn_to_choose(group, characters)):
        character = characters[group.members[0]]
        fixed = character.at is not None
        wish = np.array(character.at) if fixed else spots[list(group.members)].mean(axis=0)
        x = None
        if _by_the_wings(group, character):
            x = through_the_wings(group.joints[0], character, aspect, company)
        offset = _free_spot(group.trunks(), taken, things, wish, fixed=fixed, x=x)
        taken.append(group.trunks() + offset)
        if x is None:
            company = max(company, float(np.abs(taken[-1][..., 0]).max()))
        for member, joints in zip(group.members, group.joints, strict=True):
            moved = (joints + np.array([offset[0], 0.0, offset[1]])).astype(np.float32)
            motion = replace(actors[member].motion, joints=moved)
            placed[member] = replace(actors[member], motion=motion)
    return tuple(placed)


def _groups(motions: Sequence[Motion], characters: Sequence[Character]) -> list[_Group]:
    """Everybody, turned: pairs face to face, the others as they are seen best."""
    spots = _spots(len(motions))
    pairs = [_left_first(characters, *pair) for pair in _pairs(motions)]
    paired = {i for pair in pairs for i in pair[:2]}
    groups = [_face_off(motions, *pair) for pair in pairs]
    for i, motion in enumerate(motions):
        if i not in paired:
            turn = _turn(motion, characters, spots, i)
            groups.append(_centred((i,), [motion.joints @ yaw_matrix(turn).T]))
    return groups


def _turn_to_choose(group: _Group, characters: Sequence[Character]) -> tuple[int, tuple[int, ...]]:
    """Those whose place is given choose first, those who come or go last."""
    character = characters[group.members[0]]
    return (0 if character.at else 2 if _by_the_wings(group, character) else 1), group.members


def _by_the_wings(group: _Group, character: Character) -> bool:
    """Whether a group comes or goes by a side; a pair is where it meets."""
    return len(group.members) == 1 and bool(character.enters or character.leaves)


def _spots(count: int) -> FloatArray:
    """Where each actor's path is centred if nothing is in the way, ``[count, 2]`` metres x, z."""
    index = np.arange(count)
    return np.stack([(index - (count - 1) / 2) * _SPACING, -_LANE * (index % 2)], axis=-1)


def _turn(motion: Motion, characters: Sequence[Character], spots: FloatArray, i: int) -> float:
    """Radians by which an actor who has no partner is turned to the left."""
    character = characters[i]
    way = character.leaves or (character.enters and _OPPOSITE[character.enters])
    if way or len(characters) == 1 or travels(motion.joints):
        return stage_turn(motion, way)
    there = 0.0  # the middle of the company
    if character.looks_at:
        names = [other.name for other in characters]
        there = float(spots[names.index(character.looks_at), 0])
    side = float(np.sign(there - spots[i, 0])) or THREE_QUARTER / _HALF_TURN
    turn = _TO_PARTNER if character.looks_at else _HALF_TURN
    return side * turn - mean_facing(motion.joints)


def _pairs(motions: Sequence[Motion]) -> list[tuple[int, int, NDArray[np.bool_], float]]:
    """Pairs who touch, fight or play ball: their numbers, when, and how far apart; each in one."""
    found = []
    for i, j in combinations(range(len(motions)), 2):
        a, b = motions[i].actions, motions[j].actions
        when, distance = max(_together(a, b), key=lambda option: int(option[0].sum()))
        if when.sum() >= min(_TOGETHER * motions[i].fps, len(a)):
            found.append((i, j, when, distance))
    pairs: list[tuple[int, int, NDArray[np.bool_], float]] = []
    for pair in sorted(found, key=lambda p: (-int(p[2].sum()), p[:2])):
        if not {pair[0], pair[1]} & {i for other in pairs for i in other[:2]}:
            pairs.append(pair)
    return pairs


def _together(
    a: NDArray[np.integer], b: NDArray[np.integer]
) -> list[tuple[NDArray[np.bool_], float]]:
    """What two may do with each other: in which frames they do, and how far apart."""
    touching = [
        ((a == ACTION[name]) & (b == ACTION[name]), distance) for name, distance in CONTACT.items()
    ]
    passing = (np.isin(a, _THROWING) & np.isin(b, _CATCHING)) | (
        np.isin(a, _CATCHING) & np.isin(b, _THROWING)
    )
    fighting = np.isin(a, _FIGHTING) & np.isin(b, _FIGHTING)
    return [*touching, (passing, PASS), (fighting, DUEL)]


def _left_first(
    characters: Sequence[Character], i: int, j: int, when: NDArray[np.bool_], distance: float
) -> tuple[int, int, NDArray[np.bool_], float]:
    """A pair with the one in front who comes from the left, goes there, or is named first."""
    ways = [(c.enters or c.leaves) for c in (characters[i], characters[j])]
    swap = ways[0] == "right" or ways[1] == "left"
    return (j, i, when, distance) if swap else (i, j, when, distance)


def _face_off(
    motions: Sequence[Motion], i: int, j: int, when: NDArray[np.bool_], distance: float
) -> _Group:
    """Two actors who face each other in the middle of their time together."""
    frames = np.flatnonzero(when)
    moment = int(frames[len(frames) // 2])
    turned = []
    for number, toward in ((i, 1.0), (j, -1.0)):
        joints: FloatArray = motions[number].joints
        facing = toward * (np.pi / 2 - _OPEN)
        joints = joints @ yaw_matrix(facing - float(heading(joints)[moment])).T
        turned.append(joints - joints[moment, 0] * [1.0, 0.0, 1.0])
    pair = _apart(i, j, turned, np.array([distance, 0.0, 0.0]))
    if motions[i].actions[moment] in _HANDS:
        meeting = hands_meet(turned[0][when], turned[1][when])
        return pair if meeting is None else _apart(i, j, turned, meeting)
    while distance >= DUEL and _gap(pair) < _STRIKING:  # who fights runs through nobody
        distance += _STEP
        pair = _apart(i, j, turned, np.array([distance, 0.0, 0.0]))
    return pair


def _apart(i: int, j: int, bodies: Sequence[FloatArray], offset: FloatArray) -> _Group:
    return _centred((i, j), [bodies[0] - offset / 2, bodies[1] + offset / 2])


def _gap(pair: _Group) -> float:
    """Smallest distance of the trunks of two, metres."""
    trunks = pair.trunks()
    one, other = np.split(trunks, 2, axis=1)
    return float(np.linalg.norm(one[:, :, None] - other[:, None], axis=-1).min())


def _centred(members: tuple[int, ...], bodies: Sequence[FloatArray]) -> _Group:
    paths = np.concatenate([joints[:, 0] for joints in bodies]) * [1.0, 0.0, 1.0]
    middle = (paths.min(axis=0) + paths.max(axis=0)) / 2
    return _Group(members, tuple(joints - middle for joints in bodies))


def _free_spot(
    trunks: FloatArray,
    taken: Sequence[FloatArray],
    things: FloatArray,
    wish: FloatArray,
    *,
    fixed: bool,
    x: float | None = None,
) -> FloatArray:
    """The offset ``[2]`` nearest to the wish with which nobody gets into anybody.

    Args:
        trunks: ``[T', P, 2]`` of who is placed.
        taken: of those who are.
        things: ``[N, 2]`` x, z of what stands there.
        wish: ``[2]`` x, z.
        fixed: whether it is more than a wish.
        x: the only one that may be, so that somebody comes or goes by the wings.
    """
    if x is not None:
        wish = np.array([x, wish[1]])
    if fixed or not (taken or len(things)):
        return wish
    others = np.concatenate([trunks[:, :0], *taken], axis=1)
    if x is not None:  # comes nearer or stays farther, as much as it can
        spots = wish + np.stack([np.zeros_like(_DEPTHS), _DEPTHS], axis=-1)
        gap, _ = _clearance(trunks, others, things, spots)
        cost = np.abs(_DEPTHS) + np.maximum(CLEAR - gap, 0.0) * _REACH
        return spots[np.argmin(cost)]
    reach = _REACH
    while True:  # far enough to the side a spot is always free
        spots = wish + _grid(reach)
        gap, hidden = _clearance(trunks, others, things, spots)
        if (gap >= CLEAR).any():
            cost = np.linalg.norm(spots - wish, axis=-1) + 2.0 * hidden
            return spots[np.argmin(np.where(gap >= CLEAR, cost, np.inf))]
        reach *= 3


def _grid(reach: float) -> FloatArray:
    """Spots ``[N, 2]`` up to ``reach`` metres to either side, the middle first."""
    x = np.arange(-reach, reach, _STEP * reach / _REACH)
    grid = np.stack(np.meshgrid(x, _DEPTHS, indexing="ij"), axis=-1).reshape(-1, 2)
    return np.concatenate([np.zeros((1, 2)), grid])


def _clearance(
    trunks: FloatArray, others: FloatArray, things: FloatArray, spots: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Smallest distance ``[N]``, and share of the time ``[N]`` that somebody is hidden."""
    to_others = trunks[:, :, None] - others[:, None]  # [T', P, Q, 2]
    to_things = trunks[:, :, None] - things
    gap = np.empty(len(spots))
    hidden = np.empty(len(spots))
    far = np.inf
    for n, spot in enumerate(spots):
        other, thing = to_others + spot, to_things + spot
        nearest = [(away**2).sum(-1).min(initial=far) for away in (other, thing)]
        gap[n] = np.sqrt(min(nearest))
        beside = np.abs(other[..., 0]).min(axis=(1, 2), initial=far)
        # Of people either hides the other; a thing hides only who is behind it.
        in_front = np.where(thing[..., 1] < 0, np.abs(thing[..., 0]), far)
        behind = in_front.min(axis=(1, 2), initial=far)
        hidden[n] = (np.minimum(beside, behind) < _HIDING).mean()
    return gap, hidden
