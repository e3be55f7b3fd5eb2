"""Places far from towns: shores, woods, mountains."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    ball,
    curve,
    disc,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.places.scenery import (
    WIDE,
    Rng,
    bend,
    clouds,
    firs,
    peaks,
    ridge,
    scatter,
    strip,
)
from stickgen.catalog.records import PlaceKind, nouns


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


_CACTI = (  # x, z, size
    (-9, -9, 1.0),
    (3.5, -7, 0.8),
    (-3.8, -6, 0.6),
    (16, -12, 1.2),
    (-20, -14, 1.3),
    (27, -10, 0.9),
    (38, -15, 1.2),
    (-33, -9, 0.8),
)


def _cactus(x: float, z: float, s: float) -> Pieces:
    """A cactus with two arms, its middle 2.6 metres high at size 1."""
    arms = (
        (s * curve([(-0.1, 1.2), (-0.75, 1.3), (-0.8, 2.0)]) + [x, 0], 0.16 * s),
        (s * curve([(0.1, 0.9), (0.7, 1.0), (0.75, 1.6)]) + [x, 0], 0.15 * s),
    )
    return (
        *(tube(np.insert(path, 2, z, 1), radius, "#7fa46a") for path, radius in arms),
        tube([(x, 0, z), (x, 2.6 * s, z)], 0.24 * s, "#7fa46a"),
    )


def _desert(rng: Rng) -> Pieces:
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
            *(piece for spot in _CACTI for piece in _cactus(*spot)),
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


RECORDS = (
    PlaceKind(
        name="beach",
        gallery="sand, sea, a sail and a sunshade",
        sky=("#8fcdf0", "#e3f4f6"),
        floor=("#f0dcae", "#f5e4bd"),
        draw=_beach,
        marks=True,
        outdoor=True,
        words=nouns("seaside, shore, seashore, coast, sandy beach, seafront"),
        near=nouns("sea, ocean, island, desert island, bay, dunes, lagoon"),
    ),
    PlaceKind(
        name="forest",
        gallery="rows of fir trees",
        sky=("#bcdcd8", "#e4efdf"),
        floor=("#a9c38d", "#98b87e"),
        draw=_forest,
        outdoor=True,
        words=nouns(
            "wood, woods, woodland, pine forest, fir forest, grove, clearing, forest clearing"
        ),
        near=nouns(
            "trail, enchanted forest, treehouse, thicket, wilderness, nature, hunting ground"
        ),
    ),
    PlaceKind(
        name="mountain",
        gallery="snowy peaks over green hills",
        sky=("#94c5ec", "#e3eff5"),
        floor=("#b9cda0", "#b0c795"),
        draw=_mountain,
        marks=True,
        outdoor=True,
        words=nouns(
            "mountains, mountain top, mountaintop, mountain range, summit, peak, alps, alpine "
            "meadow, mountainside, highlands"
        ),
        near=nouns("cliff, canyon, gorge, ridge, rock face, climbing wall, quarry"),
    ),
    PlaceKind(
        name="desert",
        gallery="dunes, cacti and table mountains",
        sky=("#f7c98b", "#fdeccb"),
        floor=("#f0d29b", "#efcd92"),
        draw=_desert,
        marks=True,
        outdoor=True,
        seasons=False,
        words=nouns("dunes of sand, wasteland, badlands, sand desert, sahara"),
        near=nouns("oasis, pyramid, pyramids, egypt"),
    ),
    PlaceKind(
        name="snow",
        gallery="white hills, fir trees and a snowman",
        sky=("#a9c4de", "#e2ecf3"),
        floor=("#f4f8fb", "#ffffff"),
        draw=_snow,
        outdoor=True,
        seasons=False,
        words=nouns(
            "snowy field, snowy landscape, winter landscape, snowfield, winter wonderland, "
            "snowy hill"
        ),
        near=nouns("ski slope, piste, ski resort, frozen lake, siberia"),
    ),
)
