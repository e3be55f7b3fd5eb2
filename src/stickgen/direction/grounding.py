"""Bodies that hover over the floor are brought down to it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from stickgen.direction.smoothing import smooth
from stickgen.motion import Motion
from stickgen.skeleton import FOOT_HEIGHT
from stickgen.vocabulary import ACTION

_LONGEST_FLIGHT = 1.0  # seconds for which somebody who jumps is in the air at most
_ABOVE = 0.05  # metres above the floor that do not count
_EASING = 0.16  # seconds, standard deviation
_IN_THE_AIR = (ACTION["flying"],)


def grounded(motion: Motion, borne: NDArray[np.bool_]) -> Motion:
    """The motion with its lowest joint on the floor at least once in the time of a long jump.

    Args:
        borne: ``[T]`` whether something else bears the body, such as a ladder or a vehicle.
    """
    low = motion.joints[..., 1].min(axis=1).astype(np.float64) - FOOT_HEIGHT
    free = borne | np.isin(motion.actions, _IN_THE_AIR)
    low = np.where(free, 0.0, np.maximum(low - _ABOVE, 0.0))
    half = round(_LONGEST_FLIGHT * motion.fps / 2)
    windows = sliding_window_view(np.pad(low, half, mode="edge"), 2 * half + 1)
    hovers = windows.min(axis=-1)
    if not hovers.any():
        return motion
    shift = np.minimum(smooth(hovers[:, None], _EASING * motion.fps)[:, 0], low + _ABOVE)
    shift = np.where(free, 0.0, np.maximum(shift, 0.0))
    joints = motion.joints.copy()
    joints[..., 1] -= shift[:, None].astype(np.float32)
    return replace(motion, joints=joints)
