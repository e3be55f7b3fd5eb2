"""Feasts: a party, a wedding, a circus."""

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
from stickgen.catalog.places.arenas import crowd
from stickgen.catalog.places.country import flowers
from stickgen.catalog.places.rooms import (
    around,
    walls,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    lit,
    panel,
    reach,
    ridge,
    scatter,
    spot,
)
from stickgen.catalog.records import PlaceKind, nouns

_BOOKS = ("#b4593c", "#4f7f9c", "#d9a441", "#6f8f5f", "#8a5a78", "#e9dcae")
_GAY = ("#e0604a", "#f0b429", "#5f9f74", "#4f8fc0", "#b07ac0")  # colours of a feast


def _party_room(rng: Rng) -> Pieces:
    sag = np.linspace(-4.2, 4.2, 15)
    height = 2.75 - 0.35 * np.sin(np.linspace(0, 2 * np.pi, 15)) ** 2
    unit: list[Piece] = [line(np.stack([sag, height, 0 * sag + 0.05], -1), 1.2)]
    for i in range(14):
        x, y = sag[i] + 0.1, float(height[i : i + 2].mean())
        flag = [(x, y), (x + 0.4, y), (x + 0.2, y - 0.45)]
        unit.append(sheet(flag, _GAY[i % 5], 0.06, line=0.7))
    for i, x in enumerate((-3.6, -3.2, -2.8, 2.7, 3.1, 3.5)):
        y = 1.6 + 0.22 * (i % 3)
        unit.append(line([(x, y, 0.5), (x + 0.05, 0.1, 0.5)], 0.6))
        unit.append(ball((x, y, 0.55), 0.24, _GAY[i % 5], line=0.8))
    unit += box((2.6, 0.78, 0.8), (0, 0, 0.7), "#f6f1ee")
    for width, low, fill in ((0.42, 0.8, "#f3b6c4"), (0.28, 1.05, "#fff6ee")):
        unit.append(drum([(width, low), (width, low + 0.25)], fill, at=(0, 0, 0.7), lift=0.5))
    for x in (-0.15, 0, 0.15):
        unit.append(line([(x, 1.3, 0.75), (x, 1.5, 0.75)], 1.8, "#4f8fc0", lift=0.6))
        unit += lit((ball((x, 1.55, 0.75), 0.045, "#ffb347", line=0.3, lift=0.6),))
    for x, w, fill in ((-2.0, 0.5, "#5f9f74"), (1.95, 0.62, "#b07ac0"), (-2.55, 0.38, "#f0b429")):
        unit += box((w, 0.8 * w, w), (x, 0, 1.0), fill)
        unit.append(line([(x, 0, 1.32), (x, 0.8 * w, 1.32)], 2.4, "#fff6ee", lift=0.3))
    return (*walls("#f3e0ea", "#c99ab5"), *around(tuple(unit), 8.8))


def _wedding(rng: Rng) -> Pieces:
    arch = curve(
        [(-1.6, 0), (-1.65, 1.6), (-1.1, 2.7), (0, 3.1), (1.1, 2.7), (1.65, 1.6), (1.6, 0)], 5
    )
    bloom = [
        ball((x + rng.uniform(-0.12, 0.12), y, -4.3), rng.uniform(0.13, 0.22),
             ("#f3a6c0", "#ffffff", "#f7c9d6", "#8fba7a")[i % 4], line=0.7)
        for i, (x, y) in enumerate(arch.tolist())
    ]  # fmt: skip
    chairs = [
        p
        for x in (-4.8, -3.8, -2.8, 2.8, 3.8, 4.8)
        for z in (-3.0, -5.0)
        for p in (
            panel((x - 0.25, 0.42), (0.5, 0.62), "#ffffff", z + 0.2, line=0.9),
            *box((0.5, 0.08, 0.5), (x, 0.4, z), "#ffffff", line=0.8),
            line([(x - 0.22, 0, z + 0.2), (x - 0.22, 0.4, z + 0.2)]),
            line([(x + 0.22, 0, z + 0.2), (x + 0.22, 0.4, z + 0.2)]),
        )
    ]
    aisle = plane([(-0.9, 0.01, -6), (0.9, 0.01, -6), (1.0, 0.01, 8), (-1.0, 0.01, 8)], "#fbeef0",
                  lift=-900)  # fmt: skip
    bell = curve(
        [(-0.3, 2.35), (-0.2, 2.55), (-0.12, 2.85), (0.12, 2.85), (0.2, 2.55), (0.3, 2.35)], 4
    )
    return (
        aisle, tube(np.insert(arch, 2, -4.4, axis=1), 0.08, "#ffffff"), *bloom,
        sheet(bell, "#e9c46a", -4.2), *chairs,
        *bend((*clouds(rng, 5), *ridge(rng, -52, 6, "#bcd8ae"),
               *scatter(rng, "tree", (-20, -15), 5.0, (0.8, 1.2)),
               *flowers(rng, (-9.0, -7.5), 0.7, ("#f3a6c0", "#ffffff", "#f7d0dc")))),
    )  # fmt: skip


