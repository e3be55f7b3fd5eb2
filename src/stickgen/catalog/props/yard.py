"""Around the house."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, drum, line, plane, sheet, tube
from stickgen.catalog.props.parts import DARK, GREY, OAK, RED, WHITE, WOOD, mirrored, rod, stack
from stickgen.catalog.records import PropKind, nouns


def _well() -> Pieces:
    stones = [
        line([(x, y, 0.56), (x + 0.22, y, 0.56)], 0.6)
        for y, xs in ((0.2, (-0.45, -0.05, 0.3)), (0.4, (-0.3, 0.1)), (0.6, (-0.45, -0.05, 0.28)))
        for x in xs
    ]
    return (
        *mirrored([rod((0.5, 0.7, 0), (0.5, 1.75, 0), 0.05, WOOD)]),
        rod((-0.5, 1.35, 0), (0.5, 1.35, 0), 0.05, OAK),
        *stack(
            drum([(0.6, 0), (0.6, 0.8)], "main"),
            *stones,
            disc((0, 0.8, 0), 0.6, "main", axis="y"),
            disc((0, 0.81, 0), 0.45, DARK, axis="y", line=0.7),
            line([(0, 1.35), (0, 0.95)], 0.8),
            sheet([(-0.1, 0.7), (-0.13, 0.95), (0.13, 0.95), (0.1, 0.7)], WOOD, line=0.8),
            start=0.02,
        ),
        plane([(-0.85, 1.65, 0.5), (0, 2.2, 0.5), (0.85, 1.65, 0.5)], "#b4593c"),
        plane([(-0.85, 1.65, 0.5), (0, 2.2, 0.5), (0, 2.2, -0.5), (-0.85, 1.65, -0.5)], "#b4593c"),
        plane([(0.85, 1.65, 0.5), (0, 2.2, 0.5), (0, 2.2, -0.5), (0.85, 1.65, -0.5)], "#b4593c"),
    )


def _fountain() -> Pieces:
    jets = [
        line(
            curve([(0, 1.55), (0.35 * k, 1.95 - 0.12 * abs(k)), (0.75 * k, 1.45), (0.9 * k, 0.6)]),
            1.6,
            "#5fb4dc",
        )
        for k in (-1, -0.5, 0.5, 1)
    ]
    return (
        *stack(
            drum([(1.15, 0), (1.25, 0.45)], "main"),
            disc((0, 0.45, 0), 1.25, "main", axis="y"),
            disc((0, 0.46, 0), 1.08, "#8fd0ea", axis="y", line=0.7),
            drum(curve([(0.22, 0.4), (0.12, 0.7), (0.12, 0.95), (0.5, 1.15)]), "main"),
            disc((0, 1.15, 0), 0.5, "#8fd0ea", axis="y"),
            drum([(0.08, 1.15), (0.06, 1.5)], "main"),
            *jets,
        ),
    )


def _statue() -> Pieces:
    return (
        *box((0.9, 0.7, 0.7), shade="#a9a49b", fill="#c2bdb3"),
        *box((1.0, 0.1, 0.8), (0, 0.7, 0), "#c2bdb3", shade="#a9a49b"),
        *stack(
            *mirrored([tube([(0.06, 1.4), (0.13, 0.85)], 0.075)]),
            tube([(0.1, 1.85), (0.32, 1.7), (0.18, 1.5)], 0.055),
            tube([(-0.1, 1.88), (-0.3, 2.1), (-0.28, 2.5)], 0.055),
            tube([(0, 1.45), (0, 1.85)], [0.13, 0.16]),
            ball((0, 2.13, 0), 0.15),
            rod((-0.28, 2.45), (-0.28, 2.65), 0.04, GREY),
            sheet(curve([(-0.36, 2.65), (-0.28, 2.95), (-0.2, 2.65)], 4), GREY),
            start=0.2,
        ),
    )


def _mailbox() -> Pieces:
    return (
        rod((0, 0), (0, 0.9), 0.05, WOOD),
        *stack(
            plane(
                [
                    (-0.2, 0.9, 0),
                    (-0.2, 1.1, 0),
                    *[
                        (-0.2 + 0.2 - 0.2 * np.cos(a), 1.1 + 0.14 * np.sin(a), 0)
                        for a in np.linspace(0, np.pi, 9)
                    ],
                    (0.2, 0.9, 0),
                ],
                "main",
            ),
            sheet(
                [
                    (-0.28, 0.9),
                    (-0.28, 1.1),
                    *[
                        (0.0 - 0.28 * np.cos(a), 1.1 + 0.17 * np.sin(a))
                        for a in np.linspace(0, np.pi, 9)
                    ],
                    (0.28, 0.9),
                ],
                "main",
                0.1,
            ),
            line([(-0.1, 0.9, 0.1), (-0.1, 1.26, 0.1)], 0.8),
            rod((0.15, 1.1, 0.12), (0.15, 1.42, 0.12), 0.014, DARK),
            sheet([(0.15, 1.42), (0.15, 1.3), (0.3, 1.3), (0.3, 1.42)], RED, 0.12, line=0.8),
            sheet(
                [(-0.24, 1.0), (-0.24, 1.12), (-0.13, 1.12), (-0.13, 1.0)], WHITE, 0.12, line=0.5
            ),
            start=0.05,
        ),
    )


def _trash_can() -> Pieces:
    return stack(
        drum([(0.2, 0), (0.26, 0.65)], "main"),
        *(line([(0.8 * x, 0.09, 0.1), (x, 0.6, 0.1)], 0.8) for x in (-0.18, -0.06, 0.06, 0.18)),
        drum([(0.29, 0.65), (0.28, 0.71), (0.12, 0.8), (0.02, 0.82)], "main"),
        tube(curve([(-0.07, 0.81), (0, 0.89), (0.07, 0.81)]), 0.018, DARK, line=0.7),
        *mirrored([tube(curve([(0.25, 0.55), (0.32, 0.52), (0.25, 0.44)]), 0.016, DARK, line=0.7)]),
    )


def _barrel() -> Pieces:
    side = curve([(0.26, 0), (0.34, 0.4), (0.26, 0.8)], 6)
    return stack(
        drum(side, "main"),
        *(
            line(curve([(0.8 * x, 0.09, 0.2), (x, 0.4, 0.25), (0.8 * x, 0.76, 0.2)]), 0.6)
            for x in (-0.2, -0.07, 0.07, 0.2)
        ),
        *(drum([(r, y), (r, y + 0.06)], GREY, line=0.7) for y, r in ((0.1, 0.3), (0.64, 0.3))),
        disc((0, 0.8, 0), 0.26, "main", axis="y"),
    )


RECORDS = (
    PropKind(
        name="well",
        size=2.2,
        color="#b9b4ab",
        draw=_well,
        gallery="a stone well with a roof and a bucket",
        words=nouns("wishing well, water well, draw well"),
        near=nouns("pit, water pump, hole, manhole, oil well, hydrant, fire hydrant"),
    ),
    PropKind(
        name="fountain",
        size=2.5,
        color="#c2bdb3",
        draw=_fountain,
        gallery="a fountain with four jets of water",
        words=nouns("water feature, garden fountain"),
        near=nouns("pond, geyser, waterfall, sprinkler"),
    ),
    PropKind(
        name="statue",
        size=2.95,
        color="#b9b4ab",
        draw=_statue,
        gallery="a statue with a torch on a block of stone",
        words=nouns("sculpture, stone figure, monument, bust, memorial"),
        near=nouns("obelisk, totem pole, totem, gargoyle, sphinx, idol"),
    ),
    PropKind(
        name="mailbox",
        size=1.4,
        color="#3c78b4",
        draw=_mailbox,
        gallery="a blue mailbox with a red flag",
        words=nouns("letterbox, postbox, letter box, post box, mail box"),
        near=nouns("parking meter, birdhouse, bird feeder, bird house, beehive"),
    ),
    PropKind(
        name="trash_can",
        size=0.88,
        color="#a9b2b8",
        draw=_trash_can,
        gallery="a trash can with a lid",
        words=nouns(
            """
            trash, bin, garbage can, dustbin, rubbish bin, waste bin, trashcan, wastebasket,
            wastepaper basket, trash bin, recycling bin, litter bin
            """
        ),
        near=nouns("rubbish, garbage, dumpster, litter, waste, junk, spittoon"),
        grips={"handle": (0.0, 0.89, 0.0)},
    ),
    PropKind(
        name="barrel",
        size=0.8,
        color="#b97f45",
        draw=_barrel,
        gallery="a wooden barrel with iron hoops",
        words=nouns("keg, cask, beer barrel, wine barrel, rain barrel"),
        near=nouns("oil drum, drum of oil, water tank, gas cylinder, cylinder, churn, vat"),
    ),
)
