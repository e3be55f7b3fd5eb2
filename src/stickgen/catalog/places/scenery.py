"""Parts of many places: hills, clouds, strips of floor, rows of things.

Rows of things are laid out straight, x along the row and z its depth. Then ``bend`` curves them
around the stage, so that an orbiting camera never shows their ends.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import (
    MAIN,
    Piece,
    Pieces,
    curve,
    line,
    moved,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray
from stickgen.noise import Numbers

Rng = Numbers

WIDE = 60.0  # metres to both sides of the stage that straight rows reach
_CENTRE = 12.0  # metres in front of the stage of the centre of bent rows: a walk has room
_FAR = 40.0  # metres from that centre beyond which rows are full circles
_ARC = 1.9  # radians to both sides that nearer rows reach
_CREST_POINTS = 12  # points of a crest that form one piece
_LAYER = 1e4  # lift per metre of height: floor that lies a millimetre higher is drawn later
_BELOW = -1000.0  # lift of floor: it is drawn before everything that stands on it


def reach(z: float) -> float:
    """Half the length, metres, of a row at depth ``z`` that ``bend`` curves."""
    radius = _CENTRE - z
    return radius * (np.pi if radius > _FAR else _ARC)


def bend(pieces: Pieces) -> Pieces:
    """Straight rows curved around the stage; lengths along each row stay the same."""
    return tuple(replace(piece, points=_bent(piece.points)) for piece in pieces)


def _bent(points: FloatArray) -> FloatArray:
    x, y, z = points.T
    radius = _CENTRE - z
    angle = x / radius
    return np.stack([radius * np.sin(angle), y, _CENTRE - radius * np.cos(angle)], axis=-1)


def ridge(
    rng: Rng, z: float, height: float, fill: str, *, step: float = 6.0, rough: float = 0.5
) -> Pieces:
    """Hills across the whole picture at depth ``z``, in pieces that are sorted one by one."""
    x = np.arange(-reach(z), reach(z) + step, step)
    x[1:-1] += rng.uniform(-0.3, 0.3, len(x) - 2) * step
    crest = np.asarray(curve(np.stack([x, height * (1 - rough * rng.random(len(x)))], -1), 4))
    out: list[Piece] = []
    for start in range(0, len(crest) - 1, _CREST_POINTS):
        # Pieces overlap by one point, so that no seam is visible.
        part = crest[start : start + _CREST_POINTS + 2]
        base = part[::-1] * [1.0, 0.0] - [0.0, 0.2]
        out.append(replace(sheet(np.concatenate([part, base]), fill, z, line=0), plant="grass"))
        out.append(line(np.insert(part[: _CREST_POINTS + 1], 2, z, axis=1), over=True))
    return tuple(out)


def peaks(rng: Rng, z: float, height: float, fill: str, snow: str = "") -> Pieces:
    """Jagged mountains; ``snow`` is the colour of their snow, empty: none."""
    out = []
    for x in np.arange(-reach(z), reach(z), height * 1.1):
        h = height * rng.uniform(0.55, 1.0)
        at, w = x + rng.uniform(-2, 2), h * rng.uniform(0.75, 1.0)
        top = (at + rng.uniform(-0.15, 0.15) * w, h)
        left, right = (at - w, -0.1), (at + w, -0.1)
        out.append(
            sheet([left, (at - 0.45 * w, 0.52 * h), top, (at + 0.4 * w, 0.5 * h), right], fill, z)
        )
        if snow:
            zigzag = np.array(
                [(-0.2, -0.24), (-0.07, -0.18), (0.02, -0.26), (0.1, -0.17), (0.19, -0.24)]
            )
            cap = np.concatenate([[top], top + zigzag * [w, h]])
            out.append(sheet(cap, snow, z + 0.05, over=True))
    return tuple(out)


def firs(rng: Rng, z: float, gap: float, size: float, fill: str, snow: str = "") -> Pieces:
    """A row of fir trees; ``snow`` is the colour of their tops, empty: green ones."""
    out: list[Piece] = []
    for x in np.arange(-reach(z), reach(z), gap):
        h, depth = size * rng.uniform(0.75, 1.2), z + rng.uniform(-1, 1)
        at = np.array([x + rng.uniform(-0.4, 0.4) * gap, 0.0])
        trunk = np.array([(-0.16, 0), (-0.12, 0.25 * h), (0.12, 0.25 * h), (0.16, 0)])
        out.append(sheet(at + trunk, "#8a6242", depth))
        for base, w in ((0.16, 0.27), (0.38, 0.21), (0.6, 0.14)):
            skirt = h * np.array(
                [(-w, base), (-0.1 * w, base + 0.36), (0, base + 0.4), (0.1 * w, base + 0.36),
                 (w, base), (0, base - 0.04)]
            )  # fmt: skip
            out.append(replace(sheet(at + skirt, fill, depth, over=True), plant="needles"))
        if snow:
            top = h * np.array([(-0.07, 0.8), (0, 1.0), (0.07, 0.8), (0.02, 0.83), (-0.03, 0.8)])
            out.append(sheet(at + top, snow, depth, line=0.6, over=True))
    return swaying(tuple(out))


def town(rng: Rng, z: float, height: tuple[float, float], fill: str, window: str = "") -> Pieces:
    """A row of distant houses; ``window`` is the colour of windows, empty: seen after dark only."""
    out: list[Piece] = []
    x = -reach(z)
    while x < reach(z):
        w, h = rng.uniform(4, 8), rng.uniform(*height)
        out.append(sheet([(x, -0.2), (x, h), (x + w, h), (x + w, -0.2)], fill, z))
        panes = [
            panel((wx, wy), (0.7, 0.9), window, z, line=0.3 * bool(window), over=True)
            for wx in np.arange(x + 0.7, x + w - 1, 1.8)
            for wy in np.arange(1.0, h - 1.2, 2.0)
            if (rng.random() < 0.6 if window else round(7 * wx + 5 * wy) % 4 == 0)
        ]
        out += lit(tuple(panes))
        x += w
    return tuple(out)


def panel(
    at: tuple[float, float],
    size: tuple[float, float],
    fill: str,
    z: float = 0.0,
    *,
    line: float = 1.0,
    over: bool = False,
) -> Piece:
    """A rectangle that faces the viewer; ``at`` is its lower left corner."""
    (x, y), (w, h) = at, size
    corners = [(x, y), (x, y + h), (x + w, y + h), (x + w, y)]
    return sheet(corners, fill, z, line=line, over=over)


def repeat(unit: Pieces, gap: float, z: float) -> Pieces:
    """Copies of pieces every ``gap`` metres along a row at depth ``z``, one of them at x = 0."""
    count = int(reach(z) / gap)
    return tuple(p for i in range(-count, count + 1) for p in moved(unit, (i * gap, 0, z)))


def lit(pieces: Pieces, color: str = "#ffdc8c") -> Pieces:
    """The same pieces as lamps or lit windows, which have this colour after dark."""
    return tuple(replace(piece, lit=color) for piece in pieces)


def swaying(pieces: Pieces) -> Pieces:
    """The same pieces, bent by wind."""
    return tuple(replace(piece, sways=True) for piece in pieces)


def cloud(x: float, y: float, z: float, size: float, fill: str = "#ffffff") -> Piece:
    """A flat-bottomed cloud."""
    bumps = [
        (-1.5, 0),
        (-1.3, 0.4),
        (-0.8, 0.45),
        (-0.5, 0.85),
        (0.1, 0.95),
        (0.5, 0.6),
        (1.0, 0.6),
        (1.4, 0.3),
        (1.5, 0),
    ]
    outline = np.array([x, y]) + size * np.asarray(curve(bumps, 4))
    return sheet(outline, fill, z, line=0.6)


def clouds(rng: Rng, count: int = 6, z: float = -60.0) -> Pieces:
    """Clouds above the horizon, ``count`` per 100 metres."""
    wide = reach(z)
    xs = np.arange(-wide, wide, 100 / count)
    xs += rng.uniform(-5, 5, len(xs))
    return tuple(cloud(x, rng.uniform(9, 19), z, rng.uniform(2.0, 4.0)) for x in xs)


def scatter(
    rng: Rng, kind: str, z: tuple[float, float], gap: float, scale: tuple[float, float] = (0.8, 1.3)
) -> Pieces:
    """Props of a kind, one every ``gap`` metres, at random depths in the range ``z``."""
    pieces = _colored(kind)
    out: list[Piece] = []
    wide = reach(sum(z) / 2)
    for x in np.arange(-wide, wide, gap):
        at = (x + rng.uniform(-0.4, 0.4) * gap, 0.0, rng.uniform(*z))
        size = rng.uniform(*scale)
        out += moved(pieces, at, scale=size, flip=bool(rng.random() < 0.5))
    return swaying(tuple(out)) if kind in ("tree", "grass") else tuple(out)


def furnish(
    kind: str, at: tuple[float, float, float], turn: float = 0.0, scale: float = 1.0
) -> Pieces:
    """A prop in its main colour, standing at ``at``, turned to its left by ``turn`` radians."""
    return moved(_colored(kind), at, scale=scale, turn=turn)


def _colored(kind: str) -> Pieces:
    """The pieces of a prop with its main colour filled in."""
    prop = PROPS[kind]
    return tuple(replace(p, fill=prop.color if p.fill == MAIN else p.fill) for p in prop.pieces)


def strip(z: tuple[float, float], fill: str, y: float = 0.0, rim: float = 1.0) -> Piece:
    """A band of floor across the whole picture: a road, a shore, a line of paint."""
    far, near = z
    w = 2 * WIDE
    corners = [(-w + 2 * far, y, far), (w - 2 * far, y, far), (w, y, near), (-w, y, near)]
    return replace(plane(corners, fill, line=rim, lift=_BELOW + _LAYER * y), plant="grass")


def spot(x: float, z: float, radius: float, fill: str, y: float = 0.0, rim: float = 0.0) -> Piece:
    """A round patch of floor."""
    angle = np.linspace(0.0, 2 * np.pi, 73)[:-1]
    circle = np.stack([x + radius * np.cos(angle), 0 * angle + y, z + radius * np.sin(angle)], -1)
    return Piece(circle, fill, line=rim, lift=_BELOW + _LAYER * y, plant="grass")


def bare_tree(x: float, z: float, size: float, fill: str = "#6f6259") -> Pieces:
    """A dead tree."""
    limbs = (
        ([(0, 0), (0.05, 1.2), (-0.05, 2.2), (-0.35, 3.2)], 0.2),
        ([(0, 1.5), (0.5, 2.2), (0.7, 3.0)], 0.11),
        ([(-0.02, 2.0), (-0.6, 2.5), (-1.1, 2.7)], 0.09),
        ([(0.4, 2.1), (0.9, 2.3), (1.2, 2.8)], 0.07),
        ([(-0.2, 2.8), (0.1, 3.3), (0.05, 3.8)], 0.06),
    )
    out: list[Piece] = []
    for path, width in limbs:
        bough = np.insert(size * np.asarray(curve(path, 4)) + [x, 0], 2, z, axis=1)
        out.append(
            tube(bough, np.linspace(width, 0.3 * width, len(bough)).tolist(), fill, line=0.7)
        )
    return swaying(tuple(out))
