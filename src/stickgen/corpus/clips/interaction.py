"""Interaction: contact, role and facing of the people of one take, measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, heading
from stickgen.measures.artifacts import joint_speeds
from stickgen.skeleton import FPS, J

TOUCH = 0.25
"""Metres between joints of two people below which they are in contact: two wrists in a handshake
are about 0.2 m apart, as a hand reaches 0.1 m beyond its wrist."""
FACING = (3.0, np.radians(60.0))
"""Metres and radians: people face each other when nearer and turned to each other within this."""
_LEAD = 1.25
"""Ratio of limb speeds above which one person leads."""
_REACH = 2.5
"""Metres between two pelvises beyond which no joints touch: two arms and a lean."""
_LIMBS = [J[f"{side}_{part}"] for side in ("left", "right") for part in ("wrist", "foot")]


@dataclass(frozen=True)
class Interaction:
    """How a person interacts with the others of the take.

    Attributes:
        contact_frames: frames at 25 fps in which a joint is within ``TOUCH`` of another person's.
        interaction_role: ``lead`` when this person's hands and feet move more than the others',
            ``follow`` when less, ``peer`` within a quarter of each other.
        interaction_type: ``contact`` when they ever touch, else ``facing`` when they face each
            other in half of the frames, else ``together``.
    """

    contact_frames: tuple[int, ...] = ()
    interaction_role: str | None = None
    interaction_type: str | None = None


def interaction(worlds: Sequence[FloatArray], person: int = 0) -> Interaction:
    """Measure how one person of a take interacts with the others.

    Args:
        worlds: ``[T, 22, 3]`` metres at 25 fps of each person, in one world frame and starting
            together; frames beyond the shortest are ignored.
        person: index of the person described.
    """
    if len(worlds) < 2:
        return Interaction()
    length = min(map(len, worlds))
    subject = np.asarray(worlds[person][:length], np.float64)
    others = [np.asarray(w[:length], np.float64) for k, w in enumerate(worlds) if k != person]
    touching = np.zeros(length, dtype=bool)
    for other in others:
        touching |= _nearest(subject, other) < TOUCH
    speed, fastest = _limb_speed(subject), max(map(_limb_speed, others))
    role = "lead" if speed > _LEAD * fastest else "follow" if fastest > _LEAD * speed else "peer"
    facing = any(_facing(subject, other).mean() >= 0.5 for other in others)
    kind = "contact" if touching.any() else "facing" if facing else "together"
    return Interaction(tuple(map(int, np.flatnonzero(touching))), role, kind)


def _nearest(a: FloatArray, b: FloatArray) -> FloatArray:
    """Smallest distance between two people's joints, ``[T]`` metres.

    Where they are more than ``_REACH`` apart it is the distance of the pelvises.
    """
    out = np.linalg.norm(a[:, 0] - b[:, 0], axis=-1)
    near = out < _REACH
    out[near] = np.linalg.norm(a[near, :, None] - b[near, None], axis=-1).min((1, 2))
    return np.asarray(out)


def _limb_speed(joints: FloatArray) -> float:
    """Mean speed of hands and feet, m/s."""
    if len(joints) < 2:
        return 0.0
    return float(joint_speeds(joints, FPS)[:, _LIMBS].mean())


def _facing(a: FloatArray, b: FloatArray) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which two people are near and turned to each other."""
    way = (b[:, 0] - a[:, 0])[:, [0, 2]]
    distance = np.linalg.norm(way, axis=-1)
    mutual = distance < FACING[0]
    for joints, sign in ((a, 1.0), (b, -1.0)):
        angle = heading(joints)
        ahead = sign * (way[:, 0] * np.sin(angle) + way[:, 1] * np.cos(angle))
        mutual &= ahead > np.cos(FACING[1]) * distance
    return np.asarray(mutual)
