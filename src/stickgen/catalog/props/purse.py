"""What purses and pockets hold."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, curve, disc, line, rounded, sheet, tube
from stickgen.catalog.props.parts import DARK, GOLD, RED, WHITE, YELLOW, blob, rod, stack
from stickgen.catalog.records import PropKind, nouns


def _card(turn: float, color: str) -> Pieces:
    right = curve([(0, -0.35), (0.28, 0.0), (0.3, 0.22), (0.15, 0.3), (0, 0.18)], 4)
    heart = 0.07 * np.concatenate([right, right[::-1] * [-1, 1]]) + (0, 0.055)
    c, s = np.cos(turn), np.sin(turn)
    frame = np.array([[c, s], [-s, c]])
    return (
        sheet(rounded(0.075, 0.11, 0.008, (0, 0.0)) @ frame, WHITE, line=0.7),
        sheet(heart @ frame, color, line=0.4),
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


RECORDS = (
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
)
