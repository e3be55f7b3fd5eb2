"""To glide on snow, ice, floors and waves."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, curve, disc, line, moved, plane, rounded, sheet, tube
from stickgen.catalog.props.parts import (
    DARK,
    GREY,
    ORANGE,
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _surfboard() -> Pieces:
    body = curve(
        [
            (0, 1.05),
            (0.2, 0.7),
            (0.27, 0.1),
            (0.24, -0.5),
            (0.12, -0.95),
            (-0.12, -0.95),
            (-0.24, -0.5),
            (-0.27, 0.1),
            (-0.2, 0.7),
        ],
        5,
        closed=True,
    )
    return moved(
        stack(
            sheet(body, "main", -0.03),
            sheet(body, "main", 0.03),
            sheet([(-0.265, 0.2), (-0.24, 0.5), (0.24, 0.5), (0.265, 0.2)], WHITE, 0.03, line=0.6),
            sheet(
                [(-0.27, -0.05), (-0.268, 0.12), (0.268, 0.12), (0.27, -0.05)],
                ORANGE,
                0.03,
                line=0.6,
            ),
            line([(0, -0.9, 0.03), (0, 0.98, 0.03)], 0.5),
        ),
        (0, 1.0, 0),
    )


def _skis() -> Pieces:
    ski = [(0.02, -0.85), (0.02, 0.72), (0.045, 0.86), (0.085, 0.86), (0.11, 0.72), (0.11, -0.85)]
    return stack(
        *mirrored(
            [
                sheet(ski, "main"),
                sheet([(0.03, -0.12), (0.03, 0.12), (0.1, 0.12), (0.1, -0.12)], DARK, line=0.6),
                sheet([(0.02, 0.45), (0.02, 0.6), (0.11, 0.6), (0.11, 0.45)], WHITE, line=0.5),
            ]
        ),
        *mirrored(
            [
                rod((0.24, -0.62), (0.24, 0.55), 0.011, SILVER),
                rod((0.24, 0.45), (0.24, 0.6), 0.02, DARK),
                disc((0.24, -0.52, 0), (0.06, 0.02), DARK, line=0.7),
            ]
        ),
    )


def _snowboard() -> Pieces:
    return moved(
        stack(
            sheet(rounded(0.29, 1.5, 0.14, (0, -0.75)), "main"),
            sheet([(-0.145, -0.12), (-0.145, 0.12), (0.145, 0.3), (0.145, 0.06)], WHITE, line=0.5),
            *(sheet(rounded(0.2, 0.1, 0.03, (0, y)), DARK, line=0.7) for y in (-0.42, 0.32)),
        ),
        (0, 0.75, 0),
    )


def _boot(x: float, runner: Pieces) -> Pieces:
    shape = [(-0.09, 0.12), (-0.09, 0.36), (0.02, 0.36), (0.03, 0.25), (0.13, 0.2), (0.15, 0.12)]
    laces = [rod((0.0, y), (0.035, y - 0.008), 0.005, WHITE) for y in (0.33, 0.3, 0.27)]
    return moved(
        stack(
            sheet(curve(shape, 3), "main"),
            sheet([(-0.095, 0.32), (-0.095, 0.37), (0.025, 0.37), (0.025, 0.32)], WHITE, line=0.6),
            *laces,
            *runner,
        ),
        (x, 0, 0),
    )


def _skates() -> Pieces:
    blade = stack(
        *(rod((x, 0.06), (x, 0.12), 0.012, GREY) for x in (-0.06, 0.1)),
        tube(curve([(-0.12, 0.03), (0.14, 0.03), (0.19, 0.075)]), 0.012, SILVER, line=0.8),
    )
    return (*_boot(-0.17, blade), *_boot(0.17, blade))


def _roller_skates() -> Pieces:
    wheels = stack(
        sheet([(-0.1, 0.09), (-0.1, 0.125), (0.15, 0.125), (0.15, 0.09)], DARK, line=0.7),
        *(disc((x, 0.045, 0), 0.045, YELLOW, line=0.8) for x in (-0.06, 0.1)),
        *(disc((x, 0.045, 0), 0.015, DARK, line=0.3) for x in (-0.06, 0.1)),
    )
    return (*_boot(-0.17, wheels), *_boot(0.17, wheels))


def _sled() -> Pieces:
    runner = curve([(-0.55, 0.03), (0.4, 0.03), (0.58, 0.1), (0.62, 0.25), (0.52, 0.32)], 4)
    return (
        *(tube(np.insert(runner, 2, z, axis=1), 0.025, WOOD, line=0.8) for z in (-0.22, 0.22)),
        *(
            rod((x, 0.04, z), (x, 0.26, z), 0.022, WOOD)
            for x in (-0.35, 0.15)
            for z in (-0.22, 0.22)
        ),
        *(
            plane(
                [
                    (-0.55, 0.28, z),
                    (0.45, 0.28, z),
                    (0.45, 0.28, z + 0.13),
                    (-0.55, 0.28, z + 0.13),
                ],
                "main",
                line=0.5,
                lift=0.1,
            )
            for z in (-0.25, -0.07, 0.11)
        ),
        line(curve([(0.6, 0.28, 0.2), (0.85, 0.2, 0.1), (0.95, 0.35, 0)]), 0.8),
    )


RECORDS = (
    PropKind(
        name="surfboard",
        size=2.0,
        color="#3c9fb4",
        draw=_surfboard,
        gallery="a surfboard, standing",
        words=nouns("surf board, longboard surfboard, paddleboard, boogie board, bodyboard"),
        near=nouns("wakeboard, water skis"),
    ),
    PropKind(
        name="skis",
        size=1.75,
        color="#d94a3c",
        draw=_skis,
        gallery="a pair of skis with poles",
        held=True,
        words=nouns("ski, pair of skis, ski pole"),
        near=nouns("snowshoe"),
    ),
    PropKind(
        name="snowboard",
        size=1.5,
        color="#8a5fa8",
        draw=_snowboard,
        gallery="a purple snowboard, standing",
        words=nouns("snow board"),
    ),
    PropKind(
        name="skates",
        size=0.62,
        color="#f4f1ea",
        draw=_skates,
        gallery="a pair of ice skates",
        words=nouns("ice skates, ice skate, skate, figure skates"),
        near=nouns(
            """
            boot, shoe, boots, shoes, sneaker, rain boots, high heels, football boots,
            slipper, sandal
            """
        ),
    ),
    PropKind(
        name="roller_skates",
        size=0.62,
        color="#6f9fd0",
        draw=_roller_skates,
        gallery="a pair of roller skates",
        words=nouns("roller skate, inline skates, rollerblades, rollerblade, rollerskates"),
    ),
    PropKind(
        name="sled",
        size=1.5,
        color="#d5a468",
        draw=_sled,
        gallery="a wooden sled with a rope",
        words=nouns("sledge, toboggan, bobsled, bobsleigh, sleigh"),
        near=nouns("santa's sleigh, luge"),
        grips={"hand": (0.95, 0.35, 0.0)},
        seat=(-0.1, 0.28, 0.0, 90.0),
    ),
)
