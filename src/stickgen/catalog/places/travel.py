"""On the way: inside a train, at an airport, on a bridge."""

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
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.places.rooms import (
    PANE,
    around,
    tiled_floor,
    walls,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    lit,
    panel,
    strip,
    town,
)
from stickgen.catalog.places.signs import sign
from stickgen.catalog.records import PlaceKind, nouns

_STEEL = "#8f9aa3"


def _seat(x: float, way: float) -> Pieces:
    """A seat seen from its side; it faces to the right if ``way`` is 1."""
    back = np.array([(-0.42, 0.35), (-0.55, 1.25), (-0.4, 1.3), (-0.22, 0.5)]) * [way, 1] + [x, 0]
    low = rounded(0.75, 0.2, 0.08, (x, 0.36))
    return (
        panel((x - 0.25, 0.0), (0.5, 0.38), "#6f7f8a", 0.9),
        sheet(low, "#4f7fa8", 0.95),
        sheet(back, "#4f7fa8", 0.96),
        panel((x - way * 0.62 - 0.1, 1.12), (0.26, 0.22), "#f3efe4", 0.97, line=0.7),
    )


def _train_inside(rng: Rng) -> Pieces:
    unit: list[Piece] = []
    for x in (-2.3, 2.3):
        view = rounded(2.5, 1.3, 0.2, (x, 1.15))
        hills = curve([(x - 1.24, 1.4), (x - 0.5, 1.85), (x + 0.3, 1.55), (x + 1.24, 1.8)], 4)
        land = np.concatenate([hills, [(x + 1.24, 1.3), (x + 1.1, 1.16), (x - 1.1, 1.16),
                                       (x - 1.24, 1.3)]])  # fmt: skip
        unit += lit((sheet(view, PANE, 0.05, line=2.2),), "#3d4a78")
        unit += [
            *lit((sheet(land, "#a9cf8f", 0.06, line=0.7, over=True),), "#2f3f5a"),
            *_seat(x - 0.85, 1.0), *_seat(x + 0.85, -1.0),
            *box((0.7, 0.06, 0.6), (x, 0.72, 0.6), "#d9c39a"),
            tube([(x, 0, 0.6), (x, 0.72, 0.6)], 0.04, _STEEL),
            *box((3.8, 0.06, 0.5), (x, 2.75, 0.4), _STEEL),
            *box((0.9, 0.5, 0.4), (x - 0.9, 2.82, 0.4), "#b9705a"),
            *box((0.6, 0.4, 0.4), (x + 0.5, 2.82, 0.4), "#6f9fa5"),
        ]  # fmt: skip
    for x in np.arange(-4.2, 4.3, 0.7):  # straps
        unit.append(line([(x, 3.3, 1.6), (x, 2.9, 1.6)], 1.4))
        unit.append(disc((x, 2.78, 1.6), 0.12, line=2.0))
    unit.append(tube([(-4.6, 3.3, 1.6), (4.6, 3.3, 1.6)], 0.04, _STEEL))
    unit.append(tube([(0, 0, 1.6), (0, 3.3, 1.6)], 0.04, "#e0b43c"))
    return (strip((-1.2, 1.2), "#9fb0b8"), *walls("#e9e6da", "#8f9aa3", 6.0),
            *around(tuple(unit), 9.2))  # fmt: skip


def _plane(x: float, y: float, z: float) -> Pieces:
    """An airliner seen from its side, nose to the left."""
    trunk = curve([(-2.3, 0.0), (-2.0, 0.3), (-1.4, 0.42), (1.6, 0.42), (2.4, 0.3), (2.5, 0.2),
                   (1.5, -0.2), (-1.9, -0.25)], 4, closed=True)  # fmt: skip
    tail = [(1.6, 0.4), (2.3, 1.25), (2.65, 1.25), (2.4, 0.3)]
    wing = [(-0.3, 0.0), (1.1, -0.5), (1.5, -0.5), (0.6, 0.05)]
    out: list[Piece] = [
        sheet(np.array(tail) + [x, y], "#d9534a", z, line=0.9),
        sheet(trunk + [x, y], "#ffffff", z, line=0.9, over=True),
        sheet(np.array(wing) + [x, y], "#b9c4cc", z, line=0.9, over=True),
    ]
    for at in np.arange(-1.5, 1.7, 0.3):
        out.append(ball((x + at, y + 0.2, z), 0.06, "#6f9fc4", line=0.3, over=True))
    return tuple(out)


