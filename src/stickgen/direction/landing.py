"""Blows that land: a fist reaches its target, and who is struck gives way; or it misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stickgen.direction.alive import awaiting
from stickgen.direction.blows import Blow, struck_at, target
from stickgen.direction.impulse import leaning, struck
from stickgen.direction.reach import bump, reach
from stickgen.direction.steps import moved_by_steps
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.moments import FEET, FISTS, part_track
from stickgen.motion import Motion
from stickgen.scene import Actor
from stickgen.skeleton import J

_REACH, _REACH_OTHERS = 0.7, 0.3
"""Metres that a fist is off its target and still brought there; of blows that count less."""
_LANDS = 0.12  # metres from the body within which a blow is felt
_EASING, _RELEASE = 0.16, 0.4  # seconds in which it leaves its way, and comes back to it
_STOPPED = 0.5  # seconds for which a fist that would go on is stopped, at most
_DEPTH = 0.02  # metres by which a blow presses in
_PUSH = 0.4  # metres by which a blow pushes somebody who stands
_PUSHED = 0.1  # seconds in which most of that is done
_BACK = 0.5  # seconds before the next blow in which they come back for it
_SEEN = 0.4  # seconds after a blow in which what the victim does anyway counts,
_ENOUGH = 0.5  # metres of the head in that time that need no impulse to be seen,
_LEAST = 0.65  # and the share of the impulse that is always there
_OTHER_BLOWS = 0.6  # strength of the blows that do not decide where the two stand
_LEADS_UP = 0.7  # seconds before the blow that counts in which others are not felt
_DOWN = 0.7  # of the height of a head that stands, below which somebody is down
_MISS = 0.1  # metres by which a blow misses one who dodges
_FLOOR = np.array([1.0, 0.0, 1.0])


@dataclass(frozen=True)
class Hit:
    """A blow that has landed.

    Attributes:
        blow: which.
        way: ``[3]`` unit vector over the floor along which it pushes.
        point: ``[3]`` metres, where it meets the body.
        strength: 1 for the blow that counts most.
    """

    blow: Blow
    way: FloatArray
    point: FloatArray
    strength: float


def land(actors: Sequence[Actor], blows: Sequence[Blow]) -> tuple[tuple[Actor, ...], list[Hit]]:
    """The actors whose fists and feet reach those whom they strike, who give way; and the hits.

    Args:
        actors: placed on the stage.
        blows: found in their motions there, in order of time.
    """
    landed = list(actors)
    hits: list[Hit] = []
    for blow in blows:
        striker, victim = landed[blow.striker], landed[blow.victim]
        if blow.dodged:
            landed[blow.victim] = _evading(striker, victim, blow)
            continue
        goal, off = _goal(striker, victim, blow)
        if off <= (_REACH if blow.main else _REACH_OTHERS) and blow.moment.part in (*FISTS, *FEET):
            striker = landed[blow.striker] = _reaching(striker, blow, goal)
        point = part_track(striker.motion.joints, blow.moment.part)[blow.moment.frame]
        if np.linalg.norm(goal - point) <= _LANDS:
            hits.append(_hit(striker, victim, blow, np.asarray(point, dtype=np.float64)))
    for i, victim in enumerate(landed):
        if any(hit.blow.victim == i for hit in hits):
            landed[i] = _giving_way(victim, i, hits, blows)
    return tuple(landed), hits


def _goal(striker: Actor, victim: Actor, blow: Blow) -> tuple[FloatArray, float]:
    """The near side of the victim at the height of the blow, and metres from the blow to it."""
    frame = blow.moment.frame
    point = part_track(striker.motion.joints, blow.moment.part)[frame]
    middle, thick = struck_at(blow, victim.motion.joints[frame])
    way = normalize((middle - striker.motion.joints[frame, J["spine3"]]) * _FLOOR)
    goal = middle - (thick - _DEPTH) * way
    return np.asarray(goal), float(np.linalg.norm(goal - point))


def _reaching(striker: Actor, blow: Blow, goal: FloatArray) -> Actor:
    """The striker whose fist or foot meets a point ``[3]``, and does not go on through it."""
    motion, first = striker.motion, max(blow.moment.frame - 1, 0)
    joints = motion.joints.astype(np.float64)
    fist = part_track(joints, blow.moment.part)
    way = normalize((goal - joints[blow.moment.frame, 0]) * _FLOOR)
    leaves = min(blow.moment.frame + 1, len(motion) - 1)
    goals = fist + (goal - fist[blow.moment.frame])
    goals[leaves:] = fist[leaves:] + (goal - fist[leaves])
    through = np.maximum((goals - goal) @ way, 0.0)
    last = first + round(_STOPPED * motion.fps) + 1
    goals -= through[:, None] * way
    goals[first : leaves + 1] = goal
    hold = max(int(np.flatnonzero(through[first:last] > 0)[-1:].sum()), 2)
    weight = bump(len(motion), first, hold, _EASING * motion.fps, _RELEASE * motion.fps)
    return _with(striker, reach(joints, blow.moment.part, np.asarray(goals), weight))


def _hit(striker: Actor, victim: Actor, blow: Blow, point: FloatArray) -> Hit:
    """What a blow that lands does: less if the victim's own motion shows it anyway."""
    frame, motion = blow.moment.frame, victim.motion
    way = normalize((motion.joints[frame, 0] - striker.motion.joints[frame, 0]) * _FLOOR)
    head = motion.joints[frame : frame + round(_SEEN * motion.fps) + 1, J["head"]]
    own = max(float(((head[-1] - head[0]) * _FLOOR) @ way), float(head[0, 1] - head[-1, 1]))
    strength = (1.0 if blow.main else _OTHER_BLOWS) * float(np.clip(1 - own / _ENOUGH, _LEAST, 1))
    return Hit(blow, np.asarray(way, dtype=np.float64), point, strength)


