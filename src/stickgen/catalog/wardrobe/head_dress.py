"""Ears, horns, halos and the head-dresses of priests and queens, in head radii."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    ball,
    curve,
    drum,
    plane,
    tube,
)
from stickgen.catalog.records import WornKind
from stickgen.catalog.wardrobe.shapes import (
    BROWN,
    DARK,
    GOLD,
    RED,
    WHITE,
    mirrored,
    ribbon,
)

RECORDS = (
    WornKind(name="halo", draw=lambda: (
        Piece(np.array([(0.95 * np.sin(a), 1.62, 0.95 * np.cos(a))
            for a in np.linspace(0, 2 * np.pi, 33)]),
              closed=False, line=4.0, ink=GOLD, lift=0.595),
    )),
    WornKind(name="horns", draw=lambda: mirrored(
        (tube(curve([(0.55, 0.75, 0.2), (0.95, 1.15, 0.2), (0.95, 1.7, 0.2)], 4),
              np.interp(np.arange(9) / 4, range(3), [0.24, 0.18, 0.03]).tolist(), lift=0.6),)
    )),
    WornKind(name="antlers", draw=lambda: mirrored((
        tube(curve([(0.4, 0.85, 0), (0.75, 1.5, 0), (1.3, 2.0, 0), (1.4, 2.6, 0)]), 0.09, BROWN,
            lift=0.3),
        tube([(0.78, 1.55, 0), (0.6, 2.15, 0)], 0.08, BROWN, lift=0.3),
        tube([(1.2, 1.9, 0), (1.75, 2.1, 0)], 0.08, BROWN, lift=0.3),
    ))),
    WornKind(name="cat_ears", draw=lambda: mirrored((
        plane([(-0.95, 0.5, 0.2), (-0.95, 1.55, 0.2), (-0.2, 0.95, 0.2)], DARK, lift=0.605),
        plane([(-0.8, 0.72, 0.25), (-0.82, 1.25, 0.25), (-0.42, 0.95, 0.25)], "#f0a0b8", line=0.3,
            lift=0.615),
    ))),
    WornKind(name="round_ears", draw=lambda: mirrored((
        ball((0.85, 0.85, 0), 0.48, BROWN, lift=0.1), ball((0.85, 0.85, 0.1), 0.26, "#e0b090",
            line=0.3, lift=0.3),
    ))),
    WornKind(name="bunny_ears", draw=lambda: mirrored((
        tube([(0.4, 0.8, 0), (0.5, 1.5, 0), (0.62, 2.3, 0)], [0.22, 0.34, 0.14], WHITE, lift=0.1),
        tube([(0.44, 1.1, 0.1), (0.5, 1.5, 0.1), (0.58, 2.1, 0.1)], [0.08, 0.16, 0.06], "#f0a0b8",
            line=0.3,
             lift=0.4),
    ))),
    WornKind(name="laurel", draw=lambda: mirrored(tuple(
        plane(curve([(0.95 * np.sin(a), 0.72 - 0.1 * abs(a), 0.95 * np.cos(a)),
                     (1.2 * np.sin(a + 0.1), 1.0, 1.0 * np.cos(a)),
                     (0.95 * np.sin(a + 0.35), 0.74 - 0.1 * abs(a), 0.95 * np.cos(a + 0.35))]),
              "#5f9e4a", lift=0.61)
        for a in np.arange(0.15, 1.9, 0.3)
    ))),
    WornKind(name="nemes", draw=lambda: (
        plane(curve([(-1.0, -1.2, 0.3), (-1.55, -0.9, 0.1), (-1.3, 0.4, 0), (-0.8, 1.1, 0),
            (0, 1.3, 0),
                     (0.8, 1.1, 0), (1.3, 0.4, 0), (1.55, -0.9, 0.1), (1.0, -1.2, 0.3),
                         (0.85, 0.0, 0.6),
                     (0.75, 0.5, 0.7), (0, 0.7, 0.8), (-0.75, 0.5, 0.7), (-0.85, 0.0, 0.6)],
                         closed=True),
              GOLD, lift=0.615),
        *mirrored(tuple(ribbon([(0.88, y, 0.6), (1.5 - 0.15 * abs(y + 0.8), y - 0.12, 0.2)], 2.6,
            "#2f5fa8", lift=0.625)
                        for y in (0.2, -0.15, -0.5, -0.85))),
        *(ribbon(curve([(-0.9 * s, s, 0.3), (0, 1.0 + 0.2 * (s - 0.7), 0.9), (0.9 * s, s, 0.3)]),
            2.4, "#2f5fa8",
               lift=0.63) for s in (0.85,)),
        ribbon([(0, 0.75, 1.0), (0, 1.2, 1.1)], 3.0, RED, lift=0.64),
    )),
    WornKind(name="mitre", draw=lambda: (
        plane([(-0.85, 0.6, 0.5), (-1.05, 1.4, 0.4), (0, 2.5, 0.3), (1.05, 1.4, 0.4),
            (0.85, 0.6, 0.5)], "main",
              lift=0.61),
        ribbon([(0, 2.3, 0.5), (0, 0.65, 0.7)], 3.0, GOLD, lift=0.625),
        ribbon([(-0.88, 0.75, 0.6), (0.88, 0.75, 0.6)], 3.4, GOLD, lift=0.625),
        ribbon([(-0.5, 1.5, 0.6), (0.5, 1.5, 0.6)], 3.0, GOLD, lift=0.625),
    )),
    WornKind(name="wimple", draw=lambda: (
        plane(curve([(-1.5, -1.9, -0.2), (-1.35, 0.0, 0), (-1.0, 1.0, 0), (0, 1.3, 0),
            (1.0, 1.0, 0),
                     (1.35, 0.0, 0), (1.5, -1.9, -0.2), (0.9, -1.0, 0.5), (0.84, 0.1, 0.8),
                         (0, 0.72, 0.9),
                     (-0.84, 0.1, 0.8), (-0.9, -1.0, 0.5)], closed=True), "main", lift=0.615),
        ribbon(curve([(-0.9, -0.9, 0.6), (-0.86, 0.1, 0.8), (-0.5, 0.6, 0.85), (0, 0.75, 0.9),
            (0.5, 0.6, 0.85),
                    (0.86, 0.1, 0.8), (0.9, -0.9, 0.6)]), 4.0, WHITE, lift=0.63),
        plane(curve([(-0.85, -0.6, 0.6), (0, -0.95, 0.8), (0.85, -0.6, 0.6), (0.8, -1.35, 0.5),
            (0, -1.7, 0.6),
                     (-0.8, -1.35, 0.5)], closed=True), WHITE, lift=0.625),
    )),
    WornKind(name="hennin", draw=lambda: (
        drum([(0.86, 0.62), (0.03, 2.9)], lift=0.6),
        plane(curve([(0, 2.85, 0), (0.8, 2.2, -0.2), (1.3, 0.8, -0.3), (1.5, -1.2, -0.5),
            (0.9, 0.6, -0.2)]),
              WHITE, lift=-0.3),
        drum([(0.9, 0.6), (0.86, 0.8)], GOLD, line=0.5, lift=0.61),
    )),
    WornKind(name="war_bonnet", draw=lambda: (
        *(Piece(np.array([(0.9 * np.sin(a), 0.75 + 0.25 * np.cos(a), -0.1),
                          (2.0 * np.sin(a), 0.4 + 1.7 * np.cos(a), -0.2)]), fill,
                              np.array([0.12, 0.2]),
                line=0.6, lift=0.1)
          for a, fill in zip(np.linspace(-1.6, 1.6, 11), [WHITE, RED] * 5 + [WHITE], strict=True)),
        drum([(1.06, 0.46), (1.0, 0.74)], BROWN, lift=0.61),
        *(plane([(x - 0.16, 0.6, 1.0), (x, 0.74, 1.0), (x + 0.16, 0.6, 1.0), (x, 0.46, 1.0)], GOLD,
            line=0.4,
                lift=0.63) for x in (-0.5, 0, 0.5)),
    )),
)  # fmt: skip
"""The records."""
