"""Bags, and what people carry about or put on."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    ball,
    box,
    curve,
    disc,
    line,
    moved,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BLUE,
    BROWN,
    DARK,
    GOLD,
    GREEN,
    OAK,
    PINK,
    RED,
    blob,
    gleam,
    mirrored,
    rod,
    stack,
)  # fmt: skip
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


def _sack() -> Pieces:
    body = [
        (-0.06, 0.0),
        (-0.2, -0.12),
        (-0.24, -0.35),
        (-0.15, -0.46),
        (0.15, -0.46),
        (0.24, -0.35),
        (0.2, -0.12),
        (0.06, 0.0),
    ]
    return stack(
        blob([(-0.05, 0.0), (-0.1, 0.09), (0, 0.07), (0.1, 0.09), (0.05, 0.0)], "main"),
        blob(body, "main"),
        rod((-0.06, 0.0), (0.06, 0.0), 0.016, RED),
        line(
            curve(
                [
                    (0.06, -0.15),
                    (0, -0.12),
                    (-0.06, -0.17),
                    (0, -0.23),
                    (0.06, -0.29),
                    (0, -0.35),
                    (-0.07, -0.31),
                ],
                3,
            ),
            1.6,
        ),
        line([(0, -0.08), (0, -0.39)], 1.2),
    )


def _mask() -> Pieces:
    face = curve(
        [
            (0, 0.12),
            (0.1, 0.1),
            (0.12, 0.02),
            (0.08, -0.08),
            (0, -0.13),
            (-0.08, -0.08),
            (-0.12, 0.02),
            (-0.1, 0.1),
        ],
        5,
        closed=True,
    )
    eye = curve([(0.02, 0.02), (0.05, 0.05), (0.09, 0.035), (0.05, 0.015)], 4, closed=True)
    return stack(
        *mirrored([line(curve([(0.11, 0.04), (0.18, 0.0), (0.2, -0.08)]), 0.9, RED)]),
        sheet(face, "main"),
        *mirrored(
            [
                sheet(eye, DARK, line=0.7),
                line(curve([(0.02, 0.075), (0.055, 0.088), (0.09, 0.07)]), 1.0),
                ball((0.07, -0.02, 0), 0.016, PINK, line=0.0),
            ]
        ),
        sheet(
            curve([(-0.05, -0.05), (0, -0.065), (0.05, -0.05), (0, -0.1)], 4, closed=True),
            DARK,
            line=0.7,
        ),
        line([(0, 0.02), (0.012, -0.025), (-0.005, -0.03)], 0.7),
    )


def _glasses() -> Pieces:
    return stack(
        *mirrored(
            [
                disc((0.045, 0, 0), (0.038, 0.032), "main", line=0.8),
                line([(0.083, 0.01), (0.1, 0.02)], 1.0),
                gleam([(0.03, 0.005), (0.045, 0.018)], 0.003),
            ]
        ),
        line(curve([(-0.008, 0.004), (0, 0.012), (0.008, 0.004)]), 1.0),
    )


def _crown() -> Pieces:
    top = [
        (-0.11, 0),
        (-0.13, 0.14),
        (-0.065, 0.07),
        (0, 0.17),
        (0.065, 0.07),
        (0.13, 0.14),
        (0.11, 0),
    ]
    return stack(
        sheet(top, "main"),
        sheet([(-0.11, -0.01), (-0.113, 0.03), (0.113, 0.03), (0.11, -0.01)], "main"),
        *(
            ball((x, y + 0.005, 0), 0.014, RED, line=0.6)
            for x, y in ((-0.13, 0.14), (0, 0.17), (0.13, 0.14))
        ),
        *(
            ball((x, 0.01, 0), 0.011, c, line=0.4)
            for x, c in ((-0.07, BLUE), (0, RED), (0.07, BLUE))
        ),
    )


def _fan() -> Pieces:
    ribs = [(0.22 * np.sin(a), 0.22 * np.cos(a)) for a in np.radians(np.linspace(-70, 70, 9))]
    return stack(
        sheet([(0, 0), *ribs], "main"),
        *(line([(0, 0), r], 0.5) for r in ribs),
        line([tuple(0.75 * v for v in r) for r in ribs], 0.6),
        ball((0, 0, 0), 0.012, GOLD, line=0.6),
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
    PropKind(
        name="sack",
        size=0.57,
        color="#c9b38a",
        draw=_sack,
        gallery="a sack of money",
        held=True,
        words=nouns("money bag, bag of money, sack of gold, sack of money, bag of gold"),
        near=nouns(
            """
            loot, potato sack, sack of potatoes, flour sack, bag of flour, swag, bundle,
            fortune
            """
        ),
    ),
    PropKind(
        name="mask",
        size=0.4,
        color="#fffdf6",
        draw=_mask,
        gallery="a white theatre mask",
        held=True,
        words=nouns("theatre mask, carnival mask, face mask, theater mask, disguise"),
        near=nouns(
            """
            gas mask, diving mask, surgical mask, balaclava, ski mask, visor, costume
            """
        ),
    ),
    PropKind(
        name="glasses",
        size=0.2,
        color="#cfe8f2",
        draw=_glasses,
        gallery="a pair of glasses",
        held=True,
        words=nouns("spectacles, eyeglasses, pair of glasses, sunglasses, reading glasses"),
        near=nouns("goggles, monocle, swimming goggles, safety goggles, headset"),
    ),
    PropKind(
        name="crown",
        size=0.28,
        color="#ffd23f",
        draw=_crown,
        gallery="a golden crown",
        held=True,
        words=nouns("golden crown, royal crown, king's crown"),
        near=nouns("tiara, diadem, coronet, laurel wreath, halo"),
    ),
    PropKind(
        name="fan",
        size=0.42,
        color="#e88fa8",
        draw=_fan,
        gallery="a folding fan",
        held=True,
        words=nouns("folding fan, hand fan, paper fan"),
        near=nouns("ventilator, electric fan, fan of cards, feather, quill, poker hand"),
    ),
)
