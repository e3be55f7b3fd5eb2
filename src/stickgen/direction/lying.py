"""Sleepers on beds: they sit down on the side of it, lie back, and get up the same way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.direction.legs import blended
from stickgen.direction.seats import Place
from stickgen.direction.sitting import seated
from stickgen.direction.sitting_times import Times
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, normalize, quat_from_axis_angle, quat_rotate, yaw_matrix
from stickgen.measures.limbs import SIDES
from stickgen.motion import Motion
from stickgen.script import StageProp
from stickgen.skeleton import OFFSETS, J, rest_pose
from stickgen.sticks import figure_scale

_SITTING, _LYING_DOWN = 1.0, 1.3  # seconds in which somebody sits down, and lies back
_ABOVE = 0.1  # metres from the mattress up to the pelvis of an adult who lies on it
_PILLOW = 0.06  # metres by which the head is higher
_BREATH, _RATE = 0.006, 0.25  # metres and times a second by which a chest rises
_LEANS_BACK = np.deg2rad(24.0)  # of somebody who sits against the head of a bed
_FROM_HEAD = 0.42  # metres from there to their pelvis
_LOW = 0.35  # metres of a pelvis below which a body lies by itself


def asleep(
    motion: Motion,
    start: int,
    stop: int,
    bed: StageProp,
    place: Place,
    awake: NDArray[np.bool_] | None = None,
) -> Motion:
    """A motion that lies on a bed from a frame on, up to another.

    Args:
        start: frame in which it begins to sit down; 0: it lies there already.
        stop: frame in which it begins to get up.
        place: where one sits on that bed.
        awake: ``[T]`` whether somebody does something, and sits against the head of the bed.
    """
    fps, frames = motion.fps, len(motion)
    sits, lies = round(_SITTING * fps), round(_LYING_DOWN * fps)
    contact = start + sits if start else 0
    end = min(stop + lies + sits, frames) if stop < frames else frames
    rise = min(stop + lies, frames) if stop < frames else frames
    times = Times(start, contact, rise, end, natural_down=False, natural_up=False)
    body = seated(motion, times, place)
    time = np.arange(frames, dtype=np.float64)
    down = np.clip((time - contact - 5) / lies, 0.0, 1.0) if start else np.ones(frames)
    up = np.clip((time - stop) / lies, 0.0, 1.0) if stop < frames else np.zeros(frames)
    share = np.minimum(down, 1.0 - up)
    share = share * share * (3 - 2 * share)
    pose = _on_bed(motion, bed)
    if awake is not None and awake.any():
        up_there = np.clip(smooth(awake[:, None].astype(np.float64), 0.35 * fps)[:, 0], 0.0, 1.0)
        pose = blended(pose, _against_head(motion, bed), up_there)
    joints = blended(body.joints.astype(np.float64), pose, share)
    contacts = body.contacts & (share < 0.01)[:, None]
    return replace(body, joints=joints.astype(np.float32), contacts=contacts)


def _against_head(motion: Motion, bed: StageProp) -> FloatArray:
    """A body that sits in a bed ``[T, 22, 3]``: its back at the head, its legs stretched."""
    size, frames = figure_scale(motion.joints), len(motion)
    pose = size * (rest_pose() - rest_pose()[0])
    legs = [J[f"{s}_{n}"] for s in SIDES for n in ("hip", "knee", "ankle", "foot")]
    upper = [k for k in J.values() if k not in legs and k != J["pelvis"]]
    back = quat_from_axis_angle(np.array([1.0, 0.0, 0.0]), np.array(-_LEANS_BACK))
    pose[upper] = quat_rotate(back, pose[upper])
    for side, sign in (("left", 1.0), ("right", -1.0)):
        ways = (
            ("hip", "knee", (0.05 * sign, 0.16, 1.0)),
            ("knee", "ankle", (0.0, -0.16, 1.0)),
            ("ankle", "foot", (0.1 * sign, 1.0, 0.3)),
            ("shoulder", "elbow", (0.25 * sign, -1.0, 0.35)),
            ("elbow", "wrist", (-0.3 * sign, -0.1, 1.0)),
        )
        for root, end, way in ways:
            joints = J[f"{side}_{root}"], J[f"{side}_{end}"]
            length = size * float(np.linalg.norm(OFFSETS[joints[1]]))
            pose[joints[1]] = pose[joints[0]] + length * normalize(np.array(way))
    top = PROPS[bed.kind].tops[0] if PROPS[bed.kind].tops else (-1.0, 0, 0, 0, 0.45)
    along, above = top[0] * bed.scale + _FROM_HEAD * size, top[4] * bed.scale + _ABOVE * size
    middle = np.array([along, above, 0.0])
    x, z = bed.at or (0.0, 0.0)
    turn = yaw_matrix(np.deg2rad(bed.turn))
    sits = (pose @ yaw_matrix(np.pi / 2).T + middle) @ turn.T + [x, bed.y, z]
    out = np.tile(sits, (frames, 1, 1))
    breath = _BREATH * np.sin(2 * np.pi * _RATE * np.arange(frames) / motion.fps)
    out[:, upper, 1] += breath[:, None]
    return out


def _on_bed(motion: Motion, bed: StageProp) -> FloatArray:
    """A body on its back on a bed, ``[T, 22, 3]``: the head on the pillow, breathing."""
    size, frames = figure_scale(motion.joints), len(motion)
    pose = size * (rest_pose() - rest_pose()[0])
    for side, sign in (("left", 1.0), ("right", -1.0)):  # arms beside the body
        shoulder = pose[J[f"{side}_shoulder"]]
        for name in ("elbow", "wrist"):
            arm = pose[J[f"{side}_{name}"]] - shoulder
            far = float(np.linalg.norm(arm))
            pose[J[f"{side}_{name}"]] = shoulder + far * np.array([sign * 0.25, -0.97, 0.05])
    # On the back: the front of the body up, the head towards the pillow at -X.
    back = quat_from_axis_angle(np.array([1.0, 0.0, 0.0]), np.array(-np.pi / 2))
    along = yaw_matrix(np.pi / 2)
    lying = quat_rotate(back, pose) @ along.T
    lying[J["head"], 1] += _PILLOW * size
    top = PROPS[bed.kind].tops[0] if PROPS[bed.kind].tops else (0, 0, 0, 0, 0.45)
    turn = yaw_matrix(np.deg2rad(bed.turn))
    x, z = bed.at or (0.0, 0.0)
    middle = np.array([x, bed.y + top[4] * bed.scale + _ABOVE * size, z])
    out = np.tile(lying @ turn.T + middle, (frames, 1, 1))
    breath = _BREATH * np.sin(2 * np.pi * _RATE * np.arange(frames) / motion.fps)
    chest = [J[n] for n in ("spine2", "spine3", "left_collar", "right_collar")]
    out[:, chest, 1] += breath[:, None]
    return out
