"""The jungle and the swamp."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    curve,
    disc,
    line,
    sheet,
    tube,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bare_tree,
    bend,
    reach,
    ridge,
    scatter,
    spot,
    swaying,
)
from stickgen.catalog.records import PlaceKind, nouns


def _leaf(x: float, y: float, z: float, size: float, turn: float, fill: str) -> Pieces:
    """A long leaf, its stalk at x, y; its outline ends along the rib, so that it is one piece."""
    half = curve([(0, 0), (0.35, 0.16), (0.8, 0.12), (1.2, 0)], 4)
    shape = np.concatenate([half, (half * [1, -1])[::-1], [(1.15, 0)]])
    c, s = np.cos(turn), np.sin(turn)
    m = size * np.array([[c, s], [-s, c]])
    return (sheet(shape @ m + [x, y], fill, z, line=0.8),)


def palm(x: float, z: float, h: float, fill: str = "#6fae5f") -> Pieces:
    """A palm tree."""
    trunk = curve([(0, 0), (0.25, 0.35 * h), (0.2, 0.7 * h), (0.45, h)], 5) + [x, 0]
    out: list[Piece] = [
        tube(
            np.insert(trunk, 2, z, axis=1), np.linspace(0.22, 0.13, len(trunk)).tolist(), "#a9814f"
        )
    ]
    for turn in (0.5, -0.25, 2.7, 3.4, 1.3, 1.9):
        out += _leaf(x + 0.45, h, z + 0.1, 1.5, turn, fill)
    return swaying(tuple(out))


def _jungle(rng: Rng) -> Pieces:
    greens = ("#5f9f56", "#74b05f", "#4f8f5f", "#86bd62")
    fronds: list[Piece] = []
    for z, gap in ((-12.0, 2.2), (-7.0, 1.9), (-4.8, 3.2)):
        for x in np.arange(-reach(z), reach(z), gap):
            at, fill = x + rng.uniform(-0.5, 0.5), rng.choice(greens)
            for turn in (0.5, 1.1, 1.6, 2.1, 2.7):
                fronds += _leaf(at, 0.0, z, rng.uniform(0.9, 1.5), turn, fill)
    trunks: list[Piece] = []
    for x in np.arange(-36.0, 37.0, 4.8):
        at, z = x + rng.uniform(-0.8, 0.8), rng.uniform(-16, -10)
        trunks.append(
            tube([(at, 0, z), (at + 0.2, 4.5, z), (at, 12, z)], [0.6, 0.4, 0.4], "#8f6f4f")
        )
        vine = curve([(at + 0.3, 6.5), (at + 1.4, 3.2), (at + 2.8, 3.0), (at + 4.4, 6.5)], 6)
        trunks.append(line(np.insert(vine, 2, z + 0.6, axis=1), 3.0, "#5f8f4f"))
        trunks.append(line([(at + 1.0, 6.5, z + 0.7), (at + 1.1, 1.8, z + 0.7)], 2.2, "#5f8f4f"))
    parrot = (
        sheet(
            curve([(-3.9, 2.75), (-3.6, 3.05), (-3.45, 2.75), (-3.6, 2.2)], 4, closed=True),
            "#e0483c",
            -9.0,
        ),
        ball((-3.68, 3.02, -8.9), 0.16, "#e0483c"),
        ball((-3.74, 3.06, -8.8), 0.035, "#3f3a36", line=0),
        sheet([(-3.84, 3.02), (-4.0, 2.92), (-3.8, 2.9)], "#f0c23c", -8.8),
        line([(-4.4, 2.3, -9.1), (-2.6, 2.4, -9.1)], 3.4, "#8f6f4f"),
    )
    canopy = [
        p
        for x in np.arange(-44.0, 45.0, 3.4)
        for turn in (-0.5, -1.2, -1.9, -2.6)
        for p in _leaf(x, 5.6, -11.0, 1.9, turn, rng.choice(greens))
    ]
    return bend(
        (
            *ridge(rng, -40, 10, "#9fc79a"),
            *palm(3.4, -9.0, 3.6),
            *palm(-16.0, -9.5, 4.0),
            *palm(20.0, -9.5, 4.0),
            *trunks,
            *swaying((*canopy, *fronds)),
            *parrot,
        )
    )


def _swamp(rng: Rng) -> Pieces:
    ponds = [
        p
        for x, z, r in (
            (-3.2, -5.4, 1.9),
            (3.6, -6.4, 2.2),
            (-13, -7, 3),
            (12, -7, 3),
            (0.5, -10, 2.5),
            (22, -8, 3),
            (-23, -8, 3),
        )
        for p in (
            spot(x, z, r, "#7f9a6f", 0.01, 0.8),
            spot(x + 0.2, z - 0.1, 0.6 * r, "#8fa97c", 0.02, 0.0),
        )
    ]
    pads: list[Piece] = []
    for x, z in ((-3.8, -5.2), (-2.6, -5.6), (3.0, -6.2), (4.2, -6.8), (0.2, -9.6)):
        pads.append(disc((x, 0.03, z), (0.34, 0.16), "#5f9f56", axis="y", line=0.8))
    pads.append(ball((4.2, 0.16, -6.8), 0.12, "#f3a6c0", line=0.7))
    frog = (
        disc((-2.6, 0.2, -5.5), (0.22, 0.16), "#7fc05f", lift=0.2),
        *(ball((-2.6 + d, 0.36, -5.45), 0.08, "#7fc05f", line=0.7, lift=0.3) for d in (-0.1, 0.1)),
        *(ball((-2.6 + d, 0.38, -5.4), 0.03, "#3f3a36", line=0, lift=0.4) for d in (-0.1, 0.1)),
    )
    reeds: list[Piece] = []
    for x in np.arange(-reach(-5.0), reach(-5.0), 1.5):
        at, z, h = x + rng.uniform(-0.6, 0.6), rng.uniform(-8, -4), rng.uniform(0.9, 1.7)
        reeds.append(line([(at, 0, z), (at + 0.1, h, z)], 1.6, "#6f7f45"))
        reeds.append(tube([(at + 0.1, h, z), (at + 0.11, h + 0.28, z)], 0.06, "#7a5038", line=0.6))
    moss: list[Piece] = []
    for x, z in ((-4.8, -9.0), (2.2, -11.0), (-16, -10), (16, -10), (28, -11), (-28, -11)):
        moss += bare_tree(x, z, 1.5, "#6a6350")
        for dx, y in ((-1.5, 4.0), (0.7, 4.4), (-0.8, 3.7), (1.3, 4.0)):
            hang = curve([(x + dx, y), (x + dx + 0.1, y - 0.6), (x + dx, y - 1.3)], 3)
            moss.append(line(np.insert(hang, 2, z + 0.1, axis=1), 2.6, "#7f8f5a"))
    return (
        *ponds,
        *bend(
            (
                *ridge(rng, -44, 9, "#a3b09a"),
                *scatter(rng, "tree", (-26, -22), 4.0, (1.0, 1.5)),
                *moss,
                *swaying(tuple(reeds)),
                *pads,
                *frog,
            )
        ),
    )


RECORDS = (
    PlaceKind(
        name="jungle",
        gallery="great leaves, lianas, a palm and a parrot",
        sky=("#b5dcc0", "#dcecc9"),
        floor=("#a3c27f", "#94b571"),
        draw=_jungle,
        outdoor=True,
        seasons=False,
        words=nouns(
            "rainforest, rain forest, tropical forest, tropics, tropical island, amazon, bush"
        ),
        near=nouns("bamboo forest, lost temple, safari"),
    ),
    PlaceKind(
        name="swamp",
        gallery="green pools, dead trees, reeds and a frog",
        sky=("#a9b99a", "#d0d6b5"),
        floor=("#98a577", "#8d9b6c"),
        draw=_swamp,
        outdoor=True,
        words=nouns("bog, marsh, marshland, bayou, everglades, mangrove, moorland, fen, quagmire"),
        near=nouns("mud, mud pit, mudhole, puddle, wetlands, witchs swamp"),
    ),
)
