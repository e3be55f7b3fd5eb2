"""What ``contact.py`` measures in a finished Scene: distances, delays, overlaps, jumps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from contact_geometry import ball_gap, balls, nearest, radius, surface_gap, to_segment

from stickgen.catalog.props import PROPS
from stickgen.geometry import quat_rotate, runs
from stickgen.measures import moments
from stickgen.measures.limbs import palms
from stickgen.measures.moments import Moment
from stickgen.scene import Actor, Scene
from stickgen.script import Script
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_ACTIONS = {
    "release": ("throwing", "pitching"),
    "catch": ("catching", "fielding"),
    "swing": ("batting",),
    "kick": ("kicking",),
    "shot": ("shooting",),
    "palms": ("handshake", "high_five"),
}
_PARTS = {"elbow": ("left_elbow", "right_elbow"), "kick": moments.FEET}
_NEAR = 0.06  # metres within which a ball is in a hand
_HIT_PART = {
    "bat": (0.45, 0.86),
    "racket": (0.25, 0.55),
}  # metres up the handle, where balls meet it
_HELD_OUT = 0.25  # metres from its best height within which a hand is held out
_RING = (3.05, 0.4, 0.23)  # height, metres ahead of the board and radius of the hoop's ring


@dataclass(frozen=True)
class Found:
    """Metres between what should touch, and seconds between what should coincide."""

    distance: float
    delay: float


def measure(scene: Scene, script: Script, kind: str, who: str, other: str = "") -> Found | None:
    """One expected contact; None: nothing of the kind is seen."""
    names = [actor.name for actor in scene.actors]
    one = scene.actors[names.index(who)]
    if kind in _BALLS:
        return _BALLS[kind](scene, one)
    return _PARTNERS[kind](scene, script, one, scene.actors[names.index(other)])


def _release(scene: Scene, one: Actor) -> Found | None:
    return _leaves(scene, one, "release", moments.release)


def _shot(scene: Scene, one: Actor) -> Found | None:
    return _leaves(scene, one, "shot", moments.held_out)


def _leaves(scene: Scene, one: Actor, kind: str, find: Callable[..., Moment]) -> Found | None:
    """How far the ball is from the hand at the moment, and when it leaves it."""
    moment = _moment(one, kind, find)
    hand = moments.part_track(one.motion.joints, moment.part)
    ball = nearest(scene, hand[moment.frame], moment.frame)
    if ball is None:
        return None
    gap = ball_gap(ball, hand)
    away = np.flatnonzero(gap > _NEAR)
    left = away[away >= np.flatnonzero(gap <= _NEAR)[0]] if (gap <= _NEAR).any() else away
    if not len(left) or not (gap <= _NEAR).any():
        return None
    leaves = min(left, key=lambda frame: abs(frame - 1 - moment.frame)) - 1
    return Found(float(gap[moment.frame]), abs(leaves - moment.frame) / scene.fps)


def _catch(scene: Scene, one: Actor) -> Found | None:
    moment = _moment(one, "catch", moments.catch)
    hands = moments.part_track(one.motion.joints, moment.part)
    ball = nearest(scene, hands[moment.frame], moment.frame)
    if ball is None:
        return None
    tracks = [hands, *(palms(one.motion.joints)[k] for k in moment.hands)]
    gap = np.min([ball_gap(ball, track) for track in tracks], axis=0)
    gap = np.where(ball.visible, gap, np.inf)
    comes = np.flatnonzero((gap[1:] <= _NEAR) & (gap[:-1] > _NEAR)) + 1
    if not len(comes):
        return None
    arrival = min(comes, key=lambda frame: abs(frame - moment.frame))
    return Found(float(gap[arrival : arrival + 3].max()), abs(arrival - moment.frame) / scene.fps)


def _hit_by(scene: Scene, one: Actor) -> Found | None:
    gaps = [
        (surface_gap(one, ball.position, ball.visible) - radius(ball), ball)
        for ball in balls(scene)
    ]
    flying = [gap for gap, ball in gaps if np.ptp(ball.position, axis=0).max() > 1.0]
    return Found(max(min(float(gap.min()) for gap in flying), 0.0), 0.0) if flying else None


def _swing(scene: Scene, one: Actor) -> Found | None:
    moment = _moment(one, "swing", moments.swing)
    sticks = [
        p for p in scene.props if p.kind in _HIT_PART and p.holder and p.holder[0] == one.name
    ]
    sticks = [p for p in sticks if p.visible[moment.frame]]
    if not sticks:
        return None
    low, high = _HIT_PART[sticks[0].kind]
    turn = sticks[0].rotation.astype(np.float64)
    ends = [sticks[0].position + quat_rotate(turn, np.array([0, y, 0])) for y in (low, high)]
    ball = nearest(scene, ends[1][moment.frame], moment.frame)
    if ball is None:
        return None
    gap = np.maximum(to_segment(ball.position, *ends) - radius(ball) - 0.03, 0.0)
    gap = np.where(ball.visible, gap, np.inf)
    meets = int(gap.argmin())
    return Found(float(gap[moment.frame]), abs(meets - moment.frame) / scene.fps)


def _kick(scene: Scene, one: Actor) -> Found | None:
    moment = _moment(one, "kick", moments.kick)
    ankle = one.motion.joints[:, J[moment.part.replace("foot", "ankle")]]
    toe = one.motion.joints[:, J[moment.part]]
    ball = nearest(scene, toe[moment.frame], moment.frame)
    if ball is None:
        return None
    gap = np.maximum(to_segment(ball.position, ankle, toe) - radius(ball), 0.0)
    moving = np.flatnonzero(np.linalg.norm(np.diff(ball.position, axis=0), axis=-1) > 0.02)
    start = int(moving[0]) if len(moving) else len(scene)
    return Found(float(gap[moment.frame]), abs(start - moment.frame) / scene.fps)


def _basket(scene: Scene, one: Actor) -> Found | None:
    hoops = [prop for prop in scene.props if prop.kind == "hoop"]
    height, ahead, radius = _RING
    best = np.inf
    for hoop in hoops:
        ring = hoop.position[0] + quat_rotate(
            hoop.rotation[0].astype(np.float64), np.array([0, height, ahead])
        )
        for ball in balls(scene):
            over = np.linalg.norm((ball.position - ring)[:, [0, 2]], axis=-1)
            falls = (ball.position[:-1, 1] >= ring[1]) & (ball.position[1:, 1] < ring[1])
            best = min(best, (over[:-1][falls] - (radius - 0.12)).min(initial=np.inf))
    return Found(max(float(best), 0.0), 0.0) if np.isfinite(best) else None


def _strike(scene: Scene, script: Script, one: Actor, other: Actor) -> Found | None:
    """How near the best of the blows comes to the other one's body."""
    return Found(min(_misses(scene, script, one, other).values()), 0.0)