def _circus(rng: Rng) -> Pieces:
    top: list[Piece] = []
    wide = reach(-14.0)
    for i, x in enumerate(np.arange(-wide, wide, 2.2)):
        cloth = [(x, 2.4), (x, 16.0), (x + 2.2, 16.0), (x + 2.2, 2.4)]
        top.append(sheet(cloth, ("#e0604a", "#fff3e0")[i % 2], -14.0, line=0.6))
        hem = curve([(x, 2.4), (x + 1.1, 1.95), (x + 2.2, 2.4)], 4)
        top.append(sheet(hem, ("#fff3e0", "#e0604a")[i % 2], -13.9, line=0.7))
    kerb: list[Piece] = []
    for i, x in enumerate(np.arange(-14.0, 14.0, 1.4)):
        kerb += box((1.4, 0.5, 0.4), (x, 0, -5.6), ("#d9423c", "#f0c23c")[i % 2], line=0.8)
    trapeze = (
        line([(2.1, 7.0, -6.5), (2.1, 2.6, -6.5)]), line([(3.3, 7.0, -6.5), (3.3, 2.6, -6.5)]),
        tube([(2.0, 2.6, -6.5), (3.4, 2.6, -6.5)], 0.05, "#8a6242"),
    )  # fmt: skip
    stand = (
        sheet([(-3.9, 0), (-3.6, 0.7), (-2.4, 0.7), (-2.1, 0)], "#4f8fc0", -4.2),
        panel((-3.7, 0.66), (1.4, 0.12), "#f0c23c", -4.15),
        ball((-3.0, 1.2, -4.2), 0.42, "#e0604a"),
        line(curve([(-3.4, 1.2, -3.75), (-3.0, 1.05, -3.75), (-2.6, 1.2, -3.75)]), 3.0, "#b4881f"),
    )
    ring = (spot(0.0, 0.0, 9.0, "#ecd3a0", 0.01, 0.0),)
    return (*ring, *bend((*top, *crowd(rng, -10.0, 0.9, 2), *kerb)), *trapeze, *stand)


RECORDS = (
    PlaceKind(
        name="party_room",
        gallery="balloons, flags, gifts and a cake",
        sky=("#f3e0ea", "#f3e0ea"),
        floor=("#d9b08c", "#e2bc99"),
        draw=_party_room,
        words=nouns("party, birthday party, birthday, surprise party, house party"),
        near=nouns("ballroom, dance hall, festival hall, new years eve, prom"),
    ),
    PlaceKind(
        name="wedding",
        gallery="an arch of flowers, a bell and white chairs",
        sky=("#a9d6f0", "#f3f1ee"),
        floor=("#bddba6", "#b0d397"),
        draw=_wedding,
        outdoor=True,
        words=nouns("wedding ceremony, marriage, garden wedding, wedding party, bridal arch"),
        near=nouns("garden party, anniversary, engagement, christening, ceremony"),
    ),
    PlaceKind(
        name="circus",
        gallery="a striped tent, a ring and a trapeze",
        sky=("#f0d3b4", "#f3dfc4"),
        floor=("#dcbf8c", "#e6cb9a"),
        draw=_circus,
        words=nouns("circus ring, circus tent, big top, manege, circus show, clown show"),
        near=nouns("puppet theatre, magic show, rodeo, variety show, acrobat show"),
    ),
)
