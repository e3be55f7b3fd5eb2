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
    line,
    plane,
    sheet,
    tube,
)
from stickgen.render.places.scenery import (
    WIDE,
    clouds,
    furnish,
    peaks,
    ridge,
    scatter,
    strip,
)
from stickgen.render.places.setting import Setting

Rng = np.random.Generator


def _street(rng: Rng) -> Pieces:
    houses: list[Piece] = []
    x = -46.0
    while x < 46:
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
    lamps = [
        piece
        for lx in np.arange(-40, 41, 8.0)
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
        plane(
            [(dx, 0.01, -4.45), (dx + 1.4, 0.01, -4.45), (dx + 1.4, 0.01, -4.3), (dx, 0.01, -4.3)],
            "#fbf8ef",
            line=0,
        )
        for dx in np.arange(-60, 60, 3.2)
    ]
    road = (
        strip((-10.9, -6.2), "#d8d3ca"),
        strip((-6.2, -2.6), "#b5b3b1"),
        *dashes,
        line([(-130, 0.0, -2.2), (130, 0.0, -2.2)], 0.8),
    )
    return (*clouds(rng, 4), *houses, *road, *lamps)


def _park(rng: Rng) -> Pieces:
    path = plane(
        [
            (*p[:1], 0.0, p[1])
            for p in curve(
                [
                    (-60, -4.5),
                    (-20, -3.6),
                    (0, -4.6),
                    (20, -3.7),
                    (60, -4.5),
                    (60, -6.4),
                    (20, -5.4),
                    (0, -6.6),
                    (-20, -5.3),
                    (-60, -6.4),
                ],
                4,
            )
        ],
        "#ead9b4",
    )
    return (
        *clouds(rng),
        ridge(rng, -55, 7, "#b7d4a8"),
        *scatter(rng, "tree", (-26, -20), 4.5, (0.9, 1.4)),
        *scatter(rng, "tree", (-14, -9), 7.0, (0.8, 1.1)),
        path,
        *(p for x in (-13.0, -4.5, 6.5, 15.0) for p in furnish("bench", (x, 0, -7.2))),
        *scatter(rng, "grass", (-8, -1.5), 1.7, (0.5, 1.0)),
    )


def _beach(rng: Rng) -> Pieces:
    waves = [
        line(
            np.insert(
                curve([(x, 0.0), (x + 0.5, 0.1), (x + 1.0, 0.0), (x + 1.5, 0.1), (x + 2.0, 0.0)]),
                2,
                z,
                axis=1,
            ),
            0.7,
            "#ffffff",
        )
        for z in (-12, -17, -24, -34)
        for x in np.arange(-45, 45, 6.5) + rng.uniform(0, 5)
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
        *clouds(rng, 5),
        sheet(disc((0, 0, 0), 1.0).points[:, :2] * 3.2 + [16, 16], "#ffe59a", -66),
        strip((-68, -9), "#7fc4d9"),
        *sail, *waves,
        strip((-9.6, -8.6), "#eaf6f5", 0.01, 0.4),
        *umbrella,
        *scatter(rng, "grass", (-4, -2), 6.0, (0.6, 0.9)),
    )  # fmt: skip


def _forest(rng: Rng) -> Pieces:
    def firs(z: float, gap: float, fill: str, size: float) -> list[Piece]:
        out: list[Piece] = []
        reach = 26 + 0.8 * abs(z)
        for x in np.arange(-reach, reach, gap):
            at, h = x + rng.uniform(-0.4, 0.4) * gap, size * rng.uniform(0.75, 1.2)
            depth = z + rng.uniform(-1, 1)
            out.append(
                sheet(
                    [(at - 0.16, 0), (at - 0.12, 0.25 * h), (at + 0.12, 0.25 * h), (at + 0.16, 0)],
                    "#8a6242",
                    depth,
                )
            )
            for k, (y, w) in enumerate(((0.16, 0.27), (0.38, 0.21), (0.6, 0.14))):
                base = y * h
                out.append(
                    sheet(
                        [
                            (at - w * h, base),
                            (at - 0.1 * w * h, base + 0.36 * h),
                            (at, base + 0.4 * h),
                            (at + 0.1 * w * h, base + 0.36 * h),
                            (at + w * h, base),
                            (at, base - 0.04 * h),
                        ],
                        fill,
                        depth + 0.02 + 0.02 * k,
                    )
                )
        return out

    return (
        ridge(rng, -60, 12, "#a9c3a4"),
        *firs(-34, 3.0, "#8fb28c", 9.0),
        *firs(-18, 4.0, "#74a070", 7.5),
        *firs(-8.5, 5.5, "#5f8f62", 6.0),
        *scatter(rng, "rock", (-8, -5), 9.0, (0.4, 0.8)),
        *scatter(rng, "grass", (-7, -1.5), 1.5, (0.6, 1.2)),
    )


