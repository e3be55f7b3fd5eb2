"""A harbour, and the deck of a sailing ship."""

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
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    lit,
    panel,
    reach,
    strip,
    town,
)
from stickgen.catalog.places.water import boat, waves
from stickgen.catalog.records import PlaceKind, nouns

_WOOD, _DARK = "#b98a5a", "#8a6242"


def _gulls(rng: Rng, count: int, z: float = -30.0) -> Pieces:
    wing = np.array([(-0.8, 0.25), (-0.3, 0.4), (0, 0), (0.3, 0.4), (0.8, 0.25)])
    wide = 0.6 * reach(z)
    return tuple(
        line(np.insert(curve(wing + [x, rng.uniform(4.5, 9)]), 2, z, axis=1), 1.6)
        for x in np.linspace(-wide, wide, count) + rng.uniform(-3, 3, count)
    )


def _lighthouse(x: float, z: float) -> Pieces:
    out: list[Piece] = [
        sheet(curve([(x - 5, 0), (x - 3, 0.9), (x, 1.2), (x + 3, 0.9), (x + 5, 0)]), "#a9a39a", z)
    ]
    for i in range(5):
        low, high = 1.0 - 0.1 * i, 1.0 - 0.1 * (i + 1)
        y = 1.0 + 1.3 * i
        band = [(x - low, y), (x - high, y + 1.3), (x + high, y + 1.3), (x + low, y)]
        out.append(sheet(band, ("#e0604a", "#fff8ee")[i % 2], z, line=0.8, over=True))
    out += lit((panel((x - 0.45, 7.5), (0.9, 0.8), "#ffe9a0", z, over=True),), "#fff2b0")
    out.append(sheet([(x - 0.7, 8.3), (x, 9.1), (x + 0.7, 8.3)], "#b4483c", z, over=True))
    return tuple(out)


def _harbour(rng: Rng) -> Pieces:
    crates = [
        p
        for x, y, fill in ((-4.9, 0, "#d9705a"), (-3.1, 0, "#5f8fb0"), (-4.1, 1.0, "#e0b44a"))
        for p in box((1.7, 1.0, 1.0), (x, y, -4.4), fill)
    ]
    bollards = [
        p
        for x in np.arange(-30.0, 31.0, 3.8)
        for p in (
            tube([(x + 1.4, 0, -3.6), (x + 1.4, 0.45, -3.6)], 0.16, "#5b6167"),
            tube([(x + 1.4, 0.45, -3.6), (x + 1.4, 0.5, -3.6)], 0.22, "#5b6167"),
        )
    ]
    boats = [
        p
        for i, x in enumerate(np.arange(-48.0, 49.0, 6.4))
        for p in boat(
            x + rng.uniform(-1, 1),
            -8.5 - 2 * (i % 2),
            ("#b4483c", "#4f7fa5", "#e9e0cc")[i % 3],
            ("#fffdf6", "#f3d0b0")[i % 2],
        )
    ]
    return (
        strip((-600, -4.6), "#7fbcd4", 0.0, 0.0), strip((-4.75, -4.45), "#9a8a72", 0.01, 0.5),
        *bend((*clouds(rng, 5), *town(rng, -60, (4, 9), "#c9d0d6"), *_gulls(rng, 14),
               *_lighthouse(7.0, -34.0), *waves(rng, (-7.0, -10.0, -15.0, -24.0)), *boats)),
        *bend((*bollards, *crates)),
    )  # fmt: skip


def _mast(x: float, z: float) -> Pieces:
    sail = curve([(-2.0, 3.2), (-1.75, 4.4), (-1.85, 5.6), (1.85, 5.6), (1.75, 4.4), (2.0, 3.2)], 3)
    ropes = [line([(x + d, 0.9, z), (x + 0.1 * d, 5.8, z)], 0.9) for d in (-1.5, -1.0, 1.0, 1.5)]
    rungs = [
        line([(x + s * (1.5 - 0.27 * y), 0.9 + y, z), (x + s * (1.0 - 0.18 * y), 0.9 + y, z)], 0.8)
        for s in (-1, 1)
        for y in np.arange(0.3, 3.2, 0.42)
    ]
    return (
        sheet(sail + [x, 0], "#fff6e0", z - 0.1),
        tube([(x, 0, z), (x, 8.5, z)], 0.16, _DARK),
        tube([(x - 2.2, 5.6, z), (x + 2.2, 5.6, z)], 0.07, _DARK),
        tube([(x - 2.3, 3.15, z), (x + 2.3, 3.15, z)], 0.07, _DARK),
        *ropes, *rungs,
    )  # fmt: skip


