"""Things that are taken from where they lie, carried, and put down where they should be."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.hands import ActionSpan
from stickgen.direction.legs import feet_of, with_feet
from stickgen.direction.reach import reach
from stickgen.geometry import (
    FloatArray,
    heading,
    quat_from_axis_angle,
    quat_rotate,
)
from stickgen.measures.limbs import SIDES, palms
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

LIFTS = ("pick_up", "put_down", "carry")
"""Actions in which a thing is in both arms, or on its way there."""
BIG = 0.35
"""Metres from which a thing that is held takes both hands."""
_LOW = 0.5  # metres of the hands above the floor below which somebody bends down by themselves
_TOUCH = 0.45  # share of the time at which a thing is taken otherwise
_EASING, _HOLD = 0.5, 0.16  # seconds in which hands go to a thing, and stay there
_INTO_ARMS = 0.4  # seconds in which both arms come round a big thing that is put down
_LIFTING = 0.8  # seconds in which it is brought before the body
_IN_A_BAG = 0.06  # metres below the hand that holds a bag, of the hand that is in it
_AHEAD = 0.4  # metres from the pelvis to where a thing lies that is taken
_LONG, _SLIM = 0.4, 0.5  # metres and width over height of what lies flat rather than stands
_GRIPPED = 0.4  # of its height, where a big thing is held
_CROUCH, _BOW = 0.36, np.deg2rad(52.0)  # metres and radians by which a body goes down at most
_LOWER = ("pelvis", "hip", "knee", "ankle", "foot")
_UPPER = [k for name, k in J.items() if not name.endswith(_LOWER)]


def touch_frame(joints: FloatArray, span: ActionSpan) -> int:
    """When a thing is taken, or put down: when the hands are lowest, if they get low."""
    if span.out_of:
        return span.start + round(_TOUCH * (span.stop - span.start))
    hands = palms(joints)[..., 1].max(axis=0)[span.frames]
    if hands.min() < _LOW * figure_scale(joints) and not span.surface:
        return span.start + int(hands.argmin())
    return span.start + round(_TOUCH * (span.stop - span.start))


def lifted(joints: FloatArray, span: ActionSpan, fps: float, *, in_arms: bool = True) -> FloatArray:
    """A body ``[T, 22, 3]`` that takes, carries or puts down the thing of a span.

    Args:
        in_arms: whether a big thing that is put down is in both arms before, too.
    """
    size = figure_scale(joints)
    frames = len(joints)
    touch = touch_frame(joints, span)
    time = np.arange(frames, dtype=np.float64)
    near = _ease((time - touch + (_EASING + _HOLD / 2) * fps) / (_EASING * fps))
    near *= _ease((touch - time + (_EASING + _HOLD / 2) * fps) / (_EASING * fps))
    inside = ((time >= span.start) & (time < span.stop)).astype(np.float64)
    if not in_arms:
        inside *= _ease((time - span.start) / (_INTO_ARMS * fps))
    if span.action == "carry":
        near = np.zeros(frames)
    elif not span.surface:
        joints = _bent_down(joints, near, span, touch, size)
    place = _lying(joints, span, touch, size)
    big = PROPS[span.thing].size >= BIG
    hold = _holding(span, time, touch, fps) * inside if big else np.zeros(frames)
    for k, side in enumerate(SIDES):
        if not big and side == "left":
            continue
        goal = _arms(joints, span, k, size)
        lies = place + _across(joints[touch : touch + 1], k, span)[0] * big
        share = near[:, None]
        joints = reach(joints, f"{side}_hand", goal + share * (lies - goal), np.maximum(near, hold))
    return joints


def _holding(span: ActionSpan, time: FloatArray, touch: int, fps: float) -> FloatArray:
    """How far the arms are round the thing ``[T]``: after it is taken, before it is put down."""
    if span.action == "carry":
        return np.ones(len(time))
    since = (time - touch) / (_LIFTING * fps)
    return _ease(since + 1.0) if span.action == "pick_up" else _ease(1.0 - since)


def _arms(joints: FloatArray, span: ActionSpan, hand: int, size: float) -> FloatArray:
    """Where a hand is that carries a big thing before the body, ``[T, 3]`` metres."""
    yaw = heading(joints)
    ahead = np.stack([np.sin(yaw), np.zeros(len(yaw)), np.cos(yaw)], axis=-1)
    middle = joints[:, J["spine1"]] + size * (0.36 * ahead + [0.0, -0.12, 0.0])
    return middle + _across(joints, hand, span)


def _across(joints: FloatArray, hand: int, span: ActionSpan) -> FloatArray:
    """From the middle of a big thing to a hand at its side, ``[T, 3]`` metres."""
    yaw = heading(joints)
    left = np.stack([np.cos(yaw), np.zeros(len(yaw)), -np.sin(yaw)], axis=-1)
    half = min(0.42 * PROPS[span.thing].size, 0.24)
    return np.asarray((half if hand == 0 else -half) * left)


def _lying(joints: FloatArray, span: ActionSpan, touch: int, size: float) -> FloatArray:
    """The grip ``[3]`` of the thing where it lies: before the body, on what bears it, or in it."""
    if span.inside is not None:
        return np.array(span.inside)
    if span.out_of:
        return np.asarray(palms(joints)[0, touch] - [0.0, _IN_A_BAG, 0.0], dtype=np.float64)
    yaw = float(heading(joints[touch : touch + 1])[0])
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    spot = joints[touch, 0] * [1.0, 0.0, 1.0] + _AHEAD * size * ahead
    along = grip(span.thing) - lowest(span.thing)
    spot[1] = span.surface + along[2 if lies_flat(span.thing) else 1]
    return np.asarray(spot)


def lies_flat(kind: str) -> bool:
    """Whether a thing that is laid down lies on its back, as a sword or a guitar does."""
    points = np.concatenate([piece.points for piece in PROPS[kind].pieces])
    width, height, _ = np.ptp(points, axis=0)
    return bool(PROPS[kind].held and height > _LONG and width < _SLIM * height)


def lowest(kind: str) -> FloatArray:
    """The least x, y and z of a drawing, ``[3]`` metres from its origin."""
    return np.min([piece.points.min(axis=0) for piece in PROPS[kind].pieces], axis=0)


def grip(kind: str) -> FloatArray:
    """Where a thing is held, ``[3]`` metres in its frame: between the hands, if it is big."""
    record = PROPS[kind]
    grips = [g for name, g in record.grips.items() if name in SIDES]
    if grips:
        return np.asarray(np.mean(grips, axis=0), dtype=np.float64)
    if record.size < BIG:
        return np.zeros(3)
    heights = np.concatenate([piece.points[:, 1] for piece in record.pieces])
    return np.array([0.0, heights.min() + _GRIPPED * np.ptp(heights), 0.0])


def _bent_down(
    joints: FloatArray, near: FloatArray, span: ActionSpan, touch: int, size: float
) -> FloatArray:
    """The body bent down as far as the hands are too high for what lies on the floor."""
    goal = _lying(joints, span, touch, size)
    chest = joints[touch, J["spine3"]]
    reachable = float(chest[1]) - 0.36 * size
    missing = float(np.clip((reachable - goal[1]) / (0.62 * size), 0.0, 1.0))
    share = missing * near
    yaw = heading(joints)
    axis = np.stack([np.cos(yaw), np.zeros(len(yaw)), -np.sin(yaw)], axis=-1)
    feet = feet_of(joints)
    ahead = np.stack([np.sin(yaw), np.zeros(len(yaw)), np.cos(yaw)], axis=-1)
    down = joints - (_CROUCH * size * share)[:, None, None] * [0.0, 1.0, 0.0]
    down = down - (0.16 * size * share)[:, None, None] * ahead[:, None]
    turn = quat_from_axis_angle(axis, _BOW * share)
    pelvis = down[:, :1]
    down[:, _UPPER] = pelvis + quat_rotate(turn[:, None], down[:, _UPPER] - pelvis)
    return np.where((share > 0)[:, None, None], with_feet(down, feet), joints)


def _ease(x: FloatArray) -> FloatArray:
    x = np.clip(x, 0.0, 1.0)
    return np.asarray(x * x * (3.0 - 2.0 * x))
