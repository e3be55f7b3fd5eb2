"""Places of the country and of gardens."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    curve,
    disc,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.places.rooms import (
    flames,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    firs,
    furnish,
    lit,
    panel,
    reach,
    ridge,
    scatter,
    strip,
    swaying,
)
from stickgen.catalog.records import PlaceKind, nouns

_BOARD, _BOARDS = 0.36, 6  # metres from one board of a fence to the next; boards that are one piece
_PETALS = ("#e0604a", "#f0b429", "#f3a6c0", "#b07ac0", "#ffffff")


def flowers(rng: Rng, z: tuple[float, float], gap: float, petals: tuple[str, ...]) -> Pieces:
    """Flowers on stalks, one every ``gap`` metres, at random depths in the range ``z``."""
    out: list[Piece] = []
    for x in np.arange(-reach(sum(z) / 2), reach(sum(z) / 2), gap):
        at, depth, h = x + rng.uniform(-0.5, 0.5) * gap, rng.uniform(*z), rng.uniform(0.3, 0.6)
        out.append(line([(at, 0, depth), (at, h, depth)], 1.2, "#5f8f4a"))
        out.append(ball((at, h, depth), 0.13, rng.choice(petals), line=0.7))
        out.append(ball((at, h, depth), 0.05, "#f7d86a", line=0.3, over=True))
    return tuple(replace(piece, plant="flower") for piece in swaying(tuple(out)))


def fence(x: tuple[float, float], z: float, fill: str, *, picket: bool) -> Pieces:
    """A wooden fence: pointed boards close together, or posts with two rails."""
    out: list[Piece] = []
    for y in (0.35, 0.75):
        for at in np.arange(x[0], x[1], 2.0):
            out.append(panel((at, y), (2.0, 0.1), fill, z, line=0.7))
    board = np.array([(0, 0), (0, 0.85), (0.09, 1.0), (0.18, 0.85), (0.18, 0)])
    post = np.array([(0, 0), (0, 1.05), (0.2, 1.05), (0.2, 0)])
    # Boards that stand side by side are one piece: it costs less to draw.
    boards = np.concatenate([board + [_BOARD * number, 0] for number in range(_BOARDS)])
    for at in np.arange(x[0], x[1], _BOARD * _BOARDS if picket else 2.0):
        out.append(sheet((boards if picket else post) + [at, 0], fill, z + 0.03, line=0.7))
    return tuple(out)


def _barn(x: float, z: float) -> Pieces:
    front = [(-3.0, 0), (-3.0, 3.0), (-2.2, 4.4), (0, 5.4), (2.2, 4.4), (3.0, 3.0), (3.0, 0)]
    white = "#fdf6ea"
    door = ((-1.2, 0.0), (1.2, 0.0), (1.2, 2.4), (-1.2, 2.4))
    return (
        sheet(np.array(front) + [x, 0], "#c94f42", z),
        line([(x + a, b, z) for a, b in front], 4.0, "#8f3a30", over=True),
        sheet(np.array(door) + [x, 0], "#a8423a", z, line=2.0, over=True),
        line([(x - 1.2, 0, z), (x + 1.2, 2.4, z)], 2.4, "#6f2a24", over=True),
        line([(x + 1.2, 0, z), (x - 1.2, 2.4, z)], 2.4, "#6f2a24", over=True),
        panel((x - 0.5, 3.2), (1.0, 1.0), white, z, over=True),
        *lit((panel((x - 0.38, 3.3), (0.76, 0.8), "#8a5a4a", z, line=0.7, over=True),)),
    )


def _silo(x: float, z: float) -> Pieces:
    dome = curve([(-1.1, 5.6), (-0.8, 6.3), (0, 6.6), (0.8, 6.3), (1.1, 5.6)], 4)
    return (
        panel((x - 1.1, 0), (2.2, 5.6), "#c3cad0", z),
        *(line([(x - 1.1, y, z), (x + 1.1, y, z)], 0.7, over=True) for y in (1.4, 2.8, 4.2)),
        sheet(dome + [x, 0], "#a9b3ba", z, over=True),
    )


def _cow(x: float, z: float) -> Pieces:
    body = curve([(-0.9, 0.8), (-0.8, 1.35), (0.7, 1.35), (0.85, 0.8), (0, 0.65)], 4, closed=True)
    spots = [(-0.4, 1.1, 0.2), (0.3, 1.0, 0.16), (0.55, 1.22, 0.1)]
    return (
        *(panel((x + d, 0), (0.16, 0.8), "#fffaf2", z, line=0.8) for d in (-0.7, -0.4, 0.35, 0.6)),
        sheet(body + [x, 0], "#fffaf2", z + 0.02),
        *(ball((x + a, b, z + 0.03), r, "#5b5048", line=0.4, over=True) for a, b, r in spots),
        sheet(curve([(-1.35, 1.0), (-1.25, 1.4), (-0.85, 1.45), (-0.85, 1.05)], 4, closed=True)
              + [x, 0], "#fffaf2", z + 0.05),
        disc((x - 1.28, 1.1, z + 0.06), (0.14, 0.12), "#f3b9b0", line=0.7, over=True),
        line([(x - 1.0, 1.45, z), (x - 0.95, 1.65, z)], 1.6),
    )  # fmt: skip


def _farm(rng: Rng) -> Pieces:
    bales = [
        p
        for x in (-4.2, 5.2)
        for p in (
            tube([(x, 0.45, -5.6), (x + 0.7, 0.45, -5.6)], 0.5, "#e3bf5f"),
            disc((x, 0.45, -5.05), 0.4, "#edd07a", line=0.9),
            disc((x, 0.45, -5.04), 0.2, line=0.8, over=True),
        )
    ]
    rows = [
        plane([(x, 0.01, -40), (x + 0.9, 0.01, -40), (x + 0.5, 0.01, -21), (x - 0.4, 0.01, -21)],
              "#c9a86a", line=0.4, lift=-900)
        for x in np.arange(-40.0, 40.0, 2.4)
    ]  # fmt: skip
    return (
        *rows,
        *bend((*clouds(rng, 5), *ridge(rng, -56, 7, "#bcd39f"), *ridge(rng, -40, 3, "#e0cf85"),
               *scatter(rng, "tree", (-28, -24), 9.0, (0.9, 1.3)),
               *_barn(-3.4, -17.0), *_silo(1.2, -17.5), *_barn(40.0, -17.0), *_silo(-34.0, -18.0),
               *fence((-28.0, 28.0), -7.0, "#c9a06a", picket=False),
               *_cow(3.2, -9.5), *_cow(-14.0, -10.5), *_cow(16.0, -11.0), *bales,
               *scatter(rng, "grass", (-6, -1.5), 2.2, (0.5, 0.9)))),
    )  # fmt: skip


def _garden(rng: Rng) -> Pieces:
    bed = strip((-5.6, -4.2), "#a9805a", 0.01, 0.5)
    x, z = 3.3, -8.0
    green = "#cfeae0"
    house = (  # a greenhouse
        panel((x - 1.6, 0), (3.2, 1.9), green, z),
        sheet([(x - 1.7, 1.9), (x, 3.0), (x + 1.7, 1.9)], green, z, over=True),
        *(line([(x + d, 0, z), (x + d, 1.9, z)], over=True) for d in (-0.8, 0.0, 0.8)),
        line([(x - 1.6, 1.0, z), (x + 1.6, 1.0, z)], over=True),
        line([(x, 1.9, z), (x, 3.0, z)], over=True),
    )
    can = (
        tube([(-2.6, 0.05, -3.4), (-2.6, 0.4, -3.4)], 0.2, "#7fa8c0"),
        line([(-2.4, 0.1, -3.4), (-2.0, 0.5, -3.4)], 3.0, "#5f88a0"),
        line(curve([(-2.75, 0.45, -3.4), (-2.6, 0.75, -3.4), (-2.4, 0.4, -3.4)]), 2.0, "#5f88a0"),
    )
    return (
        bed,
        *bend((*clouds(rng, 5), *ridge(rng, -50, 6, "#b9d6a9"),
               *scatter(rng, "tree", (-18, -14), 5.5, (0.8, 1.2)),
               *fence((-30.0, 30.0), -9.5, "#fdf8ee", picket=True),
               *house, *can,
               *flowers(rng, (-5.6, -4.3), 0.62, _PETALS),
               *flowers(rng, (-9.2, -8.6), 0.8, _PETALS[:3]),
               *scatter(rng, "grass", (-4, -1.5), 2.8, (0.5, 0.8)))),
    )  # fmt: skip


def _meadow(rng: Rng) -> Pieces:
    return bend(
        (
            *clouds(rng, 6),
            *ridge(rng, -58, 9, "#b3d0c0"),
            *ridge(rng, -36, 4.5, "#b5d79a"),
            *ridge(rng, -18, 1.8, "#bfe09c"),
            *scatter(rng, "tree", (-26, -22), 16.0, (0.9, 1.2)),
            *flowers(rng, (-14, -7), 0.8, _PETALS),
            *flowers(rng, (-7, -2), 0.8, _PETALS),
            *scatter(rng, "grass", (-8, -1.5), 1.4, (0.6, 1.1)),
        )
    )


def _tent(x: float, z: float, fill: str) -> Pieces:
    return (
        sheet([(x - 1.7, 0), (x - 0.2, 2.1), (x + 1.9, 2.0), (x + 2.5, 0)], fill, z - 0.2),
        sheet([(x - 1.7, 0), (x - 0.2, 2.1), (x + 1.2, 0)], fill, z),
        *lit((sheet([(x - 0.7, 0), (x - 0.2, 1.5), (x + 0.35, 0)], "#5f6f62", z, over=True),),
             "#ffcf7a"),
        line([(x - 0.2, 2.1, z), (x - 2.3, 0.0, z + 0.3)], 0.8),
    )  # fmt: skip


def _campsite(rng: Rng) -> Pieces:
    x, z = 2.5, -3.4
    fire = (
        tube([(x - 0.5, 0.08, z), (x + 0.5, 0.16, z)], 0.08, "#8a5a3c"),
        tube([(x - 0.45, 0.16, z), (x + 0.5, 0.06, z)], 0.08, "#8a5a3c"),
        *flames(x, 0.1, 0.85, z + 0.1),
        *(
            p
            for dx in (-0.6, -0.2, 0.25, 0.65)
            for p in furnish("rock", (x + dx, 0, z + 0.3), 0.0, 0.16)
        ),
        tube([(x + 1.2, 0.2, z), (x + 2.4, 0.2, z)], 0.2, "#a9774a"),
    )
    return (
        *fire,
        *bend((*ridge(rng, -50, 10, "#a9c3b4"), *firs(rng, -30, 3.2, 7.0, "#8fb28c"),
               *firs(rng, -15, 4.6, 5.5, "#74a070"),
               *_tent(-3.2, -6.0, "#e9954a"), *_tent(-24.0, -8.0, "#5f9fc0"),
               *_tent(20.0, -8.0, "#d9605a"),
               *scatter(rng, "rock", (-8, -5), 8.0, (0.3, 0.6)),
               *scatter(rng, "grass", (-7, -1.5), 1.8, (0.6, 1.0)))),
    )  # fmt: skip


RECORDS = (
    PlaceKind(
        name="farm",
        gallery="a red barn, a silo, a cow and fields",
        sky=("#9fd0ef", "#eaf3e6"),
        floor=("#c3d597", "#b0cd88"),
        draw=_farm,
        marks=True,
        outdoor=True,
        words=nouns(
            "farmyard, barn, barnyard, farmhouse, countryside, cornfield, wheat field, field of "
            "wheat, stable, ranch, paddock, cowshed, henhouse"
        ),
        near=nouns("vineyard, plantation, potato field, windmill, sheepfold, pigsty, rice field"),
    ),
    PlaceKind(
        name="garden",
        gallery="flower beds, a white fence and a greenhouse",
        sky=("#9fd0ef", "#e9f4ee"),
        floor=("#b5d59b", "#a6cc8c"),
        draw=_garden,
        outdoor=True,
        words=nouns(
            "backyard, back yard, yard, front yard, flower garden, greenhouse, flower bed, "
            "vegetable garden, rose garden, front garden, back garden"
        ),
        near=nouns("orchard, allotment, patio, porch, nursery garden, maze"),
    ),
    PlaceKind(
        name="meadow",
        gallery="flowers, grass and soft hills",
        sky=("#8fcbf0", "#e6f4ea"),
        floor=("#b9dd98", "#abd488"),
        draw=_meadow,
        outdoor=True,
        words=nouns(
            "field, pasture, grassland, flower meadow, hill, hillside, grassy field, open "
            "field, field of flowers, prairie, green hills"
        ),
        near=nouns("valley, battlefield, steppe, plain, plains, heath, moor, savanna, savannah"),
    ),
    PlaceKind(
        name="campsite",
        gallery="a tent and a fire among firs",
        sky=("#bcdce6", "#e6efe2"),
        floor=("#b0c893", "#a0bd84"),
        draw=_campsite,
        outdoor=True,
        words=nouns(
            "camp, campfire, tent, camping site, campground, camping, bonfire, summer camp"
        ),
        near=nouns("caravan, trailer park, scout camp, picnic, hunting camp"),
    ),
)
