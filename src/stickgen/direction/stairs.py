"""Stairs under the feet: every footfall is on a tread, and the body rises with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.direction.bending import bent
from stickgen.direction.legs import feet_of, with_feet
from stickgen.direction.smoothing import envelope, smooth
from stickgen.geometry import FloatArray, runs, yaw_matrix
from stickgen.measures.footing import footfalls
from stickgen.motion import Motion
from stickgen.script import StageProp
from stickgen.skeleton import J

LONG = "long_stairs"
"""The kind of stairs that are brought."""
_PACES = (0.35, 1.1)  # shortest and longest step on stairs, times that on the level
_SPARE = 0.12  # metres from a foot before the stairs to the first tread
_HIGH = 0.07  # metres that a foot clears the treads
_EASING = 0.14  # seconds, standard deviation, in which the body rises
_BEARS = 0.25  # how much the higher foot counts for the height of the body
_SIDEWAYS = 0.7  # metres beside its middle within which somebody is on the stairs
_STRETCHED = 0.985  # of the length of a leg, to which it reaches for a tread at most
_ON_THE_SPOT = 0.03  # pace of somebody who has come to the top
_XZ = [0, 2]


def geometry(kind: str, scale: float) -> tuple[float, float, int]:
    """Rise and run of a step, metres, and the number of steps."""
    tops = PROPS[kind].tops
    return tops[0][4] * scale, (tops[0][1] - tops[0][0]) * scale, len(tops)


def stepping(motion: Motion, frames: slice, run: float) -> Motion:
    """A straight walk with steps as long as a tread is deep.

    Args:
        frames: in which it is on the stairs.
        run: metres.
    """
    falls = _falls(motion, frames)
    root = motion.joints[:, 0].astype(np.float64)
    step = float(np.median(np.linalg.norm(np.diff(falls[:, _XZ], axis=0), axis=-1)))
    pace = np.ones(len(root))
    pace[frames] = np.clip(run / max(step, 0.05), *_PACES)
    way = np.diff(root[frames], axis=0)
    course = np.unwrap(np.arctan2(way[:, 0], way[:, 2]))
    course = smooth(course[:, None], 0.4 * motion.fps)[:, 0]
    turn = np.zeros(len(root))
    turn[frames.start : frames.start + len(course)] = course[0] - course
    turn[frames.start + len(course) :] = course[0] - course[-1]
    return bent(motion, turn, smooth(pace[:, None], 3.0)[:, 0], frames.start)


def brought(motion: Motion, frames: slice, scale: float, *, down: bool) -> StageProp:
    """Stairs that begin, or end, where somebody walks."""
    _, run, count = geometry(LONG, scale)
    falls = _falls(motion, frames)
    first, last = falls[0], falls[-1]
    way = (last - first) * [1.0, 0.0, 1.0]
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    if down:
        foot, up = last + 0.5 * run * way, -way
    else:
        foot, up = first + _SPARE * way, way
    middle = foot + 0.5 * run * count * up
    turn = float(np.rad2deg(np.arctan2(-up[2], up[0])))
    at = (float(middle[0]), float(middle[2]))
    return StageProp(kind=LONG, at=at, turn=turn, scale=scale)


def end_of(stairs: StageProp, *, top: bool) -> tuple[FloatArray, float]:
    """Where somebody stands before stairs, ``[3]`` metres, and the yaw in which they go, radians.

    Args:
        top: at their top, to go down.
    """
    assert stairs.at is not None
    tops = PROPS[stairs.kind].tops
    up = yaw_matrix(np.deg2rad(stairs.turn)) @ [1.0, 0.0, 0.0]
    x = tops[-1][0] if top else tops[0][0] - 0.3
    place = np.array([stairs.at[0], 0.0, stairs.at[1]]) + x * stairs.scale * up
    way = -up if top else up
    return place, float(np.arctan2(way[0], way[2]))


def kept_on(motion: Motion, start: int, stairs: StageProp) -> Motion:
    """The motion that does not leave stairs by their top: up there it steps on the spot."""
    assert stairs.at is not None
    root = motion.joints[:, 0].astype(np.float64) - [stairs.at[0], 0.0, stairs.at[1]]
    along = (root @ yaw_matrix(np.deg2rad(stairs.turn)))[:, 0] / stairs.scale
    beyond = np.flatnonzero(along[start:] > PROPS[stairs.kind].tops[-1][0])
    if not len(beyond) or not beyond[0]:
        return motion
    frame = start + int(beyond[0])
    pace = np.where(np.arange(len(motion)) > frame, _ON_THE_SPOT, 1.0)
    return bent(motion, np.zeros(len(motion)), pace, frame)


def on_stairs(motion: Motion, start: int, stairs: Sequence[StageProp]) -> Motion:
    """The motion on treads from a frame on: each planted foot in the middle of the nearest one."""
    joints = motion.joints.astype(np.float64)
    feet, level = feet_of(joints), []
    moved: dict[str, tuple[FloatArray, FloatArray]] = {}
    for k, (side, (ankle, toe)) in enumerate(feet.items()):
        contacts = motion.contacts[:, 2 * k] | motion.contacts[:, 2 * k + 1]
        known = np.zeros(len(joints), dtype=bool)
        shift: FloatArray = np.zeros((len(joints), 3))
        for stance in runs(contacts):
            middle = (stance.start + stance.stop) // 2
            known[stance] = True
            if middle >= start:
                shift[stance] = _on_tread(toe[middle], stairs)
        if not known.any():
            known[:] = True
        shift = _climbing(shift, known)
        moved[side] = (ankle + shift, toe + shift)
        level.append(shift[:, 1])
    low, high = np.minimum(*level), np.maximum(*level)
    height = smooth((low + _BEARS * (high - low))[:, None], _EASING * motion.fps)[:, 0]
    joints[..., 1] += (height - _too_high(joints, moved, height))[:, None]
    return replace(motion, joints=with_feet(joints, moved).astype(np.float32))


def _too_high(
    joints: FloatArray, feet: dict[str, tuple[FloatArray, FloatArray]], height: FloatArray
) -> FloatArray:
    """How much too high a body is for its feet, ``[T]`` metres, if it rises by a height ``[T]``."""
    excess = np.zeros(len(joints))
    for side, (ankle, _) in feet.items():
        hip, knee, end = (joints[:, J[f"{side}_{name}"]] for name in ("hip", "knee", "ankle"))
        long = np.linalg.norm(hip - knee, axis=-1) + np.linalg.norm(knee - end, axis=-1)
        away = np.linalg.norm((hip - ankle)[:, _XZ], axis=-1)
        reach = np.sqrt(np.maximum((_STRETCHED * long) ** 2 - away**2, 0.0))
        excess = np.maximum(excess, hip[:, 1] + height - ankle[:, 1] - reach)
    return envelope(np.maximum(excess, 0.0), 2)


def _falls(motion: Motion, frames: slice) -> FloatArray:
    """Where feet come down, ``[N, 3]`` metres; at least where the body begins and ends."""
    found = [
        motion.joints[min(frame + 3, len(motion) - 1), J[f"{side}_foot"]]
        for frame, side in footfalls(motion.joints, motion.fps)
        if frames.start <= frame < frames.stop
    ]
    last = min(frames.stop, len(motion)) - 1
    if len(found) < 2:
        found = [motion.joints[frames.start, 0], motion.joints[last, 0]]
    return np.asarray(found, dtype=np.float64)


def _on_tread(foot: FloatArray, stairs: Sequence[StageProp]) -> FloatArray:
    """From a foot ``[3]`` on the floor to the tread there, ``[3]`` metres; zero beside stairs."""
    for prop in stairs:
        assert prop.at is not None
        turn = yaw_matrix(np.deg2rad(prop.turn))
        local = (foot - [prop.at[0], 0.0, prop.at[1]]) @ turn / prop.scale
        tops = np.array(PROPS[prop.kind].tops)
        if abs(local[2]) > _SIDEWAYS or not tops[0, 0] <= local[0] <= tops[-1, 1] + 0.5:
            continue
        x0, x1, *_, height = tops[np.abs(tops[:, :2].mean(axis=1) - local[0]).argmin()]
        across = (x0 + x1) / 2 - local[0] if local[0] <= tops[-1, 1] else 0.0
        return np.asarray(prop.scale * (turn @ [across, height, 0.0]))
    return np.zeros(3)


def _climbing(shift: FloatArray, known: NDArray[np.bool_]) -> FloatArray:
    """Shifts ``[T, 3]`` between those of planted feet: up first, then ahead; ahead, then down."""
    time = np.arange(len(known))
    there = time[known]
    before = there[np.maximum(np.searchsorted(there, time, side="right") - 1, 0)]
    after = there[np.minimum(np.searchsorted(there, time), len(there) - 1)]
    share = np.clip((time - before) / np.maximum(after - before, 1), 0.0, 1.0)
    share = np.where(after > before, share, 0.0)
    rising = shift[after, 1] >= shift[before, 1]
    early = np.where(rising, np.clip(1.5 * share, 0, 1), np.clip(1.5 * share - 0.5, 0, 1))
    eased, lifted = (s * s * (3 - 2 * s) for s in (share, early))
    out = shift[before] + eased[:, None] * (shift[after] - shift[before])
    out[:, 1] = shift[before, 1] + lifted * (shift[after, 1] - shift[before, 1])
    differs = np.abs(shift[after, 1] - shift[before, 1]) > 0.02
    out[:, 1] += _HIGH * differs * 4 * share * (1 - share)
    return np.asarray(out)
