"""Grounding: the floor under a recording, and bodies that float above it or sink into it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.skeleton import CONTACT_JOINTS, FOOT_HEIGHT, J

MAX_DEPTH = 0.03
"""Metres a foot may be under the floor; frames in which it is deeper are not valid."""
_FEET = [J[name] for name in CONTACT_JOINTS if name.endswith("foot")]
_CONTACTS = [J[name] for name in CONTACT_JOINTS]
_BODY = [j for j in range(len(J)) if j not in _CONTACTS]
_RESTING = 0.3
"""m/s below which a foot rests."""
_FLOATING = (0.06, 0.04, 0.6)
"""A body floats when its resting feet are over the first figure (metres), within the second of
each other (interquartile range, metres: stairs are not), and so in the third share of frames."""
_LIFT_SECONDS = 0.4
"""Seconds over which a lying body is raised out of the floor before and after it lies."""


def floor_height(joints: FloatArray, fps: float) -> float:
    """Height of the floor under a clip ``[T, 22, 3]``, in the units of the clip.

    The floor lies ``FOOT_HEIGHT`` under the 10th percentile of the resting feet, but not above
    the 5th percentile of the lowest foot, so that feet are above it in 19 of 20 frames. Where
    the feet rest on one level far above that (a recording that drops for some frames), it is that
    level.
    """
    feet = joints[:, _FEET]
    lowest = feet[..., 1].min(-1)
    resting = lowest
    if len(joints) > 1:
        speed = np.linalg.norm(np.gradient(feet, 1.0 / fps, axis=0), axis=-1)
        resting = feet[..., 1][speed < _RESTING]
    if len(resting) < 0.2 * fps:
        resting = lowest
    under = min(np.percentile(resting, 10), np.percentile(lowest, 5) + FOOT_HEIGHT)
    floor = float(under - FOOT_HEIGHT)
    return _level_of(resting, lowest, floor)


def _level_of(resting: FloatArray, lowest: FloatArray, floor: float) -> float:
    """The floor, or the one level on which nearly all feet rest when the body floats over it."""
    over, spread, share = _FLOATING
    quarter, level, three = np.percentile(resting, [25, 50, 75])
    floats = (lowest - floor > over).mean() > share and quarter - floor > over
    return float(level - FOOT_HEIGHT) if floats and three - quarter < spread else floor


def feet_below_floor(joints: FloatArray) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which a foot is more than ``MAX_DEPTH`` under the floor ``y = 0``."""
    return np.asarray(joints[:, _CONTACTS, 1].min(-1) < -MAX_DEPTH)


def raise_lying_body(joints: FloatArray, fps: float) -> FloatArray:
    """Joints ``[T, 22, 3]`` with a body that lies under the floor ``y = 0`` raised onto it.

    The floor comes from standing feet; a trunk, hands or a head that sink under it (a body of other
    proportions, a mat) are raised as a whole, slowly before and after. Frames without sunken
    joints further away than that are not changed.
    """
    depth = np.maximum(0.0, -joints[:, _BODY, 1].min(-1))
    if depth.max(initial=0.0) <= MAX_DEPTH:
        return joints
    frames = max(1, round(_LIFT_SECONDS * fps))
    deepest = np.lib.stride_tricks.sliding_window_view(np.pad(depth, 2 * frames), 2 * frames + 1)
    weights = np.hanning(2 * frames + 3)[1:-1]
    # The mean of the deepest within reach is nowhere less than the depth itself.
    lift = np.convolve(deepest.max(-1), weights / weights.sum(), mode="valid")
    raised = joints.copy()
    raised[..., 1] += lift[:, None]
    return raised
