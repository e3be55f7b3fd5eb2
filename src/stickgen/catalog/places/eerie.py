"""Eerie places: graves, a haunted house, a cave."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    curve,
    line,
    plane,
    sheet,
)
from stickgen.catalog.places.rooms import (
    flames,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bare_tree,
    bend,
    lit,
    panel,
    reach,
    ridge,
    scatter,
)
from stickgen.catalog.records import PlaceKind, nouns


def _grave(x: float, z: float, kind: int, size: float = 1.0) -> Pieces:
    stone = "#b5b8b8"
    if kind == 0:
        top = curve([(-0.4, 0), (-0.4, 0.8), (0, 1.15), (0.4, 0.8), (0.4, 0)], 4)
        marks = [line([(x - 0.2 * size, y * size, z), (x + 0.2 * size, y * size, z)], over=True)
                 for y in (0.5, 0.65)]  # fmt: skip
        return (sheet(size * top + [x, 0], stone, z), *marks)
    cross = [(-0.1, 0), (-0.1, 0.75), (-0.4, 0.75), (-0.4, 0.95), (-0.1, 0.95), (-0.1, 1.3),
             (0.1, 1.3), (0.1, 0.95), (0.4, 0.95), (0.4, 0.75), (0.1, 0.75), (0.1, 0)]  # fmt: skip
    return (sheet(size * np.array(cross) + [x, 0], stone, z),)


def _graveyard(rng: Rng) -> Pieces:
    graves: list[Piece] = []
    for row, z in enumerate((-5.2, -8.0, -11.5)):
        for i, x in enumerate(np.arange(-32.0, 33.0, 2.6)):
            at = x + 1.3 * (row % 2) + rng.uniform(-0.3, 0.3)
            graves += _grave(at, z, (i + row) % 3 % 2, rng.uniform(0.85, 1.15))
    chapel = (
        panel((3.0, 0), (3.2, 3.4), "#b9b3b0", -20.0),
        sheet([(2.7, 3.4), (4.6, 5.0), (6.5, 3.4)], "#8f8a8f", -20.0, over=True),
        line([(4.6, 5.0, -20), (4.6, 5.9, -20)], 2.4),
        line([(4.3, 5.55, -20), (4.9, 5.55, -20)], 2.4),
        *lit(
            (
                sheet(
                    curve([(4.2, 0.8), (4.2, 2.0), (4.6, 2.5), (5.0, 2.0), (5.0, 0.8)]),
                    "#7f8fa0",
                    -20.0,
                    over=True,
                ),
            )
        ),
    )
    bars = [line([(x, 0, -14), (x, 1.5, -14)], 1.4) for x in np.arange(-36.0, 36.0, 0.45)]
    bars += [line([(x, 1.2, -14), (x + 4, 1.2, -14)], 1.6) for x in np.arange(-36.0, 36.0, 4.0)]
    return bend(
        (
            *ridge(rng, -50, 7, "#a9aaa8"),
            *chapel,
            *bars,
            *bare_tree(-4.6, -12.0, 1.35),
            *bare_tree(14.0, -11.0, 1.2),
            *bare_tree(-20.0, -11.0, 1.3),
            *graves,
            *scatter(rng, "grass", (-6, -1.5), 1.9, (0.6, 1.1)),
        )
    )


def _haunted_house(rng: Rng) -> Pieces:
    z, wall = -13.0, "#6a5f78"
    glow = "#ffd75e"

    def pane(x: float, y: float, w: float, h: float) -> Pieces:
        shape = [(x, y), (x + 0.05, y + h), (x + w, y + h + 0.08), (x + w - 0.03, y)]
        cross = line([(x + w / 2, y, z), (x + w / 2, y + h, z)], 1.2, over=True)
        return (*lit((sheet(shape, glow, z, over=True),), glow), cross)

    house = (
        sheet([(-3.2, 0), (-3.4, 3.6), (2.6, 3.9), (2.7, 0)], wall, z),
        sheet([(-3.9, 3.5), (-2.2, 5.2), (1.6, 5.5), (3.2, 3.8)], "#4a4058", z, over=True),
        sheet([(0.9, 0), (0.8, 5.6), (2.9, 5.8), (3.0, 0)], "#75698a", z + 0.3),
        sheet([(0.4, 5.5), (1.7, 8.0), (3.3, 5.8)], "#4a4058", z + 0.3, over=True),
        *pane(1.5, 4.2, 0.7, 0.9),
        *pane(1.4, 1.9, 0.8, 0.9),
        sheet([(-3.2, 0), (-3.4, 3.6), (-3.35, 3.6), (-3.2, 0)], wall, z + 0.35, line=0.4),
        *pane(-2.6, 2.1, 0.75, 0.9),
        *pane(-0.6, 2.3, 0.75, 0.85),
        sheet(
            [(-1.5, 0), (-1.5, 1.7), (-1.05, 2.0), (-0.6, 1.7), (-0.6, 0)], "#3a3148", z, over=True
        ),
    )
    bat = np.array([(-0.7, 0.2), (-0.45, 0.35), (-0.15, 0.1), (0, 0.22), (0.15, 0.1), (0.45, 0.35),
                    (0.7, 0.2), (0.35, 0.02), (0, -0.12), (-0.35, 0.02)])  # fmt: skip
    bats = [
        sheet(bat + at, "#2f283c", -20.0)
        for at in ((-5.2, 4.2), (-3.6, 5.6), (5.4, 5.0), (16, 5), (-18, 5))
    ]
    wide = reach(-6.0)
    rail = [line([(x, 0, -6), (x, 1.3 + 0.1 * (i % 2), -6)], 1.6) for i, x in
            enumerate(np.arange(-wide, wide, 0.5)) if abs(x) > 1.4]  # fmt: skip
    rail += [line([(x, 1.0, -6), (x + 2.0, 1.0, -6)], 1.6) for x in np.arange(-wide, wide, 2.0)
             if not -3.3 < x < 1.3]  # fmt: skip
    path = plane([(-0.7, 0.01, -13), (-0.4, 0.01, -13), (1.3, 0.01, 2), (-1.3, 0.01, 2)], "#75708a",
                 line=0.5, lift=-900)  # fmt: skip
    moon = lit((ball((7.5, 7.2, -50), 2.6, "#fff4c9", line=0.5),), "#fff4c9")
    return (
        path,
        *bend((*moon, *ridge(rng, -40, 5, "#4a4460"), *house, *bats, *rail,
               *bare_tree(-5.0, -9.0, 1.3, "#3f384c"), *bare_tree(5.2, -10.0, 1.5, "#3f384c"),
               *bare_tree(-18.0, -11.0, 1.5, "#3f384c"), *bare_tree(19.0, -11.0, 1.4, "#3f384c"),
               *bare_tree(32.0, -12.0, 1.5, "#3f384c"), *bare_tree(-31.0, -12.0, 1.5, "#3f384c"),
               *scatter(rng, "grass", (-5, -1.5), 2.4, (0.6, 1.0)))),
    )  # fmt: skip


def _cave(rng: Rng) -> Pieces:
    out: list[Piece] = []
    for z, low, fill in (
        (-16.0, 5.0, "#4a4450"),
        (-11.0, 3.4, "#565060"),
        (-7.5, 2.0, "#635c6c"),
    ):
        for x in np.arange(-reach(z), reach(z), 1.5 + 0.08 * -z):
            w, drop = rng.uniform(0.4, 0.8), rng.uniform(0.8, 2.0)
            roof = low + 0.8
            tip = x + rng.uniform(-0.1, 0.1)
            out.append(sheet([(x - w, roof), (tip, roof - drop), (x + w, roof)], fill, z, line=0.8))
            if rng.random() < 0.5:
                h = rng.uniform(0.6, 0.5 * low)
                out.append(sheet([(x - w, -0.1), (x + 0.1, h), (x + w, -0.1)], fill, z, line=0.8))
        for x in np.arange(-reach(z), reach(z), 3.0):
            out.append(panel((x, low + 0.75), (3.05, 6.0), fill, z, line=0))
    glow = (
        *flames(-3.4, 1.5, 0.5, -4.4),
        line([(-3.4, 0.0, -4.5), (-3.4, 1.55, -4.5)], 4.0, "#8a6242"),
    )
    gems: list[Piece] = []
    for x, z in ((2.9, -5.0), (3.7, -6.0), (-12, -6), (14, -6), (-5.4, -6.5)):
        for dx, h in ((-0.3, 0.7), (0.0, 1.2), (0.3, 0.8)):
            shape = [
                (x + dx - 0.16, 0),
                (x + dx - 0.13, 0.7 * h),
                (x + dx, h),
                (x + dx + 0.13, 0.7 * h),
                (x + dx + 0.16, 0),
            ]
            gems.append(sheet(shape, "#7fd0d9", z, line=0.8))
    bat = np.array([(-0.5, 0.15), (-0.32, 0.26), (-0.1, 0.08), (0, 0.16), (0.1, 0.08), (0.32, 0.26),
                    (0.5, 0.15), (0.25, 0.02), (0, -0.1), (-0.25, 0.02)])  # fmt: skip
    bats = [sheet(bat + at, "#2a2430", -7.0) for at in ((1.6, 2.7), (2.9, 3.0), (-1.6, 2.9))]
    back = [
        panel((x, -0.2), (6.1, 12.0), "#3d3844", -22.0, line=0) for x in np.arange(-70.0, 70.0, 6.0)
    ]
    return bend(
        (*back, *out, *gems, *bats, *glow, *scatter(rng, "rock", (-6, -4), 5.0, (0.25, 0.5)))
    )


RECORDS = (
    PlaceKind(
        name="graveyard",
        gallery="gravestones, a dead tree and a chapel",
        sky=("#a5afc0", "#d6d6d6"),
        floor=("#a9b097", "#9ea68c"),
        draw=_graveyard,
        outdoor=True,
        words=nouns("cemetery, grave, churchyard, tomb, burial ground, gravestone, tombstone"),
        near=nouns("mausoleum, ruins, ruin, catacombs"),
    ),
    PlaceKind(
        name="haunted_house",
        gallery="a crooked house with lit windows, bats and a moon",
        sky=("#231c3a", "#4a3f63"),
        floor=("#4d4860", "#5a546c"),
        draw=_haunted_house,
        dark=True,
        outdoor=True,
        words=nouns(
            "haunted mansion, spooky house, haunted castle, ghost house, witch house, creepy "
            "house, haunted manor, abandoned house, halloween"
        ),
        near=nouns(
            "witchs hut, vampire castle, ghost town, old mansion, ghost train, crypt of a vampire"
        ),
    ),
    PlaceKind(
        name="cave",
        gallery="stalactites, crystals, bats and a torch",
        sky=("#2a2630", "#3a3540"),
        floor=("#57505c", "#635c68"),
        draw=_cave,
        dark=True,
        words=nouns(
            "cavern, grotto, underground cave, dragons cave, dragons lair, lair, den of a bear"
        ),
        near=nouns(
            "mine, mine shaft, gold mine, tunnel under the mountain, bat cave, underworld, abyss"
        ),
    ),
)
