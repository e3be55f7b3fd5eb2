"""Gravity in what was generated: who is in the air falls, and nobody hovers.

Networks lose half of gravity: their flights are too low for the time that they last, and sometimes
a body floats over the floor. Both are differences in height, which are added to the features before
they become joints; foot contact cleanup then puts the feet that stand back on the floor.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, runs
from stickgen.measures.mass import centre_of_mass
from stickgen.motion_model.features import FRAME
from stickgen.motion_model.foot_contact import LYING
from stickgen.skeleton import FOOT_HEIGHT, FPS, GRAVITY, JOINTS, N_JOINTS

AIRBORNE = 0.045
"""Metres of the lowest part of a body over the floor, from which it is in the air."""
_SHORTEST = 4
"""Frames of a flight that is mended; steps of a run are not, whose flights the planner keeps."""
_HIGHER = (1.9, 0.12)
"""Times its height, and metres more, to which a flight may be raised. One that needs more to last
as long as it does is no flight: the body floats."""
_JUMP = 0.15
"""Metres of a stretch in the air, from which it is a jump however long it lasts."""
_PUSH = 0.24
"""Seconds before take-off, and after landing, in which the legs bend for the additional speed."""
_SLOW = 1.15
"""Share of the time that its rise allows, from which a flight lasts too long."""
_STANDING = {"left_ankle": 0.08, "right_ankle": 0.08} | dict.fromkeys(
    ("left_foot", "right_foot"), FOOT_HEIGHT
)
_RESTS = np.array([(LYING | _STANDING).get(name, 0.03) for name in JOINTS])
"""Heights of the joints ``[22]`` where their part of the body is on the floor, metres."""
_RESTS.setflags(write=False)


def clearance(heights: FloatArray) -> FloatArray:
    """Metres ``[T]`` between the floor and the lowest part of a body.

    Args:
        heights: ``[T, 22]`` of its joints over the floor.
    """
    return np.asarray((heights - _RESTS).min(axis=-1))


def settled(features: NDArray[np.float32], aloft: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Frame features whose flights are parabolas, without hovering.

    Args:
        features: ``[T, 71]``, metres and radians.
        aloft: ``[T]`` where something other than the floor may bear the body: no change there.
    """
    heights = _heights(features)
    over = clearance(heights)
    change = np.zeros(len(over))
    for span in runs((over > AIRBORNE) & ~aloft):
        if span.start > 0 and span.stop < len(over):
            _mend(change, heights, over, span)
    if not change.any():
        return features
    out = np.array(features)
    out[:, FRAME["height"]] += change[:, None].astype(np.float32)
    return out


def _heights(features: NDArray[np.float32]) -> FloatArray:
    """Heights ``[T, 22]`` of the joints."""
    pelvis = features[:, FRAME["height"]].astype(np.float64)
    pose = features[:, FRAME["pose"]].reshape(len(features), N_JOINTS - 1, 3)[..., 1]
    return np.concatenate([pelvis, pelvis + pose], axis=1)


def _mend(change: FloatArray, heights: FloatArray, over: FloatArray, span: slice) -> None:
    """Add to ``change [T]`` what makes one stretch in the air a flight, or ends it."""
    first, last = span.start - 1, span.stop  # the frames on the floor around it
    height = float(over[span].max())
    highest = _HIGHER[0] * height + _HIGHER[1]
    longest = float(np.sqrt(8 * highest / GRAVITY)) * FPS  # frames
    if last - first > longest:
        change[span] -= _soft(over[span])
        if height < _JUMP:
            return
        # A jump that lasts too long is one with a longer crouch before it and after it.
        at = span.start + int(np.argmax(over[span]))
        first = max(first, at - round(longest / 2))
        last = min(last, first + round(longest))
    seconds = (last - first) / FPS
    if last - first <= _SHORTEST or seconds < _SLOW * np.sqrt(8 * height / GRAVITY):
        return
    part = slice(first, last + 1)
    body = centre_of_mass(np.repeat(heights[part, :, None], 3, axis=2))[:, 1]
    time = np.arange(last - first + 1) / FPS
    start, end = body[0] + change[first], body[-1] + change[last]
    arc = start + (end - start) * time / seconds + 0.5 * GRAVITY * time * (seconds - time)
    rise = arc - body
    before, after = change[first - 1 : first + 1], change[last : last + 2]
    change[part] = rise
    _push(change, first, -1, float(rise[1] - rise[0] - np.diff(before).sum()) * FPS)
    _push(change, last, 1, float(rise[-2] - rise[-1] + np.diff(after).sum()) * FPS)


def _push(change: FloatArray, floor: int, way: int, speed: float) -> None:
    """The body sinks a little beside a flight, so that its speed at the floor is no jump.

    Args:
        floor: frame on the floor; the legs bend in the frames before (``way`` −1) or after it (1).
        speed: that was added in the air, m/s.
    """
    frames = min(round(_PUSH * FPS), floor if way < 0 else len(change) - 1 - floor)
    if frames < 2:
        return
    share = np.arange(frames + 1) / frames
    dip = -speed * (frames / FPS) * share * (1 - share) ** 2
    change[floor + way * np.arange(frames + 1)] += dip


def _soft(over: FloatArray) -> FloatArray:
    """What a hovering body is lowered by: its height over the floor, smoothly."""
    kernel = np.hanning(9)[1:-1]
    padded = np.pad(over, 3, mode="edge")
    return np.minimum(np.convolve(padded, kernel / kernel.sum(), "valid"), over)