def _airport(rng: Rng) -> Pieces:
    board = [panel((1.6, 2.35), (2.9, 1.2), "#3f4a55", 0.3, line=1.4)]
    for row in range(4):
        y = 3.3 - 0.26 * row
        board.append(line([(1.8, y, 0.31), (2.9, y, 0.31)], 2.2, "#b4812f", over=True))
        board.append(line([(3.2, y, 0.31), (3.7, y, 0.31)], 2.2, "#b4812f", over=True))
        board.append(line([(3.95, y, 0.31), (4.3, y, 0.31)], 2.2, "#3f8f5f", over=True))
    glass = lit((panel((-4.6, 0.35), (9.2, 2.9), "#b9def0", 0.01, line=1.6),), "#2f3a66")
    ground = panel((-4.6, 0.35), (9.2, 0.55), "#b9bdb8", 0.015, line=0.5, over=True)
    bars = [line([(x, 0.35, 0.06), (x, 3.25, 0.06)], 1.8) for x in np.arange(-4.6, 4.7, 2.3)]
    seats = [
        p
        for x in np.arange(-3.9, 4.2, 0.75)
        for p in (
            *box((0.62, 0.1, 0.5), (x, 0.42, 1.3), "#4f6f8f"),
            panel((x - 0.31, 0.5), (0.62, 0.5), "#5f83a5", 1.05, line=0.8),
        )
    ]
    legs = [tube([(x, 0, 1.3), (x, 0.42, 1.3)], 0.04, _STEEL) for x in (-3.9, -1.6, 0.6, 3.7)]
    suitcase = (
        *box((0.5, 0.7, 0.3), (-4.3, 0.05, 1.9), "#e0904a"),
        line([(-4.4, 0.75, 1.9), (-4.4, 1.1, 1.9), (-4.2, 1.1, 1.9), (-4.2, 0.75, 1.9)], 1.8),
    )
    unit = (*glass, ground, *_plane(-1.4, 1.3, 0.03), *bars, *board, *seats, *legs, *suitcase,
            *sign("GATE A", (-3.0, 3.6), 0.3, 0.1, board="#f0c23c", weight=2.2))  # fmt: skip
    return (*tiled_floor("#bcc3c6", 1.5), *walls("#e6eaec", "#a3adb3"), *around(unit, 9.6))


def _bridge(rng: Rng) -> Pieces:
    rail: list[Piece] = []
    for x in np.arange(-34.0, 34.0, 0.6):
        rail.append(line([(x, 0, -4.4), (x, 1.05, -4.4)], 0.9, "#a34a3f"))
    for x in np.arange(-36.0, 36.0, 6.0):
        rail += box((6.0, 0.1, 0.14), (x, 1.05, -4.4), "#c9604f", line=0.7)
    cables: list[Piece] = []
    for x in np.arange(-48.0, 49.0, 16.0):
        for d in (-0.55, 0.55):
            cables += box((0.35, 9.0, 0.4), (x + d, 0, -5.2), "#c9604f", line=0.8)
        cables += box((1.4, 0.4, 0.3), (x, 3.6, -5.2), "#c9604f", line=0.8)
        sag = np.linspace(-8, 8, 17)
        height = 1.3 + 7.4 * (1 - np.abs(sag) / 8) ** 2
        wire = np.stack([x + sag, height, 0 * sag - 5.2], axis=-1)
        cables.append(tube(wire, 0.07, "#b9584a", line=0.6))
        cables += [
            line([(a, 0.9, -5.2), (a, h, -5.2)], 0.7, "#a34a3f")
            for a, h in zip(x + sag[1:-1], height[1:-1], strict=True)
        ]
    deck = (strip((-4.6, 8.0), "#c3c0ba", 0.01, 0.0), strip((-4.7, -4.5), "#8f8a82", 0.02, 0.4),
            strip((-1.6, -1.5), "#fbf8ef", 0.02, 0.0))  # fmt: skip
    water = strip((-600, -4.6), "#8fc4da", 0.0, 0.0)
    far = (*clouds(rng, 5), *town(rng, -60, (3, 11), "#bcc9d6", "#9fb9cc"))
    return (water, *deck, *bend((*far, *cables, *rail)))


RECORDS = (
    PlaceKind(
        name="train_inside",
        gallery="seats by the windows, racks and straps",
        sky=("#e9e6da", "#e9e6da"),
        floor=("#a9b3b5", "#b5bfc1"),
        draw=_train_inside,
        words=nouns(
            "train, on the train, railway carriage, train compartment, compartment, bus, on the "
            "bus, inside a train, inside a bus, tram, carriage"
        ),
        near=nouns(
            "airplane cabin, plane, aeroplane, airplane, on a plane, camper van, school bus"
        ),
    ),
    PlaceKind(
        name="airport",
        gallery="a gate with seats and an airliner outside",
        sky=("#e6eaec", "#e6eaec"),
        floor=("#cfd6d9", "#d9dfe2"),
        draw=_airport,
        words=nouns("terminal, airport terminal, gate, departure lounge, airport gate, departures"),
        near=nouns(
            "runway, airfield, check-in, baggage claim, passport control, hangar, spaceport"
        ),
    ),
    PlaceKind(
        name="bridge",
        gallery="red cables over a river, a city beyond",
        sky=("#9fcdee", "#e9f1ee"),
        floor=("#8fc4da", "#c3c0ba"),
        draw=_bridge,
        outdoor=True,
        words=nouns("suspension bridge, footbridge, stone bridge, drawbridge, overpass, viaduct"),
        near=nouns("dam, railing, rope bridge, highway bridge"),
    ),
)
