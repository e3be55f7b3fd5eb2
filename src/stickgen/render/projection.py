"""Stage → picture: a soft perspective in front of a camera that slides and zooms.

The eye looks along −Z from ``EYE_HEIGHT`` above the floor. A point at depth z is scaled by
k = exp(z / DEPTH) towards the vanishing point (camera x, eye height): a one-point perspective,
so lines along z stay straight and meet at the horizon, but, unlike 1 / (D − z), k stays finite
and positive wherever an actor goes. At z = 0 one stage metre is one metre of the picture plane.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.scene import VIEW_HEIGHT, Camera

FloatArray = NDArray[np.floating]

EYE_HEIGHT = 1.5
"""Height of the eye and so of the horizon, metres."""
DEPTH = 8.0
"""Metres towards the viewer over which things grow e-fold."""


def depth_scale(z: FloatArray) -> FloatArray:
    """Size of things at depth ``z [...]`` metres; 1 at z = 0, larger nearer the viewer."""
    return np.exp(np.asarray(z) / DEPTH)


def plane(points: FloatArray, center_x: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Project onto the picture plane.

    Args:
        points: ``[..., 3]`` stage metres.
        center_x: ``[...]`` the camera's x, metres.

    Returns:
        u, metres right of the picture's middle; v, metres above the stage's floor line at
        z = 0; k, the scale there. Each ``[...]``.
    """
    k = depth_scale(points[..., 2])
    return (points[..., 0] - center_x) * k, EYE_HEIGHT + (points[..., 1] - EYE_HEIGHT) * k, k


def pixels_per_metre(zoom: FloatArray, size: tuple[int, int]) -> FloatArray:
    """Scale at z = 0, ``[T]``: the shorter side of ``size`` shows ``VIEW_HEIGHT / zoom`` metres.

    In a wide picture that is its height; in a tall one its width, so that what fits a square
    picture fits every picture.
    """
    return np.asarray(zoom) * (min(size) / VIEW_HEIGHT)


def project(
    points: FloatArray, camera: Camera, size: tuple[int, int]
) -> tuple[FloatArray, FloatArray]:
    """Project points of every frame into the picture.

    Args:
        points: ``[T, ..., 3]`` stage metres.
        camera: a view for each of the T frames.
        size: width and height, pixels.

    Returns:
        ``[T, ..., 2]`` pixels, x right and y down, and ``[T, ...]`` pixels a metre there.
    """
    points = np.asarray(points, dtype=np.float64)
    over = (-1,) + (1,) * (points.ndim - 2)
    scale = pixels_per_metre(camera.zoom, size).reshape(over)
    u, v, k = plane(points, camera.center[:, 0].reshape(over))
    x = size[0] / 2 + u * scale
    y = size[1] / 2 - (v - camera.center[:, 1].reshape(over)) * scale
    return np.stack([x, y], axis=-1), k * scale
