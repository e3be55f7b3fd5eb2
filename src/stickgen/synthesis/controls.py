"""Controls of a body: what an action sets, before ``body.solve`` turns it into joints.

All angles are radians in the order (bend forward, turn left, lean left). Limb directions are the
same for both sides: (outward, up, ahead) in the frame of the chest (arms) or of the pelvis
(legs), so that one pose serves both hands. Axis "side" is 0 left, 1 right.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from stickgen.geometry import FloatArray, normalize
from stickgen.kinematics import two_bone
from stickgen.skeleton import BONE_LENGTHS, PELVIS_HEIGHT, J

LEFT, RIGHT = 0, 1
SIDES = ("left", "right")
BEND, TURN, LEAN = 0, 1, 2
UPPER_ARM, FOREARM = float(BONE_LENGTHS[J["left_elbow"]]), float(BONE_LENGTHS[J["left_wrist"]])
STANDING = PELVIS_HEIGHT - 0.010
"""Height of the pelvis of a person who stands with soft knees, metres."""
ELBOW = (0.45, -1.0, -0.35)
"""Default direction in which an elbow points: (outward, up, ahead)."""
SIDE_AXES = np.array([[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])
"""Factors ``[2, 3]`` between (outward, up, ahead) of each side and x, y, z."""


@dataclass
class Controls:
    """One body over ``T`` frames; an action writes into the arrays.

    Attributes:
        pelvis: ``[T, 3]`` metres; lowered by ``solve`` where a planted foot is out of reach.
        hips: ``[T, 3]`` orientation of the pelvis in the world (bend, turn, lean).
        spine: ``[T, 3]`` of the chest relative to the pelvis, spread over three joints.
        head: ``[T, 3]`` of the head relative to the chest (nod down, turn left, tilt left).
        shrug: ``[T, 2]`` how far each shoulder is pulled up; arms that rise add to it.
        arms: ``[T, 2, 2, 3]`` side, (upper arm, forearm), direction in the chest's frame.
        arm_weights: ``[T, 2]`` 0 to 1: how much the action needs this arm (see ``overlay``).
        feet: ``[T, 2, 3]`` balls of the feet in the world, metres.
        soles: ``[T, 2, 2]`` pitch (toes down) and turn (left, in the world) of each foot.
        knees: ``[T, 2]`` how far a knee points outward of the foot.
        legs: ``[T, 2, 2, 3]`` (thigh, shin) directions in the pelvis' frame, of free legs.
        free: ``[T, 2]`` 0: the leg reaches for ``feet``, 1: it follows ``legs``; between: both.
        hands: ``[T, 2, 3]`` places in the world that the wrists hold on to, metres.
        held: ``[T, 2]`` 0 to 1: how much the wrists do so.
        segments: (start, end in seconds, action, verb phrase) of a clip with several actions.
    """

    pelvis: FloatArray
    hips: FloatArray
    spine: FloatArray
    head: FloatArray
    shrug: FloatArray
    arms: FloatArray
    arm_weights: FloatArray
    feet: FloatArray
    soles: FloatArray
    knees: FloatArray
    legs: FloatArray
    free: FloatArray
    hands: FloatArray
    held: FloatArray
    segments: list[tuple[float, float, str, str]] = field(default_factory=list)

    @classmethod
    def rest(cls, frames: int) -> Controls:
        """Standing at the origin with soft knees, arms hanging."""

        def repeated(values: ArrayLike) -> FloatArray:
            return np.repeat(np.asarray(values, dtype=float)[None], frames, axis=0)

        hang = [[0.16, -1.0, 0.02], [0.06, -1.0, 0.25]]
        straight = [[0.05, -1.0, 0.02], [0.0, -1.0, -0.05]]
        zero = np.zeros((frames, 3))
        pelvis = zero + [0.0, STANDING, 0.0]
        return cls(
            pelvis=pelvis,
            hips=zero.copy(),
            spine=zero.copy(),
            head=zero.copy(),
            shrug=np.zeros((frames, 2)),
            arms=normalize(repeated([hang, hang])),
            arm_weights=np.zeros((frames, 2)),
            feet=repeated([[0.11, 0.025, 0.095], [-0.11, 0.025, 0.095]]),
            soles=np.zeros((frames, 2, 2)),
            knees=np.full((frames, 2), 0.1),
            legs=normalize(repeated([straight, straight])),
            free=np.zeros((frames, 2)),
            hands=np.zeros((frames, 2, 3)),
            held=np.zeros((frames, 2)),
        )

    def arm(self, side: int, pose: ArrayLike, weight: ArrayLike) -> None:
        """Blend an arm into ``pose`` (``[T, 2, 3]`` or one ``[2, 3]``) by ``weight [T]``, 0–1."""
        weights = np.broadcast_to(np.asarray(weight, dtype=float), (len(self.pelvis),))
        self.arms[:, side] = _between(self.arms[:, side], np.asarray(pose, dtype=float), weights)
        self.arm_weights[:, side] = np.maximum(self.arm_weights[:, side], weights)

    def leg(self, side: int, thigh: ArrayLike, shin: ArrayLike, weight: ArrayLike = 1.0) -> None:
        """Free a leg by ``weight [T]``, 0–1: directions in the world (``[T, 3]`` or one)."""
        shape = self.legs[:, side, 0].shape
        world = np.stack([np.broadcast_to(np.asarray(d, float), shape) for d in (thigh, shin)], 1)
        local = world @ rotation(self.hips) * SIDE_AXES[side]
        weights = np.broadcast_to(np.asarray(weight, dtype=float), (len(local),))
        moved = (weights > 0.0)[:, None, None]
        self.legs[:, side] = np.where(moved, normalize(local), self.legs[:, side])
        self.free[:, side] = np.maximum(self.free[:, side], weights)

    def hold(self, side: int, place: ArrayLike, weight: ArrayLike) -> None:
        """Hold a wrist at ``place`` in the world (``[T, 3]`` or one) by ``weight [T]``, 0–1."""
        weights = np.broadcast_to(np.asarray(weight, dtype=float), (len(self.pelvis),))
        self.hands[:, side] = np.where((weights > 0.0)[:, None], place, self.hands[:, side])
        self.held[:, side] = np.maximum(self.held[:, side], weights)
        self.arm_weights[:, side] = np.maximum(self.arm_weights[:, side], weights)


def _between(a: FloatArray, b: FloatArray, weights: FloatArray) -> FloatArray:
    """Arm poses between ``a [T, 2, 3]`` and ``b`` by ``weights [T]``.

    The wrist moves on a line that is bowed a little ahead. Interpolated directions would swing
    it the long way round; this way the elbow folds.
    """
    w = weights[:, None]
    bones = np.array([UPPER_ARM, FOREARM])[:, None]
    (elbow_a, fore_a), (elbow_b, fore_b) = (np.moveaxis(p * bones, -2, 0) for p in (a, b))
    away = 4.0 * w * (1.0 - w)
    wrist = (1 - w) * (elbow_a + fore_a) + w * (elbow_b + fore_b) + away * [0.02, 0.0, 0.09]
    # The hint keeps a straight arm from bending to the wrong side.
    elbow = (1 - w) * elbow_a + w * elbow_b + away * (0.05 * np.array(ELBOW))
    between = reach(wrist, elbow)
    return np.where(w[..., None] <= 0.0, a, np.where(w[..., None] >= 1.0, b, between))


def reach(wrist: ArrayLike, elbow: ArrayLike = ELBOW) -> FloatArray:
    """Pose ``[..., 2, 3]`` of an arm whose wrist is at a given position.

    Args:
        wrist: ``[..., 3]`` metres from the shoulder: (outward, up, ahead) in the chest's frame.
            The arm is 0.515 m long; the middle of the body is 0.19 m inward of the shoulder,
            the mouth about (-0.19, 0.12, 0.13).
        elbow: ``[..., 3]`` direction in which the elbow points.
    """
    target = soft_reach(np.asarray(wrist, dtype=float), UPPER_ARM + FOREARM)
    zero = np.zeros_like(target)
    hint = np.broadcast_to(np.asarray(elbow, dtype=float), target.shape)
    bend, end = two_bone(zero, hint, target, UPPER_ARM, FOREARM)
    return normalize(np.stack([bend, end - bend], axis=-2))


def soft_reach(offset: FloatArray, length: float) -> FloatArray:
    """Offset ``[..., 3]`` from the root of a limb to its end, shortened near full stretch.

    A hard limit at the limb's ``length`` would make elbow and knee snap; the last 4 % are
    approached exponentially instead.
    """
    share = np.linalg.norm(offset, axis=-1, keepdims=True) / length
    soft = 1.0 - 0.04 * np.exp(-(share - 0.96) / 0.04)
    return offset * np.where(share > 0.96, soft / np.maximum(share, 0.96), 1.0)


def rotation(angles: FloatArray) -> FloatArray:
    """Matrices ``[..., 3, 3]`` of (bend forward, turn left, lean left): turn · bend · lean."""
    (cb, ct, cl), (sb, st, sl) = (np.moveaxis(f(angles), -1, 0) for f in (np.cos, np.sin))
    sl = -sl
    out = np.empty((*angles.shape[:-1], 3, 3))
    out[..., 0, 0], out[..., 0, 1] = ct * cl + st * sb * sl, -ct * sl + st * sb * cl
    out[..., 0, 2] = st * cb
    out[..., 1, 0], out[..., 1, 1], out[..., 1, 2] = cb * sl, cb * cl, -sb
    out[..., 2, 0], out[..., 2, 1] = -st * cl + ct * sb * sl, st * sl + ct * sb * cl
    out[..., 2, 2] = ct * cb
    return out
