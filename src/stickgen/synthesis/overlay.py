"""Arms and head of an action laid over recorded walking or standing."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import J
from stickgen.synthesis.controls import FOREARM, SIDE_AXES, SIDES, UPPER_ARM, Controls, rotation


def chest_frame(joints: FloatArray) -> FloatArray:
    """Orientation ``[T, 3, 3]`` of the chest of ``joints [T, 22, 3]``: columns left, up, ahead."""
    left = normalize(joints[:, J["left_collar"]] - joints[:, J["right_collar"]])
    up = joints[:, J["neck"]] - joints[:, J["spine3"]]
    # In the rest pose the neck lies a little behind the upper spine.
    ahead = normalize(np.cross(left, up))
    tilt = np.arctan2(0.030, 0.215)
    level = np.cross(ahead, left)
    up = np.cos(tilt) * level + np.sin(tilt) * ahead
    return np.stack([left, up, np.cross(left, up)], axis=-1)


def overlay(joints: FloatArray, c: Controls) -> FloatArray:
    """A recorded motion with the arms of an action, where it needs them, and its head turn.

    Args:
        joints: ``[T, 22, 3]`` metres of the recorded motion, as long as the controls.
        c: controls of the action over a neutral stance; only arms and head are used.

    Returns:
        ``[T, 22, 3]``; legs, trunk and shoulders are the recorded ones.
    """
    out = np.array(joints, dtype=np.float64)
    chest = chest_frame(out)
    neck = out[:, J["neck"]]
    nod = chest @ rotation(c.head) @ np.swapaxes(chest, -1, -2)
    out[:, J["head"]] = neck + (nod @ (out[:, J["head"]] - neck)[..., None])[..., 0]
    recorded = out.copy()
    for s, side in enumerate(SIDES):
        names = [J[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist")]
        shoulder, elbow, wrist = (recorded[:, j] for j in names)
        pose = np.stack([elbow - shoulder, wrist - elbow], axis=1) @ chest * SIDE_AXES[s]
        blended = Controls.rest(len(out))
        blended.arms[:, s] = normalize(pose)
        blended.arm(s, c.arms[:, s], c.arm_weights[:, s])
        world = (blended.arms[:, s] * SIDE_AXES[s]) @ np.swapaxes(chest, -1, -2)
        upper, fore = np.moveaxis(world, 1, 0)
        out[:, names[1]] = shoulder + UPPER_ARM * upper
        out[:, names[2]] = out[:, names[1]] + FOREARM * fore
    return out
