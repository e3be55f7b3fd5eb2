"""Shapes that many clothes are made of, and their colours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import MAIN, Path, Piece, Pieces, curve, drum, moved, plane, tube

DARK, GOLD, WHITE, RED, BROWN, STEEL, STRAW = (
    "#3b3734", "#f0b429", "#fffdf6", "#d3352b", "#7a4a26", "#aab4bf", "#e8c76a",
)  # fmt: skip
DOME = ((1.06, 0.52), (1.03, 0.7), (0.92, 0.9), (0.7, 1.06), (0.36, 1.16), (0.02, 1.19))
"""Profile, radius and height, of a hat that covers the skull."""
LOW_DOME = ((1.1, 0.42), (1.1, 0.66), (1.0, 0.9), (0.74, 1.1), (0.4, 1.21), (0.02, 1.25))
"""Profile of a helmet."""


def lock(points: list[tuple[float, float, float]], radii: list[float], lift: float = 0.0) -> Pieces:
    """A lock of hair: a soft tube that wind lifts."""
    steps = 4
    thick = np.interp(np.arange(steps * (len(points) - 1) + 1) / steps, range(len(points)), radii)
    hair = tube(curve(points, steps), thick.tolist(), line=0.5, lift=lift)
    return (replace(hair, sways=True),)


def mirrored(pieces: Pieces) -> Pieces:
    """The pieces and their mirror images in x."""
    return (*pieces, *moved(pieces, flip=True))


def dome(fill: str = MAIN, profile: Path = DOME, *, lift: float = 0.6) -> Piece:
    """The part of a hat that covers the skull."""
    return drum(profile, fill, lift=lift)


def peak(fill: str = MAIN, *, long: float = 1.8, low: float = 0.58, lift: float = 0.635) -> Piece:
    """The peak of a cap, ``long`` head radii ahead of the middle of the head."""
    side = 0.5 + long / 2
    return plane(
        curve([(-0.8, low + 0.02, 0.6), (-0.72, low, side), (0, low, long), (0.72, low, side),
               (0.8, low + 0.02, 0.6)]), fill, lift=lift,
    )  # fmt: skip


def star(
    middle: tuple[float, float, float], size: float, fill: str = GOLD, *, lift: float = 0.62
) -> Piece:
    """A star of five points that faces forward."""
    x, y, z = middle
    corners = [
        (x + size * r * np.sin(a), y + size * r * np.cos(a), z)
        for a, r in zip(np.arange(10) * np.pi / 5, [1.0, 0.42] * 5, strict=True)
    ]
    return plane(corners, fill, line=0.5, lift=lift)


def spread(count: int, reach: float) -> np.ndarray:
    """Directions ``[count, 3]`` evenly spread over the crown, up to ``reach`` radians from it."""
    turn = np.arange(count) * 2.4  # the golden angle: neighbours never line up
    down = reach * np.sqrt((np.arange(count) + 0.5) / count)
    away = [np.sin(down) * np.sin(turn), np.cos(down), np.sin(down) * np.cos(turn)]
    c, s = np.cos(0.5), np.sin(0.5)  # tilted back, as hair is
    return np.stack(away, axis=-1) @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def strap(points: Path, width: float, fill: str, *, lift: float = 0.0) -> Piece:
    """A line on the body in a colour of its own, ``width`` times 14 mm wide: straps and ribbons.

    The ink of a ``piece.line`` is made legible on the paper, which turns white into grey.
    """
    return tube(points, 0.007 * width, fill, line=0.0, lift=lift)


def ribbon(points: Path, width: float, fill: str, *, lift: float = 0.0) -> Piece:
    """As ``strap``, on the head: ``width`` times a tenth of its radius wide."""
    return tube(points, 0.05 * width, fill, line=0.0, lift=lift)
