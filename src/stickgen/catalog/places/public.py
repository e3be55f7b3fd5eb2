"""Public buildings: where people are taught, healed and shown things."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    box,
    curve,
    disc,
    line,
    sheet,
    tube,
)
from stickgen.catalog.places.rooms import (
    around,
    shelves,
    tiled_floor,
    walls,
)
from stickgen.catalog.places.scenery import (
    Rng,
    lit,
    panel,
)
from stickgen.catalog.places.signs import sign
from stickgen.catalog.records import PlaceKind, nouns

_BOOKS = ("#b4593c", "#4f7f9c", "#d9a441", "#6f8f5f", "#8a5a78", "#c9b58a", "#5a6f8a")


def _corridor(rng: Rng) -> Pieces:
    unit: list[Piece] = []
    for i, x in enumerate(np.arange(-3.6, 1.6, 0.52)):
        fill = ("#6f9fc4", "#5f8fb8")[i % 2]
        unit.append(panel((x, 0.1), (0.5, 1.95), fill, 0.3, line=0.9))
        for y in (1.6, 1.7, 1.8):
            unit.append(line([(x + 0.12, y, 0.31), (x + 0.38, y, 0.31)], 0.6, over=True))
        unit.append(line([(x + 0.4, 0.95, 0.31), (x + 0.4, 1.1, 0.31)], 1.8, over=True))
    unit += [
        panel((1.9, 0.0), (1.1, 2.3), "#c98d4b", 0.05, line=1.4),
        panel((2.1, 1.3), (0.7, 0.7), "#cfe6ee", 0.06, over=True),
        ball((2.85, 1.05, 0.08), 0.05, "#f3efe4", line=0.6, over=True),
        disc((0.0, 2.55, 0.1), 0.26, "#ffffff", line=1.4),
        line([(0.0, 2.72, 0.11), (0.0, 2.55, 0.11), (0.12, 2.5, 0.11)], over=True),
        *sign("ROOM A", (2.45, 2.6), 0.2, 0.05),
    ]
    return (*tiled_floor("#b9b49c", 1.2), *walls("#ece6cf", "#8a9a7a"), *around(tuple(unit), 7.4))


def _library(rng: Rng) -> Pieces:
    unit: list[Piece] = []
    for x in (-3.5, -1.75, 0.0, 1.75):
        unit += shelves(rng, (x, 0.0), (1.65, 2.9), _BOOKS, 5)
    unit += [
        line([(1.5, 0, 0.9), (1.5, 2.9, 0.4)], 2.2, "#8a6242"),
        line([(1.95, 0, 0.9), (1.95, 2.9, 0.4)], 2.2, "#8a6242"),
        *(line([(1.5, y, 0.9 - 0.17 * y), (1.95, y, 0.9 - 0.17 * y)], 1.6, "#8a6242")
            for y in np.arange(0.3, 2.8, 0.32)),
        *box((1.8, 0.75, 0.8), (-1.8, 0, 1.5), "#8a5a3c"),
        tube([(-1.9, 0.75, 1.5), (-1.9, 1.1, 1.5)], 0.03, "#c9a04a", lift=0.4),
        *lit((tube([(-2.15, 1.15, 1.5), (-1.65, 1.15, 1.5)], 0.1, "#5f9f74", lift=0.4),)),
    ]  # fmt: skip
    return (*walls("#e0d2b4", "#8a6a48"), *around(tuple(unit), 7.1))


def _hospital(rng: Rng) -> Pieces:
    frame = "#9aa7b0"
    bed = (
        *box((2.2, 0.22, 0.9), (-1.0, 0.5, 1.0), "#ffffff"),
        *(tube([(x, 0, 1.4), (x, 0.5, 1.4)], 0.03, frame) for x in (-1.95, -0.05)),
        *(ball((x, 0.07, 1.4), 0.07, "#5b646b") for x in (-1.95, -0.05)),
        sheet([(-2.15, 0.4), (-2.15, 1.15), (-2.05, 1.15), (-2.05, 0.4)], frame, 1.45),
        tube([(-1.85, 0.82, 1.2), (-1.5, 0.8, 1.2)], 0.12, "#dbe9f3", lift=0.3),
        panel((-1.3, 0.5), (1.35, 0.26), "#8fc0d9", 1.46, over=True),
    )
    drip = (
        tube([(-2.5, 0, 1.0), (-2.5, 2.0, 1.0), (-2.3, 2.0, 1.0)], 0.025, frame),
        sheet(
            np.array([(-0.1, 0.3), (0.1, 0.3), (0.07, 0), (-0.07, 0)]) + [-2.3, 1.6], "#cfe6f3", 1.0
        ),
        line(curve([(-2.3, 1.6, 1.0), (-2.2, 1.1, 1.0), (-1.8, 0.9, 1.0)]), 0.7),
    )
    beat = [(0.55, 1.5), (0.75, 1.5), (0.83, 1.7), (0.93, 1.3), (1.0, 1.5), (1.2, 1.5)]
    monitor = (
        tube([(0.87, 0, 0.4), (0.87, 1.2, 0.4)], 0.04, frame),
        panel((0.45, 1.2), (0.85, 0.6), "#2f4048", 0.5, line=1.6),
        line(np.insert(np.array(beat), 2, 0.51, axis=1), 1.4, "#7fe0a0", over=True),
    )
    cross = [(-0.12, -0.36), (-0.12, -0.12), (-0.36, -0.12), (-0.36, 0.12), (-0.12, 0.12),
             (-0.12, 0.36), (0.12, 0.36), (0.12, 0.12), (0.36, 0.12), (0.36, -0.12),
             (0.12, -0.12), (0.12, -0.36)]  # fmt: skip
    curtain = [
        panel((1.75 + 0.3 * i, 0.25), (0.3, 2.2), ("#a9d3c4", "#9ac7b8")[i % 2], 0.6, line=0.6)
        for i in range(5)
    ]
    unit = (
        panel((-1.6, 1.55), (1.1, 1.1), "#ffffff", 0.03, line=1.2),
        sheet(np.array(cross) + [-1.05, 2.1], "#d9423c", 0.04, over=True),
        *bed, *drip, *monitor, *curtain,
        line([(1.6, 2.5, 0.61), (3.4, 2.5, 0.61)], 1.8),
    )  # fmt: skip
    return (*tiled_floor("#b3c9c4", 1.2), *walls("#e3f0ec", "#8fb8ae"), *around(unit, 7.2))


def _museum(rng: Rng) -> Pieces:
    unit: list[Piece] = []
    for x, w, h, ground, shape in (
        (-3.9, 1.5, 1.1, "#8fb8d0", "#6f8f5f"),
        (-1.9, 0.9, 1.3, "#d9b48a", "#8a4a3c"),
        (1.7, 1.8, 1.2, "#e9c48a", "#b4593c"),
    ):
        y = 1.95 - h / 2
        unit.append(panel((x - 0.12, y - 0.12), (w + 0.24, h + 0.24), "#c9a04a", 0.04, line=1.4))
        unit.append(panel((x, y), (w, h), ground, 0.05, line=0.7, over=True))
        hill = curve([(x, y), (x + 0.3 * w, y + 0.55 * h), (x + 0.6 * w, y + 0.3 * h), (x + w, y)])
        unit.append(sheet(hill, shape, 0.06, line=0.5, over=True))
        sun = (x + 0.72 * w, y + 0.74 * h, 0.07)
        unit.append(ball(sun, 0.13 * h, "#f7efc4", line=0.5, over=True))
    bust = curve(
        [
            (-0.35, 1.25),
            (-0.33, 1.5),
            (-0.12, 1.62),
            (-0.12, 1.75),
            (-0.2, 1.95),
            (0, 2.2),
            (0.2, 1.95),
            (0.12, 1.75),
            (0.12, 1.62),
            (0.33, 1.5),
            (0.35, 1.25),
        ],
        3,
    )
    unit += [
        *box((0.7, 1.15, 0.6), (0.3, 0, 0.7), "#d5d2c8"),
        *box((0.85, 0.1, 0.7), (0.3, 1.15, 0.7), "#e6e3da", lift=0.05),
        sheet(bust + [0.3, 0], "#f3f1ea", 0.75, lift=0.2),
    ]
    for x in (-4.3, -2.9, -1.5):
        unit.append(tube([(x, 0, 1.6), (x, 0.9, 1.6)], 0.035, "#c9a04a"))
        unit.append(ball((x, 0.95, 1.6), 0.07, "#c9a04a"))
    for x in (-4.3, -2.9):
        rope = curve([(x, 0.85, 1.6), (x + 0.7, 0.55, 1.6), (x + 1.4, 0.85, 1.6)])
        unit.append(tube(rope, 0.035, "#b4483c", line=0.7))
    return (*walls("#dfe3e0", "#a9a294"), *around(tuple(unit), 8.8))


RECORDS = (
    PlaceKind(
        name="school_corridor",
        gallery="lockers, a classroom door and a clock",
        sky=("#ece6cf", "#ece6cf"),
        floor=("#cfc9ae", "#dad5bd"),
        draw=_corridor,
        words=nouns(
            "school hallway, school corridor with lockers, high school, hallway, corridor, lockers"
        ),
        near=nouns("passage, hall, foyer, school hall, hotel corridor"),
    ),
    PlaceKind(
        name="library",
        gallery="tall shelves of books and a ladder",
        sky=("#e0d2b4", "#e0d2b4"),
        floor=("#a97f58", "#b58a62"),
        draw=_library,
        words=nouns("reading room, public library, school library, bookshop, bookstore"),
        near=nouns("archive, antique shop, wizards study, book fair"),
    ),
    PlaceKind(
        name="hospital",
        gallery="a bed, a drip, a monitor and a red cross",
        sky=("#e3f0ec", "#e3f0ec"),
        floor=("#c9dcd6", "#d5e4df"),
        draw=_hospital,
        words=nouns(
            "clinic, ward, hospital room, hospital ward, sickroom, emergency room, infirmary, "
            "operating room, operating theatre, surgery, doctors office, doctors surgery"
        ),
        near=nouns(
            "ambulance, dentist, nursing home, vet, veterinary clinic, morgue, maternity ward"
        ),
    ),
    PlaceKind(
        name="museum",
        gallery="paintings in gold frames and a bust",
        sky=("#dfe3e0", "#dfe3e0"),
        floor=("#c4a77e", "#cfb38b"),
        draw=_museum,
        words=nouns("art gallery, gallery, art museum, exhibition, exhibit"),
        near=nouns("studio of a painter, auction, natural history museum, art class"),
    ),
)
