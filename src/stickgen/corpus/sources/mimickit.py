"""MimicKit motions: pickles of root and joint angles of the simulated humanoid.

Peng, "MimicKit: A Reinforcement Learning Framework for Motion Imitation and Control", 2025. A
frame holds the root's position (metres, Z up), its rotation and 28 joint values in the order
of the MJCF file: a rotation vector for a joint with three hinges, an angle for one hinge.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, frame_rate
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.humanoid import BODY, identity_rotations, pose_humanoid
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.unpickle import load_pickle
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_axis_angle, quat_from_rotvec

CREDIT = "MimicKit, Xue Bin Peng"
_WIDTH = 34
_HINGES: dict[str, tuple[float, float, float]] = {
    "right_lower_arm": (0.0, 0.0, 1.0),
    "left_lower_arm": (0.0, 0.0, 1.0),
    "right_shin": (0.0, 1.0, 0.0),
    "left_shin": (0.0, 1.0, 0.0),
}
_JOINTS = (
    "pelvis torso head right_upper_arm right_lower_arm left_upper_arm left_lower_arm right_thigh "
    "right_shin right_foot left_thigh left_shin left_foot"
).split()
"""Rotating bodies, in the order of a frame's values after the root's position."""


def find(path: Path) -> list[Item]:
    """List every ``.pkl`` file below a folder.

    Raises:
        StickGenError: there is no such file.
    """
    return list_files(path, "mimickit", (".pkl",))


def read(item: Item) -> list[Recording]:
    """Read one humanoid.

    Raises:
        StickGenError: see ``read_mimickit``.
    """
    motion = read_mimickit(item.path)
    captions = captions_beside(item.path)
    return [Recording(item.id, "mimickit", motion, "Apache-2.0", CREDIT, captions)]


def read_mimickit(path: Path) -> RawMotion:
    """Read a motion file of MimicKit's ``humanoid``; positions in metres, Z up.

    Raises:
        StickGenError: it is not a plain pickle of such a motion, or is of another robot.
    """
    data = load_pickle(path)
    if not isinstance(data, dict) or not {"fps", "frames"} <= set(data):
        raise StickGenError(f"{path} is not a MimicKit motion: it lacks fps or frames.")
    fps = frame_rate(data["fps"], path)
    values = _frames(data["frames"], path)
    root, angles = values[:, :3], values[:, 3:]
    local = identity_rotations(len(values))
    column = 0
    for name in _JOINTS:
        if name in _HINGES:
            axis, angle = np.array(_HINGES[name]), angles[:, column]
            local[:, BODY[name]] = quat_from_axis_angle(np.tile(axis, (len(values), 1)), angle)
            column += 1
        else:
            local[:, BODY[name]] = quat_from_rotvec(angles[:, column : column + 3])
            column += 3
    return pose_humanoid(root, local, fps, arms_out=True)


def _frames(frames: object, path: Path) -> FloatArray:
    """Values ``[T, 34]``; the file's rows may be lists or one array."""
    if isinstance(frames, list) and all(
        isinstance(row, list) and all(isinstance(v, int | float) for v in row) for row in frames
    ):
        widths = {len(row) for row in frames}
        try:
            values = np.array(frames, dtype=np.float64) if len(widths) == 1 else np.empty((0, 0))
        except OverflowError as error:
            raise StickGenError(f"{path} holds a number that is too large: {error}.") from error
    elif isinstance(frames, np.ndarray) and frames.dtype.kind in "fiu":
        values, widths = frames.astype(np.float64), {frames.shape[-1]} if frames.ndim else set()
    else:
        raise StickGenError(
            f"{path} is not a MimicKit motion: its frames are not a table of numbers."
        )
    if values.ndim != 2 or values.shape[1] != _WIDTH:
        raise StickGenError(
            f"{path} is not a motion of the humanoid: its frames hold {sorted(widths)} values, "
            f"not {_WIDTH}."
        )
    invalid = np.argwhere(~np.isfinite(values))
    if len(invalid):
        frame, column = invalid[0]
        raise StickGenError(
            f"{path} holds NaN or infinity in frame {frame}, value {column}; repair the file."
        )
    return values
