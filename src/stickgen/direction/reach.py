"""Limbs that reach a little farther, by two-bone inverse kinematics: hands of two meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.touches import Touching
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.limbs import SIDES, palms
from stickgen.measures.moments import part_track
from stickgen.scene import Actor
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_NEAR = 1.5  # metres between two pelvises up to which hands reach for each other
_EASING = 0.4  # seconds in which a hand leaves its way, and comes back to it
_HOLD = {"handshake": 0.8, "high_five": 0.08, "": 0.12}  # seconds for which hands stay together
_LONGEST_STEP = 0.2  # metres that somebody stands nearer for it, at most
_STEPS = 3  # times that somebody is brought nearer, at most
_CLOSE = 0.02  # metres that may be missing between hands that meet
_ABOVE_HEAD, _ABOVE_WAIST = 0.06, 0.12  # metres of palms above a head joint, or a pelvis
_PALMS = 0.04  # metres between two palms that touch
_THICKEST = 0.3  # metres between the hands at a thing, at most
_KNEE_AHEAD = 0.01  # metres by which a knee counts as farther ahead than it is
_STRETCHED = 0.995  # of the length of an arm, to which it reaches at most


def join_hands(actors: Sequence[Actor], touches: Sequence[Touching]) -> tuple[Actor, ...]:
    """The actors whose hands meet where they should.

    Arms are bent for it; where they are too short, the second one stands a little nearer.

    Args:
        actors: placed on the stage.
        touches: found in their motions there.
    """
    joined = list(actors)
    for touching in touches:
        pair = touching.first, touching.second
        frame = _when(touching)
        far = joined[pair[0]].motion.joints[frame, 0] - joined[pair[1]].motion.joints[frame, 0]
        if np.linalg.norm(far) > _NEAR:
            continue
        stands = joined[pair[1]]
        for _ in range(_STEPS):
            one, other = _joined(touching, joined[pair[0]], stands)
            a, b = (
                part_track(actor.motion.joints, moment.part)[frame]
                for actor, moment in zip((one, other), touching.moments, strict=True)
            )
            missing = float(np.linalg.norm(a - b)) - _apart(touching)
            if missing <= _CLOSE:
                break
            step = min(1.5 * missing, _LONGEST_STEP) * normalize(far * [1.0, 0.0, 1.0])
            stands = _moved(stands, step)
        joined[pair[0]], joined[pair[1]] = one, other
    return tuple(joined)


def _joined(touching: Touching, one: Actor, other: Actor) -> tuple[Actor, Actor]:
    """Two actors whose hands reach for each other."""
    frame = _when(touching)
    a, b = (actor.motion.joints.astype(np.float64) for actor in (one, other))
    bent = []
    for actor, moment, goal in zip(
        (one, other), touching.moments, _goals(touching, a, b), strict=True
    ):
        motion = actor.motion
        hold = _hold(touching, motion.actions[frame])
        weight = bump(len(motion), frame, hold * motion.fps, _EASING * motion.fps)
        joints = reach(motion.joints.astype(np.float64), moment.part, goal, weight)
        bent.append(replace(actor, motion=replace(motion, joints=joints.astype(np.float32))))
    return bent[0], bent[1]


def _moved(actor: Actor, way: FloatArray) -> Actor:
    """An actor who stands elsewhere, ``way [3]`` metres off."""
    joints = (actor.motion.joints + way).astype(np.float32)
    return replace(actor, motion=replace(actor.motion, joints=joints))


def reach(joints: FloatArray, part: str, goal: FloatArray, weight: FloatArray) -> FloatArray:
    """A body of which a hand or a foot moves towards a goal; bones keep their length.

    Elbow and knee stay on their side.

    Args:
        joints: ``[T, 22, 3]`` metres.
        part: such as ``left_hand``, ``left_fist`` or ``left_foot``.
        goal: ``[T, 3]`` metres; out of reach, the limb is stretched towards it.
        weight: ``[T]`` how far it goes there, 0–1.
    """
    side, _, name = part.partition("_")
    bones = ("hip", "knee", "ankle") if name == "foot" else ("shoulder", "elbow", "wrist")
    root, middle, end = (J[f"{side}_{bone}"] for bone in bones)
    tip = joints[:, end] if name == "foot" else palms(joints)[SIDES.index(side)]
    wanted = tip + weight[:, None] * (goal - part_track(joints, part))
    moved = np.array(joints)
    limb = [joints[:, k] for k in (root, middle, end)]
    ahead: FloatArray = np.zeros(3)
    if name == "foot":  # a straight knee bends forwards
        ahead = _KNEE_AHEAD * normalize(joints[:, J[part]] - limb[2])
    moved[:, middle], moved[:, end] = _bent(limb[0], limb[1], limb[2], tip, wanted, ahead)
    if name == "foot":
        moved[:, J[part]] += moved[:, end] - joints[:, end]
    return np.asarray(np.where(weight[:, None, None] > 0, moved, joints))


def _bent(
    root: FloatArray,
    middle: FloatArray,
    end: FloatArray,
    tip: FloatArray,
    wanted: FloatArray,
    ahead: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Middle and end, ``[T, 3]``, of a limb whose tip, beyond its end, goes to a point.

    It bends to where its middle is, and ``ahead`` of that.
    """
    upper, fore, lower = (_length(v) for v in (middle - root, end - middle, tip - middle))
    way = wanted - root
    along = normalize(way)
    far = np.clip(_length(way), np.abs(upper - lower) + 1e-3, _STRETCHED * (upper + lower))
    bend: FloatArray = middle - root + ahead
    bend = bend - (bend * along).sum(-1, keepdims=True) * along
    flat = _length(bend) < 1e-3
    bend = normalize(np.where(flat, np.cross(along, [0.0, 0.0, 1.0]) - [0.0, 1e-6, 0.0], bend))
    share = (upper**2 - lower**2 + far**2) / (2 * far)
    new = root + share * along + np.sqrt(np.maximum(upper**2 - share**2, 0.0)) * bend
    return new, new + fore * normalize(root + far * along - new)


