"""When feet and pelvis meet what bears them: footfalls, take-off, landing, sitting down.

Every function takes ``joints [T, 22, 3]`` in metres (Y up, floor at y = 0).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, runs
from stickgen.measures.limbs import SIDES, velocities
from stickgen.measures.physics import AIRBORNE_HEIGHT
from stickgen.motion import foot_contacts
from stickgen.skeleton import J

SEATED_HEIGHTS = (0.38, 0.68)
"""Metres of the pelvis above the floor when somebody sits on a chair."""
_MIN_FLIGHT = 0.08  # seconds in the air that are a jump
_MIN_STANCE = 0.08  # seconds for which a foot that falls stays
_SETTLED = 0.15  # m/s of the pelvis up or down when somebody sits


def footfalls(joints: FloatArray, fps: float) -> list[tuple[int, str]]:
    """Frames in which a foot comes down, and which one (``left``, ``right``), in order of time."""
    contacts = foot_contacts(joints, fps)
    falls = [
        (stance.start, side)
        for k, side in enumerate(SIDES)
        for stance in runs(contacts[:, 2 * k] | contacts[:, 2 * k + 1])
        if stance.start > 0 and stance.stop - stance.start >= _MIN_STANCE * fps
    ]
    return sorted(falls)


def jumps(joints: FloatArray, fps: float) -> list[tuple[int, int]]:
    """Take-off and landing of every jump: the first frame in the air, the first one after it."""
    flights = runs(_airborne(joints))
    return [
        (flight.start, flight.stop)
        for flight in flights
        if flight.stop - flight.start >= _MIN_FLIGHT * fps and flight.stop < len(joints)
    ]


def seat_contact(joints: FloatArray, fps: float, frames: slice) -> int | None:
    """The frame in which somebody sits down on a chair; None: nobody does.

    The pelvis is at the height of a seat and no longer sinks; the first frame if it is there
    already.
    """
    height = joints[frames, J["pelvis"], 1]
    sinking = np.abs(velocities(joints[:, J["pelvis"]], fps)[frames, 1])
    low, high = SEATED_HEIGHTS
    settled = np.flatnonzero((height > low) & (height < high) & (sinking < _SETTLED))
    return frames.start + int(settled[0]) if len(settled) else None


def _airborne(joints: FloatArray) -> NDArray[np.bool_]:
    return np.asarray(joints[..., 1].min(axis=1) > AIRBORNE_HEIGHT)
