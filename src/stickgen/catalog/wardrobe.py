"""Hats, haircuts and ties: on heads in head radii from the centre of the head, ties in metres.

+Y is up, +Z is the direction of the face, +X is the wearer's left. The main colour of hats and ties
is the accent of the Look; that of hair is chosen to go with the ink.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from stickgen.catalog.piece import (
    MAIN,
    Piece,
    Pieces,
    ball,
    curve,
    disc,
    drum,
    line,
    moved,
    plane,
    tube,
)
from stickgen.catalog.records import WornKind, by_name

_DARK, _GOLD, _WHITE = "#3b3734", "#f0b429", "#fffdf6"


def lock(points: list[tuple[float, float, float]], radii: list[float], lift: float = 0.0) -> Pieces:
    """A lock of hair: a soft tube."""
    steps = 4
    thick = np.interp(np.arange(steps * (len(points) - 1) + 1) / steps, range(len(points)), radii)
    return (tube(curve(points, steps), thick.tolist(), line=0.5, lift=lift),)


def _spikes(count: int, radius: float, long: float) -> Pieces:
    """Spikes evenly spread over the crown."""
    turn = np.arange(count) * 2.4  # the golden angle: neighbours never line up
    reach = 1.25 * np.sqrt((np.arange(count) + 0.5) / count)
    away = np.stack(
        [np.sin(reach) * np.sin(turn), np.cos(reach), np.sin(reach) * np.cos(turn)], axis=-1
    )
    back = _turned_back(away)
    return tuple(
        Piece(
            np.stack([0.85 * d, 1.15 * d, long * d]), MAIN, np.array([radius, 0.6 * radius, 0.03]),
            line=0.8,
        )
        for d in back
    )  # fmt: skip


def _turned_back(points: np.ndarray) -> np.ndarray:
    """Points around the vertical axis, tilted back as hair is."""
    c, s = np.cos(0.5), np.sin(0.5)
    return points @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def _curls() -> Pieces:
    turn = np.arange(26) * 2.4
    reach = 1.5 * np.sqrt((np.arange(26) + 0.5) / 26)
    away = np.stack(
        [np.sin(reach) * np.sin(turn), np.cos(reach), np.sin(reach) * np.cos(turn)], axis=-1
    )
    return tuple(ball(tuple(1.02 * d), 0.3, line=0.7) for d in _turned_back(away))


def mirrored(pieces: Pieces) -> Pieces:
    """The pieces and their mirror images in x."""
    return (*pieces, *moved(pieces, flip=True))


HAIR: Mapping[str, WornKind] = by_name(
    (
        WornKind(name="short", draw=lambda: ()),
        WornKind(name="spiky", draw=lambda: _spikes(22, 0.26, 1.6)),
        WornKind(name="bob", draw=lambda: (
            *mirrored(
                lock([(-0.88, 0.5, -0.05), (-1.05, 0.0, 0.0), (-1.02, -0.55, 0.02),
                    (-0.9, -0.85, 0.05)], [0.14, 0.24, 0.28, 0.12])
            ),
            *lock([(0, 0.2, -0.75), (0, -0.4, -0.8), (0, -0.75, -0.7)], [0.5, 0.68, 0.4]),
        )),
        WornKind(name="long", draw=lambda: (
            *lock([(0, 0.2, -0.6), (0, -0.6, -0.85), (0, -1.4, -0.95), (0, -2.0, -0.95)],
                [0.7, 0.85, 0.75, 0.3]),
            *mirrored(
                lock([(-0.9, 0.45, -0.05), (-1.08, -0.2, -0.05), (-1.05, -1.0, -0.02),
                    (-0.95, -1.6, 0.0)], [0.14, 0.24, 0.24, 0.06])
            ),
        )),
        WornKind(name="ponytail", draw=lambda: lock(
            [(0, 0.75, -0.8), (0, 0.85, -1.3), (0, 0.2, -1.7), (0, -0.6, -1.75), (0, -1.2, -1.55)],
            [0.16, 0.26, 0.32, 0.24, 0.04],
        )),
        WornKind(name="bun", draw=lambda: (ball((0, 1.12, -0.62), 0.45, line=2.4),)),
        WornKind(name="mohawk", bare_skull=True, draw=lambda: tuple(
            Piece(
                np.array([(0, 0.8 * np.cos(a), 0.8 * np.sin(a)),
                    (0, 1.62 * np.cos(a), 1.62 * np.sin(a))]),
                MAIN, np.array([0.3, 0.05]), line=0.8, lift=0.16,
            )
            for a in np.linspace(0.75, -1.5, 6)
        )),
        WornKind(name="curly", draw=_curls),
        WornKind(name="pigtails", draw=lambda: mirrored(
            lock([(-0.95, 0.55, -0.2), (-1.4, 0.6, -0.2), (-1.65, 0.0, -0.2), (-1.6, -0.7, -0.15)],
                [0.12, 0.26, 0.3, 0.05])
        )),
    )
)  # fmt: skip
"""Name → haircut: the parts that stand off the skull."""

_DOME = [(1.06, 0.52), (1.03, 0.7), (0.92, 0.9), (0.7, 1.06), (0.36, 1.16), (0.02, 1.19)]
"""Profile, radius and height, of a hat that covers the skull."""
_STAR = [
    (r * np.sin(a), 1.25 + r * np.cos(a), 0.55)
    for a, r in zip(np.arange(10) * np.pi / 5, [0.24, 0.1] * 5, strict=True)
]

HATS: Mapping[str, WornKind] = by_name(
    (
        WornKind(name="cap", draw=lambda: (
            drum(_DOME, lift=0.6),
            plane(
                curve([(-0.8, 0.6, 0.6), (-0.72, 0.58, 1.5), (0, 0.58, 1.8), (0.72, 0.58, 1.5),
                       (0.8, 0.6, 0.6)]), "main", lift=1.3,
            ),
            ball((0, 1.17, 0), 0.1, lift=0.7),
        )),
        WornKind(name="top_hat", draw=lambda: (
            disc((0, 0.62, 0), 1.3, _DARK, axis="y", lift=0.4),
            drum([(0.74, 0.66), (0.72, 1.3), (0.8, 1.95)], _DARK, lift=0.6),
            drum([(0.75, 0.7), (0.74, 0.98)], line=0.5, lift=0.7),
        )),
        WornKind(name="cowboy", draw=lambda: (
            disc((0, 0.6, 0), (1.8, 1.3), "main", axis="y", lift=0.4),
            drum([(0.78, 0.66), (0.7, 1.2), (0.5, 1.42), (0.25, 1.34)], lift=0.6),
            drum([(0.79, 0.68), (0.76, 0.86)], _DARK, line=0.4, lift=0.7),
        )),
        WornKind(name="party", draw=lambda: (
            drum([(0.62, 0.72), (0.02, 2.3)], lift=0.6),
            line([(-0.46, 1.08, 0.4), (0.5, 0.98, 0.4)], 0.8, lift=0.8),
            line([(-0.28, 1.55, 0.3), (0.33, 1.45, 0.3)], 0.8, lift=0.8),
            ball((0, 2.35, 0), 0.22, _GOLD, lift=0.7),
        )),
        WornKind(name="crown", draw=lambda: (
            drum([(0.78, 0.62), (0.82, 1.1)], _GOLD, line=0.9, lift=0.6),
            *(
                plane(
                    [(x - 0.22, 1.08, z), (x, 1.6, z), (x + 0.22, 1.08, z)], _GOLD, lift=0.55
                )
                for x, z in ((-0.6, 0), (0.6, 0), (0, 0.5), (0, -0.5))
            ),
            *(
                ball((x, 1.63, z), 0.1, line=0.8, lift=0.7)
                for x, z in ((-0.6, 0), (0.6, 0), (0, 0.5))
            ),
            ball((0, 0.85, 0.7), 0.12, line=0.7, lift=1.0),
        )),
        WornKind(name="wizard", draw=lambda: (
            disc((0, 0.6, 0), 1.5, "main", axis="y", lift=0.4),
            drum([(0.76, 0.64), (0.42, 1.6), (0.2, 2.3), (0.03, 2.8)], lift=0.6),
            plane(_STAR, _GOLD, line=0.5, lift=0.9),
        )),
        WornKind(name="beanie", draw=lambda: (
            drum(_DOME, lift=0.6),
            drum([(1.1, 0.46), (1.1, 0.72)], line=0.9, lift=0.7),
            ball((0, 1.3, 0), 0.24, _WHITE, lift=0.8),
        )),
        WornKind(name="helmet", draw=lambda: (
            drum([(1.16, 0.42), (1.15, 0.66), (1.04, 0.9), (0.76, 1.12), (0.4, 1.24), (0.02, 1.28)],
                 lift=0.6),
            line([(0, 1.28, 0.3), (0, 0.44, 1.16)], 1.0, lift=1.0),
            line(curve([(-1.1, 0.3, 0.1), (-0.75, -0.6, 0.3), (0, -1.02, 0.3), (0.75, -0.6, 0.3),
                        (1.1, 0.3, 0.1)]), 1.0, lift=0.4),
        )),
        WornKind(name="chef", draw=lambda: (
            *(
                ball((x, 1.45, z), 0.46, _WHITE, lift=0.5)
                for x, z in ((-0.5, 0), (0.5, 0), (0, -0.4))
            ),
            ball((0, 1.6, 0.2), 0.5, _WHITE, lift=0.5),
            drum([(0.8, 0.6), (0.76, 1.2)], _WHITE, lift=0.9),
        )),
    )
)  # fmt: skip
"""Name → hat."""

TIES: Mapping[str, WornKind] = by_name(
    (
        WornKind(name="tie", draw=lambda: (
            plane([(-0.035, -0.03, 0.07), (0.035, -0.03, 0.07), (0.055, -0.3, 0.08),
                (0, -0.37, 0.08), (-0.055, -0.3, 0.08)], "main", lift=0.04, line=0.5),
            plane([(-0.045, 0.015, 0.07), (0.045, 0.015, 0.07), (0.028, -0.04, 0.08),
                (-0.028, -0.04, 0.08)], "main", lift=0.05, line=0.5),
        )),
        WornKind(name="bow", draw=lambda: (
            plane([(0, -0.02, 0.07), (-0.13, 0.05, 0.07), (-0.13, -0.09, 0.07)], "main",
                lift=0.04, line=0.5),
            plane([(0, -0.02, 0.07), (0.13, 0.05, 0.07), (0.13, -0.09, 0.07)], "main",
                lift=0.04, line=0.5),
            ball((0, -0.02, 0.07), 0.03, lift=0.05, line=0.5),
        )),
        WornKind(name="scarf", draw=lambda: (
            tube(curve([(-0.07, 0.02, 0.02), (0, -0.03, 0.06), (0.07, 0.02, 0.02)]), 0.05,
                lift=0.04, line=0.5),
            tube(curve([(0.05, -0.02, 0.05), (0.09, -0.2, 0.07), (0.06, -0.36, 0.07)]), 0.045,
                lift=0.04, line=0.5),
        )),
        WornKind(name="cape", draw=lambda: (
            plane([(x, y, -0.12 - 0.06 * abs(y)) for x, y in curve([(-0.05, 0.02), (-0.15, -0.06),
                (-0.27, -0.5), (-0.37, -0.95), (-0.15, -1.0), (0.15, -1.0), (0.37, -0.95),
                (0.27, -0.5), (0.15, -0.06), (0.05, 0.02)])], "main"),
            *(line([(x, -0.35, -0.15), (1.5 * x, -0.9, -0.18)], 0.5, lift=0.005)
              for x in (-0.14, 0.02, 0.15)),
        )),
    )
)  # fmt: skip
"""Name → thing worn round the neck."""
