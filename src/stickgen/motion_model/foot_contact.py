"""Bodies on the floor: planted feet stay where they stand and nothing sinks.

Small corrections after the networks have spoken, in this order: a body that lies, sits or
kneels too deep is lifted; the pelvis goes along with the feet that carry it; planted feet are
held and others clear the floor; hands and elbows come up. Limbs follow by two-bone inverse
kinematics, so bones keep their length.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, heading
from stickgen.motion_model.features import slices
from stickgen.motion_model.limbs import reach, tilt
from stickgen.motion_model.offsets import PUSH, raise_by, smooth_offset
from stickgen.skeleton import FOOT_HEIGHT, FPS, J


class Leg(NamedTuple):
    """Joint indices of a leg and its columns among the contact flags."""

    hip: int
    knee: int
    ankle: int
    toe: int
    flags: slice


class Arm(NamedTuple):
    """Joint indices of an arm."""

    shoulder: int
    elbow: int
    wrist: int


LEGS = {
    side: Leg(J[f"{side}_hip"], J[f"{side}_knee"], J[f"{side}_ankle"], J[f"{side}_foot"], flags)
    for side, flags in (("left", slice(0, 2)), ("right", slice(2, 4)))
}
ARMS = {
    side: Arm(J[f"{side}_shoulder"], J[f"{side}_elbow"], J[f"{side}_wrist"])
    for side in ("left", "right")
}
OFFSET = slices(
    {
        "lift": 1,  # the whole body, up
        "root": 2,  # the whole body, x and z
        **{f"{side} foot": 3 for side in LEGS},
        **{f"{side} {joint}": 1 for side in ARMS for joint in ("elbow", "wrist")},
    }
)
"""Where each correction (m) lies in a frame's row of them."""
_WIDTH = max(part.stop for part in OFFSET.values())

LYING = {
    "pelvis": 0.09, "left_hip": 0.08, "right_hip": 0.08, "left_knee": 0.045, "right_knee": 0.045,
    "spine1": 0.09, "spine2": 0.09, "spine3": 0.09, "neck": 0.07, "head": 0.09,
    "left_shoulder": 0.06, "right_shoulder": 0.06,
}  # fmt: skip
"""Metres from a joint to the floor when its part of the body lies on it: ours, half of what is
there."""
_LYING_JOINTS = [J[name] for name in LYING]
_LYING_HEIGHTS = np.array(list(LYING.values()))
_ELBOW, _WRIST, _ANKLE = 0.04, 0.03, 0.03
_TOE_SPEEDS, _TOE_HEIGHTS = (0.4, 2.0), (0.02, 0.052)
"""m/s over the floor, and how high a toe of that speed is at least: 5.2 cm is the lowest point of
the middle swing of 4,698 in our real walks; networks drag their feet."""
_HOVER = 0.06
"""Metres above its place from which a planted toe is not drawn down any more."""

_STAY, _OWN_WAY, _EASE = 100.0, 30.0, 0.2
"""Weights of a planted foot's stand, of the pelvis' own way, and of a foot's own place."""
_LET_GO = 0.75 / FPS
"""Metres a frame: at this speed a planted foot is held with a quarter of the weight, since it
is rather one that steps."""
_UPRIGHT = (0.5, 0.7)
"""Pelvis heights (m) between which feet begin to carry the body: who crawls drags them."""
_FIRM, _SOFT, _BODY, _ROOT = 3.0, 10.0, 30.0, 300.0  # stiffness: heights, feet, lift, pelvis
_XZ = [0, 2]


@dataclass(frozen=True)
class FootState:
    """Where the corrections of a take stand, to go on from.

    Attributes:
        last: ``[1, 22, 3]`` the last frame before it was corrected, metres.
        offsets: ``[3 or fewer, 13]`` its last corrections (``OFFSET``), metres.
    """

    last: FloatArray
    offsets: FloatArray


def clean_piece(
    joints: FloatArray, contacts: NDArray[np.bool_], count: int, before: FootState | None = None
) -> tuple[NDArray[np.float32], FootState]:
    """Correct the first ``count`` frames of a piece of a take; the frames after them are only read.

    Args:
        joints: ``[T, 22, 3]`` metres at 25 fps, canonical bone lengths.
        contacts: ``[T, 4]`` in the order of ``skeleton.CONTACT_JOINTS``.
        count: frames to correct.
        before: how the piece before it ended; None where the take begins.

    Returns:
        ``[count, 22, 3]`` metres with the same bone lengths, and the state to continue from.
    """
    out = np.array(joints, dtype=np.float64)
    last = out[:1].copy() if before is None else before.last
    known = np.zeros((0, _WIDTH)) if before is None else before.offsets
    offsets = np.zeros((len(out), _WIDTH))
    toes = [leg.toe for leg in LEGS.values()]
    planted = np.stack([contacts[:, leg.flags].any(1) for leg in LEGS.values()], axis=1)
    drift = np.diff(out[:, toes], axis=0, prepend=last[:, toes])[..., _XZ]  # [T, 2, xz]
    end = out[count - 1 : count].copy()

    lift, root = OFFSET["lift"], OFFSET["root"]
    sunk = (_LYING_HEIGHTS - out[:, _LYING_JOINTS, 1]).max(1)
    offsets[:, lift] = np.maximum(raise_by(known[:, lift], sunk, _BODY), 0.0)
    out[..., 1] += offsets[:, lift]
    # The first frame of a take stays where it is: as if there had been one before it.
    start = known[:, root] if len(known) else np.zeros((1, 2))
    offsets[:, root] = _follow_feet(start, drift, planted, out[:, 0, 1])
    out[..., _XZ] += offsets[:, None, root]
    drift = drift + np.diff(offsets[:, root], axis=0, prepend=start[-1:])[:, None]
    forward = _forward(out)
    for number, (side, leg) in enumerate(LEGS.items()):
        part = OFFSET[f"{side} foot"]
        certain = _certain(drift[:, number], planted[:, number])
        offsets[:, part] = _foot(
            known[:, part], out, leg, drift[:, number], certain, contacts, offsets[:, lift]
        )
        _move_foot(out, leg, offsets[:, part], forward)
    for side, arm in ARMS.items():
        _raise_arm(out, arm, known, offsets, side, forward)
    kept = np.concatenate([known, offsets[:count]])[-3:]
    return out[:count].astype(np.float32), FootState(end, kept)


