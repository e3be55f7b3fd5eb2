"""Hair that covers the skull: a cap on a ball, and its outline from any direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.camera import Camera
from stickgen.geometry import FloatArray
from stickgen.render.head import Head
from stickgen.render.mark import Mark

_POLE = 0.87  # radians above straight back of the middle of the cap
_HALF = 1.5  # radians from there to the hairline; below π/2
_RADIUS = 1.09  # head radii
_NAPE_POLE, _NAPE_HALF, _NAPE_RADIUS = -0.35, 0.8, 0.9  # the same of the shade of a nape
_NAPE_SEEN = 0.35  # cosine from straight behind up to which it is drawn
_POINTS = 24


@dataclass(frozen=True)
class Scalp:
    """A cap of hair over all frames.

    Attributes:
        outline: ``[T, 48, 2]`` head radii right of and above the head's middle; all zero where
            none of it is visible.
        fill, ink: its colours.
    """

    outline: FloatArray
    fill: str
    ink: str

    def marks(self, index: int, ball: tuple[float, float, float], line: float) -> list[Mark]:
        """The cap in one frame.

        Args:
            index: of the frame.
            ball: x, y and radius of the head, pixels.
            line: width of the outline, pixels.
        """
        outline = self.outline[index]
        if not outline.any():
            return []
        x, y, radius = ball
        return [Mark(np.array([x, y]) + radius * outline * [1.0, -1.0], self.fill, self.ink, line)]


def cap(head: Head, camera: Camera) -> FloatArray:
    """Outline of the cap in every frame, as ``Scalp.outline``."""
    return _on_ball(head, camera, _POLE, _HALF, _RADIUS)


def nape(head: Head, camera: Camera) -> FloatArray:
    """Outline of the shade at the back of a bare head, as ``Scalp.outline``; none in a profile."""
    shade = _on_ball(head, camera, _NAPE_POLE, _NAPE_HALF, _NAPE_RADIUS)
    away = (head.forward * camera.axes()[:, 2]).sum(-1)  # 1: it is seen from behind
    return np.asarray(np.where(away[:, None, None] > _NAPE_SEEN, shade, 0.0))


def _on_ball(head: Head, camera: Camera, rise: float, half: float, radius: float) -> FloatArray:
    """The near side of a cap about a direction above straight back, ``[T, 48, 2]`` head radii."""
    pole = np.cos(rise) * -head.forward + np.sin(rise) * head.up
    axes = camera.axes() * np.array([[1.0], [1.0], [-1.0]])
    rows = (axes @ pole[..., None])[..., 0]
    return radius * np.stack([_visible_outline(row, half) for row in rows])


def _visible_outline(pole: FloatArray, half: float) -> FloatArray:
    """The near side of a cap about a unit vector (right, up, towards the viewer), ``[48, 2]``.

    It is bounded by the hairline where that is on the near side, and by the rim of the ball
    elsewhere.
    """
    across = max(float(np.hypot(pole[0], pole[1])), 1e-6)
    up = (np.array([0.0, 0.0, 1.0]) - pole[2] * pole) / across  # along which the hairline rises
    side = np.cross(pole, up)
    hidden = -np.cos(half) * pole[2] / (np.sin(half) * across)
    if hidden >= 1.0:
        return np.zeros((2 * _POINTS, 2))
    whole = hidden <= -1.0
    start = -np.pi / 2 if whole else float(np.arcsin(hidden))
    count = 2 * _POINTS if whole else _POINTS
    turn = np.linspace(start, np.pi - start, count)[:, None]
    hairline = np.cos(half) * pole + np.sin(half) * (np.cos(turn) * side + np.sin(turn) * up)
    if whole:
        return np.asarray(hairline[:, :2])
    ends = np.arctan2(hairline[[-1, 0], 1], hairline[[-1, 0], 0])
    # The rim between both ends, by way of the pole.
    from_pole = np.angle(np.exp(1j * (ends - np.arctan2(pole[1], pole[0]))))
    rim = np.arctan2(pole[1], pole[0]) + np.linspace(from_pole[0], from_pole[1], _POINTS)
    return np.concatenate([hairline[:, :2], np.stack([np.cos(rim), np.sin(rim)], -1)])
