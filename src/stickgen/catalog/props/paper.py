"""What is read and written with."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, line, plane, rounded, sheet
from stickgen.catalog.props.parts import (
    BLUE,
    DARK,
    GREY,
    LEAF,
    OAK,
    PINK,
    RED,
    SILVER,
    blob,
    mirrored,
    rod,
    stack,
)
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
            diploma, certificate, contract, document, poster, list, sheet of paper, piece of
            paper, paperwork, bill, receipt, clipboard, ticket, passport, shopping list,
            paper
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
            chalk, eraser, piece of chalk, rubber, syringe, thermometer, stylus, highlighter
            """
        ),
    ),
)
