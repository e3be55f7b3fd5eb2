"""What bodies climb, swim in and jump over: a rope, a pole, water."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, ball, curve, line, plane, tube
from stickgen.catalog.props.parts import GREY, WOOD
from stickgen.catalog.records import PropKind, nouns

_TALL = 5.0  # metres
_HALF, _NEAR, _FAR = 6.0, 0.8, -1.4  # metres: half the length of the water, and its two sides
_WATER, _DEEP = "#6db7d688", "#5aa6c8a0"


def _rope() -> Pieces:
    knots = [ball((0, y, 0), 0.045, WOOD, line=0.6) for y in np.arange(0.25, _TALL, 0.48)]
    return (tube([(0, 0.02, 0), (0, _TALL, 0)], 0.022, "main", line=0.7), *knots)


def _pole() -> Pieces:
    return (tube([(0, 0, 0), (0, _TALL, 0)], 0.035, "main", line=0.8),)


def _water() -> Pieces:
    """A basin of clear water whose surface is at y = 0, drawn before and behind the swimmer."""
    x = np.arange(-_HALF, _HALF + 0.1, 0.25)
    swell = 0.025 * np.sin(2 * np.pi * x / 1.0)
    front = [(a, b, _NEAR) for a, b in zip(x, swell, strict=True)]
    below = [(_HALF, -0.9, _NEAR), (-_HALF, -0.9, _NEAR)]
    surface = [(-_HALF, 0, _FAR), (-_HALF, 0, _NEAR), (_HALF, 0, _NEAR), (_HALF, 0, _FAR)]
    crests = [
        line([(x0, 0.01, z), (x0 + 0.5, 0.03, z), (x0 + 1.0, 0.01, z)], 0.6, "#ffffff")
        for z in (-1.1, -0.6)
        for x0 in np.arange(-_HALF + 0.3 + 0.7 * (z < -1), _HALF - 1.2, 1.9)
    ]
    return (
        plane(surface, _WATER, line=0.0, lift=-0.4),
        *crests,
        Piece(np.array([*front, *below]), _DEEP, line=0.6, ink="#3f7f9f"),
    )


def _puddle() -> Pieces:
    west, east = [(-0.62, 0.02), (-0.3, 0.3), (0.25, 0.26)], [(0.6, 0.05), (0.35, -0.25)]
    rim = curve([*west, *east, (-0.3, -0.22)], 6, closed=True)
    flat = np.insert(rim, 1, 0.006, axis=1)
    return (
        Piece(flat, "main", line=0.8, ink="#4f8fb0", lift=-0.6),
        line([(-0.2, 0.01, 0.05), (0.1, 0.01, 0.08)], 0.7, "#ffffff", lift=-0.5),
        line([(0.05, 0.01, -0.08), (0.3, 0.01, -0.05)], 0.7, "#ffffff", lift=-0.5),
    )


RECORDS = (
    PropKind(
        name="puddle",
        size=1.2,
        color="#8cc4dd",
        draw=_puddle,
        gallery="a puddle of rain water",
        words=nouns("puddle of water, mud puddle"),
    ),
    PropKind(
        name="climbing_rope",
        size=_TALL,
        color="#c9a46a",
        draw=_rope,
        gallery="a rope with knots that hangs down",
        words=nouns("knotted rope, hanging rope"),
    ),
    PropKind(
        name="climbing_pole",
        size=_TALL,
        color=GREY,
        draw=_pole,
        gallery="a tall metal pole",
        words=nouns("fire pole, firepole"),
    ),
    PropKind(
        name="pool_water",
        size=2 * _HALF,
        color="#6db7d6",
        draw=_water,
        gallery="clear water with small waves",
        words=nouns("water of the pool"),
    ),
)
