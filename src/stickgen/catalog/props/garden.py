"""What grows in a garden."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, sheet, tube
from stickgen.catalog.props.parts import (
    GREEN,
    GREY,
    LEAF,
    PURPLE,
    RED,
    WHITE,
    YELLOW,
    blob,
    leaf,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _pumpkin_body() -> Pieces:
    return stack(
        tube(curve([(0, 0.27), (0.0, 0.33), (0.05, 0.37)]), 0.02, GREEN, line=0.7),
        *mirrored([disc((0.13, 0.15, 0), (0.1, 0.14), "main")]),
        *mirrored([disc((0.065, 0.15, 0), (0.1, 0.15), "main")]),
        disc((0, 0.15, 0), (0.075, 0.15), "main"),
    )


def _pumpkin() -> Pieces:
    face = (
        *mirrored([sheet([(0.04, 0.19), (0.12, 0.2), (0.08, 0.25)], YELLOW, 0.1, line=0.7)]),
        sheet([(-0.02, 0.15), (0.02, 0.15), (0, 0.18)], YELLOW, 0.1, line=0.6),
        sheet(
            [
                (-0.14, 0.12),
                (-0.06, 0.1),
                (-0.05, 0.12),
                (-0.02, 0.095),
                (0.02, 0.095),
                (0.03, 0.12),
                (0.06, 0.1),
                (0.14, 0.12),
                (0.07, 0.05),
                (0.03, 0.065),
                (0, 0.04),
                (-0.07, 0.05),
            ],
            YELLOW,
            0.1,
            line=0.7,
        ),
    )
    return stack(_pumpkin_body(), face)


def _flower(x: float, y: float, size: float, color: str) -> Pieces:
    petals = [
        ball(
            (x + 0.6 * size * float(np.cos(a)), y + 0.6 * size * float(np.sin(a)), 0),
            0.45 * size,
            color,
            line=0.5,
        )
        for a in np.radians(np.arange(18, 378, 72))
    ]
    return (*petals, ball((x, y, 0), 0.36 * size, "#ffd23f", line=0.5))


def _flowers() -> Pieces:
    heads = [
        (-0.11, 0.24, PURPLE),
        (0.11, 0.24, YELLOW),
        (-0.055, 0.33, "main"),
        (0.06, 0.34, WHITE),
        (0.0, 0.24, "main"),
    ]
    stems = [line([(-0.15 * x, -0.12), (0, 0.0), (x, y)], 0.9, GREEN) for x, y, _ in heads]
    wrap = sheet(
        [(-0.1, 0.17), (-0.035, -0.06), (0.035, -0.06), (0.1, 0.17), (0.0, 0.1)],
        "#f6e3ea",
        line=0.8,
    )
    return stack(
        *stems,
        *(p for x, y, c in heads for p in _flower(x, y, 0.055, c)),
        wrap,
        sheet([(-0.045, -0.02), (-0.05, 0.01), (0.05, 0.01), (0.045, -0.02)], RED, line=0.6),
    )


def _rose() -> Pieces:
    return stack(
        rod((0, -0.25), (0, 0.16), 0.006, GREEN),
        *leaf(0.002, -0.04, 0.09),
        blob([(0, -0.1), (-0.035, -0.06), (-0.09, -0.06), (-0.055, -0.1)], GREEN, line=0.7),
        blob(
            [
                (0, 0.14),
                (-0.06, 0.16),
                (-0.065, 0.23),
                (-0.02, 0.26),
                (0.03, 0.255),
                (0.065, 0.23),
                (0.06, 0.16),
            ]
        ),
        line(curve([(-0.03, 0.22), (0, 0.245), (0.03, 0.22), (0.005, 0.2), (-0.012, 0.22)]), 0.7),
        line(curve([(-0.06, 0.21), (-0.03, 0.17), (0.02, 0.165), (0.06, 0.21)]), 0.7),
        *mirrored([sheet([(0, 0.14), (0.04, 0.16), (0.05, 0.125)], GREEN, line=0.5)]),
    )


def _bush() -> Pieces:
    puffs = [
        (-0.4, 0.35, 0.34),
        (0.42, 0.33, 0.33),
        (-0.15, 0.6, 0.36),
        (0.2, 0.58, 0.34),
        (0, 0.32, 0.4),
    ]
    leaves = (
        *(ball((x, y, 0), r, "main") for x, y, r in puffs),
        *(ball((x, y, 0), 0.92 * r, "main", line=0.0) for x, y, r in puffs),
        *(
            line(curve([(x - 0.07, y), (x, y - 0.05), (x + 0.07, y)]), 0.7)
            for x, y in ((-0.3, 0.55), (0.1, 0.7), (0.35, 0.4), (-0.1, 0.35))
        ),
    )
    return stack(
        *(replace(piece, plant="leaves") for piece in leaves),
        *(
            ball((x, y, 0), 0.04, RED, line=0.6)
            for x, y in ((-0.45, 0.3), (0.3, 0.6), (0.0, 0.5), (0.5, 0.25), (-0.15, 0.8))
        ),
    )


def _flower_bed() -> Pieces:
    blooms = []
    for i, x in enumerate(np.linspace(-0.62, 0.62, 6)):
        y, color = 0.5 + 0.08 * (i % 2), (RED, YELLOW, "#e88fa8")[i % 3]
        petals = [
            ball((x + 0.07 * np.cos(a), y + 0.07 * np.sin(a), 0), 0.055, color, line=0.5)
            for a in np.radians(np.arange(18, 378, 72))
        ]
        blooms += [
            line([(x, 0.15), (x, y)], 1.2, GREEN),
            sheet(curve([(x, 0.2), (x + 0.1, 0.32), (x + 0.02, 0.28)], 3), LEAF, line=0.5),
            *petals,
            ball((x, y, 0), 0.045, "#8a5a30" if color == YELLOW else YELLOW, line=0.4),
        ]
    return stack(
        *blooms,
        sheet(
            curve([(-0.85, 0.0), (-0.7, 0.16), (0, 0.2), (0.7, 0.16), (0.85, 0.0)], 4), "main", 0.05
        ),
        *(ball((x, 0.05, 0.1), 0.08, GREY, line=0.8) for x in np.linspace(-0.8, 0.8, 9)),
    )


RECORDS = (
    PropKind(
        name="pumpkin",
        size=0.46,
        color="#f0922b",
        draw=_pumpkin,
        gallery="a pumpkin with a carved face",
        words=nouns("jack o'lantern, halloween pumpkin, squash"),
        near=nouns("coconut, gourd, turnip lantern, jack-o-lantern"),
        draw_states={"plain": _pumpkin_body},
    ),
    PropKind(
        name="flowers",
        size=0.5,
        color="#e88fa8",
        draw=_flowers,
        gallery="a bunch of colourful flowers",
        held=True,
        words=nouns(
            """
            bouquet, bunch of flowers, flower bouquet, posy, bridal bouquet, wildflower
            """
        ),
        near=nouns("wreath, garland, corsage"),
    ),
    PropKind(
        name="rose",
        size=0.5,
        color="#d94a3c",
        draw=_rose,
        gallery="a red rose",
        held=True,
        words=nouns("flower, red rose, tulip, poppy, blossom, carnation"),
        near=nouns(
            """
            daisy, sunflower, lily, dandelion, orchid, thorn, daffodil, bloom, clover,
            lavender, petal
            """
        ),
    ),
    PropKind(
        name="bush",
        size=1.5,
        color="#6fa55c",
        draw=_bush,
        gallery="a bush with red berries",
        words=nouns("shrub, berry bush, rose bush, bushes, thicket"),
        near=nouns("pile of leaves, undergrowth, foliage, houseplant, haystack"),
    ),
    PropKind(
        name="flower_bed",
        size=1.7,
        color="#8a5f3c",
        draw=_flower_bed,
        gallery="a flower bed with stones around it",
        words=nouns("flowerbed, bed of flowers, garden bed, vegetable patch"),
        near=nouns("seed, seedling, crop, soil, compost, mud, sapling"),
    ),
)
