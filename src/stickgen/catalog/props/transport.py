"""Vehicles on roads and rails. They face +X, so that the front view shows their whole side."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    curve,
    disc,
    line,
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BLUE,
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
    rod,
    stack,
    wheel,
)  # fmt: skip
from stickgen.catalog.records import PropKind, nouns


def _hull(
    outline: list[tuple[float, float]], half: float, fill: str = "main", shade: str = "main"
) -> Pieces:
    """A body with one outline on both sides, and the surface between them."""
    ends = zip(outline, [*outline[1:], outline[0]], strict=True)
    skin = [
        plane([(x0, y0, -half), (x1, y1, -half), (x1, y1, half), (x0, y0, half)], shade)
        for (x0, y0), (x1, y1) in ends
    ]
    return (*skin, sheet(outline, fill, half, lift=0.05))


def _wheels(xs: tuple[float, ...], z: float, radius: float, lift: float) -> Pieces:
    return stack(*(piece for x in xs for piece in wheel(x, z, radius)), start=lift)


def _bus() -> Pieces:
    body = [(-4.5, 0.4), (-4.5, 2.9), (-4.3, 3.05), (4.3, 3.05), (4.5, 2.7), (4.5, 0.4)]
    panes = [
        sheet(rounded(1.1, 0.95, 0.08, (x, 1.7)), GLASS, 1.2, line=0.8)
        for x in (-3.75, -2.45, -1.15, 0.15, 1.45)
    ]
    return (
        *_wheels((-2.8, 2.8), -1.1, 0.48, 0.0),
        *_hull(body, 1.2),
        *stack(
            *panes,
            sheet(rounded(1.0, 2.2, 0.05, (2.75, 0.45)), GLASS, 1.2, line=0.8),
            line([(2.75, 0.45, 1.2), (2.75, 2.6, 1.2)], 0.7),
            sheet(rounded(0.85, 1.3, 0.08, (3.95, 1.35)), GLASS, 1.2, line=0.8),
            sheet([(-4.5, 1.2), (-4.5, 1.4), (2.2, 1.4), (2.2, 1.2)], WHITE, 1.2, line=0.5),
            disc((4.3, 0.8, 1.2), (0.14, 0.14), YELLOW, line=0.7),
            start=1.6,
        ),
        *_wheels((-2.8, 2.8), 1.2, 0.48, 1.8),
    )


def _truck() -> Pieces:
    return (
        *_wheels((-2.4, -1.3, 2.1), -1.0, 0.48, 0.0),
        *_hull([(-3.4, 0.6), (-3.4, 3.1), (1.0, 3.1), (1.0, 0.6)], 1.1, "main"),
        *_hull(
            [(1.1, 0.5), (1.1, 2.6), (2.2, 2.6), (2.8, 1.7), (3.1, 1.5), (3.1, 0.5)], 1.0, RED, RED
        ),
        *stack(
            sheet([(1.5, 1.65), (1.5, 2.4), (2.1, 2.4), (2.55, 1.65)], GLASS, 1.02, line=0.8),
            disc((2.95, 0.95, 1.02), 0.12, YELLOW, line=0.7),
            line([(1.35, 1.35, 1.02), (1.6, 1.35, 1.02)], 1.2),
            start=0.3,
        ),
        *_wheels((-2.4, -1.3, 2.1), 1.1, 0.48, 1.4),
    )


def _ambulance() -> Pieces:
    return (
        *_wheels((-1.6, 1.7), -0.9, 0.4, 0.0),
        *_hull([(-2.7, 0.4), (-2.7, 2.4), (1.2, 2.4), (1.9, 1.6), (2.7, 1.35), (2.7, 0.4)], 0.95),
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
        *_wheels((-1.6, 1.7), 1.0, 0.4, 1.2),
    )


def _fire_engine() -> Pieces:
    ladder = [rod((-2.9, y, 0.5), (1.0, y + 0.25, 0.5), 0.05, SILVER) for y in (2.5, 2.8)]
    rungs = [
        rod((x, 2.55 + 0.064 * (x + 2.9), 0.5), (x, 2.8 + 0.064 * (x + 2.9), 0.5), 0.03, SILVER)
        for x in np.arange(-2.6, 1.0, 0.45)
    ]
    return (
        *_wheels((-2.0, 2.0), -1.0, 0.48, 0.0),
        *_hull(
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
        *_wheels((-2.0, 2.0), 1.15, 0.48, 1.5),
    )


def _tractor() -> Pieces:
    return (
        *_wheels((-0.9,), -0.75, 0.8, 0.0),
        *_wheels((1.2,), -0.6, 0.45, 0.0),
        *_hull([(0.0, 0.7), (0.0, 1.35), (1.6, 1.3), (1.7, 1.15), (1.7, 0.65)], 0.4),
        *_hull([(-1.3, 0.8), (-1.2, 2.5), (-0.1, 2.5), (0.05, 0.8)], 0.6),
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
        disc((0.57, 0.93, 0), 0.1, YELLOW),
    )


def _train() -> Pieces:
    return (
        rod((-3.6, 0.04, 0.75), (3.8, 0.04, 0.75), 0.05, GREY),
        *_hull([(-1.2, 0.9), (-1.2, 1.2), (2.7, 1.2), (2.7, 0.9)], 0.8, DARK, DARK),
        tube([(-1.0, 1.75, 0), (2.6, 1.75, 0)], 0.65, "main", lift=0.1),
        *_hull([(-3.2, 0.9), (-3.2, 3.1), (-1.1, 3.1), (-1.1, 0.9)], 1.0, "main"),
        *stack(
            sheet([(-3.4, 3.1), (-3.3, 3.35), (-1.0, 3.35), (-0.9, 3.1)], DARK, 1.05),
            *(sheet(rounded(0.75, 0.8, 0.06, (x, 2.0)), GLASS, 1.01, line=0.8) for x in (-2.65, -1.65)),
            *(sheet([(x, 1.12), (x, 2.38), (x + 0.12, 2.38), (x + 0.12, 1.12)], GOLD, 0.5, line=0.6) for x in (-0.2, 0.9, 1.9)),
            sheet([(1.85, 2.3), (1.75, 3.2), (2.55, 3.2), (2.45, 2.3)], DARK, 0.1),
            sheet([(1.65, 3.2), (1.65, 3.38), (2.65, 3.38), (2.65, 3.2)], DARK, 0.1),
            sheet(curve([(0.3, 2.35), (0.35, 2.75), (0.6, 2.85), (0.85, 2.75), (0.9, 2.35)], 3), GOLD, 0.1),
            disc((2.85, 1.75, 0.1), (0.1, 0.5), DARK), disc((2.95, 2.45, 0.1), 0.18, YELLOW),
            sheet([(2.7, 0.9), (3.7, 0.1), (2.6, 0.1)], RED, 0.6),
            *(disc((x, r + 0.1, 0.9), r, RED) for x, r in ((-2.5, 0.62), (-1.0, 0.62), (0.5, 0.62), (1.7, 0.4), (2.4, 0.4))),
            *(disc((x, r + 0.1, 0.9), 0.4 * r, WHITE, line=0.6) for x, r in ((-2.5, 0.62), (-1.0, 0.62), (0.5, 0.62), (1.7, 0.4), (2.4, 0.4))),
            rod((-2.5, 0.72, 0.95), (0.5, 0.72, 0.95), 0.07, SILVER),
            start=0.9,
        ),
    )  # fmt: skip


RECORDS = (
    PropKind(
        name="bus",
        size=9.0,
        color="#e8b93a",
        draw=_bus,
        gallery="a yellow bus",
        words=nouns(
            """
            school bus, city bus, double-decker, double-decker bus, tour bus, minibus
            """
        ),
        near=nouns(
            """
            tram, streetcar, trolley bus, trolleybus, shuttle, camper van, rv, camper,
            motorhome
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
            bulldozer, digger, excavator, forklift, tank, trailer, tow truck, ice cream
            truck, cement mixer, food truck, snowplow
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
        grips={"left": (0.2, 1.12, 0.0), "right": (0.2, 1.12, 0.0)},
        seat=(-0.35, 0.76, 0.0, 90.0),
    ),
    PropKind(
        name="train",
        size=7.0,
        color="#3c6fa0",
        draw=_train,
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
