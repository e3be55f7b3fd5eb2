"""Hands that meet: two who shake hands, give a high five or hand over a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from stickgen.direction.dealings import Dealings
from stickgen.direction.handing import handovers
from stickgen.geometry import runs
from stickgen.measures import moments
from stickgen.measures.limbs import facing
from stickgen.measures.moments import Moment
from stickgen.scene import Actor
from stickgen.script import StageProp
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_HANDS = tuple(ACTION[name] for name in ("handshake", "high_five"))
_NEAR = 1.5  # seconds between the moments of two who touch, at most
_REACH = 0.8  # seconds around a thing's change of hands in which both reach for it
_AHEAD = 0.12  # metres before the pelvis beyond which a hand is held out
_MIN_SECONDS = 0.4  # of a common action


@dataclass(frozen=True)
class Touching:
    """A hand of each of two meets the other's.

    Attributes:
        first, second: indices of the actors.
        moments: when each of the two holds out the hand.
        frame: when it should happen; None: when the first one is ready.
        high: whether it is a high five.
        thing: kind of the thing that changes hands; empty: none.
    """

    first: int
    second: int
    moments: tuple[Moment, Moment]
    frame: int | None = None
    thing: str = ""
    high: bool = False


def find_touches(
    actors: Sequence[Actor], props: Sequence[StageProp], dealings: Dealings
) -> list[Touching]:
    """Hands that should meet, in order of time.

    Two who do the same at about the same time touch each other if neither deals with somebody
    else meanwhile.

    Args:
        actors: with their motions, placed or not.
        props: of the Script; those that change hands count.
        dealings: who acts upon whom.
    """
    found = [
        touching
        for i, j in combinations(_people(actors), 2)
        for action in _HANDS
        if (touching := _greeting(actors, i, j, action, dealings)) is not None
    ]
    names = [actor.name for actor in actors]
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    reach = round(_REACH * fps)
    for prop in props:
        for giver, taker, frame in handovers(prop, fps, frames):
            around = slice(max(frame - reach, 0), min(frame + reach, frames))
            pair = names.index(giver.name), names.index(taker.name)
            if not {*pair} <= {*_people(actors)}:
                continue
            a, b = (
                moments.held_out(actors[k].motion.joints, fps, around, (hold.hand,))
                for k, hold in zip(pair, (giver, taker), strict=True)
            )
            found.append(Touching(*pair, (a, b), frame, prop.kind))
    return found


def _is_out(actor: Actor, moment: Moment) -> bool:
    """Whether a hand is before the body."""
    joints = actor.motion.joints
    away = moment.point - joints[moment.frame, J["pelvis"]]
    return bool(away @ facing(joints)[moment.frame] > _AHEAD)


def _people(actors: Sequence[Actor]) -> list[int]:
    """The indices of the actors who have hands."""
    return [i for i, actor in enumerate(actors) if not actor.motion.skeleton]


def _greeting(
    actors: Sequence[Actor], i: int, j: int, action: int, dealings: Dealings
) -> Touching | None:
    """The first greeting of two; None if they do not greet each other in time."""
    fps = actors[i].motion.fps
    times = [
        [
            s
            for s in runs(actors[k].motion.actions == action)
            if s.stop - s.start > _MIN_SECONDS * fps
        ]
        for k in (i, j)
    ]
    if not all(times):
        return None
    a, b = (
        moments.held_out(actors[k].motion.joints, fps, spans[0])
        for k, spans in zip((i, j), times, strict=True)
    )
    near = abs(a.frame - b.frame) <= _NEAR * fps
    near &= all(_is_out(actors[k], moment) for k, moment in ((i, a), (j, b)))
    others = [k for k in range(len(actors)) if k not in (i, j)]
    busy = dealings[np.ix_([i, j], others)][:, :, [a.frame, b.frame]].any() if others else False
    high = action == ACTION["high_five"]
    return Touching(i, j, (a, b), high=high) if near and not busy else None
