"""Balls, and what they are hit and caught with: thrown, passed on, kicked, bounced, batted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.direction import flight
from stickgen.direction.hands import (
    SIDES,
    UP,
    Maker,
    Stretch,
    in_hand,
    palms,
    speed,
    torso_axes,
    velocity,
)
from stickgen.geometry import heading, normalize
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J
from stickgen.vocabulary import PROPS

FloatArray = NDArray[np.floating]

THROWS = ("throwing", "pitching")
CATCHES = ("catching", "fielding")
"""Actions that meet in a pass."""
_HARDEST = 15.0  # m/s of a thrown or kicked ball, at most
_INCOMING = 0.6  # seconds that a ball is seen to come
_FAR = 6.0  # metres from which it comes
_LEVEL = np.array([1.0, 0.0, 1.0])
_PASS = (0.3, 2.0)  # seconds that a ball may be in the air between two people


def throw(kind: str) -> Maker:
    """A ball that leaves the hand when it is fastest."""

    def make(actor: Actor, stretch: Stretch) -> list[Prop]:
        hands, fps = palms(actor.motion.joints), actor.motion.fps
        hand, frame = _fastest(hands, stretch, fps)
        start = 1.3 * velocity(hands[hand], frame, fps) + 1.5 * UP
        return [_let_go(kind, hands[hand], frame, start, fps)]

    return make


def shoot(actor: Actor, stretch: Stretch) -> list[Prop]:
    """A basketball that leaves both hands when they are highest, on a high arc ahead."""
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    frame = stretch.start + int(hands[:, stretch.frames, 1].max(axis=0).argmax())
    yaw = heading(joints)[frame]
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    return [_let_go("basketball", hands.mean(axis=0), frame, 3.5 * ahead + 5.5 * UP, fps)]


def dribble(actor: Actor, stretch: Stretch) -> list[Prop]:
    """A basketball that the lower hand bounces; before and after it stays in the hand."""
    hands = palms(actor.motion.joints)
    hand = int(hands[:, stretch.frames, 1].mean(axis=1).argmin())
    path = hands[hand].copy()
    path[stretch.frames] = flight.dribbled(
        path[stretch.frames], actor.motion.fps, PROPS["basketball"] / 2
    )
    return [Prop("basketball", path, holder=(actor.name, f"{SIDES[hand]}_wrist"))]


def kick(actor: Actor, stretch: Stretch) -> list[Prop]:
    """A ball that lies where the foot is fastest, and flies where the foot goes."""
    joints, fps = actor.motion.joints, actor.motion.fps
    feet = np.stack([joints[:, J[f"{side}_foot"]] for side in SIDES])
    foot, frame = _fastest(feet, stretch, fps)
    rest = feet[foot, frame] * _LEVEL + PROPS["soccer_ball"] / 2 * UP
    start = 1.2 * velocity(feet[foot], frame, fps) * _LEVEL + 2.5 * UP
    return [_let_go("soccer_ball", np.tile(rest, (len(joints), 1)), frame, start, fps)]


def catch(actor: Actor, stretch: Stretch) -> list[Prop]:
    """A glove, and a baseball that flies into it from where the hand reaches."""
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    hand, frame = _farthest_out(actor, stretch)
    ahead = normalize((hands[hand, frame] - joints[frame, 0]) * _LEVEL)
    path, since = _coming(hands[hand], frame, ahead, fps)
    return [*glove(actor, stretch), Prop("baseball", path, visible=np.arange(len(path)) >= since)]


def glove(actor: Actor, stretch: Stretch) -> list[Prop]:
    """A glove on the hand that catches."""
    hand, _ = _farthest_out(actor, stretch)
    return [in_hand(actor, "glove", SIDES[hand], UP, torso_axes(actor.motion.joints)[2])]


def bat(actor: Actor, stretch: Stretch) -> list[Prop]:
    """A bat, and a ball that comes, is met where the bat is fastest, and flies away."""
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    pace = speed(hands.mean(axis=0), fps)
    frame = stretch.start + int(pace[stretch.frames].argmax())
    lower = int(hands[:, stretch.frames, 1].mean(axis=1).argmin())
    arms = np.mean([joints[:, J[f"{s}_wrist"]] - joints[:, J[f"{s}_elbow"]] for s in SIDES], axis=0)
    # Cocked it stands up behind the hands; in the swing it lies in line with the arms.
    swing = np.clip(pace / max(float(pace[frame]), 1e-6), 0.0, 1.0)[:, None]
    up = normalize(arms) + 1.4 * (1.0 - swing) * UP
    sweet = hands[lower] + 0.75 * normalize(up)
    away = normalize(velocity(sweet, frame, fps) * _LEVEL)
    met = np.tile(sweet[frame], (len(joints), 1))
    ball = _let_go("baseball", met, frame, _HARDEST * away + 5.0 * UP, fps)
    path, since = _coming(ball.position, frame, away, fps)
    return [
        in_hand(actor, "bat", SIDES[lower], up, torso_axes(joints)[2]),
        Prop("baseball", path, visible=np.arange(len(path)) >= since),
    ]


@dataclass(frozen=True)
class Pass:
    """A ball that one actor throws and another catches.

    Attributes:
        thrower, catcher: their numbers.
        throw, catch: the stretches in which they do it.
        path: ``[T, 3]`` of the ball.
    """

    thrower: int
    catcher: int
    throw: Stretch
    catch: Stretch
    path: FloatArray

    def ball(self, actor: Actor, stretch: Stretch) -> list[Prop]:
        """The ball, as the thrower's."""
        return [Prop("baseball", self.path)]


