"""Motions that belong together, played a little earlier or later so that they meet in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from stickgen.direction.action_spans import find_spans
from stickgen.direction.blows import Blow, find_blows
from stickgen.direction.dealings import find_dealings
from stickgen.direction.rallies import Touch, find_rallies
from stickgen.direction.retiming import (
    Clock,
    Shift,
    calm_start,
    clock,
    retimed_character,
    retimed_motion,
)
from stickgen.direction.touches import find_touches
from stickgen.direction.upright import is_down, standing_until
from stickgen.measures import moments
from stickgen.motion import Motion
from stickgen.scene import Actor, Look
from stickgen.script import Character, Script

_PASS_SECONDS, _HIT_SECONDS = (0.36, 0.9), (0.56, 1.1)
"""Shortest and longest flight of a ball that is caught, or hit, at the distance for it."""
_MOST, _MOST_REACTION = 1.2, 3.0  # seconds by which anything, and a reaction, shifts at most
_ENDS = 0.4  # seconds before the end of the film in which no blow lands
_REACTION = 0.04  # seconds from a blow to the reaction


class InTime(NamedTuple):
    """A Script and its motions, in time with each other.

    Attributes:
        script: with the beats as they are played.
        motions: one for each character.
        blows: of one upon another, in order of time.
    """

    script: Script
    motions: list[Motion]
    blows: list[Blow]


class _Shifts:
    """Which moments of each actor shift, and by how many frames."""

    def __init__(self, actors: int) -> None:
        self.of: list[dict[int, int]] = [{} for _ in range(actors)]

    def new(self, actor: int, frame: int) -> int:
        """When a moment happens, as far as is decided."""
        return frame + self.of[actor].get(frame, 0)

    def move(self, actor: int, frame: int, to: int, most: int) -> None:
        """Let a moment happen in another frame, or as near to it as may be."""
        self.of[actor].setdefault(frame, max(min(to - frame, most), -most))


def in_time(script: Script, motions: Sequence[Motion]) -> InTime:
    """The motions, and the beats of the Script, with moments that belong together in time.

    A ball needs time to fly: who catches or hits it does so when it arrives. Who is struck
    reacts at the blow. Hands that meet are held out together, or when a thing changes hands.
    Motions without such moments are as they were.

    Args:
        script: beats, and things that change hands.
        motions: one for each character, of one length and fps.
    """
    actors = [_actor(c, m) for c, m in zip(script.characters, motions, strict=True)]
    fps, frames = motions[0].fps, len(motions[0])
    most = round(_MOST * fps)
    shifts = _Shifts(len(actors))
    spans = [
        find_spans(actor, character, script.props)
        for actor, character in zip(actors, script.characters, strict=True)
    ]
    for rally in find_rallies(actors, spans):
        for one, other in pairwise(rally.touches):
            _meet_ball(shifts, one, other, fps, most)
    blows = find_blows(actors, script.characters)
    for blow in blows:
        if blow.main and blow.reaction is not None:
            strike = shifts.new(blow.striker, blow.moment.frame)
            wanted = strike + (0 if blow.dodged else round(_REACTION * fps))
            shifts.move(blow.victim, blow.reaction, wanted, round(_MOST_REACTION * fps))
            late = shifts.new(blow.victim, blow.reaction) - wanted
            latest = frames - round(_ENDS * fps)
            shifts.move(blow.striker, blow.moment.frame, min(strike + late, latest), most)
    dealings = find_dealings(script.characters, script.props, fps, frames)
    for touching in find_touches(actors, script.props, dealings):
        a, b = touching.moments
        when = shifts.new(touching.first, a.frame) if touching.frame is None else touching.frame
        shifts.move(touching.first, a.frame, when, most)
        shifts.move(touching.second, b.frame, when, most)
    return _played(script, motions, shifts, blows)


def _actor(character: Character, motion: Motion) -> Actor:
    """A character with a body and no looks: only moments count."""
    kind = motion.skeleton or "human"
    return Actor(character.name, motion, Look(kind=kind))


def _meet_ball(shifts: _Shifts, one: Touch, other: Touch, fps: float, most: int) -> None:
    """Let the second one have the ball when it can have come from the first one."""
    if one.actor == other.actor:
        return
    sent = shifts.new(one.actor, one.moment.frame)
    hit = "batting" in (one.span.action, other.span.action)
    shortest, longest = (round(s * fps) for s in (_HIT_SECONDS if hit else _PASS_SECONDS))
    arrival = min(max(other.moment.frame, sent + shortest), sent + longest)
    shifts.move(other.actor, other.moment.frame, arrival, most)
    late = shifts.new(other.actor, other.moment.frame) - arrival
    shifts.move(one.actor, one.moment.frame, sent + late, most)


def _played(
    script: Script, motions: Sequence[Motion], shifts: _Shifts, blows: Sequence[Blow]
) -> InTime:
    """The Script, the motions and the blows by the clocks of their actors."""
    characters, played = list(script.characters), list(motions)
    clocks: list[Clock | None] = [None] * len(motions)
    for i, motion in enumerate(motions):
        moved = [Shift(frame, by) for frame, by in shifts.of[i].items()]
        if any(shift.by for shift in moved):
            when = clocks[i] = clock(len(motion), motion.fps, moved, calm_start(motion))
            played[i] = retimed_motion(motion, when)
            characters[i] = retimed_character(characters[i], when, motion.fps)
    found = [
        blow_then
        for blow in blows
        if (blow_then := _played_blow(blow, played, clocks[blow.striker], clocks[blow.victim]))
    ]
    found = sorted(_with_main(found), key=lambda blow: blow.moment.frame)
    for victim in {blow.victim for blow in found}:
        first = next(blow for blow in found if blow.victim == victim and blow.main)
        frame = first.moment.frame
        if first.suffers and is_down(played[victim], frame):
            played[victim] = standing_until(played[victim], frame)
    return InTime(script.model_copy(update={"characters": tuple(characters)}), played, found)


def _played_blow(
    blow: Blow, motions: Sequence[Motion], own: Clock | None, victims: Clock | None
) -> Blow | None:
    """A blow by the clocks of the two; None: the film ends before it."""
    motion, frame = motions[blow.striker], _when(blow.moment.frame, own)
    if frame >= len(motion):
        return None
    moment = moments.at_frame(motion.joints, motion.fps, blow.moment.part, frame)
    reaction = None if blow.reaction is None else _when(blow.reaction, victims)
    return replace(blow, moment=moment, reaction=reaction)


def _with_main(blows: Sequence[Blow]) -> list[Blow]:
    """The blows, of which the first one of each beat counts most if the one that did is gone."""
    beats = {(blow.striker, blow.beat) for blow in blows if blow.main}
    found = []
    for blow in blows:
        beat = blow.striker, blow.beat
        found.append(blow if beat in beats else replace(blow, main=True))
        beats.add(beat)
    return found


def _when(frame: int, when: Clock | None) -> int:
    """When a frame is played."""
    return frame if when is None else max(round(float(when.new[frame])), 0)
