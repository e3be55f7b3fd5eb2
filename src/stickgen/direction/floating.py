"""Bodies that nothing bears: under water they drift above the floor, in space they hover.

Water brakes every movement, so quick ones are smoothed away; what bears nobody lets them rise,
fall and tilt slowly. Who sits or lies stays where they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, quat_from_rotvec, quat_to_matrix
from stickgen.kinematics import with_bones_of
from stickgen.motion import Motion, foot_contacts
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_BORNE = [ACTION[name] for name in ("sit", "lie_down", "sleep", "ride", "drive", "climbing")]
_LETTING_GO = 0.6  # seconds, standard deviation, in which a body leaves what bears it


@dataclass(frozen=True)
class Drift:
    """How bodies float.

    Attributes:
        drag: seconds over which movements are smoothed.
        height, rise: metres above the floor in the middle, and by which that changes.
        period: seconds of one rise and fall.
        tilt: radians by which the body leans to all sides.
    """

    drag: float
    height: float
    rise: float
    period: float
    tilt: float


DRIFTS = {
    "water": Drift(drag=0.14, height=0.12, rise=0.1, period=4.6, tilt=0.1),
    "nothing": Drift(drag=0.08, height=0.4, rise=0.16, period=6.5, tilt=0.24),
}
"""``PlaceKind.ground`` → how people float there."""


def afloat(motion: Motion, drift: Drift, number: int) -> Motion:
    """A person's motion where nothing bears them.

    Args:
        motion: of a person, on the floor y = 0.
        drift: how they float.
        number: of the person, so that not all rise and fall together.
    """
    fps, frames = motion.fps, len(motion)
    joints = np.asarray(motion.joints, dtype=np.float64)
    calm = smooth(joints.reshape(frames, -1), drift.drag * fps).reshape(joints.shape)
    calm = with_bones_of(calm, joints)
    calm[..., 1] += np.maximum(joints[..., 1].min(axis=1) - calm[..., 1].min(axis=1), 0.0)[:, None]
    free = _free(motion)
    phase = 2 * np.pi * (np.arange(frames) / fps / drift.period + 0.37 * number)
    lean = drift.tilt * np.stack([np.sin(0.61 * phase), 0 * phase, np.sin(0.83 * phase + 1)], -1)
    turn = quat_to_matrix(quat_from_rotvec(free[:, None] * lean))
    pelvis = calm[:, None, J["pelvis"]]
    tilted = pelvis + np.einsum("tij,tkj->tki", turn, calm - pelvis)
    lowest = calm[..., 1].min(axis=1) - tilted[..., 1].min(axis=1)  # a tilt sinks no foot
    tilted[..., 1] += (lowest + free * (drift.height + drift.rise * np.sin(phase)))[:, None]
    contacts = foot_contacts(tilted, motion.fps)
    return replace(motion, joints=tilted.astype(np.float32), contacts=contacts)


def _free(motion: Motion) -> FloatArray:
    """How far ``[T]`` a body is free of what it sits or lies on, 0–1."""
    free = np.where(np.isin(motion.actions, _BORNE), 0.0, 1.0)
    reach = int(4 * _LETTING_GO * motion.fps)
    padded = np.pad(free, reach, mode="edge")[:, None]
    return smooth(padded, _LETTING_GO * motion.fps)[reach:-reach, 0]
