"""To throw, to fly, to spin."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, curve, disc, line, plane, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    GREEN,
    PURPLE,
    RED,
    WHITE,
    YELLOW,
    arc,
    blob,
    gleam,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _kite() -> Pieces:
    top, left, low, right = (0.9, 2.3), (0.55, 1.95), (0.8, 1.35), (1.2, 1.85)
    middle = (0.87, 1.92)
    tail = curve([low, (0.65, 1.2), (0.75, 1.0), (0.6, 0.8), (0.68, 0.62)])
    bows = [
        sheet(
            [
                (x - 0.09, y + 0.05),
                (x + 0.09, y - 0.05),
                (x + 0.09, y + 0.05),
                (x - 0.09, y - 0.05),
            ],
            color,
        )
        for x, y, color in ((0.7, 1.1, BLUE), (0.67, 0.9, RED), (0.64, 0.7, BLUE))
    ]
    return stack(
        line(curve([(0, 0), (0.3, 0.8), (0.8, 1.75)]), 0.5),
        sheet([top, left, middle], "main"),
        sheet([left, low, middle], YELLOW),
        sheet([low, right, middle], "main"),
        sheet([right, top, middle], YELLOW),
        line(tail, 0.8),
        *bows,
    )


def _snowball() -> Pieces:
    lumps = [
        (0.05, 0.01),
        (0.03, 0.045),
        (-0.015, 0.05),
        (-0.05, 0.02),
        (-0.045, -0.025),
        (-0.01, -0.05),
        (0.04, -0.035),
    ]
    shadow = [(0.05, 0.01), (0.04, -0.035), (-0.01, -0.05), (-0.045, -0.025), (0.005, -0.022)]
    return stack(
        blob(lumps, line=0.7),
        blob(shadow, "#cfe0ec", line=0.0),
    )


def _balloon_bunch() -> Pieces:
    spots = [
        (-0.22, 1.05, BLUE),
        (0.24, 1.08, GREEN),
        (0.0, 1.3, YELLOW),
        (-0.12, 0.85, PURPLE),
        (0.13, 0.88, "main"),
    ]
    return (
        *(line([(0, 0), (0.4 * x, 0.4), (x, y - 0.17)], 0.5) for x, y, _ in spots),
        *stack(
            *(
                piece
                for x, y, color in spots
                for piece in (
                    plane(
                        [(x - 0.03, y - 0.19, 0), (x, y - 0.14, 0), (x + 0.03, y - 0.19, 0)],
                        color,
                        line=0.7,
                    ),
                    disc((x, y, 0), (0.15, 0.17), color),
                    gleam(arc(0.09, 20, 70, (x, y)), 0.009),
                )
            )
        ),
    )


def _paper_plane() -> Pieces:
    return stack(
        sheet([(0.17, 0.02), (-0.15, 0.11), (-0.1, 0.03)], "main", -0.05, line=0.6),
        sheet([(0.17, 0.02), (-0.1, 0.03), (-0.09, -0.07), (-0.03, -0.005)], "#c3d0d8", line=0.6),
        sheet([(0.17, 0.02), (-0.16, 0.02), (-0.06, -0.025)], "main", 0.05, line=0.6),
    )


def _frisbee() -> Pieces:
    return stack(
        disc((0, -0.015, 0), (0.137, 0.062), "main", line=0.8),
        disc((0, 0, 0), (0.135, 0.06), "main", line=0.8),
        disc((0, 0.004, 0), (0.09, 0.036), WHITE, line=0.5),
        disc((0, 0.004, 0), (0.05, 0.018), "main", line=0.4),
    )


def _hula_hoop() -> Pieces:
    angles = np.radians(np.arange(0, 361, 15))
    path = np.stack([0.45 * np.cos(angles), 0.45 + 0.45 * np.sin(angles)], axis=-1)
    bands = [tube(path[i : i + 2], 0.016, WHITE, line=0.3) for i in range(0, 24, 3)]
    return stack(tube(path, 0.016, line=0.7), *bands)


RECORDS = (
    PropKind(
        name="kite",
        size=1.7,
        color="#d94a3c",
        draw=_kite,
        gallery="a red and yellow kite on its line",
        held=True,
    ),
    PropKind(
        name="snowball", size=0.1, color="#f7fbff", draw=_snowball, gallery="a snowball", held=True
    ),
    PropKind(
        name="balloon_bunch",
        size=1.5,
        color="#e0483c",
        draw=_balloon_bunch,
        gallery="five balloons of all colours",
        held=True,
        words=nouns("bunch of balloons, balloons, bundle of balloons"),
        near=nouns("party decoration, decoration"),
    ),
    PropKind(
        name="paper_plane",
        size=0.3,
        color="#fffdf6",
        draw=_paper_plane,
        gallery="a folded paper plane",
        held=True,
        words=nouns("paper airplane, paper aeroplane, paper dart, toy plane, model plane"),
        near=nouns("boomerang"),
    ),
    PropKind(
        name="frisbee",
        size=0.27,
        color="#f0922b",
        draw=_frisbee,
        gallery="an orange flying disc",
        held=True,
        words=nouns("flying disc"),
        near=nouns("discus, puck, hockey puck, disc"),
    ),
    PropKind(
        name="hula_hoop",
        size=0.93,
        color="#e88fa8",
        draw=_hula_hoop,
        gallery="a pink and white hula hoop",
        held=True,
        words=nouns("hula-hoop, gymnastics hoop"),
        near=nouns(
            """
            ring of fire, lifebuoy, life ring, tire, tyre, lifebelt, inner tube, swim ring
            """
        ),
        grips={"left": (0.45, 0.45, 0.0), "right": (-0.45, 0.45, 0.0)},
    ),
)