def _giving_way(victim: Actor, i: int, hits: Sequence[Hit], blows: Sequence[Blow]) -> Actor:
    """One who gives way to all blows that land on them, and steps back with each."""
    motion = victim.motion
    joints: FloatArray = motion.joints.astype(np.float64)
    heads = joints[:, J["head"], 1]
    for hit in hits:
        blow = hit.blow
        if blow.victim == i and blow.main and blow.suffers:
            joints = awaiting(joints, motion.fps, blow.moment.frame)
    push = np.zeros((len(motion), 3))
    for hit in hits:
        frame = hit.blow.moment.frame
        if hit.blow.victim != i or heads[frame] < _DOWN * heads.max() or _spares(hit, hits, motion):
            continue
        joints = struck(joints, motion.fps, frame, hit.way, float(hit.point[1]), hit.strength)
        following = [
            b.moment.frame
            for b in blows
            if i in (b.striker, b.victim) and b.moment.frame > frame and not b.dodged
        ]
        last = min(following, default=None)
        share = _pushed(len(motion), motion.fps, frame, last)
        push += _PUSH * hit.strength * share[:, None] * hit.way
    return _with(victim, moved_by_steps(joints, push, motion.fps))


def _spares(hit: Hit, hits: Sequence[Hit], motion: Motion) -> bool:
    """Whether a blow only leads up to the one that counts, to which the victim reacts."""
    later = _LEADS_UP * motion.fps
    return not hit.blow.main and any(
        other.blow.main
        and other.blow.victim == hit.blow.victim
        and 0 <= other.blow.moment.frame - hit.blow.moment.frame < later
        for other in hits
    )


def _pushed(frames: int, fps: float, frame: int, until: int | None) -> FloatArray:
    """Share ``[T]`` of a push: it rises after a blow, and is over at the next one."""
    seconds = np.maximum(np.arange(frames) - frame, 0) / fps
    share = 1.0 - np.exp(-seconds / _PUSHED) * (1 + seconds / _PUSHED)
    if until is not None:
        back = min(_BACK, 0.6 * (until - frame) / fps)
        left = np.clip((until - 1 - np.arange(frames)) / (back * fps), 0.0, 1.0)
        share = share * left * left * (3 - 2 * left)
    return np.asarray(share)


def _evading(striker: Actor, victim: Actor, blow: Blow) -> Actor:
    """One who leans away from a blow far enough to be missed."""
    motion, frame = victim.motion, blow.moment.frame
    joints = motion.joints.astype(np.float64)
    point = part_track(striker.motion.joints, blow.moment.part)[frame]
    way = normalize((joints[frame, 0] - striker.motion.joints[frame, 0]) * _FLOOR)
    weight = bump(len(motion), frame - 1, 0.12 * motion.fps, 0.3 * motion.fps)
    for angle in np.deg2rad([0.0, 10.0, 20.0, 30.0, 40.0]):
        leant = leaning(joints, way, angle * weight)
        middle, thick = target(leant[frame], float(point[1]))
        if (
            float((middle - point) @ way) - thick >= _MISS
            or abs(middle[1] - point[1]) > thick + _MISS
        ):
            break
    return _with(victim, leant)


def _with(actor: Actor, joints: FloatArray) -> Actor:
    return replace(actor, motion=replace(actor.motion, joints=joints.astype(np.float32)))
