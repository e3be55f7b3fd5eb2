"""Instruments that are held."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, box, curve, drum, line, moved, sheet, tube
from stickgen.catalog.props.parts import (
    BROWN,
    CREAM,
    DARK,
    GOLD,
    OAK,
    SILVER,
    WHITE,
    WOOD,
    blob,
    gleam,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _violin() -> Pieces:
    body = [
        (0, -0.02),
        (0.085, -0.03),
        (0.1, -0.1),
        (0.06, -0.17),
        (0.12, -0.28),
        (0.1, -0.37),
        (0, -0.39),
        (-0.1, -0.37),
        (-0.12, -0.28),
        (-0.06, -0.17),
        (-0.1, -0.1),
        (-0.085, -0.03),
    ]
    return stack(
        blob(body, OAK, -0.02),
        blob(body, "main", 0.02),
        line([(0.045, -0.13, 0.02), (0.055, -0.2, 0.02), (0.045, -0.25, 0.02)], 0.7),
        line([(-0.045, -0.13, 0.02), (-0.055, -0.2, 0.02), (-0.045, -0.25, 0.02)], 0.7),
        sheet([(-0.016, -0.16), (-0.012, 0.17), (0.012, 0.17), (0.016, -0.16)], DARK, 0.03),
        rod((-0.035, -0.24, 0.03), (0.035, -0.24, 0.03), 0.007, CREAM),
        line([(0, -0.35, 0.03), (0, -0.16, 0.03)], 0.4, CREAM),
        rod((-0.035, 0.16, 0.02), (0.035, 0.16, 0.02), 0.008, BROWN),
        tube(curve([(0, 0.16), (0.005, 0.22), (0.03, 0.21), (0.02, 0.19)]), 0.012, BROWN, line=0.6),
        rod((-0.3, -0.32, 0.05), (0.27, -0.02, 0.05), 0.007, BROWN),
        gleam([(-0.29, -0.34, 0.05), (0.28, -0.04, 0.05)], 0.005),
    )


def _trumpet() -> Pieces:
    loop = curve(
        [
            (-0.12, -0.08),
            (0.12, -0.08),
            (0.17, -0.04),
            (0.12, 0),
            (-0.2, 0),
            (-0.26, -0.04),
            (-0.2, -0.08),
            (-0.05, -0.08),
        ],
        4,
    )
    return stack(
        tube(loop, 0.013, line=0.6),
        tube([(-0.3, 0), (0.2, 0), (0.3, 0), (0.36, 0)], [0.013, 0.015, 0.03, 0.065]),
        tube([(0.36, 0), (0.375, 0)], [0.068, 0.07], GOLD, line=0.8),
        tube([(-0.3, 0), (-0.34, 0)], [0.013, 0.022], SILVER, line=0.6),
        *(rod((x, -0.1), (x, 0.06), 0.018, GOLD) for x in (-0.06, -0.01, 0.04)),
        *(ball((x, 0.075, 0), 0.014, WHITE, line=0.6) for x in (-0.06, -0.01, 0.04)),
    )


def _flute() -> Pieces:
    return stack(
        tube([(0, -0.25), (0, 0.38)], 0.022, line=0.5),
        rod((0, 0.27), (0, 0.31), 0.025, SILVER),
        rod((0, 0.08), (0, 0.11), 0.025, SILVER),
        *(ball((0, y, 0.01), 0.012, DARK, line=0.1) for y in (-0.18, -0.13, -0.08, -0.03, 0.02)),
        ball((0, 0.2, 0.01), 0.013, DARK, line=0.1),
    )


def _saxophone() -> Pieces:
    return stack(
        tube(
            curve(
                [
                    (-0.1, 0.34),
                    (-0.02, 0.4),
                    (0, 0.3),
                    (0.02, -0.1),
                    (0.08, -0.28),
                    (0.2, -0.26),
                    (0.24, -0.1),
                    (0.29, 0.05),
                ],
                4,
            ),
            [*(0.012 + 0.0018 * i for i in range(24)), 0.06, 0.07, 0.08, 0.09, 0.095],
        ),
        tube([(0.285, 0.05), (0.3, 0.07)], [0.1, 0.105], GOLD, line=0.8),
        tube([(-0.1, 0.34), (-0.16, 0.3)], [0.014, 0.02], DARK, line=0.6),
        *(ball((0.005 + 0.02 * i, 0.2 - 0.1 * i, 0.03), 0.022, CREAM, line=0.6) for i in range(5)),
    )


def _bell() -> Pieces:
    body = [(0.09, -0.2), (0.085, -0.18), (0.06, -0.12), (0.05, -0.06), (0.02, -0.04)]
    return (
        ball((0, -0.205, 0), 0.022, DARK, line=0.7),
        drum(body),
        *stack(
            drum([(0.092, -0.2), (0.09, -0.185)], line=0.7),
            rod((0, -0.04), (0, 0.07), 0.018),
            ball((0, 0.075, 0), 0.024, WOOD, line=0.7),
        ),
    )


def _accordion() -> Pieces:
    folds = [
        sheet([(x, -0.14), (x + 0.03, -0.17), (x + 0.03, 0.17), (x, 0.14)], CREAM, 0.08, line=0.6)
        for x in (-0.12, -0.08, -0.04, 0.0, 0.04, 0.08)
    ]
    side = moved(box((0.14, 0.38, 0.18), (0.2, -0.19, 0)))
    return (
        *moved(box((0.26, 0.28, 0.14), (0, -0.14, 0), CREAM), (0, 0, 0)),
        *stack(*folds, start=0.2),
        *side,
        *moved(side, flip=True),
        *stack(
            sheet([(0.16, -0.16), (0.16, 0.16), (0.24, 0.16), (0.24, -0.16)], WHITE, 0.1, line=0.6),
            *(line([(0.16, y, 0.1), (0.24, y, 0.1)], 0.5) for y in (-0.1, -0.05, 0, 0.05, 0.1)),
            *(
                ball((x, y, 0.1), 0.014, WHITE, line=0.4)
                for x in (-0.17, -0.22)
                for y in (-0.12, -0.06, 0, 0.06, 0.12)
            ),
            start=0.02,
        ),
    )


RECORDS = (
    PropKind(
        name="violin",
        size=0.65,
        color="#c8703a",
        draw=_violin,
        gallery="a violin with its bow",
        held=True,
        words=nouns("fiddle, viola"),
        near=nouns("cello, double bass, violoncello"),
        grips={"left": (0.0, 0.12, 0.0), "right": (-0.27, -0.32, 0.05)},
    ),
    PropKind(
        name="trumpet",
        size=0.72,
        color="#e0a92e",
        draw=_trumpet,
        gallery="a brass trumpet",
        held=True,
        words=nouns("cornet, bugle"),
        near=nouns("horn, trombone, french horn, tuba, hunting horn, fanfare, vuvuzela"),
        grips={"hand": (0.0, 0.0, 0.0)},
    ),
    PropKind(
        name="flute",
        size=0.63,
        color="#b97f45",
        draw=_flute,
        gallery="a wooden flute",
        held=True,
        words=nouns("recorder, fife"),
        near=nouns(
            """
            clarinet, oboe, bassoon, panpipe, harmonica, whistle, didgeridoo, bagpipe
            """
        ),
        grips={"left": (0.0, -0.15, 0.0), "right": (0.0, 0.0, 0.0)},
    ),
    PropKind(
        name="saxophone",
        size=0.7,
        color="#e0a92e",
        draw=_saxophone,
        gallery="a golden saxophone",
        held=True,
        words=nouns("sax, alto saxophone, tenor saxophone"),
        grips={"left": (0.0, 0.2, 0.0), "right": (0.02, -0.1, 0.0)},
    ),
    PropKind(
        name="bell",
        size=0.3,
        color="#e0a92e",
        draw=_bell,
        gallery="a golden bell with a wooden handle",
        held=True,
        words=nouns("handbell, school bell, dinner bell, church bell"),
        near=nouns("doorbell, cowbell, chime, sleigh bell, bicycle bell"),
    ),
    PropKind(
        name="accordion",
        size=0.54,
        color="#c8412f",
        draw=_accordion,
        gallery="a red accordion",
        held=True,
        words=nouns("squeezebox, concertina"),
        grips={"left": (0.26, 0.0, 0.0), "right": (-0.26, 0.0, 0.0)},
    ),
)
