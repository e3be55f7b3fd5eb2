"""Where people wait for a bus or a train."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    box,
    curve,
    disc,
    line,
    moved,
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.places.rooms import (
    PANE,
    WALL,
    around,
    lattice,
    tiled_floor,
    walls,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    furnish,
    lit,
    panel,
    repeat,
    ridge,
    scatter,
    strip,
    town,
)
from stickgen.catalog.places.signs import sign
from stickgen.catalog.records import PlaceKind, nouns

_STEEL = "#8f9aa3"


def _shelter(x: float, z: float) -> Pieces:
    posts = [tube([(x + d, 0, z), (x + d, 2.5, z)], 0.05, "#5b6b75") for d in (-1.8, 1.8)]
    return (
        *posts,
        panel((x - 1.8, 0.35), (3.6, 1.9), "#cfe6ee", z - 0.3, line=1.2),
        *(line([(x + d, 0.35, z - 0.29), (x + d, 2.25, z - 0.29)], 0.8, over=True)
            for d in (-0.6, 0.6)),
        panel((x + 0.75, 0.6), (0.9, 1.4), "#f0d9a0", z - 0.28, line=0.9, over=True),
        *box((4.1, 0.16, 1.2), (x, 2.5, z), "#5b8fa5"),
        *box((2.3, 0.1, 0.4), (x - 0.4, 0.45, z + 0.1), "#c98d4b"),
        *(tube([(x + d, 0, z + 0.1), (x + d, 0.45, z + 0.1)], 0.04, "#5b6b75")
            for d in (-1.3, 0.5)),
    )  # fmt: skip


def _bus_stop(rng: Rng) -> Pieces:
    z = -3.4
    post = (
        tube([(2.9, 0, z), (2.9, 2.6, z)], 0.05, "#5b6b75"),
        disc((2.9, 2.7, z + 0.06), 0.46, "#f0c23c", line=1.4),
        *moved(sign("BUS", (0, 0), 0.26, 0.02, board="#f0c23c", weight=2.2), (2.9, 2.7, z + 0.08)),
        panel((2.65, 1.2), (0.5, 0.7), "#f6f1e4", z + 0.06),
    )
    unit = (*_shelter(-0.6, z), *post)
    road = (strip((-10.5, -5.2), "#b5b3b1"), strip((-5.3, -5.1), "#8a857c", 0.01, 0.0))
    dashes = [
        plane([(x, 0.02, -7.9), (x + 1.4, 0.02, -7.9), (x + 1.4, 0.02, -7.7), (x, 0.02, -7.7)],
              "#fbf8ef", line=0, lift=-800)
        for x in np.arange(-45.0, 45.0, 3.2)
    ]  # fmt: skip
    back = (
        *clouds(rng, 4),
        *town(rng, -40, (6, 12), "#cdd5de", "#a9c8dc"),
        *scatter(rng, "tree", (-15, -13), 7.0, (0.8, 1.1)),
    )
    return (*road, *dashes, *bend((*back, *repeat(unit, 17.0, z))))


def _carriage(x: float, z: float, fill: str, stripe: str) -> Pieces:
    """A railway carriage, 10.6 metres long, seen from its side."""
    body = rounded(10.4, 2.9, 0.35, (x, 0.5))
    out: list[Piece] = [
        sheet(body, fill, z),
        panel((x - 5.1, 1.05), (10.2, 0.3), stripe, z + 0.01, line=0.5, over=True),
    ]
    for i in range(6):
        at = x - 4.75 + 1.65 * i
        if i in (1, 4):
            out.append(panel((at, 0.7), (1.15, 2.3), stripe, z + 0.02, line=1.0, over=True))
            out.append(line([(at + 0.57, 0.7, z + 0.02), (at + 0.57, 3.0, z + 0.02)], over=True))
        pane = panel((at + 0.08, 1.7), (1.0, 0.9), PANE, z + 0.03, line=0.9, over=True)
        out += lit((pane,))
    return tuple(out)


def _train_station(rng: Rng) -> Pieces:
    train = [
        p for x in np.arange(-26.5, 27.0, 10.6) for p in _carriage(x, -4.6, "#d9605a", "#f6efe0")
    ]
    roof: list[Piece] = []
    for x in np.arange(-33.0, 34.0, 5.5):
        roof.append(tube([(x, 0, -2.9), (x, 3.5, -2.9)], 0.09, "#5f7f78"))
        roof.append(tube(curve([(x, 2.9, -2.9), (x + 0.5, 3.4, -2.9), (x + 1.2, 3.5, -2.9)]), 0.05,
                         "#5f7f78"))  # fmt: skip
    clock = (
        line([(0.9, 3.6, -2.7), (0.9, 3.15, -2.7)], 2.0),
        *lit((disc((0.9, 2.8, -2.65), 0.36, "#ffffff", line=1.8),)),
        line([(0.9, 3.05, -2.6), (0.9, 2.8, -2.6), (1.08, 2.72, -2.6)], 1.6, lift=0.1),
    )
    roof += [
        *(
            p
            for x in np.arange(-30.0, 31.0, 6.0)
            for p in box((6.0, 0.25, 2.2), (x, 3.5, -2.9), "#8fa9a0", line=0.6)
        ),
        *clock,
        *sign("STATION", (-2.2, 2.9), 0.3, -2.7, board="#e6efe9", weight=2.0),
    ]
    edge = strip((-3.65, -3.45), "#f0d04a", 0.01, 0.4)
    back = bend((*clouds(rng, 4), *town(rng, -40, (5, 10), "#cdd5de"),
                 *ridge(rng, -24, 2.5, "#b7c9a4")))  # fmt: skip
    benches = [p for x in (-13.0, 4.4, 15.0) for p in furnish("bench", (x, 0, -2.6))]
    return (strip((-12, -3.7), "#a9a196"), edge, *back, *train, *roof, *benches)


def _subway(rng: Rng) -> Pieces:
    unit: list[Piece] = [
        *lattice((-5.3, 5.3), (2.5, 4.2), (0.5, 0.28), "#b9c4c0"),
        *_carriage(0.0, 0.5, "#c3ccd2", "#e0904a"),
        *sign("METRO", (-2.2, 2.95), 0.3, 1.4, board="#8fb8e0", weight=2.4),
        *sign("EXIT", (2.6, 2.95), 0.3, 1.4, board="#8fcf9a", weight=2.4),
        *(line([(x, 3.2, 1.4), (x, 4.6, 1.4)], 1.2) for x in (-3.0, -1.4, 1.9, 3.3)),
        tube([(-4.2, 0, 1.8), (-4.2, 5.5, 1.8)], 0.24, "#8fa5b0"),
        tube([(4.4, 0, 1.8), (4.4, 5.5, 1.8)], 0.24, "#8fa5b0"),
    ]
    pit = strip((WALL, WALL + 1.5), "#5f6266", 0.0, 0.0)
    edge = strip((WALL + 1.5, WALL + 1.75), "#f0d04a", 0.01, 0.4)
    return (*tiled_floor("#b0b3b0", 1.0), pit, edge, *walls("#d9e0dc", "#8f9794", 7.0),
            *around(tuple(unit), 10.6))  # fmt: skip


RECORDS = (
    PlaceKind(
        name="bus_stop",
        gallery="a shelter with a bench, a sign and a road",
        sky=("#a9d3ee", "#e7f2f5"),
        floor=("#cfcac2", "#dcd7cd"),
        draw=_bus_stop,
        outdoor=True,
        words=nouns("bus station, tram stop, bus shelter, bus terminal"),
        near=nouns("taxi stand, coach station, waiting for the bus"),
    ),
    PlaceKind(
        name="train_station",
        gallery="a platform with a red train and a clock",
        sky=("#a9d3ee", "#eaf1ee"),
        floor=("#c9c2b6", "#d3cdc2"),
        draw=_train_station,
        outdoor=True,
        words=nouns(
            "railway station, railroad station, station, platform, train platform, railway "
            "platform, railway track"
        ),
        near=nouns("railway, railroad, tracks, level crossing, freight yard"),
    ),
    PlaceKind(
        name="subway",
        gallery="an underground platform with a train",
        sky=("#d9e0dc", "#d9e0dc"),
        floor=("#c0c3c0", "#cacdca"),
        draw=_subway,
        words=nouns(
            "subway station, metro, metro station, underground, underground station, tube "
            "station, subway platform"
        ),
        near=nouns("tunnel, sewer, underpass, pedestrian tunnel, subway train"),
    ),
)
