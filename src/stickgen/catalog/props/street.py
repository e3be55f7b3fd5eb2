"""On the pavement."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, disc, drum, line, rounded, sheet
from stickgen.catalog.props.parts import DARK, GREY, WHITE, YELLOW, arc, gleam, rod, stack
from stickgen.catalog.records import PropKind, nouns


def _traffic_light(lit: str) -> Pieces:
    colors = {"red": "#e0352b", "yellow": "#ffc400", "green": "#3fb04f"}
    lamps = [
        disc((0, y, 0.12), 0.12, color if name == lit else "#6b655d", line=0.8)
        for (name, color), y in zip(colors.items(), (2.85, 2.5, 2.15), strict=True)
    ]
    return (
        drum([(0.16, 0), (0.12, 0.1)], DARK),
        rod((0, 0.1, 0), (0, 2.0, 0), 0.05, GREY),
        *stack(sheet(rounded(0.42, 1.15, 0.06, (0, 1.95)), "main", 0.1), *lamps, start=0.1),
    )


def _red_light() -> Pieces:
    return _traffic_light("red")


def _green_light() -> Pieces:
    return _traffic_light("green")


def _yellow_light() -> Pieces:
    return _traffic_light("yellow")


def _street_sign() -> Pieces:
    corner = np.radians(22.5 + 45 * np.arange(8))
    octagon = 0.38 * np.stack([np.cos(corner), np.sin(corner)], axis=-1) + (0, 2.1)
    letters = (
        [(-0.15, 2.14), (-0.22, 2.17), (-0.25, 2.12), (-0.16, 2.08), (-0.19, 2.03), (-0.26, 2.05)],
        [(-0.13, 2.17), (-0.01, 2.17)],
        [(-0.07, 2.17), (-0.07, 2.03)],
        [*arc(0.06, 0, 360, (0.075, 2.1))],
        [(0.17, 2.03), (0.17, 2.17), (0.25, 2.16), (0.25, 2.1), (0.17, 2.09)],
    )
    return stack(
        rod((0, 0), (0, 2.0), 0.04, GREY),
        sheet(octagon, WHITE, 0.03),
        sheet((octagon - (0, 2.1)) * 0.9 + (0, 2.1), "main", 0.03, line=0.3),
        *(gleam([(x, y, 0.03) for x, y in q], 0.013) for q in letters),
    )


def _lamp_post() -> Pieces:
    return (
        drum([(0.16, 0), (0.1, 0.25), (0.06, 0.4)], "main"),
        rod((0, 0.4, 0), (0, 3.1, 0), 0.05, "main"),
        *stack(
            sheet([(-0.14, 3.1), (-0.22, 3.55), (0.22, 3.55), (0.14, 3.1)], YELLOW),
            line([(0, 3.1), (0, 3.55)], 0.6),
            sheet([(-0.28, 3.55), (-0.1, 3.75), (0.1, 3.75), (0.28, 3.55)], "main"),
            ball((0, 3.8, 0), 0.05, "main", line=0.8),
            start=0.05,
        ),
    )


RECORDS = (
    PropKind(
        name="traffic_light",
        size=3.1,
        color="#4a4f57",
        draw=_red_light,
        gallery="a traffic light that shows red",
        words=nouns("traffic lights, stoplight, stop light, traffic signal, traffic-light"),
        near=nouns("signal light, semaphore, level crossing"),
        draw_states={"green": _green_light, "yellow": _yellow_light},
    ),
    PropKind(
        name="street_sign",
        size=2.48,
        color="#c8412f",
        draw=_street_sign,
        gallery="a red stop sign on a post",
        words=nouns("stop sign, road sign, traffic sign, signpost, bus stop sign"),
        near=nouns(
            """
            bus stop, milestone, warning sign, guidepost, speed limit sign, for sale sign
            """
        ),
    ),
    PropKind(
        name="lamp_post",
        size=3.8,
        color="#4a5560",
        draw=_lamp_post,
        gallery="a street lamp with a yellow light",
        words=nouns("street lamp, streetlight, street light, lamppost, lamp-post, streetlamp"),
        near=nouns(
            """
            beacon, flagpole, telephone pole, power pole, electricity pylon, flag pole
            """
        ),
    ),
)
