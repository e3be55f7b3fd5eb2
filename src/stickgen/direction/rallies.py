"""Rallies: who throws, kicks, hits and catches one and the same ball, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from stickgen.catalog.props import PROPS
from stickgen.direction.hands import ActionSpan
from stickgen.measures import moments
from stickgen.measures.moments import Moment
from stickgen.scene import Actor

THROWS = ("throwing", "pitching")
CATCHES = ("catching", "fielding")
SENDS = (*THROWS, "kicking", "shooting", "batting")
"""Actions after which a ball is in the air."""
_FINDERS = MappingProxyType(
    {
        **dict.fromkeys(THROWS, moments.release),
        **dict.fromkeys(CATCHES, moments.catch),
        "kicking": moments.kick,
        "shooting": moments.held_out,
        "batting": moments.swing,
    }
)
_RECEIVES = MappingProxyType(
    {
        **dict.fromkeys(THROWS, (*CATCHES, "batting")),
        "batting": ("batting", *CATCHES),
        "kicking": (),
        "shooting": (),
    }
)
"""What somebody may do with a ball that comes from an action."""
_TIME = (-1.2, 2.5)  # seconds after a ball is sent between which it may be received,
_TIME_NAMED = (-2.0, 4.0)  # and between which, if it is meant for the one who receives it
ANY_BALL = "ball"
"""The thing of those who name no special ball."""


@dataclass(frozen=True)
class Touch:
    """One actor and the ball.

    Attributes:
        actor: index.
        span: in which it happens.
        moment: when, and with what part of the body.
    """

    actor: int
    span: ActionSpan
    moment: Moment

    @property
    def sends(self) -> bool:
        """Whether the ball is in the air afterwards."""
        return self.span.action in SENDS


@dataclass(frozen=True)
class Rally:
    """One ball.

    Attributes:
        thing: its kind.
        touches: by whom it is touched, in order.
    """

    thing: str
    touches: tuple[Touch, ...]

    @property
    def players(self) -> set[int]:
        """Indices of the actors who touch it."""
        return {touch.actor for touch in self.touches}

    @property
    def wanted(self) -> bool:
        """Whether the Script brings the ball, or several play with it."""
        return len(self.players) > 1 or any(touch.span.brought for touch in self.touches)

    @property
    def names(self) -> set[str]:
        """Its kind, and the kinds by which those who touch it call it."""
        return {self.thing, ANY_BALL} | {_ball(touch.span) for touch in self.touches}


def find_rallies(actors: Sequence[Actor], spans: Sequence[Sequence[ActionSpan]]) -> list[Rally]:
    """Every ball that is thrown, kicked, hit or caught, and all who touch it.

    What somebody throws or hits goes to those whom they name, else to somebody who catches or
    hits in time and names nobody else; what is caught may be thrown on. Each touch is of one ball.

    Args:
        actors: with their motions, placed or not.
        spans: the actions of each actor.
    """
    touches = [
        Touch(i, s, _FINDERS[s.action](actors[i].motion.joints, actors[i].motion.fps, s.frames))
        for i, own in enumerate(spans)
        for s in own
        if s.action in _FINDERS
    ]
    touches.sort(key=lambda touch: (_rank(touch), touch.moment.frame))
    rallies: list[Rally] = []
    free = list(touches)
    while free:
        chain = [free.pop(0)]
        while (following := _next(chain[-1], free, actors)) is not None:
            free.remove(following)
            chain.append(following)
        rallies.append(Rally(_thing(chain), tuple(chain)))
    return [rally for rally in rallies if not _has_it(rally, rallies)]


def _has_it(rally: Rally, rallies: Sequence[Rally]) -> bool:
    """Whether a ball that comes from nobody would be caught by one who has one in the hand."""
    (first, *others) = rally.touches
    return not (first.sends or others) and any(
        other.touches[-1].actor == first.actor
        and not other.touches[-1].sends
        and other.touches[-1].moment.frame < first.moment.frame
        for other in rallies
    )


def _rank(touch: Touch) -> int:
    """Balls are first followed from those who have one in the hand or at the foot."""
    return 2 if not touch.sends else 1 if touch.span.action == "batting" else 0


def _next(touch: Touch, free: Sequence[Touch], actors: Sequence[Actor]) -> Touch | None:
    """Who touches the ball next; None: nobody."""
    if not touch.sends:  # it is in the hand of the one who caught it
        own = (t for t in free if t.actor == touch.actor and t.span.start >= touch.span.stop)
        following = min(own, key=lambda t: t.moment.frame, default=None)
        sent = following is not None and following.span.action in (*THROWS, "shooting")
        return following if sent else None
    fps = actors[touch.actor].motion.fps
    candidates = []
    for other in free:
        if other.actor == touch.actor or other.span.action not in _RECEIVES[touch.span.action]:
            continue
        named = actors[other.actor].name in touch.span.to
        back = actors[touch.actor].name in other.span.to
        if (touch.span.to and not named) or (_catches(other) and other.span.to and not back):
            continue
        seconds = (other.moment.frame - touch.moment.frame) / fps
        earliest, latest = _TIME_NAMED if named or back else _TIME
        if earliest <= seconds <= latest:
            candidates.append(other)
    return min(candidates, key=lambda other: other.moment.frame, default=None)


def _catches(touch: Touch) -> bool:
    return touch.span.action in CATCHES


def _thing(chain: Sequence[Touch]) -> str:
    """The kind of ball: the most special one that somebody names, else that of the first."""
    things = [_ball(touch.span) for touch in chain]
    named = [thing for touch, thing in zip(chain, things, strict=True) if touch.span.brought]
    return next((thing for thing in named if thing != ANY_BALL), (named or things)[0])


def _ball(span: ActionSpan) -> str:
    """The ball of a span whose thing may be what it is hit with."""
    if span.action != "batting" or is_ball(span.thing):
        return span.thing
    return "tennis_ball" if span.thing == "racket" else "baseball"


def is_ball(thing: str) -> bool:
    """Whether a kind of thing is a ball."""
    return thing.endswith(ANY_BALL)


def stick(span: ActionSpan) -> str:
    """What a batter hits the ball with."""
    if not is_ball(span.thing):
        return span.thing
    return "racket" if span.thing == "tennis_ball" else "bat"


def radius(thing: str) -> float:
    """Of a thing that is thrown, metres."""
    return PROPS[thing].size / 2
