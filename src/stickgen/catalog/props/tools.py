"""Tools: to build, to dig, to cut."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, sheet, tube
from stickgen.catalog.props.parts import (
    DARK,
    GREY,
    OAK,
    RED,
    SILVER,
    WHITE,
    WOOD,
    blob,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _hammer() -> Pieces:
    return stack(
        rod((0, -0.1), (0, 0.22), 0.016, WOOD),
        sheet([(-0.05, 0.2), (-0.05, 0.25), (0.04, 0.25), (0.04, 0.2)], "main"),
        sheet([(0.04, 0.19), (0.04, 0.26), (0.075, 0.26), (0.075, 0.19)], "main"),
        sheet(
            curve([(-0.05, 0.25), (-0.09, 0.245), (-0.12, 0.2), (-0.08, 0.215), (-0.05, 0.21)], 4),
            "main",
        ),
        rod((0, -0.09), (0, 0.02), 0.02, RED),
    )


def _saw() -> Pieces:
    teeth = [(0.04 + 0.012 * (i % 2), 0.09 + 0.018 * i) for i in range(21)]
    handle = [(-0.05, 0.1), (0.05, 0.1), (0.06, 0.0), (0.035, -0.07), (-0.035, -0.07), (-0.06, 0.0)]
    return stack(
        sheet(
            [
                (-0.045, 0.08),
                (-0.015, 0.46),
                (0.02, 0.46),
                *[(x - 0.0011 * i, y) for i, (x, y) in reversed(list(enumerate(teeth)))],
            ],
            "main",
            line=0.7,
        ),
        blob(handle, OAK),
        blob(
            [(-0.022, 0.06), (0.022, 0.06), (0.028, 0.0), (0, -0.035), (-0.028, 0.0)],
            WHITE,
            line=0.7,
        ),
    )


def _axe() -> Pieces:
    head = curve(
        [
            (0.02, 0.42),
            (0.1, 0.46),
            (0.17, 0.5),
            (0.19, 0.4),
            (0.17, 0.3),
            (0.1, 0.34),
            (0.02, 0.36),
        ],
        4,
    )
    return stack(
        tube(curve([(0.01, -0.2), (0, 0.1), (0, 0.45)]), 0.02, WOOD, line=0.8),
        sheet([*head, (-0.05, 0.36), (-0.05, 0.42)], "main"),
        line(curve([(0.145, 0.47), (0.16, 0.4), (0.145, 0.325)]), 0.5, GREY),
    )


def _shovel() -> Pieces:
    return stack(
        rod((0, -0.35), (0, 0.32), 0.017, WOOD),
        rod((-0.06, 0.35), (0.06, 0.35), 0.017, WOOD),
        *mirrored([rod((0, 0.28), (0.055, 0.35), 0.012, WOOD)]),
        blob([(-0.1, -0.36), (0.1, -0.36), (0.11, -0.5), (0, -0.68), (-0.11, -0.5)], "main"),
        line([(0, -0.38), (0, -0.56)], 0.7),
    )


def _paintbrush() -> Pieces:
    return stack(
        tube([(0, -0.13), (0, 0.04)], [0.008, 0.016], WOOD, line=0.7),
        sheet([(-0.035, 0.04), (-0.035, 0.085), (0.035, 0.085), (0.035, 0.04)], SILVER, line=0.7),
        sheet(
            curve(
                [
                    (-0.035, 0.085),
                    (-0.04, 0.12),
                    (-0.02, 0.16),
                    (0.035, 0.175),
                    (0.04, 0.12),
                    (0.035, 0.085),
                ],
                4,
            ),
            "main",
            line=0.8,
        ),
        *(line([(x, 0.095), (x, 0.12)], 0.4) for x in (-0.015, 0.0, 0.015)),
    )


def _wrench() -> Pieces:
    jaw = [
        (-0.03, 0.1),
        (-0.06, 0.13),
        (-0.06, 0.18),
        (-0.022, 0.21),
        (-0.018, 0.155),
        (0.018, 0.155),
        (0.022, 0.21),
        (0.06, 0.18),
        (0.06, 0.13),
        (0.03, 0.1),
    ]
    return stack(
        sheet([(-0.026, -0.12), (-0.028, 0.1), (0.028, 0.1), (0.026, -0.12)], "main"),
        sheet(jaw, "main"),
        disc((0, -0.125, 0), 0.045, "main"),
        disc((0, -0.125, 0), 0.016, WHITE, line=0.6),
        sheet([(-0.027, 0.09), (-0.027, 0.112), (0.027, 0.112), (0.027, 0.09)], "main", line=0.0),
    )


def _scissors() -> Pieces:
    blade = [(0.008, 0.0), (-0.04, 0.13), (-0.02, 0.13), (0.024, 0.01)]
    return stack(
        sheet(blade, "#d7dde2", line=0.7),
        sheet([(-x, y) for x, y in blade], "#d7dde2", line=0.7),
        *mirrored(
            [
                tube(
                    [
                        *[
                            (0.045 + 0.03 * np.cos(a), -0.05 + 0.03 * np.sin(a))
                            for a in np.linspace(1.9, 8.2, 14)
                        ]
                    ],
                    0.009,
                    line=0.6,
                )
            ]
        ),
        *mirrored([rod((0, 0.02), (0.035, -0.025), 0.009, "main")]),
        ball((0, 0.02, 0), 0.006, DARK, line=0.3),
    )


RECORDS = (
    PropKind(
        name="hammer",
        size=0.37,
        color="#a9b2b8",
        draw=_hammer,
        gallery="a claw hammer",
        held=True,
        words=nouns("claw hammer, mallet, sledgehammer"),
        near=nouns("screwdriver, gavel, nail, drill, tool, chisel, war hammer, power drill"),
    ),
    PropKind(
        name="saw",
        size=0.54,
        color="#d7dde2",
        draw=_saw,
        gallery="a hand saw",
        held=True,
        words=nouns("handsaw, hand saw"),
        near=nouns("chainsaw, hacksaw, lawn mower, lawnmower"),
    ),
    PropKind(
        name="axe",
        size=0.7,
        color="#a9b2b8",
        draw=_axe,
        gallery="an axe with a wooden handle",
        held=True,
        words=nouns("ax, hatchet, battle axe, battleaxe, tomahawk"),
        near=nouns("pickaxe, pick, scythe, sickle, hoe"),
        grips={"left": (0.0, 0.2, 0.0), "right": (0.0, -0.1, 0.0)},
    ),
    PropKind(
        name="shovel",
        size=1.05,
        color="#a9b2b8",
        draw=_shovel,
        gallery="a shovel",
        held=True,
        words=nouns("spade, snow shovel, trowel"),
        near=nouns("pitchfork, plough, plow, oar, pole"),
        grips={"left": (0.0, 0.35, 0.0), "right": (0.0, -0.2, 0.0)},
    ),
    PropKind(
        name="paintbrush",
        size=0.31,
        color="#d94a3c",
        draw=_paintbrush,
        gallery="a brush with red paint",
        held=True,
        words=nouns("paint brush, painter's brush, paint"),
        near=nouns(
            """
            toothbrush, hairbrush, palette, paint roller, comb, make-up brush, lipstick,
            shaving brush
            """
        ),
    ),
    PropKind(
        name="wrench",
        size=0.36,
        color="#b9c2c8",
        draw=_wrench,
        gallery="a steel wrench",
        held=True,
        words=nouns("spanner, monkey wrench, adjustable spanner"),
        near=nouns("pliers, crowbar, lever, screw, bolt, tire iron"),
    ),
    PropKind(
        name="scissors",
        size=0.22,
        color="#d94a3c",
        draw=_scissors,
        gallery="a pair of scissors with red handles",
        held=True,
        words=nouns("pair of scissors, shears, scissor"),
        near=nouns("hair clippers, hedge trimmer, nail clippers, secateurs"),
    ),
)
