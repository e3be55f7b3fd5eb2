"""Heavy vehicles. They face +X, so that the front view shows their whole side."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, disc, line, rounded, sheet
from stickgen.catalog.props.parts import (
    BLUE,
    GLASS,
    RED,
    SILVER,
    WHITE,
    YELLOW,
    hull,
    rod,
    stack,
    wheels,
    windowed,
)
from stickgen.catalog.records import PropKind, nouns

_DIM = "#b9a27a"  # the wall behind those who sit in a bus


def _bus() -> Pieces:
    body = [(-4.5, 0.4), (-4.5, 2.9), (-4.3, 3.05), (4.3, 3.05), (4.5, 2.7), (4.5, 0.4)]
    panes = [
        sheet(rounded(1.1, 0.95, 0.08, (x, 1.7)), GLASS, 1.2, line=0.8)
        for x in (-3.75, -2.45, -1.15, 0.15, 1.45)
    ]
    return (
        *wheels((-2.8, 2.8), -1.1, 0.48, 0.0),
        *hull(body, 1.2),
        *stack(
            *panes,
            sheet(rounded(1.0, 2.2, 0.05, (2.75, 0.45)), GLASS, 1.2, line=0.8),
            line([(2.75, 0.45, 1.2), (2.75, 2.6, 1.2)], 0.7),
            sheet(rounded(0.85, 1.3, 0.08, (3.95, 1.35)), GLASS, 1.2, line=0.8),
            sheet([(-4.5, 1.2), (-4.5, 1.4), (2.2, 1.4), (2.2, 1.2)], WHITE, 1.2, line=0.5),
            disc((4.3, 0.8, 1.2), (0.14, 0.14), YELLOW, line=0.7),
            start=1.6,
        ),
        *wheels((-2.8, 2.8), 1.2, 0.48, 1.8),
    )


def _ridden_bus() -> Pieces:
    skin = hull([(-4.5, 0.4), (-4.5, 2.9), (-4.3, 3.05), (4.3, 3.05), (4.5, 2.7), (4.5, 0.4)], 1.2)
    inside = sheet([(-4.45, 0.5), (-4.45, 2.9), (4.4, 2.9), (4.4, 0.5)], _DIM, -1.15)
    windows = (-3.75, -2.45, -1.15, 0.15, 1.45)
    return (
        *wheels((-2.8, 2.8), -1.1, 0.48, 0.0),
        *skin[:-1],
        inside,
        *windowed((-4.5, 4.5), (0.4, 3.05), windows, (1.1, 1.7, 2.65), 1.2),
        *stack(
            sheet(rounded(1.0, 2.2, 0.05, (2.75, 0.45)), GLASS, 1.2, line=0.8),
            line([(2.75, 0.45, 1.2), (2.75, 2.6, 1.2)], 0.7),
            sheet(rounded(0.85, 1.3, 0.08, (3.95, 1.35)), GLASS, 1.2, line=0.8),
            sheet([(-4.5, 1.2), (-4.5, 1.4), (2.2, 1.4), (2.2, 1.2)], WHITE, 1.2, line=0.5),
            disc((4.3, 0.8, 1.2), (0.14, 0.14), YELLOW, line=0.7),
            start=0.3,
        ),
        *wheels((-2.8, 2.8), 1.2, 0.48, 0.5),
    )


def _truck() -> Pieces:
    return (
        *wheels((-2.4, -1.3, 2.1), -1.0, 0.48, 0.0),
        *hull([(-3.4, 0.6), (-3.4, 3.1), (1.0, 3.1), (1.0, 0.6)], 1.1, "main"),
        *hull(
            [(1.1, 0.5), (1.1, 2.6), (2.2, 2.6), (2.8, 1.7), (3.1, 1.5), (3.1, 0.5)], 1.0, RED, RED
        ),
        *stack(
            sheet([(1.5, 1.65), (1.5, 2.4), (2.1, 2.4), (2.55, 1.65)], GLASS, 1.02, line=0.8),
            disc((2.95, 0.95, 1.02), 0.12, YELLOW, line=0.7),
            line([(1.35, 1.35, 1.02), (1.6, 1.35, 1.02)], 1.2),
            start=0.3,
        ),
        *wheels((-2.4, -1.3, 2.1), 1.1, 0.48, 1.4),
    )


def _ambulance() -> Pieces:
    return (
        *wheels((-1.6, 1.7), -0.9, 0.4, 0.0),
        *hull([(-2.7, 0.4), (-2.7, 2.4), (1.2, 2.4), (1.9, 1.6), (2.7, 1.35), (2.7, 0.4)], 0.95),
        *stack(
            sheet([(-2.7, 1.0), (-2.7, 1.25), (2.7, 1.25), (2.7, 1.0)], RED, 0.96, line=0.4),
            sheet([(0.75, 1.5), (0.75, 2.15), (1.15, 2.15), (1.65, 1.5)], GLASS, 0.96, line=0.8),
            disc((-1.1, 1.75, 0.96), 0.42, WHITE, line=0.7),
            *(
                sheet(rounded(w, h, 0.01, (-1.1, 1.75 - h / 2)), RED, 0.96, line=0.0)
                for w, h in ((0.18, 0.6), (0.6, 0.18))
            ),
            sheet(rounded(0.5, 0.2, 0.05, (0.6, 2.4)), BLUE, 0.3),
            disc((2.55, 0.95, 0.96), 0.11, YELLOW, line=0.7),
            start=0.9,
        ),
        *wheels((-1.6, 1.7), 1.0, 0.4, 1.2),
    )


def _fire_engine() -> Pieces:
    ladder = [rod((-2.9, y, 0.5), (1.0, y + 0.25, 0.5), 0.05, SILVER) for y in (2.5, 2.8)]
    rungs = [
        rod((x, 2.55 + 0.064 * (x + 2.9), 0.5), (x, 2.8 + 0.064 * (x + 2.9), 0.5), 0.03, SILVER)
        for x in np.arange(-2.6, 1.0, 0.45)
    ]
    return (
        *wheels((-2.0, 2.0), -1.0, 0.48, 0.0),
        *hull(
            [(-3.3, 0.5), (-3.3, 2.3), (1.1, 2.3), (1.1, 2.6), (2.7, 2.6), (3.2, 1.6), (3.2, 0.5)],
            1.1,
        ),
        *stack(
            sheet([(1.45, 1.55), (1.45, 2.35), (2.5, 2.35), (2.9, 1.55)], GLASS, 1.11, line=0.8),
            *(
                sheet(rounded(1.0, 1.1, 0.04, (x, 0.95)), SILVER, 1.11, line=0.7)
                for x in (-2.6, -1.4, -0.2)
            ),
            sheet([(-3.3, 0.75), (-3.3, 0.88), (3.2, 0.88), (3.2, 0.75)], YELLOW, 1.11, line=0.3),
            sheet(rounded(0.5, 0.22, 0.05, (2.0, 2.6)), BLUE, 0.4),
            *ladder,
            *rungs,
            start=1.2,
        ),
        *wheels((-2.0, 2.0), 1.15, 0.48, 1.5),
    )


RECORDS = (
    PropKind(
        name="bus",
        size=9.0,
        color="#e8b93a",
        draw=_bus,
        draw_states={"ridden": _ridden_bus},
        gallery="a yellow bus",
        words=nouns(
            """
            school bus, city bus, double-decker, double-decker bus, tour bus, minibus
            """
        ),
        near=nouns(
            """
            tram, streetcar, trolley bus, trolleybus, shuttle, camper van, rv, motorhome
            """
        ),
    ),
    PropKind(
        name="truck",
        size=6.5,
        color="#e6e2d8",
        draw=_truck,
        gallery="a truck with a red cab",
        words=nouns(
            """
            lorry, delivery truck, moving truck, moving van, van, delivery van, garbage
            truck, pickup, pickup truck, semi, dump truck
            """
        ),
        near=nouns(
            """
            bulldozer, excavator, forklift, tank, trailer, tow truck, ice cream truck,
            cement mixer, food truck, snowplow
            """
        ),
    ),
    PropKind(
        name="ambulance",
        size=5.4,
        color="#fffdf6",
        draw=_ambulance,
        gallery="a white ambulance with a red cross",
        words=nouns("ambulance car, rescue car"),
        near=nouns("police van, police wagon, prison van, mail van"),
    ),
    PropKind(
        name="fire_engine",
        size=6.5,
        color="#d0392b",
        draw=_fire_engine,
        gallery="a red fire engine with a ladder",
        words=nouns("fire truck, firetruck, fire-engine"),
    ),
)
