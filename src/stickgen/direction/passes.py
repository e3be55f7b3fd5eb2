"""Passes: a ball that one actor throws and another one catches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.direction import flight
from stickgen.direction.hands import ActionSpan, farthest_hand, fastest_point, palms
from stickgen.geometry import FloatArray
from stickgen.prop import Prop
from stickgen.scene import Actor

THROWS = ("throwing", "pitching")
CATCHES = ("catching", "fielding")
"""Actions between which a ball is passed."""
_FLIGHT_SECONDS = (0.3, 2.0)  # shortest and longest flight of a pass


@dataclass(frozen=True)
class Pass:
    """A ball that one actor throws and another catches.

    Attributes:
        thrower, catcher: indices of the actors.
        throw, catch: the spans of the two actions.
        path: ``[T, 3]`` metres, the middle of the ball.
    """

    thrower: int
    catcher: int
    throw: ActionSpan
    catch: ActionSpan
    path: FloatArray

    def ball(self, actor: Actor, span: ActionSpan) -> list[Prop]:
        """The ball; a ``PropBuilder`` for the thrower."""
        return [Prop("baseball", self.path)]


def find_passes(actors: Sequence[Actor], spans: Sequence[Sequence[ActionSpan]]) -> list[Pass]:
    """Throws that reach a catch of another actor in time; each throw and catch at most once.

    Args:
        actors: placed on the stage.
        spans: the actions of each actor.
    """
    passes: list[Pass] = []
    throws = [
        (i, s) for i, actor_spans in enumerate(spans) for s in actor_spans if s.action in THROWS
    ]
    catches = [
        (j, s) for j, actor_spans in enumerate(spans) for s in actor_spans if s.action in CATCHES
    ]
    for i, throw in sorted(throws, key=lambda item: item[1].start):
        used = [(p.catcher, p.catch) for p in passes]
        free = ((j, s) for j, s in catches if j != i and (j, s) not in used)
        candidates = (_pass(actors, i, j, throw, catch) for j, catch in free)
        if first := next((p for p in candidates if p is not None), None):
            passes.append(first)
    return passes


def _pass(
    actors: Sequence[Actor], i: int, j: int, throw: ActionSpan, catch: ActionSpan
) -> Pass | None:
    """The pass from actor ``i`` to actor ``j``; None if the ball cannot arrive during the catch."""
    fps = actors[i].motion.fps
    hands = palms(actors[i].motion.joints)
    hand, frame = fastest_point(hands, throw, fps)
    catching_hand, reach = farthest_hand(actors[j], catch)
    first, last = (frame + round(second * fps) for second in _FLIGHT_SECONDS)
    arrival = min(max(reach, first), last)
    if not catch.start <= arrival < catch.stop:
        return None
    goal = palms(actors[j].motion.joints)[catching_hand]
    path = np.where((np.arange(len(goal)) < frame)[:, None], hands[hand], goal)
    path[frame : arrival + 1] = flight.tossed(
        hands[hand, frame], goal[arrival], arrival - frame, fps
    )
    return Pass(i, j, throw, catch, path)
