"""When somebody sits down and rises, and where they do so by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from stickgen.direction.tasks import Task, median_yaw
from stickgen.geometry import FloatArray, heading, runs
from stickgen.measures.footing import SEATED_HEIGHTS, seat_contact
from stickgen.motion import Motion
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

STANDS = 0.8
"""Metres of the pelvis above the floor from which an adult stands."""
FEET_AHEAD = 0.42
"""Metres from the pelvis of an adult who sits to the ankles."""
_ON_THE_SPOT, _FRONT = 0.15, 0.6
"""Metres over the floor that need no front, and the cosine up to which it is the front."""
_TURNS = (0.0, 0.8, -0.8, 1.6, -1.6)  # radians that somebody turns while they sit down
_SEARCH = 2.5  # seconds after the words within which a body sits down by itself
_CHANGE = 1.0  # seconds in which it sits down or rises otherwise


@dataclass(frozen=True)
class Times:
    """Frames of somebody who sits.

    Attributes:
        begin, contact: when they begin to sit down, and are seated; both 0: from the start.
        rise, end: when they begin to rise, and stand; both the number of frames: never.
        natural_down, natural_up: whether the Motion does so by itself.
    """

    begin: int
    contact: int
    rise: int
    end: int
    natural_down: bool
    natural_up: bool


def sitting_times(motion: Motion, task: Task) -> Times:
    """When somebody sits down and rises for a task."""
    fps, frames = motion.fps, len(motion)
    size = figure_scale(motion.joints)
    height = motion.joints[:, 0, 1] / size
    change, search = round(_CHANGE * fps), round(_SEARCH * fps)
    begin, contact, down = task.start, min(task.start + change, frames), False
    first = max(task.start - round(0.4 * fps), 0)
    joints = motion.joints / np.float32(size)
    found = seat_contact(joints, fps, slice(first, min(task.start + search, task.stop)))
    if found is not None and (height[max(found - search, 0) : found] > STANDS).any():
        stood = np.flatnonzero(height[:found] > STANDS + 0.05)
        begin, contact = int(stood[-1]), found
        down = _from_the_front(motion, begin, contact)
    elif task.start == 0 and not (task.down and height[0] > STANDS):
        begin = contact = 0
    rise, end, up = task.stop, min(task.stop + change, frames), False
    if task.stop < frames:
        low, high = SEATED_HEIGHTS
        sits = (height > low) & (height < high)
        around = [r for r in runs(sits) if task.stop - 8 <= r.stop <= task.stop + change]
        around = [r for r in around if (height[r.stop : r.stop + search] > STANDS + 0.05).any()]
        if around and around[0].start <= task.stop:
            rise = around[0].stop
            end = rise + int(np.argmax(height[rise:] > STANDS + 0.05))
            up = True
    else:
        rise = end = frames
    return Times(begin, max(contact, begin), max(rise, contact), max(end, rise), down, up)


def _from_the_front(motion: Motion, begin: int, contact: int) -> bool:
    """Whether a body that sits down stood where the front of a seat would be."""
    way = (motion.joints[begin, 0] - motion.joints[contact, 0]) * [1.0, 0.0, 1.0]
    far = float(np.linalg.norm(way))
    yaw = median_yaw(heading(motion.joints[contact : contact + 6]))
    ahead = float(way @ [np.sin(yaw), 0.0, np.cos(yaw)])
    return far < _ON_THE_SPOT or ahead > _FRONT * far


def ways_to_sit(motion: Motion, times: Times) -> Iterator[tuple[Times, FloatArray, float]]:
    """When, where ``[3]`` and to what yaw somebody may sit down: as they do, or turned.

    The first one is that of the Motion.
    """
    yield times, *own_point(motion, times)
    if times.begin == times.contact == 0:
        return
    stood = replace(times, natural_down=False)
    feet, yaw = stance(motion, stood.begin)
    for turn in _TURNS if times.natural_down else _TURNS[1:]:
        faces = yaw + turn
        ahead = np.array([np.sin(faces), 0.0, np.cos(faces)])
        yield stood, feet - FEET_AHEAD * figure_scale(motion.joints) * ahead, faces


def own_point(motion: Motion, times: Times) -> tuple[FloatArray, float]:
    """Where somebody sits down by the Motion: ``[3]`` on the floor, and the yaw, radians."""
    size = figure_scale(motion.joints)
    if times.natural_down or times.begin == times.contact == 0:
        frames = slice(times.contact, max(min(times.contact + 12, times.rise), times.contact + 1))
        spot = np.median(motion.joints[frames, 0], axis=0)
        return spot * [1.0, 0.0, 1.0], median_yaw(heading(motion.joints[frames]))
    feet, yaw = stance(motion, times.begin)
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    return feet - FEET_AHEAD * size * ahead, yaw


def stance(motion: Motion, frame: int) -> tuple[FloatArray, float]:
    """Middle of the feet ``[3]`` on the floor, and the yaw, in a frame."""
    frame = min(frame, len(motion) - 1)
    ankles = motion.joints[frame, [J["left_ankle"], J["right_ankle"]]].astype(np.float64)
    yaw = float(heading(motion.joints[frame : frame + 1])[0])
    return ankles.mean(axis=0) * [1.0, 0.0, 1.0], yaw
