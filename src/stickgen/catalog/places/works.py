"""Where things are made and studied: a factory, a laboratory, a garage."""

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
    counter,
    shelves,
    tiled_floor,
    walls,
)
from stickgen.catalog.places.scenery import (
    Rng,
    furnish,
    panel,
)
from stickgen.catalog.records import PlaceKind, nouns

_GOODS = ("#e0604a", "#f0b429", "#5f9f74", "#4f8fc0", "#f3efe4", "#b07ac0", "#e9954a")
_BOTTLES = ("#5f9f74", "#8a5a3c", "#b4593c", "#4f7f9c", "#d9c06a", "#3f6f54")
_WHITE = "#ffffff"


def _gear(x: float, y: float, radius: float, fill: str) -> Pieces:
    angle = np.linspace(0, 2 * np.pi, 49)[:-1]
    tooth = radius * np.where(np.arange(48) % 4 < 2, 1.0, 0.82)
    rim = np.stack([x + tooth * np.cos(angle), y + tooth * np.sin(angle)], axis=-1)
    return (sheet(rim, fill, 0.3), disc((x, y, 0.31), 0.3 * radius, "#e6e3da", over=True))


def _factory(rng: Rng) -> Pieces:
    unit: list[Piece] = [
        *_gear(-2.9, 2.0, 0.75, "#8f9aa3"), *_gear(-1.72, 2.5, 0.5, "#c98d5a"),
        *box((1.6, 1.7, 0.8), (3.1, 0, 0.6), "#6f9fa5"),
        disc((2.8, 1.25, 1.01), 0.24, _WHITE, over=True),
        line([(2.8, 1.25, 1.02), (2.95, 1.38, 1.02)], 1.4, "#d9423c", over=True),
        *(ball((3.3 + 0.2 * i, 1.25, 1.02), 0.07, c, line=0.6, lift=0.4)
            for i, c in enumerate(("#d9423c", "#5fae6c"))),
        tube([(3.1, 1.7, 0.5), (3.1, 3.4, 0.5), (0.6, 3.4, 0.5)], 0.16, "#a9b0b5"),
        *box((7.6, 0.2, 0.9), (-0.4, 0.7, 1.3), "#5b6167"),
        *(tube([(x, 0, 1.5), (x, 0.7, 1.5)], 0.07, "#8f969c") for x in (-3.8, -1.6, 0.6, 2.8)),
        *(disc((x, 0.8, 1.76), 0.09, "#c3c9cc", lift=0.2) for x in np.arange(-4.0, 3.3, 0.5)),
    ]  # fmt: skip
    for x in (-3.2, -1.5, 0.4, 2.2):
        unit += box((0.7, 0.55, 0.5), (x, 0.9, 1.3), "#d9b07c", lift=0.2)
        unit.append(line([(x, 0.9, 1.56), (x, 1.45, 1.56)], 2.0, "#b4834f", lift=0.4))
    for i, x in enumerate(np.arange(-4.1, 4.0, 0.4)):  # hazard stripe
        stripe = [(x, 0.2), (x + 0.2, 0.36), (x + 0.4, 0.36), (x + 0.2, 0.2)]
        unit.append(sheet(stripe, ("#f0c23c", "#4a4640")[i % 2], 0.02, line=0.4))
    return (*walls("#d3d6d3", "#8f9494"), *around(tuple(unit), 8.6))


def _flask(x: float, y: float, size: float, fill: str, z: float = 0.5) -> Pieces:
    glass = np.array([(-0.5, 0), (-0.12, 0.62), (-0.12, 1.0), (0.12, 1.0), (0.12, 0.62), (0.5, 0)])
    drink = np.array([(-0.5, 0), (-0.26, 0.4), (0.26, 0.4), (0.5, 0)])
    return (
        sheet(size * glass + [x, y], "#eef7f8", z, lift=0.3),
        sheet(size * drink + [x, y], fill, z, line=0.5, over=True),
        ball((x + 0.1 * size, y + 1.25 * size, z), 0.08 * size, fill, line=0.5, over=True),
        ball((x - 0.08 * size, y + 1.5 * size, z), 0.05 * size, fill, line=0.5, over=True),
    )


