"""What many places are made of: hills, clouds, strips of floor, things set about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.render.piece import MAIN, Piece, Pieces, curve, moved, plane, sheet
from stickgen.render.props import PROPS

Rng = np.random.Generator

WIDE = 45.0  # metres to both sides of the stage that places reach


def ridge(
    rng: Rng, z: float, height: float, fill: str, *, step: float = 6.0, rough: float = 0.5
) -> Piece:
    """Hills or mountains across the whole picture at depth ``z``."""
    reach = WIDE + 1.2 * abs(z)
    x = np.arange(-reach, reach + step, step)
    x[1:-1] += rng.uniform(-0.3, 0.3, len(x) - 2) * step
    top = np.stack([x, height * (1 - rough * rng.random(len(x)))], axis=-1)
    smooth = curve(top, 4)
    base = [(reach + step, -0.2), (-reach, -0.2)]
    return sheet(np.concatenate([smooth, base]), fill, z)


def peaks(rng: Rng, z: float, height: float, fill: str, snow: str = "") -> Pieces:
    """Jagged mountains; with snow on them if it has a colour."""
    out = []
    for x in np.arange(-WIDE - abs(z), WIDE + abs(z), height * 1.1):
        h = height * rng.uniform(0.55, 1.0)
        at, w = x + rng.uniform(-2, 2), h * rng.uniform(0.75, 1.0)
        top = (at + rng.uniform(-0.15, 0.15) * w, h)
        left, right = (at - w, -0.1), (at + w, -0.1)
        out.append(
            sheet([left, (at - 0.45 * w, 0.52 * h), top, (at + 0.4 * w, 0.5 * h), right], fill, z)
        )
        if snow:
            a = np.array(top)
            low = a + [
                (-0.2 * w, -0.24 * h),
                (-0.07 * w, -0.18 * h),
                (0.02 * w, -0.26 * h),
                (0.1 * w, -0.17 * h),
                (0.19 * w, -0.24 * h),
            ]
            out.append(sheet(np.concatenate([[a], low]), snow, z + 0.05, over=True))
    return tuple(out)


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
    """Clouds over the horizon."""
    xs = np.linspace(-50, 50, count) + rng.uniform(-5, 5, count)
    return tuple(cloud(x, rng.uniform(9, 19), z, rng.uniform(2.0, 4.0)) for x in xs)


def scatter(
    rng: Rng, kind: str, z: tuple[float, float], gap: float, scale: tuple[float, float] = (0.8, 1.3)
) -> Pieces:
    """Things of a kind, one every ``gap`` metres, at depths between ``z``."""
    pieces = _colored(kind)
    out: list[Piece] = []
    reach = WIDE * 0.6 + 0.7 * abs(z[0])
    for x in np.arange(-reach, reach, gap):
        at = (x + rng.uniform(-0.4, 0.4) * gap, 0.0, rng.uniform(*z))
        size = rng.uniform(*scale)
        out += moved(pieces, at, scale=size, flip=bool(rng.random() < 0.5))
    return tuple(out)


def furnish(
    kind: str, at: tuple[float, float, float], turn: float = 0.0, scale: float = 1.0
) -> Pieces:
    """A thing in its own colours, standing at ``at``, turned to its left by radians."""
    return moved(_colored(kind), at, scale=scale, turn=turn)


def _colored(kind: str) -> Pieces:
    """Pieces of a thing with its own colour filled in."""
    pieces, main = PROPS[kind]
    return tuple(replace(p, fill=main if p.fill == MAIN else p.fill) for p in pieces)


def strip(z: tuple[float, float], fill: str, y: float = 0.0, rim: float = 1.0) -> Piece:
    """A band of floor across the whole picture: a road, a shore, a carpet."""
    far, near = z
    w = WIDE * 3
    return plane([(-w, y, far), (w, y, far), (w, y, near), (-w, y, near)], fill, line=rim)