def _reaction(scene: Scene, script: Script, one: Actor, other: Actor) -> Found | None:
    """Seconds from the nearest blow that lands to the beginning of the reaction."""
    misses = _misses(scene, script, one, other)
    landed = [frame for frame, miss in misses.items() if miss <= min(misses.values()) + 0.02]
    delays = []
    for frame in landed:
        around = slice(max(frame - 12, 0), min(frame + 25, len(scene)))
        onset = moments.reaction(other.motion.joints, scene.fps, around)
        delays.append(np.inf if onset is None else abs(onset - frame) / scene.fps)
    return Found(0.0, min(delays))


def _misses(scene: Scene, script: Script, one: Actor, other: Actor) -> dict[int, float]:
    """Frame of each blow -> metres by which it misses the surface of the other one's body."""
    found = {}
    for moment in _blows(one, script, other):
        point = np.tile(moment.point, (len(scene), 1))
        gap = surface_gap(other, point, np.ones(len(scene), dtype=bool))
        found[moment.frame] = max(float(gap[moment.frame]), 0.0)
    return found


def _palms(scene: Scene, script: Script, one: Actor, other: Actor) -> Found | None:
    """Where two hands are nearest to each other, and when each of them is held out for it."""
    found = [_moment(actor, "palms", moments.held_out) for actor in (one, other)]
    hands = [
        moments.part_track(actor.motion.joints, moment.part)
        for actor, moment in zip((one, other), found, strict=True)
    ]
    gap = np.linalg.norm(hands[0] - hands[1], axis=-1)
    meets = int(gap.argmin())
    late = []
    for moment, hand in zip(found, hands, strict=True):
        out = np.flatnonzero(np.abs(hand[:, 1] - moment.point[1]) < _HELD_OUT)
        late.append(int(np.abs(out - meets).min()))
    return Found(float(gap[meets]), max(late) / scene.fps)


def _handover(scene: Scene, script: Script, one: Actor, other: Actor) -> Found | None:
    for prop in scene.props:
        for before, after in zip(prop.holders, prop.holders[1:], strict=False):
            if (before.actor, after.actor) == (one.name, other.name):
                hands = [
                    palms(a.motion.joints)[0 if h.joint.startswith("left") else 1]
                    for a, h in ((one, before), (other, after))
                ]
                gap = np.linalg.norm(hands[0] - hands[1], axis=-1)
                size = min(PROPS[prop.kind].size * prop.scale, 0.4)
                return Found(max(float(gap[after.start]) - size, 0.0), 0.0)
    return None


_BALLS = {
    "release": _release,
    "shot": _shot,
    "catch": _catch,
    "hit_by": _hit_by,
    "swing": _swing,
    "kick": _kick,
    "basket": _basket,
}
_PARTNERS = {
    "strike": _strike,
    "reaction": _reaction,
    "palms": _palms,
    "handover": _handover,
}


def _moment(one: Actor, kind: str, find: Callable[..., Moment]) -> Moment:
    return find(one.motion.joints.astype(np.float64), one.motion.fps, _frames(one, _ACTIONS[kind]))


def _blows(one: Actor, script: Script, other: Actor) -> list[Moment]:
    """The blows of the first beat that is done to the other one."""
    beats = next(c.beats for c in script.characters if c.name == one.name)
    beat = next(b for b in beats if other.name in b.to)
    parts = next((parts for word, parts in _PARTS.items() if word in beat.text), moments.FISTS)
    fps, joints = one.motion.fps, one.motion.joints.astype(np.float64)
    frames = slice(round(beat.start * fps), min(round(beat.end * fps), len(joints)))
    return moments.strikes(joints, fps, frames, parts)


def _frames(one: Actor, actions: Sequence[str]) -> slice:
    """The longest time in which an actor does one of some actions; else the whole film."""
    doing = runs(np.isin(one.motion.actions, [ACTION[name] for name in actions]))
    return max(doing, key=lambda run: run.stop - run.start, default=slice(0, len(one.motion)))
