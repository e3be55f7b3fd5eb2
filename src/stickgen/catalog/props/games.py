"""What games are played with and on, beside balls and rackets."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, curve, disc, line, moved, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    DARK,
    GREY,
    SILVER,
    WHITE,
    WOOD,
    blob,
    gleam,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _goal() -> Pieces:
    w, h, d = 1.5, 2.0, 0.9
    mesh = [line([(x, h, 0), (x, 0, -d)], 0.3, GREY) for x in np.linspace(-w, w, 13)]
    mesh += [
        line([(-w, h * (1 - t), -d * t), (w, h * (1 - t), -d * t)], 0.3, GREY)
        for t in np.linspace(0, 1, 9)
    ]
    sides = [
        line([(x, h * (1 - t), -d * t), (x, 0, -d * t)], 0.3, GREY)
        for x in (-w, w)
        for t in (0.3, 0.6)
    ]
    return (
        *mesh,
        *sides,
        *mirrored([rod((w, 0, 0), (w, h, 0), 0.06, "main")]),
        rod((-w, h, 0), (w, h, 0), 0.06, "main"),
    )


def _net() -> Pieces:
    mesh = [line([(x, 0.5), (x, 1.0)], 0.3) for x in np.linspace(-2.4, 2.4, 25)]
    mesh += [line([(-2.5, y), (2.5, y)], 0.3) for y in (0.55, 0.65, 0.75, 0.85)]
    return stack(
        *mesh,
        *mirrored([rod((2.5, 0), (2.5, 1.05), 0.05, "main")]),
        sheet([(-2.5, 0.93), (-2.5, 1.03), (2.5, 1.03), (2.5, 0.93)], WHITE, line=0.7),
        line([(-2.5, 0.5), (2.5, 0.5)], 0.8),
    )


def _fishing_net() -> Pieces:
    bag = curve([(-0.2, 0.62), (-0.16, 0.4), (0, 0.32), (0.16, 0.4), (0.2, 0.62)], 4)
    mesh = [
        line([(x, 0.65 + 0.02 * (1 - abs(x) * 4)), (0.6 * x, 0.36 + abs(x) * 0.4)], 0.35)
        for x in (-0.13, -0.06, 0, 0.06, 0.13)
    ]
    return stack(
        rod((0, -0.7), (0, 0.36), 0.014, WOOD),
        sheet(bag, "main", line=0.6),
        *mesh,
        *(line([(-w, y), (w, y)], 0.35) for y, w in ((0.56, 0.19), (0.48, 0.17), (0.41, 0.12))),
        tube(disc((0, 0.64, 0), (0.2, 0.05)).points[list(range(24)) + [0]], 0.012, BLUE, line=0.6),
    )


def _boxing_gloves() -> Pieces:
    glove = stack(
        tube([(0.12, -0.12), (0.12, -0.02)], 0.065, WHITE, line=0.9),
        blob(
            [(0.05, 0.0), (0.03, 0.12), (0.08, 0.2), (0.17, 0.2), (0.215, 0.13), (0.19, 0.0)],
            "main",
        ),
        blob(
            [(0.05, 0.02), (0.01, 0.06), (0.015, 0.13), (0.055, 0.14), (0.075, 0.08)],
            "main",
            line=0.8,
        ),
        line([(0.09, -0.04), (0.15, -0.04)], 0.7),
        line([(0.09, -0.09), (0.15, -0.09)], 0.7),
        gleam(curve([(0.14, 0.175), (0.175, 0.15), (0.18, 0.11)]), 0.006),
    )
    return (*glove, *moved(glove, flip=True))


def _golf_club() -> Pieces:
    return stack(
        rod((0, -0.85), (0, 0.2), 0.01, SILVER),
        rod((0, -0.08), (0, 0.22), 0.017, DARK),
        sheet(
            curve(
                [
                    (-0.015, -0.82),
                    (0.02, -0.86),
                    (0.13, -0.84),
                    (0.15, -0.92),
                    (0.03, -0.95),
                    (-0.02, -0.92),
                ],
                3,
                closed=True,
            ),
            "main",
        ),
        *(line([(0.05, y), (0.12, y + 0.005)], 0.4) for y in (-0.88, -0.9)),
    )


def _hockey_stick() -> Pieces:
    return stack(
        tube(
            [(0, 0.35), (0, -0.85), (0.04, -0.98), (0.28, -1.0)],
            [0.02, 0.02, 0.026, 0.034],
            "main",
            line=0.8,
        ),
        rod((0, 0.1), (0, 0.34), 0.023, DARK),
        tube([(0.1, -0.99), (0.27, -1.0)], [0.034, 0.035], DARK, line=0.5),
        disc((0.5, -1.01, 0), (0.06, 0.02), DARK, line=0.8),
    )


RECORDS = (
    PropKind(
        name="goal",
        size=3.1,
        color="#fffdf6",
        draw=_goal,
        gallery="a football goal with its net",
        words=nouns(
            """
            football goal, soccer goal, goalpost, hockey goal, goal post, soccer net
            """
        ),
        near=nouns("goalmouth, crossbar"),
    ),
    PropKind(
        name="net",
        size=5.0,
        color="#5a5f66",
        draw=_net,
        gallery="a net across a court",
        words=nouns("tennis net, volleyball net, badminton net"),
        near=nouns("hurdle, barrier, finish line, high bar, finishing line"),
    ),
    PropKind(
        name="fishing_net",
        size=1.4,
        color="#eef3f4",
        draw=_fishing_net,
        gallery="a hand net on a stick",
        held=True,
        words=nouns("butterfly net, landing net, hand net"),
        near=nouns("sieve, colander"),
        grips={"left": (0.0, 0.15, 0.0), "right": (0.0, -0.3, 0.0)},
    ),
    PropKind(
        name="boxing_gloves",
        size=0.42,
        color="#d94a3c",
        draw=_boxing_gloves,
        gallery="a pair of red boxing gloves",
        held=True,
        words=nouns("boxing glove, pair of boxing gloves"),
        near=nouns("gloves, goalkeeper gloves, brass knuckles"),
        grips={"left": (0.12, 0.1, 0.0), "right": (-0.12, 0.1, 0.0)},
    ),
    PropKind(
        name="golf_club",
        size=1.17,
        color="#7d878e",
        draw=_golf_club,
        gallery="a golf club",
        held=True,
        words=nouns("putter, golf stick"),
        near=nouns("croquet mallet, polo mallet"),
        grips={"left": (0.0, 0.15, 0.0), "right": (0.0, -0.02, 0.0)},
    ),
    PropKind(
        name="hockey_stick",
        size=1.4,
        color="#d9913f",
        draw=_hockey_stick,
        gallery="an ice hockey stick with a puck",
        held=True,
        words=nouns("ice hockey stick, field hockey stick"),
        near=nouns("pool cue, cue, curling broom"),
        grips={"left": (0.0, 0.25, 0.0), "right": (0.0, -0.2, 0.0)},
    ),
)
