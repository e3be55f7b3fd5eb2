"""A city of tall houses, and a small town of the Wild West."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, ball, box, curve, disc, line, plane, sheet, tube
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    lit,
    panel,
    peaks,
    scatter,
    strip,
    town,
)
from stickgen.catalog.places.signs import sign
from stickgen.catalog.records import PlaceKind, nouns


def _skyscraper(rng: Rng, x: float, w: float, h: float, z: float, fill: str) -> Pieces:
    """A tower with rows of windows, some of which are lit by night."""
    out: list[Piece] = [panel((x, -0.1), (w, h), fill, z)]
    if rng.random() < 0.4:
        out.append(line([(x + w / 2, h, z), (x + w / 2, h + 2.0, z)], 1.6, over=True))
    for y in np.arange(1.0, h - 0.8, 1.3):
        for wx in np.arange(x + 0.35, x + w - 0.5, 0.95):
            pane = panel((wx, y), (0.55, 0.75), "#b9d6e3", z, line=0.4, over=True)
            out += lit((pane,)) if rng.random() < 0.65 else lit((pane,), "#3a4570")
    return tuple(out)


def _traffic_light(x: float, z: float) -> Pieces:
    return (
        tube([(x, 0, z), (x, 2.4, z)], 0.06, "#5b6167"),
        panel((x - 0.2, 2.0), (0.4, 1.05), "#4a4f55", z + 0.08),
        *(
            p
            for i, fill in enumerate(("#5fbf6c", "#f0c23c", "#e0483c"))
            for p in lit(
                (disc((x, 2.2 + 0.32 * i, z + 0.1), 0.12, fill, line=0.6, over=True),), fill
            )
        ),
    )


def _taxi(x: float, z: float) -> Pieces:
    roof = curve([(x - 1.05, 1.0), (x - 0.7, 1.5), (x + 0.5, 1.5), (x + 0.95, 1.0)], 3)
    body = [
        (x - 1.9, 0.4),
        (x - 1.9, 0.85),
        (x - 1.6, 1.0),
        (x + 1.5, 1.0),
        (x + 1.9, 0.8),
        (x + 1.9, 0.4),
    ]
    return (
        sheet(roof, "#f0c23c", z),
        sheet(
            [(x - 0.8, 1.02), (x - 0.6, 1.38), (x - 0.1, 1.38), (x - 0.1, 1.02)],
            "#cfe6ee",
            z,
            over=True,
        ),
        sheet(
            [(x + 0.05, 1.02), (x + 0.05, 1.38), (x + 0.45, 1.38), (x + 0.7, 1.02)],
            "#cfe6ee",
            z,
            over=True,
        ),
        sheet(body, "#f0c23c", z, over=True),
        *(
            panel(
                (x - 1.4 + 0.28 * i, 0.68 + 0.12 * (i % 2)),
                (0.28, 0.12),
                "#4a4640",
                z,
                line=0.2,
                over=True,
            )
            for i in range(10)
        ),
        *(disc((x + d, 0.36, z + 0.05), 0.36, "#4a4d52", over=True) for d in (-1.1, 1.1)),
        *(disc((x + d, 0.36, z + 0.06), 0.17, "#d5d9dc", over=True) for d in (-1.1, 1.1)),
        *sign("TAXI", (x - 0.1, 1.66), 0.17, z + 0.02, weight=1.0),
    )


def _city(rng: Rng) -> Pieces:
    towers: list[Piece] = []
    fills = ("#b9c4d0", "#c9b9a9", "#a9b9c9", "#c3c3b9", "#b9adc0", "#a9c0bd")
    x, i = -64.0, 0
    while x < 64:
        w = rng.uniform(3.4, 5.2)
        towers += _skyscraper(rng, x, w - 0.3, rng.uniform(7, 15), -18.0, fills[i % 6])
        x, i = x + w + rng.uniform(0.0, 1.5), i + 1
    zebra = [
        plane(
            [
                (x, 0.02, -6.0),
                (x + 0.45, 0.02, -6.0),
                (x + 0.5, 0.02, -3.0),
                (x - 0.02, 0.02, -3.0),
            ],
            "#f6f3ea",
            line=0,
            lift=-800,
        )
        for x in np.arange(1.4, 4.6, 0.85)
    ]
    road = (
        strip((-10.5, -6.2), "#cfcac2"),
        strip((-6.2, -2.7), "#9c9c9c", 0.01),
        strip((-2.4, -2.3), "#8a857c", 0.01, 0.0),
    )
    poles = [p for x in np.arange(-30.0, 31.0, 15.0) for p in _traffic_light(x + 3.9, -6.4)]
    cabs = [p for x in (-3.0, 16.0, -19.0) for p in _taxi(x, -5.2)]
    hydrant = (
        tube([(1.2, 0.0, -2.0), (1.2, 0.55, -2.0)], 0.13, "#e0483c"),
        ball((1.2, 0.62, -2.0), 0.14, "#e0483c"),
        tube([(1.0, 0.42, -2.0), (1.4, 0.42, -2.0)], 0.07, "#e0483c", lift=0.1),
    )
    return (
        *road,
        *zebra,
        *bend((*clouds(rng, 4), *town(rng, -56, (10, 24), "#c9d3de"), *towers)),
        *poles,
        *cabs,
        *hydrant,
    )


def _front(x: float, w: float, h: float, fill: str, z: float, name: str) -> Pieces:
    """A wooden house with a square front and a porch."""
    planks = [line([(x, y, z), (x + w, y, z)], 0.5, over=True) for y in np.arange(0.4, h, 0.4)]
    middle = x + w / 2
    swing = [
        (middle - 0.6, 0.5),
        (middle - 0.6, 1.5),
        (middle, 1.35),
        (middle + 0.6, 1.5),
        (middle + 0.6, 0.5),
    ]
    return (
        panel((x, 0), (w, h), fill, z, line=1.2),
        *planks,
        panel((middle - 0.65, 0), (1.3, 2.2), "#5f4636", z + 0.02, over=True),
        sheet(swing, "#b98a5a", z + 0.03, over=True),
        line([(middle, 0.5, z + 0.03), (middle, 1.4, z + 0.03)], over=True),
        *(
            p
            for d in (0.4, w - 1.3)
            for p in lit((panel((x + d, 1.0), (0.9, 1.1), "#cfe0dc", z + 0.02, over=True),))
        ),
        *sign(name, (middle, h - 0.65), 0.5, z + 0.05, board="#e9d3a5", weight=2.2),
        *box((w + 0.2, 0.12, 1.3), (middle, 2.5, z + 0.7), "#8a6242"),
        *(
            tube([(a, 0, z + 1.3), (a, 2.5, z + 1.3)], 0.06, "#8a6242")
            for a in (x + 0.1, x + w - 0.1)
        ),
    )


def _western(rng: Rng) -> Pieces:
    houses: list[Piece] = []
    names = ("SALOON", "BANK", "HOTEL", "SHERIFF")
    fills = ("#c98f62", "#b9a07a", "#a9785a", "#c9a58a")
    for i, x in enumerate(np.arange(-35.0, 36.0, 5.6)):
        houses += _front(x + 1.6, 5.0, 4.2 + 0.4 * (i % 2), fills[i % 4], -9.5, names[(i + 2) % 4])
    weed = [
        line(
            np.insert(
                np.stack([-3.4 + 0.42 * np.cos(a + t) * s, 0.42 + 0.4 * np.sin(a + t)], -1),
                2,
                -4.0,
                axis=1,
            ),
            0.8,
            "#a9884a",
        )
        for t, s in ((0.0, 1.0), (0.6, 0.7), (1.3, 0.4))
        for a in [np.linspace(0, 2 * np.pi, 17)]
    ]
    rail = (
        *(tube([(x, 0, -6.8), (x, 1.0, -6.8)], 0.06, "#8a6242") for x in (2.0, 4.4)),
        tube([(1.8, 0.95, -6.75), (4.6, 0.95, -6.75)], 0.06, "#8a6242"),
    )
    return (
        *bend(
            (
                *peaks(rng, -60, 10, "#d9a178"),
                *houses,
                *scatter(rng, "rock", (-6, -4), 9.0, (0.2, 0.4)),
            )
        ),
        *weed,
        *rail,
    )


RECORDS = (
    PlaceKind(
        name="city",
        gallery="tall houses, a taxi and traffic lights",
        sky=("#a9d3ee", "#e7f0f4"),
        floor=("#cfcac2", "#dad6ce"),
        draw=_city,
        outdoor=True,
        words=nouns(
            "downtown, big city, metropolis, city centre, city center, skyscrapers, new york, "
            "city street, times square, town centre, town center, skyline"
        ),
        near=nouns("business district, chinatown, tokyo, london"),
    ),
    PlaceKind(
        name="western_town",
        gallery="a saloon and a bank of the Wild West",
        sky=("#f0cf9a", "#faeacb"),
        floor=("#e0bd8a", "#e8c998"),
        draw=_western,
        outdoor=True,
        words=nouns(
            "wild west, western, frontier town, wild west town, western saloon, old west, "
            "cowboy town, sheriffs office"
        ),
        near=nouns("ghost town of the west, dust road, mexico, rodeo arena, gold rush town"),
    ),
)
