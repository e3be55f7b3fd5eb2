"""On and under water. Ships face +X, as cars do."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, plane, rounded, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    BROWN,
    CREAM,
    DARK,
    GLASS,
    GREY,
    OAK,
    PALE_WOOD,
    RED,
    SILVER,
    WHITE,
    WOOD,
    gleam,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _boat() -> Pieces:
    hull = curve([(-1.6, 0.65), (-1.3, 0.2), (-0.6, 0.0), (0.7, 0.0), (1.4, 0.25), (1.8, 0.75)], 4)
    return (
        sheet(hull, "main", -0.45),
        *stack(
            plane(
                [(-1.55, 0.62, -0.45), (-1.55, 0.62, 0.45), (1.75, 0.72, 0.1), (1.75, 0.72, -0.1)],
                BROWN,
            ),
            *(
                plane(
                    [
                        (x, 0.6, -0.42),
                        (x, 0.6, 0.42),
                        (x + 0.25, 0.6, 0.42),
                        (x + 0.25, 0.6, -0.42),
                    ],
                    PALE_WOOD,
                )
                for x in (-0.95, 0.0)
            ),
            start=0.1,
        ),
        *stack(
            sheet(hull, "main", 0.45),
            *(
                line(
                    curve(
                        [
                            (-1.45 + s, 0.48 - d, 0.45),
                            (0, 0.4 - d, 0.45),
                            (1.55 - s, 0.52 - d, 0.45),
                        ]
                    ),
                    0.6,
                )
                for s, d in ((0, 0), (0.2, 0.18))
            ),
            tube([(0.1, 0.68, 0.46), (-0.85, -0.02, 0.7)], 0.035, WOOD),
            tube([(-0.85, -0.02, 0.7), (-1.2, -0.28, 0.75)], [0.06, 0.1], WOOD),
            start=0.8,
        ),
    )


def _sailboat() -> Pieces:
    hull = curve([(-1.9, 0.75), (-1.6, 0.2), (-0.8, 0.0), (1.2, 0.0), (1.9, 0.35), (2.3, 0.85)], 4)
    return stack(
        rod((0.2, 0.7), (0.2, 4.4), 0.05, WOOD),
        sheet([(0.05, 1.05), (0.05, 4.2), (-1.7, 1.1)], "main"),
        sheet([(0.35, 1.1), (0.35, 4.0), (1.9, 1.15)], RED),
        *(line([(0.05, y), (0.05 - w, y)], 0.5) for y, w in ((2.0, 1.2), (3.0, 0.65))),
        sheet([(0.2, 4.4), (0.65, 4.28), (0.2, 4.16)], BLUE, line=0.8),
        sheet(hull, BLUE),
        sheet([(-1.85, 0.66), (-1.78, 0.5), (2.15, 0.58), (2.25, 0.75)], WHITE, line=0.6),
    )


def _ship() -> Pieces:
    hull = [(-7.5, 2.4), (-6.9, 0.0), (6.0, 0.0), (7.8, 2.9)]
    return stack(
        *(
            piece
            for x in (-2.6, 0.2, 3.0)
            for piece in (
                sheet([(x - 0.5, 4.6), (x - 0.6, 6.4), (x + 0.5, 6.4), (x + 0.6, 4.6)], RED),
                sheet(
                    [(x - 0.6, 6.0), (x - 0.62, 6.4), (x + 0.52, 6.4), (x + 0.54, 6.0)],
                    DARK,
                    line=0.6,
                ),
            )
        ),
        sheet([(-4.6, 3.6), (-4.4, 4.7), (4.2, 4.7), (4.7, 3.6)], WHITE),
        sheet([(-5.6, 2.4), (-5.4, 3.7), (5.4, 3.7), (5.9, 2.6)], WHITE),
        *(
            sheet(rounded(0.6, 0.55, 0.1, (x, 2.85)), GLASS, line=0.6)
            for x in np.arange(-4.8, 5.2, 1.2)
        ),
        *(
            sheet(rounded(0.6, 0.5, 0.1, (x, 3.95)), GLASS, line=0.6)
            for x in np.arange(-3.6, 4.0, 1.2)
        ),
        sheet(hull, "main"),
        sheet([(-7.08, 0.7), (-6.9, 0.0), (6.0, 0.0), (6.5, 0.7)], RED, line=0.6),
        *(disc((x, 1.6, 0), 0.24, GLASS, line=0.8) for x in np.arange(-5.6, 6.2, 1.4)),
    )


def _pirate_ship() -> Pieces:
    hull = curve([(-4.2, 3.0), (-4.0, 1.0), (-3.0, 0.1), (2.4, 0.1), (3.6, 0.9), (4.6, 2.4)], 4)
    sails = [
        curve(
            [
                (x - w, y),
                (x - 0.75 * w, y - h / 2),
                (x - w, y - h),
                (x + w, y - h),
                (x + 1.35 * w, y - h / 2),
                (x + w, y),
            ],
            4,
            closed=True,
        )
        for x, y, w, h in ((-1.6, 5.6, 1.1, 2.2), (1.5, 6.6, 0.9, 1.4), (1.5, 4.9, 1.3, 2.1))
    ]
    return stack(
        rod((-1.6, 2.0), (-1.6, 6.6), 0.11, OAK),
        rod((1.5, 2.0), (1.5, 7.6), 0.12, OAK),
        rod((4.0, 2.2), (6.0, 3.4), 0.1, OAK),
        *(sheet(s, CREAM) for s in sails),
        sheet([(1.5, 7.6), (2.9, 7.5), (2.9, 6.75), (1.5, 6.85)], DARK, line=0.8),
        ball((2.2, 7.22, 0), 0.2, WHITE, line=0.3),
        gleam([(2.0, 6.98), (2.4, 6.93)], 0.05),
        sheet([(-4.25, 3.0), (-4.3, 3.9), (-2.4, 3.5), (-2.3, 2.2)], "main"),
        sheet(hull, "main"),
        line(curve([(-4.1, 2.3), (0, 1.6), (4.3, 2.0)]), 1.0),
        line(curve([(-4.0, 1.6), (0, 0.95), (3.9, 1.4)]), 0.7),
        *(sheet(rounded(0.5, 0.5, 0.05, (x, 1.1)), DARK, line=0.7) for x in (-2.4, -0.9, 0.6, 2.1)),
    )


def _submarine() -> Pieces:
    return stack(
        sheet([(-0.6, 2.2), (-0.4, 3.2), (0.9, 3.2), (1.1, 2.2)], "main"),
        tube([(0.3, 3.2), (0.3, 4.0), (0.75, 4.0)], 0.09, GREY),
        sheet([(-3.2, 1.3), (-4.2, 2.5), (-3.7, 2.5), (-2.4, 1.7)], "main"),
        sheet([(-3.2, 1.1), (-4.2, 0.0), (-3.7, 0.0), (-2.4, 0.8)], "main"),
        disc((-4.0, 1.25, 0), (0.15, 0.6), GREY),
        sheet(
            curve(
                [
                    (-3.8, 1.25),
                    (-2.8, 0.4),
                    (0, 0.1),
                    (2.6, 0.3),
                    (3.6, 1.25),
                    (2.6, 2.2),
                    (0, 2.4),
                    (-2.8, 2.1),
                ],
                5,
                closed=True,
            ),
            "main",
        ),
        *(
            piece
            for x in (-1.5, 0.1, 1.7)
            for piece in (
                disc((x, 1.35, 0), 0.42, SILVER),
                disc((x, 1.35, 0), 0.28, GLASS, line=0.7),
            )
        ),
    )


RECORDS = (
    PropKind(
        name="boat",
        size=3.4,
        color="#c98d4b",
        draw=_boat,
        gallery="a wooden rowing boat",
        words=nouns(
            """
            rowboat, rowing boat, canoe, dinghy, kayak, fishing boat, lifeboat, gondola,
            paddle boat
            """
        ),
        near=nouns("raft, motorboat, speedboat, hovercraft, barge, punt, motor boat"),
        seat=(0.12, 0.6, 0.0, 90.0),
        grips={"hand": (0.1, 0.68, 0.46)},
    ),
    PropKind(
        name="sailboat",
        size=4.4,
        color="#fffdf6",
        draw=_sailboat,
        gallery="a sailing boat with two sails",
        words=nouns("sailing boat, yacht, sail boat, catamaran"),
        near=nouns("windsurfing board, trimaran, sails"),
    ),
    PropKind(
        name="ship",
        size=15.3,
        color="#3f4a5c",
        draw=_ship,
        gallery="an ocean liner with three funnels",
        words=nouns(
            """
            steamship, cruise ship, ocean liner, ferry, steamer, vessel, liner, warship
            """
        ),
        near=nouns(
            """
            battleship, cargo ship, freighter, tanker, aircraft carrier, icebreaker,
            container ship, tugboat
            """
        ),
    ),
    PropKind(
        name="pirate_ship",
        size=8.6,
        color="#a9683c",
        draw=_pirate_ship,
        gallery="a pirate ship under full sail",
        words=nouns("galleon, sailing ship, viking ship, longship, tall ship"),
        near=nouns("frigate, schooner, ghost ship, shipwreck"),
    ),
    PropKind(
        name="submarine",
        size=7.6,
        color="#ffc94a",
        draw=_submarine,
        gallery="a yellow submarine",
        words=nouns("u-boat, sub marine"),
        near=nouns("torpedo, diving bell, bathyscaphe"),
    ),
)
