"""What people push, pull or are pushed in. They face +X."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, line, moved, plane, sheet, tube
from stickgen.catalog.props.parts import (
    BROWN,
    CREAM,
    DARK,
    OAK,
    SILVER,
    WHITE,
    WOOD,
    arc,
    blob,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _wheelchair() -> Pieces:
    spokes = [
        line([(-0.05, 0.32, 0.3), (-0.05 + 0.3 * np.cos(a), 0.32 + 0.3 * np.sin(a), 0.3)], 0.4)
        for a in np.arange(8) * np.pi / 4
    ]
    return (
        disc((-0.05, 0.32, -0.3), 0.32, "", line=1.2),
        rod((-0.25, 0.9, -0.25), (-0.22, 0.45, -0.25), 0.02, SILVER),
        rod((-0.42, 0.92, -0.25), (-0.28, 0.92, -0.25), 0.025, DARK),
        *box((0.45, 0.06, 0.46), (0.02, 0.44, 0), "main"),
        plane(
            [(-0.24, 0.5, -0.23), (-0.28, 0.95, -0.23), (-0.28, 0.95, 0.23), (-0.24, 0.5, 0.23)],
            "main",
        ),
        *stack(
            rod((-0.28, 0.95, 0.25), (-0.22, 0.4, 0.25), 0.02, SILVER),
            rod((-0.42, 0.92, 0.25), (-0.28, 0.92, 0.25), 0.025, DARK),
            rod((-0.25, 0.66, 0.25), (0.18, 0.66, 0.25), 0.025, DARK),
            rod((0.18, 0.66, 0.25), (0.25, 0.45, 0.25), 0.018, SILVER),
            tube(
                [(0.22, 0.45, 0.25), (0.38, 0.15, 0.25), (0.55, 0.14, 0.25)], 0.02, SILVER, line=0.7
            ),
            disc((0.32, 0.1, 0.25), 0.1, DARK),
            disc((0.32, 0.1, 0.25), 0.045, WHITE, line=0.5),
            disc((-0.05, 0.32, 0.3), 0.33, "", line=1.8),
            disc((-0.05, 0.32, 0.3), 0.28, "", line=0.5),
            *spokes,
            ball((-0.05, 0.32, 0.3), 0.04, SILVER, line=0.6),
            start=0.3,
        ),
    )


def _shopping_cart() -> Pieces:
    top, low = [(-0.45, 0.9), (0.5, 0.8)], [(-0.35, 0.45), (0.42, 0.45)]
    mesh = [
        line([(-0.45 + 0.95 * t, 0.9 - 0.1 * t, 0.25), (-0.35 + 0.77 * t, 0.45, 0.25)], 0.5)
        for t in np.linspace(0.1, 0.9, 8)
    ]
    mesh += [
        line([(-0.45 + 0.1 * t, 0.9 - 0.45 * t, 0.25), (0.5 - 0.08 * t, 0.8 - 0.35 * t, 0.25)], 0.5)
        for t in (0.25, 0.5, 0.75)
    ]
    return (
        sheet([*top, low[1], low[0]], "#e7ecef", -0.25),
        *stack(
            sheet([*top, low[1], low[0]], "", 0.25, line=1.2),
            *mesh,
            tube(
                [
                    (-0.62, 1.0, 0.25),
                    (-0.45, 0.9, 0.25),
                    (-0.35, 0.45, 0.25),
                    (-0.25, 0.2, 0.25),
                    (0.45, 0.2, 0.25),
                ],
                0.02,
                SILVER,
                line=0.7,
            ),
            tube([(-0.72, 1.0, 0.25), (-0.58, 1.0, 0.25)], 0.03, "main"),
            tube([(-0.66, 1.0, -0.27), (-0.66, 1.0, 0.27)], 0.03, "main"),
            *(
                piece
                for x in (-0.25, 0.42)
                for piece in (
                    disc((x, 0.09, 0.25), 0.09, DARK),
                    disc((x, 0.09, 0.25), 0.035, WHITE, line=0.5),
                )
            ),
            start=0.2,
        ),
    )


def _pram() -> Pieces:
    hull = [(-0.5, 0.8), *arc(0.5, 180, 360, (0, 0.8))]
    hood = [(0, 0.8), *arc(0.52, 90, 180, (0, 0.8))]
    pram = stack(
        *(line([(x * 0.6, 0.4), (x, 0.18)], 1.2) for x in (-0.32, 0.32)),
        *(disc((x, 0.18, 0), 0.18, WHITE) for x in (-0.32, 0.32)),
        *(
            line(
                [
                    (x - 0.16 * np.cos(a), 0.18 - 0.16 * np.sin(a)),
                    (x + 0.16 * np.cos(a), 0.18 + 0.16 * np.sin(a)),
                ],
                0.5,
            )
            for x in (-0.32, 0.32)
            for a in (0, 1.05, 2.1)
        ),
        tube(curve([(0.45, 0.75), (0.65, 0.95), (0.78, 0.98)]), 0.02, DARK, line=0.6),
        sheet(np.array(hull) * [1, 0.8] + [0, 0.16], "main"),
        sheet(hood, "main"),
        *(
            line([(0, 0.8), (0.52 * np.cos(a), 0.8 + 0.52 * np.sin(a))], 0.7)
            for a in np.radians((115, 137, 160))
        ),
        ball((0.14, 0.85, -0.01), 0.1, "#f2c9a5", line=0.8),
        sheet(
            [(-0.02, 0.8), (0.1, 0.86), (0.42, 0.84), (0.46, 0.78), (0.0, 0.76)], WHITE, line=0.8
        ),
    )
    return moved(pram, flip=True)


def _wheelbarrow() -> Pieces:
    return stack(
        tube([(0.62, 0.22, -0.1), (-0.85, 0.62, -0.25)], 0.03, WOOD),
        tube([(0.62, 0.22, 0.1), (-0.85, 0.62, 0.25)], 0.03, WOOD),
        tube([(-0.35, 0.45), (-0.38, 0.02)], 0.025, DARK),
        tube([(0.1, 0.35), (-0.1, 0.02)], 0.025, DARK),
        blob([(-0.25, 0.6), (0, 0.85), (0.3, 0.8), (0.5, 0.62)], BROWN),
        sheet([(-0.5, 0.66), (-0.3, 0.4), (0.35, 0.32), (0.7, 0.62)], "main"),
        disc((0.68, 0.2, 0), 0.2, DARK),
        disc((0.68, 0.2, 0), 0.09, WHITE, line=0.6),
    )


def _cart() -> Pieces:
    spokes = [
        line([(x, 0.42, 0.55), (x + 0.38 * np.cos(a), 0.42 + 0.38 * np.sin(a), 0.55)], 0.7)
        for x in (-0.7, 0.7)
        for a in np.arange(8) * np.pi / 4
    ]
    return (
        *(disc((x, 0.42, -0.5), 0.42, OAK) for x in (-0.7, 0.7)),
        *box((2.4, 0.55, 0.9), (0, 0.55, 0), shade=OAK),
        *stack(
            *(line([(-1.2, y, 0.46), (1.2, y, 0.46)], 0.6) for y in (0.73, 0.92)),
            *(disc((x, 0.42, 0.55), 0.42, OAK) for x in (-0.7, 0.7)),
            *(disc((x, 0.42, 0.55), 0.33, CREAM, line=0.6) for x in (-0.7, 0.7)),
            *spokes,
            *(ball((x, 0.42, 0.55), 0.08, DARK, line=0.6) for x in (-0.7, 0.7)),
            tube([(1.2, 0.65, 0.3), (2.3, 0.5, 0.3)], 0.04, WOOD),
            start=0.9,
        ),
    )


RECORDS = (
    PropKind(
        name="wheelchair",
        size=1.0,
        color="#4a5f9a",
        draw=_wheelchair,
        gallery="a wheelchair",
        words=nouns("wheel chair, electric wheelchair"),
        near=nouns("rollator, mobility scooter, zimmer frame"),
        grips={"left": (-0.42, 0.92, -0.25), "right": (-0.42, 0.92, 0.25)},
        seat=(0.0, 0.5, 0.0, 90.0),
    ),
    PropKind(
        name="shopping_cart",
        size=1.2,
        color="#d94a3c",
        draw=_shopping_cart,
        gallery="a shopping cart",
        words=nouns(
            """
            shopping trolley, supermarket trolley, grocery cart, trolley, supermarket cart
            """
        ),
        near=nouns(
            """
            luggage cart, tea trolley, hand truck, baggage cart, hand cart, serving trolley
            """
        ),
        grips={"left": (-0.65, 1.0, -0.25), "right": (-0.65, 1.0, 0.25)},
    ),
    PropKind(
        name="baby_carriage",
        size=1.3,
        color="#6f9fd0",
        draw=_pram,
        gallery="a blue baby carriage with a baby",
        words=nouns("pram, stroller, pushchair, baby buggy, baby stroller, perambulator"),
        near=nouns("car seat, baby carrier, child seat"),
        grips={"left": (-0.75, 0.98, -0.02), "right": (-0.75, 0.98, 0.02)},
    ),
    PropKind(
        name="wheelbarrow",
        size=1.7,
        color="#4f9a4a",
        draw=_wheelbarrow,
        gallery="a green wheelbarrow full of earth",
        words=nouns("barrow, wheel barrow"),
        grips={"left": (-0.83, 0.62, -0.25), "right": (-0.83, 0.62, 0.25)},
    ),
    PropKind(
        name="cart",
        size=2.4,
        color="#c98d4b",
        draw=_cart,
        gallery="a wooden cart with two wheels a side",
        words=nouns("wagon, wooden cart, hay cart, ox cart, hay wagon, handcart"),
        near=nouns(
            """
            carriage, chariot, coach and horses, stagecoach, covered wagon, horse carriage,
            hot dog stand, ice cream cart, horse-drawn carriage
            """
        ),
    ),
)
