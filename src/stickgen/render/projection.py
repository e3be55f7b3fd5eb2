"""Stage → picture: perspective through a lens.

With the long lens of ``camera.LENS`` this is close to a weak perspective: bodies keep their shape
wherever they stand, and a camera that moves sees true parallax.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import FRAME_HEIGHT, Camera
from stickgen.geometry import FloatArray

NEAR = 0.25
"""Metres ahead of the eye of the near plane. What is nearer, or behind the eye, is projected as if
it lay on that plane, so that every number stays finite; ``is_seen`` says which."""


def view(points: FloatArray, camera: Camera) -> FloatArray:
    """Stage → camera coordinates.

    Args:
        points: ``[T, ..., 3]`` stage metres.
        camera: a view for each of the T frames.

    Returns:
        ``[T, ..., 3]`` metres to the right of, above and ahead of the eye.
    """
    points = np.asarray(points, dtype=np.float64)
    flat = points.reshape(len(points), -1, 3) - camera.position[:, None]
    return (flat @ camera.axes().transpose(0, 2, 1)).reshape(points.shape)


def lens(camera: Camera, size: tuple[int, int]) -> FloatArray:
    """Focal length in pixels, ``[T]``: the shorter side of ``size`` is ``FRAME_HEIGHT``.

    In a wide picture that is its height; in a tall one its width, so that what fits a square
    picture fits every picture.
    """
    return camera.focal.astype(np.float64) * (min(size) / FRAME_HEIGHT)


def project(
    points: FloatArray, camera: Camera, size: tuple[int, int]
) -> tuple[FloatArray, FloatArray]:
    """Project points of every frame into the picture.

    Args:
        points: ``[T, ..., 3]`` stage metres.
        camera: a view for each of the T frames.
        size: width and height, pixels.

    Returns:
        ``[T, ..., 2]`` pixels, x right and y down, and ``[T, ...]`` pixels per metre there: the
        larger, the nearer.
    """
    seen = view(points, camera)
    over = (-1,) + (1,) * (seen.ndim - 2)
    scale = lens(camera, size).reshape(over) / np.maximum(seen[..., 2], NEAR)
    x = size[0] / 2 + seen[..., 0] * scale
    y = size[1] / 2 - seen[..., 1] * scale
    return np.stack([x, y], axis=-1), scale


def is_seen(scale: FloatArray, camera: Camera, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Frames in which all points of ``scale [T, ...]`` (of ``project``) are ahead of the eye."""
    nearest = scale.reshape(len(scale), -1).max(axis=1)
    return np.asarray(nearest < lens(camera, size) / NEAR * (1 - 1e-9))
