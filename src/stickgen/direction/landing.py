"""Blows that land: a fist reaches its target, and who is struck recoils."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.direction.blows import Blow, target
from stickgen.direction.reach import bump, reach
from stickgen.geometry import FloatArray, normalize, quat_from_axis_angle, quat_rotate
from stickgen.measures.limbs import speed
from stickgen.measures.moments import FEET, FISTS, part_track
from stickgen.scene import Actor
from stickgen.skeleton import J

_REACH = 0.7  # metres that a fist is off its target and still brought there
_EASING = 0.16  # seconds in which it leaves its way, and comes back to it
_DEPTH = 0.02  # metres by which a blow presses in
_RECOIL = np.deg2rad(16.0)  # by which the trunk of one who is struck is thrown back
_RISE, _DECAY = 0.12, 0.35  # seconds in which it is thrown back, and comes back
_AFTER, _CALM = 0.3, 1.2  # seconds after a blow in which the head of one who reacts is faster, m/s
_UPPER = ("spine1", "spine2", "spine3", "neck", "head", "collar", "shoulder", "elbow", "wrist")
_FLOOR = np.array([1.0, 0.0, 1.0])


def land(actors: Sequence[Actor], blows: Sequence[Blow]) -> tuple[Actor, ...]:
    """The actors whose fists and feet reach those whom they strike, who recoil if they stand still.

    Args:
        actors: placed on the stage.
        blows: found in their motions there.
    """
    landed = list(actors)
    for blow in blows:
        striker, victim = landed[blow.striker], landed[blow.victim]
        goal, off = _goal(striker, victim, blow)
        if off > _REACH:
            continue
        if blow.moment.part in (*FISTS, *FEET):
            landed[blow.striker] = _reaching(striker, blow, goal)
        if blow.main and _is_calm(victim, blow.moment.frame):
            way = normalize((goal - blow.moment.point) * _FLOOR) if off > 0.1 else None
            landed[blow.victim] = _recoiling(victim, blow, striker, way)
    return tuple(landed)


def _is_calm(victim: Actor, frame: int) -> bool:
    """Whether somebody hardly moves after a frame."""
    motion = victim.motion
    head = motion.joints[frame : frame + round(_AFTER * motion.fps) + 1, J["head"]]
    return bool(len(head) > 1 and speed(head, motion.fps).max() < _CALM)


def _goal(striker: Actor, victim: Actor, blow: Blow) -> tuple[FloatArray, float]:
    """The near side of the victim at the height of the blow, and metres from the blow to it."""
    frame, point = blow.moment.frame, blow.moment.point
    middle, thick = target(victim.motion.joints[frame], float(point[1]))
    way = normalize((middle - striker.motion.joints[frame, J["spine3"]]) * _FLOOR)
    goal = middle - (thick - _DEPTH) * way
    return np.asarray(goal), float(np.linalg.norm(goal - point))


def _reaching(striker: Actor, blow: Blow, goal: FloatArray) -> Actor:
    """The striker whose fist or foot meets a point ``[3]``."""
    motion, frame = striker.motion, blow.moment.frame
    weight = bump(len(motion), frame, 0.04 * motion.fps, _EASING * motion.fps)
    fist = part_track(motion.joints, blow.moment.part)
    goals = np.asarray(fist + (goal - fist[frame]), dtype=np.float64)
    joints = reach(motion.joints.astype(np.float64), blow.moment.part, goals, weight)
    return replace(striker, motion=replace(motion, joints=joints.astype(np.float32)))


def _recoiling(victim: Actor, blow: Blow, striker: Actor, way: FloatArray | None) -> Actor:
    """The victim whose trunk leans away from the blow for a moment, about the pelvis."""
    motion, frame = victim.motion, blow.moment.frame
    if way is None:
        way = normalize((motion.joints[frame, 0] - striker.motion.joints[frame, 0]) * _FLOOR)
    time = (np.arange(len(motion)) - frame) / motion.fps
    rise = np.clip(time / _RISE, 0.0, 1.0)
    angle = _RECOIL * rise * np.exp(-np.maximum(time - _RISE, 0.0) / _DECAY)
    turn = quat_from_axis_angle(np.cross([0.0, 1.0, 0.0], way), angle)
    upper = [k for name, k in J.items() if name.endswith(_UPPER)]
    joints = motion.joints.astype(np.float64)
    pelvis = joints[:, :1]
    joints[:, upper] = pelvis + quat_rotate(turn[:, None], joints[:, upper] - pelvis)
    return replace(victim, motion=replace(motion, joints=joints.astype(np.float32)))
