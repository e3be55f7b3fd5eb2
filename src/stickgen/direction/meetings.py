"""How two who meet are turned to each other: along a throw, a swing or a blow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from stickgen.direction.action_spans import find_spans
from stickgen.direction.blows import Blow, aim
from stickgen.direction.dealings import Dealings
from stickgen.direction.outcomes import aimed_at
from stickgen.direction.rallies import CATCHES, Touch, find_rallies
from stickgen.direction.touches import find_touches
from stickgen.geometry import FloatArray, heading, normalize
from stickgen.measures.limbs import facing
from stickgen.scene import Actor
from stickgen.script import Character, StageProp

PASS_DISTANCE = 3.5
"""Distance between a thrower and a catcher, metres."""
HANDS_DISTANCE = 0.85
"""Distance between two whose hands meet, metres, unless they are held out to another one."""
HIT_DISTANCE = 4.0
"""Distance between two of whom one hits the ball with a bat or a racket, metres."""
_AROUND = 0.6  # seconds before and after they touch the ball in which two deal with each other
_FLOOR = np.array([1.0, 0.0, 1.0])


@dataclass(frozen=True)
class Aim:
    """Which way somebody acts upon another one.

    Attributes:
        frame: when.
        yaw: radians of the way over the floor; 0 along +Z.
    """

    frame: int
    yaw: float


@dataclass(frozen=True)
class Meeting:
    """Two who act upon each other.

    Attributes:
        first, second: indices of the actors.
        aims: how each of the two should be turned to the other.
        distance: metres between their pelvises.
        blow: the blow of the first one that meets the second one, which decides the distance.
        hands: whether their hands meet, which decides the distance if they are held out.
    """

    first: int
    second: int
    aims: tuple[Aim, Aim]
    distance: float = PASS_DISTANCE
    blow: Blow | None = None
    hands: bool = False


def find_meetings(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    props: Sequence[StageProp],
    dealings: Dealings,
    blows: Sequence[Blow] = (),
) -> list[Meeting]:
    """Who meets whom in a throw, a hit, a blow or with the hands, in order of time.

    Args:
        actors: in time with each other, not placed.
        characters: of the Script, in the same order.
        props: things of the Script.
        dealings: who acts upon whom.
        blows: of one upon another.
    """
    spans = [find_spans(a, c, props) for a, c in zip(actors, characters, strict=True)]
    names = [actor.name for actor in actors]
    found = []
    for rally in find_rallies(actors, spans):
        for one, other in pairwise(rally.touches):
            if one.actor != other.actor:
                found.append(_passing(actors, one, other))
        last = rally.touches[-1]
        if last.sends and last.span.to and last.span.to[0] in names:
            found.append(_at_somebody(actors, last, names.index(last.span.to[0])))
    for blow in (b for b in blows if b.main):
        frame = blow.moment.frame
        along = aim(actors[blow.striker].motion.joints, blow.moment)
        aims = (_aim(frame, along), _heading(actors[blow.victim], frame))
        found.append(Meeting(blow.striker, blow.victim, aims, blow=blow))
    for touching in find_touches(actors, props, dealings):
        pair = touching.first, touching.second
        yaws = [
            _heading(actors[k], moment.frame)
            for k, moment in zip(pair, touching.moments, strict=True)
        ]
        found.append(Meeting(*pair, (yaws[0], yaws[1]), HANDS_DISTANCE, hands=True))
    return sorted(found, key=lambda meeting: meeting.aims[0].frame)


def find_lines(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    props: Sequence[StageProp],
) -> dict[int, tuple[Aim, FloatArray | None]]:
    """Actor → the way of the first ball that they send, and the goal ``[3]`` that it goes to.

    Args:
        actors: in time with each other, not placed.
        characters: of the Script, in the same order.
        props: things of the Script.
    """
    spans = [find_spans(a, c, props) for a, c in zip(actors, characters, strict=True)]
    lines: dict[int, tuple[Aim, FloatArray | None]] = {}
    for rally in find_rallies(actors, spans):
        for touch in rally.touches:
            if touch.sends:
                goal = aimed_at(touch.span.action, props)
                lines.setdefault(touch.actor, (_touch_aim(actors, touch), goal))
    return lines


def add_meetings(dealings: Dealings, meetings: Sequence[Meeting], fps: float) -> Dealings:
    """The dealings, and those of who meet by a ball though the Script names nobody."""
    added = dealings.copy()
    around = round(_AROUND * fps)
    for meeting in meetings:
        frames = sorted(aim.frame for aim in meeting.aims)
        time = slice(max(frames[0] - around, 0), frames[1] + around)
        added[meeting.first, meeting.second, time] = True
    return added


def meetings_of(i: int, j: int, meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings of two."""
    return [meeting for meeting in meetings if {meeting.first, meeting.second} == {i, j}]


def _passing(actors: Sequence[Actor], one: Touch, other: Touch) -> Meeting:
    hit = "batting" in (one.span.action, other.span.action)
    return Meeting(
        one.actor,
        other.actor,
        (_touch_aim(actors, one), _touch_aim(actors, other)),
        HIT_DISTANCE if hit else PASS_DISTANCE,
    )


def _at_somebody(actors: Sequence[Actor], touch: Touch, j: int) -> Meeting:
    """A throw, kick or hit at somebody who does not catch it."""
    frame = touch.moment.frame
    aims = _touch_aim(actors, touch), _heading(actors[j], frame)
    return Meeting(touch.actor, j, aims)


def _touch_aim(actors: Sequence[Actor], touch: Touch) -> Aim:
    """Which way a ball goes, or comes from."""
    frame = touch.moment.frame
    ahead = facing(actors[touch.actor].motion.joints)[frame]
    along = normalize(touch.moment.velocity * _FLOOR)
    if touch.span.action in CATCHES:
        return _aim(frame, ahead)
    return _aim(frame, along if touch.span.action == "batting" else ahead + along)


def _heading(actor: Actor, frame: int) -> Aim:
    """The way that somebody faces."""
    return Aim(frame, float(heading(actor.motion.joints)[frame]))


def _aim(frame: int, way: FloatArray) -> Aim:
    return Aim(frame, float(np.arctan2(way[0], way[2])))
