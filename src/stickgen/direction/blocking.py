"""Blocking (the theatre's word for where actors stand): no overlaps, and every actor is visible.

A motion is turned about the vertical axis and moved over the floor; poses stay as they are. Two
actors who touch, fight or pass a ball are placed relative to each other first, then as one group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.chases import Pack, find_flights, find_packs, starting_order
from stickgen.direction.dance import danced, find_couples
from stickgen.direction.dealings import Dealings, find_dealings, partner_of
from stickgen.direction.facing import (
    PROFILE,
    THREE_QUARTER,
    clearest,
    mean_facing,
    open_turn,
    stage_turn,
    travels,
)
from stickgen.direction.footprint import footprints
from stickgen.direction.free_spots import free_depth, free_spot
from stickgen.direction.groups import Group, centered_group
from stickgen.direction.meetings import Aim, Meeting, meetings_of
from stickgen.direction.packs import flight, flight_start, run_together
from stickgen.direction.pairs import face_each_other, find_pairs
from stickgen.direction.wings import wings_offset
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.motion import Motion
from stickgen.scene import Actor
from stickgen.script import Character, StageProp
from stickgen.text.actions import named_actions

_SPACING = 1.3  # metres between neighbours, across the screen
_DEPTH_OFFSET = 0.5  # metres by which every second actor stands farther back
_ROW, _ROW_DEPTH = 6, 1.1  # actors in a row, and metres from one row to the next
_HALF_TURN = np.deg2rad(50.0)  # away from the viewer, of actors in company
_TO_PARTNER = np.deg2rad(75.0)  # away from the viewer, of actors who look at somebody
_LINE_OPEN = np.deg2rad(15.0)  # towards the viewer, of the way of a ball across the picture
Lines = Mapping[int, tuple[Aim, FloatArray | None]]
_OPPOSITE = MappingProxyType({"left": "right", "right": "left"})


def place_actors(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    props: Sequence[StageProp] = (),
    aspect: float = 1.0,
    dealings: Dealings | None = None,
    meetings: Sequence[Meeting] = (),
    lines: Lines = MappingProxyType({}),
    fixed: frozenset[int] = frozenset(),
) -> tuple[Actor, ...]:
    """Place all actors on the stage.

    Args:
        actors: with canonical motions of one length and fps.
        characters: of the Script, in the same order; ``at``, ``enters``, ``leaves`` and
            ``looks_at`` say where they should be.
        props: things on the stage that actors must not overlap.
        aspect: width over height of the picture; entrances begin beside it.
        dealings: who acts upon whom; nobody when not given.
        meetings: of two by a ball or a blow.
        lines: of the balls that somebody sends, as ``meetings.find_lines``; who is in no pair
            sends them across the picture, or to their goal.
        fixed: indices of those who stand on the stage already, where they use a thing.

    Returns:
        the actors, turned and moved; contacts and actions are unchanged.

    Raises:
        StickGenError: an actor should enter or leave but does not travel far enough.
    """
    motions = [actor.motion for actor in actors]
    if dealings is None:
        dealings = find_dealings((), (), motions[0].fps, len(motions[0]))
    groups = _make_groups(motions, characters, dealings, meetings, lines, fixed)
    spots = _default_spots(len(actors))[starting_order(characters)]
    obstacles = footprints(props)
    moved_actors = list(actors)
    placed = [Group((i,), (motions[i].joints,)).trunks() for i in sorted(fixed)]
    outermost = 0.0  # metres from the middle to the actors who neither enter nor leave
    for group in sorted(groups, key=lambda group: _placing_order(group, characters)):
        character = characters[group.members[0]]
        trunks = group.trunks()
        preferred = _preferred_spot(group, character, spots)
        through_wings = _uses_wings(group, character)
        if through_wings:
            x = wings_offset(group.joints[0], character, aspect, outermost)
            preferred = np.array([x, preferred[1]])
        search = free_depth if through_wings else free_spot
        offset = preferred if character.at else search(trunks, placed, obstacles, preferred)
        placed.append(trunks + offset)
        if not through_wings:
            outermost = max(outermost, float(np.abs(placed[-1][..., 0]).max()))
        for member, joints in zip(group.members, group.joints, strict=True):
            moved_actors[member] = _moved(actors[member], joints, offset)
    return tuple(moved_actors)


def _moved(actor: Actor, joints: FloatArray, offset: FloatArray) -> Actor:
    """The actor with other joints, moved by ``(x, z)`` metres."""
    moved = (joints + np.array([offset[0], 0.0, offset[1]])).astype(np.float32)
    return replace(actor, motion=replace(actor.motion, joints=moved))


def _make_groups(
    motions: Sequence[Motion],
    characters: Sequence[Character],
    dealings: Dealings,
    meetings: Sequence[Meeting],
    lines: Lines,
    fixed: frozenset[int],
) -> list[Group]:
    """All who are not fixed, turned: pairs face each other, the others face the viewer."""
    spots = _default_spots(len(motions))[starting_order(characters)]
    packs = [
        p for p in find_packs(characters) if not _meet(p, meetings) and not {*p.members} & fixed
    ]
    packed = {index for pack in packs for index in pack.members}
    busy = packed | fixed
    couples = [c for c in find_couples(characters, motions) if not {*c} & busy]
    packed |= {index for couple in couples for index in couple}
    flights = {i: j for i, j in find_flights(characters).items() if i not in packed}
    starts = {i: flight_start(characters[i], motions[i]) for i in flights}
    motions = [flight(m, characters[i]) if i in flights else m for i, m in enumerate(motions)]
    pairs = find_pairs(motions, characters, dealings, packed | fixed)
    paired = packed | {index for pair in pairs for index in (pair.left, pair.right)}
    groups = [run_together(motions, characters, pack) for pack in packs]
    groups += [centered_group((i, j), danced(motions[i], motions[j])) for i, j in couples]
    groups += [
        face_each_other(motions, pair, meetings_of(pair.left, pair.right, meetings))
        for pair in pairs
    ]
    for i, motion in enumerate(motions):
        if i not in paired and i not in fixed:
            turn = _line_turn(motion, characters[i], spots[i], lines.get(i))
            if turn is None and i in flights:
                groups.append(_fleeing(motion, spots, i, flights[i], starts[i]))
                continue
            if turn is None:
                turn = _turn(motion, characters, spots, i, dealings)
            groups.append(centered_group((i,), [motion.joints @ yaw_matrix(turn).T]))
    return groups


def _meet(pack: Pack, meetings: Sequence[Meeting]) -> bool:
    """Whether some of a pack strike or touch each other, too, which decides where they stand."""
    return any({meeting.first, meeting.second} <= {*pack.members} for meeting in meetings)


def _fleeing(motion: Motion, spots: FloatArray, i: int, feared: int, start: int) -> Group:
    """Somebody who faces another one, and then runs away from them; they start at their spot."""
    towards = float(np.sign(spots[feared, 0] - spots[i, 0])) or -1.0
    turn = -towards * (np.pi / 2 - _LINE_OPEN) - mean_facing(motion.joints)
    if start > 0:
        turn = towards * _TO_PARTNER - mean_facing(motion.joints[:start])
    joints: FloatArray = motion.joints @ yaw_matrix(turn).T
    return Group((i,), (joints - joints[start, 0] * [1.0, 0.0, 1.0],))


def _placing_order(group: Group, characters: Sequence[Character]) -> tuple[int, tuple[int, ...]]:
    """Sort key: groups with a fixed place first, groups that enter or leave last."""
    character = characters[group.members[0]]
    return (0 if character.at else 2 if _uses_wings(group, character) else 1), group.members


def _uses_wings(group: Group, character: Character) -> bool:
    """Whether a group enters or leaves by a side; a pair stays where it meets."""
    return len(group.members) == 1 and bool(character.enters or character.leaves)


def _preferred_spot(group: Group, character: Character, spots: FloatArray) -> FloatArray:
    """Where a group should be, ``[2]`` metres x, z: the Script's place or the default one."""
    if character.at is not None:
        return np.array(character.at)
    return spots[list(group.members)].mean(axis=0)


