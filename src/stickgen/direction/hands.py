"""Hands and what they hold: where a palm is, and how a prop in it is turned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray, matrix_to_quat, normalize
from stickgen.measures.limbs import SIDES, palms
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J

UP = np.array([0.0, 1.0, 0.0])
_MOUTH_OFFSET = np.array([0.0, -0.02, 0.11])  # metres from the head joint, on the chest's axes


@dataclass(frozen=True)
class ActionSpan:
    """Frames ``start:stop`` in which an actor performs an action.

    Attributes:
        action: its name.
        start, stop: frames.
        thing: kind of prop that it is done with.
        to: names of the actors to whom it is done; empty: to nobody in particular.
        brought: whether the Script names the thing, which then is not there before.
        words: of the beat, where the Script names the thing.
        surface: height of the table at which it happens, metres; 0: on the floor or in the air.
        gravity: of the place, times that of the Earth.
        out_of: kind of thing out of which the thing is taken; empty: it lies there.
        inside: where in it, stage metres; None: it is in the other hand.
    """

    action: str
    start: int
    stop: int
    thing: str = ""
    to: tuple[str, ...] = ()
    brought: bool = False
    words: str = ""
    surface: float = 0.0
    gravity: float = 1.0
    out_of: str = ""
    inside: tuple[float, float, float] | None = None

    @property
    def frames(self) -> slice:
        """As an index of arrays ``[T, ...]``."""
        return slice(self.start, self.stop)


PropBuilder = Callable[[Actor, ActionSpan], list[Prop]]
"""Builds the props of an action; their tracks last the whole film."""


def mouth(joints: FloatArray) -> FloatArray:
    """About where the mouth is, ``[T, 3]`` metres."""
    _, up, forward = torso_axes(joints)
    return joints[:, J["head"]] + _MOUTH_OFFSET[1] * up + _MOUTH_OFFSET[2] * forward


def torso_axes(joints: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Unit vectors to the left of, up along and ahead of the chest, each ``[T, 3]``."""
    left = normalize(joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]])
    spine = joints[:, J["neck"]] - joints[:, J["pelvis"]]
    forward = normalize(np.cross(left, spine))
    return left, np.cross(forward, left), forward


def upright_along(up: FloatArray, ahead: FloatArray) -> FloatArray:
    """Quaternions ``[T, 4]`` of a prop whose +Y points along ``up`` and whose +Z faces ``ahead``.

    Args:
        up: ``[T, 3]`` or ``[3]``, any length.
        ahead: ``[T, 3]``; only its part perpendicular to ``up`` counts.
    """
    up = normalize(np.broadcast_to(up, ahead.shape))
    side = np.cross(up, ahead)
    parallel = np.linalg.norm(side, axis=-1, keepdims=True) < 1e-6
    side = normalize(np.where(parallel, np.cross(up, [1.0, 0.0, 0.0]) + [0.0, 1e-9, 0.0], side))
    return matrix_to_quat(np.stack([side, up, np.cross(side, up)], axis=-1))


def standing(yaw: float, frames: int) -> FloatArray:
    """Quaternions ``[T, 4]`` of a prop that stands still, turned ``yaw`` radians to its left."""
    return np.tile([np.cos(yaw / 2), 0.0, np.sin(yaw / 2), 0.0], (frames, 1))


def in_hand(actor: Actor, kind: str, side: str, up: FloatArray, ahead: FloatArray) -> Prop:
    """A prop in a hand: its top along ``up [T, 3]``, its front towards ``ahead [T, 3]``."""
    return Prop(
        kind=kind,
        position=palms(actor.motion.joints)[SIDES.index(side)],
        rotation=upright_along(up, ahead),
        holder=(actor.name, f"{side}_wrist"),
    )
