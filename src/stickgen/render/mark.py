"""Marks: the shapes of one frame, independent of how they are drawn (pixels or SVG).

They are named tuples because a frame has hundreds: frozen dataclasses take three times as long to
make.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from stickgen.camera import Camera
from stickgen.geometry import FloatArray


class Mark(NamedTuple):
    """One shape in the picture.

    Attributes:
        points: ``[N, 2]`` pixels.
        fill: ``#rrggbb``, or ``#rrggbbaa`` for glass; empty: none.
        ink: colour of the outline or line; empty: none.
        width: of the outline or line, pixels.
        radii: ``[N]`` pixels of a disc swept along the points; None: a flat shape or a line.
        closed: whether a flat shape ends where it begins.
        limb: whether it is a limb of a body; each style draws limbs differently.
        gap: pixels of free space around a limb.
        gap_from: index of the point at which that space begins.
        gap_ends: whether it also surrounds the limb's end.
        scale: pixels per metre at its depth.
        seed: of its wobble.
        joints: indices of points that are joints.
        flat: whether a swept disc has flat ends.
        dashes: whether each pair of points is a separate line.
    """

    points: FloatArray
    fill: str = ""
    ink: str = ""
    width: float = 0.0
    radii: FloatArray | None = None
    closed: bool = True
    limb: bool = False
    gap: float = 0.0
    gap_from: int = 0
    gap_ends: bool = True
    scale: float = 1.0
    seed: int = 0
    joints: tuple[int, ...] = ()
    flat: bool = False
    dashes: bool = False


class Group(NamedTuple):
    """Marks that are drawn together, one over the other; near groups cover far ones."""

    nearness: float
    marks: tuple[Mark, ...]


def by_nearness(group: Group) -> float:
    """The key by which groups are sorted from far to near.

    It is rounded: what is equally near stays in its order, whatever the last digit says.
    """
    return round(group.nearness, 6)


class SoftShadow(NamedTuple):
    """An ellipse of shadow that fades outwards: middle, half axes (pixels) and strength 0–1."""

    x: float
    y: float
    across: float
    along: float
    strength: float


class FrameMarks(NamedTuple):
    """One frame without its backdrop.

    Attributes:
        camera: a single frame.
        shadows: on the floor, below all groups.
        groups: from far to near.
        mist: soft banks of fog over all groups.
        flash: strength of a flash of lightning behind all groups, 0–1.
    """

    camera: Camera
    shadows: tuple[SoftShadow, ...]
    groups: tuple[Group, ...]
    mist: tuple[SoftShadow, ...] = ()
    flash: float = 0.0


def outline(points: FloatArray, radii: FloatArray) -> FloatArray:
    """Both edges of a swept disc as one closed polygon; its round ends are left to discs.

    Args:
        points: ``[..., N, 2]`` pixels, N ≥ 2.
        radii: ``[..., N]`` pixels.

    Returns:
        ``[..., 2N, 2]`` pixels: one edge outwards, the other back.
    """
    along = np.empty_like(points)
    along[..., 1:-1, :] = points[..., 2:, :] - points[..., :-2, :]
    along[..., 0, :] = points[..., 1, :] - points[..., 0, :]
    along[..., -1, :] = points[..., -1, :] - points[..., -2, :]
    length = np.maximum(np.hypot(along[..., 0], along[..., 1]), 1e-6)
    across = radii / length
    normal = np.stack([-along[..., 1] * across, along[..., 0] * across], axis=-1)
    return np.concatenate([points + normal, (points - normal)[..., ::-1, :]], axis=-2)