def _default_spots(count: int) -> FloatArray:
    """Where each actor's path is centred if nothing is in the way, ``[count, 2]`` metres x, z.

    A large company stands in several rows.
    """
    rows = -(-count // _ROW)
    width = -(-count // rows)
    index = np.arange(count)
    row, column = index // width, index % width
    in_row = np.minimum(width, count - row * width)
    x = (column - (in_row - 1) / 2) * _SPACING
    return np.stack([x, -_DEPTH_OFFSET * (column % 2) - _ROW_DEPTH * row], axis=-1)


def _line_turn(
    motion: Motion,
    character: Character,
    spot: FloatArray,
    line: tuple[Aim, FloatArray | None] | None,
) -> float | None:
    """Radians by which somebody who sends a ball is turned to the left; None: as anybody."""
    if line is None or character.enters or character.leaves:
        return None
    aim, goal = line
    if goal is not None:
        x, z = character.at or spot
        return float(np.arctan2(goal[0] - x, goal[2] - z)) - aim.yaw
    across = np.pi / 2 - _LINE_OPEN
    return clearest(motion.joints, (across - aim.yaw, -across - aim.yaw), (0.0, 0.4), motion.fps)


def _turn(
    motion: Motion,
    characters: Sequence[Character],
    spots: FloatArray,
    i: int,
    dealings: Dealings,
) -> float:
    """Radians by which actor ``i``, who is in no pair, is turned to the left."""
    character = characters[i]
    if _plays_keys(character):
        return PROFILE - mean_facing(motion.joints)
    side = character.leaves or (character.enters and _OPPOSITE[character.enters])
    if side or travels(motion.joints):
        return stage_turn(motion, side)
    if len(characters) == 1:
        return open_turn(motion.joints, stage_turn(motion), motion.fps)
    focus_x = 0.0  # the middle of the company
    partner = partner_of(i, dealings)
    if character.partner:
        partner = [other.name for other in characters].index(character.partner)
    if partner is not None:
        focus_x = float(spots[partner, 0])
    direction = float(np.sign(focus_x - spots[i, 0])) or THREE_QUARTER / _HALF_TURN
    turn = direction * (_HALF_TURN if partner is None else _TO_PARTNER)
    turn -= mean_facing(motion.joints)
    return turn if partner is not None else open_turn(motion.joints, turn, motion.fps)


def _plays_keys(character: Character) -> bool:
    """Whether somebody plays an instrument that would hide them: they are seen from the side."""
    return any(
        beat.thing is not None
        and not PROPS[beat.thing].held
        and "right" in PROPS[beat.thing].grips
        and "play_instrument" in named_actions(beat.text)
        for beat in character.beats
    )
