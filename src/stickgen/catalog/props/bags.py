"""Bags."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, box, curve, line, moved, rounded, sheet, tube
from stickgen.catalog.props.parts import BROWN, DARK, GOLD, GREEN, OAK, RED, mirrored, stack
from stickgen.catalog.records import PropKind, nouns


def _bag() -> Pieces:
    body = curve(
        [(-0.12, -0.1), (-0.17, -0.3), (-0.14, -0.36), (0.14, -0.36), (0.17, -0.3), (0.12, -0.1)], 4
    )
    return stack(
        *(
            tube(
                curve([(-0.08, -0.12), (-0.06, -0.01), (0, 0.01), (0.06, -0.01), (0.08, -0.12)]),
                0.011,
                "main",
                line=0.7,
            ),
        ),
        sheet([*body], "main"),
        sheet(
            [(-0.12, -0.1), (-0.14, -0.19), (0.0, -0.235), (0.14, -0.19), (0.12, -0.1)],
            "main",
            line=0.9,
        ),
        ball((0, -0.215, 0), 0.02, GOLD, line=0.7),
    )


def _suitcase() -> Pieces:
    return (
        *moved(box((0.6, 0.42, 0.18), shade="#2f629a"), (0, -0.5, 0)),
        *stack(
            *(
                sheet(
                    [(x - 0.03, -0.5), (x - 0.03, -0.08), (x + 0.03, -0.08), (x + 0.03, -0.5)],
                    BROWN,
                    0.095,
                    line=0.7,
                )
                for x in (-0.19, 0.19)
            ),
            *(
                sheet(rounded(0.05, 0.05, 0.005, (x, -0.2)), GOLD, 0.1, line=0.5)
                for x in (-0.19, 0.19)
            ),
            tube(
                curve([(-0.09, -0.08), (-0.08, 0.0), (0.08, 0.0), (0.09, -0.08)], 3),
                0.016,
                BROWN,
                line=0.7,
            ),
            start=0.1,
        ),
    )


def _briefcase() -> Pieces:
    return (
        *moved(box((0.45, 0.32, 0.1), shade=BROWN), (0, -0.38, 0)),
        *stack(
            line([(-0.22, -0.16, 0.06), (0.22, -0.16, 0.06)], 0.7),
            *(
                sheet(rounded(0.05, 0.06, 0.005, (x, -0.19)), GOLD, 0.06, line=0.5)
                for x in (-0.13, 0.13)
            ),
            tube([(-0.07, -0.06), (-0.06, 0.0), (0.06, 0.0), (0.07, -0.06)], 0.014, DARK, line=0.7),
            start=0.1,
        ),
    )


def _backpack() -> Pieces:
    return stack(
        *mirrored(
            [tube(curve([(0.1, -0.05), (0.19, -0.14), (0.18, -0.34)]), 0.022, BROWN, line=0.7)]
        ),
        tube(curve([(-0.04, -0.01), (0, 0.03), (0.04, -0.01)]), 0.012, BROWN, line=0.7),
        sheet(rounded(0.32, 0.42, 0.12, (0, -0.44)), "main"),
        sheet(
            curve(
                [
                    (-0.16, -0.17),
                    (-0.14, -0.06),
                    (0, -0.02),
                    (0.14, -0.06),
                    (0.16, -0.17),
                    (0, -0.2),
                ],
                4,
            ),
            "main",
        ),
        sheet(rounded(0.24, 0.15, 0.04, (0, -0.42)), "main"),
        line([(-0.1, -0.32), (0.1, -0.32)], 0.6),
        *(sheet(rounded(0.03, 0.06, 0.005, (x, -0.23)), GOLD, line=0.5) for x in (-0.07, 0.07)),
    )


def _shopping_bag() -> Pieces:
    return stack(
        ball((-0.06, -0.09, -0.02), 0.05, RED, line=0.7),
        tube([(0.0, -0.15), (0.02, -0.02)], 0.035, "#d9a257", line=0.7),
        *(
            tube(curve([(0.07, -0.14), (x, -0.03), (x + 0.01, 0.0)]), 0.012, GREEN, line=0.6)
            for x in (0.06, 0.09, 0.11)
        ),
        sheet([(-0.13, -0.42), (-0.14, -0.12), (0.14, -0.12), (0.13, -0.42)], "main"),
        line([(0.09, -0.12), (0.085, -0.42)], 0.6),
    )


def _basket() -> Pieces:
    return (
        tube(
            curve([(-0.19, -0.2), (-0.13, -0.03), (0, 0.0), (0.13, -0.03), (0.19, -0.2)]),
            0.014,
            OAK,
            line=0.7,
        ),
        *stack(
            sheet([(-0.2, -0.19), (-0.15, -0.36), (0.15, -0.36), (0.2, -0.19)], "main"),
            *(
                line([(-0.19 + 0.06 * (i / 3), y), (0.19 - 0.06 * (i / 3), y)], 0.6)
                for i, y in enumerate((-0.235, -0.28, -0.32))
            ),
            *(
                line([(x, -0.2), (0.8 * x, -0.35)], 0.6)
                for x in (-0.14, -0.08, -0.02, 0.04, 0.1, 0.15)
            ),
            tube([(-0.2, -0.19), (0.2, -0.19)], 0.018, "main", line=0.7),
        ),
    )


RECORDS = (
    PropKind(
        name="bag",
        size=0.38,
        color="#c8412f",
        draw=_bag,
        gallery="a red handbag with a flap",
        held=True,
        words=nouns("handbag, purse, shoulder bag, tote bag, satchel, clutch bag"),
        near=nouns(
            """
            wallet, pouch, messenger bag, mailbag, doctor's bag, medical bag, first aid kit,
            gym bag, plastic bag
            """
        ),
    ),
    PropKind(
        name="suitcase",
        size=0.6,
        color="#3c78b4",
        draw=_suitcase,
        gallery="a blue suitcase with straps",
        held=True,
        words=nouns("luggage, baggage, trolley case, travel bag, trunk case"),
        near=nouns("duffel bag, duffle bag, sports bag, guitar case, violin case, holdall"),
    ),
    PropKind(
        name="briefcase",
        size=0.45,
        color="#8a5a30",
        draw=_briefcase,
        gallery="a brown briefcase",
        held=True,
        words=nouns("attache case, document case"),
        near=nouns("portfolio, tool box, tool case, makeup case"),
    ),
    PropKind(
        name="backpack",
        size=0.47,
        color="#4f9a4a",
        draw=_backpack,
        gallery="a green backpack",
        held=True,
        words=nouns("rucksack, knapsack, school bag, schoolbag, back pack, haversack"),
        near=nouns("jetpack, jet pack, oxygen tank, life jacket, life vest"),
    ),
    PropKind(
        name="shopping_bag",
        size=0.44,
        color="#d5a468",
        draw=_shopping_bag,
        gallery="a paper bag of groceries",
        held=True,
        words=nouns("paper bag, grocery bag, carrier bag, bag of groceries, shopping"),
        near=nouns("trash bag, garbage bag, bin bag"),
    ),
    PropKind(
        name="basket",
        size=0.4,
        color="#c98d4b",
        draw=_basket,
        gallery="a wicker basket with a handle",
        held=True,
        words=nouns("picnic basket, wicker basket, fruit basket, hamper, flower basket"),
        near=nouns("bread basket, laundry basket, nest, crib basket, bird nest"),
    ),
)