def find_passes(actors: Sequence[Actor], stretches: Sequence[Sequence[Stretch]]) -> list[Pass]:
    """Throws that meet a catch in time; each throw and each catch at most once.

    Args:
        actors: placed on the stage.
        stretches: of each actor.
    """
    passes: list[Pass] = []
    throws = [(i, s) for i, own in enumerate(stretches) for s in own if s.action in THROWS]
    catches = [(j, s) for j, own in enumerate(stretches) for s in own if s.action in CATCHES]
    for i, thrown in sorted(throws, key=lambda item: item[1].start):
        taken = [(p.catcher, p.catch) for p in passes]
        others = ((j, s) for j, s in catches if j != i and (j, s) not in taken)
        tried = (_pass(actors, i, j, thrown, caught) for j, caught in others)
        if found := next((p for p in tried if p is not None), None):
            passes.append(found)
    return passes


def _pass(actors: Sequence[Actor], i: int, j: int, thrown: Stretch, caught: Stretch) -> Pass | None:
    """The ball's way from a throw to a catch; None when they do not meet in time."""
    fps = actors[i].motion.fps
    hands = palms(actors[i].motion.joints)
    hand, frame = _fastest(hands, thrown, fps)
    there, reach = _farthest_out(actors[j], caught)
    first, last = (frame + round(second * fps) for second in _PASS)
    meet = min(max(reach, first), last)
    if not caught.start <= meet < caught.stop:
        return None
    goal = palms(actors[j].motion.joints)[there]
    path = np.where((np.arange(len(goal)) < frame)[:, None], hands[hand], goal)
    path[frame : meet + 1] = flight.tossed(hands[hand, frame], goal[meet], meet - frame, fps)
    return Pass(i, j, thrown, caught, path)


def _fastest(points: FloatArray, stretch: Stretch, fps: float) -> tuple[int, int]:
    """Which of two hands or feet ``[2, T, 3]`` gets fastest in a stretch, and when."""
    pace = speed(points, fps)[:, stretch.frames]
    side, frame = (int(i) for i in np.unravel_index(pace.argmax(), pace.shape))
    return side, frame + stretch.start


def _farthest_out(actor: Actor, stretch: Stretch) -> tuple[int, int]:
    """Which hand reaches farthest from the neck in a stretch, and when."""
    joints = actor.motion.joints
    reach = np.linalg.norm(palms(joints) - joints[:, J["neck"]], axis=-1)[:, stretch.frames]
    hand, frame = (int(i) for i in np.unravel_index(reach.argmax(), reach.shape))
    return hand, frame + stretch.start


def _let_go(kind: str, held: FloatArray, frame: int, start: FloatArray, fps: float) -> Prop:
    """A ball that follows ``held [T, 3]`` until a frame, then flies with ``start [3]`` m/s."""
    pace = float(np.linalg.norm(start))
    start = start * min(1.0, _HARDEST / max(pace, 1e-6))
    path = held.copy()
    path[frame:] = flight.thrown(held[frame], start, len(held) - frame, fps, PROPS[kind] / 2)
    return Prop(kind, path)


def _coming(then: FloatArray, frame: int, ahead: FloatArray, fps: float) -> tuple[FloatArray, int]:
    """The path ``then [T, 3]`` with a flight from ahead before a frame, and where that starts."""
    since = max(frame - round(_INCOMING * fps), 0)
    path = np.array(then)
    if frame > since:
        far = then[frame] + _FAR * ahead + 0.2 * UP
        path[since : frame + 1] = flight.tossed(far, then[frame], frame - since, fps)
    return path, since