def _helm(x: float, z: float) -> Pieces:
    spokes = [
        line([(x, 1.1, z), (x + 0.62 * np.cos(a), 1.1 + 0.62 * np.sin(a), z)], 2.2, _DARK)
        for a in np.linspace(0, 2 * np.pi, 9)[:-1]
    ]
    return (
        *box((0.3, 0.9, 0.3), (x, 0, z - 0.2), _DARK),
        disc((x, 1.1, z), 0.46, line=4.0, lift=0.1),
        *spokes,
        ball((x, 1.1, z + 0.02), 0.1, "#d9b45a", lift=0.2),
    )


def _ship_deck(rng: Rng) -> Pieces:
    planks = [strip((z, z + 0.03), _DARK, 0.02, 0.0) for z in np.arange(-4.4, 8.0, 0.55)]
    rail: list[Piece] = []
    for x in np.arange(-32.0, 33.0, 0.8):
        rail.append(tube([(x, 0, -4.3), (x, 0.9, -4.3)], 0.05, _WOOD, line=0.7))
    for x in np.arange(-34.0, 35.0, 4.0):
        rail += box((4.0, 0.12, 0.22), (x, 0.9, -4.3), "#a9774a", line=0.7)
    buoy = (
        disc((-2.7, 0.55, -4.15), 0.4, "#e0604a", line=1.4),
        disc((-2.7, 0.55, -4.14), 0.2, "#9fcfe0", over=True),
        *(
            line(
                [(-2.7 + 0.2 * c, 0.55 + 0.2 * s, -4.1), (-2.7 + 0.4 * c, 0.55 + 0.4 * s, -4.1)],
                3.0,
                "#8a8379",
                over=True,
            )
            for c, s in ((1, 0), (-1, 0), (0, 1), (0, -1))
        ),
    )
    barrels = [
        p
        for x in (-3.9, -4.7)
        for p in (
            tube([(x, 0.1, -3.6), (x, 0.45, -3.6), (x, 0.8, -3.6)], [0.3, 0.36, 0.3], "#a9774a"),
            line([(x - 0.35, 0.45, -3.2), (x + 0.35, 0.45, -3.2)], 1.4),
        )
    ]
    masts = [p for x in np.arange(-33.0, 34.0, 11.0) for p in _mast(x, -3.9)]
    return (
        strip((-600, -4.3), "#6fb0cc", 0.0, 0.0),
        strip((-4.4, 9.0), "#c99f6c", 0.01, 0.6), *planks,
        *bend((*clouds(rng, 6), *_gulls(rng, 12), *waves(rng, (-9.0, -14.0, -22.0, -36.0)))),
        *bend((*rail, *masts, *buoy, *barrels, *_helm(2.5, -2.6))),
    )  # fmt: skip


RECORDS = (
    PlaceKind(
        name="harbour",
        gallery="boats, crates and a lighthouse",
        sky=("#9fd0ee", "#e9f2f2"),
        floor=("#cfc4b0", "#d6ccba"),
        draw=_harbour,
        outdoor=True,
        words=nouns("harbor, port, dock, docks, quay, marina, pier, wharf, lighthouse, jetty"),
        near=nouns("shipyard, fishing village, waterfront, promenade, ferry terminal"),
    ),
    PlaceKind(
        name="ship_deck",
        gallery="planks, a mast with sails, a helm and the sea",
        sky=("#9fd0ee", "#e6f2f4"),
        floor=("#6fb0cc", "#c99f6c"),
        draw=_ship_deck,
        outdoor=True,
        words=nouns(
            "ship, pirate ship, deck, deck of a ship, sailing ship, boat, on a boat, on board, "
            "sailing boat, sailboat, yacht, cruise ship, ferry, galleon, high seas, open sea"
        ),
        near=nouns("raft, submarine deck, aircraft carrier, rowing boat, canoe, titanic"),
    ),
)
