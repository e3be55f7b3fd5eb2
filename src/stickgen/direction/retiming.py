"""A motion played a little earlier or later, so that its moments fall where they should."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stickgen.direction.action_spans import whole_beats
from stickgen.direction.alive import alive
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, hermite
from stickgen.kinematics import with_bones_of
from stickgen.measures.limbs import speed
from stickgen.motion import Motion
from stickgen.script import Beat, Character

_PLATEAU = 0.3  # seconds before and after a moment for which it keeps its speed
_EASING = 0.1  # seconds, standard deviation, in which the speed changes
_CALM = 0.6  # m/s of the fastest joint of somebody who just stands
_HELD = 0.05  # frames a frame, below which a pose is held
_FASTEST = 1.5  # times as fast as before, at most: beyond, what comes first is left out


@dataclass(frozen=True)
class Shift:
    """A moment that should come later (or earlier, if negative).

    Attributes:
        frame: of the motion as it is.
        by: frames.
    """

    frame: int
    by: int


@dataclass(frozen=True)
class Clock:
    """When each frame of a motion is played.

    Attributes:
        new: ``[T]`` new frame of each old one, rising.
        old: ``[T]`` old frame, not whole, that is seen in each new one.
    """

    new: FloatArray
    old: FloatArray


def clock(frames: int, fps: float, shifts: Sequence[Shift], calm: int = 0) -> Clock:
    """The clock with which some moments shift, each kept at its own speed.

    Before a moment that comes later the body moves more slowly, before one that comes earlier
    faster; what it does before is left out if it is calm, or if that were too fast. After the
    last moment the rest goes on and may be cut off at the end.

    Args:
        frames: of the motion.
        fps: frames a second.
        shifts: at least one.
        calm: frames at the start that may be left out.
    """
    ordered = sorted(shifts, key=lambda shift: shift.frame)
    hold = _PLATEAU * fps
    knots, values = [0.0], [_lead(ordered[0], hold, calm)]
    for shift in ordered:
        knots += [max(shift.frame - hold, knots[-1] + 1.0), shift.frame + hold]
        values += [float(shift.by)] * 2
    if values[-1] < 0:  # the rest is played more slowly, up to the same end
        knots.append(max(frames - 1.0, knots[-1] + 1.0))
        values.append(0.0)
    time = np.arange(frames, dtype=np.float64)
    delay: FloatArray = np.interp(time, knots, values)
    pad = int(4 * _EASING * fps)
    delay = smooth(np.pad(delay, pad, mode="edge")[:, None], _EASING * fps)[pad:-pad, 0]
    new = np.maximum.accumulate(time + delay)
    new += 1e-6 * time  # strictly rising, so that it has an inverse
    old = np.interp(time, new, time)
    return Clock(new, old)


def retimed_motion(motion: Motion, when: Clock) -> Motion:
    """The motion by a clock: bones keep their lengths."""
    last = len(motion) - 1
    before = np.minimum(when.old.astype(int), max(last - 1, 0))
    joints: FloatArray = np.asarray(motion.joints, dtype=np.float64)
    if last > 0:
        moved = hermite(joints, before, when.old - before)
        joints = with_bones_of(moved, joints[np.rint(when.old).astype(int)])
        joints = alive(joints, np.gradient(when.old) < _HELD, motion.fps)
    nearest = np.rint(when.old).astype(int)
    return replace(
        motion,
        joints=joints.astype(np.float32),
        actions=motion.actions[nearest],
        contacts=motion.contacts[nearest],
    )


def retimed_character(character: Character, when: Clock, fps: float) -> Character:
    """The character whose beats keep to the clock; lines are spoken when they were."""
    frames = np.arange(len(when.new))

    def at(seconds: float) -> float:
        if seconds * fps > frames[-1]:
            return seconds
        return max(float(np.interp(seconds * fps, frames, when.new)) / fps, 0.0)

    beats = [
        beat.model_copy(update={"start": at(beat.start), "end": at(beat.end)})
        for beat in whole_beats(character.beats, len(frames) / fps)
    ]
    return character.model_copy(update={"beats": tuple(_in_order(beats))})


def _in_order(beats: Sequence[Beat]) -> list[Beat]:
    """The beats that still have a length."""
    return [beat for beat in beats if beat.end > beat.start]


def _lead(first: Shift, hold: float, calm: int) -> float:
    """Frames by which the start is earlier (negative): calm ones, and what would be too fast.

    Later (positive): the first pose is held if there is too little before the moment to slow down.
    """
    room = max(first.frame - hold, 1.0)
    if first.by > room:
        return first.by - room
    fastest = room - room / _FASTEST
    return min(first.by + fastest, max(first.by, -calm), 0.0)


def calm_start(motion: Motion) -> int:
    """How many frames at the start of a motion nothing happens in."""
    pace = speed(motion.joints.transpose(1, 0, 2), motion.fps).max(axis=0)
    moving = np.flatnonzero(pace > _CALM)
    return int(moving[0]) if len(moving) else len(motion) - 1
