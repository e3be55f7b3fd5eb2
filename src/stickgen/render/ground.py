"""Short pencil strokes on the floor.

They are fixed to the stage, so they pass by when the camera follows an actor: without them a walk
looks like one on a treadmill. They lie on an endless jittered grid; the hash of a cell decides its
strokes, the same ones in every frame and every scene.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from stickgen.camera import Camera
from stickgen.geometry import FloatArray
from stickgen.noise import noise

_CELL = 1.05  # metres between strokes
_REACH = (2.0, 21.0)  # metres ahead of the eye between which there are strokes
_FADE = (20.0, 9.0)  # metres ahead of the eye where they appear and where they are strongest
_TUFT_SHARE, _DASH_SHARE = 0.18, 0.42  # the other cells are bare
_TUFT = np.array(  # three blades of grass: x0, y0, x1, y1 in metres
    [[-0.05, 0.0, -0.085, 0.085], [0.0, 0.0, 0.004, 0.13], [0.05, 0.0, 0.095, 0.075]]
)


def floor_strokes(camera: Camera, aspect: float) -> FloatArray:
    """The strokes on the floor that one frame may show.

    Args:
        camera: a single frame.
        aspect: half the longer side of the picture over its focal length.

    Returns:
        ``[n, 2, 3]`` stage metres: both ends of each stroke.
    """
    eye = camera.position[0, [0, 2]].astype(np.float64)
    right, _, ahead = camera.axes()[0][:, [0, 2]]
    level = float(np.hypot(*ahead))
    if level < 0.2:  # seen from above: around the target
        eye, ahead, right = (
            camera.target[0, [0, 2]] - [0.0, 8.0],
            np.array([0, 1]),
            np.array([1, 0]),
        )
    else:
        ahead, right = ahead / level, right / max(float(np.hypot(*right)), 1e-6)
    corners = [eye + d * (ahead + s * aspect * right) for d in _REACH for s in (-1.0, 1.0)]
    low = np.floor(np.min(corners, axis=0) / _CELL).astype(int).tolist()
    high = np.ceil(np.max(corners, axis=0) / _CELL).astype(int).tolist()
    return _strokes(*low, *high)


def stroke_strength(distance: FloatArray) -> FloatArray:
    """How dark strokes are at ``distance [...]`` metres ahead of the eye, 0–1."""
    return np.clip((distance - _FADE[0]) / (_FADE[1] - _FADE[0]), 0.0, 1.0)


@lru_cache(maxsize=16)
def _strokes(left: int, near: int, right: int, far: int) -> FloatArray:
    """The strokes of a block of cells, ``[n, 2, 3]`` stage metres, not to be changed."""
    grid = np.meshgrid(np.arange(left, right), np.arange(near, far), indexing="ij")
    cells = np.stack(grid, axis=-1).reshape(-1, 2)
    across, away, kind, length = (noise(cells[:, 0], cells[:, 1], i) for i in range(4))
    base = np.zeros((len(cells), 3))
    base[:, 0] = (cells[:, 0] + across) * _CELL
    base[:, 2] = (cells[:, 1] + away) * _CELL
    tuft = kind < _TUFT_SHARE
    dash = ~tuft & (kind < _TUFT_SHARE + _DASH_SHARE)
    half = (0.03 + 0.07 * length)[dash, None, None] * np.array([[-1.0, 0, 0], [1.0, 0, 0]])
    blade = np.zeros((3, 2, 3))
    blade[..., :2] = _TUFT.reshape(3, 2, 2)
    blades = (0.7 + 0.6 * length)[tuft, None, None, None] * blade
    return np.concatenate(
        [base[dash, None] + half, (base[tuft, None, None] + blades).reshape(-1, 2, 3)]
    )
