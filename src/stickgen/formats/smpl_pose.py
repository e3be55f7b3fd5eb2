"""Parameters of SMPL bodies in the layout of AMASS (Mahmood et al., ICCV 2019)."""

from __future__ import annotations

from typing import Any

import numpy as np

from stickgen.geometry import FloatArray, quat_mul, quat_to_rotvec

_Z_UP = np.array([0.5, 0.5, 0.5, 0.5])
"""Quaternion from our axes (Y up) to those of AMASS: x, y, z become z, x, y."""


def smpl_parameters(
    joints: FloatArray, rotations: FloatArray, fps: float, width: int = 156
) -> dict[str, Any]:
    """Arrays of an AMASS file, Z up; hands are at rest.

    ``trans`` is the position of the pelvis; a body model adds its rest position of the pelvis,
    about 0.2 m lower.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up.
        rotations: ``[T, 22, 4]`` unit quaternions in the frame of the parent.
        fps: frames a second.
        width: axis-angle values a frame, one of ``options.SMPL_WIDTHS``: those of the 22 joints
            of the body come first in all of them.
    """
    local = np.array(rotations, dtype=np.float64)
    local[:, 0] = quat_mul(_Z_UP, local[:, 0])
    poses = np.zeros((len(joints), width))
    poses[:, : 3 * local.shape[1]] = quat_to_rotvec(local).reshape(len(joints), -1)
    return {
        "poses": poses.astype(np.float32),
        "trans": joints[:, 0, [2, 0, 1]].astype(np.float32),
        "betas": np.zeros(16),
        "dmpls": np.zeros((len(joints), 8)),
        "gender": np.array("neutral"),
        "mocap_framerate": np.array(fps),
    }
