"""In the air. Planes face +X, as cars do."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, curve, disc, line, rounded, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    BROWN,
    DARK,
    GLASS,
    GREY,
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _plane() -> Pieces:
    body = curve(
        [
            (-7.0, 3.2),
            (-5.5, 2.2),
            (-2, 1.6),
            (4.5, 1.6),
            (6.5, 2.1),
            (7.2, 2.7),
            (6.2, 3.3),
            (4.5, 3.7),
            (-4.5, 3.7),
            (-7.2, 3.6),
        ],
        4,
        closed=True,
    )
    return stack(
        *(rod((x, 0.4), (x, 1.7), 0.09, GREY) for x in (-0.8, 4.8)),
        *(disc((x, 0.4, 0), 0.4, DARK) for x in (-1.1, -0.5, 4.8)),
        sheet([(-1.0, 3.0), (-3.2, 4.9), (-2.2, 4.9), (1.4, 3.0)], "#dfe3e6"),
        sheet([(-5.3, 3.4), (-7.4, 6.2), (-6.2, 6.2), (-3.6, 3.6)], BLUE),
        sheet(body, "main"),
        sheet([(-6.2, 2.75), (-5.2, 2.4), (6.9, 2.35), (7.15, 2.65)], BLUE, line=0.5),
        *(
            sheet(rounded(0.42, 0.5, 0.15, (x, 2.85)), GLASS, line=0.6)
            for x in np.arange(-3.6, 4.2, 0.85)
        ),
        sheet([(5.3, 3.4), (5.2, 2.95), (6.6, 2.95), (6.1, 3.3)], GLASS, line=0.8),
        tube([(0.4, 1.35), (1.7, 1.35)], 0.38, SILVER),
        sheet([(1.6, 2.4), (-1.2, 1.9), (-3.6, 0.6), (-2.5, 0.55), (3.0, 2.2)], "#dfe3e6"),
        sheet([(-5.4, 3.3), (-7.4, 3.0), (-6.8, 2.8), (-4.6, 3.0)], "#dfe3e6"),
    )


def _helicopter() -> Pieces:
    cabin = curve(
        [
            (-1.1, 1.3),
            (-0.6, 0.75),
            (1.0, 0.7),
            (1.9, 1.1),
            (1.8, 1.7),
            (0.9, 2.3),
            (-0.4, 2.3),
            (-1.1, 1.9),
        ],
        4,
        closed=True,
    )
    return stack(
        tube([(-0.9, 1.75), (-3.6, 2.1)], [0.32, 0.12], "main"),
        sheet([(-3.4, 2.1), (-4.1, 3.0), (-3.7, 3.0), (-3.1, 2.15)], "main"),
        disc((-3.85, 2.35, 0), (0.5, 0.5), line=0.5),
        *(
            line(
                [
                    (-3.85 - 0.5 * np.cos(a), 2.35 - 0.5 * np.sin(a)),
                    (-3.85 + 0.5 * np.cos(a), 2.35 + 0.5 * np.sin(a)),
                ],
                1.2,
            )
            for a in (0.6, 2.2)
        ),
        *(rod((x, 0.15), (0.8 * x + 0.1, 0.85), 0.05, GREY) for x in (-0.6, 1.0)),
        tube(curve([(-1.3, 0.12), (1.3, 0.12), (1.7, 0.3)]), 0.06, GREY),
        sheet(cabin, "main"),
        sheet(
            curve(
                [(0.75, 1.15), (1.75, 1.2), (1.7, 1.65), (0.95, 2.15), (0.7, 2.0)], 3, closed=True
            ),
            GLASS,
            line=0.8,
        ),
        sheet(rounded(0.8, 0.75, 0.12, (-0.05, 1.2)), GLASS, line=0.8),
        rod((0.1, 2.3), (0.1, 2.75), 0.08, DARK),
        tube([(-3.0, 2.75), (3.2, 2.75)], 0.06, DARK),
    )


def _hot_air_balloon() -> Pieces:
    outer = curve(
        [(-0.9, 2.3), (-2.6, 4.3), (-2.3, 6.6), (0, 7.8), (2.3, 6.6), (2.6, 4.3), (0.9, 2.3)], 5
    )
    stripe = curve(
        [(-0.3, 2.3), (-0.9, 4.5), (-0.8, 6.6), (0, 7.8), (0.8, 6.6), (0.9, 4.5), (0.3, 2.3)], 5
    )
    return stack(
        *mirrored([line([(0.6, 1.0), (0.9, 2.3)], 0.7), line([(0.2, 1.0), (0.3, 2.3)], 0.7)]),
        sheet(outer, "main"),
        sheet(
            curve(
                [
                    (-0.6, 2.3),
                    (-1.8, 4.4),
                    (-1.6, 6.6),
                    (0, 7.8),
                    (1.6, 6.6),
                    (1.8, 4.4),
                    (0.6, 2.3),
                ],
                5,
            ),
            YELLOW,
        ),
        sheet(stripe, "main"),
        sheet([(-0.6, 0), (-0.7, 1.0), (0.7, 1.0), (0.6, 0)], WOOD),
        *(line([(-0.66, y), (0.66, y)], 0.6) for y in (0.3, 0.55, 0.8)),
        sheet([(-0.72, 0.95), (-0.72, 1.1), (0.72, 1.1), (0.72, 0.95)], BROWN),
    )


def _parachute() -> Pieces:
    scallops = [p for x in (1.4, 0.7, 0.0, -0.7, -1.4) for p in [(x + 0.35, 3.0), (x, 3.18)]]
    dome = [
        (-1.75, 3.0),
        *[(1.75 * np.cos(a), 3.0 + 1.5 * np.sin(a)) for a in np.linspace(np.pi, 0, 17)],
        *scallops,
        (-1.75, 3.0),
    ]
    seams = [
        line(curve([(x, 3.0), (0.8 * x, 3.9), (0, 4.5)]), 0.8) for x in (-1.05, -0.35, 0.35, 1.05)
    ]
    stripe = [
        sheet(
            np.concatenate(
                [
                    curve([(s * 1.05, 3.0), (s * 0.84, 3.9), (0, 4.5)]),
                    curve([(0, 4.5), (s * 0.28, 3.9), (s * 0.35, 3.0)]),
                    [(s * 0.7, 3.18)],
                ]
            ),
            WHITE,
            line=0.8,
        )
        for s in (-1, 1)
    ]
    return stack(
        *(line([(x, 3.0), (0.12 * x, 0.35)], 0.5) for x in (-1.75, -1.05, -0.35, 0.35, 1.05, 1.75)),
        sheet(dome, "main"),
        *stripe,
        *seams,
        *mirrored([line([(0.2, 0.35), (0.1, 0.0)], 1.4)]),
    )


RECORDS = (
    PropKind(
        name="plane",
        size=14.6,
        color="#f4f1ea",
        draw=_plane,
        gallery="a white airliner",
        words=nouns(
            """
            airplane, aeroplane, aircraft, jet, jet plane, airliner, passenger plane, jumbo
            jet, jetliner
            """
        ),
        near=nouns(
            """
            fighter jet, glider, biplane, fighter plane, seaplane, bomber, hang glider,
            propeller plane
            """
        ),
    ),
    PropKind(
        name="helicopter",
        size=7.2,
        color="#3c78b4",
        draw=_helicopter,
        gallery="a blue helicopter",
        words=nouns("chopper, rescue helicopter, copter"),
        near=nouns("quadcopter, gyrocopter, news helicopter, police helicopter"),
    ),
    PropKind(
        name="hot_air_balloon",
        size=7.8,
        color="#d94a3c",
        draw=_hot_air_balloon,
        gallery="a hot-air balloon with a basket",
        words=nouns("hot-air balloon, air balloon"),
        near=nouns("blimp, airship, zeppelin, weather balloon"),
    ),
    PropKind(
        name="parachute",
        size=4.5,
        color="#e0604a",
        draw=_parachute,
        gallery="an open parachute",
        held=True,
        words=nouns("paraglider, paraglide"),
        near=nouns("wingsuit, hang-glider"),
        grips={"left": (0.1, 0.0, 0.0), "right": (-0.1, 0.0, 0.0)},
    ),
)