def _mountain(rng: Rng) -> Pieces:
    return (
        *clouds(rng, 5, -68),
        *peaks(rng, -62, 22, "#b9c0cf", "#ffffff"),
        *peaks(rng, -42, 12, "#a5adbd", "#ffffff"),
        ridge(rng, -26, 3.5, "#a9bf95"),
        *scatter(rng, "rock", (-14, -5), 6.0, (0.5, 1.2)),
        *scatter(rng, "grass", (-7, -1.5), 2.4, (0.5, 0.9)),
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
        for x, w, h in ((-34, 9, 11), (22, 12, 13), (50, 8, 9))
    ]
    return (
        sun, *mesa,
        ridge(rng, -38, 4, "#edc892"), ridge(rng, -22, 2.4, "#f0d3a0"),
        *cactus, *scatter(rng, "rock", (-9, -4), 9.0, (0.3, 0.6)),
    )  # fmt: skip


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
            (rng.uniform(-40, 40), rng.uniform(0.5, 16), rng.uniform(-30, -3)),
            0.05,
            "#ffffff",
            line=0.3,
        )
        for _ in range(110)
    ]
    return (
        *peaks(rng, -60, 17, "#c3cfdf", "#ffffff"),
        ridge(rng, -36, 4.5, "#e8eff5"), ridge(rng, -20, 2.0, "#f3f7fa"),
        *man, *flakes,
    )  # fmt: skip


def _rooftop(rng: Rng) -> Pieces:
    skyline: list[Piece] = []
    for z, low, high, fill in ((-55, 6, 20, "#b9bfd0"), (-34, 2, 11, "#a3abc2")):
        x = -WIDE - 40.0
        while x < WIDE + 40:
            w, h = rng.uniform(4, 8), rng.uniform(low, high)
            skyline.append(sheet([(x, -14), (x, h), (x + w, h), (x + w, -14)], fill, z))
            if z > -40:
                skyline += [
                    sheet(
                        [(wx, wy), (wx, wy + 0.9), (wx + 0.7, wy + 0.9), (wx + 0.7, wy)],
                        "#fdf0b4",
                        z + 0.1,
                        line=0.3,
                    )
                    for wx in np.arange(x + 0.7, x + w - 1, 1.8)
                    for wy in np.arange(1.0, h - 1.2, 2.0)
                    if rng.random() < 0.6
                ]
            x += w
    wall = box((90, 0.9, 0.5), (0, 0, -6.5), "#cfc6b8")
    tank = (
        *(tube([(x, 0, -5.2), (x, 1.4, -5.2)], 0.05, "#8a7a66", line=0.6) for x in (-7.6, -6.0)),
        sheet([(-7.8, 1.4), (-7.8, 3.4), (-5.8, 3.4), (-5.8, 1.4)], "#b98d62", -5.1),
        sheet([(-8.0, 3.4), (-6.8, 4.3), (-5.6, 3.4)], "#8a6a52", -5.1),
    )
    return (
        *skyline,
        strip((-6.6, 9.0), "#d6cdc0"),
        *wall,
        *box((2.2, 1.2, 1.6), (6.5, 0, -5), "#c3c7cc"),
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
        "rooftop": Setting(sky=("#e79f86", "#f9dfb8"), floor=("#c9bfb2", "#d6cdc0"),
            things=_rooftop),
    }
)  # fmt: skip
"""Name → what is there."""
