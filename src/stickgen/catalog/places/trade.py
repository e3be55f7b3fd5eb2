"""Where people eat, drink and buy."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    box,
    curve,
    disc,
    drum,
    line,
    plane,
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
    bend,
    clouds,
    furnish,
    lit,
    panel,
    town,
)
from stickgen.catalog.places.signs import sign
from stickgen.catalog.records import PlaceKind, nouns

_GOODS = ("#e0604a", "#f0b429", "#5f9f74", "#4f8fc0", "#f3efe4", "#b07ac0", "#e9954a")
_BOTTLES = ("#5f9f74", "#8a5a3c", "#b4593c", "#4f7f9c", "#d9c06a", "#3f6f54")
_WHITE = "#ffffff"


def _dining_table(x: float) -> Pieces:
    cloth = [(-0.62, 0.3), (-0.5, 0.78), (0.5, 0.78), (0.62, 0.3)]
    return (
        *furnish("chair", (x - 0.85, 0, 1.1), turn=np.pi / 2),
        *furnish("chair", (x + 0.85, 0, 1.1), turn=-np.pi / 2),
        tube([(x, 0, 1.1), (x, 0.4, 1.1)], 0.05, "#6f4a30"),
        sheet(np.array(cloth) + [x, 0], _WHITE, 1.15),
        disc((x, 0.79, 1.1), (0.5, 0.14), _WHITE, axis="y"),
        disc((x - 0.25, 0.8, 1.15), (0.15, 0.06), "#e6edf0", axis="y", lift=0.2),
        tube([(x, 0.78, 1.15), (x, 1.0, 1.15)], 0.03, "#fffaf0", lift=0.2),
        *lit((ball((x, 1.05, 1.15), 0.045, "#ffb347", line=0.3, lift=0.2),), "#ffd75e"),
        sheet(
            np.array([(-0.07, 0.2), (-0.05, 0.1), (0.05, 0.1), (0.07, 0.2)]) + [x + 0.28, 0.82],
            "#b4483c",
            1.16,
        ),
        line([(x + 0.28, 0.78, 1.16), (x + 0.28, 0.92, 1.16)], 1.2, over=True),
    )


def _restaurant(rng: Rng) -> Pieces:
    unit: list[Piece] = [
        panel((x, 0.1), (0.8, 0.85), "#8a5a3c", 0.02, line=0.8) for x in np.arange(-3.9, 3.8, 0.86)
    ]
    for x in (-2.8, 0.0, 2.8):
        unit += _dining_table(x)
        unit.append(line([(x, 2.5, 1.1), (x, 3.9, 1.1)], 1.0))
        shade = np.array([(-0.34, 0), (-0.16, 0.26), (0.16, 0.26), (0.34, 0)])
        unit += lit((sheet(shade + [x, 2.3], "#e9c46a", 1.1),))
    unit += sign("MENU", (-1.4, 2.2), 0.2, 0.05, board="#f6f1e4")
    for k in range(3):
        y = 1.85 - 0.2 * k
        unit.append(line([(-1.8, y, 0.05), (-1.0, y, 0.05)], 1.0, "#8a8379"))
    unit.append(panel((1.0, 1.5), (0.9, 0.7), "#8fb8a0", 0.03, line=1.8))
    unit.append(disc((1.45, 1.85, 0.05), 0.2, "#e0604a", over=True))
    return (*walls("#e3b9a0", "#6f4a30"), *around(tuple(unit), 8.4))


def _shop(rng: Rng) -> Pieces:
    unit = (
        *shelves(rng, (-4.2, 0.0), (2.3, 2.3), _GOODS, 4),
        *shelves(rng, (-1.8, 0.0), (2.3, 2.3), _GOODS, 4),
        *sign("SALE", (-2.0, 2.75), 0.32, 0.2, board="#d9423c", weight=2.4),
        *counter(2.4, 2.6, "#7fb0c0", "#f3efe4"),
        *box((0.6, 0.3, 0.4), (2.8, 1.0, 0.4), "#5b646b", lift=0.1),
        panel((2.6, 1.3), (0.4, 0.25), "#bfe3c2", 0.4, line=1.2),
        panel((1.3, 1.0), (0.45, 0.4), "#e9c48a", 0.5),
        *(ball((1.4 + 0.13 * i, 1.43, 0.48), 0.09, "#d9534a", line=0.6) for i in range(3)),
        *sign("SHOP", (2.4, 2.6), 0.3, 0.05, board="#f0b429", weight=2.2),
    )
    return (*tiled_floor("#c3c0b4", 1.0), *walls("#f0ead6", "#b3a98f"), *around(unit, 8.4))


def _bar(rng: Rng) -> Pieces:
    unit: list[Piece] = [
        *shelves(rng, (-3.6, 1.1), (3.2, 1.4), _BOTTLES, 2),
        *shelves(rng, (0.4, 1.1), (3.2, 1.4), _BOTTLES, 2),
        *box((8.0, 1.1, 0.6), (0, 0, 1.0), "#7a4a30"),
        *box((8.2, 0.1, 0.8), (0, 1.1, 1.0), "#b9804f", lift=0.05),
        *(panel((x, 0.15), (0.85, 0.8), "#8f5a3a", 1.31, line=0.8, over=True)
            for x in np.arange(-3.8, 3.5, 1.0)),
        *sign("BAR", (0.0, 2.95), 0.42, 0.1, board="#ffc4d9", ink="#a02f5f", weight=3.0),
    ]  # fmt: skip
    for x in (-2.9, -1.6, 1.6, 2.9):  # stools
        unit.append(tube([(x, 0, 1.8), (x, 0.72, 1.8)], 0.035, "#9aa3aa"))
        unit.append(drum([(0.24, 0.72), (0.24, 0.84)], "#b4483c", at=(x, 0, 1.8)))
    for x in (-0.5, 0.0, 0.5):  # taps
        unit.append(
            tube([(x, 1.2, 1.0), (x, 1.5, 1.0), (x, 1.5, 1.15)], 0.035, "#d9b45a", lift=0.3)
        )
    for x in (-3.2, 3.3):  # beer
        unit.append(drum([(0.08, 1.2), (0.09, 1.4)], "#f0b429", at=(x, 0, 1.1), lift=0.4))
        unit.append(drum([(0.1, 1.4), (0.08, 1.46)], _WHITE, at=(x, 0, 1.1), lift=0.4))
    return (*walls("#b98f78", "#6f4a38"), *around(tuple(unit), 8.8))


def _mannequin(x: float, dress: str) -> Pieces:
    body = [(-0.2, 1.45), (0.2, 1.45), (0.12, 1.1), (0.34, 0.5), (-0.34, 0.5), (-0.12, 1.1)]
    return (
        tube([(x, 0.15, 0.3), (x, 0.5, 0.3)], 0.03, "#8f969c"),
        sheet(np.array(body) + [x, 0], dress, 0.3),
        ball((x, 1.66, 0.3), 0.14, "#f0dcc4"),
    )


def _mall(rng: Rng) -> Pieces:
    unit: list[Piece] = []
    for x, name, board, dress in (
        (-2.9, "SHOES", "#e9954a", ("#d9534a", "#4f8fc0")),
        (2.9, "FASHION", "#b07ac0", ("#5f9f74", "#f0b429")),
    ):
        unit.append(panel((x - 1.7, 0.15), (3.4, 2.1), "#cfe6ee", 0.02, line=1.6))
        unit += _mannequin(x - 0.8, dress[0])
        unit += _mannequin(x + 0.7, dress[1])
        unit += sign(name, (x, 2.6), 0.28, 0.1, board=board, weight=2.2)
    rail = [panel((-4.7, 3.15), (9.4, 0.25), "#b9c0c4", 0.5, line=1.0)]
    rail += [line([(x, 3.4, 0.5), (x, 4.1, 0.5)], 0.8) for x in np.arange(-4.6, 4.7, 0.6)]
    steps = [
        panel((-0.95 + 0.16 * i, 0.0), (0.16, 0.25 * (i + 1)), "#9aa3aa", 0.8, line=0.5)
        for i in range(12)
    ]
    hand = (
        tube([(-1.1, 0.8, 0.9), (0.9, 3.7, 0.9)], 0.06, "#4f565c"),
        line([(-1.1, 0.0, 0.9), (-1.1, 0.8, 0.9)], 2.0),
    )
    unit += [*rail, *steps, *hand]
    return (*tiled_floor("#bcc3c4", 1.2), *walls("#e9ebe6", "#b3b8b3"), *around(tuple(unit), 9.6))


def _stall(x: float, colors: tuple[str, str], goods: str, z: float) -> Pieces:
    out: list[Piece] = [
        *(tube([(x + d, 0, z), (x + d, 2.2, z)], 0.05, "#8a6242") for d in (-1.4, 1.4)),
        *box((2.7, 0.8, 0.8), (x, 0, z + 0.2), "#b98a5a"),
    ]
    for i in range(7):
        left = x - 1.6 + i * 3.2 / 7
        top = x - 1.35 + i * 2.7 / 7
        cloth = [(left, 2.1, z + 0.7), (top, 2.65, z - 0.2), (top + 2.7 / 7, 2.65, z - 0.2),
                 (left + 3.2 / 7, 2.1, z + 0.7)]  # fmt: skip
        out.append(plane(cloth, colors[i % 2], line=0.8))
        hem = curve([(left, 2.1), (left + 0.23, 1.92), (left + 3.2 / 7, 2.1)], 3)
        out.append(sheet(hem, colors[i % 2], z + 0.7, line=0.8))
    for i in range(3):
        at = x - 0.85 + 0.85 * i
        out += box((0.75, 0.2, 0.5), (at, 0.8, z + 0.35), "#d9b07c", lift=0.2)
        out += [
            ball((at - 0.22 + 0.22 * k, 1.04, z + 0.4), 0.12, goods, line=0.6, lift=0.3)
            for k in range(3)
        ]
    return tuple(out)


def _market(rng: Rng) -> Pieces:
    stalls = [
        p
        for i, x in enumerate(np.arange(-33.0, 34.0, 4.6))
        for p in _stall(
            x + 0.6,
            (("#e0604a", "#fff6ee"), ("#4f8fc0", "#fff6ee"), ("#5f9f74", "#fff6ee"))[i % 3],
            ("#e9954a", "#d9423c", "#f0d04a", "#8fb85a")[i % 4],
            -5.0,
        )
    ]
    return bend((*clouds(rng, 4), *town(rng, -26, (6, 10), "#d9cbb8", "#a9c0c9"), *stalls))


RECORDS = (
    PlaceKind(
        name="restaurant",
        gallery="laid tables, lamps and a menu",
        sky=("#e3b9a0", "#e3b9a0"),
        floor=("#a9785a", "#b58465"),
        draw=_restaurant,
        words=nouns(
            "cafe, café, coffee shop, coffee house, diner, bistro, dining room, eatery, fast "
            "food restaurant, burger restaurant, pizzeria, canteen, cafeteria, tea room, sushi "
            "restaurant, steakhouse, dinner, buffet"
        ),
        near=nouns("ice cream parlor, banquet, dining hall, mess hall, food court"),
    ),
    PlaceKind(
        name="shop",
        gallery="full shelves, a till and a sale",
        sky=("#f0ead6", "#f0ead6"),
        floor=("#d9d3c0", "#e2dccb"),
        draw=_shop,
        words=nouns(
            "store, supermarket, grocery, grocery store, convenience store, corner shop, toy "
            "shop, toy store, department store, food store, kiosk, pharmacy, hardware store"
        ),
        near=nouns(
            "bakery, butcher, hairdresser, barber shop, flower shop, pet shop, boutique, bank, "
            "post office, jewellers, warehouse, checkout"
        ),
    ),
    PlaceKind(
        name="bar",
        gallery="a counter with taps, stools and bottles",
        sky=("#b98f78", "#b98f78"),
        floor=("#8f6a52", "#9c765c"),
        draw=_bar,
        words=nouns("pub, tavern, saloon, inn, cocktail bar, beer bar, counter of a bar, taproom"),
        near=nouns("casino, lounge bar, beer garden, club bar, gentlemens club, speakeasy"),
    ),
    PlaceKind(
        name="mall",
        gallery="shop windows, an escalator and a gallery",
        sky=("#e9ebe6", "#e9ebe6"),
        floor=("#d3d8d6", "#dde1df"),
        draw=_mall,
        words=nouns("shopping mall, shopping centre, shopping center, shopping arcade, arcade"),
        near=nouns("escalator, fashion shop, clothes shop, shoe shop, elevator, lift"),
    ),
    PlaceKind(
        name="market",
        gallery="stalls of fruit under striped roofs",
        sky=("#a9d3ee", "#eef3f2"),
        floor=("#cdbfa5", "#d6c9b0"),
        draw=_market,
        outdoor=True,
        words=nouns(
            "marketplace, market square, street market, farmers market, bazaar, flea market, "
            "stall, fruit market, fish market"
        ),
        near=nouns("fair, fairground, christmas market, food stall, fete"),
    ),
)
