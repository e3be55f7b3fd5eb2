"""A body described by controls, and how they become joints.

An action fills ``Controls``: where the pelvis is, how hips, spine and head bend, where upper arms
and forearms point, where the feet stand; ``solve`` makes joints of them by forward kinematics
for the trunk and the limbs in the air and by inverse kinematics for feet on the floor and hands
that hold on to a place. Bones keep their length by construction.

All angles are radians in the order (bend forward, turn left, lean left). Limbs are given
as directions that know no side: (outward, up, ahead) in the frame of the chest (arms) or of the
pelvis (legs), so that one pose serves both hands. Axis "side" is 0 left, 1 right.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from stickgen.geometry import FloatArray, normalize, two_bone
from stickgen.skeleton import BONE_LENGTHS, FOOT_HEIGHT, N_JOINTS, OFFSETS, PELVIS_HEIGHT, J
from stickgen.synthesis.curves import ease

LEFT, RIGHT = 0, 1
SIDES = ("left", "right")
BEND, TURN, LEAN = 0, 1, 2
UPPER_ARM, FOREARM = float(BONE_LENGTHS[J["left_elbow"]]), float(BONE_LENGTHS[J["left_wrist"]])
THIGH, SHIN = float(BONE_LENGTHS[J["left_knee"]]), float(BONE_LENGTHS[J["left_ankle"]])
STANDING = PELVIS_HEIGHT - 0.010
"""Height of the pelvis of one who stands with soft knees, metres."""
FOOT = OFFSETS[[J["left_foot"], J["right_foot"]]]
"""Ankle to ball of each foot at rest, ``[2, 3]`` metres."""
ELBOW = (0.45, -1.0, -0.35)
"""Where an elbow likes to point: (outward, up, ahead)."""
_SIGN = np.array([1.0, -1.0])
_FORWARD = np.array([[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])  # (outward, up, ahead) → x, y, z
_SHARES = (0.3, 0.35, 0.35)  # of the spine's bend at spine1, spine2, spine3
_STRETCH = 0.99  # a standing leg is never straighter than this share of its length


@dataclass
class Controls:
    """One body over ``T`` frames; an action writes into the arrays.

    Attributes:
        pelvis: ``[T, 3]`` metres; lowered by ``solve`` where a planted foot is out of reach.
        hips: ``[T, 3]`` orientation of the pelvis in the world (bend, turn, lean).
        spine: ``[T, 3]`` of the chest against the pelvis, spread over three joints.
        head: ``[T, 3]`` of the head against the chest (nod down, turn left, tilt left).
        shrug: ``[T, 2]`` how far each shoulder is pulled up; arms that rise add their own.
        arms: ``[T, 2, 2, 3]`` side, (upper arm, forearm), direction in the chest's frame.
        own_arms: ``[T, 2]`` 0 to 1: how much the action needs this arm (see ``overlay``).
        feet: ``[T, 2, 3]`` balls of the feet in the world, metres.
        soles: ``[T, 2, 2]`` pitch (toes down) and turn (left, in the world) of each foot.
        knees: ``[T, 2]`` how far a knee points outward of where the foot points.
        legs: ``[T, 2, 2, 3]`` (thigh, shin) directions in the pelvis' frame, of free legs.
        free: ``[T, 2]`` 0: the leg reaches for ``feet``, 1: it follows ``legs``; between: both.
        hands: ``[T, 2, 3]`` places in the world that the wrists hold on to, metres.
        held: ``[T, 2]`` how much they do, 0 to 1.
        parts: stretches (start, end in seconds, action, verb phrase) of a clip that has some.
    """

    pelvis: FloatArray
    hips: FloatArray
    spine: FloatArray
    head: FloatArray
    shrug: FloatArray
    arms: FloatArray
    own_arms: FloatArray
    feet: FloatArray
    soles: FloatArray
    knees: FloatArray
    legs: FloatArray
    free: FloatArray
    hands: FloatArray
    held: FloatArray
    parts: list[tuple[float, float, str, str]] = field(default_factory=list)

    @classmethod
    def rest(cls, frames: int) -> Controls:
        """Standing at the origin with soft knees, arms hanging."""

        def still(values: ArrayLike) -> FloatArray:
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
            arms=normalize(still([hang, hang])),
            own_arms=np.zeros((frames, 2)),
            feet=still([[0.11, 0.025, 0.095], [-0.11, 0.025, 0.095]]),
            soles=np.zeros((frames, 2, 2)),
            knees=np.full((frames, 2), 0.1),
            legs=normalize(still([straight, straight])),
            free=np.zeros((frames, 2)),
            hands=np.zeros((frames, 2, 3)),
            held=np.zeros((frames, 2)),
        )

    def arm(self, side: int, pose: ArrayLike, weight: ArrayLike) -> None:
        """Let an arm take ``pose`` (``[T, 2, 3]`` or one ``[2, 3]``) as far as ``weight [T]``."""
        share = np.broadcast_to(np.asarray(weight, dtype=float), (len(self.pelvis),))
        self.arms[:, side] = _between(self.arms[:, side], np.asarray(pose, dtype=float), share)
        self.own_arms[:, side] = np.maximum(self.own_arms[:, side], share)

    def leg(self, side: int, thigh: ArrayLike, shin: ArrayLike, weight: ArrayLike = 1.0) -> None:
        """Let a leg hang free: directions in the world (``[T, 3]`` or one), by ``weight [T]``."""
        shape = self.legs[:, side, 0].shape
        world = np.stack([np.broadcast_to(np.asarray(d, float), shape) for d in (thigh, shin)], 1)
        seen = world @ rotation(self.hips) * _FORWARD[side]
        share = np.broadcast_to(np.asarray(weight, dtype=float), (len(seen),))
        moved = (share > 0.0)[:, None, None]
        self.legs[:, side] = np.where(moved, normalize(seen), self.legs[:, side])
        self.free[:, side] = np.maximum(self.free[:, side], share)

    def hold(self, side: int, place: ArrayLike, weight: ArrayLike) -> None:
        """Let a wrist hold on to ``place`` in the world (``[T, 3]`` or one) by ``weight [T]``."""
        share = np.broadcast_to(np.asarray(weight, dtype=float), (len(self.pelvis),))
        self.hands[:, side] = np.where((share > 0.0)[:, None], place, self.hands[:, side])
        self.held[:, side] = np.maximum(self.held[:, side], share)
        self.own_arms[:, side] = np.maximum(self.own_arms[:, side], share)


def _between(a: FloatArray, b: FloatArray, share: FloatArray) -> FloatArray:
    """Arms on the way from ``a [T, 2, 3]`` to ``b``: the hand goes straight, bowed ahead.

    Directions would swing the long way round; hands take the short one and elbows fold.
    """
    w = share[:, None]
    bones = np.array([UPPER_ARM, FOREARM])[:, None]
    (elbow_a, fore_a), (elbow_b, fore_b) = (np.moveaxis(p * bones, -2, 0) for p in (a, b))
    away = 4.0 * w * (1.0 - w)
    wrist = (1 - w) * (elbow_a + fore_a) + w * (elbow_b + fore_b) + away * [0.02, 0.0, 0.09]
    # The hint keeps a straight arm from bending to the wrong side.
    elbow = (1 - w) * elbow_a + w * elbow_b + away * (0.05 * np.array(ELBOW))
    between = reach(wrist, elbow)
    return np.where(w[..., None] <= 0.0, a, np.where(w[..., None] >= 1.0, b, between))


def reach(wrist: ArrayLike, elbow: ArrayLike = ELBOW) -> FloatArray:
    """Pose ``[..., 2, 3]`` of an arm whose wrist is at a place.

    Args:
        wrist: ``[..., 3]`` metres from the shoulder: (outward, up, ahead) in the chest's frame.
            The arm is 0.515 m long; the middle of the body is 0.19 m inward of the shoulder,
            the mouth about (-0.19, 0.12, 0.13).
        elbow: ``[..., 3]`` direction in which the elbow points.
    """
    target = _softly(np.asarray(wrist, dtype=float), UPPER_ARM + FOREARM)
    zero = np.zeros_like(target)
    hint = np.broadcast_to(np.asarray(elbow, dtype=float), target.shape)
    bend, end = two_bone(zero, hint, target, UPPER_ARM, FOREARM)
    return normalize(np.stack([bend, end - bend], axis=-2))


def _softly(way: FloatArray, length: float) -> FloatArray:
    """``way [..., 3]`` from the root of a limb, shortened where the limb is nearly stretched.

    A hard stop at the full length would make elbow and knee snap; the last 4 % are approached
    exponentially instead.
    """
    share = np.linalg.norm(way, axis=-1, keepdims=True) / length
    soft = 1.0 - 0.04 * np.exp(-(share - 0.96) / 0.04)
    return way * np.where(share > 0.96, soft / np.maximum(share, 0.96), 1.0)


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


def solve(c: Controls) -> FloatArray:
    """Joints ``[T, 22, 3]`` metres of a body under its controls."""
    out = np.empty((len(c.pelvis), N_JOINTS, 3))
    hips = rotation(c.hips)
    soles = rotation(np.concatenate([c.soles, np.zeros_like(c.soles[..., :1])], axis=-1))
    ankles = c.feet - (soles @ FOOT[..., None])[..., 0]
    out[:, 0] = _within_reach(c, hips, ankles)
    chest = _trunk(out, c, hips)
    _arms(out, c, chest)
    _legs(out, c, hips, soles, ankles)
    return out


def _within_reach(c: Controls, hips: FloatArray, ankles: FloatArray) -> FloatArray:
    """The pelvis, lowered softly until every planted foot is within a bent leg's reach."""
    hip = c.pelvis[:, None] + OFFSETS[1:3] @ np.swapaxes(hips, -1, -2)
    away = (hip - ankles)[..., [0, 2]]
    length = _STRETCH * (THIGH + SHIN)
    highest = ankles[..., 1] + np.sqrt(np.maximum(length**2 - (away**2).sum(-1), 0.01))
    over = hip[..., 1] - highest
    drop = 0.5 * (over + np.sqrt(over**2 + 0.01**2)) * (1.0 - c.free)
    drop *= _grounded(c.feet[..., 1])  # a swinging foot pulls nobody down
    low = c.pelvis.copy()
    low[:, 1] -= drop.max(-1)
    return low


