"""Places of fairy tales: a castle, the realm above the clouds."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    curve,
    drum,
    line,
    sheet,
    tube,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    cloud,
    clouds,
    lit,
    panel,
    reach,
    ridge,
)
from stickgen.catalog.records import PlaceKind, nouns

_STONE, _SHADE = "#c3bfb5", "#aaa59a"


def _battlements(x: float, y: float, w: float, z: float, fill: str) -> Pieces:
    count = max(round(w / 0.9), 2)
    size = w / (2 * count - 1)
    return tuple(
        panel((x + 2 * i * size, y - 0.05), (size, 0.55), fill, z, line=0.9) for i in range(count)
    )


def _tower(x: float, w: float, h: float, z: float, roof: str) -> Pieces:
    half = w / 2
    return (
        panel((x - half, 0), (w, h), _STONE, z),
        *(
            line([(x + a * w, b, z), (x + a * w + 0.35, b, z)], 0.7, over=True)
            for a, b in ((-0.35, 0.8), (0.05, 1.6), (-0.2, 2.4), (0.1, 3.3))
        ),
        *lit(
            (
                sheet(
                    curve(
                        [
                            (x - 0.2, h - 1.5),
                            (x - 0.2, h - 1.0),
                            (x, h - 0.7),
                            (x + 0.2, h - 1.0),
                            (x + 0.2, h - 1.5),
                        ],
                        3,
                    ),
                    "#6f6a66",
                    z,
                    over=True,
                ),
            )
        ),
        panel((x - half - 0.15, h - 0.1), (w + 0.3, 0.3), _SHADE, z + 0.02, over=True),
        sheet(
            [(x - half - 0.25, h + 0.2), (x, h + 1.9), (x + half + 0.25, h + 0.2)],
            roof,
            z + 0.03,
            over=True,
        ),
        line([(x, h + 1.9, z), (x, h + 2.6, z)], 1.4, over=True),
        sheet([(x, h + 2.6), (x + 0.7, h + 2.4), (x, h + 2.2)], "#f0c23c", z, over=True),
    )


def _castle(rng: Rng) -> Pieces:
    z = -11.0
    gate = [(-1.1, 0), (-1.1, 1.7), (-0.7, 2.4), (0, 2.65), (0.7, 2.4), (1.1, 1.7), (1.1, 0)]
    out: list[Piece] = []
    for x in np.arange(-36.0, 37.0, 3.0):
        out.append(panel((x - 1.5, 0), (3.0, 3.0), _STONE, z, line=0.9))
        out += _battlements(x - 1.5, 3.0, 2.7, z, _STONE)
        for row, y in enumerate(np.arange(0.5, 3.0, 0.6)):
            at = x - 1.3 + 0.8 * (row % 2)
            out.append(line([(at, y, z + 0.05), (at + 0.7, y, z + 0.05)], 0.6))
    for x in (-27.0, -15.0, -4.2, 4.2, 15.0, 27.0):
        out += _tower(x, 2.0, 4.0, z + 0.6, "#7f8fc0" if abs(x) < 5 else "#c9605a")
    keep = (
        panel((-2.2, 0), (4.4, 3.4), _SHADE, z + 0.8),
        *_battlements(-2.2, 3.4, 4.4, z + 0.8, _SHADE),
        sheet(curve(gate, 4), "#6f5a48", z + 0.85, line=1.6),
        *(
            line([(a, 0.05, z + 0.9), (a, 2.3, z + 0.9)], 1.6, over=True)
            for a in (-0.7, -0.23, 0.23, 0.7)
        ),
        *(line([(-1.05, b, z + 0.9), (1.05, b, z + 0.9)], 1.6, over=True) for b in (0.5, 1.1, 1.7)),
    )
    well = (
        drum([(0.6, 0), (0.6, 0.75)], _SHADE, at=(3.4, 0, -4.6)),
        *(tube([(3.4 + d, 0.6, -4.5), (3.4 + d, 1.7, -4.5)], 0.05, "#8a6242") for d in (-0.5, 0.5)),
        sheet([(2.7, 1.7), (3.4, 2.3), (4.1, 1.7)], "#b4593c", -4.4),
    )
    return (*bend((*clouds(rng, 5), *ridge(rng, -50, 8, "#b3cbb0"), *out)), *keep, *well)


def _rainbow(x: float, z: float, radius: float) -> Pieces:
    angle = np.linspace(0, np.pi, 33)
    out: list[Piece] = []
    for i, fill in enumerate(("#e58080", "#f0b070", "#f3e08a", "#9fd69a", "#8fc0e8", "#b9a0dc")):
        r = radius - 0.7 * i
        band = np.concatenate(
            [
                np.stack([x + r * np.cos(angle), r * np.sin(angle) - 3], -1),
                np.stack([x + (r - 0.7) * np.cos(angle), (r - 0.7) * np.sin(angle) - 3], -1)[::-1],
            ]
        )
        out.append(sheet(band, fill, z, line=0.3))
    return tuple(out)


def _cloud_realm(rng: Rng) -> Pieces:
    gate: list[Piece] = []
    for x in (-1.9, 1.9):
        gate.append(
            drum([(0.5, 0), (0.34, 0.3), (0.28, 3.0), (0.5, 3.4)], "#fff6e0", at=(x, 0, -8.0))
        )
        gate.append(ball((x, 3.75, -8.0), 0.36, "#f0c94a"))
    for x in np.arange(-1.5, 1.6, 0.43):
        top = 2.9 - 0.28 * x * x
        gate.append(tube([(x, 0, -8.1), (x, top, -8.1)], 0.055, "#e9bd45", line=0.7))
        gate.append(ball((x, top + 0.08, -8.1), 0.1, "#e9bd45", line=0.7))
    for y in (0.5, 1.7):
        gate.append(tube([(-1.6, y, -8.05), (1.6, y, -8.05)], 0.055, "#e9bd45", line=0.7))
    puffs: list[Piece] = []
    for z, y, size, step in (
        (-40, 1.5, 4.0, 8.0),
        (-22, 0.4, 2.6, 5.2),
        (-12, -0.2, 1.6, 3.6),
        (-5, -0.5, 0.8, 2.2),
    ):
        for x in np.arange(-reach(z), reach(z), step):
            at = x + rng.uniform(-0.3, 0.3) * step
            if z > -20 and abs(at) < 2.6 and z < -6:
                continue
            puffs.append(cloud(at, y, z + rng.uniform(-0.5, 0.5), size * rng.uniform(0.8, 1.2)))
    sun = ball((-13.0, 11.0, -66), 3.0, "#ffe9a0", line=0.5)
    return (*bend((sun, *_rainbow(6.0, -60.0, 19.0), *puffs)), *gate)


RECORDS = (
    PlaceKind(
        name="castle",
        gallery="a courtyard with a gate, towers and a well",
        sky=("#9fcdee", "#e9f1ee"),
        floor=("#c9c1ab", "#d3cbb6"),
        draw=_castle,
        outdoor=True,
        words=nouns(
            "palace, fortress, castle courtyard, courtyard, citadel, fort, kingdom, castle "
            "gate, tower, battlements, royal court"
        ),
        near=nouns("medieval town, drawbridge of a castle, chateau, city wall, keep, great wall"),
    ),
    PlaceKind(
        name="cloud_realm",
        gallery="clouds to walk on, a golden gate and a rainbow",
        sky=("#8fc8f2", "#e9f4fb"),
        floor=("#f6fafd", "#ffffff"),
        draw=_cloud_realm,
        outdoor=True,
        seasons=False,
        words=nouns(
            "heaven, clouds, sky, paradise, above the clouds, in the clouds, pearly gates, "
            "afterlife, fairyland, dreamland, rainbow"
        ),
        near=nouns("olympus, air, fairy tale land, candy land, magic land, wonderland, cloud"),
    ),
)
