"""Places of fire and of ice."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    ball,
    curve,
    disc,
    line,
    sheet,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    lit,
    peaks,
    ridge,
    scatter,
    spot,
    strip,
)
from stickgen.catalog.records import PlaceKind, nouns

_CONE = 40.0  # metres behind the stage of the volcano
_STREAMS = (  # of lava: fill, outline
    ("#f08a3c", [(-1.6, 8.3), (-1.2, 6.6), (-2.0, 4.8), (-0.8, 2.8), (-1.8, 0.0), (1.6, 0.0),
                 (1.4, 2.4), (0.4, 4.4), (1.4, 6.4), (1.7, 8.4)]),
    ("#e5622f", [(2.2, 8.4), (3.2, 6.4), (4.6, 4.4), (6.8, 2.4), (9.0, 0.0), (10.6, 0.0),
                 (8.0, 2.6), (5.6, 4.8), (3.8, 6.8), (3.0, 8.5)]),
)  # fmt: skip
_SMOKE = (  # x, y, radius, fill
    (0.3, 9.6, 1.5, "#7d7278"),
    (-1.0, 11.2, 1.9, "#897e84"),
    (1.4, 12.2, 2.0, "#958a8f"),
    (-0.2, 14.0, 2.4, "#a1979b"),
    (3.0, 15.0, 2.4, "#aaa0a4"),
)


def _cone(rng: Rng) -> Pieces:
    z = -_CONE
    slopes = [(-17, -0.1), (-8, 4.6), (-3.0, 8.6), (-1.5, 8.2), (0.5, 8.7), (2.4, 8.3), (3.4, 8.7),
              (8, 4.6), (17, -0.1)]  # fmt: skip
    streams = [sheet(curve(edge, 4), fill, z + 0.1, line=0.7, over=True) for fill, edge in _STREAMS]
    sparks = [
        ball((x, y, z + 1), r, "#f5a03c", line=0.3)
        for x, y, r in rng.uniform((-5, 8.8, 0.12), (5.5, 12.5, 0.3), (22, 3)).tolist()
    ]
    return (sheet(slopes, "#6b5654", z), *lit(tuple(streams), "#f08a3c"), *sparks)


def _volcano(rng: Rng) -> Pieces:
    pools = [
        p
        for x, at, r in ((-4.4, -7.5, 1.5), (4.2, -6.0, 1.2), (13.0, -9.0, 2.0), (-14, -8, 1.8))
        for p in (spot(x, at, r, "#b8452c", 0.01, 0.8), spot(x, at, 0.7 * r, "#f5a03c", 0.02, 0.0))
    ]
    smoke = [ball((x, y, -_CONE - 1), r, fill, line=0.5) for x, y, r, fill in _SMOKE]
    return (
        *pools,
        *bend((*smoke, *ridge(rng, -60, 6, "#8f6f6c"), *_cone(rng),
               *ridge(rng, -24, 1.6, "#7a605b"), *peaks(rng, -18, 2.2, "#6b5654"),
               *scatter(rng, "rock", (-10, -4), 3.4, (0.4, 0.9)))),
    )  # fmt: skip


def _penguin(x: float, z: float, s: float = 1.0) -> Pieces:
    edge = [(-0.26, 0.05), (-0.3, 0.5), (-0.18, 0.9), (0, 1.0), (0.18, 0.9), (0.3, 0.5),
            (0.26, 0.05)]  # fmt: skip
    coat, white = s * curve(edge, 4), s * (0.72 * curve(edge, 4) * [1, 0.92] + [0, 0.04])
    beak = s * np.array([(-0.06, 0.8), (0.06, 0.8), (0, 0.72)])
    black, orange = "#3f4856", "#f0a03c"
    return (
        *(disc((x + d * s, 0.04, z), (0.12 * s, 0.05 * s), orange, line=0.7)
            for d in (-0.13, 0.13)),
        sheet(coat + [x, 0], black, z + 0.02),
        sheet(white + [x, 0], "#ffffff", z + 0.03, line=0.5, over=True),
        ball((x, 0.84 * s, z + 0.04), 0.13 * s, black, line=0, over=True),
        *(ball((x + d * s, 0.87 * s, z + 0.05), 0.035 * s, "#ffffff", line=0, over=True)
            for d in (-0.06, 0.06)),
        sheet(beak + [x, 0], orange, z + 0.05, line=0.5, over=True),
    )  # fmt: skip


def _igloo(x: float, z: float) -> Pieces:
    angle = np.linspace(0, np.pi, 19)
    dome = np.stack([x + 1.9 * np.cos(angle), 1.7 * np.sin(angle)], -1)
    courses = [(1.9 * np.cos(t), 1.7 * np.sin(t)) for t in (0.3, 0.62, 0.95)]
    rows = [line([(x - w, y, z + 0.05), (x + w, y, z + 0.05)], 0.7, over=True) for w, y in courses]
    joints = ((0.02, (-1.2, -0.95, 1.2)), (0.52, (-1.3, -0.5, 0.5, 1.3)), (1.0, (-0.7, 0.1, 0.8)))
    blocks = [
        line([(x + d, y, z + 0.06), (x + d, y + 0.45, z + 0.06)], 0.7, over=True)
        for y, places in joints
        for d in places
    ]
    arch = curve([(-0.6, 0), (-0.55, 0.6), (0, 0.95), (0.55, 0.6), (0.6, 0)], 4)
    return (
        sheet(dome, "#f6fbff", z), *rows, *blocks,
        sheet(1.25 * arch + [x, 0], "#e3eef6", z + 0.5),
        *lit((sheet(arch + [x, 0], "#5f7f9c", z + 0.55, over=True),)),
    )  # fmt: skip


def _iceberg(x: float, z: float) -> Pieces:
    front = [(-4, 0), (-2.6, 3.4), (-1.0, 2.6), (0.6, 5.2), (2.2, 2.2), (4, 0)]
    shade = [(0.6, 5.2), (0.2, 2.0), (1.4, 0), (4, 0), (2.2, 2.2)]
    return (
        sheet(np.array(front) + [x, 0], "#e9f4fa", z),
        sheet(np.array(shade) + [x, 0], "#c3dcec", z, line=0.7, over=True),
    )


_FLOES = ((-5, -12, 1.6), (2, -14, 2.2), (9, -12.5, 1.5), (-12, -14, 2.0), (16, -13, 1.8))
_BIRDS = ((2.4, -4.6, 0.95), (3.3, -5.0, 1.05), (4.0, -4.5, 0.75), (-15, -5, 1), (17, -5, 1))


def _arctic(rng: Rng) -> Pieces:
    bergs = [
        p for x in np.arange(-60.0, 61.0, 13.0) for p in _iceberg(x + rng.uniform(-3, 3), -30.0)
    ]
    huts = [p for x, z in ((-3.3, -6.5), (-26.0, -7.0), (24.0, -7.0)) for p in _igloo(x, z)]
    birds = [p for bird in _BIRDS for p in _penguin(*bird)]
    return (
        strip((-600, -9.5), "#8fc0dc", 0.0, 0.0),
        *(spot(x, z, r, "#f3f9fc", 0.01, 0.7) for x, z, r in _FLOES),
        strip((-9.7, -9.2), "#dbeaf3", 0.01, 0.5),
        *bend((*clouds(rng, 4), *bergs, *huts, *birds)),
    )


RECORDS = (
    PlaceKind(
        name="volcano",
        gallery="a smoking cone with lava and fire",
        sky=("#b98a86", "#f0c4a0"),
        floor=("#9a827a", "#a58d84"),
        draw=_volcano,
        outdoor=True,
        seasons=False,
        words=nouns("crater of a volcano, lava field, lava, volcanic island, mount doom, eruption"),
        near=nouns("hell, inferno, underworld of fire, apocalypse, battlefield in flames, geyser"),
    ),
    PlaceKind(
        name="arctic",
        gallery="an igloo, penguins and icebergs",
        sky=("#9fc4e3", "#e6f1f7"),
        floor=("#e9f3f9", "#f6fbfe"),
        draw=_arctic,
        outdoor=True,
        seasons=False,
        words=nouns(
            "north pole, south pole, antarctica, antarctic, polar ice, ice floe, igloo, "
            "iceberg, polar region, ice desert"
        ),
        near=nouns("glacier, tundra, greenland, frozen sea, ice cave, ice age"),
    ),
)
