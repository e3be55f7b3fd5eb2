"""Cartwheels by rule: a body like a star that rolls over its hands and feet, which do not slide."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.direction.legs import blended
from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.motion import Motion, foot_contacts
from stickgen.skeleton import FOOT_HEIGHT, J, rest_pose
from stickgen.sticks import figure_scale

_SECONDS = 1.3  # of one cartwheel
_PAUSE = 0.5  # seconds before it, and between two
_EASING = 0.35  # seconds in which somebody raises the arms for it
_ARMS, _LEGS = np.deg2rad(28.0), np.deg2rad(33.0)  # from the line of the body
_TIPS = [J[n] for n in ("left_wrist", "right_wrist", "left_foot", "right_foot")]


def turned_over(motion: Motion, frames: slice, count: int) -> Motion:
    """A motion with cartwheels to its left within some frames.

    Args:
        count: how many, as far as there is time.
    """
    fps, size = motion.fps, figure_scale(motion.joints)
    joints: FloatArray = motion.joints.astype(np.float64)
    length, pause = round(_SECONDS * fps), round(_PAUSE * fps)
    star = size * _star()
    start = frames.start + pause
    for _ in range(count):
        stop = start + length
        if stop + round(_EASING * fps) > min(frames.stop, len(joints)):
            break
        joints = _one(joints, slice(start, stop), star, size, round(_EASING * fps))
        start = stop + pause
    contacts = foot_contacts(joints, fps)
    return replace(motion, joints=joints.astype(np.float32), contacts=contacts)


def _star() -> FloatArray:
    """An adult ``[22, 3]`` with arms and legs spread, the pelvis at the origin, facing +Z."""
    pose = rest_pose() - rest_pose()[0]
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for root, names, angle, up in (
            ("shoulder", ("elbow", "wrist"), _ARMS, 1.0),
            ("hip", ("knee", "ankle"), _LEGS, -1.0),
        ):
            base = pose[J[f"{side}_{root}"]]
            way = np.array([sign * np.sin(angle), up * np.cos(angle), 0.0])
            for name in names:
                joint = J[f"{side}_{name}"]
                pose[joint] = base + np.linalg.norm(pose[joint] - base) * way
        foot = rest_pose()[J[f"{side}_foot"]] - rest_pose()[J[f"{side}_ankle"]]
        pose[J[f"{side}_foot"]] = pose[J[f"{side}_ankle"]] + foot
    return pose


def _one(joints: FloatArray, frames: slice, star: FloatArray, size: float, ease: int) -> FloatArray:
    """The body ``[T, 22, 3]`` with one cartwheel; what follows goes on from where it ends."""
    count = frames.stop - frames.start
    share = np.linspace(0.0, 1.0, count)
    angle = -2 * np.pi * share * share * (3 - 2 * share)
    c, s, o, i = np.cos(angle), np.sin(angle), 0 * angle, 0 * angle + 1
    spin = np.stack([np.stack(r, -1) for r in ((c, -s, o), (s, c, o), (o, o, i))], -2)
    rolled = star @ spin.transpose(0, 2, 1)
    tips = rolled[:, _TIPS]
    lowest = tips[..., 1].argmin(axis=1)
    step = np.zeros(count)
    for t in range(1, count):  # the tip that is on the floor stays where it is
        k = lowest[t]
        step[t] = step[t - 1] + tips[t - 1, k, 0] - tips[t, k, 0]
    rolled[..., 0] += step[:, None]
    rolled[..., 1] += (FOOT_HEIGHT * size - tips[..., 1].min(axis=1))[:, None]
    first = joints[frames.start]
    yaw = float(heading(first[None])[0])
    rolled = rolled @ yaw_matrix(yaw).T + first[0] * [1.0, 0.0, 1.0]
    out = joints.copy()
    travel = rolled[-1, 0] - rolled[0, 0]
    out[frames.stop :] += travel * [1.0, 0.0, 1.0]
    whole = np.concatenate([np.repeat(rolled[:1], frames.start, axis=0), rolled,
                            np.repeat(rolled[-1:], len(joints) - frames.stop, axis=0)])  # fmt: skip
    time = np.arange(len(joints))
    into = np.clip((time - frames.start + ease) / ease, 0.0, 1.0)
    after = np.clip((frames.stop - 1 + ease - time) / ease, 0.0, 1.0)
    weight = np.minimum(into, after)
    out[frames] = rolled
    return blended(out, whole, weight * weight * (3 - 2 * weight))
