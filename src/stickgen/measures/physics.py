"""Does a motion obey physics? Three laws that can be checked on joints alone.

``joints [T, 22, 3]`` metres, Y up, floor at y = 0, on which nothing stands: who sits on a box or
climbs a wall breaks the first law, because the box is not known.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.measures.artifacts import skates
from stickgen.measures.mass import centre_of_mass
from stickgen.measures.physical import need_frames
from stickgen.skeleton import GRAVITY

TOLERANCE = 4.0
"""m/s² by which a fall may differ from gravity. Of the frames in which captured people are in the
air and no joint is slower than 0.5 m/s 88 % differ by less; 1 frame in 10,000 falls faster."""
AIRBORNE = 0.12
"""Metres over the floor of the lowest joint from which no floor holds it; ankles rest at 8 cm."""
DEEP = 0.05
"""Metres below the floor that a joint may be: floors of recordings are not known better."""
_HALF = 0.08  # seconds before and after a frame whose parabola gives its acceleration


def physics_violations(joints: FloatArray, fps: float) -> dict[str, NDArray[np.bool_]]:
    """Which law is broken in which frame, ``[T − 2 h]`` each; h frames at either end have none.

    - gravity: the centre of mass accelerates down by more than gravity, or the body is in the
      air and does not fall;
    - sliding: a foot at the floor skates (``artifacts.skates``);
    - floor: a joint is ``DEEP`` below the floor.

    Raises:
        StickGenError: the motion is shorter than 0.2 s.
    """
    half = max(1, round(_HALF * fps))
    need_frames(joints, 2 * half + 1)
    inside = slice(half, len(joints) - half)
    lowest = joints[..., 1].min(axis=1)
    push = _vertical_acceleration(joints, fps, half) + GRAVITY
    airborne = sliding_window_view(lowest > AIRBORNE, 2 * half + 1).all(axis=-1)
    return {
        "gravity": (push < -TOLERANCE) | (airborne & (push > TOLERANCE)),
        "sliding": skates(joints, fps)[half - 1 : len(joints) - half - 1],
        "floor": lowest[inside] < -DEEP,
    }


def physics_consistency(joints: FloatArray, fps: float) -> float:
    """Share of frames in which no law is broken, 0–1."""
    broken = physics_violations(joints, fps)
    return float(1.0 - np.any(list(broken.values()), axis=0).mean())


def _vertical_acceleration(joints: FloatArray, fps: float, half: int) -> FloatArray:
    """Of the centre of mass, by the parabola that fits ``2 half + 1`` frames best, m/s²."""
    time = np.arange(-half, half + 1) / fps
    fit = np.linalg.pinv(np.stack([time**0, time, time**2 / 2], axis=1))[2]
    return np.asarray(sliding_window_view(centre_of_mass(joints)[:, 1], len(time)) @ fit)
