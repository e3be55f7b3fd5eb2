"""Foot contact cleanup: planted feet do not slide and no joint is below the floor.

Small corrections of the generated joints, in this order: a body that lies, sits or kneels too deep
is lifted; the pelvis follows the feet that carry it; planted feet are held and swinging feet
clear the floor; hands and elbows are raised to the floor. Limbs follow by two-bone inverse
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
"""Metres from a joint to the floor when its part of the body lies on it: our own values, half the
thickness of a real body."""
_LYING_JOINTS = [J[name] for name in LYING]
_LYING_HEIGHTS = np.array(list(LYING.values()))
_ELBOW, _WRIST, _ANKLE = 0.04, 0.03, 0.03
_TOE_SPEEDS, _TOE_HEIGHTS = (0.4, 2.0), (0.02, 0.052)
"""Horizontal speeds of a toe (m/s), and its least height (m) at each: 5.2 cm is the lowest point of
the mid-swing of 4,698 steps of real walks; networks drag the feet."""
_HOVER = 0.06
"""Metres above its standing height from which a planted toe is no longer pulled down."""

_HOLD, _KEEP_ROOT, _KEEP_FOOT = 100.0, 30.0, 0.2
"""Weights of holding a planted foot, of the pelvis' predicted path, and of a foot's predicted
place."""
_RELEASE_SPEED = 0.75 / FPS
"""Metres a frame: at this speed a foot flagged as planted is held with a quarter of the weight,
since it is more likely to be stepping."""
_UPRIGHT = (0.5, 0.7)
"""Pelvis heights (m) between which feet begin to carry the body: a crawling body drags its feet."""
_RIGID_Y, _RIGID_FOOT, _RIGID_LIFT, _RIGID_ROOT = 3.0, 10.0, 30.0, 300.0
"""Stiffness in time (``offsets.smooth_offset``) of heights, feet, the lift and the root."""
_XZ = [0, 2]


@dataclass(frozen=True)
class FootState:
    """State of the corrections of a take, from which the next piece continues.

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
    offsets[:, lift] = np.maximum(raise_by(known[:, lift], sunk, _RIGID_LIFT), 0.0)
    out[..., 1] += offsets[:, lift]
    # The first frame of a take is not moved, as if a frame with zero offset came before it.
    start = known[:, root] if len(known) else np.zeros((1, 2))
    offsets[:, root] = _follow_feet(start, drift, planted, out[:, 0, 1])
    out[..., _XZ] += offsets[:, None, root]
    drift = drift + np.diff(offsets[:, root], axis=0, prepend=start[-1:])[:, None]
    forward = _forward(out)
    for number, (side, leg) in enumerate(LEGS.items()):
        part = OFFSET[f"{side} foot"]
        confidence = _confidence(drift[:, number], planted[:, number])
        offsets[:, part] = _foot(
            known[:, part], out, leg, drift[:, number], confidence, contacts, offsets[:, lift]
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


def _confidence(drift: FloatArray, planted: NDArray[np.bool_]) -> FloatArray:
    """Confidence that feet stand, 0–1: planted, and not moving fast (Geman & McClure, 1985)."""
    speed = np.linalg.norm(drift, axis=-1)
    return np.asarray(planted / (1.0 + (speed / _RELEASE_SPEED) ** 2) ** 2)


def _follow_feet(
    known: FloatArray, drift: FloatArray, planted: NDArray[np.bool_], height: FloatArray
) -> FloatArray:
    """Shift of the body ``[T, 2]`` under which its planted feet slide least."""
    low, high = _UPRIGHT
    upright = np.clip((height - low) / (high - low), 0.0, 1.0)
    weight = _confidence(drift, planted) * upright[:, None]  # [T, 2]
    total = weight.sum(1) + 1e-9
    common = (weight[..., None] * drift).sum(1) / total[:, None]
    stay = _HOLD * total
    # The pelvis' predicted path counts too: alone when no foot stands, and more than the feet in
    # a fast run.
    slowed = common * (stay / (stay + _KEEP_ROOT))[:, None]
    free = np.full(len(drift), 1e-6)  # a correction is kept, not undone later
    return smooth_offset(known, slowed, stay + _KEEP_ROOT, np.zeros_like(common), free, _RIGID_ROOT)


def _foot(
    known: FloatArray,
    joints: FloatArray,
    leg: Leg,
    drift: FloatArray,
    confidence: FloatArray,
    contacts: NDArray[np.bool_],
    lift: FloatArray,
) -> FloatArray:
    """Offset of a foot ``[T, 3]``: no motion where it is planted, enough height where it swings."""
    out = np.empty((len(joints), 3))
    no_offset = np.zeros_like(drift)
    ease = np.full(len(joints), _KEEP_FOOT)
    held = smooth_offset(known[:, _XZ], drift, _HOLD * confidence, no_offset, ease, _RIGID_FOOT)
    out[:, _XZ] = held
    moved = drift + np.diff(held, axis=0, prepend=known[-1:, _XZ] if len(known) else held[:1])
    speed = np.linalg.norm(moved, axis=-1) * FPS
    toe, ankle = joints[:, leg.toe, 1], joints[:, leg.ankle, 1]
    clear = np.maximum(np.interp(speed, _TOE_SPEEDS, _TOE_HEIGHTS) - toe, _ANKLE - ankle)
    stands = contacts[:, leg.flags][:, 1] & (toe < FOOT_HEIGHT + _HOVER)
    # A foot on the floor stays there when the body is lifted.
    target = np.where(stands, FOOT_HEIGHT - toe, -lift[:, 0])
    hold = np.where(lift[:, 0] > 1e-3, PUSH, np.where(stands, PUSH * confidence**2, 0.0))
    out[:, 1:2] = raise_by(known[:, 1:2], np.maximum(target, clear), _RIGID_Y, hold)
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
    """Raise an elbow, then the wrist, to the floor, in place; store the offsets."""
    part = OFFSET[f"{side} elbow"]
    rise = np.maximum(raise_by(known[:, part], _ELBOW - joints[:, arm.elbow, 1], _RIGID_Y), 0.0)
    offsets[:, part] = rise
    bone = joints[:, arm.elbow] - joints[:, arm.shoulder]
    push = tilt(bone, rise[:, 0], -forward) - bone
    joints[:, [arm.elbow, arm.wrist]] += push[:, None]
    part = OFFSET[f"{side} wrist"]
    rise = np.maximum(raise_by(known[:, part], _WRIST - joints[:, arm.wrist, 1], _RIGID_Y), 0.0)
    offsets[:, part] = rise
    reach(joints, arm, rise * [0.0, 1.0, 0.0], -forward)
