"""Toys and what winter and birthdays bring."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, drum, line, plane, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    BROWN,
    DARK,
    GOLD,
    LEAF,
    ORANGE,
    RED,
    YELLOW,
    blob,
    mirrored,
    ring,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _doll() -> Pieces:
    dress = [(0.03, 0.06), (0.13, -0.14), (-0.13, -0.14), (-0.03, 0.06)]
    return stack(
        *mirrored(
            [
                rod((0.04, -0.12), (0.045, -0.25), 0.02, "#f2c9a5"),
                tube([(0.03, 0.04), (0.12, -0.03)], 0.018, "#f2c9a5", line=0.7),
            ]
        ),
        *mirrored([tube([(0.08, 0.14), (0.11, 0.06)], [0.03, 0.02], BROWN, line=0.7)]),
        sheet(dress, "main"),
        ball((0, 0.13, 0), 0.085, "#f2c9a5"),
        blob(
            [(-0.09, 0.13), (-0.085, 0.2), (0, 0.23), (0.085, 0.2), (0.09, 0.13), (0, 0.175)], BROWN
        ),
        *mirrored([ball((0.03, 0.125, 0), 0.011, DARK, line=0.2)]),
        line(curve([(-0.03, 0.09), (0, 0.078), (0.03, 0.09)]), 0.6, RED),
    )


def _teddy() -> Pieces:
    return stack(
        *mirrored([tube([(0.07, -0.13), (0.12, -0.2)], 0.05), ball((0.085, 0.2, 0), 0.042)]),
        *mirrored([tube([(0.08, 0.0), (0.16, -0.04)], 0.04)]),
        blob([(0, 0.06), (0.1, 0), (0.11, -0.12), (0, -0.19), (-0.11, -0.12), (-0.1, 0)]),
        blob(
            [(0, 0), (0.06, -0.05), (0.05, -0.13), (0, -0.15), (-0.05, -0.13), (-0.06, -0.05)],
            "#ecd3a8",
            line=0.5,
        ),
        ball((0, 0.13, 0), 0.11),
        disc((0, 0.1, 0), (0.055, 0.042), "#ecd3a8", line=0.6),
        disc((0, 0.118, 0), (0.02, 0.014), DARK, line=0.2),
        *mirrored([ball((0.042, 0.16, 0), 0.013, DARK, line=0.2)]),
        line(curve([(-0.02, 0.09), (0, 0.082), (0.02, 0.09)]), 0.5),
    )


def _blocks() -> Pieces:
    return (
        *box((0.16, 0.16, 0.16), (-0.1, 0, 0), "main", shade="#b43a2a"),
        *box((0.16, 0.16, 0.16), (0.1, 0, 0), BLUE, shade="#2f629a"),
        *box((0.16, 0.16, 0.16), (0.0, 0.16, 0), LEAF, shade="#5f8f4b", lift=0.05),
    )


def _yo_yo() -> Pieces:
    return stack(
        line([(0, 0), (0, -0.18)], 0.5),
        ring((0, 0.012, 0), 0.015, 0.6),
        disc((0.012, -0.22, -0.01), 0.045, "#a83226"),
        disc((0, -0.22, 0), 0.045, "main"),
        disc((0, -0.22, 0), 0.022, YELLOW, line=0.6),
    )


def _gift() -> Pieces:
    bow = curve([(0, 0.3), (0.05, 0.38), (0.13, 0.4), (0.14, 0.33), (0, 0.3)], 4)
    return (
        *box((0.36, 0.3, 0.36), shade="#8f62ab"),
        *stack(
            sheet([(-0.04, 0), (-0.04, 0.3), (0.04, 0.3), (0.04, 0)], YELLOW, 0.18),
            plane(
                [(-0.04, 0.3, 0.18), (-0.04, 0.3, -0.18), (0.04, 0.3, -0.18), (0.04, 0.3, 0.18)],
                YELLOW,
            ),
            plane(
                [(0.18, 0, 0.04), (0.18, 0.3, 0.04), (0.18, 0.3, -0.04), (0.18, 0, -0.04)], YELLOW
            ),
            plane(
                [(0.18, 0.3, 0.04), (-0.18, 0.3, 0.04), (-0.18, 0.3, -0.04), (0.18, 0.3, -0.04)],
                YELLOW,
            ),
            *mirrored([sheet(bow, YELLOW)]),
            ball((0, 0.31, 0), 0.03, GOLD),
            start=0.2,
        ),
    )


def _snowman() -> Pieces:
    return (
        *mirrored(
            [
                rod((0.2, 0.8), (0.55, 1.05), 0.014, BROWN),
                rod((0.45, 0.98), (0.5, 1.12), 0.01, BROWN),
            ]
        ),
        *stack(
            ball((0, 0.36, 0), 0.38),
            ball((0, 0.86, 0), 0.28),
            ball((0, 1.24, 0), 0.19),
            *(ball((0, y, 0.3), 0.025, DARK, line=0.3) for y in (0.75, 0.87, 0.98)),
            tube([(-0.15, 1.08, 0.1), (0, 1.05, 0.18), (0.15, 1.08, 0.1)], 0.045, RED, line=0.7),
            tube([(0.1, 1.06, 0.2), (0.14, 0.86, 0.28)], 0.045, RED, line=0.7),
            tube([(0, 1.24, 0.18), (0.16, 1.22, 0.3)], [0.03, 0.006], ORANGE, line=0.6),
            *mirrored([ball((0.065, 1.31, 0.18), 0.022, DARK, line=0.3)]),
            disc((0, 1.4, 0), 0.22, DARK, axis="y"),
            drum([(0.14, 1.4), (0.14, 1.62)], DARK),
            drum([(0.142, 1.4), (0.142, 1.46)], RED, line=0.5),
        ),
    )


RECORDS = (
    PropKind(
        name="doll",
        size=0.48,
        color="#e88fa8",
        draw=_doll,
        gallery="a doll in a pink dress",
        held=True,
        words=nouns("baby doll, dolly, barbie, rag doll"),
        near=nouns(
            """
            puppet, marionette, action figure, voodoo doll, mannequin, toy soldier, figurine
            """
        ),
    ),
    PropKind(
        name="teddy_bear",
        size=0.48,
        color="#c58b52",
        draw=_teddy,
        gallery="a brown teddy bear",
        held=True,
        words=nouns("teddy, toy bear, stuffed bear, plush bear"),
        near=nouns("stuffed animal, soft toy, plush toy, cuddly toy, stuffed toy, toy"),
    ),
    PropKind(
        name="blocks",
        size=0.36,
        color="#d94a3c",
        draw=_blocks,
        gallery="three toy blocks in a pile",
        words=nouns(
            """
            toy block, building block, lego, lego brick, toy blocks, building blocks
            """
        ),
        near=nouns("domino, dice, die, jenga, puzzle, rubik's cube"),
    ),
    PropKind(
        name="yo_yo",
        size=0.28,
        color="#d94a3c",
        draw=_yo_yo,
        gallery="a yo-yo on its string",
        held=True,
        words=nouns("yo-yo, yoyo"),
        near=nouns("spinning top, pendulum"),
    ),
    PropKind(
        name="gift",
        size=0.4,
        color="#a878c4",
        draw=_gift,
        gallery="a wrapped present with a bow",
        held=True,
        words=nouns(
            """
            present, birthday present, christmas present, birthday gift, wrapped present,
            gift box, wedding present
            """
        ),
    ),
    PropKind(
        name="snowman",
        size=1.6,
        color="#f7fbff",
        draw=_snowman,
        gallery="a snowman with a hat and a carrot nose",
        words=nouns("snow man, snow-man"),
        near=nouns("snow fort, ice sculpture"),
    ),
)
