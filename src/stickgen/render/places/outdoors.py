"""Places under the sky."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.render.piece import (
    Piece,
    Pieces,
    ball,
    box,
    curve,
    disc,
    drum,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.render.places.scenery import (
    WIDE,
    bend,
    clouds,
    firs,
    furnish,
    peaks,
    reach,
    ridge,
    scatter,
    spot,
    strip,
    town,
)
from stickgen.render.places.setting import Setting

Rng = np.random.Generator


def _houses(rng: Rng) -> Pieces:
    houses: list[Piece] = []
    x = -WIDE
    while x < WIDE:
        w, h = rng.uniform(5, 8), rng.uniform(6, 13)
        wall = str(rng.choice(["#e7c9a5", "#d9b6a3", "#c8d0d8", "#e9dcae", "#cfc3d9", "#d8ccb8"]))
        houses += box((w - 0.3, h, 4), (x + w / 2, 0, -13), wall)
        for wx in np.arange(x + 0.9, x + w - 1.2, 1.7):
            houses += [
                sheet(
                    [(wx, y), (wx, y + 1.3), (wx + 0.9, y + 1.3), (wx + 0.9, y)],
                    "#a9c8dc",
                    -10.98,
                    line=0.6,
                    over=True,
                )
                for y in np.arange(3.4, h - 1.6, 2.4)
            ]
        houses += [
            sheet([(x + 0.9, 0), (x + 0.9, 2.3), (x + 2.1, 2.3), (x + 2.1, 0)], "#8a6a52",
                -10.98, over=True),
            sheet([(x + 2.8, 0.8), (x + 2.8, 2.4), (x + w - 1.0, 2.4), (x + w - 1.0, 0.8)],
                "#bcd9e6", -10.98, over=True),
            plane([(x + 2.5, 2.9, -10.9), (x + w - 0.7, 2.9, -10.9), (x + w - 0.6, 2.5, -10.1),
                (x + 2.4, 2.5, -10.1)],
                  str(rng.choice(["#d0705c", "#5c93b0", "#6fa37c"])), over=True),
        ]  # fmt: skip
        x += w
    return tuple(houses)


def _street(rng: Rng) -> Pieces:
    lamps = [
        piece
        for lx in np.arange(-WIDE, WIDE, 8.0)
        for piece in (
            tube([(lx, 0, -6.6), (lx, 3.6, -6.6)], 0.05, "#6b6863", line=0.5),
            tube(
                curve([(lx, 3.6, -6.6), (lx + 0.3, 3.95, -6.6), (lx + 0.8, 3.95, -6.6)]),
                0.04,
                "#6b6863",
                line=0.5,
            ),
            ball((lx + 0.85, 3.86, -6.6), 0.13, "#fdf0b4", line=0.6),
        )
    ]
    dashes = [
        plane([(x, 0.02, -4.45), (x + 1.4, 0.02, -4.45), (x + 1.4, 0.02, -4.3), (x, 0.02, -4.3)],
              "#fbf8ef", line=0, lift=-800)
        for x in np.arange(-WIDE, WIDE, 3.2)
    ]  # fmt: skip
    road = (
        strip((-10.9, -6.2), "#d8d3ca"),
        strip((-6.2, -2.6), "#b5b3b1", 0.01),
        *dashes,
        strip((-2.25, -2.2), "#8a857c", 0.01, 0.0),
    )
    return (
        *bend((*clouds(rng, 4), *town(rng, -56, (8, 17), "#cdd5de"))),
        *road,
        *_houses(rng),
        *lamps,
    )


def _park(rng: Rng) -> Pieces:
    wide = np.arange(-reach(-5.0), reach(-5.0), 6.0)
    sway = 0.5 * np.sin(wide / 3.4)
    shore = [np.stack([wide, sway + z], axis=-1) for z in (-4.1, -6.0)]
    edge = np.concatenate([curve(shore[0], 4), curve(shore[1], 4)[::-1]])
    path = Piece(np.insert(edge, 1, 0.0, axis=1), "#ead9b4", lift=-1000)
    benches = [p for x in np.arange(-31.5, 32, 9.0) for p in furnish("bench", (x, 0, -7.2))]
    return bend(
        (
            path,
            *clouds(rng),
            *ridge(rng, -55, 7, "#b7d4a8"),
            *scatter(rng, "tree", (-26, -20), 4.5, (0.9, 1.4)),
            *scatter(rng, "tree", (-14, -9), 7.0, (0.8, 1.1)),
            *benches,
            *scatter(rng, "grass", (-8, -1.5), 1.7, (0.5, 1.0)),
        )
    )


def _beach(rng: Rng) -> Pieces:
    swell = np.array([(0, 0.0), (0.5, 0.1), (1.0, 0.0), (1.5, 0.1), (2.0, 0.0)])
    waves = [
        line(np.insert(curve(swell + [x, 0]), 2, z, axis=1), 0.7, "#ffffff")
        for z in (-12, -17, -24, -34)
        for x in np.arange(-WIDE, WIDE, 6.5) + rng.uniform(0, 5)
    ]
    sail = [
        sheet([(9, 0.9), (9, 6.5), (12.6, 0.9)], "#fffdf6", -45),
        sheet([(8.7, 0.9), (8.7, 5.4), (6.6, 0.9)], "#f3c9b0", -45),
        sheet([(6.2, 0.6), (7.0, -0.3), (12.0, -0.3), (13.2, 0.6)], "#b4593c", -45),
    ]
    umbrella = (
        tube([(-4.2, 0, -5), (-3.8, 2.1, -5)], 0.03, "#f5ead2", line=0.6),
        sheet(
            curve([(-5.3, 1.85), (-4.8, 2.35), (-3.9, 2.6), (-3.0, 2.45), (-2.4, 2.1)], 4),
            "#e0604a",
            -4.95,
        ),
        plane(
            [(-5.2, 0.02, -4.2), (-3.6, 0.02, -4.2), (-3.4, 0.02, -5.6), (-5.0, 0.02, -5.6)],
            "#7fb6d9",
        ),
    )
    return (
        strip((-600, -9), "#7fc4d9", 0.0, 0.0),
        strip((-9.6, -8.6), "#eaf6f5", 0.01, 0.4),
        *bend(clouds(rng, 5)),
        sheet(disc((0, 0, 0), 1.0).points[:, :2] * 3.2 + [16, 16], "#ffe59a", -66),
        *sail, *waves,
        *umbrella,
        *bend(scatter(rng, "grass", (-4, -2), 6.0, (0.6, 0.9))),
    )  # fmt: skip


def _forest(rng: Rng) -> Pieces:
    return bend(
        (
            *ridge(rng, -60, 12, "#a9c3a4"),
            *firs(rng, -34, 3.0, 9.0, "#8fb28c"),
            *firs(rng, -18, 4.0, 7.5, "#74a070"),
            *firs(rng, -8.5, 5.5, 6.0, "#5f8f62"),
            *scatter(rng, "rock", (-8, -5), 9.0, (0.4, 0.8)),
            *scatter(rng, "grass", (-7, -1.5), 1.5, (0.6, 1.2)),
        )
    )


def _mountain(rng: Rng) -> Pieces:
    return bend(
        (
            *clouds(rng, 5, -68),
            *peaks(rng, -62, 22, "#b9c0cf", "#ffffff"),
            *peaks(rng, -42, 12, "#a5adbd", "#ffffff"),
            *ridge(rng, -26, 3.5, "#a9bf95"),
            *firs(rng, -22, 7.0, 3.2, "#7da183"),
            *scatter(rng, "rock", (-14, -5), 6.0, (0.5, 1.2)),
            *scatter(rng, "grass", (-7, -1.5), 2.4, (0.5, 0.9)),
        )
    )


def _desert(rng: Rng) -> Pieces:
    cactus = [
        piece
        for x, z, s in (
            (-9, -9, 1.0),
            (5.5, -7, 0.8),
            (16, -12, 1.2),
            (-20, -14, 1.3),
            (27, -10, 0.9),
            (38, -15, 1.2),
            (-33, -9, 0.8),
        )
        for piece in (
            tube(
                np.insert(s * curve([(-0.1, 1.2), (-0.75, 1.3), (-0.8, 2.0)]) + [x, 0], 2, z, 1),
                0.16 * s,
                "#7fa46a",
            ),
            tube(
                np.insert(s * curve([(0.1, 0.9), (0.7, 1.0), (0.75, 1.6)]) + [x, 0], 2, z, 1),
                0.15 * s,
                "#7fa46a",
            ),
            tube([(x, 0, z), (x, 2.6 * s, z)], 0.24 * s, "#7fa46a"),
        )
    ]
    sun = sheet(disc((0, 0, 0), 3.4).points[:, :2] + [-14, 17], "#ffd98a", -68)
    mesa = [
        sheet([(x - w, -0.1), (x - 0.8 * w, h), (x + 0.75 * w, h), (x + w, -0.1)], "#d9a178", -60)
        for x, w, h in ((-95, 12, 12), (-34, 9, 11), (22, 12, 13), (50, 8, 9), (105, 10, 11))
    ]
    return bend(
        (
            sun,
            *mesa,
            *ridge(rng, -38, 4, "#edc892"),
            *ridge(rng, -22, 2.4, "#f0d3a0"),
            *cactus,
            *scatter(rng, "rock", (-9, -4), 9.0, (0.3, 0.6)),
        )
    )


def _snow(rng: Rng) -> Pieces:
    man = [
        ball((-6.2, 0.5, -6), 0.62, "#ffffff"), ball((-6.2, 1.4, -6), 0.45, "#ffffff"),
            ball((-6.2, 2.1, -6), 0.32, "#ffffff"),
        line([(-6.2, 2.1, -5.6), (-5.85, 2.04, -5.6)], 2.2, "#e58a3c", lift=0.4),
        ball((-6.3, 2.2, -5.65), 0.04, "#3f3a36", line=0, lift=0.4),
            ball((-6.1, 2.2, -5.65), 0.04, "#3f3a36", line=0, lift=0.4),
        line([(-6.6, 1.5, -6), (-7.3, 1.95, -6)], 1.6, "#8a6242"),
            line([(-5.8, 1.5, -6), (-5.1, 1.9, -6)], 1.6, "#8a6242"),
    ]  # fmt: skip
    flakes = [
        ball(
            (rng.uniform(-40, 40), rng.uniform(0.5, 12), rng.uniform(-24, -3)),
            0.06,
            "#ffffff",
            line=0.3,
        )
        for _ in range(170)
    ]
    return bend(
        (
            *peaks(rng, -60, 19, "#b3c3d8", "#ffffff"),
            *ridge(rng, -36, 4.5, "#dde8f1"),
            *firs(rng, -26, 5.0, 6.0, "#8fb0a8", "#ffffff"),
            *ridge(rng, -20, 1.6, "#eef4f9"),
            *firs(rng, -10, 9.0, 4.6, "#6f9a92", "#ffffff"),
            *man,
            *flakes,
        )
    )


def _rooftop(rng: Rng) -> Pieces:
    wall = [
        piece
        for x in np.arange(-34.0, 35.0, 4.0)
        for piece in (
            *box((4.0, 0.9, 0.4), (x, 0, -6.5), "#cfc6b8", line=0.8),
            *box((4.06, 0.1, 0.56), (x, 0.9, -6.5), "#e3dccf", line=0.8, lift=0.1),
        )
    ]
    tank = (
        *(tube([(x, 0, -5.2), (x, 1.4, -5.2)], 0.05, "#8a7a66", line=0.6) for x in (-7.6, -6.0)),
        *(tube([(x, 0, -4.6), (x, 1.4, -4.6)], 0.05, "#8a7a66", line=0.6) for x in (-7.6, -6.0)),
        drum([(1.0, 1.4), (1.0, 3.4)], "#b98d62", at=(-6.8, 0, -4.9)),
        drum([(1.14, 3.4), (0.03, 4.4)], "#8a6a52", at=(-6.8, 0, -4.9), lift=0.1),
    )
    return (
        *bend(
            (*town(rng, -55, (6, 20), "#b9bfd0"), *town(rng, -34, (3, 11), "#a3abc2", "#fdf0b4"))
        ),
        spot(0.0, 12.0, 18.6, "#d6cdc0"),
        *bend((*wall, *box((2.2, 1.2, 1.6), (6.5, 0, -5), "#c3c7cc"))),
        *tank,
    )


SETTINGS = MappingProxyType(
    {
        "street": Setting(sky=("#a9d3ee", "#e7f2f5"), floor=("#cfcac2", "#dcd7cd"),
            things=_street),
        "park": Setting(sky=("#9fd0ef", "#e6f3ee"), floor=("#b5d59b", "#a6cc8c"), things=_park,
            marks=True),
        "beach": Setting(sky=("#8fcdf0", "#e3f4f6"), floor=("#f0dcae", "#f5e4bd"),
            things=_beach, marks=True),
        "forest": Setting(sky=("#bcdcd8", "#e4efdf"), floor=("#a9c38d", "#98b87e"),
            things=_forest),
        "mountain": Setting(sky=("#94c5ec", "#e3eff5"), floor=("#b9cda0", "#b0c795"),
            things=_mountain, marks=True),
        "desert": Setting(sky=("#f7c98b", "#fdeccb"), floor=("#f0d29b", "#efcd92"),
            things=_desert, marks=True),
        "snow": Setting(sky=("#a9c4de", "#e2ecf3"), floor=("#f4f8fb", "#ffffff"), things=_snow),
        "rooftop": Setting(sky=("#e79f86", "#f9dfb8"), floor=("#f3dcb9", "#e6cfb0"),
            things=_rooftop),
    }
)  # fmt: skip
"""Name → what is there."""
