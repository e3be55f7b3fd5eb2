"""Films that would end in mid-air or in the middle of a throw: the last beat comes to its end.

It is played up to 1.25 times as fast; where that is not enough, the film is longer.
"""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, hermite
from stickgen.kinematics import with_bones_of
from stickgen.motion import Motion
from stickgen.skeleton import PELVIS_HEIGHT, J
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTION

EXTRA = 1.6
"""Seconds after the end of the film in which a body is looked for that has come to an end."""
_FASTEST = 1.25  # times as fast as the model plays it, at most
_IN_THE_AIR = 0.12  # metres of the lowest joint
_UPSIDE = 0.15  # metres by which a head is above the pelvis of somebody who is upright
_OFF_FLOOR = 0.5  # metres of a pelvis that is neither on the floor nor on a seat
_RESTS = 4  # frames after a landing with which a film ends
_AT_ONCE = tuple(
    ACTION[name]
    for name in "jump throwing pitching kicking kick punch batting shooting dodge spin".split()
)
"""Actions that are over soon, and should be at the end of a film."""
_FAST = 2.4  # m/s of a hand or a foot beside the pelvis in the middle of one of them
_CROUCH = 0.72  # of the height of a pelvis, below which a jump is about to begin or has just ended
_LIMBS = [J[f"{side}_{name}"] for side in ("left", "right") for name in ("wrist", "ankle")]
_FREE = tuple(ACTION[name] for name in ("run", "sprint", "flying", "swimming", "climbing"))


def is_in_the_air(joints: FloatArray, action: int) -> bool:
    """Whether a body ``[22, 3]`` is in the middle of a jump, a cartwheel or a roll."""
    if action in _FREE:
        return False
    upside = joints[J["head"], 1] < joints[0, 1] + _UPSIDE and joints[0, 1] > _OFF_FLOOR
    return bool(joints[:, 1].min() > _IN_THE_AIR or upside)


def is_unfinished(motion: Motion, frame: int) -> bool:
    """Whether a body is in the middle of a jump, a throw, a kick or the like in a frame."""
    action = int(motion.actions[frame])
    if is_in_the_air(motion.joints[frame], action):
        return True
    if action not in _AT_ONCE or frame == 0:
        return False
    limbs = motion.joints[[frame - 1, frame]][:, _LIMBS] - motion.joints[[frame - 1, frame], :1]
    pace = float(np.linalg.norm(limbs[1] - limbs[0], axis=-1).max()) * motion.fps
    return pace > _FAST or bool(motion.joints[frame, 0, 1] < _CROUCH * PELVIS_HEIGHT)


def is_over_soon(text: str) -> bool:
    """Whether the words of a beat name an action that should be at its end when the film is."""
    return any(ACTION[name] in _AT_ONCE for name in named_actions(text))


def end_of(motion: Motion, frames: int) -> int | None:
    """Frames of a film that goes on until the body has come to an end; None: it does not soon."""
    for end in range(frames, len(motion) - _RESTS):
        if not is_unfinished(motion, end):
            return end + _RESTS
    return None


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
        if not is_unfinished(motion, end):
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
