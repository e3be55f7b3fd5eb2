"""Rooms of a home."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    box,
    curve,
    disc,
    drum,
    line,
    moved,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.places.rooms import (
    around,
    bricks,
    counter,
    flames,
    lattice,
    shelves,
    tiled_floor,
    walls,
    window,
)
from stickgen.catalog.places.scenery import (
    Rng,
    furnish,
    lit,
    panel,
    strip,
)
from stickgen.catalog.records import PlaceKind, nouns

_BOOKS = ("#b4593c", "#4f7f9c", "#d9a441", "#6f8f5f", "#8a5a78", "#e9dcae")
_GAY = ("#e0604a", "#f0b429", "#5f9f74", "#4f8fc0", "#b07ac0")  # colours of a feast


def _stove(x: float) -> Pieces:
    return (
        *counter(x, 0.9, "#8d949b", "#4b4f55"),
        panel((x - 0.32, 0.2), (0.64, 0.4), "#3f444a", 0.71, line=0.8, over=True),
        line([(x - 0.3, 0.72, 0.72), (x + 0.3, 0.72, 0.72)], 1.6, over=True),
        drum([(0.18, 1.0), (0.2, 1.25)], "#d9534a", at=(x - 0.15, 0, 0.4), lift=0.3),
        line([(x - 0.38, 1.18, 0.4), (x + 0.1, 1.18, 0.4)], 1.8, over=True),
        sheet([(x - 0.5, 1.9), (x - 0.25, 2.4), (x + 0.25, 2.4), (x + 0.5, 1.9)], "#aeb5bb", 0.3),
        panel((x - 0.22, 2.4), (0.44, 1.2), "#aeb5bb", 0.3),
    )


def _fridge(x: float) -> Pieces:
    return (
        *box((0.95, 2.0, 0.7), (x, 0, 0.4), "#cdd9df"),
        line([(x - 0.46, 1.3, 0.76), (x + 0.46, 1.3, 0.76)], lift=0.2),
        line([(x - 0.34, 1.4, 0.76), (x - 0.34, 1.75, 0.76)], 2.0, lift=0.2),
        line([(x - 0.34, 0.8, 0.76), (x - 0.34, 1.2, 0.76)], 2.0, lift=0.2),
    )


def _kitchen(rng: Rng) -> Pieces:
    unit: list[Piece] = [
        *lattice((-3.9, 3.9), (1.0, 1.9), (0.25, 0.25), "#b9cfc4"),
        *window(-1.9, 1.25, 1.5, 1.2, 0.03),
        *_stove(0.75),
        *_fridge(3.2),
    ]
    for x, w in ((-1.6, 3.7), (1.95, 1.4)):
        unit += counter(x, w, "#f2e6cf", "#a9774a")
        for door in np.arange(x - w / 2 + 0.05, x + w / 2 - 0.3, 0.72):
            unit.append(panel((door, 0.12), (0.64, 0.68), "#f7efdd", 0.71, line=0.7, over=True))
    for x in (-3.4, -2.7, 1.4, 2.1):  # hanging cupboards
        unit.append(panel((x, 1.75), (0.66, 0.85), "#f2e6cf", 0.35, line=0.9))
        unit.append(line([(x + 0.56, 1.9, 0.36), (x + 0.56, 2.1, 0.36)], 1.4, over=True))
    tap = curve([(-1.2, 0.98), (-1.2, 1.3), (-1.0, 1.35), (-0.95, 1.2)])
    unit.append(tube(np.insert(tap, 2, 0.4, axis=1), 0.025, "#9aa3aa", line=0.6, lift=0.4))
    unit += [drum([(0.09, 0.99), (0.1, 1.2)], "#e9c46a", at=(1.8, 0, 0.4), lift=0.3)]
    return (*tiled_floor("#cbb89a"), *walls("#dcebe2", "#b9a58a"), *around(tuple(unit), 8.2))


def _bath(x: float) -> Pieces:
    tub = rounded(2.2, 0.62, 0.2, (x, 0.1))
    return (
        sheet(tub, "#ffffff", 1.1),
        line([(x - 1.2, 0.72, 1.11), (x + 1.2, 0.72, 1.11)], 3.0, over=True),
        *(ball((x + dx, 0.07, 1.1), 0.07, "#d9c08a", line=0.6) for dx in (-0.8, 0.8)),
        *(
            ball((x + dx, 0.8 + 0.06 * (i % 3), 1.0), 0.14 + 0.03 * (i % 2), "#eaf7fb", line=0.5)
            for i, dx in enumerate(np.arange(-0.9, 0.95, 0.24))
        ),
        tube([(x + 1.0, 0.7, 0.6), (x + 1.0, 2.35, 0.6), (x + 0.7, 2.35, 0.6)], 0.025, "#9aa3aa"),
        sheet(
            [(x + 0.55, 2.2), (x + 0.62, 2.35), (x + 0.78, 2.35), (x + 0.85, 2.2)], "#9aa3aa", 0.6
        ),
    )


def _toilet(x: float) -> Pieces:
    bowl = curve([(-0.28, 0.42), (-0.2, 0.12), (-0.14, 0), (0.14, 0), (0.2, 0.12), (0.28, 0.42)], 4)
    return (
        panel((x - 0.3, 0.45), (0.6, 0.5), "#ffffff", 0.15),
        panel((x - 0.34, 0.95), (0.68, 0.08), "#ffffff", 0.15, over=True),
        sheet(bowl + [x, 0], "#ffffff", 0.5),
        disc((x, 0.44, 0.5), (0.33, 0.08), "#f3f3ef", over=True),
        drum([(0.08, 0.75), (0.08, 0.9)], "#ffffff", at=(x + 0.55, 0, 0.1)),
    )


def _bathroom(rng: Rng) -> Pieces:
    basin = curve([(-0.4, 0.85), (-0.3, 0.68), (0, 0.62), (0.3, 0.68), (0.4, 0.85)], 4)
    unit = (
        *lattice((-3.6, 3.6), (0.14, 2.2), (0.3, 0.3), "#a9cfd6"),
        *_bath(-2.2),
        panel((0.05, 1.15), (0.9, 1.1), "#d9f0f5", 0.05, line=1.8),
        line([(0.2, 1.5, 0.06), (0.5, 1.95, 0.06)], 0.8, "#ffffff", over=True),
        panel((0.4, 0.0), (0.2, 0.66), "#ffffff", 0.25),
        sheet(basin + [0.5, 0], "#ffffff", 0.4),
        tube([(0.5, 0.85, 0.2), (0.5, 1.05, 0.2), (0.5, 1.03, 0.4)], 0.025, "#9aa3aa", lift=0.2),
        *_toilet(1.9),
        line([(2.6, 1.6, 0.06), (3.4, 1.6, 0.06)], 2.0),
        panel((2.7, 0.9), (0.6, 0.7), "#e58f7f", 0.07),
    )
    floor = (*tiled_floor("#a9bcc4", 0.6), strip((-2.5, -1.7), "#e9b8a8"))
    return (*floor, *walls("#cfe6ea", "#8fb3bb"), *around(unit, 7.4))


def _bed(x: float) -> Pieces:
    """A double bed, its foot towards the viewer."""
    head = curve([(-1.0, 0), (-1.0, 1.05), (0, 1.35), (1.0, 1.05), (1.0, 0)], 5)
    return (
        sheet(head + [x, 0], "#a9774a", 0.1),
        *box((1.8, 0.3, 1.6), (x, 0.1, 0.9), "#a9774a"),
        *box((1.76, 0.28, 1.56), (x, 0.4, 0.9), "#7f9fc6", lift=0.1),
        *(tube([(x + s * 0.62, 0.78, 0.35), (x + s * 0.24, 0.78, 0.35)], 0.14, "#ffffff", lift=0.3)
            for s in (-1, 1)),
        panel((x - 0.88, 0.1), (1.76, 0.42), "#8fb0d6", 1.71, line=0.9, over=True),
    )  # fmt: skip


def _bedroom(rng: Rng) -> Pieces:
    curtain = curve([(0, 0), (0.35, 0.7), (0.25, 1.7), (0.0, 1.7)], 4)
    unit = [
        *_bed(-0.4),
        *window(2.2, 1.05, 1.3, 1.35),
        sheet(curtain + [2.0, 0.9], "#d98f9a", 0.05),
        sheet(curtain * [-1, 1] + [3.7, 0.9], "#d98f9a", 0.05),
        line([(1.85, 2.62, 0.06), (3.85, 2.62, 0.06)], 2.2),
        *box((1.3, 2.2, 0.6), (-3.1, 0, 0.4), "#b98a5a"),
        line([(-3.1, 0.1, 0.75), (-3.1, 2.1, 0.75)], lift=0.2),
        *(ball((-3.1 + d, 1.1, 0.75), 0.04, "#f3efe4", lift=0.3) for d in (-0.1, 0.1)),
    ]
    for x in (-1.75, 0.95):  # bedside tables
        unit += box((0.5, 0.5, 0.4), (x, 0, 0.3), "#c39a68")
        unit += [tube([(x, 0.5, 0.3), (x, 0.75, 0.3)], 0.03, "#8a7a66", lift=0.2)]
        shade = [(x - 0.2, 0.72), (x - 0.12, 1.0), (x + 0.12, 1.0), (x + 0.2, 0.72)]
        unit += lit((sheet(shade, "#f7e3a8", 0.3, lift=0.2),))
    rug = strip((-2.4, -1.0), "#d9a0a8")
    return (rug, *walls("#dcd6ea", "#b3a7c9"), *around(tuple(unit), 8.4))


def _fireplace(x: float) -> Pieces:
    return (
        panel((x - 1.0, 0), (2.0, 1.35), "#b9705a", 0.3, line=1.2),
        *moved(bricks((-1.0, 1.0), (0.0, 1.3), "#8f5443", 0.22), (x, 0, 0.3)),
        panel((x - 0.55, 0.0), (1.1, 0.9), "#4a3a34", 0.35),
        *flames(x, 0.08, 0.62, 0.37),
        line([(x - 0.4, 0.08, 0.38), (x + 0.4, 0.12, 0.38)], 4.0, "#6f4a30", over=True),
        *box((2.3, 0.1, 0.5), (x, 1.35, 0.3), "#a9774a"),
        disc((x, 1.72, 0.3), 0.2, "#f3efe4"),
        line([(x, 1.85, 0.31), (x, 1.72, 0.31), (x + 0.09, 1.7, 0.31)], over=True),
    )


def _living_room(rng: Rng) -> Pieces:
    sofa = (
        *box((2.2, 0.45, 0.8), (-2.9, 0, 0.6), "#5f8f8a"),
        *box((2.2, 0.6, 0.22), (-2.9, 0.45, 0.3), "#6f9f9a"),
        *box((0.25, 0.68, 0.85), (-4.1, 0, 0.6), "#6f9f9a"),
        *box((0.25, 0.68, 0.85), (-1.7, 0, 0.6), "#6f9f9a"),
        *(panel((x, 0.48), (0.42, 0.38), "#e9c46a", 0.6) for x in (-3.7, -2.4)),
    )
    television = (
        *box((1.7, 0.5, 0.5), (2.6, 0, 0.4), "#a9774a"),
        panel((1.85, 0.62), (1.5, 0.9), "#3a4654", 0.4, line=2.2),
        line([(2.05, 0.9, 0.41), (2.35, 1.35, 0.41)], 0.8, "#8fa3b5", over=True),
    )
    picture = (
        panel((-3.5, 1.55), (1.2, 0.8), "#d9cfae", 0.03, line=1.8),
        sheet([(-3.4, 1.65), (-3.0, 2.15), (-2.7, 1.85), (-2.4, 1.65)], "#7f9f8c", 0.04, over=True),
    )
    unit = (
        *sofa, *television, *picture, *_fireplace(0.0),
        *shelves(rng, (3.7, 0.0), (1.2, 2.2), _BOOKS, 5),
        *furnish("lamp", (-1.35, 0, 0.4)),
    )  # fmt: skip
    return (strip((-2.2, -0.8), "#c9705f"), *walls("#eadfc4", "#c2a878"), *around(unit, 9.8))


RECORDS = (
    PlaceKind(
        name="kitchen",
        gallery="a stove, a fridge and cupboards",
        sky=("#dcebe2", "#dcebe2"),
        floor=("#e3d2b4", "#ead9bb"),
        draw=_kitchen,
        words=nouns("cooking room, kitchenette, home kitchen"),
        near=nouns("pantry, scullery, cookery show, restaurant kitchen, canteen kitchen"),
    ),
    PlaceKind(
        name="bathroom",
        gallery="a bath with foam, a basin and a toilet",
        sky=("#cfe6ea", "#cfe6ea"),
        floor=("#d5e0e3", "#dfe8ea"),
        draw=_bathroom,
        words=nouns("bath, toilet, restroom, washroom, loo, lavatory, wc"),
        near=nouns("laundry, laundry room, sauna, spa, shower room, bath house"),
    ),
    PlaceKind(
        name="bedroom",
        gallery="a double bed, lamps and a wardrobe",
        sky=("#dcd6ea", "#dcd6ea"),
        floor=("#c9a37c", "#d3af88"),
        draw=_bedroom,
        words=nouns("sleeping room, guest room, hotel room, bedchamber, dormitory, master bedroom"),
        near=nouns("nursery, childrens room, playroom, barracks, hostel, motel"),
    ),
    PlaceKind(
        name="living_room",
        gallery="a sofa, a fireplace, a television and books",
        sky=("#eadfc4", "#eadfc4"),
        floor=("#b98a5f", "#c4976c"),
        draw=_living_room,
        words=nouns(
            "sitting room, lounge, front room, family room, parlour, parlor, den, fireside"
        ),
        near=nouns(
            "salon, drawing room, cabin, cottage, hut, log cabin, waiting room, villa, manor"
        ),
    ),
)