def _length(vectors: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.norm(vectors, axis=-1, keepdims=True))


def _goals(touching: Touching, a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Where the two palms should be, ``[T, 3]`` metres each: at each other, or at a thing."""
    hands = [
        part_track(joints, moment.part)
        for joints, moment in zip((a, b), touching.moments, strict=True)
    ]
    middle = (hands[0] + hands[1]) / 2
    if not touching.thing:
        middle[:, 1] = _height(touching, a, b)
    over = normalize((b[:, J["spine3"]] - a[:, J["spine3"]]) * [1.0, 0.0, 1.0])
    over = over * _apart(touching) / 2
    return middle - over, middle + over


def _height(touching: Touching, a: FloatArray, b: FloatArray) -> FloatArray:
    """At what height two greet, ``[T]`` metres: at the waist, or at the head of the smaller one."""
    if touching.high:
        return np.minimum(a[:, J["head"], 1], b[:, J["head"], 1]) + _ABOVE_HEAD
    waists = (a[:, J["pelvis"], 1] + b[:, J["pelvis"], 1]) / 2
    return np.asarray(waists + _ABOVE_WAIST)


def _apart(touching: Touching) -> float:
    """Metres between two palms that meet: the thickness of a thing between them, or of a hand."""
    if touching.thing:
        return min(0.8 * PROPS[touching.thing].size, _THICKEST)
    return _PALMS


def _when(touching: Touching) -> int:
    """The frame in which the two hands should meet."""
    return touching.moments[0].frame if touching.frame is None else touching.frame


def _hold(touching: Touching, action: int) -> float:
    """Seconds for which the hands stay together."""
    greeting = next((n for n in _HOLD if n and not touching.thing and ACTION[n] == action), "")
    return _HOLD[greeting]


def bump(
    frames: int, middle: int, hold: float, easing: float, release: float | None = None
) -> FloatArray:
    """A weight ``[T]``: 1 from a frame on for a while, eased in before and out after.

    Args:
        frames: T.
        middle: first frame of weight 1.
        hold: frames for which it stays 1.
        easing: frames in which it rises.
        release: frames in which it falls; None: as many.
    """
    time = np.arange(frames, dtype=np.float64)
    release = release or easing
    rising = np.clip((time - middle + easing) / easing, 0.0, 1.0)
    falling = np.clip((middle + hold + release - time) / release, 0.0, 1.0)
    share = np.minimum(rising, falling)
    return np.asarray(share * share * (3 - 2 * share))
