"""Jumps and steps onto things: what is jumped onto stands where the feet come down."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.bending import bent
from stickgen.geometry import heading
from stickgen.measures.footing import jumps
from stickgen.motion import Motion
from stickgen.script import StageProp
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

_HIGHEST = 0.8  # metres to which an adult jumps
_WHEN, _FLIGHT = 0.35, 0.5  # share of the time at which it happens, and its seconds, otherwise
_OFF = 0.12  # metres from the middle of the feet to the middle of the thing, away from the body


def height_of(kind: str) -> float:
    """Height of the top of a thing over its lowest point, metres."""
    points = np.concatenate([piece.points for piece in PROPS[kind].pieces])
    return float(np.ptp(points[:, 1]))


def onto(motion: Motion, frames: slice, kind: str) -> tuple[Motion, StageProp]:
    """A motion that gets onto a thing in some frames and stays there, and the thing."""
    fps, size = motion.fps, figure_scale(motion.joints)
    last = min(frames.stop, len(motion))
    found = [j for j in jumps(motion.joints, fps) if frames.start <= j[0] < last]
    middle = frames.start + round(_WHEN * (last - frames.start))
    off, land = found[0] if found else (middle, middle + round(_FLIGHT * fps))
    land = min(land, len(motion) - 1)
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