def _grounded(height: FloatArray) -> FloatArray:
    """1 for a foot on the floor, 0 for one that is lifted by 4 cm."""
    return ease(1.0 - (height - FOOT_HEIGHT) / 0.04)


def _trunk(out: FloatArray, c: Controls, hips: FloatArray) -> FloatArray:
    """Spine, head and collar bones; returns the chest's rotations ``[T, 3, 3]``."""
    turn, parent = hips, 0
    for share, name in zip(_SHARES, ("spine1", "spine2", "spine3"), strict=True):
        out[:, J[name]] = out[:, parent] + turn @ OFFSETS[J[name]]
        turn, parent = turn @ rotation(share * c.spine), J[name]
    chest = turn
    out[:, J["neck"]] = out[:, parent] + chest @ OFFSETS[J["neck"]]
    nape = (rotation(c.head) @ OFFSETS[J["head"]])[..., None]
    out[:, J["head"]] = out[:, J["neck"]] + (chest @ nape)[..., 0]
    raised, forward = c.arms[:, :, 0, 1], c.arms[:, :, 0, 2]
    # The shoulder blade turns with the arm: about a third of its rise (Inman et al. 1944).
    lift = c.shrug + 0.3 * np.clip(raised + 0.3, 0.0, None) ** 2
    girdle = np.zeros((*lift.shape, 3))
    girdle[..., LEAN] = -_SIGN * lift
    girdle[..., TURN] = -_SIGN * 0.25 * np.sign(forward) * forward**2
    for s, side in enumerate(SIDES):
        collar, shoulder = J[f"{side}_collar"], J[f"{side}_shoulder"]
        out[:, collar] = out[:, parent] + chest @ OFFSETS[collar]
        bone = rotation(girdle[:, s]) @ OFFSETS[shoulder]
        out[:, shoulder] = out[:, collar] + (chest @ bone[..., None])[..., 0]
    return chest


