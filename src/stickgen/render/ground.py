"""Pencil marks on the floor and the soft shadows on it.

The marks stand still on the stage, so they slide past, nearer ones faster, when the camera
follows an actor: without them a walk would look like a treadmill. They lie on an endless jittered
grid whose cells hash to the same marks in every frame and every film.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.render.projection import EYE_HEIGHT, depth_scale
from stickgen.skeleton import J

FloatArray = NDArray[np.floating]

ROWS: FloatArray = np.array(
    [-11.0, -8.6, -6.8, -5.3, -4.1, -3.0, -2.1, -1.2, -0.4, 0.5, 1.3, 2.2, 3.2]
)
"""Depth of each row of marks, metres; far rows first."""
ROWS.setflags(write=False)
_FADE = (-12.0, -3.0)  # metres where marks begin to show and where they are strong
_CELL = 1.15  # metres between marks along a row
_TUFT_SHARE, _DASH_SHARE = 0.22, 0.5  # the other cells are bare
_TUFT = np.array(  # three blades of grass: x0, y0, x1, y1 in metres
    [[-0.05, 0.0, -0.085, 0.085], [0.0, 0.0, 0.004, 0.13], [0.05, 0.0, 0.095, 0.075]]
)


def row_strength() -> FloatArray:
    """How dark each row is, 0 faded into the distance to 1."""
    return np.clip((ROWS - _FADE[0]) / (_FADE[1] - _FADE[0]), 0.0, 1.0)


def marks(center_x: float, half_width: float) -> list[FloatArray]:
    """The pencil strokes that a picture shows.

    Args:
        center_x: the camera's x, metres.
        half_width: of the picture at z = 0, metres.

    Returns:
        For each of ``ROWS`` the ends of its strokes in the picture plane, ``[n, 2, 2]`` metres
        right of the picture's middle and above the floor line.
    """
    reach = half_width / depth_scale(ROWS[0]) + _CELL
    cells = np.arange(np.floor((center_x - reach) / _CELL), np.ceil((center_x + reach) / _CELL))
    across, away, kind, length = _hash(cells.astype(np.int64))  # each [R, C]
    z = ROWS[:, None] + 0.8 * (away - 0.5)
    k = depth_scale(z)
    u = ((cells + across) * _CELL - center_x) * k
    base = np.stack([u, EYE_HEIGHT * (1 - k)], axis=-1)
    seen = np.abs(u) < half_width + 0.2
    tuft = seen & (kind < _TUFT_SHARE)
    dash = seen & (kind >= _TUFT_SHARE) & (kind < _TUFT_SHARE + _DASH_SHARE)

    half = ((0.03 + 0.07 * length) * k)[..., None, None] * np.array([[-1.0, 0.0], [1.0, 0.0]])
    dashes = base[..., None, :] + half
    blades = _TUFT.reshape(3, 2, 2) * ((0.7 + 0.6 * length) * k)[..., None, None, None]
    tufts = base[..., None, None, :] + blades
    return [
        np.concatenate([dashes[r, dash[r]], tufts[r, tuft[r]].reshape(-1, 2, 2)])
        for r in range(len(ROWS))
    ]


def _hash(cells: NDArray[np.int64]) -> FloatArray:
    """Four numbers in [0, 1) for every cell of every row, ``[4, R, C]``.

    A 32-bit multiply-xorshift mix of the integers: scattered, and the same everywhere.
    """
    salt = np.arange(4 * len(ROWS), dtype=np.uint64).reshape(4, len(ROWS), 1)
    h = (cells.astype(np.uint64) * np.uint64(0x9E3779B1) + salt * np.uint64(0x85EBCA6B)) % 2**32
    for multiplier in (0x2C1B3C6D, 0x297A2D39):
        h = ((h ^ (h >> np.uint64(15))) * np.uint64(multiplier)) % 2**32
    return (h ^ (h >> np.uint64(15))).astype(np.float64) / 2**32


_CASTERS = ("left_foot", "right_foot", "left_knee", "right_knee", "pelvis", "spine3", "head")
_SHADOW_RADIUS = np.array([0.17, 0.17, 0.16, 0.16, 0.30, 0.30, 0.22])


def shadows(joints: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Soft blots under a body: darker and smaller the nearer a part is to the floor.

    Args:
        joints: ``[T, 22, 3]`` metres.

    Returns:
        floor points ``[T, S, 3]``, radii ``[T, S]`` metres, strengths ``[T, S]`` 0–1.
    """
    parts = np.asarray(joints, dtype=np.float64)[:, [J[name] for name in _CASTERS]]
    height = np.maximum(parts[..., 1], 0.0)
    floor = parts * [1.0, 0.0, 1.0]
    return floor, _SHADOW_RADIUS * (1.0 + 0.5 * height), np.exp(-height / 0.45)
