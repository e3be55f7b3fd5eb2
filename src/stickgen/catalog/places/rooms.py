"""Parts of many rooms: walls, windows, shelves, counters.

What stands along a wall is made once, in the frame of the wall: x along it, z away from it. Then
``around`` repeats it along the three walls that a camera may see.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, box, line, moved, plane, sheet
from stickgen.catalog.places.scenery import Rng, lit, panel

WALL = -4.0
"""Metres behind the stage of the wall at the back."""
HALF = 21.0
"""Metres from the middle of a room to its sides."""
_FRONT = 30.0  # metres in front of the stage to which the sides reach
_FURNISHED = 16.0  # metres from the back to which the sides are furnished
PANE = "#bfe3f2"
"""Colour of windows by day."""
NIGHT_PANE = "#3d4a78"
"""Colour of windows of rooms by night."""


def walls(color: str, skirting: str, height: float = 9.0) -> Pieces:
    """A wall behind the stage and one at each far side, so that an orbiting camera shows a room."""
    corners = ((-HALF, _FRONT), (-HALF, WALL), (HALF, WALL), (HALF, _FRONT))
    out: list[Piece] = []
    for (x0, z0), (x1, z1) in pairwise(corners):
        for top, fill, rim in ((height, color, 0.8), (0.14, skirting, 0.6)):
            side = [(x0, 0, z0), (x0, top, z0), (x1, top, z1), (x1, 0, z1)]
            # Walls are drawn before all that stands in a room.
            out.append(plane(side, fill, line=rim, lift=-500.0 + 0.1 * (rim < 0.8)))
    return tuple(out)


def around(unit: Pieces, period: float) -> Pieces:
    """Copies of ``unit`` (in the frame of a wall) every ``period`` metres along three walls."""
    count = int((HALF - period / 2) / period)
    out: list[Piece] = []
    for i in range(-count, count + 1):
        out += moved(unit, (i * period, 0, WALL))
    for z in np.arange(WALL + period / 2, WALL + _FURNISHED, period):
        out += moved(unit, (-HALF, 0, z), turn=np.pi / 2)
        out += moved(unit, (HALF, 0, z), turn=-np.pi / 2)
    return tuple(out)


def window(x: float, y: float, w: float = 1.8, h: float = 1.5, z: float = 0.02) -> Pieces:
    """A window with a cross, its lower left corner at x, y."""
    return (
        *lit((panel((x, y), (w, h), PANE, z, line=1.6),), NIGHT_PANE),
        line([(x + w / 2, y, z), (x + w / 2, y + h, z)], 1.2, over=True),
        line([(x, y + h / 2, z), (x + w, y + h / 2, z)], 1.2, over=True),
    )


def lattice(
    x: tuple[float, float], y: tuple[float, float], step: tuple[float, float], ink: str
) -> Pieces:
    """Thin lines across and up a wall: tiles, wire, panels."""
    across = [line([(x[0], h, 0.01), (x[1], h, 0.01)], 0.5, ink) for h in np.arange(*y, step[1])]
    up = [line([(w, y[0], 0.01), (w, y[1], 0.01)], 0.5, ink) for w in np.arange(*x, step[0])]
    return (*across, *up)


def bricks(x: tuple[float, float], y: tuple[float, float], ink: str, size: float = 0.4) -> Pieces:
    """Courses of bricks, or of large stones, drawn as lines on a wall."""
    out: list[Piece] = []
    for row, h in enumerate(np.arange(y[0], y[1], size)):
        out.append(line([(x[0], h, 0.01), (x[1], h, 0.01)], 0.5, ink))
        for w in np.arange(x[0] + size * (row % 2), x[1], 2 * size):
            out.append(line([(w, h, 0.01), (w, h + size, 0.01)], 0.5, ink))
    return tuple(out)


def shelves(
    rng: Rng, at: tuple[float, float], size: tuple[float, float], colors: tuple[str, ...], rows: int
) -> Pieces:
    """A case of wood with ``rows`` of upright things in it: books, boxes, bottles."""
    (x, y), (w, h) = at, size
    out: list[Piece] = [panel(at, size, "#a9774a", 0.3, line=1.4)]
    gap = h / rows
    for row in range(rows):
        low, end = y + row * gap + 0.05, x + 0.08
        out.append(line([(x, low, 0.3), (x + w, low, 0.3)], over=True))
        while end < x + w - 0.16:
            thick, tall = rng.uniform(0.12, 0.22), gap * rng.uniform(0.5, 0.8)
            fill = rng.choice(colors)
            out.append(panel((end, low), (thick, tall), fill, 0.31, line=0.5, over=True))
            end += thick + 0.01
    return tuple(out)


def counter(x: float, w: float, fill: str, top: str, *, h: float = 0.92, z: float = 0.4) -> Pieces:
    """A box with a slab on it, as in kitchens, shops and bars."""
    return (
        *box((w, h, 0.6), (x, 0, z), fill, line=0.9),
        *box((w + 0.1, 0.07, 0.7), (x, h, z), top, line=0.9, lift=0.05),
    )


def tiled_floor(ink: str, step: float = 1.0) -> Pieces:
    """The joints of floor tiles."""
    lift = -900.0
    across = [
        line([(-HALF, 0.004, z), (HALF, 0.004, z)], 0.5, ink, lift)
        for z in np.arange(WALL + step, 8.0, step)
    ]
    along = [
        line([(x, 0.004, WALL), (x, 0.004, 8.0)], 0.5, ink, lift)
        for x in np.arange(-HALF, HALF, step)
    ]
    return (*across, *along)


def flames(x: float, y: float, size: float, z: float) -> Pieces:
    """A fire: two tongues, one in the other."""
    outer = np.array([(-0.5, 0), (-0.42, 0.5), (-0.2, 0.35), (0.0, 1.0), (0.22, 0.4), (0.42, 0.62),
                      (0.5, 0)])  # fmt: skip
    inner = 0.55 * outer
    return lit(
        (
            sheet(size * outer + [x, y], "#f08a3c", z, line=0.6, over=True),
            sheet(size * inner + [x, y], "#ffd75e", z + 0.01, line=0.3, over=True),
        ),
        "#ffb347",
    )
