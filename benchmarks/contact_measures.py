"""What ``contact.py`` measures in a finished Scene: distances, delays, overlaps, jumps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray, quat_rotate, runs
from stickgen.measures import moments
from stickgen.measures.limbs import palms
from stickgen.measures.moments import Moment
from stickgen.prop import Prop
from stickgen.render.projection import project
from stickgen.scene import Actor, Scene
from stickgen.script import Script
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_NO_BALLS = ("bat", "racket", "glove", "base", "goal", "hoop", "net")
_ACTIONS = {
    "release": ("throwing", "pitching"),
    "catch": ("catching", "fielding"),
    "swing": ("batting",),
    "kick": ("kicking",),
    "shot": ("shooting",),
    "palms": ("handshake", "high_five"),
}
_PARTS = {"elbow": ("left_elbow", "right_elbow"), "kick": moments.FEET}
_BONES = (  # parts of a body that may be hit, and metres from their middle to their surface
    (("head", "head"), 0.15),
    (("pelvis", "neck"), 0.09),
    (("left_hip", "left_knee"), 0.07),
    (("right_hip", "right_knee"), 0.07),
    (("left_knee", "left_foot"), 0.05),
    (("right_knee", "right_foot"), 0.05),
    (("left_shoulder", "left_wrist"), 0.05),
    (("right_shoulder", "right_wrist"), 0.05),
)
_NEAR = 0.06  # metres within which a ball is in a hand
_HIT_PART = {
    "bat": (0.45, 0.86),
    "racket": (0.25, 0.55),
}  # metres up the handle, where balls meet it
_TRUNK = 0.2  # metres from one trunk's middle line to another's, at least
_HELD_OUT = 0.25  # metres from its best height within which a hand is held out
_JUMP = 0.5  # metres in a frame
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


def inside(scene: Scene, *, touching: bool) -> float:
    """Metres by which two trunks overlap, or a ball is in the floor, at most.

    Args:
        touching: whether they may be nearer, as hands that shake.
    """
    worst = 0.0
    for one, other in combinations(scene.actors, 2):
        gap = _segments_apart(*(_segment(a, "pelvis", "neck") for a in (one, other))).min()
        worst = max(worst, _TRUNK * (0.75 if touching else 1.0) - float(gap))
    for ball in _balls(scene):
        if ball.visible.any():
            low = ball.position[ball.visible, 1].min()
            worst = max(worst, PROPS[ball.kind].size / 2 * ball.scale - float(low))
    return worst


def pops(scene: Scene) -> int:
    """Frames in which a thing jumps, or comes or goes within the picture."""
    count = 0
    for prop in scene.props:
        points, seen = project(prop.position, scene.camera, (1600, 900))[0], prop.visible
        within = ((points > 0) & (points < (1600, 900))).all(-1) & (prop.growth > 0.5)
        jumps = np.linalg.norm(np.diff(prop.position, axis=0), axis=-1) > _JUMP
        jumps &= seen[1:] & seen[:-1] & ~(prop.held[1:] & prop.held[:-1])
        comes = (seen[1:] & ~seen[:-1] & within[1:]) | (~seen[1:] & seen[:-1] & within[:-1])
        change = np.flatnonzero(jumps | comes) + 1
        count += sum(
            int(frame) not in scene.camera.cuts and not _replaced(scene, prop, int(frame))
            for frame in change
        )
    return count


def _replaced(scene: Scene, prop: Prop, frame: int) -> bool:
    """Whether a thing of the same kind is in its place in the frame before or after."""
    return any(
        other is not prop
        and other.kind == prop.kind
        and other.visible[frame] != other.visible[frame - 1]
        and np.linalg.norm(other.position[frame] - prop.position[frame]) < _JUMP
        for other in scene.props
    )


def _release(scene: Scene, one: Actor) -> Found | None:
    return _leaves(scene, one, "release", moments.release)


def _shot(scene: Scene, one: Actor) -> Found | None:
    return _leaves(scene, one, "shot", moments.held_out)


def _leaves(scene: Scene, one: Actor, kind: str, find: Callable[..., Moment]) -> Found | None:
    """How far the ball is from the hand at the moment, and when it leaves it."""
    moment = _moment(one, kind, find)
    hand = moments.part_track(one.motion.joints, moment.part)
    ball = _nearest(scene, hand[moment.frame], moment.frame)
    if ball is None:
        return None
    gap = _gap(ball, hand)
    away = np.flatnonzero(gap > _NEAR)
    left = away[away >= np.flatnonzero(gap <= _NEAR)[0]] if (gap <= _NEAR).any() else away
    if not len(left) or not (gap <= _NEAR).any():
        return None
    leaves = min(left, key=lambda frame: abs(frame - 1 - moment.frame)) - 1
    return Found(float(gap[moment.frame]), abs(leaves - moment.frame) / scene.fps)


def _catch(scene: Scene, one: Actor) -> Found | None:
    moment = _moment(one, "catch", moments.catch)
    hands = moments.part_track(one.motion.joints, moment.part)
    ball = _nearest(scene, hands[moment.frame], moment.frame)
    if ball is None:
        return None
    tracks = [hands, *(palms(one.motion.joints)[k] for k in moment.hands)]
    gap = np.min([_gap(ball, track) for track in tracks], axis=0)
    gap = np.where(ball.visible, gap, np.inf)
    comes = np.flatnonzero((gap[1:] <= _NEAR) & (gap[:-1] > _NEAR)) + 1
    if not len(comes):
        return None
    arrival = min(comes, key=lambda frame: abs(frame - moment.frame))
    return Found(float(gap[arrival : arrival + 3].max()), abs(arrival - moment.frame) / scene.fps)


def _hit_by(scene: Scene, one: Actor) -> Found | None:
    gaps = [
        (_surface_gap(one, ball.position, ball.visible) - _radius(ball), ball)
        for ball in _balls(scene)
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
    ball = _nearest(scene, ends[1][moment.frame], moment.frame)
    if ball is None:
        return None
    gap = np.maximum(_to_segment(ball.position, *ends) - _radius(ball) - 0.03, 0.0)
    gap = np.where(ball.visible, gap, np.inf)
    meets = int(gap.argmin())
    return Found(float(gap[moment.frame]), abs(meets - moment.frame) / scene.fps)


def _kick(scene: Scene, one: Actor) -> Found | None:
    moment = _moment(one, "kick", moments.kick)
    ankle = one.motion.joints[:, J[moment.part.replace("foot", "ankle")]]
    toe = one.motion.joints[:, J[moment.part]]
    ball = _nearest(scene, toe[moment.frame], moment.frame)
    if ball is None:
        return None
    gap = np.maximum(_to_segment(ball.position, ankle, toe) - _radius(ball), 0.0)
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
        for ball in _balls(scene):
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
        gap = _surface_gap(other, point, np.ones(len(scene), dtype=bool))
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


def _balls(scene: Scene) -> list[Prop]:
    return [p for p in scene.props if p.kind not in _NO_BALLS and PROPS[p.kind].held]


def _radius(ball: Prop) -> float:
    return PROPS[ball.kind].size / 2 * ball.scale


def _gap(ball: Prop, hand: FloatArray) -> FloatArray:
    """From a hand ``[T, 3]`` to the surface of a ball, ``[T]`` metres; 0 inside."""
    return np.maximum(np.linalg.norm(ball.position - hand, axis=-1) - min(_radius(ball), 0.15), 0.0)


def _nearest(scene: Scene, point: FloatArray, frame: int) -> Prop | None:
    seen = [ball for ball in _balls(scene) if ball.visible[frame]]
    return min(seen, key=lambda b: float(np.linalg.norm(b.position[frame] - point)), default=None)


def _segment(actor: Actor, a: str, b: str) -> tuple[FloatArray, FloatArray]:
    joints = actor.motion.joints.astype(np.float64)
    return joints[:, J[a]], joints[:, J[b]]


def _surface_gap(actor: Actor, points: FloatArray, seen: FloatArray) -> FloatArray:
    """From points ``[T, 3]`` to the surface of a body, ``[T]`` metres; inf where not seen."""
    gaps = [_to_segment(points, *_segment(actor, *bone)) - radius for bone, radius in _BONES]
    return np.where(seen, np.min(gaps, axis=0), np.inf)


def _to_segment(points: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """Distance of points from segments, all ``[T, 3]``."""
    way = end - start
    share = ((points - start) * way).sum(-1) / np.maximum((way**2).sum(-1), 1e-9)
    return np.linalg.norm(points - start - np.clip(share, 0, 1)[:, None] * way, axis=-1)


def _segments_apart(
    one: tuple[FloatArray, FloatArray], other: tuple[FloatArray, FloatArray]
) -> FloatArray:
    """About the distance of two segments: between five points on each, ``[T]`` metres."""
    shares = np.linspace(0, 1, 5)[:, None, None]
    a, b = (start + shares * (end - start) for start, end in (one, other))
    return np.linalg.norm(a[:, None] - b[None], axis=-1).min(axis=(0, 1))
