"""To put on or to show."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, sheet
from stickgen.catalog.props.parts import (
    BLUE,
    DARK,
    GOLD,
    PINK,
    RED,
    WOOD,
    gleam,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


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


def _sign() -> Pieces:
    return stack(
        rod((0, -0.25), (0, 0.45), 0.016, WOOD),
        sheet([(-0.3, 0.42), (-0.3, 0.85), (0.3, 0.85), (0.3, 0.42)], "main"),
        line([(-0.22, 0.74), (0.22, 0.74)], 1.4),
        line([(-0.22, 0.63), (0.15, 0.63)], 1.4),
        line([(-0.22, 0.53), (0.2, 0.53)], 1.4),
    )


RECORDS = (
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
)
