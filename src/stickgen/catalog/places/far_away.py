"""Unusual places: space, other worlds, under water."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, ball, curve, disc, line, plane, sheet, tube
from stickgen.catalog.places.scenery import Rng, bend, peaks, reach, ridge, scatter
from stickgen.catalog.records import PlaceKind, nouns


def stars(rng: Rng, count: int, low: float) -> Pieces:
    """Points of light all around; every ninth twinkles with four rays."""
    out: list[Piece] = []
    wide = reach(-70)
    for i in range(count):
        x, y, r = rng.uniform(-wide, wide), rng.uniform(low, 42), rng.uniform(0.06, 0.16)
        if i % 9:
            out.append(ball((x, y, -70), r, "#ffffff", line=0.4))
        else:
            rays = [(x, y + 5 * r), (x + r, y + r), (x + 5 * r, y), (x + r, y - r),
                    (x, y - 5 * r), (x - r, y - r), (x - 5 * r, y), (x - r, y + r)]  # fmt: skip
            out.append(sheet(rays, "#fff6c9", -70, line=0.4))
    return tuple(out)


def globe(x: float, y: float, z: float, radius: float, fill: str, band: str) -> Pieces:
    bands = [
        sheet(
            curve([(x - w, y + h), (x - 0.3 * w, y + h + 0.1 * radius),
                (x + 0.4 * w, y + h - 0.04 * radius), (x + w, y + h),
                   (x + 0.4 * w, y + h - 0.22 * radius), (x - 0.4 * w, y + h - 0.12 * radius)],
                       5, closed=True),
            band, z, line=0, over=True,
        )
        for h in (0.42 * radius, -0.15 * radius)
        for w in [0.93 * np.sqrt(radius**2 - h**2)]
    ]  # fmt: skip
    return (ball((x, y, z), radius, fill), *bands)


def _craters(rng: Rng, count: int, fill: str) -> Pieces:
    out: list[Piece] = []
    for z in sorted(rng.uniform(-22, -3.5, 2 * count)):
        x, r = rng.uniform(-reach(z), reach(z)), rng.uniform(0.35, 1.1)
        out.append(disc((x, 0.005, z), (r, 0.5 * r), fill, axis="y", line=0.8))
        out.append(
            line(curve([(x - 0.8 * r, 0.01, z + 0.1 * r), (x, 0.01, z + 0.36 * r),
                (x + 0.8 * r, 0.01, z + 0.1 * r)]),
                 0.6, over=True)
        )  # fmt: skip
    return tuple(out)


def _space(rng: Rng) -> Pieces:
    x, y, r = -15.0, 7.5, 5.5
    angle = np.linspace(-0.15 * np.pi, 1.15 * np.pi, 31)
    ring = np.stack([x + 1.75 * r * np.cos(angle), y - 0.3 * r * np.sin(angle)], axis=-1)
    comet = [(20, 11), (27, 15.2), (27.6, 14.4)]
    return bend(
        (
            *stars(rng, 620, -40),
            *globe(x, y, -66, r, "#e6b074", "#c98f52"),
            line(np.insert(ring, 2, -65.9, axis=1), 4.0, "#f0d9a8", over=True),
            *globe(17, 3, -67, 2.6, "#7fb5dd", "#a5d6b4"),
            *globe(88, 8, -66, 4.0, "#d98f9a", "#c06f7d"),
            *globe(-92, 6, -66, 3.2, "#b9a3dd", "#9a82c6"),
            sheet(comet, "#cfe8f2", -68, line=0.4),
            ball((20, 11, -68), 0.5, "#ffffff", line=0.4),
        )
    )


def _moon(rng: Rng) -> Pieces:
    return bend(
        (
            *stars(rng, 420, 3),
            *globe(13, 10, -66, 4.2, "#6fb0ea", "#98d398"),
            *peaks(rng, -52, 7, "#6d6e7c"),
            *ridge(rng, -30, 2.2, "#747584"),
            *_craters(rng, 22, "#53545f"),
            tube([(-5.4, 0, -6.5), (-5.4, 2.6, -6.5)], 0.03, "#d7dde2", line=0.6),
            sheet([(-5.4, 1.7), (-5.4, 2.6), (-4.0, 2.6), (-4.0, 1.7)], "#e0604a", -6.5),
            *scatter(rng, "rock", (-12, -4), 7.0, (0.2, 0.5)),
        )
    )


def _mars(rng: Rng) -> Pieces:
    return bend(
        (
            disc((-16, 12, -68), 1.7, "#fff3d6"),
            *peaks(rng, -58, 13, "#c07a58"),
            *ridge(rng, -34, 4.0, "#cc8661"),
            *ridge(rng, -20, 1.6, "#d59069"),
            *_craters(rng, 14, "#bf7350"),
            *scatter(rng, "rock", (-13, -3.5), 5.0, (0.2, 0.7)),
        )
    )


def _weeds(rng: Rng) -> Pieces:
    out = []
    for x, z in zip(np.arange(-38, 38, 1.9), rng.uniform(-12, -3, 40), strict=True):
        at, h, sway = x + rng.uniform(-0.6, 0.6), rng.uniform(0.9, 2.6), rng.uniform(0.15, 0.35)
        bends = np.array([(0, 0), (sway, 0.33 * h), (-sway, 0.66 * h), (0.5 * sway, h)])
        path = np.insert(curve(bends + [at, 0], 4), 2, z, axis=1)
        green = rng.choice(["#5fae7f", "#4f9c86", "#7cbf7a"])
        out.append(tube(path, np.linspace(0.1, 0.03, len(path)).tolist(), green))
    return tuple(out)


def _shoal(rng: Rng) -> Pieces:
    trunk = np.asarray(curve([(-0.95, 0), (0, 0.5), (1, 0), (0, -0.5)], 5, closed=True))
    fin = np.array([(-0.8, 0), (-1.6, 0.5), (-1.6, -0.5)])
    out: list[Piece] = []
    for _ in range(24):
        x, y, z = rng.uniform(-40, 40), rng.uniform(1.2, 8), rng.uniform(-22, -6)
        size, way = rng.uniform(0.3, 0.6), 1 if rng.random() < 0.5 else -1
        color = rng.choice(["#f2a65a", "#f2d06b", "#e5857b", "#a9c7f0"])
        out += [
            sheet(fin * size * [way, 1] + [x, y], color, z),
            sheet(trunk * size * [way, 1] + [x, y], color, z, over=True),
            ball((x + 0.55 * size * way, y + 0.1 * size, z), 0.09 * size, "#3f3a36", line=0,
                 over=True),
        ]  # fmt: skip
    return tuple(out)


def _underwater(rng: Rng) -> Pieces:
    bubbles = [
        disc((rng.uniform(-36, 36), rng.uniform(0.4, 9), z), rng.uniform(0.05, 0.16), "#d9f2f5",
            line=0.6)
        for z in rng.uniform(-14, -2.5, 68)
    ]  # fmt: skip
    rays = [
        plane([(x, 24, -50), (x + 4, 24, -50), (x + 11, -1, -50), (x + 3, -1, -50)], "#9adbe3",
            line=0)
        for x in np.arange(-150.0, 150.0, 13.0) + rng.uniform(-3, 3)
    ]  # fmt: skip
    return bend(
        (
            *rays,
            *ridge(rng, -40, 6, "#4f9fb5"),
            *ridge(rng, -24, 3, "#6cb0b9"),
            *_shoal(rng),
            *scatter(rng, "rock", (-12, -5), 6.0, (0.4, 0.9)),
            *_weeds(rng),
            *bubbles,
        )
    )


RECORDS = (
    PlaceKind(
        name="space",
        gallery="stars, planets and a comet",
        sky=("#0d1030", "#232a5c"),
        floor=("#232a5c", "#171c44"),
        draw=_space,
        dark=True,
        gravity=0.16,
        ground="nothing",
        words=nouns("outer space, cosmos, universe, galaxy, starry sky, milky way"),
        near=nouns("asteroid, black hole, wormhole"),
    ),
    PlaceKind(
        name="moon",
        gallery="grey craters under a black sky",
        sky=("#0b0d22", "#20253f"),
        floor=("#4d4e5b", "#62636f"),
        draw=_moon,
        dark=True,
        gravity=0.16,
        words=nouns("lunar surface, surface of the moon, moon crater, lunar base"),
        near=nouns("crater, asteroid field, moon base"),
    ),
    PlaceKind(
        name="mars",
        gallery="red rocks under a pale sky",
        sky=("#e2a57c", "#f7d9b5"),
        floor=("#cf8862", "#d99670"),
        draw=_mars,
        marks=True,
        gravity=0.38,
        words=nouns("red planet, martian surface, surface of mars, martian desert"),
        near=nouns("mars base"),
    ),
    PlaceKind(
        name="underwater",
        gallery="fish, weeds and bubbles on the sea floor",
        sky=("#7fd3e0", "#4fa9c4"),
        floor=("#d9cfa0", "#e6dcb0"),
        draw=_underwater,
        gravity=0.3,
        ground="water",
        words=nouns(
            "under water, under the sea, seabed, sea floor, ocean floor, bottom of the sea, "
            "bottom of the ocean, coral reef, reef, deep sea, depths of the sea"
        ),
        near=nouns("aquarium, submarine, atlantis, fish tank, sunken ship, shipwreck"),
    ),
)
