"""Bodies on seats: from the moment they touch the seat until they get up.

The legs and the pelvis are those of somebody who sits there, head, trunk and arms move as in the
Motion. Where the Motion sits down or rises by itself at the right time, it is kept; else the body
goes over from one pose to the other.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.direction.legs import Feet, blended, with_feet
from stickgen.direction.reach import reach
from stickgen.direction.seats import ABOVE_SEAT, Place
from stickgen.direction.sitting_times import FEET_AHEAD, STANDS, Times, stance
from stickgen.direction.smoothing import smooth
from stickgen.direction.tasks import median_yaw
from stickgen.geometry import (
    FloatArray,
    heading,
    normalize,
    quat_between,
    quat_from_axis_angle,
    quat_rotate,
    yaw_matrix,
)
from stickgen.measures.limbs import SIDES, palms
from stickgen.motion import Motion
from stickgen.skeleton import OFFSETS, PELVIS_HEIGHT, J
from stickgen.sticks import figure_scale

_UPRIGHT = 0.97  # of the height of a pelvis, for knees that are not locked
_FEET_APART = 0.1  # metres from the middle to an ankle
_ANKLE, _TOE = 0.08, (0.025, 0.13)  # metres: height of an ankle; height and length of a foot
_LEAN, _BOW = np.deg2rad(20.0), np.deg2rad(28.0)
"""How far a trunk leans over a seat at most, and how far it bends to sit down or to rise."""
_TWIST = np.deg2rad(35.0)  # that a trunk turns on a seat, at most
_LAP = (0.2, 0.03)  # metres above the pelvis between which hanging hands go to the lap
_BETWEEN = 0.62  # of the thigh, where hands lie
_LEGS = [J[f"{s}_{n}"] for s in SIDES for n in ("hip", "knee", "ankle", "foot")]
_UPPER = [k for k in J.values() if k not in _LEGS and k != J["pelvis"]]


def seated(motion: Motion, times: Times, place: Place, rest: float | None = None) -> Motion:
    """The motion of somebody who sits on a place; what comes after follows from there.

    Args:
        motion: which stands, or sits down, at the place.
        times: found in it.
        rest: height of the table before the seat, metres; None: there is none.
    """
    joints = np.asarray(motion.joints, dtype=np.float64)
    size = figure_scale(joints)
    pelvis = place.point + [0.0, ABOVE_SEAT * size, 0.0]
    feet = _feet(motion, times, pelvis, place.yaw, size)
    after = _moved_after(joints, motion, times, feet, place)
    after = _on_its_feet(after, times, place, feet, size)
    sits = slice(times.contact, max(times.rise, times.contact + 1))
    body = over_seat(joints, sits, pelvis, place.yaw, size)
    body = sitting_legs(body, feet, place.yaw, size)
    body = _at_rest(body, place, size, rest)
    share = _share(len(joints), times)
    out = np.where((np.arange(len(joints)) < times.rise)[:, None, None], joints, after)
    out = blended(out, body, share)
    bow = _BOW * (4 * share * (1 - share)) * _artificial(len(joints), times)
    out = bowed(out, bow, place.yaw)
    contacts = motion.contacts.copy()
    if place.table is not None:  # steps to the seat and away from it
        contacts[times.begin : times.end] = False
    contacts[times.contact : times.rise] = bool(feet["left"][0][1] < 1.5 * _ANKLE * size)
    return replace(motion, joints=out.astype(np.float32), contacts=contacts)


def _feet(
    motion: Motion, times: Times, pelvis: FloatArray, yaw: float, size: float
) -> dict[str, tuple[FloatArray, FloatArray]]:
    """Ankle and ball ``[3]`` of each foot: as the body puts them, if it does, or as usual."""
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    left = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    feet: dict[str, tuple[FloatArray, FloatArray]] = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        spot = pelvis * [1, 0, 1] + size * (FEET_AHEAD * ahead + sign * _FEET_APART * left)
        if times.natural_down or (times.contact == 0 and times.rise > 0):
            own = np.median(
                motion.joints[times.contact : times.contact + 6, J[f"{side}_ankle"]], axis=0
            )
            away = own - motion.joints[times.contact, 0]
            far, out = float(away @ ahead) / size, sign * float(away @ left) / size
            if own[1] < 0.14 * size and 0.25 < far < 0.6 and 0.03 < out < 0.3:
                spot = pelvis * [1, 0, 1] + size * (far * ahead + sign * out * left)
        ankle = spot + [0.0, _ANKLE * size, 0.0]
        toe = spot + [0.0, _TOE[0] * size, 0.0] + _TOE[1] * size * ahead
        feet[side] = (ankle, toe)
    return feet


def _moved_after(
    joints: FloatArray,
    motion: Motion,
    times: Times,
    feet: dict[str, tuple[FloatArray, FloatArray]],
    place: Place,
) -> FloatArray:
    """The body as it goes on after it has risen, over the feet that it stood on."""
    if times.rise >= len(joints):
        return joints
    frame = times.rise if times.natural_up else min(times.end, len(joints) - 1)
    spot, faces = stance(motion, frame)
    middle = (feet["left"][0] + feet["right"][0]) / 2 * [1.0, 0.0, 1.0] + place.entry
    turn = yaw_matrix(place.yaw - faces)
    return np.asarray((joints - spot) @ turn.T + middle)


def _on_its_feet(
    after: FloatArray, times: Times, place: Place, feet: Feet, size: float
) -> FloatArray:
    """A body that should have risen, and stands where the Motion still sits."""
    late = np.arange(len(after)) >= times.rise
    low = late & (after[:, 0, 1] < STANDS * size)
    if times.natural_up or not low.any():
        return after
    spots = {s: tuple(p + place.entry for p in pair) for s, pair in feet.items()}
    middle = (spots["left"][0] + spots["right"][0]) / 2 * [1.0, 0.0, 1.0]
    pelvis = middle + [0.0, _UPRIGHT * PELVIS_HEIGHT * size, 0.0]
    body = over_seat(after, slice(times.rise, len(after)), pelvis, place.yaw, size)
    every = after[:, 0] * 0.0
    wanted = {side: (every + ankle, every + toe) for side, (ankle, toe) in spots.items()}
    body = with_feet(sitting_legs(body, wanted, place.yaw, size), wanted)
    share = smooth(low.astype(np.float64)[:, None], 5.0)[:, 0]
    share = np.where(low & (np.arange(len(after)) < times.rise + 12), 1.0, share)
    return np.where(late[:, None, None], blended(after, body, np.clip(share, 0.0, 1.0)), after)


def over_seat(
    joints: FloatArray, frames: slice, pelvis: FloatArray, yaw: float, size: float
) -> FloatArray:
    """The upper body of the Motion over a pelvis ``[3]`` on a seat, leaning and turning little.

    Args:
        frames: in which somebody sits.
    """
    own = heading(joints)
    middle = median_yaw(own[frames])
    twist = np.angle(np.exp(1j * (own - middle)))
    twist = _TWIST * np.tanh(smooth(twist[:, None], 3.0)[:, 0] / _TWIST)
    upper = (joints - joints[:, :1]) @ yaw_matrix(yaw + twist - own).transpose(0, 2, 1)
    spine = normalize(upper[:, J["neck"]])
    flat = spine * [1.0, 0.0, 1.0]
    tilt = np.linalg.norm(flat, axis=-1, keepdims=True)
    wanted = flat / np.maximum(tilt, 1e-9) * np.sin(_LEAN) * np.tanh(tilt / np.sin(_LEAN))
    wanted[:, 1] = np.sqrt(1.0 - (wanted**2).sum(-1))
    turn = quat_between(spine, wanted)
    body = np.empty_like(joints)
    body[:] = pelvis + quat_rotate(turn[:, None], upper)
    hips = size * OFFSETS[[J["left_hip"], J["right_hip"]]] @ yaw_matrix(yaw).T
    body[:, [J["left_hip"], J["right_hip"]]] = pelvis + hips
    return body


def sitting_legs(body: FloatArray, feet: Feet, yaw: float, size: float) -> FloatArray:
    """A body with legs that stand before the seat, or hang where it is too high.

    Args:
        feet: ankle and ball of each foot, ``[3]`` or ``[T, 3]`` metres.
    """
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    thigh, shin, sole = (
        size * float(np.linalg.norm(OFFSETS[J[f"left_{n}"]])) for n in ("knee", "ankle", "foot")
    )
    wanted = {}
    for side, (ankle, toe) in feet.items():
        hip = body[0, J[f"{side}_hip"]]
        high = hip[1] - ankle[..., 1].min() > 1.35 * shin
        if ankle.ndim == 1 and (high or np.linalg.norm(ankle - hip) > 0.97 * (thigh + shin)):
            drop = float(np.clip(hip[1] - shin - ankle[1], 0.0, 0.35 * thigh))
            edge = hip + np.sqrt(thigh**2 - drop**2) * ahead - [0.0, drop, 0.0]
            hanging = edge - [0.0, shin, 0.0] - 0.05 * size * ahead
            toe, ankle = toe - ankle + hanging, hanging
        knee = hip + thigh * (0.6 * ahead + [0.0, 0.8, 0.0])
        lower = knee - [0.0, shin, 0.0]
        for name, point in (("knee", knee), ("ankle", lower), ("foot", lower + sole * ahead)):
            body[:, J[f"{side}_{name}"]] = point
        every = body[:, 0] * 0.0
        wanted[side] = (every + ankle, every + toe)
    return with_feet(body, wanted)


def _at_rest(body: FloatArray, place: Place, size: float, rest: float | None) -> FloatArray:
    """Hands that would hang beside the seat lie on the thighs, or on the table."""
    yaw = place.yaw
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    out = body
    for k, side in enumerate(SIDES):
        hand = palms(body)[k]
        low = (hand[:, 1] - body[:, 0, 1]) / size
        high, least = _LAP
        weight = smooth(np.clip((high - low) / (high - least), 0.0, 1.0)[:, None], 4.0)[:, 0]
        thigh = body[:, J[f"{side}_knee"]] - body[:, J[f"{side}_hip"]]
        goal = body[:, J[f"{side}_hip"]] + _BETWEEN * thigh + [0.0, 0.08 * size, 0.0]
        if rest is not None:
            goal = body[:, J[f"{side}_hip"]] + 0.42 * size * ahead
            goal[:, 1] = rest + 0.05
            over = ((hand - body[:, 0]) * ahead).sum(-1) > 0.2 * size
            sunk = np.where(over, np.clip((rest + 0.06 - hand[:, 1]) / 0.08, 0.0, 1.0), 0.0)
            weight = np.maximum(weight, smooth(sunk[:, None], 4.0)[:, 0])
        out = reach(out, f"{side}_hand", goal, np.clip(weight, 0.0, 1.0))
    return out


def _share(frames: int, times: Times) -> FloatArray:
    """How far each frame is that of somebody who sits, ``[T]`` 0–1."""
    time = np.arange(frames, dtype=np.float64)
    down = np.clip((time - times.begin) / max(times.contact - times.begin, 1), 0.0, 1.0)
    if times.contact == 0:
        down = np.ones(frames)
    up = np.clip((time - times.rise) / max(times.end - times.rise, 1), 0.0, 1.0)
    share = np.minimum(down, 1.0 - up)
    return np.asarray(share * share * (3 - 2 * share))


def _artificial(frames: int, times: Times) -> FloatArray:
    """Where the body does not sit down or rise by itself, ``[T]``."""
    time = np.arange(frames)
    down = (time < times.contact) & (not times.natural_down)
    up = (time >= times.rise) & (not times.natural_up)
    return np.asarray((down | up).astype(np.float64))


def bowed(joints: FloatArray, angle: FloatArray, yaw: float) -> FloatArray:
    """The trunk bent forward over the pelvis by ``angle [T]`` radians."""
    axis = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    turn = quat_from_axis_angle(np.tile(axis, (len(angle), 1)), angle)
    out = joints.copy()
    pelvis = joints[:, :1]
    out[:, _UPPER] = pelvis + quat_rotate(turn[:, None], joints[:, _UPPER] - pelvis)
    return out
