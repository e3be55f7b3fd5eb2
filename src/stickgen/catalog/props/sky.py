"""What is seen in the sky. Sizes are those of a stage, not those of space."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, ball, curve, disc, line, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    DARK,
    GREY,
    LEAF,
    ORANGE,
    RED,
    SILVER,
    WHITE,
    YELLOW,
    arc,
    blob,
    gleam,
    mirrored,
    rod,
    stack,
)  # fmt: skip
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


def _star() -> Pieces:
    points = [
        (r * np.sin(a), 0.5 + r * np.cos(a))
        for i, a in enumerate(np.arange(10) * np.pi / 5)
        for r in [0.5 if i % 2 == 0 else 0.22]
    ]
    return (sheet(points, "main"),)


def _cloud() -> Pieces:
    puffs = [
        (-1.0, 0.45, 0.42),
        (1.05, 0.42, 0.4),
        (-0.45, 0.85, 0.55),
        (0.45, 0.8, 0.5),
        (0, 0.55, 0.5),
    ]
    base = [(-1.2, 0.05), (-1.2, 0.5), (1.2, 0.5), (1.25, 0.05)]
    return stack(
        *(ball((x, y, 0), r, "main") for x, y, r in puffs),
        tube([(-1.1, 0.25), (1.1, 0.25)], 0.24, "main"),
        *(ball((x, y, 0), 0.94 * r, "main", line=0.0) for x, y, r in puffs),
        sheet(base, "main", line=0.0),
        gleam([(-0.8, 0.95), (-0.55, 1.15)], 0.03),
    )


def _storm_cloud() -> Pieces:
    bolt = [
        (0.1, 0.2),
        (-0.35, -0.55),
        (-0.05, -0.5),
        (-0.3, -1.2),
        (0.4, -0.35),
        (0.1, -0.4),
        (0.45, 0.2),
    ]
    return stack(sheet(bolt, YELLOW), *_cloud())


def _lightning() -> Pieces:
    return stack(
        sheet(
            [
                (0.15, 2.0),
                (-0.5, 0.95),
                (-0.05, 1.0),
                (-0.35, 0.0),
                (0.55, 1.25),
                (0.08, 1.2),
                (0.6, 2.0),
            ],
            "main",
        )
    )


def _sun() -> Pieces:
    rays = [
        sheet(
            [
                (0.75 * np.cos(a - 0.13), 1.2 + 0.75 * np.sin(a - 0.13)),
                (1.2 * np.cos(a), 1.2 + 1.2 * np.sin(a)),
                (0.75 * np.cos(a + 0.13), 1.2 + 0.75 * np.sin(a + 0.13)),
            ],
            ORANGE,
            line=0.8,
        )
        for a in np.arange(12) * np.pi / 6
    ]
    return stack(*rays, ball((0, 1.2, 0), 0.68))


def _moon() -> Pieces:
    outer = arc(1.0, 60, 300, (0, 1.0))
    inner = arc(0.87, 277, 83, (0.4, 1.0))
    return stack(
        sheet(np.concatenate([outer, inner]), "main"),
        *(
            disc((x, y, 0), r, "#e8d48a", line=0.5)
            for x, y, r in ((-0.7, 1.25, 0.11), (-0.72, 0.75, 0.08), (-0.45, 0.45, 0.09))
        ),
    )


def _rainbow() -> Pieces:
    colors = ("#d94a3c", "#f0922b", "#ffd23f", "#4f9a4a", "#3c78b4", "#8a5fa8")
    bands = [
        sheet(
            np.concatenate([arc(3.0 - 0.22 * i, 180, 0), arc(2.78 - 0.22 * i, 0, 180)]),
            color,
            line=0.4,
        )
        for i, color in enumerate(colors)
    ]
    clouds = [
        ball((s * x, 0.15 + y, 0.1), r, WHITE, line=0.7)
        for s in (-1, 1)
        for x, y, r in ((2.9, 0.05, 0.35), (2.0, 0.05, 0.32), (2.45, 0.2, 0.42))
    ]
    return stack(*bands, *clouds)


def _heart() -> Pieces:
    right = curve([(0, 0), (0.35, 0.35), (0.5, 0.65), (0.42, 0.9), (0.22, 0.95), (0, 0.78)], 5)
    return stack(
        sheet(np.concatenate([right, right[::-1] * [-1, 1]]), "main"),
        gleam(curve([(-0.33, 0.62), (-0.34, 0.75), (-0.25, 0.83)]), 0.03),
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
        near=nouns("continent, neptune"),
    ),
    PropKind(
        name="star",
        size=1.0,
        color="#ffd23f",
        draw=_star,
        gallery="a yellow star",
        words=nouns("shooting star, falling star, gold star"),
        near=nouns("comet, starfish, sparkle, snowflake, shuriken, throwing star"),
    ),
    PropKind(
        name="cloud",
        size=2.9,
        color="#f7fbff",
        draw=_cloud,
        gallery="a white cloud",
        words=nouns("rain cloud, white cloud, cumulus"),
        near=nouns("smoke, fog bank, steam, dust cloud, puff of smoke"),
        draw_states={"storm": _storm_cloud},
    ),
    PropKind(
        name="lightning",
        size=2.0,
        color="#ffd23f",
        draw=_lightning,
        gallery="a yellow lightning bolt",
        words=nouns("lightning bolt, bolt of lightning, thunderbolt, flash of lightning"),
        near=nouns("electricity, spark, laser beam, thunder"),
    ),
    PropKind(
        name="sun",
        size=2.4,
        color="#ffc94a",
        draw=_sun,
        gallery="a sun with rays",
        words=nouns("sunshine, midday sun"),
        near=nouns("sunrise, sunset, supernova"),
    ),
    PropKind(
        name="moon",
        size=2.0,
        color="#fbeeb0",
        draw=_moon,
        gallery="a crescent moon",
        words=nouns("crescent, crescent moon, full moon, half moon"),
        near=nouns("eclipse, venus"),
    ),
    PropKind(
        name="rainbow",
        size=6.0,
        color="#d94a3c",
        draw=_rainbow,
        gallery="a rainbow between clouds",
        near=nouns("northern lights, aurora"),
    ),
    PropKind(
        name="heart",
        size=1.0,
        color="#e0485a",
        draw=_heart,
        gallery="a red heart",
        words=nouns("love heart, valentine heart, red heart"),
        near=(),
    ),
)
