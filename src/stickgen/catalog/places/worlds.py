"""Places of science fiction: ships, stations, strange planets."""

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
from stickgen.catalog.places.far_away import globe, stars
from stickgen.catalog.places.rooms import around, walls
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    lit,
    panel,
    peaks,
    ridge,
    scatter,
    strip,
)
from stickgen.catalog.records import PlaceKind, nouns

_LIGHTS = ("#e0604a", "#f0c23c", "#5fc08a", "#5fb0e0")


def _console(x: float) -> Pieces:
    desk = [(x - 1.5, 0), (x - 1.3, 0.75), (x + 1.3, 0.75), (x + 1.5, 0)]
    top = [(x - 1.3, 0.75), (x - 1.15, 1.1), (x + 1.15, 1.1), (x + 1.3, 0.75)]
    out: list[Piece] = [
        sheet(desk, "#8f9fb0", 1.2),
        sheet(top, "#5f6f85", 1.21, over=True),
        panel((x - 0.5, 0.15), (1.0, 0.45), "#7fd0d9", 1.22, line=0.8, over=True),
    ]
    for i in range(8):
        out.append(
            ball((x - 0.95 + 0.27 * i, 0.92, 1.25), 0.07, _LIGHTS[i % 4], line=0.5, over=True)
        )
    return tuple(out)


def _spaceship_inside(rng: Rng) -> Pieces:
    pane = rounded(5.2, 2.0, 0.6, (0, 1.25))
    unit: list[Piece] = [sheet(pane, "#232a5c", 0.05, line=3.0)]
    for _ in range(46):
        x, y, r = rng.uniform(-2.4, 2.4), rng.uniform(1.4, 3.1), rng.uniform(0.012, 0.035)
        unit.append(ball((x, y, 0.06), r, "#ffffff", line=0.0, over=True))
    unit += [
        ball((1.4, 2.4, 0.07), 0.52, "#e6a56a", line=0.8, over=True),
        line(
            curve([(0.55, 2.2, 0.08), (1.4, 2.42, 0.08), (2.25, 2.6, 0.08)]),
            2.6,
            "#c98a4a",
            over=True,
        ),
        ball((-1.5, 1.85, 0.07), 0.28, "#7fb5dd", line=0.8, over=True),
        *_console(-1.5),
        *_console(1.7),
    ]
    for x in (-4.0, 4.0):
        unit.append(panel((x - 0.95, 0.0), (1.9, 2.6), "#a9b6c4", 0.05, line=1.4))
        unit.append(line([(x, 0.0, 0.06), (x, 2.6, 0.06)], 1.6, over=True))
        unit += lit((panel((x - 0.5, 2.75), (1.0, 0.16), "#8ff0f0", 0.06),), "#8ff0f0")
        for d in (-0.5, 0.5):
            unit.append(panel((x + d - 0.2, 1.5), (0.4, 0.6), "#6f8095", 0.07, line=0.7, over=True))
    chair = (
        panel((-0.45, 0.55), (0.9, 1.2), "#4f5f78", 1.7),
        *box((1.1, 0.25, 0.8), (0, 0.45, 1.9), "#5f7290"),
        tube([(0, 0, 1.8), (0, 0.45, 1.8)], 0.12, "#8f9fb0"),
    )
    ribs = [
        line([(x, 0, 0.03), (x * 0.97, 3.3, 0.03), (x * 0.9, 4.6, 0.03)], 2.2, "#8795a5")
        for x in (-5.0, -3.0, 3.0, 5.0)
    ]
    floor = (strip((-2.6, -2.45), "#8ff0f0", 0.01, 0.3), strip((1.0, 1.15), "#8ff0f0", 0.01, 0.3))
    return (*floor, *walls("#c3ccd6", "#8f9dad", 6.0), *around((*ribs, *unit, *chair), 10.0))


