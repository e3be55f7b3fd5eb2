"""Arms and gaze of an action laid over a real walk or a real idle."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import J
from stickgen.synthesis.body import FOREARM, SIDES, UPPER_ARM, Controls, rotation


def chest_frame(joints: FloatArray) -> FloatArray:
    """Orientation ``[T, 3, 3]`` of the chest: left, up, ahead as columns."""
    left = normalize(joints[:, J["left_collar"]] - joints[:, J["right_collar"]])
    up = joints[:, J["neck"]] - joints[:, J["spine3"]]
    # In the rest pose the neck lies a little behind the upper spine.
    ahead = normalize(np.cross(left, up))
    tilt = np.arctan2(0.030, 0.215)
    level = np.cross(ahead, left)
    up = np.cos(tilt) * level + np.sin(tilt) * ahead
    return np.stack([left, up, np.cross(left, up)], axis=-1)


def overlay(joints: FloatArray, c: Controls) -> FloatArray:
    """A real motion with an action's arms where the action needs them, and its turn of the head.

    Args:
        joints: ``[T, 22, 3]`` metres of the real motion, as long as the controls.
        c: made over a neutral stance; of it only arms and head are used.

    Returns:
        ``[T, 22, 3]``; legs, trunk and shoulders are the real ones.
    """
    out = np.array(joints, dtype=np.float64)
    chest = chest_frame(out)
    neck = out[:, J["neck"]]
    nod = chest @ rotation(c.head) @ np.swapaxes(chest, -1, -2)
    out[:, J["head"]] = neck + (nod @ (out[:, J["head"]] - neck)[..., None])[..., 0]
    real = out.copy()
    for s, side in enumerate(SIDES):
        names = [J[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist")]
        shoulder, elbow, wrist = (real[:, j] for j in names)
        to_side = np.array([1.0 if s == 0 else -1.0, 1.0, 1.0])
        own = np.stack([elbow - shoulder, wrist - elbow], axis=1) @ chest * to_side
        made = Controls.rest(len(out))
        made.arms[:, s] = normalize(own)
        made.arm(s, c.arms[:, s], c.own_arms[:, s])
        upper, fore = np.moveaxis((made.arms[:, s] * to_side) @ np.swapaxes(chest, -1, -2), 1, 0)
        out[:, names[1]] = shoulder + UPPER_ARM * upper
        out[:, names[2]] = out[:, names[1]] + FOREARM * fore
    return out