def _forward(joints: FloatArray) -> FloatArray:
    """Which way the body faces, unit vectors ``[T, 3]`` in the floor."""
    angle = heading(joints)
    return np.stack([np.sin(angle), np.zeros_like(angle), np.cos(angle)], axis=-1)


def _certain(drift: FloatArray, planted: NDArray[np.bool_]) -> FloatArray:
    """How certainly feet stand, 0–1: planted, and not moving fast (Geman & McClure, 1985)."""
    speed = np.linalg.norm(drift, axis=-1)
    return np.asarray(planted / (1.0 + (speed / _LET_GO) ** 2) ** 2)


def _follow_feet(
    known: FloatArray, drift: FloatArray, planted: NDArray[np.bool_], height: FloatArray
) -> FloatArray:
    """Shift of the body ``[T, 2]`` under which its planted feet slide least."""
    low, high = _UPRIGHT
    upright = np.clip((height - low) / (high - low), 0.0, 1.0)
    weight = _certain(drift, planted) * upright[:, None]  # [T, 2]
    total = weight.sum(1) + 1e-9
    common = (weight[..., None] * drift).sum(1) / total[:, None]
    stay = _STAY * total
    # The pelvis' own way counts too: alone when no foot stands, more than feet in a fast run.
    slowed = common * (stay / (stay + _OWN_WAY))[:, None]
    free = np.full(len(drift), 1e-6)  # what was given up is not made up for later
    return smooth_offset(known, slowed, stay + _OWN_WAY, np.zeros_like(common), free, _ROOT)


def _foot(
    known: FloatArray,
    joints: FloatArray,
    leg: Leg,
    drift: FloatArray,
    certain: FloatArray,
    contacts: NDArray[np.bool_],
    lift: FloatArray,
) -> FloatArray:
    """Offset of a foot ``[T, 3]``: still where it is planted, high enough where it moves."""
    out = np.empty((len(joints), 3))
    nowhere = np.zeros_like(drift)
    ease = np.full(len(joints), _EASE)
    held = smooth_offset(known[:, _XZ], drift, _STAY * certain, nowhere, ease, _SOFT)
    out[:, _XZ] = held
    moved = drift + np.diff(held, axis=0, prepend=known[-1:, _XZ] if len(known) else held[:1])
    speed = np.linalg.norm(moved, axis=-1) * FPS
    toe, ankle = joints[:, leg.toe, 1], joints[:, leg.ankle, 1]
    clear = np.maximum(np.interp(speed, _TOE_SPEEDS, _TOE_HEIGHTS) - toe, _ANKLE - ankle)
    stands = contacts[:, leg.flags][:, 1] & (toe < FOOT_HEIGHT + _HOVER)
    # A foot on the floor stays there when the body is lifted.
    wanted = np.where(stands, FOOT_HEIGHT - toe, -lift[:, 0])
    hold = np.where(lift[:, 0] > 1e-3, PUSH, np.where(stands, PUSH * certain**2, 0.0))
    out[:, 1:2] = raise_by(known[:, 1:2], np.maximum(wanted, clear), _FIRM, hold)
    return out


def _move_foot(joints: FloatArray, leg: Leg, move: FloatArray, forward: FloatArray) -> None:
    """Move a foot in place; it keeps pointing where it pointed."""
    pointing = joints[:, leg.toe] - joints[:, leg.ankle]
    reach(joints, (leg.hip, leg.knee, leg.ankle), move, forward)
    joints[:, leg.toe] = joints[:, leg.ankle] + pointing


def _raise_arm(
    joints: FloatArray,
    arm: Arm,
    known: FloatArray,
    offsets: FloatArray,
    side: str,
    forward: FloatArray,
) -> None:
    """Bring an elbow, then the wrist, up to the floor, in place; note by how much."""
    part = OFFSET[f"{side} elbow"]
    rise = np.maximum(raise_by(known[:, part], _ELBOW - joints[:, arm.elbow, 1], _FIRM), 0.0)
    offsets[:, part] = rise
    bone = joints[:, arm.elbow] - joints[:, arm.shoulder]
    push = tilt(bone, rise[:, 0], -forward) - bone
    joints[:, [arm.elbow, arm.wrist]] += push[:, None]
    part = OFFSET[f"{side} wrist"]
    rise = np.maximum(raise_by(known[:, part], _WRIST - joints[:, arm.wrist, 1], _FIRM), 0.0)
    offsets[:, part] = rise
    reach(joints, arm, rise * [0.0, 1.0, 0.0], -forward)
