"""DeepMimic motions: JSON with root and joint rotations of the simulated humanoid.

Peng et al., "DeepMimic", SIGGRAPH 2018. A frame holds its duration in seconds, the root's position
(metres, Y up, +X forward) and rotation, then the rotation of every joint: a quaternion w x y z,
or an angle about z for knees and elbows.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.humanoid import BODY, identity_rotations, pose_humanoid
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize, quat_from_axis_angle

CREDIT = "DeepMimic, Peng et al., SIGGRAPH 2018"
_WIDTH = 44
_JOINTS = (
    "pelvis torso head right_thigh right_shin right_foot right_upper_arm right_lower_arm "
    "left_thigh left_shin left_foot left_upper_arm left_lower_arm"
).split()
"""Rotating bodies, in the order of a frame's values after the root's position."""
_HINGES = ("right_shin", "left_shin", "right_lower_arm", "left_lower_arm")
_AXIS = np.array([0.0, -1.0, 0.0])  # DeepMimic's +z, to the right, in the humanoid's frame


def find(path: Path) -> list[Item]:
    """List every ``.json`` file below a folder.

    Raises:
        StickGenError: there is no such file.
    """
    return list_files(path, "deepmimic", (".json",))


def read(item: Item) -> list[Recording]:
    """Read one humanoid.

    Raises:
        StickGenError: see ``read_deepmimic``.
    """
    motion = read_deepmimic(item.path)
    captions = captions_beside(item.path)
    return [Recording(item.id, "deepmimic", motion, "not stated", CREDIT, captions)]


def read_deepmimic(path: Path) -> RawMotion:
    """Read a DeepMimic motion of ``humanoid3d``; positions in metres, Z up.

    Raises:
        StickGenError: it is not such a file, or a frame is not 44 finite numbers.
    """
    values = _frames(path)
    seconds = values[:-1, 0] if len(values) > 1 else values[:, 0]  # the last one is unused
    step = float(np.median(seconds))
    if not 0.001 <= step <= 1.0:
        raise StickGenError(f"{path} has frames of {step:g} s; 0.001 to 1 s are possible.")
    if np.abs(seconds - step).max() > 0.1 * step:
        raise StickGenError(f"{path} has frames of unequal lengths; resample it first.")
    local = identity_rotations(len(values))
    column = 4
    for name in _JOINTS:
        if name in _HINGES:
            axis = np.tile(_AXIS, (len(values), 1))
            local[:, BODY[name]] = quat_from_axis_angle(axis, values[:, column])
            column += 1
        else:
            rotation = normalize(values[:, column : column + 4])
            local[:, BODY[name]] = np.concatenate(
                [rotation[:, :1], _to_z_up(rotation[:, 1:])], axis=1
            )
            column += 4
    return pose_humanoid(_to_z_up(values[:, 1:4]), local, 1.0 / step, arms_out=False)


def _to_z_up(v: FloatArray) -> FloatArray:
    """Vectors ``[T, 3]`` from DeepMimic's axes (Y up, Z right) to the humanoid's (Z up, Y left)."""
    return v[:, [0, 2, 1]] * np.array([1.0, -1.0, 1.0])


def _frames(path: Path) -> FloatArray:
    try:
        data = json.loads(read_text(path, "DeepMimic"))
        rows = data["Frames"]
        well_formed = all(
            len(row) == _WIDTH and all(isinstance(v, int | float) for v in row) for row in rows
        )
        values = np.array(rows, dtype=np.float64) if well_formed else np.empty(0)
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        raise StickGenError(f"{path} is not a DeepMimic motion: {error}.") from error
    if values.ndim != 2 or not len(values):
        raise StickGenError(f"{path} is not a DeepMimic motion: a frame must be {_WIDTH} numbers.")
    invalid = np.argwhere(~np.isfinite(values))
    if len(invalid):
        raise StickGenError(
            f"{path} holds NaN or infinity in frame {invalid[0, 0]}; repair the file."
        )
    return values
