"""Instruments to measure, to see and to heal; a robot arm."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, drum, line, sheet, tube
from stickgen.catalog.props.parts import (
    DARK,
    GLASS,
    GOLD,
    GREY,
    RED,
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    arc,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _dial(radius: float, y: float) -> Pieces:
    ticks = [
        line(
            [
                (0.85 * radius * np.sin(a), y + 0.85 * radius * np.cos(a)),
                (0.7 * radius * np.sin(a), y + 0.7 * radius * np.cos(a)),
            ],
            0.7,
        )
        for a in np.arange(12) * np.pi / 6
    ]
    return (
        disc((0, y, 0), radius, "main"),
        disc((0, y, 0), 0.88 * radius, WHITE, line=0.5),
        *ticks,
        line([(0, y), (0, y + 0.62 * radius)], 1.0),
        line([(0, y), (0.42 * radius, y + 0.25 * radius)], 1.3),
        ball((0, y, 0), 0.06 * radius, RED, line=0.3),
    )


def _clock() -> Pieces:
    return stack(_dial(0.16, 0.16))


def _alarm_clock() -> Pieces:
    return stack(
        *mirrored(
            [
                rod((0.05, 0.03), (0.08, -0.02), 0.012, DARK),
                rod((0.03, 0.15), (0.055, 0.19), 0.006, DARK),
                sheet(
                    [(0.02, 0.185), *[tuple(p) for p in arc(0.045, 110, -40, (0.055, 0.185))]],
                    "main",
                ),
            ]
        ),
        tube(curve([(-0.03, 0.21), (0, 0.235), (0.03, 0.21)]), 0.007, DARK, line=0.6),
        *_dial(0.1, 0.09),
    )


def _microscope() -> Pieces:
    return stack(
        *box((0.22, 0.035, 0.16), (0, 0, 0), DARK, shade=DARK),
        tube(curve([(-0.07, 0.03), (-0.12, 0.14), (-0.09, 0.25), (0.0, 0.3)]), 0.022, "main"),
        sheet([(-0.06, 0.115), (-0.06, 0.13), (0.1, 0.13), (0.1, 0.115)], DARK, line=0.8),
        tube([(0.03, 0.16), (0.03, 0.2)], 0.016, DARK, line=0.8),
        tube([(0.03, 0.2), (-0.03, 0.36)], 0.028, "main"),
        tube([(-0.035, 0.375), (-0.045, 0.4)], 0.02, DARK, line=0.8),
        disc((-0.09, 0.16, 0), 0.025, GREY, line=0.8),
        sheet([(-0.0, 0.13), (-0.0, 0.137), (0.06, 0.137), (0.06, 0.13)], GLASS, line=0.4),
        rod((0.03, 0.05), (0.03, 0.1), 0.02, YELLOW),
    )


def _telescope() -> Pieces:
    return (
        *mirrored([rod((0.4, 0, 0.2), (0, 1.05, 0), 0.022, WOOD)]),
        rod((0, 0, -0.4), (0, 1.05, 0), 0.022, WOOD),
        *stack(
            tube([(-0.45, 0.9), (0.05, 1.12)], 0.05, GOLD),
            tube([(-0.5, 0.88), (-0.45, 0.9)], 0.065, DARK),
            tube([(0.02, 1.11), (0.6, 1.37)], 0.085, "main"),
            tube([(0.6, 1.37), (0.68, 1.405)], 0.1, GOLD),
            ball((0.0, 1.08, 0), 0.05, DARK, line=0.7),
            start=0.1,
        ),
    )


def _flask() -> Pieces:
    outer = [
        (-0.025, 0.13),
        (-0.025, 0.05),
        (-0.085, -0.08),
        (-0.07, -0.1),
        (0.07, -0.1),
        (0.085, -0.08),
        (0.025, 0.05),
        (0.025, 0.13),
    ]
    return stack(
        sheet(outer, "#eef7fa", line=0.0),
        sheet(
            [
                (-0.055, -0.015),
                (-0.085, -0.08),
                (-0.07, -0.1),
                (0.07, -0.1),
                (0.085, -0.08),
                (0.055, -0.015),
            ],
            "main",
            line=0.5,
        ),
        *(
            ball((x, y, 0), r, WHITE, line=0.4)
            for x, y, r in ((-0.03, -0.05, 0.012), (0.025, -0.065, 0.009), (0.01, -0.035, 0.007))
        ),
        sheet(outer, line=0.9),
        rod((-0.03, 0.13), (0.03, 0.13), 0.008, GLASS),
        *(
            ball((x, y, 0), r, "main", line=0.5)
            for x, y, r in ((0.01, 0.16, 0.012), (-0.012, 0.185, 0.009), (0.008, 0.205, 0.007))
        ),
    )


def _stethoscope() -> Pieces:
    return stack(
        *mirrored(
            [
                tube(
                    curve([(0.0, -0.06), (0.05, 0.02), (0.075, 0.14), (0.05, 0.2)]),
                    0.01,
                    DARK,
                    line=0.6,
                ),
                rod((0.05, 0.2), (0.03, 0.215), 0.014, SILVER),
            ]
        ),
        tube(curve([(0, -0.06), (0.01, -0.16), (0.08, -0.2), (0.13, -0.14)]), 0.01, DARK, line=0.6),
        disc((0.14, -0.1, 0), 0.042, "main"),
        disc((0.14, -0.1, 0), 0.026, WHITE, line=0.6),
    )


def _robot_arm() -> Pieces:
    return (
        drum([(0.32, 0), (0.3, 0.12), (0.18, 0.16), (0.16, 0.35)], DARK),
        *stack(
            tube([(0, 0.4), (-0.25, 1.1)], 0.11, "main"),
            ball((0, 0.4, 0), 0.15, GREY),
            ball((0, 0.4, 0), 0.05, DARK, line=0.5),
            tube([(-0.25, 1.1), (0.5, 1.5)], 0.085, "main"),
            ball((-0.25, 1.1, 0), 0.13, GREY),
            ball((-0.25, 1.1, 0), 0.045, DARK, line=0.5),
            tube([(0.5, 1.5), (0.75, 1.3)], 0.06, "main"),
            ball((0.5, 1.5, 0), 0.1, GREY),
            sheet([(0.66, 1.28), (0.82, 1.42), (0.88, 1.36), (0.72, 1.22)], DARK),
            tube([(0.69, 1.24), (0.68, 1.08), (0.76, 1.0)], 0.025, DARK, line=0.7),
            tube([(0.86, 1.37), (1.0, 1.3), (1.0, 1.18)], 0.025, DARK, line=0.7),
            start=0.2,
        ),
    )


RECORDS = (
    PropKind(
        name="clock",
        size=0.33,
        color="#c8412f",
        draw=_clock,
        gallery="a round wall clock",
        words=nouns("wall clock, kitchen clock, timepiece, wristwatch"),
        near=nouns("grandfather clock, cuckoo clock, pocket watch, sundial, hourglass"),
    ),
    PropKind(
        name="alarm_clock",
        size=0.27,
        color="#d94a3c",
        draw=_alarm_clock,
        gallery="a red alarm clock with two bells",
        held=True,
        words=nouns("alarm, alarm-clock"),
        near=nouns("stopwatch, timer, egg timer, fire alarm, smoke alarm"),
    ),
    PropKind(
        name="microscope", size=0.42, color="#d7dde2", draw=_microscope, gallery="a microscope"
    ),
    PropKind(
        name="telescope",
        size=1.4,
        color="#3c78b4",
        draw=_telescope,
        gallery="a telescope on a tripod",
        words=nouns("spyglass, astronomical telescope"),
        near=nouns("periscope, sextant, theodolite"),
    ),
    PropKind(
        name="flask",
        size=0.31,
        color="#7fb069",
        draw=_flask,
        gallery="a flask with a green bubbling liquid",
        held=True,
        words=nouns("beaker, test tube, conical flask, chemical flask, lab flask"),
        near=nouns(
            """
            chemical, elixir, antidote, acid, magic potion, petri dish, vaccine, love potion
            """
        ),
    ),
    PropKind(
        name="stethoscope",
        size=0.43,
        color="#d7dde2",
        draw=_stethoscope,
        gallery="a stethoscope",
        held=True,
        near=nouns("headphones, earphones, headphone, earbuds, ear muffs"),
    ),
    PropKind(
        name="robot_arm",
        size=1.6,
        color="#f0922b",
        draw=_robot_arm,
        gallery="an orange robot arm with a gripper",
        words=nouns("robotic arm, mechanical arm, industrial robot"),
        near=nouns("crane, assembly line, conveyor belt, excavator arm, claw machine"),
    ),
)