def _solar(x: float, y: float, z: float) -> Pieces:
    out: list[Piece] = [panel((x, y), (4.6, 1.7), "#4f6fb5", z, line=1.2)]
    out += [
        line([(x + d, y, z), (x + d, y + 1.7, z)], 0.7, over=True)
        for d in np.arange(0.57, 4.5, 0.57)
    ]
    out.append(line([(x, y + 0.85, z), (x + 4.6, y + 0.85, z)], 0.9, over=True))
    return tuple(out)


def _module(x: float, y: float, w: float, z: float) -> Pieces:
    return (
        sheet(rounded(w, 1.7, 0.4, (x, y)), "#e3e6ea", z),
        *(
            line([(x - w / 2 + d, y + 0.05, z), (x - w / 2 + d, y + 1.65, z)], 0.8, over=True)
            for d in (0.6, w - 0.6)
        ),
        *(
            p
            for d in np.arange(-w / 2 + 1.1, w / 2 - 0.8, 0.9)
            for p in lit((disc((x + d, y + 0.95, z + 0.02), 0.24, "#ffe9a0", line=0.9, over=True),))
        ),
    )


def _space_station(rng: Rng) -> Pieces:
    # Drawn before the deck, below whose edge most of the Earth lies.
    earth = (
        ball((0, -44, -66), 52.0, "#5fa5dd", line=0.6, lift=-3000),
        *(
            sheet(
                curve(
                    [(x - w, y), (x, y + 0.9), (x + w, y + 0.2), (x + 0.3 * w, y - 1.0)],
                    5,
                    closed=True,
                ),
                fill,
                -63,
                line=0.3,
                lift=-2000,
            )
            for x, y, w, fill in (
                (-9, 4.6, 4, "#8fcf98"),
                (6, 5.6, 5, "#8fcf98"),
                (0, 2.4, 3, "#8fcf98"),
                (-2, 6.4, 3, "#ffffff"),
                (12, 3.6, 4, "#ffffff"),
                (-15, 2.6, 3, "#ffffff"),
            )
        ),
    )
    z = -13.0
    out: list[Piece] = [tube([(-16.5, 3.15, z - 0.4), (16.5, 3.15, z - 0.4)], 0.14, "#b9c0c8")]
    for x in (-7.4, 2.8):
        out += _solar(x, 3.4, z - 0.3)
        out += _solar(x, 1.2, z - 0.3)
    out += _module(0.0, 2.3, 5.0, z)
    out.append(panel((-0.5, 4.0), (1.0, 1.2), "#cfd5da", z, line=0.9))
    rail: list[Piece] = []
    for x in np.arange(-34.0, 35.0, 1.6):
        rail.append(tube([(x, 0, -4.0), (x, 0.95, -4.0)], 0.035, "#cfd6dd", line=0.7))
    for x in np.arange(-34.0, 35.0, 3.2):
        rail += [line([(x, y, -4.0), (x + 3.2, y, -4.0)], 1.8, "#e3e6ea") for y in (0.5, 0.95)]
        rail += lit((ball((x, 1.02, -4.0), 0.09, "#f0604a", line=0.5),), "#f0604a")
    plates = [strip((a, a + 0.03), "#6f7a8c", 0.02, 0.0) for a in np.arange(-3.6, 8.0, 1.4)]
    return (
        strip((-4.2, 9.0), "#8d97a6", 0.01, 0.8),
        *plates,
        *bend((*stars(rng, 420, 1.5), *rail)),
        *earth,
        *out,
    )


def _bulb(x: float, z: float, size: float, fill: str) -> Pieces:
    stalk = curve([(0, 0), (0.25, 0.8), (-0.1, 1.6), (0.15, 2.3)], 4) * size
    path = np.insert(stalk + [x, 0], 2, z, axis=1)
    tip = (x + 0.15 * size, 2.5 * size, z)
    return (
        tube(path, (np.linspace(0.13, 0.05, len(path)) * size).tolist(), "#5fb59a", line=0.8),
        ball(tip, 0.5 * size, fill),
        *(
            ball(
                (tip[0] + dx * size, tip[1] + dy * size, z + 0.1),
                0.1 * size,
                "#fff3c9",
                line=0.5,
                over=True,
            )
            for dx, dy in ((-0.2, 0.15), (0.15, 0.2), (0.05, -0.2))
        ),
    )


