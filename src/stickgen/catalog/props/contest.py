"""Strength and prizes: weights, medals, where winners stand and speak."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, box, curve, disc, line, plane, rounded, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    BROWN,
    DARK,
    GOLD,
    RED,
    SILVER,
    WHITE,
    gleam,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _dumbbell() -> Pieces:
    return stack(
        rod((-0.08, 0), (0.08, 0), 0.016, SILVER),
        *mirrored(
            [
                sheet(rounded(0.05, 0.15, 0.012, (0.1, -0.075)), "main"),
                sheet(rounded(0.04, 0.1, 0.012, (0.14, -0.05)), "main"),
            ]
        ),
    )


def _barbell() -> Pieces:
    return stack(
        rod((-0.85, 0), (0.85, 0), 0.018, SILVER),
        *mirrored(
            [
                sheet(rounded(0.07, 0.5, 0.02, (0.55, -0.25)), "main"),
                sheet(rounded(0.06, 0.38, 0.02, (0.63, -0.19)), RED),
                sheet(rounded(0.05, 0.24, 0.015, (0.69, -0.12)), "main"),
            ]
        ),
    )


def _punching_bag() -> Pieces:
    return (
        *box((0.9, 0.05, 0.5), (0, 0, -0.2), DARK),
        rod((0.4, 0, -0.2), (0.4, 2.2, -0.2), 0.035, DARK),
        rod((0.4, 2.2, -0.2), (0, 2.25, 0), 0.035, DARK),
        *stack(
            *mirrored([line([(0, 2.22), (0.13, 1.85)], 0.8)]),
            tube([(0, 1.75), (0, 0.7)], 0.19, "main"),
            *(
                sheet(
                    [(-0.19, y), (-0.19, y + 0.05), (0.19, y + 0.05), (0.19, y)],
                    WHITE,
                    0.15,
                    line=0.6,
                )
                for y in (0.75, 1.65)
            ),
            start=0.1,
        ),
    )


def _medal() -> Pieces:
    return stack(
        sheet([(-0.06, 0.13), (-0.028, 0.0), (0.028, 0.0), (-0.005, 0.13)], BLUE, line=0.7),
        sheet([(0.06, 0.13), (0.028, 0.0), (-0.028, 0.0), (0.005, 0.13)], RED, line=0.7),
        disc((0, -0.045, 0), 0.052, "main"),
        disc((0, -0.045, 0), 0.037, "main", line=0.6),
        line([(-0.012, -0.035), (0.0, -0.022), (0.0, -0.068)], 1.0),
    )


def _trophy() -> Pieces:
    bowl = curve(
        [
            (-0.1, 0.2),
            (-0.09, 0.1),
            (-0.05, 0.03),
            (0, 0.015),
            (0.05, 0.03),
            (0.09, 0.1),
            (0.1, 0.2),
        ],
        4,
    )
    return stack(
        *mirrored(
            [
                tube(
                    curve([(0.09, 0.17), (0.16, 0.18), (0.15, 0.09), (0.07, 0.06)]),
                    0.012,
                    "main",
                    line=0.7,
                )
            ]
        ),
        sheet([(-0.018, 0.02), (-0.025, -0.06), (0.025, -0.06), (0.018, 0.02)], "main"),
        sheet(bowl, "main"),
        disc((0, 0.2, 0), (0.1, 0.022), "main"),
        sheet([(-0.07, -0.13), (-0.06, -0.06), (0.06, -0.06), (0.07, -0.13)], BROWN),
        gleam(curve([(-0.065, 0.16), (-0.06, 0.1), (-0.035, 0.06)]), 0.008),
    )


def _podium() -> Pieces:
    steps = [(-0.75, 0.45), (0.75, 0.3), (0.0, 0.65)]
    digits = {
        0.0: [(-0.05, 0.5), (0.02, 0.56), (0.02, 0.25)],
        -0.75: [(-0.83, 0.33), (-0.75, 0.37), (-0.69, 0.31), (-0.84, 0.12), (-0.67, 0.12)],
        0.75: [(0.68, 0.26), (0.8, 0.26), (0.74, 0.18), (0.82, 0.12), (0.75, 0.06), (0.67, 0.08)],
    }
    return (
        *(piece for x, h in steps for piece in box((0.75, h, 0.6), (x, 0, 0), shade="#dcd8d0")),
        *stack(
            *(line([(x, y, 0.31) for x, y in digit], 1.8, RED) for digit in digits.values()),
            start=0.4,
        ),
    )


def _lectern() -> Pieces:
    return (
        *box((0.55, 0.06, 0.45), (0, 0, 0), BROWN),
        *box((0.4, 1.0, 0.32), (0, 0.06, 0), shade=BROWN),
        *stack(
            plane(
                [(-0.32, 1.05, 0.26), (0.32, 1.05, 0.26), (0.32, 1.2, -0.2), (-0.32, 1.2, -0.2)],
                "main",
            ),
            line(curve([(0.1, 1.18, -0.15), (0.12, 1.35, -0.12), (0.06, 1.42, -0.05)]), 0.8),
            rod((0.06, 1.41, -0.05), (0.0, 1.46, 0.02), 0.03, DARK),
            disc((0, 0.65, 0.17), 0.11, GOLD, line=0.8),
            start=0.2,
        ),
    )


RECORDS = (
    PropKind(
        name="dumbbell",
        size=0.32,
        color="#5a5f66",
        draw=_dumbbell,
        gallery="a dumbbell",
        held=True,
        words=nouns("dumb-bell, hand weight, free weight, weight"),
        near=nouns("kettlebell, anvil"),
    ),
    PropKind(
        name="barbell",
        size=1.75,
        color="#5a5f66",
        draw=_barbell,
        gallery="a barbell with red plates",
        held=True,
        words=nouns("weights, heavy weight, weight bar"),
        grips={"left": (0.3, 0.0, 0.0), "right": (-0.3, 0.0, 0.0)},
    ),
    PropKind(
        name="punching_bag",
        size=2.25,
        color="#c8412f",
        draw=_punching_bag,
        gallery="a red punching bag on its stand",
        words=nouns("punch bag, boxing bag, sandbag, punchbag, heavy bag"),
        near=nouns("training dummy, crash test dummy, pinata"),
    ),
    PropKind(
        name="medal",
        size=0.24,
        color="#e0a92e",
        draw=_medal,
        gallery="a gold medal on a ribbon",
        held=True,
        words=nouns("gold medal, silver medal, bronze medal, medallion"),
        near=nouns("badge, amulet, rosette, award ribbon, pendant, locket, necklace"),
    ),
    PropKind(
        name="trophy",
        size=0.34,
        color="#e0a92e",
        draw=_trophy,
        gallery="a golden cup with two handles",
        held=True,
        words=nouns("golden cup, award, prize, winner's cup, world cup"),
        near=nouns("oscar, holy grail, grail, urn"),
    ),
    PropKind(
        name="podium",
        size=2.25,
        color="#f4f1ea",
        draw=_podium,
        gallery="a winners' podium with three steps",
        words=nouns("victory podium, winner's podium, pedestal"),
        near=nouns("dais, plinth, catwalk, soapbox, catapult platform"),
    ),
    PropKind(
        name="lectern",
        size=1.45,
        color="#b97f45",
        draw=_lectern,
        gallery="a lectern with a microphone",
        words=nouns("pulpit, rostrum, speaker's desk, witness stand"),
        near=nouns("music stand, judge's bench, ballot stand"),
    ),
)
