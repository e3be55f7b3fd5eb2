"""Feet that step: a body that is moved over the floor takes steps instead of sliding."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.reach import reach
from stickgen.geometry import FloatArray
from stickgen.measures.limbs import SIDES
from stickgen.motion import foot_contacts
from stickgen.skeleton import J

_SECONDS = (0.12, 0.24)  # that a step takes: of somebody in a hurry, and of one at leisure
_HURRY = 0.3  # metres that a body is moved in the time of a step, at most
_LONGEST = 0.16  # metres by which a foot lags behind its body before it steps
_SETTLES = 0.03  # metres by which it may stay behind a body that has come to rest
_REST = 0.25  # m/s of a body that has come to rest
_LIFT, _LIFT_SHARE = 0.05, 0.2  # metres that a foot is lifted, and more for each metre of the step
_LOOSE = 0.35  # share of what is missing that a foot in the air makes up in a frame
_STRETCHED = 0.985  # of the length of a leg, up to which it is stretched
_LOWEST = 0.1  # metres that a body sinks for it, at most


@dataclass
class _Foot:
    """Where a foot is while the steps are laid out.

    Attributes:
        at: ``[3]`` metres from where its motion has it.
        steps_until: the frame in which its step ends; before it, it is in the air.
        since, goal: the frame and the place ``[3]`` from which and to which it steps.
    """

    at: FloatArray
    steps_until: int = -1
    since: int = 0
    start: FloatArray | None = None
    goal: FloatArray | None = None


def moved_by_steps(joints: FloatArray, offset: FloatArray, fps: float) -> FloatArray:
    """A body that is moved over the floor and steps there; bones keep their length.

    A foot that stands stays where it is until the body is too far off, then it steps after it,
    one foot at a time. A foot that is in the air anyway comes along.

    Args:
        joints: ``[T, 22, 3]`` metres.
        offset: ``[T, 3]`` metres over the floor.
        fps: frames a second.
    """
    moved: FloatArray = joints + offset[:, None]
    if not np.ptp(offset, axis=0).any():
        return np.asarray(moved)
    stands = foot_contacts(joints.astype(np.float32), fps)
    ways = _foot_ways(offset, stands[:, ::2] | stands[:, 1::2], fps)
    moved[..., 1] -= _drop(moved, joints, ways)[:, None]
    weight = np.ones(len(joints))
    for k, side in enumerate(SIDES):
        goal = joints[:, J[f"{side}_foot"]] + ways[k]
        moved = reach(moved, f"{side}_foot", goal, weight)
    return np.asarray(moved)


def _foot_ways(offset: FloatArray, stands: NDArray[np.bool_], fps: float) -> FloatArray:
    """How far each foot is moved, ``[2, T, 3]`` metres."""
    pace = np.linalg.norm(np.gradient(offset, axis=0), axis=-1) * fps
    steps = np.rint(np.clip(_HURRY / np.maximum(pace, 1e-3), *_SECONDS) * fps).astype(int)
    feet = [_Foot(offset[0]), _Foot(offset[0])]
    ways = np.empty((2, *offset.shape))
    for t in range(len(offset)):
        for k, foot in enumerate(feet):
            other = feet[1 - k]
            behind = float(np.linalg.norm(offset[t] - foot.at))
            late = _LONGEST if pace[t] > _REST else _SETTLES
            if foot.steps_until < t and not stands[t, k]:
                foot.at = foot.at + _LOOSE * (offset[t] - foot.at)
            elif foot.steps_until < t and other.steps_until < t and behind > late:
                last = min(t + int(steps[t]), len(offset) - 1)
                ahead = offset[min(last + int(steps[t]) // 2, len(offset) - 1)]
                foot.since, foot.steps_until, foot.start, foot.goal = t, last, foot.at, ahead
            ways[k, t] = _in_step(foot, t)
    return ways


def _in_step(foot: _Foot, t: int) -> FloatArray:
    """Where a foot is in frame ``t``, ``[3]`` metres, and, if its step ends, stays."""
    if foot.steps_until < t or foot.start is None or foot.goal is None:
        return foot.at
    share = (t - foot.since) / max(foot.steps_until - foot.since, 1)
    eased = share * share * (3 - 2 * share)
    far = float(np.linalg.norm(foot.goal - foot.start))
    foot.at = foot.start + eased * (foot.goal - foot.start)
    lift = (_LIFT + _LIFT_SHARE * far) * np.sin(np.pi * share)
    return np.asarray(foot.at + [0.0, lift, 0.0])


def _drop(moved: FloatArray, joints: FloatArray, ways: FloatArray) -> FloatArray:
    """Metres ``[T]`` that a body sinks so that its legs reach its feet."""
    drop = np.zeros(len(joints))
    for k, side in enumerate(SIDES):
        hip, knee, ankle = (J[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
        leg = np.linalg.norm(joints[:, [hip, knee]] - joints[:, [knee, ankle]], axis=-1).sum(-1)
        away = joints[:, ankle] + ways[k] - moved[:, hip]
        over = np.linalg.norm(away[:, ::2], axis=-1)
        room = np.sqrt(np.maximum((_STRETCHED * leg) ** 2 - over**2, 0.01))
        drop = np.maximum(drop, np.clip(-away[:, 1] - room, 0.0, _LOWEST))
    return np.convolve(np.pad(drop, 2, mode="edge"), np.full(5, 0.2), mode="valid")
