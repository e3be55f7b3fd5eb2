"""Climbing with hands and feet: a ladder, a rope, a pole, a wall or a tree before the body.

The trunk and the head are those of the Motion; hands and feet go from hold to hold, two of them
at a time, while the body rises evenly. So nobody comes loose from what they climb.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from stickgen.direction.legs import blended, with_feet
from stickgen.direction.reach import reach
from stickgen.geometry import (
    FloatArray,
    heading,
    normalize,
    quat_between,
    quat_rotate,
    yaw_matrix,
)
from stickgen.measures.limbs import SIDES
from stickgen.motion import Motion
from stickgen.script import StageProp
from stickgen.skeleton import FOOT_HEIGHT, OFFSETS, PELVIS_HEIGHT, J
from stickgen.sticks import figure_scale


@dataclass(frozen=True)
class Holds:
    """What is climbed.

    Attributes:
        prop: kind of the thing that is brought.
        tall: metres from one such thing to the next one above it; 0: one is enough.
        lowest, step: metres: height of the lowest hold, and from one to the next.
        hands, feet: metres from the middle to a hand and to a foot.
        away: metres from the holds to the pelvis, of an adult.
        depth: metres from the middle of the thing to the plane of its holds.
        lean: metres by which the holds are farther off for each metre up.
        shown: degrees to which the climber faces, from the viewer to the right.
    """

    prop: str
    tall: float = 0.0
    lowest: float = 0.25
    step: float = 0.3
    hands: float = 0.18
    feet: float = 0.12
    away: float = 0.36
    depth: float = 0.0
    lean: float = 0.0
    shown: float = 112.0


CLIMBED = MappingProxyType(
    {
        "ladder": Holds("ladder", tall=2.4, lean=0.04),
        "rope": Holds("climbing_rope", step=0.24, hands=0.0, feet=0.03, away=0.28),
        "pole": Holds("climbing_pole", step=0.24, hands=0.02, feet=0.06, away=0.28),
        "wall": Holds("wall", tall=1.62, hands=0.24, feet=0.16, depth=0.15, shown=155.0),
        "tree": Holds("tree", step=0.26, hands=0.12, feet=0.12, depth=0.16),
    }
)
"""Thing that is climbed → its holds."""
_PACE = (0.22, 0.5)  # m/s up or down, least and most
_USUAL = 0.34
_SWING = 0.55  # share of the time from hold to hold in which a hand or a foot moves
_REACH, _LEGS = 0.74, -0.6
"""Metres from the pelvis to the hands and to the feet, on the average."""
_OFF = 0.09  # metres by which a hand or a foot leaves the holds on its way
_EASING = 0.6  # seconds in which somebody takes hold
_SOLE = 0.03  # metres from a rung up to the ball of a foot on it
_SWAY = 0.03  # metres to the side of the hand that holds


def climbing(motion: Motion, frames: slice, holds: Holds, *, down: bool) -> Motion:
    """A motion that climbs within some frames, and holds on after them.

    The holds are before the body, where it stands in the first of the frames.
    """
    joints = motion.joints.astype(np.float64)
    size = figure_scale(joints)
    yaw = float(heading(joints[frames.start : frames.start + 1])[0])
    start = joints[frames.start, 0] * [1.0, 0.0, 1.0]
    rise = _rise(motion, frames, size, down=down)
    pelvis, axes = _pelvis(start, yaw, rise, holds, size)
    body = upright(joints, pelvis, yaw)
    height = pelvis[:, 1]
    feet, hands = {}, {}
    for k, side in enumerate(SIDES):
        sign = 1.0 - 2.0 * k
        foot = on_hold(height + _LEGS * size, k, holds, axes, start, size, sign * holds.feet)
        ground = FOOT_HEIGHT * size
        stands = foot[:, 1] < ground + 0.1
        foot[:, 1] = np.maximum(foot[:, 1] + _SOLE * size, ground)
        back = np.where(stands, 0.12 * size, 0.0)[:, None] * axes[2]
        foot = foot - back
        sole = size * float(np.linalg.norm(OFFSETS[J["left_foot"]]))
        ankle = foot + sole * normalize(np.array([0.0, 0.45, 0.0]) - axes[2])
        feet[side] = (ankle, foot)
        hands[side] = on_hold(
            height + _REACH * size, 1 - k, holds, axes, start, size, sign * holds.hands
        )
    body = arms_down(with_feet(body, feet), axes)
    for side, goal in hands.items():
        body = reach(body, f"{side}_hand", goal, np.ones(len(body)))
    ease = max(round(_EASING * motion.fps), 1)
    share = np.clip((np.arange(len(joints)) - frames.start + 0.5 * ease) / ease, 0.0, 1.0)
    share = np.ones(len(joints)) if frames.start == 0 else share * share * (3 - 2 * share)
    contacts = motion.contacts & (share < 0.5)[:, None]
    out = blended(joints, body, share)
    return replace(motion, joints=out.astype(np.float32), contacts=contacts)


def stacked(
    start: FloatArray, yaw: float, holds: Holds, top: float, size: float
) -> list[StageProp]:
    """The things that are climbed: one above the other, up to a height.

    Args:
        start: ``[3]`` metres, below the pelvis of one who begins to climb.
        yaw: radians to which they face.
        top: metres that must be reached.
    """
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    middle = start + (holds.away * size + holds.depth) * ahead
    count = 1 if not holds.tall else max(int(np.ceil((top - 0.1) / holds.tall)), 1)
    turn = float(np.rad2deg(np.angle(np.exp(1j * (yaw + np.pi)))))
    found = []
    for k in range(count):
        at = middle + holds.lean * holds.tall * k * ahead
        found.append(
            StageProp(kind=holds.prop, at=(float(at[0]), float(at[2])), y=holds.tall * k, turn=turn)
        )
    return found


def _rise(motion: Motion, frames: slice, size: float, *, down: bool) -> FloatArray:
    """Metres ``[T]`` by which the body has risen: as fast as the Motion, if it does."""
    time = np.arange(len(motion), dtype=np.float64)
    own = motion.joints[frames, 0, 1]
    seconds = max((frames.stop - frames.start) / motion.fps, 1e-6)
    pace = abs(float(own[-1] - own[0])) / seconds
    pace = float(np.clip(pace, *_PACE)) if pace > 0.1 else _USUAL
    pace *= size
    passed = np.clip((time - frames.start) / motion.fps, 0.0, seconds)
    eased = passed - 0.25 * np.clip(passed / 0.5, 0, 1)  # it begins slowly
    return np.asarray(pace * (seconds - passed if down else np.maximum(eased, 0.0)))


def _pelvis(
    start: FloatArray, yaw: float, rise: FloatArray, holds: Holds, size: float
) -> tuple[FloatArray, FloatArray]:
    """The way of the pelvis ``[T, 3]``, and the axes ``[3, 3]`` to its left, up and ahead."""
    axes = yaw_matrix(yaw).T
    left, ahead = axes[0], axes[2]
    height = 0.97 * PELVIS_HEIGHT * size + rise
    sway = _SWAY * size * np.sin(np.pi * rise / holds.step)
    way = start + sway[:, None] * left + (holds.lean * rise)[:, None] * ahead
    way[:, 1] = height
    return way, np.stack([left, np.array([0.0, 1.0, 0.0]), ahead])


def upright(joints: FloatArray, pelvis: FloatArray, yaw: float) -> FloatArray:
    """The body of the Motion over a pelvis elsewhere, facing the holds, its trunk upright."""
    own = heading(joints)
    turned = (joints - joints[:, :1]) @ yaw_matrix(yaw - own).transpose(0, 2, 1)
    spine = turned[:, J["neck"]]
    tall = np.linalg.norm(spine, axis=-1)
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    lean = np.clip(spine @ ahead / tall, -0.05, 0.12)
    wanted = normalize(lean[:, None] * ahead + [0.0, 1.0, 0.0])
    turn = quat_between(normalize(spine), wanted)
    return np.asarray(pelvis[:, None] + quat_rotate(turn[:, None], turned))


def arms_down(body: FloatArray, axes: FloatArray) -> FloatArray:
    """A body whose elbows are low and a little out, so that they stay there when it reaches up."""
    left, up, ahead = axes
    before = body[:1].copy()
    for side, sign in (("left", 1.0), ("right", -1.0)):
        ways = (("elbow", 0.45 * sign * left - 0.8 * up + 0.2 * ahead), ("wrist", ahead + 0.8 * up))
        for (name, way), parent in zip(ways, ("shoulder", "elbow"), strict=True):
            joint, root = J[f"{side}_{name}"], J[f"{side}_{parent}"]
            length = np.linalg.norm(before[:, joint] - before[:, root])
            body[:, joint] = body[:, root] + length * normalize(way)
    return body


def on_hold(
    height: FloatArray,
    parity: int,
    holds: Holds,
    axes: FloatArray,
    start: FloatArray,
    size: float,
    across: float,
) -> FloatArray:
    """Where a hand or a foot is that wants to be at a height ``[T]``: it goes from hold to hold.

    Args:
        parity: 0 for every second hold from the lowest, 1 for the others.
        across: metres to the left of the middle.
    """
    number = (height - holds.lowest) / (2 * holds.step) - parity / 2
    whole = np.floor(number)
    share = np.clip((number - whole - (1 - _SWING)) / _SWING, 0.0, 1.0)
    eased = share * share * (3 - 2 * share)
    level = holds.lowest + holds.step * (2 * (whole + eased) + parity)
    off = _OFF * size * 4 * share * (1 - share)
    left, _, ahead = axes
    spot = start + across * size * left
    spot = spot + (holds.away * size + holds.lean * level - off)[:, None] * ahead
    spot[:, 1] = level
    return np.asarray(spot)
