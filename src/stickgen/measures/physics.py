"""Violations of physics that joints alone can show: gravity, sliding feet, the floor.

``joints [T, 22, 3]`` metres, Y up, floor at y = 0. Only the floor supports a body here: a person
who sits on a box or climbs a wall violates gravity, because the box is not known.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.measures.artifacts import skates
from stickgen.measures.mass import centre_of_mass
from stickgen.measures.physical import require_frames
from stickgen.skeleton import GRAVITY

GRAVITY_TOLERANCE = 4.0
"""Tolerated difference between a fall and gravity, m/s². Of the captured frames in which a person
is in the air and every joint moves at 0.5 m/s or more, 88 % differ by less; 1 frame in 10,000
falls faster."""
AIRBORNE_HEIGHT = 0.12
"""A body whose lowest joint is higher than this is in the air, metres; ankles stand at 0.08."""
FLOOR_TOLERANCE = 0.05
"""Tolerated depth of a joint below the floor, metres: a recording's floor is only estimated."""
_HALF_WINDOW = 0.08  # seconds before and after a frame, over which its acceleration is fitted


def physics_violations(joints: FloatArray, fps: float) -> dict[str, NDArray[np.bool_]]:
    """Frames in which a motion violates physics, by kind of violation.

    - gravity: the centre of mass accelerates down faster than gravity, or the body is in the air
      and does not fall;
    - sliding: a foot at the floor skates (``artifacts.skates``);
    - floor: a joint is more than ``FLOOR_TOLERANCE`` below the floor.

    Returns:
        ``[T − 2 h]`` flags each; the h frames (0.08 s) at either end are not tested.

    Raises:
        StickGenError: the motion is shorter than 0.2 s.
    """
    half = max(1, round(_HALF_WINDOW * fps))
    require_frames(joints, 2 * half + 1)
    inside = slice(half, len(joints) - half)
    lowest = joints[..., 1].min(axis=1)
    lift = _vertical_acceleration(joints, fps, half) + GRAVITY  # 0 in free fall
    airborne = sliding_window_view(lowest > AIRBORNE_HEIGHT, 2 * half + 1).all(axis=-1)
    return {
        "gravity": (lift < -GRAVITY_TOLERANCE) | (airborne & (lift > GRAVITY_TOLERANCE)),
        "sliding": skates(joints, fps)[half - 1 : len(joints) - half - 1],
        "floor": lowest[inside] < -FLOOR_TOLERANCE,
    }


def physics_consistency(joints: FloatArray, fps: float) -> float:
    """Share of frames without any violation, 0–1."""
    violations = physics_violations(joints, fps)
    return float(1.0 - np.any(list(violations.values()), axis=0).mean())


def _vertical_acceleration(joints: FloatArray, fps: float, half: int) -> FloatArray:
    """Vertical acceleration of the centre of mass, ``[T − 2 half]`` m/s².

    From the least-squares parabola through ``2 half + 1`` frames.
    """
    time = np.arange(-half, half + 1) / fps
    fit = np.linalg.pinv(np.stack([time**0, time, time**2 / 2], axis=1))[2]
    return np.asarray(sliding_window_view(centre_of_mass(joints)[:, 1], len(time)) @ fit)
