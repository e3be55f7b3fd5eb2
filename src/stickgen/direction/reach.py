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
_THICKEST = 0.3  # metres between the hands at a thing, at most
_STRETCHED = 0.995  # of the length of an arm, to which it reaches at most


def join_hands(actors: Sequence[Actor], touches: Sequence[Touching]) -> tuple[Actor, ...]:
    """The actors whose hands meet where they should; arms are bent for it, nothing else.

    Args:
        actors: placed on the stage.
        touches: found in their motions there.
    """
    joined = list(actors)
    for touching in touches:
        pair = touching.first, touching.second
        a, b = (joined[k].motion.joints.astype(np.float64) for k in pair)
        frame = _when(touching)
        if np.linalg.norm(a[frame, 0] - b[frame, 0]) > _NEAR:
            continue
        goals = _goals(touching, a, b)
        for k, moment, goal in zip(pair, touching.moments, goals, strict=True):
            motion = joined[k].motion
            hold = _hold(touching, motion.actions[frame])
            weight = bump(len(motion), frame, hold * motion.fps, _EASING * motion.fps)
            joints = reach(motion.joints.astype(np.float64), moment.part, goal, weight)
            joined[k] = replace(joined[k], motion=replace(motion, joints=joints.astype(np.float32)))
    return tuple(joined)


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
    moved[:, middle], moved[:, end] = _bent(
        *(joints[:, k] for k in (root, middle, end)), tip, wanted
    )
    if name == "foot":
        moved[:, J[part]] += moved[:, end] - joints[:, end]
    return np.asarray(np.where(weight[:, None, None] > 0, moved, joints))


def _bent(
    root: FloatArray, middle: FloatArray, end: FloatArray, tip: FloatArray, wanted: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Middle and end, ``[T, 3]``, of a limb whose tip, beyond its end, goes to a point."""
    upper, fore, lower = (_length(v) for v in (middle - root, end - middle, tip - middle))
    way = wanted - root
    along = normalize(way)
    far = np.clip(_length(way), np.abs(upper - lower) + 1e-3, _STRETCHED * (upper + lower))
    bend = middle - root
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
    apart = 0.04
    if touching.thing:
        apart = min(0.8 * PROPS[touching.thing].size, _THICKEST)
    over = normalize((b[:, J["spine3"]] - a[:, J["spine3"]]) * [1.0, 0.0, 1.0]) * apart / 2
    return middle - over, middle + over


def _when(touching: Touching) -> int:
    """The frame in which the two hands should meet."""
    return touching.moments[0].frame if touching.frame is None else touching.frame


def _hold(touching: Touching, action: int) -> float:
    """Seconds for which the hands stay together."""
    greeting = next((n for n in _HOLD if n and not touching.thing and ACTION[n] == action), "")
    return _HOLD[greeting]


def bump(frames: int, middle: int, hold: float, easing: float) -> FloatArray:
    """A weight ``[T]``: 1 from a frame on for a while, eased in before and out after."""
    time = np.arange(frames, dtype=np.float64)
    rising = np.clip((time - middle + easing) / easing, 0.0, 1.0)
    falling = np.clip((middle + hold + easing - time) / easing, 0.0, 1.0)
    share = np.minimum(rising, falling)
    return np.asarray(share * share * (3 - 2 * share))
