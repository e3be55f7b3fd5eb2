"""What is seen in the sky, at the size of a stage; and a heart."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, sheet, tube
from stickgen.catalog.props.parts import ORANGE, WHITE, YELLOW, arc, gleam, stack
from stickgen.catalog.records import PropKind, nouns


def _star() -> Pieces:
    points = [
        (r * np.sin(a), 0.5 + r * np.cos(a))
        for i, a in enumerate(np.arange(10) * np.pi / 5)
        for r in [0.5 if i % 2 == 0 else 0.22]
    ]
    return (sheet(points, "main"),)


def _cloud(fill: str = "main") -> Pieces:
    puffs = [
        (-1.0, 0.45, 0.42),
        (1.05, 0.42, 0.4),
        (-0.45, 0.85, 0.55),
        (0.45, 0.8, 0.5),
        (0, 0.55, 0.5),
    ]
    base = [(-1.2, 0.05), (-1.2, 0.5), (1.2, 0.5), (1.25, 0.05)]
    return stack(
        *(ball((x, y, 0), r, fill) for x, y, r in puffs),
        tube([(-1.1, 0.25), (1.1, 0.25)], 0.24, fill),
        *(ball((x, y, 0), 0.94 * r, fill, line=0.0) for x, y, r in puffs),
        sheet(base, fill, line=0.0),
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
    return stack(sheet(bolt, YELLOW), *_cloud("#98a3b0"))


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
