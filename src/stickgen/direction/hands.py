"""Hands and what they hold: where a palm is, and how a thing in it is turned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import matrix_to_quat, normalize
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J

FloatArray = NDArray[np.floating]

PALM = 0.07
"""Metres from the wrist to the middle of a closed hand."""
SIDES = ("left", "right")
UP = np.array([0.0, 1.0, 0.0])
_MOUTH = np.array([0.0, -0.02, 0.11])  # of the head joint, metres in the frame of the chest


@dataclass(frozen=True)
class Stretch:
    """Frames ``start:stop`` in which an action is played."""

    action: str
    start: int
    stop: int

    @property
    def frames(self) -> slice:
        """As an index."""
        return slice(self.start, self.stop)


Maker = Callable[[Actor, Stretch], list[Prop]]
"""Makes the props of a stretch, each for the whole film."""


def palms(joints: FloatArray) -> FloatArray:
    """Middle of the left and the right hand of ``[T, 22, 3]``, ``[2, T, 3]`` metres."""
    hands = []
    for side in SIDES:
        elbow, wrist = joints[:, J[f"{side}_elbow"]], joints[:, J[f"{side}_wrist"]]
        hands.append(wrist + PALM * normalize(wrist - elbow))
    return np.stack(hands)


def mouth(joints: FloatArray) -> FloatArray:
    """Roughly where the mouth is, ``[T, 3]`` metres."""
    _, up, forward = torso_axes(joints)
    return joints[:, J["head"]] + _MOUTH[1] * up + _MOUTH[2] * forward


def torso_axes(joints: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Unit vectors to the left, up and ahead of the chest, each ``[T, 3]``."""
    left = normalize(joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]])
    spine = joints[:, J["neck"]] - joints[:, J["pelvis"]]
    forward = normalize(np.cross(left, spine))
    return left, np.cross(forward, left), forward


def speed(points: FloatArray, fps: float) -> FloatArray:
    """Metres a second of points ``[..., T, 3]``, ``[..., T]``."""
    if points.shape[-2] < 2:
        return np.zeros(points.shape[:-1])
    return np.linalg.norm(np.gradient(points, 1.0 / fps, axis=-2), axis=-1)


def velocity(points: FloatArray, frame: int, fps: float) -> FloatArray:
    """Metres a second ``[3]`` of a point ``[T, 3]`` around a frame."""
    before, after = max(frame - 1, 0), min(frame + 1, len(points) - 1)
    return (points[after] - points[before]) * fps / max(after - before, 1)


def upright_along(up: FloatArray, ahead: FloatArray) -> FloatArray:
    """Rotation ``[T, 4]`` of a thing whose +Y goes along ``up`` and whose +Z looks ``ahead``.

    Args:
        up: ``[T, 3]`` or ``[3]``, any length.
        ahead: ``[T, 3]``; only its part across ``up`` counts.
    """
    up = normalize(np.broadcast_to(up, ahead.shape))
    side = np.cross(up, ahead)
    lost = np.linalg.norm(side, axis=-1, keepdims=True) < 1e-6
    side = normalize(np.where(lost, np.cross(up, [1.0, 0.0, 0.0]) + [0.0, 1e-9, 0.0], side))
    return matrix_to_quat(np.stack([side, up, np.cross(side, up)], axis=-1))


def standing(yaw: float, frames: int) -> FloatArray:
    """Rotation ``[T, 4]`` of a thing that stands still, turned ``yaw`` radians to its left."""
    return np.tile([np.cos(yaw / 2), 0.0, np.sin(yaw / 2), 0.0], (frames, 1))


def in_hand(actor: Actor, kind: str, side: str, up: FloatArray, ahead: FloatArray) -> Prop:
    """A thing that a hand holds: along ``up [T, 3]``, its front to ``ahead [T, 3]``."""
    return Prop(
        kind=kind,
        position=palms(actor.motion.joints)[SIDES.index(side)],
        rotation=upright_along(up, ahead),
        holder=(actor.name, f"{side}_wrist"),
    )