def _crystal(x: float, z: float, size: float) -> Pieces:
    out: list[Piece] = []
    for dx, h, w in ((-0.5, 1.1, 0.3), (0.45, 1.4, 0.32), (0.0, 2.0, 0.4)):
        shape = [
            (dx - w, 0),
            (dx - 0.8 * w, 0.75 * h),
            (dx, h),
            (dx + 0.8 * w, 0.7 * h),
            (dx + w, 0),
        ]
        out.append(sheet(size * np.array(shape) + [x, 0], "#a98fe0", z))
        out.append(line([(x + size * dx, 0, z), (x + size * dx, size * h, z)], 0.7, over=True))
    return tuple(out)


def _alien_planet(rng: Rng) -> Pieces:
    fills = ("#f08fb5", "#f0b45f", "#8fe0c9")
    plants = [
        p
        for i, x in enumerate(np.arange(-33.0, 34.0, 3.7))
        for p in _bulb(
            x + rng.uniform(-0.8, 0.8), rng.uniform(-9, -6), rng.uniform(0.7, 1.2), fills[i % 3]
        )
    ]
    gems = [
        p
        for x in np.arange(-34.0, 35.0, 7.4)
        for p in _crystal(x + 2.8, rng.uniform(-7.5, -5.5), rng.uniform(0.5, 0.8))
    ]
    ring = curve([(-17.5, 7.6), (-12, 9.2), (-5.0, 11.6), (-6.5, 9.6), (-12, 7.6), (-17.2, 7.0)], 5)
    return bend(
        (
            *globe(-11.0, 9.0, -66, 3.6, "#e9a06a", "#d0824f"),
            line(np.insert(ring, 2, -65.9, axis=1), 3.0, "#f0d0a0", over=True),
            *globe(10.5, 10.0, -67, 1.7, "#bfe0c9", "#9fc9ad"),
            *peaks(rng, -54, 12, "#9a7fc0"),
            *ridge(rng, -32, 4.0, "#8f9fd0"),
            *ridge(rng, -19, 1.6, "#8fc0b5"),
            *plants, *gems,
            *scatter(rng, "rock", (-8, -3.5), 6.0, (0.2, 0.5)),
        )
    )  # fmt: skip


RECORDS = (
    PlaceKind(
        name="spaceship_inside",
        gallery="consoles, a captain's chair and stars outside",
        sky=("#c3ccd6", "#c3ccd6"),
        floor=("#9aa6b5", "#a6b2c0"),
        draw=_spaceship_inside,
        words=nouns(
            "spaceship, spacecraft, starship, cockpit, bridge of a spaceship, space shuttle, "
            "inside a spaceship, rocket ship, command deck, ufo interior"
        ),
        near=nouns("control room of a rocket, time machine, mission control, escape pod"),
    ),
    PlaceKind(
        name="space_station",
        gallery="modules and solar panels above the Earth",
        sky=("#0d1030", "#1f2650"),
        floor=("#6f7a8c", "#7f8a9b"),
        draw=_space_station,
        dark=True,
        gravity=0.16,
        ground="nothing",
        words=nouns("orbital station, spacewalk, in orbit, orbit, earth orbit"),
        near=nouns("asteroid base, death star, space dock, space colony, zero gravity"),
    ),
    PlaceKind(
        name="alien_planet",
        gallery="strange plants, crystals and two moons",
        sky=("#8f8fd9", "#f0c9dc"),
        floor=("#a5cfb8", "#98c4ab"),
        draw=_alien_planet,
        outdoor=True,
        seasons=False,
        words=nouns(
            "alien world, another planet, foreign planet, strange planet, planet, exoplanet, "
            "distant planet, unknown planet, another world"
        ),
        near=nouns("venus, jupiter, saturn, parallel world, fantasy world, other dimension"),
    ),
)
