"""A lake, a river and a swimming pool."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    box,
    curve,
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
    furnish,
    panel,
    reach,
    repeat,
    ridge,
    scatter,
    strip,
    swaying,
)
from stickgen.catalog.records import PlaceKind, nouns

_WOOD, _DARK = "#b98a5a", "#8a6242"


def waves(rng: Rng, depths: tuple[float, ...], ink: str = "#ffffff", step: float = 6.5) -> Pieces:
    """Small crests of waves at the depths given."""
    swell = np.array([(0, 0.0), (0.5, 0.1), (1.0, 0.0), (1.5, 0.1), (2.0, 0.0)])
    return tuple(
        line(np.insert(curve(swell + [x, 0.01]), 2, z, axis=1), 0.7, ink)
        for z in depths
        for x in np.arange(-WIDE, WIDE, step) + rng.uniform(0, 5)
    )


def _reeds(rng: Rng, z: float, gap: float) -> Pieces:
    out: list[Piece] = []
    for x in np.arange(-reach(z), reach(z), gap):
        at, h = x + rng.uniform(-0.4, 0.4), rng.uniform(0.9, 1.6)
        for lean in (-0.15, 0.0, 0.18):
            out.append(
                line([(at + lean, 0, z), (at + 1.8 * lean, h - abs(lean), z)], 1.4, "#6f8f4a")
            )
        out.append(tube([(at, h, z), (at, h + 0.25, z)], 0.05, "#8a5a3c", line=0.6))
    return swaying(tuple(out))


def boat(x: float, z: float, fill: str, sail: str = "") -> Pieces:
    hull = curve([(-1.5, 0.5), (-1.2, -0.05), (1.2, -0.05), (1.6, 0.6)], 4)
    mast = (
        tube([(x, 0.3, z), (x, 3.9, z)], 0.05, _DARK),
        sheet([(x + 0.1, 0.8), (x + 0.1, 3.8), (x + 1.7, 0.8)], sail, z),
        sheet([(x - 0.1, 0.8), (x - 0.1, 3.3), (x - 1.2, 0.8)], sail, z),
    )
    return (*(mast if sail else ()), sheet(hull + [x, 0], fill, z + 0.1, lift=0.1))


def _pier(x: float, near: float, far: float) -> Pieces:
    planks = [
        plane([(x - 0.8, 0.25, z), (x + 0.8, 0.25, z), (x + 0.8, 0.25, z - 0.5),
               (x - 0.8, 0.25, z - 0.5)], _WOOD, line=0.7)
        for z in np.arange(near, far, -0.5)
    ]  # fmt: skip
    posts = [
        tube([(x + s * 0.85, 0, z), (x + s * 0.85, 0.6, z)], 0.09, _DARK)
        for z in (near - 0.5, (near + far) / 2, far)
        for s in (-1, 1)
    ]
    return (*planks, *posts)


def _swan(x: float, z: float) -> Pieces:
    neck = curve([(-0.35, 0.2), (-0.55, 0.55), (-0.4, 0.9), (-0.62, 0.9)], 4)
    return (
        sheet(
            curve([(-0.5, 0.15), (0, 0.0), (0.6, 0.2), (0.75, 0.5), (0.2, 0.42)], 4, closed=True)
            + [x, 0],
            "#ffffff",
            z,
        ),
        tube(np.insert(neck + [x, 0], 2, z, axis=1), 0.07, "#ffffff", line=0.8, over=True),
        sheet(
            np.array([(-0.66, 0.95), (-0.85, 0.86), (-0.66, 0.85)]) + [x, 0],
            "#e9954a",
            z,
            over=True,
        ),
    )


def _lake(rng: Rng) -> Pieces:
    return (
        strip((-34, -5.0), "#86c5dc", 0.0, 0.5),
        *bend((*clouds(rng, 5), *ridge(rng, -62, 11, "#aebfd0"), *ridge(rng, -48, 5, "#a9c79a"),
               *firs(rng, -38, 3.4, 4.6, "#86ab86"), *waves(rng, (-8.0, -12.0, -18.0, -27.0)))),
        *_pier(-3.3, -4.0, -9.5), *boat(3.0, -9.0, "#b4593c"),
        line([(2.2, 0.9, -8.8), (3.4, 0.1, -8.6)], 2.0, _DARK),
        *_swan(0.3, -12.0), *_swan(1.9, -13.5),
        *bend((*_reeds(rng, -5.2, 2.6), *scatter(rng, "grass", (-4.5, -1.5), 2.2, (0.5, 0.9)))),
    )  # fmt: skip


def _river(rng: Rng) -> Pieces:
    stones = [
        p
        for x in np.arange(-30.0, 31.0, 2.7)
        for p in furnish("rock", (x + rng.uniform(-1, 1), 0, rng.uniform(-9.0, -6.4)), 0.0,
                         rng.uniform(0.25, 0.5))
    ]  # fmt: skip
    arch = curve([(-3.4, 0.4), (-1.8, 1.35), (0, 1.7), (1.8, 1.35), (3.4, 0.4)], 5)
    bridge: list[Piece] = [tube(np.insert(arch + [2.6, 0], 2, -9.6, axis=1), 0.16, _WOOD)]
    bridge.append(tube(np.insert(arch + [2.6, 0.85], 2, -9.6, axis=1), 0.07, _WOOD))
    bridge += [
        tube([(x + 2.6, y, -9.6), (x + 2.6, y + 0.85, -9.6)], 0.05, _DARK) for x, y in arch[::3]
    ]
    return (
        strip((-9.4, -4.6), "#7fc0da", 0.0, 0.8),
        *bend((*clouds(rng, 5), *ridge(rng, -55, 8, "#b7d0b0"),
               *scatter(rng, "tree", (-24, -18), 4.0, (0.9, 1.4)),
               *scatter(rng, "tree", (-13, -11), 6.0, (0.7, 1.0)),
               *waves(rng, (-5.4, -6.6, -7.8), step=4.0), *stones, *_reeds(rng, -4.5, 3.1),
               *scatter(rng, "grass", (-4, -1.5), 1.9, (0.5, 1.0)))),
        *bridge,
    )  # fmt: skip


def _pool(rng: Rng) -> Pieces:
    lanes: list[Piece] = []
    for z in (-6.6, -9.4):
        for i, x in enumerate(np.arange(-30.0, 30.0, 0.9)):
            fill = ("#e0604a", "#ffffff")[i // 2 % 2]
            lanes.append(tube([(x, 0.03, z), (x + 0.8, 0.03, z)], 0.05, fill, line=0.4))
    tower = (
        *(tube([(x, 0, -3.9), (x, 2.3, -3.9)], 0.05, "#8f9aa3") for x in (-3.9, -3.2)),
        *(line([(-3.9, y, -3.9), (-3.2, y, -3.9)], 1.4) for y in np.arange(0.3, 2.2, 0.35)),
        *box((2.6, 0.1, 0.6), (-2.7, 2.3, -3.9), "#5f9fc9"),
        line([(-3.9, 2.4, -3.9), (-3.9, 3.1, -3.9), (-2.9, 3.1, -3.9)], 1.6),
    )
    ladder = [
        tube(curve([(x, 0.0, -4.3), (x, 0.7, -3.9), (x, 0.1, -3.5)]), 0.04, "#c3ccd2", line=0.7)
        for x in (2.6, 3.2)
    ]
    shade = (
        tube([(4.4, 0, -13.5), (4.4, 2.5, -13.5)], 0.05, "#f5ead2"),
        sheet(
            curve([(2.8, 2.1), (3.5, 2.7), (4.4, 2.95), (5.3, 2.7), (6.0, 2.1)], 4),
            "#f0b429",
            -13.5,
        ),
        *box((1.8, 0.3, 0.6), (2.2, 0.2, -13.4), "#ffffff"),
        sheet([(1.2, 0.5), (0.8, 1.2), (1.0, 1.2), (1.5, 0.5)], "#ffffff", -13.4),
    )
    return (
        strip((-12.5, -4.2), "#6fcbe0", 0.0, 0.0), strip((-4.3, -3.9), "#ffffff", 0.01, 0.6),
        strip((-12.8, -12.4), "#ffffff", 0.01, 0.4),
        *bend((*clouds(rng, 5), *scatter(rng, "tree", (-24, -18), 5.0, (0.9, 1.2)),
               *repeat((panel((-2.0, 0.0), (4.0, 1.6), "#cfe0d0", -16.0, line=0.8),), 4.0, 0.0))),
        *waves(rng, (-4.8, -6.3, -8.1, -9.9, -11.6), step=3.4), *lanes, *tower, *ladder, *shade,
    )  # fmt: skip


RECORDS = (
    PlaceKind(
        name="lake",
        gallery="a pier, a rowing boat, swans and hills",
        sky=("#9fd0ee", "#e6f3ee"),
        floor=("#a9cf8f", "#a3c987"),
        draw=_lake,
        outdoor=True,
        words=nouns("pond, lakeside, lakeshore, duck pond, mountain lake, shore of a lake, loch"),
        near=nouns("reservoir, fishing pond, wetland"),
    ),
    PlaceKind(
        name="river",
        gallery="running water with stones and a small bridge",
        sky=("#a3d3ee", "#e6f3ea"),
        floor=("#b3d399", "#a6ca8b"),
        draw=_river,
        outdoor=True,
        words=nouns("stream, creek, brook, riverbank, riverside, canal, river bank"),
        near=nouns("waterfall, rapids, ford, spring, ravine"),
    ),
    PlaceKind(
        name="pool",
        gallery="swimming lanes, a diving board and sunshades",
        sky=("#8fcdf0", "#e3f4f6"),
        floor=("#dccfb4", "#e6dac2"),
        draw=_pool,
        outdoor=True,
        words=nouns(
            "swimming pool, swimming bath, lido, poolside, public pool, outdoor pool, pool party"
        ),
        near=nouns("water park, hot tub, paddling pool, diving board, jacuzzi"),
    ),
)
