"""Colours and small parts that the drawings of many things share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import (
    MAIN,
    Path,
    Piece,
    Pieces,
    curve,
    disc,
    line,
    moved,
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.records import Point
from stickgen.geometry import FloatArray

WOOD, OAK, PALE_WOOD, BROWN = "#b97f45", "#8a5a30", "#d5a468", "#6b4526"
DARK, GREY, SILVER, WHITE, CREAM = "#3f3a36", "#b9b4ab", "#d7dde2", "#fffdf6", "#f3ead2"
RED, ORANGE, GOLD, YELLOW = "#c8412f", "#f0922b", "#e0a92e", "#ffe08a"
GREEN, LEAF, BLUE, PURPLE, PINK, GLASS = (
    "#4f9a4a",
    "#7fb069",
    "#3c78b4",
    "#8a5fa8",
    "#e88fa8",
    "#cfe8f2",
)


def stack(*pieces: Piece | Pieces, start: float = 0.0) -> Pieces:
    """Pieces that lie on one another in this order, whatever their depth: a flat picture.

    Args:
        start: metres by which all are lifted.
    """
    first, *others = [
        p for entry in pieces for p in ((entry,) if isinstance(entry, Piece) else entry)
    ]
    return (replace(first, lift=first.lift + start), *(replace(p, over=True) for p in others))


def rod(a: Sequence[float], b: Sequence[float], radius: float, fill: str = WOOD) -> Piece:
    """A straight stick from one point to another."""
    return tube([tuple(a), tuple(b)], radius, fill, line=0.7)


def mirrored(pieces: Iterable[Piece]) -> Pieces:
    """Pieces, and the same on the other side of x = 0."""
    pieces = tuple(pieces)
    return (*pieces, *moved(pieces, flip=True))


def blob(points: Path, fill: str = MAIN, z: float = 0.0, line: float = 1.0) -> Piece:
    """A flat shape with a smooth outline through ``[N, 2]`` points."""
    return sheet(curve(points, 5, closed=True), fill, z, line=line)


def legs(
    width: float, depth: float, height: float, radius: float = 0.022, fill: str = WOOD
) -> Pieces:
    """Four upright legs at the corners of a rectangle."""
    return tuple(
        rod((x, 0, z), (x, height, z), radius, fill)
        for x in (-width / 2, width / 2)
        for z in (-depth / 2, depth / 2)
    )


def wheel(x: float, z: float, radius: float, tyre: str = DARK, hub: str = WHITE) -> Pieces:
    """A wheel that stands on the floor and turns about the z axis."""
    return (
        disc((x, radius, z), radius, tyre, lift=0.02),
        disc((x, radius, z), radius * 0.55, hub, line=0.7, lift=0.04),
    )


def ring(center: Point, radius: float, width: float, ink: str = "", axis: str = "z") -> Piece:
    """A circle that is a line alone; ``width`` times the style's outline."""
    return Piece(disc(center, radius, axis=axis).points, line=width, ink=ink)


def arc(radius: float, start: float, end: float, at: tuple[float, float] = (0, 0)) -> FloatArray:
    """Points ``[13, 2]`` of a part of a circle, from and to angles in degrees from +X."""
    angle = np.radians(np.linspace(start, end, 13))
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=-1) + at


def wall(width: float, low: float, high: float, z: float, fill: str = MAIN) -> Piece:
    """An upright rectangle that faces the viewer, in the middle."""
    w = width / 2
    return sheet([(-w, low), (-w, high), (w, high), (w, low)], fill, z)


def floor(width: float, depth: float, y: float, fill: str = MAIN, z: float = 0.0) -> Piece:
    """A level rectangle, in the middle."""
    w, d = width / 2, depth / 2
    return plane([(-w, y, z - d), (-w, y, z + d), (w, y, z + d), (w, y, z - d)], fill)


def flame(x: float, y: float, height: float, z: float = 0.0) -> Pieces:
    """A flame with a bright core; x, y is the middle of its foot."""
    outer = [(0, 0), (0.32, 0.25), (0.22, 0.55), (0.02, 1), (-0.14, 0.62), (-0.32, 0.28)]
    return stack(
        blob(np.array(outer) * height + (x, y), ORANGE, z),
        blob(np.array(outer) * height * 0.55 + (x, y + 0.06 * height), YELLOW, z, line=0.0),
    )


def gleam(points: Path, radius: float) -> Piece:
    """A white brush stroke: light on something that shines."""
    return tube(points, radius, WHITE, line=0.0)


def leaf(x: float, y: float, size: float) -> Pieces:
    """A green leaf to the right of x, y."""
    return (
        blob(
            [
                (x, y),
                (x + 0.4 * size, y + 0.45 * size),
                (x + size, y + 0.4 * size),
                (x + 0.6 * size, y),
            ],
            GREEN,
            line=0.7,
        ),
    )


def hull(
    outline: list[tuple[float, float]], half: float, fill: str = "main", shade: str = "main"
) -> Pieces:
    """A body with one outline on both sides, and the surface between them."""
    ends = zip(outline, [*outline[1:], outline[0]], strict=True)
    skin = [
        plane([(x0, y0, -half), (x1, y1, -half), (x1, y1, half), (x0, y0, half)], shade)
        for (x0, y0), (x1, y1) in ends
    ]
    return (*skin, sheet(outline, fill, half, lift=0.05))


CLEAR = "#d8ecf455"
"""Glass through which who sits behind it is seen."""


def windowed(
    x: tuple[float, float],
    y: tuple[float, float],
    windows: tuple[float, ...],
    size: tuple[float, float, float],
    z: float,
) -> Pieces:
    """A side of a vehicle with windows through which those inside are seen.

    Args:
        x, y: from and to, metres.
        windows: x of their middles, in order.
        size: width, and y of the lower and the upper edge of the windows.
        z: depth of the side.
    """
    wide, low, high = size
    edges = [x[0], *(m + s * wide / 2 for m in windows for s in (-1, 1)), x[1]]
    walls = [(x[0], x[1], y[0], low), (x[0], x[1], high, y[1])]
    walls += [(a, b, low, high) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    sides = [
        sheet([(a, c), (a, d), (b, d), (b, c)], "main", z, line=0.0, lift=0.05)
        for a, b, c, d in walls
    ]
    panes = [sheet(rounded(wide, high - low, 0.08, (m, low)), CLEAR, z, line=0.8) for m in windows]
    rim = line([(a, b, z) for a, b in ((x[0], y[0]), (x[0], y[1]), (x[1], y[1]), (x[1], y[0]))])
    return (*sides, *stack(*panes, rim, start=0.1))


def wheels(xs: tuple[float, ...], z: float, radius: float, lift: float) -> Pieces:
    """Wheels of one radius at depth ``z``."""
    return stack(*(piece for x in xs for piece in wheel(x, z, radius)), start=lift)
