"""Forces that a motion needs from the floor: are they possible?

The floor must push the centre of mass with the force m (a − g). In the air it cannot push at all.
On the floor the force must point up inside the friction cone, and its line of action must meet the
floor inside the feet that stand there (the zero-moment point of Vukobratović, 1972; the body's
angular momentum is left out, as in the linear inverted pendulum). Only the floor and the feet are
known here, so frames in which neither holds (a body that sits or lies) are not judged.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.measures.mass import centre_of_mass
from stickgen.measures.physical import require_frames
from stickgen.motion import foot_contacts
from stickgen.skeleton import CONTACT_JOINTS, GRAVITY, J

FRICTION = 1.0
"""Coefficient of friction of shoes on a dry floor."""
MARGIN = 0.12
"""Metres by which the sole reaches beyond the ankle and the ball of the foot."""
AIRBORNE = 0.12
"""A body whose lowest joint is higher than this is in the air, metres; ankles stand at 0.08."""
HALF = 2
"""Frames before and after a frame over which its acceleration is fitted."""
DIRECTIONS: FloatArray = np.stack([f(np.arange(16) * np.pi / 8) for f in (np.cos, np.sin)], axis=1)
"""Directions over the floor, ``[16, 2]``, in which the support polygon is tested."""
FEET = [J[name] for name in CONTACT_JOINTS]


def acceleration_fit(fps: float) -> FloatArray:
    """Weights ``[2 HALF + 1]`` of the least-squares parabola's second derivative."""
    time = np.arange(-HALF, HALF + 1) / fps
    return np.asarray(np.linalg.pinv(np.stack([time**0, time, time**2 / 2], axis=1))[2])


def floor_force(joints: FloatArray, fps: float) -> FloatArray:
    """Force from the floor over the body's mass, ``[T − 2 HALF, 3]`` m/s².

    Raises:
        StickGenError: the motion is shorter than ``2 HALF + 1`` frames.
    """
    require_frames(joints, 2 * HALF + 1)
    windows = sliding_window_view(centre_of_mass(joints), 2 * HALF + 1, axis=0)
    return np.asarray(windows @ acceleration_fit(fps) + [0.0, GRAVITY, 0.0])


def force_residual(joints: FloatArray, fps: float) -> float:
    """Mean of ``force_residuals`` over the frames that are judged, body weights; 0 without any."""
    residual, judged = force_residuals(joints, foot_contacts(joints, fps), fps)
    return float(residual[judged].mean()) if judged.any() else 0.0


def force_residuals(
    joints: FloatArray, contacts: NDArray[np.bool_], fps: float
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """How far the force that a motion needs is from a possible one.

    Args:
        joints: ``[T, 22, 3]`` metres.
        contacts: ``[T, 4]`` feet on the floor.

    Returns:
        residuals ``[T − 2 HALF]`` in body weights, and which of the frames are judged. In the air
        it is the force itself. On the floor it is the pull on the floor, plus the force outside
        the friction cone, plus the force times the metres, at most 1, by which it would have to
        act outside the soles.
    """
    force = floor_force(joints, fps) / GRAVITY
    inside = slice(HALF, len(joints) - HALF)
    lowest = sliding_window_view(joints[..., 1].min(axis=1), 2 * HALF + 1).min(axis=-1)
    airborne = lowest > AIRBORNE
    standing = contacts[inside].any(axis=1)
    up = np.maximum(force[:, 1], 0.0)
    level = np.linalg.norm(force[:, [0, 2]], axis=1)
    pull = np.maximum(-force[:, 1], 0.0)
    slip = np.maximum(level - FRICTION * up, 0.0)
    outside = _outside(joints[inside], contacts[inside], force)
    on_floor = pull + slip + np.minimum(outside, 1.0) * np.minimum(up, 1.0)
    in_air = np.linalg.norm(force, axis=1)
    return np.where(airborne, in_air, on_floor), airborne | standing


def _outside(joints: FloatArray, contacts: NDArray[np.bool_], force: FloatArray) -> FloatArray:
    """Distance of the force's point of action from the soles, ``[T]`` metres."""
    centre = centre_of_mass(joints)
    lever = centre[:, 1:2] / np.maximum(force[:, 1:2], 0.1)
    point = centre[:, [0, 2]] - lever * force[:, [0, 2]]
    feet = joints[:, FEET][..., [0, 2]] @ DIRECTIONS.T  # [T, 4, 16]
    reach = np.where(contacts[..., None], feet, -np.inf).max(axis=1)
    beyond = point @ DIRECTIONS.T - reach - MARGIN
    return np.where(contacts.any(axis=1), np.maximum(beyond.max(axis=1), 0.0), 0.0)
