"""Passes: a ball, or another thing, that one actor throws or kicks to another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction import balls, flight
from stickgen.direction.hands import ActionSpan, farthest_hand, fastest_point
from stickgen.geometry import FloatArray
from stickgen.measures.limbs import palms
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J

THROWS = ("throwing", "pitching")
CATCHES = ("catching", "fielding")
"""Actions between which a ball is passed."""
_KICK = "kicking"
_FLIGHT_SECONDS = (0.3, 2.0)  # shortest and longest flight of a pass
_TOSS_SPEED = 4.5  # m/s over the floor of what is thrown to somebody who catches it, at least
_SPEED = 8.0  # m/s of what is thrown at somebody who does not catch it
_REBOUND = 0.15  # share of its speed over the floor with which it bounces off


@dataclass(frozen=True)
class Pass:
    """A ball that one actor throws to another.

    Attributes:
        thrower, catcher: indices of the actors.
        throw: the span of the throw.
        catch: the span of the catch; None: it only hits the other one.
        path: ``[T, 3]`` metres, the middle of the ball.
    """

    thrower: int
    catcher: int
    throw: ActionSpan
    catch: ActionSpan | None
    path: FloatArray

    def ball(self, actor: Actor, span: ActionSpan) -> list[Prop]:
        """The ball; a ``PropBuilder`` for the thrower."""
        return [Prop(self.throw.thing, self.path)]

    def glove(self, actor: Actor, span: ActionSpan) -> list[Prop]:
        """What it is caught with; a ``PropBuilder`` for the catcher."""
        return balls.glove(actor, span) if self.throw.thing == "baseball" else []


def find_passes(actors: Sequence[Actor], spans: Sequence[Sequence[ActionSpan]]) -> list[Pass]:
    """Throws that reach another actor; each throw and catch at most once.

    A throw goes to those whom it names, whether they catch it or not; another one to somebody
    who catches in time.

    Args:
        actors: placed on the stage.
        spans: the actions of each actor.
    """
    passes: list[Pass] = []
    throws = [(i, s) for i, own in enumerate(spans) for s in own if s.action in (*THROWS, _KICK)]
    catches = [(j, s) for j, own in enumerate(spans) for s in own if s.action in CATCHES]
    for i, throw in sorted(throws, key=lambda item: item[1].start):
        used = [(p.catcher, p.catch) for p in passes]
        free = ((j, s) for j, s in catches if j != i and (j, s) not in used)
        candidates = [
            _pass(actors, i, j, throw, catch)
            for j, catch in free
            if throw.action in THROWS and _agree(actors, i, j, throw, catch)
        ]
        candidates += [
            _throw_at(actors, i, j, throw)
            for j, actor in enumerate(actors)
            if j != i and actor.name in throw.to
        ]
        if first := next((p for p in candidates if p is not None), None):
            passes.append(first)
    return passes


def _agree(actors: Sequence[Actor], i: int, j: int, throw: ActionSpan, catch: ActionSpan) -> bool:
    """Whether neither the throw nor the catch is with somebody else."""
    return (not throw.to or actors[j].name in throw.to) and (
        not catch.to or actors[i].name in catch.to
    )


def _pass(
    actors: Sequence[Actor], i: int, j: int, throw: ActionSpan, catch: ActionSpan
) -> Pass | None:
    """The pass from actor ``i`` to actor ``j``; None if the ball cannot arrive during the catch."""
    fps = actors[i].motion.fps
    hands = palms(actors[i].motion.joints)
    hand, frame = fastest_point(hands, throw, fps)
    catching_hand, reach = farthest_hand(actors[j], catch)
    goal = palms(actors[j].motion.joints)[catching_hand]
    shortest, longest = _FLIGHT_SECONDS
    if throw.to:  # it is meant for this one: it does not rise out of the picture to wait
        distance = float(np.linalg.norm(goal[frame] - hands[hand, frame]))
        longest = min(max(distance / _TOSS_SPEED, shortest), longest)
    arrival = min(max(reach, frame + round(shortest * fps)), frame + round(longest * fps))
    if not catch.start <= arrival < catch.stop:
        return None
    path = np.where((np.arange(len(goal)) < frame)[:, None], hands[hand], goal)
    path[frame : arrival + 1] = flight.tossed(
        hands[hand, frame], goal[arrival], arrival - frame, fps
    )
    return Pass(i, j, throw, catch, path)


def _throw_at(actors: Sequence[Actor], i: int, j: int, throw: ActionSpan) -> Pass | None:
    """A throw at the chest of actor ``j``, or a kick to the feet; None if the film ends before."""
    fps, radius = actors[i].motion.fps, PROPS[throw.thing].size / 2
    joints = actors[j].motion.joints
    if throw.action == _KICK:
        path = balls.kick(actors[i], throw)[0].position.astype(np.float64)
        frame = balls.kick_frame(actors[i], throw)
        goal = joints[:, [J["left_foot"], J["right_foot"]]].mean(axis=1) * [1.0, 0.0, 1.0]
        goal = goal + [0.0, radius, 0.0]
    else:
        hands = palms(actors[i].motion.joints)
        hand, frame = fastest_point(hands, throw, fps)
        path = np.array(hands[hand], dtype=np.float64)
        goal = joints[:, J["spine3"]].astype(np.float64)
    distance = float(np.linalg.norm(goal[frame] - path[frame]))
    seconds = min(max(distance / _SPEED, _FLIGHT_SECONDS[0]), _FLIGHT_SECONDS[1])
    arrival = frame + round(seconds * fps)
    if arrival >= len(path):
        return None
    way = flight.tossed(path[frame], goal[arrival], arrival - frame, fps)
    rebound = -_REBOUND * (way[-1] - way[0]) / seconds * [1.0, 0.0, 1.0]
    path[frame : arrival + 1] = way
    path[arrival:] = flight.thrown(way[-1], rebound, len(path) - arrival, fps, radius)
    return Pass(i, j, throw, None, path)
