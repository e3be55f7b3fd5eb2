"""Pieces: the shapes that drawings of things are made of, in metres, upright and facing +Z.

A piece is a flat shape in space, a line, or a ball swept along a line. A thing consists of a few
pieces at their true depths, so that a moving camera sees it from all sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from stickgen.geometry import FloatArray

Path = Sequence[tuple[float, ...]] | FloatArray
"""Points: ``[N, 2]`` x, y or ``[N, 3]`` metres."""

MAIN = "main"
"""Fill of the pieces that take the main colour of their thing."""


@dataclass(frozen=True)
class Piece:
    """One shape of a drawing.

    Attributes:
        points: ``[N, 3]`` metres.
        fill: ``#rrggbb``, ``#rrggbbaa`` for glass, ``MAIN`` for the thing's main colour, or empty
            for none.
        radii: ``[N]`` metres of the ball that is swept along the points; None: a flat shape.
        closed: whether a flat shape ends where it begins.
        line: width of the outline, times the style's.
        ink: colour of the outline; empty: the style's line colour.
        lift: metres by which it counts as nearer than it is when pieces are sorted by depth.
        over: whether it lies on the piece before it (a window on a wall): it is sorted by the depth
            of that piece.
        flat: whether a swept ball has flat ends, as a cylinder, a cone or a vase has.
        lit: fill after dark of what gives light, such as a window; where it has neither fill nor
            outline, it is seen after dark only.
        sways: whether wind bends it; of what is worn, whether wind lifts it.
        plant: what the seasons change: ``leaves``, ``needles``, ``grass`` (also lawns and hills)
            or ``flower``; empty: nothing that grows.
    """

    points: FloatArray
    fill: str = ""
    radii: FloatArray | None = None
    closed: bool = True
    line: float = 1.0
    ink: str = ""
    lift: float = 0.0
    over: bool = False
    flat: bool = False
    lit: str = ""
    sways: bool = False
    plant: Literal["", "leaves", "needles", "grass", "flower"] = ""


Pieces = tuple[Piece, ...]
DECIMALS = 4
"""Of the coordinates of catalogued pieces, metres."""
_SMALL = 0.6  # metres: smaller drawings may fill a picture


def sheet(
    outline: Path,
    fill: str = "",
    z: float = 0.0,
    *,
    line: float = 1.0,
    lift: float = 0.0,
    over: bool = False,
) -> Piece:
    """A flat shape that faces the viewer: ``[N, 2]`` x, y at depth ``z``."""
    flat = np.asarray(outline, dtype=np.float64)
    return Piece(np.insert(flat, 2, z, axis=1), fill, line=line, lift=lift, over=over)


def plane(points: Iterable[tuple[float, float, float]], fill: str = "", **more: float) -> Piece:
    """A flat shape anywhere in space: ``[N, 3]``."""
    return Piece(np.array(list(points), dtype=np.float64), fill, **more)  # type: ignore[arg-type]


def line(
    points: Path, width: float = 1.0, ink: str = "", lift: float = 0.0, *, over: bool = False
) -> Piece:
    """An open line through ``[N, 2]`` or ``[N, 3]`` points."""
    path = np.asarray(points, dtype=np.float64)
    if path.shape[1] == 2:
        path = np.insert(path, 2, 0.0, axis=1)
    return Piece(path, closed=False, line=width, ink=ink, lift=lift, over=over)


def tube(
    points: Path,
    radii: float | Sequence[float],
    fill: str = MAIN,
    *,
    line: float = 1.0,
    lift: float = 0.0,
    over: bool = False,
) -> Piece:
    """A ball of changing radius swept along a line: bottles, poles, limbs of animals."""
    path = np.asarray(points, dtype=np.float64)
    if path.shape[1] == 2:
        path = np.insert(path, 2, 0.0, axis=1)
    return Piece(
        path,
        fill,
        np.broadcast_to(radii, len(path)).astype(float),
        line=line,
        lift=lift,
        over=over,
    )


def drum(
    profile: Path,
    fill: str = MAIN,
    *,
    at: tuple[float, float, float] = (0.0, 0.0, 0.0),
    line: float = 1.0,
    lift: float = 0.0,
    over: bool = False,
) -> Piece:
    """A solid of revolution about an upright axis: hats, cups, lampshades.

    Args:
        profile: ``[N, 2]`` radius and height from the bottom to the top, metres.
        at: foot of the axis.
    """
    radius, height = np.asarray(profile, dtype=np.float64).T
    axis = np.stack([0 * height, height, 0 * height], axis=-1) + at
    return Piece(axis, fill, radius, line=line, lift=lift, over=over, flat=True)


def ball(
    center: tuple[float, float, float],
    radius: float,
    fill: str = MAIN,
    *,
    line: float = 1.0,
    lift: float = 0.0,
    over: bool = False,
) -> Piece:
    """A ball: a circle from every direction."""
    return tube(np.array([center]), radius, fill, line=line, lift=lift, over=over)


def disc(
    center: tuple[float, float, float],
    radius: float | tuple[float, float],
    fill: str = "",
    *,
    axis: str = "z",
    line: float = 1.0,
    lift: float = 0.0,
    over: bool = False,
) -> Piece:
    """A flat circle or ellipse whose axis is ``x``, ``y`` or ``z``."""
    angle = np.linspace(0.0, 2 * np.pi, 25)[:-1]
    across, along = np.broadcast_to(radius, 2)
    c, s, o = across * np.cos(angle), along * np.sin(angle), np.zeros_like(angle)
    rows = {"x": (o, s, c), "y": (c, o, s), "z": (c, s, o)}[axis]
    return Piece(np.stack(rows, axis=-1) + center, fill, line=line, lift=lift, over=over)


def box(
    size: tuple[float, float, float],
    at: tuple[float, float, float] = (0.0, 0.0, 0.0),
    fill: str = MAIN,
    *,
    shade: str = "",
    line: float = 1.0,
    lift: float = 0.0,
) -> Pieces:
    """The six sides of a box.

    Args:
        size: width, height and depth, metres.
        at: middle of its floor.
        fill: colour of the front; of all sides where there is no shade.
        shade: colour of the other sides.
        line, lift: as in ``Piece``.
    """
    w, h, d = (size[0] / 2, size[1], size[2] / 2)
    corner = np.array([(x, y, z) for x in (-w, w) for y in (0, h) for z in (-d, d)]) + at
    sides = {
        "back": (0, 4, 6, 2),
        "left": (0, 1, 3, 2),
        "right": (4, 5, 7, 6),
        "under": (0, 1, 5, 4),
        "top": (2, 3, 7, 6),
        "front": (1, 5, 7, 3),
    }
    return tuple(
        Piece(
            corner[list(side)],
            fill if name == "front" or not shade else shade,
            line=line,
            lift=lift,
        )
        for name, side in sides.items()
    )


def curve(points: Path, steps: int = 6, *, closed: bool = False) -> FloatArray:
    """A smooth line through ``[N, D]`` points: Catmull-Rom, ``steps`` points per segment."""
    p = np.asarray(points, dtype=np.float64)
    ends = (p[-1:], p[:2]) if closed else (2 * p[:1] - p[1:2], 2 * p[-1:] - p[-2:-1])
    padded = np.concatenate([ends[0], p, ends[1]])
    t = np.linspace(0.0, 1.0, steps, endpoint=False)[:, None]
    basis = (
        np.concatenate(
            [-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2],
            axis=1,
        )
        / 2
    )
    spans = [basis @ padded[i : i + 4] for i in range(len(padded) - 3)]
    return np.concatenate(spans if closed else [*spans, p[-1:]])


def rounded(width: float, height: float, radius: float, at: tuple[float, float]) -> FloatArray:
    """A rectangle with round corners, ``[28, 2]``; ``at`` is the middle of its lower edge."""
    quarter = np.linspace(0.0, np.pi / 2, 7)
    w, h = width / 2 - radius, height - radius
    middles = ((w, radius), (w, h), (-w, h), (-w, radius))
    return np.concatenate(
        [
            np.array(at) + middle + radius * np.stack([np.cos(a), np.sin(a)], axis=-1)
            for middle, start in zip(middles, (-np.pi / 2, 0.0, np.pi / 2, np.pi), strict=True)
            for a in [start + quarter]
        ]
    )


def settled(pieces: Iterable[Piece]) -> Pieces:
    """Pieces with coordinates in whole millimetres, of a small drawing in tenths of them.

    The player gets these numbers, so it splits and sorts the same shapes.
    """
    whole = tuple(pieces)
    if not whole:
        return ()
    extent = np.ptp(np.concatenate([piece.points for piece in whole]), axis=0).max()
    decimals = DECIMALS if extent < _SMALL else DECIMALS - 1
    return tuple(
        replace(
            piece,
            points=piece.points.round(decimals),
            radii=None if piece.radii is None else piece.radii.round(decimals),
        )
        for piece in whole
    )


def moved(
    pieces: Iterable[Piece],
    by: tuple[float, float, float] = (0.0, 0.0, 0.0),
    *,
    scale: float = 1.0,
    turn: float = 0.0,
    flip: bool = False,
) -> Pieces:
    """Pieces scaled, mirrored in x, turned about +Y (radians, to the left) and then moved."""
    c, s = np.cos(turn), np.sin(turn)
    m = scale * np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
    if flip:
        m = m @ np.diag([-1.0, 1.0, 1.0])
    return tuple(
        replace(
            piece,
            points=piece.points @ m.T + by,
            radii=None if piece.radii is None else piece.radii * scale,
        )
        for piece in pieces
    )
