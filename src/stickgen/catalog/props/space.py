"""In space, at the size of a stage."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, ball, curve, disc, line, sheet
from stickgen.catalog.props.parts import (
    BLUE,
    DARK,
    GREY,
    LEAF,
    RED,
    SILVER,
    WHITE,
    YELLOW,
    arc,
    blob,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _satellite() -> Pieces:
    wing = (
        rod((0.4, 1.2), (0.7, 1.2), 0.05, GREY),
        sheet([(0.7, 0.85), (0.7, 1.55), (2.3, 1.55), (2.3, 0.85)], BLUE),
        *(line([(x, 0.85), (x, 1.55)], 0.7) for x in (1.1, 1.5, 1.9)),
        line([(0.7, 1.2), (2.3, 1.2)], 0.7),
    )
    return stack(
        *mirrored(wing),
        sheet([(-0.42, 0.7), (-0.42, 1.7), (0.42, 1.7), (0.42, 0.7)], "main"),
        *(line([(-0.42, y), (0.42, y)], 0.6) for y in (1.0, 1.4)),
        rod((0, 0.7), (0, 0.4), 0.04, GREY),
        sheet(
            curve([(-0.55, 0.15), (-0.35, 0.38), (0, 0.47), (0.35, 0.38), (0.55, 0.15)], 4), WHITE
        ),
        disc((0, 0.15, 0), (0.55, 0.12), SILVER),
        rod((0, 0.15), (0, -0.1), 0.025, DARK),
        ball((0, -0.12, 0), 0.06, RED),
        rod((0.2, 1.7), (0.2, 2.1), 0.025, DARK),
        ball((0.2, 2.12, 0), 0.05, RED),
    )


def _planet() -> Pieces:
    def band(start: float, stop: float, fill: str) -> Piece:
        a = np.radians(np.linspace(start, stop, 25))
        outer = np.stack([2.0 * np.cos(a), 0.5 * np.sin(a)], axis=-1)
        inner = np.stack([1.45 * np.cos(a), 0.3 * np.sin(a)], axis=-1)[::-1]
        c, s = np.cos(0.3), np.sin(0.3)
        return sheet(np.concatenate([outer, inner]) @ np.array([[c, s], [-s, c]]) + (0, 1.2), fill)

    stripes = [
        sheet(
            np.concatenate([arc(1.12, 180 - a, 180 - b, (0, 1.2)), arc(1.12, b, a, (0, 1.2))]),
            "#d99a4e",
            line=0.3,
        )
        for a, b in ((40, 22), (-8, -24))
    ]
    return stack(band(0, 180, YELLOW), ball((0, 1.2, 0), 1.15), *stripes, band(180, 360, YELLOW))


def _earth() -> Pieces:
    america = [
        (-0.75, 1.7),
        (-0.35, 1.95),
        (-0.1, 1.7),
        (-0.45, 1.4),
        (-0.3, 1.1),
        (-0.25, 0.55),
        (-0.5, 0.95),
        (-0.6, 1.3),
    ]
    africa = [
        (0.25, 1.75),
        (0.65, 1.8),
        (0.95, 1.45),
        (0.75, 1.0),
        (0.55, 0.6),
        (0.4, 1.1),
        (0.15, 1.35),
    ]
    return stack(
        ball((0, 1.2, 0), 1.15),
        blob(america, LEAF, line=0.6),
        blob(africa, LEAF, line=0.6),
        blob([(-0.2, 0.2), (0.2, 0.18), (0.3, 0.1), (-0.3, 0.1)], WHITE, line=0.4),
    )


RECORDS = (
    PropKind(
        name="satellite",
        size=4.6,
        color="#d7b25a",
        draw=_satellite,
        gallery="a satellite with two solar panels",
        words=nouns("space satellite, communications satellite"),
        near=nouns(
            """
            space station, solar panel, sputnik, rover, moon rover, space telescope,
            antenna, satellite dish, mars rover
            """
        ),
    ),
    PropKind(
        name="planet",
        size=4.0,
        color="#e8b06a",
        draw=_planet,
        gallery="a planet with rings",
        words=nouns("saturn, ringed planet, alien planet"),
        near=nouns("jupiter, galaxy, black hole"),
    ),
    PropKind(
        name="earth",
        size=2.3,
        color="#5fa8dc",
        draw=_earth,
        gallery="the blue Earth",
        words=nouns("planet earth, terra"),
        near=nouns("continent"),
    ),
)
