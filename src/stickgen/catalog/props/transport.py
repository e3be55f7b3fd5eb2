"""Vehicles on fields, roads and rails. They face +X."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, curve, disc, line, rounded, sheet, tube
from stickgen.catalog.props.parts import (
    DARK,
    GLASS,
    GOLD,
    GREY,
    RED,
    SILVER,
    WHITE,
    YELLOW,
    arc,
    blob,
    hull,
    rod,
    stack,
    wheel,
    wheels,
    windowed,
)
from stickgen.catalog.records import PropKind, nouns


def _tractor() -> Pieces:
    return (
        *wheels((-0.9,), -0.75, 0.8, 0.0),
        *wheels((1.2,), -0.6, 0.45, 0.0),
        *hull([(0.0, 0.7), (0.0, 1.35), (1.6, 1.3), (1.7, 1.15), (1.7, 0.65)], 0.4),
        *hull([(-1.3, 0.8), (-1.2, 2.5), (-0.1, 2.5), (0.05, 0.8)], 0.6),
        *stack(
            sheet([(-1.05, 1.45), (-1.0, 2.35), (-0.2, 2.35), (-0.1, 1.45)], GLASS, 0.61, line=0.8),
            rod((1.05, 1.3, 0.3), (1.05, 2.0, 0.3), 0.055, DARK),
            *(line([(0.5, y, 0.41), (1.3, y, 0.41)], 0.7) for y in (0.95, 1.1)),
            start=0.3,
        ),
        *stack(*wheel(-0.9, 0.75, 0.8, hub=YELLOW), *wheel(1.2, 0.7, 0.45, hub=YELLOW), start=0.8),
    )


def _motorbike() -> Pieces:
    spokes = [
        line([(x, 0.34), (x + 0.26 * np.cos(a), 0.34 + 0.26 * np.sin(a))], 0.4)
        for x in (-0.72, 0.75)
        for a in np.arange(6) * np.pi / 3
    ]
    return stack(
        *(disc((x, 0.34, 0), 0.34, DARK) for x in (-0.72, 0.75)),
        *(disc((x, 0.34, 0), 0.24, WHITE, line=0.6) for x in (-0.72, 0.75)),
        *spokes,
        tube([(0.75, 0.34), (0.45, 0.95)], 0.04, SILVER),
        tube([(-0.72, 0.34), (0.1, 0.35), (0.45, 0.85)], 0.045, "main"),
        tube([(-0.1, 0.3), (-0.95, 0.25)], 0.05, SILVER),
        sheet(rounded(0.5, 0.32, 0.06, (0.05, 0.27)), GREY),
        *(line([(-0.12, y), (0.22, y)], 0.6) for y in (0.36, 0.44, 0.52)),
        blob([(0.45, 0.9), (0.1, 0.92), (-0.1, 0.75), (0.1, 0.62), (0.42, 0.68)], "main"),
        blob(
            [
                (-0.05, 0.8),
                (-0.35, 0.72),
                (-0.75, 0.78),
                (-0.85, 0.88),
                (-0.45, 0.82),
                (-0.1, 0.87),
            ],
            DARK,
        ),
        tube(arc(0.4, 50, 150, (-0.72, 0.34)), 0.035, "main", line=0.8),
        tube(arc(0.4, 20, 120, (0.75, 0.34)), 0.03, "main", line=0.8),
        tube([(0.45, 0.95), (0.38, 1.1), (0.2, 1.12)], 0.025, DARK),
        rod((0.2, 1.12, -0.32), (0.2, 1.12, 0.32), 0.03, DARK),
        disc((0.57, 0.93, 0), 0.1, YELLOW),
    )


def _train() -> Pieces:
    return (
        rod((-3.6, 0.04, 0.75), (3.8, 0.04, 0.75), 0.05, GREY),
        *hull([(-1.2, 0.9), (-1.2, 1.2), (2.7, 1.2), (2.7, 0.9)], 0.8, DARK, DARK),
        tube([(-1.0, 1.75, 0), (2.6, 1.75, 0)], 0.65, "main", lift=0.1),
        *hull([(-3.2, 0.9), (-3.2, 3.1), (-1.1, 3.1), (-1.1, 0.9)], 1.0, "main"),
        *stack(
            sheet([(-3.4, 3.1), (-3.3, 3.35), (-1.0, 3.35), (-0.9, 3.1)], DARK, 1.05),
            *(
                sheet(rounded(0.75, 0.8, 0.06, (x, 2.0)), GLASS, 1.01, line=0.8)
                for x in (-2.65, -1.65)
            ),
            *(
                sheet(
                    [(x, 1.12), (x, 2.38), (x + 0.12, 2.38), (x + 0.12, 1.12)], GOLD, 0.5, line=0.6
                )
                for x in (-0.2, 0.9, 1.9)
            ),
            sheet([(1.85, 2.3), (1.75, 3.2), (2.55, 3.2), (2.45, 2.3)], DARK, 0.1),
            sheet([(1.65, 3.2), (1.65, 3.38), (2.65, 3.38), (2.65, 3.2)], DARK, 0.1),
            sheet(
                curve([(0.3, 2.35), (0.35, 2.75), (0.6, 2.85), (0.85, 2.75), (0.9, 2.35)], 3),
                GOLD,
                0.1,
            ),
            disc((2.85, 1.75, 0.1), (0.1, 0.5), DARK),
            disc((2.95, 2.45, 0.1), 0.18, YELLOW),
            sheet([(2.7, 0.9), (3.7, 0.1), (2.6, 0.1)], RED, 0.6),
            *(
                disc((x, r + 0.1, 0.9), r, RED)
                for x, r in ((-2.5, 0.62), (-1.0, 0.62), (0.5, 0.62), (1.7, 0.4), (2.4, 0.4))
            ),
            *(
                disc((x, r + 0.1, 0.9), 0.4 * r, WHITE, line=0.6)
                for x, r in ((-2.5, 0.62), (-1.0, 0.62), (0.5, 0.62), (1.7, 0.4), (2.4, 0.4))
            ),
            rod((-2.5, 0.72, 0.95), (0.5, 0.72, 0.95), 0.07, SILVER),
            start=0.9,
        ),
    )


def _ridden_train() -> Pieces:
    """The engine with windows in its cab through which one sees."""
    cab = windowed((-3.2, -1.1), (0.9, 3.1), (-2.65, -1.65), (0.75, 2.0, 2.8), 1.0)
    inside = sheet([(-3.15, 1.0), (-3.15, 3.0), (-1.15, 3.0), (-1.15, 1.0)], DARK, -0.95)
    pieces = list(_train())
    side = hull([(-3.2, 0.9), (-3.2, 3.1), (-1.1, 3.1), (-1.1, 0.9)], 1.0, "main")[-1]
    panes = [sheet(rounded(0.75, 0.8, 0.06, (x, 2.0)), GLASS, 1.01) for x in (-2.65, -1.65)]
    closed = [piece.points for piece in (side, *panes)]
    left = [p for p in pieces if not any(np.array_equal(p.points, c) for c in closed)]
    return (*left, inside, *stack(*cab, start=0.1))


RECORDS = (
    PropKind(
        name="tractor",
        size=3.7,
        color="#4f9a4a",
        draw=_tractor,
        gallery="a green tractor",
        words=nouns("farm tractor"),
        near=nouns(
            """
            combine, combine harvester, harvester, steamroller, road roller, quad, quad bike
            """
        ),
    ),
    PropKind(
        name="motorbike",
        size=2.2,
        color="#c8412f",
        draw=_motorbike,
        gallery="a red motorbike",
        words=nouns(
            """
            motorcycle, motor bike, harley, dirt bike, motorscooter, motor scooter, vespa
            """
        ),
        near=nouns("snowmobile, jet ski, sidecar, segway"),
        grips={"left": (0.2, 1.12, -0.3), "right": (0.2, 1.12, 0.3)},
        seat=(-0.35, 0.76, 0.0, 90.0),
    ),
    PropKind(
        name="train",
        size=7.0,
        color="#3c6fa0",
        draw=_train,
        draw_states={"ridden": _ridden_train},
        gallery="a blue steam engine",
        words=nouns(
            """
            steam train, locomotive, railway, steam engine, steam locomotive, railroad train
            """
        ),
        near=nouns(
            """
            subway train, metro, underground train, subway car, monorail, roller coaster,
            freight train, bullet train, train car, railway car
            """
        ),
    ),
)
