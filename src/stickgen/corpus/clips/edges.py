"""Ends of a recording that are no motion: openings out of the bind pose, frozen last frames."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.skeleton import PARENTS

_OPENING_SECONDS = 0.17
"""Converters put the bind pose into the first one to three frames."""
_AFTER = 5
"""Frames after a step that tell how fast the body really moves."""
_TWITCH = (0.015, 2.5)
"""Metres a bone's end turns about its start, and multiple of its largest step after that, above
which a first step leads out of a bind pose."""
_TWITCHING = 2
"""Bones that must leave the bind pose together."""
_SHORTEST = 2.0
"""Seconds of the shortest recording; shorter ones are made by hand and begin in full swing."""
_STILL = 2e-4
"""Metres a frame: nobody alive stays stiller with every joint."""
_FROZEN_SECONDS = 0.8
"""Seconds without any movement at an end that no person can hold."""
_ABRUPT = (0.3, 0.17)
"""m/s of a joint within so many seconds before a freeze; animations made by hand come to rest."""


def opening_frames(joints: FloatArray, fps: float) -> int:
    """How many first frames are a bind pose that the body leaves within one or a few frames.

    Args:
        joints: ``[T, 22, 3]`` metres, in the source's frame rate.
        fps: frames a second.
    """
    bones = joints[:, 1:] - joints[:, list(PARENTS[1:])]
    step = np.linalg.norm(np.diff(bones, axis=0), axis=-1)
    for frame in range(max(1, round(_OPENING_SECONDS * fps)) - 1, -1, -1):
        after = step[frame + 1 : frame + 1 + _AFTER]
        if len(after) < _AFTER:
            continue
        twitches = (step[frame] > _TWITCH[0]) & (step[frame] > _TWITCH[1] * after.max(0))
        if twitches.sum() >= _TWITCHING:
            return frame + 1
    return 0


def frozen_frames(joints: FloatArray, fps: float) -> int:
    """How many last frames repeat one pose exactly, for longer than anybody can hold it.

    A clip that never moves is a pose, and one that comes to rest before is made by hand.

    Args:
        joints: ``[T, 22, 3]`` metres, in the source's frame rate.
        fps: frames a second.
    """
    step = np.linalg.norm(np.diff(joints, axis=0), axis=-1).max(-1)
    moving = np.flatnonzero(step > _STILL)
    if not len(moving):
        return 0
    last, (speed, seconds) = int(moving[-1]), _ABRUPT
    if step[max(0, last - round(seconds * fps)) : last + 1].max() * fps < speed:
        return 0
    frozen = len(step) - 1 - last
    return frozen if frozen >= _FROZEN_SECONDS * fps else 0


def ends_without_motion(joints: FloatArray, fps: float) -> NDArray[np.bool_]:
    """Frames ``[T]`` of a bind pose at the start and of a freeze at the end."""
    bad = np.zeros(len(joints), dtype=bool)
    if len(joints) < _SHORTEST * fps:
        return bad
    bad[: opening_frames(joints, fps)] = True
    if frozen := frozen_frames(joints, fps):
        bad[-frozen:] = True
    return bad
