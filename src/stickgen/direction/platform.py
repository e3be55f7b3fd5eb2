"""Jumps onto things and over them: they stand where the feet come down, or below the jump."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.bending import bent
from stickgen.geometry import FloatArray, heading
from stickgen.measures.footing import jumps
from stickgen.motion import Motion
from stickgen.script import StageProp
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

_HIGHEST = 0.8  # metres to which an adult jumps
_WHEN, _FLIGHT = 0.35, 0.5  # share of the time at which it happens, and its seconds, otherwise
_CLEAR = 0.5  # metres that a jump is longer than what it goes over
_OFF = 0.12  # metres from the middle of the feet to the middle of the thing, away from the body


def height_of(kind: str) -> float:
    """Height of the top of a thing over its lowest point, metres."""
    points = np.concatenate([piece.points for piece in PROPS[kind].pieces])
    return float(np.ptp(points[:, 1]))


def over(
    motion: Motion, frames: slice, kind: str, scale: float = 1.0
) -> tuple[Motion, FloatArray, float]:
    """A motion that jumps over a thing in some frames, as far and as high as it must.

    Returns:
        the motion; ``[3]`` metres: where the middle of the thing is; the yaw of the way, radians.
    """
    size = figure_scale(motion.joints)
    off, land = _jump(motion, frames)
    points = scale * np.concatenate([piece.points for piece in PROPS[kind].pieces])
    deep = float(min(np.ptp(points[:, 0]), np.ptp(points[:, 2])))
    deep = float(np.ptp(points[:, 0])) if kind == "puddle" else deep
    root = motion.joints[:, 0].astype(np.float64)
    yaw = float(heading(motion.joints[off : off + 1])[0])
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    missing = max(deep + _CLEAR * size - float((root[land] - root[off]) @ ahead), 0.0)
    share = np.clip((np.arange(len(motion)) - off) / max(land - off, 1), 0.0, 1.0)
    low = motion.joints[off : land + 1, [J["left_foot"], J["right_foot"]], 1].max()
    height = max(float(np.ptp(points[:, 1])) + 0.12 * size - float(low), 0.0)
    rise = min(height, _HIGHEST * size) * 4 * share * (1 - share)
    shift = (missing * share)[:, None] * ahead + rise[:, None] * [0.0, 1.0, 0.0]
    joints = (motion.joints + shift[:, None]).astype(np.float32)
    contacts = motion.contacts.copy()
    contacts[off + 1 : land] = False
    middle = (joints[off, 0] + joints[land, 0]) / 2 * [1.0, 0.0, 1.0]
    return replace(motion, joints=joints, contacts=contacts), middle, yaw


def _jump(motion: Motion, frames: slice) -> tuple[int, int]:
    """Frames in which somebody takes off and lands."""
    last = min(frames.stop, len(motion))
    found = [j for j in jumps(motion.joints, motion.fps) if frames.start <= j[0] < last]
    middle = frames.start + round(_WHEN * (last - frames.start))
    off, land = found[0] if found else (middle, middle + round(_FLIGHT * motion.fps))
    return off, min(land, len(motion) - 1)


def onto(motion: Motion, frames: slice, kind: str) -> tuple[Motion, StageProp]:
    """A motion that gets onto a thing in some frames and stays there, and the thing."""
    size = figure_scale(motion.joints)
    off, land = _jump(motion, frames)
    scale = min(1.0, _HIGHEST * size / height_of(kind))
    rise = height_of(kind) * scale
    # Whoever is up there steps on the spot.
    pace = np.where(np.arange(len(motion)) > land, 0.02, 1.0)
    still = bent(motion, np.zeros(len(motion)), pace, land)
    share = np.clip((np.arange(len(motion)) - off) / max(land - off, 1), 0.0, 1.0)
    arc = 0.2 * rise * 4 * share * (1 - share)
    up = rise * np.sin(share * np.pi / 2) + arc
    joints = still.joints + (up[:, None, None] * [0.0, 1.0, 0.0]).astype(np.float32)
    feet = joints[land, [J["left_foot"], J["right_foot"]]].mean(axis=0)
    yaw = float(heading(joints[land : land + 1])[0])
    foot = feet + _OFF * np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    low = min(float(piece.points[:, 1].min()) for piece in PROPS[kind].pieces)
    thing = StageProp(
        kind=kind,
        at=(float(foot[0]), float(foot[2])),
        y=-low * scale,
        turn=float(np.rad2deg(yaw)),
        scale=scale,
    )
    return replace(still, joints=joints), thing
