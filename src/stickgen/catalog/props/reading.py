"""Paper, money and keys: what is read, sent, paid with and locked with."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    ball,
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
    GOLD,
    GREY,
    LEAF,
    OAK,
    PINK,
    RED,
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    blob,
    mirrored,
    rod,
    stack,
)  # fmt: skip
from stickgen.catalog.records import PropKind, nouns


def _letter() -> Pieces:
    return stack(
        sheet([(-0.11, -0.075), (-0.11, 0.075), (0.11, 0.075), (0.11, -0.075)], "main"),
        *mirrored([line([(0.11, -0.075), (0.03, 0.0)], 0.6)]),
        sheet([(-0.11, 0.075), (0, -0.02), (0.11, 0.075)], "main"),
        ball((0, -0.015, 0), 0.02, RED, line=0.6),
    )


def _newspaper() -> Pieces:
    w, h = 0.19, 0.42
    columns = [
        line([(x, y), (x + 0.13, y)], 0.4, GREY)
        for x in (-0.165, 0.03)
        for y in np.arange(0.02, 0.2, 0.03)
    ]
    return stack(
        plane([(-w, 0, 0.02), (-w, h, 0.02), (0, h, 0), (0, 0, 0)], "main"),
        plane([(w, 0, 0.02), (w, h, 0.02), (0, h, 0), (0, 0, 0)], "main"),
        *(line([(-0.16, y), (0.16, y)], 1.6) for y in (0.37,)),
        line([(-0.16, 0.32), (0.16, 0.32)], 0.5),
        *columns,
        sheet([(-0.165, 0.21), (-0.165, 0.29), (-0.03, 0.29), (-0.03, 0.21)], GREY, line=0.5),
        *(line([(0.03, y), (0.16, y)], 0.4, GREY) for y in (0.22, 0.25, 0.28)),
    )


def _map() -> Pieces:
    w, h = 0.12, 0.3
    folds = [(-2 * w, 0), (-w, 0.025), (0, 0), (w, 0.025), (2 * w, 0)]
    panels = [
        sheet([(a, ya), (a, h + ya), (b, h + yb), (b, yb)], "main", line=0.8)
        for (a, ya), (b, yb) in pairwise(folds)
    ]
    return stack(
        *panels,
        blob(
            [(-0.2, 0.2), (-0.12, 0.26), (-0.03, 0.22), (-0.08, 0.15), (-0.18, 0.14)],
            LEAF,
            line=0.4,
        ),
        line(curve([(0.22, 0.27), (0.12, 0.22), (0.1, 0.12), (0.03, 0.05)]), 1.4, BLUE),
        *(
            line([(x, y), (x + 0.022, y + d)], 1.0, RED)
            for x, y, d in (
                (-0.2, 0.06, 0.012),
                (-0.14, 0.08, 0.005),
                (-0.08, 0.09, 0.0),
                (-0.02, 0.1, 0.01),
                (0.03, 0.14, 0.02),
            )
        ),
        line([(0.06, 0.18), (0.1, 0.22)], 1.6, RED),
        line([(0.06, 0.22), (0.1, 0.18)], 1.6, RED),
    )


def _scroll() -> Pieces:
    return stack(
        sheet([(-0.11, -0.18), (-0.11, 0.18), (0.11, 0.18), (0.11, -0.18)], "main"),
        *(line([(-0.08, y), (0.08, y)], 0.5) for y in (-0.1, -0.05, 0.0, 0.05, 0.1)),
        *(rod((-0.12, y), (0.12, y), 0.028, "main") for y in (-0.18, 0.18)),
        *(ball((x, y, 0), 0.018, OAK, line=0.6) for x in (-0.15, 0.15) for y in (-0.18, 0.18)),
    )


def _pen() -> Pieces:
    return stack(
        sheet([(-0.014, -0.06), (0.014, -0.06), (0, -0.1)], "#f2d9b0", line=0.6),
        sheet([(-0.005, -0.085), (0.005, -0.085), (0, -0.1)], DARK, line=0.4),
        sheet([(-0.014, -0.06), (-0.014, 0.07), (0.014, 0.07), (0.014, -0.06)], "main", line=0.7),
        line([(0.004, -0.055), (0.004, 0.065)], 0.4),
        sheet([(-0.014, 0.07), (-0.014, 0.085), (0.014, 0.085), (0.014, 0.07)], SILVER, line=0.5),
        sheet(rounded(0.028, 0.026, 0.008, (0, 0.085)), PINK, line=0.6),
    )


def _sign() -> Pieces:
    return stack(
        rod((0, -0.25), (0, 0.45), 0.016, WOOD),
        sheet([(-0.3, 0.42), (-0.3, 0.85), (0.3, 0.85), (0.3, 0.42)], "main"),
        line([(-0.22, 0.74), (0.22, 0.74)], 1.4),
        line([(-0.22, 0.63), (0.15, 0.63)], 1.4),
        line([(-0.22, 0.53), (0.2, 0.53)], 1.4),
    )


def _card(turn: float, color: str) -> Pieces:
    right = curve([(0, -0.35), (0.28, 0.0), (0.3, 0.22), (0.15, 0.3), (0, 0.18)], 4)
    heart = 0.07 * np.concatenate([right, right[::-1] * [-1, 1]]) + (0, 0.055)
    c, s = np.cos(turn), np.sin(turn)
    frame = np.array([[c, s], [-s, c]])
    return (
        sheet(rounded(0.075, 0.11, 0.008, (0, 0.0)) @ frame, WHITE, line=0.7),
        sheet(heart @ frame, color, line=0.0),
    )


def _playing_cards() -> Pieces:
    return stack(*(_card(turn, RED) for turn in (0.55, 0.2, -0.15, -0.5)))


def _coin() -> Pieces:
    return stack(
        *(
            sheet(rounded(0.1, 0.02, 0.008, (-0.05, -0.06 + 0.02 * i)), "main", line=0.4)
            for i in range(5)
        ),
        disc((0.05, 0.0, 0.03), 0.06, "main", line=0.7),
        disc((0.05, 0.0, 0.03), 0.045, YELLOW, line=0.4),
        line([(0.05, -0.022, 0.03), (0.05, 0.022, 0.03)], 0.9),
    )


def _money() -> Pieces:
    def note(x: float, y: float) -> Pieces:
        return (
            sheet(
                [
                    (x - 0.09, y - 0.045),
                    (x - 0.09, y + 0.045),
                    (x + 0.09, y + 0.045),
                    (x + 0.09, y - 0.045),
                ],
                "main",
                line=0.8,
            ),
            sheet(
                [
                    (x - 0.075, y - 0.032),
                    (x - 0.075, y + 0.032),
                    (x + 0.075, y + 0.032),
                    (x + 0.075, y - 0.032),
                ],
                "#dff0d8",
                line=0.4,
            ),
            disc((x, y, 0), 0.024, "main", line=0.6),
        )

    return stack(
        note(-0.025, 0.03),
        note(0.0, 0.005),
        note(0.025, -0.02),
        line([(0.025, -0.036), (0.025, -0.004)], 0.9),
    )


def _credit_card() -> Pieces:
    return stack(
        sheet(rounded(0.12, 0.076, 0.008, (0, -0.038)), "main", line=0.8),
        sheet([(-0.06, 0.012), (-0.06, 0.028), (0.06, 0.028), (0.06, 0.012)], DARK, line=0.2),
        sheet(rounded(0.022, 0.016, 0.003, (-0.036, -0.012)), GOLD, line=0.4),
        line([(-0.045, -0.025), (0.02, -0.025)], 0.6, WHITE),
    )


def _key() -> Pieces:
    return stack(
        tube(disc((0, 0.08, 0), (0.036, 0.032)).points[[*range(24), 0]], 0.011, line=0.7),
        rod((0, 0.045), (0, -0.09), 0.01, "main"),
        sheet(
            [
                (0.008, -0.085),
                (0.045, -0.085),
                (0.045, -0.062),
                (0.03, -0.062),
                (0.03, -0.055),
                (0.045, -0.055),
                (0.045, -0.032),
                (0.008, -0.032),
            ],
            "main",
            line=0.7,
        ),
        rod((-0.014, 0.035), (0.014, 0.035), 0.008, "main"),
    )


def _whiteboard() -> Pieces:
    return (
        *mirrored(
            [
                rod((0.75, 0.04, -0.25), (0.75, 0.04, 0.25), 0.03, GREY),
                rod((0.75, 0, 0), (0.75, 1.9, 0), 0.03, GREY),
            ]
        ),
        *stack(
            sheet([(-0.85, 0.85), (-0.85, 1.9), (0.85, 1.9), (0.85, 0.85)], SILVER, 0.03),
            sheet([(-0.8, 0.9), (-0.8, 1.85), (0.8, 1.85), (0.8, 0.9)], "main", 0.03, line=0.6),
            line([(-0.65, 1.7, 0.03), (-0.65, 1.1, 0.03), (0.0, 1.1, 0.03)], 1.2, DARK),
            line(
                [(-0.6, 1.2, 0.03), (-0.4, 1.4, 0.03), (-0.25, 1.3, 0.03), (0, 1.65, 0.03)],
                1.5,
                RED,
            ),
            *(line([(0.2, y, 0.03), (0.65, y, 0.03)], 1.2, BLUE) for y in (1.65, 1.5, 1.35)),
            *(
                rod((x, 0.87, 0.06), (x + 0.13, 0.87, 0.06), 0.022, c)
                for x, c in ((-0.1, RED), (0.1, BLUE))
            ),
            start=0.05,
        ),
    )


def _easel() -> Pieces:
    return (
        rod((0, 0, -0.5), (0, 1.75, 0), 0.025, WOOD),
        *mirrored([rod((0.5, 0, 0.1), (0.06, 1.8, 0), 0.025, WOOD)]),
        *stack(
            rod((-0.45, 0.72, 0.1), (0.45, 0.72, 0.1), 0.03, WOOD),
            sheet([(-0.42, 0.75), (-0.42, 1.4), (0.42, 1.4), (0.42, 0.75)], "main", 0.1),
            sheet([(-0.38, 0.79), (-0.38, 1.05), (0.38, 1.0), (0.38, 0.79)], LEAF, 0.1, line=0.4),
            blob([(-0.3, 1.02), (-0.1, 1.28), (0.02, 1.15), (0.15, 1.03)], BLUE, 0.1, line=0.4),
            ball((0.22, 1.24, 0.1), 0.07, YELLOW, line=0.4),
            start=0.2,
        ),
    )


RECORDS = (
    PropKind(
        name="letter",
        size=0.22,
        color="#f3ead2",
        draw=_letter,
        gallery="a letter with a red seal",
        held=True,
        words=nouns(
            """
            envelope, mail, love letter, postcard, invitation, telegram, greeting card,
            birthday card, valentine
            """
        ),
        near=nouns(
            """
            note, message, card, business card, thank you card, ransom note, postage stamp
            """
        ),
    ),
    PropKind(
        name="newspaper",
        size=0.42,
        color="#f1eee6",
        draw=_newspaper,
        gallery="a newspaper",
        held=True,
        words=nouns("paper newspaper, gazette, morning paper, daily paper, tabloid"),
        near=nouns("leaflet, brochure, flyer, pamphlet, headline"),
    ),
    PropKind(
        name="map",
        size=0.48,
        color="#f3e3b5",
        draw=_map,
        gallery="a treasure map with a red cross",
        held=True,
        words=nouns("treasure map, city map, road map, world map, chart"),
        near=nouns("compass, atlas, navigation chart, blueprint, floor plan"),
    ),
    PropKind(
        name="scroll",
        size=0.41,
        color="#f3e3b5",
        draw=_scroll,
        gallery="a scroll of parchment",
        held=True,
        words=nouns("parchment, papyrus, royal decree, proclamation"),
        near=nouns(
            """
            diploma, certificate, contract, document, poster, list, page, sheet of paper,
            piece of paper, paperwork, bill, receipt, clipboard, ticket, passport, shopping
            list, paper
            """
        ),
    ),
    PropKind(
        name="pencil",
        size=0.21,
        color="#ffd23f",
        draw=_pen,
        gallery="a yellow pencil with an eraser",
        held=True,
        words=nouns(
            """
            pen, crayon, marker, ballpoint pen, colored pencil, felt pen, fountain pen
            """
        ),
        near=nouns(
            """
            chalk, eraser, ruler, piece of chalk, rubber, syringe, thermometer, stylus,
            highlighter
            """
        ),
    ),
    PropKind(
        name="sign",
        size=1.1,
        color="#fffdf6",
        draw=_sign,
        gallery="a white sign on a stick",
        held=True,
        words=nouns("placard, poster board, protest board, picket, signboard"),
        near=nouns("billboard, stop paddle, number board, scoreboard, price tag, slogan"),
        grips={"hand": (0.0, 0.0, 0.0)},
    ),
    PropKind(
        name="playing_cards",
        size=0.16,
        color="#fffdf6",
        draw=_playing_cards,
        gallery="four playing cards",
        held=True,
        words=nouns("cards, playing card, deck of cards, pack of cards, poker cards"),
        near=nouns("tarot cards, board game, chess, chessboard, bingo card"),
    ),
    PropKind(
        name="coin",
        size=0.21,
        color="#e0a92e",
        draw=_coin,
        gallery="a pile of gold coins",
        held=True,
        words=nouns(
            """
            gold coin, coins, penny, quarter, gold, cent, gold coins, pile of gold, pile of
            coins
            """
        ),
        near=nouns(
            """
            token, button, jewel, jewelry, jewellery, ring, bracelet, gold bar, earring,
            pearl, ruby, emerald, wedding ring, engagement ring
            """
        ),
    ),
    PropKind(
        name="money",
        size=0.23,
        color="#7fb069",
        draw=_money,
        gallery="a fan of green banknotes",
        held=True,
        words=nouns(
            """
            cash, banknote, dollar, bill of money, dollar bill, euro, pound note, wad of
            cash, stack of cash, banknotes, dollars
            """
        ),
        near=nouns("cheque, salary, ransom, coupon"),
    ),
    PropKind(
        name="credit_card",
        size=0.12,
        color="#6f9fd0",
        draw=_credit_card,
        gallery="a blue credit card",
        held=True,
        words=nouns("bank card, debit card, charge card"),
        near=nouns(
            """
            id card, driving licence, driver's license, identity card, library card,
            licence, keycard, memory card, licence card
            """
        ),
    ),
    PropKind(
        name="key",
        size=0.21,
        color="#e0a92e",
        draw=_key,
        gallery="a golden key",
        held=True,
        words=nouns(
            """
            golden key, house key, door key, car key, keys, bunch of keys, keyring, skeleton
            key
            """
        ),
        near=nouns("lockpick, keychain"),
    ),
    PropKind(
        name="whiteboard",
        size=1.9,
        color="#fffdf6",
        draw=_whiteboard,
        gallery="a whiteboard with a curve on it",
        words=nouns("white board, flip chart, flipchart, presentation board, dry-erase board"),
        near=nouns(
            """
            blackboard, chalkboard, projector screen, bulletin board, notice board,
            noticeboard, pinboard
            """
        ),
    ),
    PropKind(
        name="easel",
        size=1.8,
        color="#fffdf6",
        draw=_easel,
        gallery="a painting on an easel",
        words=nouns("canvas, painting, painter's easel"),
        near=nouns(
            """
            picture, portrait, drawing, photograph, photo, poster frame, artwork,
            masterpiece, picture frame, frame
            """
        ),
    ),
)
