"""Halls of state and of faith, and the prison."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    box,
    curve,
    drum,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.places.rooms import (
    around,
    bricks,
    flames,
    walls,
)
from stickgen.catalog.places.scenery import (
    Rng,
    furnish,
    lit,
    panel,
    strip,
)
from stickgen.catalog.records import PlaceKind, nouns


def _lancet(x: float, y: float, w: float, h: float) -> Pieces:
    """A church window of coloured panes."""
    half = w / 2
    arch = [(-half, 0), (-half, h - w), (-0.3 * w, h - 0.35 * w), (0, h), (0.3 * w, h - 0.35 * w),
            (half, h - w), (half, 0)]  # fmt: skip
    shape = sheet(np.array(arch) + [x, y], "#8fb8d9", 0.03, line=2.0)
    panes = ("#d9605a", "#e9c04a", "#6fae7c", "#5f8fc9", "#b07ac0", "#e9954a")
    out: list[Piece] = list(lit((shape,), "#3f5a8c"))
    for i in range(3):
        for k in range(2):
            at = (x - half + 0.06 + k * half, y + 0.1 + i * (h - w) / 3)
            out.append(
                panel(at, (half - 0.1, (h - w) / 3 - 0.08), panes[(2 * i + k) % 6], 0.04, line=0.6,
                      over=True)
            )  # fmt: skip
    out.append(ball((x, y + h - 0.7 * w, 0.04), 0.24 * w, "#e9c04a", line=0.6, over=True))
    return tuple(out)


def _church(rng: Rng) -> Pieces:
    unit: list[Piece] = []
    for x in (-2.2, 2.2):
        unit += _lancet(x, 0.9, 1.0, 2.4)
    unit += [
        drum([(0.26, 0), (0.2, 0.25), (0.17, 3.6), (0.26, 3.9)], "#d9d0bd", at=(-3.6, 0, 0.3)),
        *box((2.2, 0.95, 0.7), (0, 0, 0.5), "#f6f1e6"),
        panel((-0.45, 0.1), (0.9, 0.86), "#c9a04a", 0.86, over=True),
        *box((0.16, 1.5, 0.1), (0, 1.3, 0.2), "#8a5a3c"),
        *box((0.9, 0.16, 0.1), (0, 2.2, 0.2), "#8a5a3c", lift=0.05),
    ]
    for x in (-0.8, 0.8):
        unit.append(tube([(x, 0.95, 0.5), (x, 1.35, 0.5)], 0.05, "#fffaf0", lift=0.3))
        unit += lit((ball((x, 1.43, 0.5), 0.05, "#ffb347", line=0.3, lift=0.3),), "#ffd75e")
    pews = [
        p
        for x in (-3.9, 3.9)
        for p in (
            *box((3.6, 0.9, 0.1), (x, 0, -1.7), "#a9774a"),
            *box((3.7, 0.1, 0.2), (x, 0.9, -1.7), "#8a5a3c", lift=0.05),
        )
    ]
    carpet = strip((-3.4, -2.2), "#b9625a")
    return (carpet, *walls("#e9e2d3", "#b9ad98"), *around(tuple(unit), 7.2), *pews)


def _courtroom(rng: Rng) -> Pieces:
    unit: list[Piece] = [
        panel((x, 0.2), (1.1, 2.5), "#a9774a", 0.02, line=1.2) for x in np.arange(-4.5, 4.4, 1.25)
    ]
    unit += [
        *box((3.0, 1.5, 0.8), (0, 0, 0.8), "#7a4a30"),
        *box((3.3, 0.12, 1.0), (0, 1.5, 0.8), "#9a6440", lift=0.05),
        *(panel((x, 0.3), (0.8, 0.95), "#8f5a3a", 1.21, over=True) for x in (-1.4, -0.4, 0.6)),
        panel((-0.4, 1.6), (0.8, 1.15), "#5a3422", 0.3, line=1.4),
        tube([(0.75, 1.66, 0.9), (1.05, 1.66, 0.9)], 0.08, "#c98d4b", lift=0.4),
        line([(0.9, 1.66, 0.95), (1.25, 1.85, 0.95)], 2.4, "#8a6242", lift=0.5),
    ]
    y = 2.95  # scales of justice
    unit += [
        line([(0, y - 0.1, 0.1), (0, y + 0.4, 0.1)], 2.4, "#c9a04a"),
        line([(-0.5, y + 0.3, 0.1), (0.5, y + 0.3, 0.1)], 2.4, "#c9a04a"),
    ]
    for x in (-0.5, 0.5):
        unit.append(line([(x - 0.2, y, 0.1), (x, y + 0.3, 0.1), (x + 0.2, y, 0.1)], 1.0, "#c9a04a"))
        unit.append(sheet(curve([(x - 0.22, y), (x, y - 0.12), (x + 0.22, y)]), "#c9a04a", 0.1))
    for x, fill in ((-2.4, "#4f6fa5"), (2.4, "#b4483c")):
        unit.append(tube([(x, 0, 0.6), (x, 2.5, 0.6)], 0.03, "#c9a04a"))
        cloth = curve([(0, 2.4), (0.3, 1.9), (0.55, 1.2), (0.1, 1.1), (0, 1.3)], 3)
        unit.append(sheet(cloth * [np.sign(x), 1] + [x, 0], fill, 0.6, over=True))
    unit += [*box((1.2, 1.0, 0.7), (3.5, 0, 1.1), "#8a5a3a"), *furnish("chair", (-3.5, 0, 1.0))]
    return (strip((-2.4, 0.0), "#7f9a8a"), *walls("#c39a68", "#7a4a30"), *around(tuple(unit), 9.4))


def _throne(x: float) -> Pieces:
    back = curve([(-0.6, 0.5), (-0.65, 2.2), (-0.35, 2.45), (0, 2.85), (0.35, 2.45), (0.65, 2.2),
                  (0.6, 0.5)], 3)  # fmt: skip
    return (
        *box((3.0, 0.25, 1.6), (x, 0, 1.0), "#b9b2a6"),
        *box((2.2, 0.25, 1.2), (x, 0.25, 0.9), "#cbc4b8"),
        sheet(back + [x, 0.3], "#e0b43c", 0.6),
        sheet(0.72 * back + [x, 0.75], "#b4304a", 0.62, over=True),
        *box((1.2, 0.45, 0.7), (x, 0.5, 0.95), "#e0b43c"),
        *(
            tube([(x + d, 0.95, 1.25), (x + d, 1.3, 1.25), (x + d, 1.35, 0.7)], 0.09, "#e0b43c")
            for d in (-0.62, 0.62)
        ),
        ball((x, 3.15, 0.65), 0.11, "#d9423c"),
    )


def _throne_room(rng: Rng) -> Pieces:
    unit: list[Piece] = [*bricks((-4.6, 4.6), (0.2, 4.2), "#a9a294", 0.5), *_throne(0.0)]
    for x in (-3.9, 3.9):
        column = [(0.4, 0), (0.3, 0.25), (0.24, 3.6), (0.4, 4.0)]
        unit.append(drum(column, "#d9d3c6", at=(x, 0, 0.6)))
    for x, fill in ((-2.3, "#4f6fa5"), (2.3, "#b4304a")):
        cloth = [(x - 0.5, 3.4), (x - 0.5, 1.4), (x, 1.0), (x + 0.5, 1.4), (x + 0.5, 3.4)]
        unit.append(sheet(cloth, fill, 0.1))
        crown = np.array([(-0.3, 0), (-0.34, 0.35), (-0.15, 0.16), (0, 0.42), (0.15, 0.16),
                          (0.34, 0.35), (0.3, 0)])  # fmt: skip
        unit.append(sheet(crown + [x, 2.3], "#f0c94a", 0.12, over=True))
    for x in (-3.1, 3.1):
        unit.append(line([(x, 1.5, 0.15), (x, 2.0, 0.25)], 3.4, "#8a6242"))
        unit += flames(x, 2.0, 0.34, 0.3)
    carpet = plane(
        [(-1.0, 0.01, -3.0), (1.0, 0.01, -3.0), (1.3, 0.01, 9), (-1.3, 0.01, 9)],
        "#c9405a",
        lift=-900,
    )
    return (carpet, *walls("#cfc8b9", "#a39c8c"), *around(tuple(unit), 9.4))


def _prison(rng: Rng) -> Pieces:
    unit: list[Piece] = [
        *bricks((-4.2, 4.2), (0.2, 3.4), "#8b8f90", 0.36),
        panel((-0.6, 1.75), (1.2, 0.95), "#a9cfe0", 0.05, line=2.0),
        *(tube([(x, 1.75, 0.08), (x, 2.7, 0.08)], 0.035, "#4f5356", over=True)
            for x in (-0.36, -0.12, 0.12, 0.36)),
        *box((1.9, 0.12, 0.8), (-2.6, 0.5, 0.6), "#7f8a90"),
        *box((1.9, 0.16, 0.8), (-2.6, 0.62, 0.6), "#c3c9b8", lift=0.05),
        *box((1.9, 0.12, 0.8), (-2.6, 1.5, 0.6), "#7f8a90"),
        *box((1.9, 0.16, 0.8), (-2.6, 1.62, 0.6), "#c3c9b8", lift=0.05),
        *(tube([(x, 0, 1.0), (x, 2.0, 1.0)], 0.03, "#5f686d") for x in (-3.5, -1.7)),
    ]  # fmt: skip
    unit += [
        line([(1.1 + 0.12 * k, 1.5, 0.06), (1.12 + 0.12 * k, 1.8, 0.06)], 1.2, "#f3f3ee")
        for k in range(4)
    ]
    unit.append(line([(1.0, 1.55, 0.06), (1.6, 1.75, 0.06)], 1.2, "#f3f3ee"))
    for x in np.arange(2.1, 4.3, 0.24):
        unit.append(tube([(x, 0, 1.0), (x, 3.1, 1.0)], 0.04, "#4f5356", line=0.6))
    for y in (0.12, 1.2, 2.9):
        unit.append(tube([(2.1, y, 1.02), (4.2, y, 1.02)], 0.05, "#4f5356", line=0.6))
    unit.append(panel((2.9, 1.0), (0.4, 0.45), "#5f6468", 1.06, line=0.9))
    return (*walls("#b3b8b9", "#7d8284"), *around(tuple(unit), 8.6))


RECORDS = (
    PlaceKind(
        name="church",
        gallery="coloured windows, an altar and a cross",
        sky=("#e9e2d3", "#e9e2d3"),
        floor=("#c9bda6", "#d4c9b3"),
        draw=_church,
        words=nouns("chapel, cathedral, altar, abbey, minster"),
        near=nouns("temple, mosque, synagogue, monastery, convent, crypt, shrine, funeral"),
    ),
    PlaceKind(
        name="courtroom",
        gallery="a judge's bench, flags and scales",
        sky=("#c39a68", "#c39a68"),
        floor=("#b08a62", "#bb966e"),
        draw=_courtroom,
        words=nouns("law court, courthouse, court of law, trial, tribunal"),
        near=nouns("parliament, town hall, city hall, senate"),
    ),
    PlaceKind(
        name="throne_room",
        gallery="a golden throne, banners and torches",
        sky=("#cfc8b9", "#cfc8b9"),
        floor=("#b3aa98", "#beb5a4"),
        draw=_throne_room,
        words=nouns("throne hall, royal hall, great hall, royal palace, knights hall, throne"),
        near=nouns("castle hall, ballroom of a castle, royal chamber, treasure chamber, armoury"),
    ),
    PlaceKind(
        name="prison",
        gallery="bars, bunks and stone walls",
        sky=("#b3b8b9", "#b3b8b9"),
        floor=("#9b9f9f", "#a7abab"),
        draw=_prison,
        words=nouns("jail, cell, prison cell, jail cell, gaol, dungeon, behind bars"),
        near=nouns("police station, police cell, cage, bunker, torture chamber"),
    ),
)
