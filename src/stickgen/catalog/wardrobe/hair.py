"""Haircuts, in head radii from the middle of the head; their main colour goes with the ink.

+Y is up, +Z is the direction of the face, +X is the wearer's left.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from stickgen.catalog.piece import MAIN, Piece, Pieces, ball, drum, plane
from stickgen.catalog.records import WornKind, by_name
from stickgen.catalog.wardrobe.shapes import DARK, lock, mirrored, spread

_GRAY, _WIG = "#c9c6c2", "#f3efe6"


def _spikes(count: int, radius: float, long: float, fill: str = MAIN) -> Pieces:
    """Spikes evenly spread over the crown."""
    thick = np.array([radius, 0.6 * radius, 0.03])
    return tuple(
        Piece(np.stack([0.85 * d, 1.15 * d, long * d]), fill, thick, line=0.8)
        for d in spread(count, 1.25)
    )


def _curls(count: int = 26, radius: float = 0.3, reach: float = 1.5, fill: str = MAIN) -> Pieces:
    return tuple(ball(tuple(1.02 * d), radius, fill, line=0.7) for d in spread(count, reach))


def _tufts(fill: str, radius: float = 0.42) -> Pieces:
    """Hair that sticks out over both ears."""
    places = ((0.95, 0.25, -0.1), (1.2, 0.55, -0.15), (1.3, 0.1, -0.1))
    return mirrored(tuple(ball(place, radius, fill, line=0.7, lift=-0.2) for place in places))


def _wig() -> Pieces:
    """Rows of white curls that hang down on both sides."""
    rows = [(0.98, 0.45 - 0.36 * i, -0.05) for i in range(5)]
    return (
        *_curls(18, 0.34, 1.25, _WIG),
        *mirrored(tuple(ball(row, 0.26, _WIG, line=0.6) for row in rows)),
    )


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
        WornKind(name="braids", draw=lambda: mirrored(tuple(
            ball((-1.02 - 0.04 * i, 0.2 - 0.34 * i, 0.1), 0.25 - 0.02 * i, line=0.6)
            for i in range(6)
        ))),
        WornKind(name="gray_bun", bare_skull=True, draw=lambda: (
            *_curls(20, 0.32, 1.3, _GRAY), ball((0, 1.4, -0.4), 0.42, _GRAY),
        )),
        WornKind(name="gray_sides", bare_skull=True, draw=lambda: _tufts(_GRAY, 0.3)),
        WornKind(name="wild_white", bare_skull=True, draw=lambda: (
            *_spikes(16, 0.26, 1.65, _WIG), *_tufts(_WIG),
        )),
        WornKind(name="wild", draw=lambda: (*_spikes(26, 0.3, 1.7), *_tufts(MAIN, 0.36))),
        WornKind(name="clown_tufts", bare_skull=True, draw=lambda: _tufts("#e0452b", 0.52)),
        WornKind(name="judge_wig", bare_skull=True, draw=_wig),
        WornKind(name="powdered_wig", bare_skull=True, draw=lambda: (
            *_curls(18, 0.3, 1.25, _WIG),
            *mirrored((ball((1.05, -0.1, 0), 0.28, _WIG), ball((1.05, -0.5, 0), 0.28, _WIG))),
        )),
        WornKind(name="tonsure", bare_skull=True, draw=lambda: tuple(
            ball((0.98 * np.sin(a), 0.42, 0.98 * np.cos(a)), 0.2, line=0.6)
            for a in np.linspace(0.6, 2 * np.pi - 0.6, 14)
        )),
        WornKind(name="topknot_pins", draw=lambda: (
            ball((0, 1.3, -0.2), 0.5),
            *mirrored((ball((0.8, 0.75, -0.2), 0.42),)),
            Piece(np.array([(-0.95, 1.6, 0), (0.95, 1.2, 0)]), closed=False, line=1.6,
                ink="#f0b429",
                  lift=0.3),
        )),
        WornKind(name="flat_top", bare_skull=True, draw=lambda: (
            drum([(1.02, 0.55), (1.0, 0.75), (0.96, 1.15), (0.02, 1.18)], DARK, lift=0.6),
        )),
        WornKind(name="tufts", bare_skull=True, draw=lambda: _spikes(7, 0.12, 1.5, DARK)),
        WornKind(name="widows_peak", bare_skull=True, draw=lambda: (
            plane([(-1.02, 0.2, 0.4), (-0.98, 0.75, 0.2), (0, 1.25, 0), (0.98, 0.75, 0.2),
                   (1.02, 0.2, 0.4), (0.55, 0.75, 0.8), (0, 0.35, 1.0), (-0.55, 0.75, 0.8)],
                  "#2c2b33", lift=0.05),
        )),
        WornKind(name="mane", bare_skull=True, draw=lambda: tuple(
            ball((1.25 * np.sin(a), 1.25 * np.cos(a), -0.3), 0.5, "#8a4a1e", line=0.6)
            for a in np.linspace(0, 2 * np.pi, 16)[:-1]
        )),
    )
)  # fmt: skip
"""Name → haircut: the parts that stand off the skull."""
