"""Balls of other shapes and patterns than those of ``sport``, and pins."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, drum, line, sheet, tube
from stickgen.catalog.props.parts import BLUE, DARK, RED, WHITE, YELLOW, arc, gleam, stack
from stickgen.catalog.records import PropKind, nouns
from stickgen.geometry import FloatArray


def _football() -> Pieces:
    body = curve(
        [
            (0, 0.15),
            (0.06, 0.1),
            (0.085, 0),
            (0.06, -0.1),
            (0, -0.15),
            (-0.06, -0.1),
            (-0.085, 0),
            (-0.06, 0.1),
        ],
        5,
        closed=True,
    )
    return stack(
        sheet(body, "main"),
        *(
            sheet([(-w, y), (-w2, y + 0.016), (w2, y + 0.016), (w, y)], WHITE, line=0.4)
            for y, w, w2 in ((0.075, 0.066, 0.058), (-0.091, 0.058, 0.066))
        ),
        gleam([(0, -0.05), (0, 0.05)], 0.005),
        *(gleam([(-0.02, y), (0.02, y)], 0.004) for y in (-0.04, -0.013, 0.013, 0.04)),
    )


def _panel(r: float, middle: float) -> FloatArray:
    t0, t1 = np.radians(middle - 60), np.radians(middle + 60)
    first = curve(
        [
            (0, 0),
            (0.55 * r * np.cos(t0 - 0.3), 0.55 * r * np.sin(t0 - 0.3)),
            (0.97 * r * np.cos(t0), 0.97 * r * np.sin(t0)),
        ]
    )
    last = curve(
        [
            (0.97 * r * np.cos(t1), 0.97 * r * np.sin(t1)),
            (0.55 * r * np.cos(t1 - 0.3), 0.55 * r * np.sin(t1 - 0.3)),
            (0, 0),
        ]
    )
    return np.concatenate([first, arc(0.97 * r, middle - 60, middle + 60), last])


def _volleyball() -> Pieces:
    r = 0.105
    return stack(
        ball((0, 0, 0), r),
        *(sheet(_panel(r, a), c, line=0.5) for a, c in ((90, BLUE), (210, YELLOW), (330, WHITE))),
        *(
            line(
                curve(
                    [
                        (0, 0),
                        (0.55 * r * np.cos(t - 0.3), 0.55 * r * np.sin(t - 0.3)),
                        (0.97 * r * np.cos(t), 0.97 * r * np.sin(t)),
                    ]
                ),
                0.7,
            )
            for t in np.radians((30, 150, 270))
        ),
    )


def _bowling_ball() -> Pieces:
    return stack(
        ball((0, 0, 0), 0.108),
        *(
            disc((x, y, 0), (0.016, 0.014), DARK, line=0.4)
            for x, y in ((0.01, 0.055), (0.055, 0.045), (0.035, 0.005))
        ),
        gleam(arc(0.08, 130, 170), 0.007),
    )


def _bowling_pins() -> Pieces:
    profile = curve(
        [
            (0.028, 0),
            (0.06, 0.11),
            (0.045, 0.2),
            (0.024, 0.26),
            (0.033, 0.33),
            (0.02, 0.375),
            (0.002, 0.38),
        ],
        3,
    )
    pins = [
        (x, z)
        for z, xs in (
            (-0.3, (-0.3, -0.1, 0.1, 0.3)),
            (-0.15, (-0.2, 0.0, 0.2)),
            (0.0, (-0.1, 0.1)),
            (0.15, (0.0,)),
        )
        for x in xs
    ]
    return tuple(
        piece
        for x, z in pins
        for piece in (
            drum(profile, at=(x, 0, z), line=0.8),
            tube([(x - 0.018, 0.255, z), (x + 0.018, 0.255, z)], 0.011, RED, line=0.3, lift=0.03),
        )
    )


RECORDS = (
    PropKind(
        name="football",
        size=0.3,
        color="#a9582c",
        draw=_football,
        gallery="a brown football with laces",
        held=True,
        words=nouns("american football, rugby ball, pigskin"),
    ),
    PropKind(
        name="volleyball",
        size=0.21,
        color="#fffdf6",
        draw=_volleyball,
        gallery="a volleyball in blue, yellow and white",
        held=True,
        words=nouns("volley ball"),
        near=nouns("water polo ball, globe"),
    ),
    PropKind(
        name="bowling_ball",
        size=0.216,
        color="#4a5f9a",
        draw=_bowling_ball,
        gallery="a bowling ball with three holes",
        held=True,
        near=nouns("bowl ball, shot put, crystal ball, bocce ball"),
    ),
    PropKind(
        name="bowling_pins",
        size=0.6,
        color="#fffdf6",
        draw=_bowling_pins,
        gallery="ten bowling pins",
        words=nouns("bowling pin, pin, skittle, skittles, ninepin"),
        near=nouns("juggling club, traffic cone, cone"),
    ),
)