def _laboratory(rng: Rng) -> Pieces:
    scope = (
        line([(0.75, 1.05, 0.5), (1.25, 1.05, 0.5)], 5.0, "#5b6b75", lift=0.3),
        tube(curve([(1.15, 1.05, 0.5), (1.3, 1.35, 0.5), (1.05, 1.65, 0.5)]), 0.05, "#5b6b75",
             lift=0.3),
        tube([(0.78, 1.8, 0.5), (0.98, 1.35, 0.5)], 0.08, "#8fa5b3", lift=0.4),
    )  # fmt: skip
    sums = [
        line([(2.4, 2.5 - 0.2 * k, 0.05), (3.2 + 0.2 * (k % 2), 2.5 - 0.2 * k, 0.05)], 1.0, _WHITE)
        for k in range(4)
    ]
    unit = (
        *shelves(rng, (-4.0, 1.6), (2.4, 1.1), _GOODS, 2),
        *counter(-0.2, 7.4, "#e6eef0", "#9fb0b5"),
        *(panel((x, 0.1), (1.0, 0.75), "#f3f8f8", 0.71, line=0.7, over=True)
            for x in np.arange(-3.8, 3.0, 1.1)),
        *_flask(-3.2, 1.0, 0.5, "#7fd07a"), *_flask(-2.4, 1.0, 0.42, "#e58fb0"),
        *_flask(-0.25, 1.0, 0.62, "#8f7fd9"), *_flask(2.0, 1.0, 0.5, "#f0c23c"),
        *(tube([(2.6 + 0.16 * i, 1.02, 0.5), (2.6 + 0.16 * i, 1.4, 0.5)], 0.05, c, lift=0.3)
            for i, c in enumerate(("#d9534a", "#4f8fc0", "#5fae6c", "#b07ac0"))),
        line([(2.5, 1.2, 0.58), (3.2, 1.2, 0.58)], 2.4, "#a9774a", lift=0.5),
        *scope,
        panel((2.2, 1.7), (1.5, 1.0), "#5c7f72", 0.03, line=1.8), *sums,
    )  # fmt: skip
    return (*tiled_floor("#b9c9cc", 1.0), *walls("#e3ecee", "#9fb5ba"), *around(unit, 8.2))


def _garage(rng: Rng) -> Pieces:
    tools = [panel((0.9, 1.2), (2.4, 1.2), "#d9c39a", 0.03)]
    for i, x in enumerate(np.arange(1.2, 3.2, 0.4)):
        tools.append(line([(x, 1.4, 0.05), (x, 2.1, 0.05)], 2.2, "#6f767d", over=True))
        head = (-0.12, 0.12) if i % 2 else (-0.06, 0.06)
        tools.append(line([(x + head[0], 2.1, 0.05), (x + head[1], 2.1, 0.05)], 4.0, "#6f767d",
                          over=True))  # fmt: skip
    bench = (
        *counter(2.1, 2.6, "#b98a5a", "#8a6242"),
        *box((0.6, 0.3, 0.3), (1.4, 1.0, 0.4), "#d9534a"),
    )
    door = [panel((-4.3, 0.1), (4.2, 2.7), "#c3cad0", 0.02, line=1.4)]
    door += [line([(-4.3, y, 0.03), (-0.1, y, 0.03)], 0.8, over=True) for y in (0.7, 1.2, 1.7, 2.2)]
    stack = [
        p
        for i in range(3)
        for p in (
            disc((4.0, 0.42, 0.6 + 0.25 * i), 0.42, "#4a4d52"),
            disc((4.0, 0.42, 0.61 + 0.25 * i), 0.2, "#b9bfc4", over=True),
        )
    ]
    unit = (*door, *tools, *bench, *stack, *furnish("car", (-2.2, 0, 1.1), scale=0.9))
    return (*walls("#d9dcd8", "#9aa0a0"), *around(unit, 9.4))


RECORDS = (
    PlaceKind(
        name="factory",
        gallery="a conveyor belt, gears and a machine",
        sky=("#d3d6d3", "#d3d6d3"),
        floor=("#b9b7b0", "#c3c1ba"),
        draw=_factory,
        words=nouns(
            "plant, assembly line, production line, factory floor, factory hall, machine hall, mill"
        ),
        near=nouns("power plant, building site, construction site, steelworks, brewery, depot"),
    ),
    PlaceKind(
        name="laboratory",
        gallery="flasks, a microscope and a board of sums",
        sky=("#e3ecee", "#e3ecee"),
        floor=("#c9d5d8", "#d3dee0"),
        draw=_laboratory,
        words=nouns("lab, science lab, research lab, chemistry lab, secret lab, science class"),
        near=nouns("observatory, research station, chemistry class, potion room"),
    ),
    PlaceKind(
        name="garage",
        gallery="a car, tools on the wall and tyres",
        sky=("#d9dcd8", "#d9dcd8"),
        floor=("#b3b3ae", "#bdbdb8"),
        draw=_garage,
        words=nouns("workshop, repair shop, car repair shop, auto repair shop, tool shed"),
        near=nouns(
            "shed, basement, cellar, pit stop, car wash, carpenters workshop, smithy, forge"
        ),
    ),
)
