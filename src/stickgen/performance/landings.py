"""Films that would end in mid-air: the last beat is played faster, so that it comes to its end."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, hermite
from stickgen.kinematics import with_bones_of
from stickgen.motion import Motion
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

EXTRA = 1.2
"""Seconds after the end of the film in which a body is looked for that has landed."""
_FASTEST = 1.25  # times as fast as the model plays it, at most
_IN_THE_AIR = 0.12  # metres of the lowest joint
_UPSIDE = 0.15  # metres by which a head is above the pelvis of somebody who is upright
_OFF_FLOOR = 0.5  # metres of a pelvis that is neither on the floor nor on a seat
_RESTS = 4  # frames after a landing with which a film ends
_FREE = tuple(ACTION[name] for name in ("run", "sprint", "flying", "swimming", "climbing"))


def is_in_the_air(joints: FloatArray, action: int) -> bool:
    """Whether a body ``[22, 3]`` is in the middle of a jump, a cartwheel or a roll."""
    if action in _FREE:
        return False
    upside = joints[J["head"], 1] < joints[0, 1] + _UPSIDE and joints[0, 1] > _OFF_FLOOR
    return bool(joints[:, 1].min() > _IN_THE_AIR or upside)


def landed(motion: Motion, start: int, frames: int) -> Motion | None:
    """The first frames of a longer motion, whose last beat is played faster up to its landing.

    Args:
        motion: with some frames after the end.
        start: frame in which the last beat begins.
        frames: of the film.

    Returns:
        None if the body does not land soon enough.
    """
    longest = start + _FASTEST * (frames - start)
    for end in range(frames, min(len(motion), int(longest) + 1)):
        if not is_in_the_air(motion.joints[end], int(motion.actions[end])):
            last = min(end + _RESTS, len(motion) - 1, int(longest))
            return _faster(motion, start, last, frames)
    return None


def _faster(motion: Motion, start: int, last: int, frames: int) -> Motion:
    """The motion whose frames from ``start`` to ``last`` are played up to the end of the film."""
    share = np.clip((np.arange(frames) - start) / max(frames - 1 - start, 1), 0.0, 1.0)
    at = np.where(np.arange(frames) < start, np.arange(frames), start + share * (last - start))
    before = np.minimum(at.astype(int), len(motion) - 2)
    nearest = np.rint(at).astype(int)
    joints: FloatArray = motion.joints.astype(np.float64)
    moved = with_bones_of(hermite(joints, before, at - before), joints[nearest])
    return Motion(
        moved.astype(np.float32), motion.actions[nearest], motion.contacts[nearest], motion.fps
    )