def _arms(out: FloatArray, c: Controls, chest: FloatArray) -> None:
    world = (c.arms * _FORWARD[:, None]) @ np.swapaxes(chest, -1, -2)[:, None]
    for s, side in enumerate(SIDES):
        shoulder = out[:, J[f"{side}_shoulder"]]
        elbow = shoulder + UPPER_ARM * world[:, s, 0]
        wrist = elbow + FOREARM * world[:, s, 1]
        if c.held[:, s].any():
            weight = c.held[:, s, None]
            place = wrist + weight * (c.hands[:, s] - wrist)
            new_elbow, new_wrist = two_bone(shoulder, elbow, place, UPPER_ARM, FOREARM)
            elbow, wrist = (
                np.where(weight > 0, n, o) for n, o in ((new_elbow, elbow), (new_wrist, wrist))
            )
        out[:, J[f"{side}_elbow"]], out[:, J[f"{side}_wrist"]] = elbow, wrist


def _legs(
    out: FloatArray, c: Controls, hips: FloatArray, soles: FloatArray, ankles: FloatArray
) -> None:
    for s, side in enumerate(SIDES):
        hip_bone, knee, ankle, foot = (J[f"{side}_{n}"] for n in ("hip", "knee", "ankle", "foot"))
        hip = out[:, 0] + hips @ OFFSETS[hip_bone]
        out[:, hip_bone] = hip
        points = c.soles[:, s, 1] + _SIGN[s] * c.knees[:, s]
        # Upward a little as well: the knee of a leg stretched out on the floor points up.
        ahead = np.stack([np.sin(points), np.full_like(points, 0.3), np.cos(points)], axis=-1)
        swinging = 1.0 - _grounded(c.feet[:, s, 1])[:, None]
        target, bent = ankles[:, s], hip + ahead
        target = target + swinging * (hip + _softly(target - hip, THIGH + SHIN) - target)
        toes = (soles[:, s] @ FOOT[s]).copy()
        if c.free[:, s].any():
            weight = c.free[:, s, None]
            thigh, shin = np.moveaxis(c.legs[:, s] * _FORWARD[s] @ np.swapaxes(hips, -1, -2), 1, 0)
            on_floor, _ = two_bone(hip, bent, target, THIGH, SHIN)
            in_air = hip + THIGH * thigh
            bent = on_floor + weight * (in_air - on_floor)
            target = target + weight * (in_air + SHIN * shin - target)
            hanging = _hanging_foot(shin, hips[:, :, 0], c.soles[:, s, 0]) @ FOOT[s]
            toes += weight * (hanging - toes)
            toes = normalize(toes) * np.linalg.norm(FOOT[s])
        out[:, knee], out[:, ankle] = two_bone(hip, bent, target, THIGH, SHIN)
        out[:, foot] = out[:, ankle] + toes


def _hanging_foot(shin: FloatArray, left: FloatArray, pitch: FloatArray) -> FloatArray:
    """Orientation ``[T, 3, 3]`` of a foot in the air: square to the shin, toes down by pitch."""
    across = normalize(left - (left * shin).sum(-1, keepdims=True) * shin)
    frame = np.stack([across, -shin, np.cross(across, -shin)], axis=-1)
    zero = np.zeros_like(pitch)
    return frame @ rotation(np.stack([pitch, zero, zero], axis=-1))
