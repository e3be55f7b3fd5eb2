"""The impulse of a blow: head, trunk and arms of one who is struck give way, and come back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray, normalize, quat_from_axis_angle, quat_rotate
from stickgen.skeleton import J

_UP = np.array([0.0, 1.0, 0.0])
_UPPER = tuple(
    k
    for name, k in J.items()
    if name.endswith(
        ("spine1", "spine2", "spine3", "neck", "head", "collar", "shoulder", "elbow", "wrist")
    )
)


@dataclass(frozen=True)
class Spring:
    """A damped spring that is struck.

    Attributes:
        pace: radians a second of its free swing.
        damping: share of the damping with which it would no longer swing.
        angle: radians of its first swing.
        late: seconds after the blow in which it starts.
    """

    pace: float
    damping: float
    angle: float
    late: float = 0.0

    def swing(self, seconds: FloatArray) -> FloatArray:
        """Radians ``[T]`` at some seconds after the blow."""
        time = np.maximum(seconds - self.late, 0.0)
        swinging = self.pace * np.sqrt(1.0 - self.damping**2)
        peak = np.arctan2(swinging, self.damping * self.pace) / swinging
        height = np.exp(-self.damping * self.pace * peak) * np.sin(swinging * peak)
        wave = np.exp(-self.damping * self.pace * time) * np.sin(swinging * time)
        return np.asarray(self.angle / height * wave)


_HEAD = Spring(13.0, 0.5, np.deg2rad(34.0))
_TRUNK = Spring(7.5, 0.6, np.deg2rad(22.0))
_DOUBLED = Spring(6.5, 0.75, np.deg2rad(-30.0))  # of one who is hit in the belly or below
_ARMS = Spring(7.0, 0.55, np.deg2rad(48.0), late=0.03)
_SPREAD = Spring(6.0, 0.6, np.deg2rad(34.0), late=0.04)
_FOREARMS = Spring(8.0, 0.5, np.deg2rad(20.0), late=0.06)


def struck(
    joints: FloatArray, fps: float, frame: int, way: FloatArray, height: float, strength: float
) -> FloatArray:
    """A body that gives way to a blow: a spring-damped offset of its own motion.

    The head snaps back, the trunk leans with the blow, the arms lag behind and fly up. A blow
    below the chest lets the trunk double over it.

    Args:
        joints: ``[T, 22, 3]`` metres.
        fps: frames a second.
        frame: of the contact.
        way: ``[3]`` unit vector over the floor along which the blow pushes.
        height: metres above the floor at which it lands.
        strength: 1 for a hard punch.
    """
    seconds = (np.arange(len(joints)) - frame) / fps
    body = joints[frame]
    low = height < (body[J["spine3"], 1] + body[J["spine1"], 1]) / 2
    axis = np.cross(_UP, way)
    moved = np.array(joints, dtype=np.float64)
    trunk = strength * (_DOUBLED if low else _TRUNK).swing(seconds)
    _turn(moved, _UPPER, J["pelvis"], axis, trunk)
    _turn(
        moved,
        (J["head"],),
        J["neck"],
        axis,
        (0.3 if low else 1.0) * strength * _HEAD.swing(seconds),
    )
    left = normalize((body[J["left_shoulder"]] - body[J["right_shoulder"]]) * [1.0, 0.0, 1.0])
    for side, out in (("left", left), ("right", -left)):
        shoulder, elbow, wrist = (J[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist"))
        _turn(moved, (elbow, wrist), shoulder, axis, strength * _ARMS.swing(seconds))
        spread = (0.3 if low else 1.0) * strength * _SPREAD.swing(seconds)
        _turn(moved, (elbow, wrist), shoulder, np.cross(-_UP, out), spread)
        _turn(moved, (wrist,), elbow, axis, strength * _FOREARMS.swing(seconds))
    return moved


def leaning(joints: FloatArray, way: FloatArray, angle: FloatArray) -> FloatArray:
    """A body whose trunk leans along ``way [3]`` by ``[T]`` radians, about the pelvis."""
    moved = np.array(joints, dtype=np.float64)
    _turn(moved, _UPPER, J["pelvis"], np.cross(_UP, way), angle)
    return moved


def _turn(
    joints: FloatArray, moving: tuple[int, ...], about: int, axis: FloatArray, angle: FloatArray
) -> None:
    """Turn joints of a body ``[T, 22, 3]`` in place about another one by ``[T]`` radians."""
    turn = quat_from_axis_angle(axis, angle)[:, None]
    middle = joints[:, about, None]
    joints[:, moving] = middle + quat_rotate(turn, joints[:, moving] - middle)
