"""Swimmers at the surface of the water."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.direction.smoothing import smooth
from stickgen.motion import Motion
from stickgen.script import StageProp
from stickgen.skeleton import J

WATER = "pool_water"
"""The kind of water that is brought."""
_LONG = 11.0  # metres of it
_DEEP = 0.03  # metres by which the back is out of the water
_EASING = 0.5  # seconds, standard deviation, in which a swimmer keeps to the surface
_INTO = 0.7  # seconds in which somebody gets into the water


def at_surface(motion: Motion, frames: slice) -> tuple[Motion, StageProp]:
    """A motion whose back is at the surface within some frames, and the water around it."""
    joints = motion.joints.astype(np.float64)
    back = smooth(joints[:, [J["spine2"]], 1], _EASING * motion.fps)[:, 0]
    time = np.arange(len(joints), dtype=np.float64)
    ease = _INTO * motion.fps
    share = np.clip((time - frames.start) / ease + 1, 0, 1) if frames.start else np.ones(len(time))
    if frames.stop < len(joints):
        share = np.minimum(share, np.clip((frames.stop + ease - time) / ease, 0, 1))
    joints[..., 1] -= (share * (back - _DEEP))[:, None]
    path = joints[frames, 0][:, [0, 2]]
    middle, way = (path[0] + path[-1]) / 2, path[-1] - path[0]
    turn = float(np.rad2deg(np.arctan2(-way[1], way[0]))) if np.linalg.norm(way) > 0.3 else 0.0
    turn = (turn + 90.0) % 180.0 - 90.0  # its near side stays near the viewer
    scale = max((float(np.linalg.norm(way)) + 3.0) / _LONG, 1.0)
    at = (float(middle[0]), float(middle[1]))
    water = StageProp(kind=WATER, at=at, turn=turn, scale=scale)
    contacts = motion.contacts & (share < 0.5)[:, None]
    moved = replace(motion, joints=joints.astype(np.float32), contacts=contacts)
    return moved, water
