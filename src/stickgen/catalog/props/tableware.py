"""On a laid table: to eat and drink with."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, curve, disc, drum, line, moved, sheet, tube
from stickgen.catalog.props.parts import (
    DARK,
    GLASS,
    GOLD,
    RED,
    WHITE,
    blob,
    flame,
    gleam,
    ring,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _fork() -> Pieces:
    return stack(
        tube([(0, -0.09), (0, 0.05)], [0.012, 0.007], line=0.6),
        sheet(
            [
                (-0.024, 0.14),
                (-0.024, 0.085),
                (-0.008, 0.05),
                (0.008, 0.05),
                (0.024, 0.085),
                (0.024, 0.14),
            ],
            "main",
            line=0.6,
        ),
        *(
            sheet(
                [(x - 0.005, 0.1), (x - 0.004, 0.15), (x + 0.004, 0.15), (x + 0.005, 0.1)],
                WHITE,
                line=0.4,
            )
            for x in (-0.009, 0.009)
        ),
    )


def _spoon() -> Pieces:
    return stack(
        tube([(0, -0.09), (0, 0.07)], [0.012, 0.007], line=0.6),
        disc((0, 0.1, 0), (0.024, 0.035), "main", line=0.7),
        disc((0, 0.1, 0), (0.014, 0.023), WHITE, line=0.3),
    )


def _glass() -> Pieces:
    return stack(
        sheet([(-0.03, -0.06), (-0.036, 0.03), (0.036, 0.03), (0.03, -0.06)], "main", line=0.0),
        sheet([(-0.03, -0.065), (-0.04, 0.075), (0.04, 0.075), (0.03, -0.065)], line=0.8),
        disc((0, 0.075, 0), (0.04, 0.01), "#eef7fa", line=0.7),
        tube([(0.012, -0.01), (0.05, 0.13)], 0.005, RED, line=0.4),
        gleam([(-0.02, -0.03), (-0.022, 0.02)], 0.003),
    )


def _wine() -> Pieces:
    bowl = curve(
        [
            (-0.036, 0.1),
            (-0.042, 0.05),
            (-0.025, 0.015),
            (0, 0.005),
            (0.025, 0.015),
            (0.042, 0.05),
            (0.036, 0.1),
        ],
        4,
    )
    return stack(
        sheet(bowl, "#eef7fa", line=0.8),
        sheet(
            curve(
                [(-0.042, 0.055), (-0.026, 0.016), (0, 0.006), (0.026, 0.016), (0.042, 0.055)], 4
            ),
            "main",
            line=0.5,
        ),
        rod((0, 0.002), (0, -0.085), 0.004, GLASS),
        disc((0, -0.088, 0), (0.035, 0.008), GLASS, line=0.7),
        disc((0, 0.1, 0), (0.036, 0.007), "#eef7fa", line=0.6),
    )


def _teapot() -> Pieces:
    return (
        tube(
            curve([(0.09, -0.02), (0.15, 0.0), (0.17, 0.07), (0.2, 0.08)]),
            [0.03] * 6 + [0.024] * 6 + [0.016] * 7,
            line=0.8,
        ),
        tube(
            curve([(-0.09, 0.05), (-0.17, 0.06), (-0.17, -0.04), (-0.09, -0.05)]), 0.013, line=0.8
        ),
        *stack(
            drum(curve([(0.06, -0.1), (0.115, -0.05), (0.11, 0.02), (0.06, 0.07)], 4)),
            drum([(0.065, 0.07), (0.02, 0.1)]),
            ball((0, 0.11, 0), 0.018, GOLD, line=0.7),
            gleam([(-0.07, -0.01, 0.1), (-0.02, -0.04, 0.1), (0.03, -0.02, 0.1)], 0.008),
        ),
    )


def _candle_body() -> Pieces:
    return stack(
        disc((0, -0.09, 0), (0.065, 0.02), GOLD, line=0.8),
        ring((0.08, -0.085, 0), 0.022, 0.8),
        tube([(0, -0.075), (0, 0.1)], 0.022, line=0.8),
        blob(
            [
                (-0.022, 0.11),
                (0.022, 0.11),
                (0.024, 0.05),
                (0.014, 0.07),
                (0.005, 0.03),
                (-0.008, 0.08),
            ],
            "#fff6dc",
            line=0.4,
        ),
        line([(0, 0.115), (0, 0.145)], 0.8, DARK),
    )


def _candle() -> Pieces:
    return (*_candle_body(), *moved(flame(0, 0.13, 0.09), (0, 0, 0.02)))


RECORDS = (
    PropKind(
        name="fork",
        size=0.24,
        color="#d7dde2",
        draw=_fork,
        gallery="a table fork",
        held=True,
        words=nouns("dinner fork"),
        near=nouns("chopstick, tongs"),
    ),
    PropKind(
        name="spoon",
        size=0.23,
        color="#d7dde2",
        draw=_spoon,
        gallery="a spoon",
        held=True,
        words=nouns("teaspoon, tablespoon, soup spoon, wooden spoon"),
        near=nouns("ladle, whisk"),
    ),
    PropKind(
        name="glass",
        size=0.2,
        color="#8fd0ea",
        draw=_glass,
        gallery="a glass of water with a straw",
        held=True,
        words=nouns(
            """
            glass of water, drinking glass, drink, water glass, glass of milk, glass of
            juice, lemonade, juice, milk, milkshake, smoothie, iced tea
            """
        ),
        near=nouns("beverage, pint, vase, drinking straw"),
    ),
    PropKind(
        name="wine",
        size=0.2,
        color="#9c2f45",
        draw=_wine,
        gallery="a glass of red wine",
        held=True,
        words=nouns("wine glass, glass of wine, wineglass, red wine, white wine"),
        near=nouns(
            """
            cocktail, martini, champagne glass, champagne flute, liquor, cognac, glass of
            champagne
            """
        ),
    ),
    PropKind(
        name="teapot",
        size=0.38,
        color="#6f9fd0",
        draw=_teapot,
        gallery="a blue teapot",
        held=True,
        words=nouns("tea, tea pot, pot of tea"),
        near=nouns("watering can, samovar, magic lamp, genie lamp, gravy boat"),
        grips={"hand": (-0.17, 0.01, 0.0)},
    ),
    PropKind(
        name="candle",
        size=0.32,
        color="#f3ead2",
        draw=_candle,
        gallery="a burning candle in its holder",
        held=True,
        words=nouns("candlestick, candlelight, birthday candle"),
        near=nouns("lighter, oil lamp, incense, candelabra, matchstick, matchbox"),
        draw_states={"out": _candle_body},
    ),
)
