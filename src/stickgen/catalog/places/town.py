"""Places of a town: a street, a park, a roof."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    box,
    curve,
    drum,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.places.scenery import (
    WIDE,
    Rng,
    bend,
    clouds,
    furnish,
    lit,
    panel,
    reach,
    ridge,
    scatter,
    spot,
    strip,
    town,
)
from stickgen.catalog.records import PlaceKind, nouns


def _houses(rng: Rng) -> Pieces:
    houses: list[Piece] = []
    x = -WIDE
    while x < WIDE:
        w, h = rng.uniform(5, 8), rng.uniform(6, 13)
        wall = rng.choice(["#e7c9a5", "#d9b6a3", "#c8d0d8", "#e9dcae", "#cfc3d9", "#d8ccb8"])
        houses += box((w - 0.3, h, 4), (x + w / 2, 0, -13), wall)
        for wx in np.arange(x + 0.9, x + w - 1.2, 1.7):
            houses += [
                replace(
                    panel((wx, y), (0.9, 1.3), "#a9c8dc", -10.98, line=0.6, over=True),
                    lit="#3a4570" if round(7 * wx + 5 * y) % 3 else "#ffdc8c",
                )
                for y in np.arange(3.4, h - 1.6, 2.4)
            ]
        houses += [
            sheet([(x + 0.9, 0), (x + 0.9, 2.3), (x + 2.1, 2.3), (x + 2.1, 0)], "#8a6a52",
                -10.98, over=True),
            *lit((panel((x + 2.8, 0.8), (w - 3.8, 1.6), "#bcd9e6", -10.98, over=True),)),
            plane([(x + 2.5, 2.9, -10.9), (x + w - 0.7, 2.9, -10.9), (x + w - 0.6, 2.5, -10.1),
                (x + 2.4, 2.5, -10.1)],
                  rng.choice(["#d0705c", "#5c93b0", "#6fa37c"]), over=True),
        ]  # fmt: skip
        x += w
    return tuple(houses)


def _street(rng: Rng) -> Pieces:
    lamps = [
        piece
        for lx in np.arange(-WIDE, WIDE, 8.0)
        for piece in (
            tube([(lx, 0, -6.6), (lx, 3.6, -6.6)], 0.05, "#6b6863", line=0.5),
            tube(
                curve([(lx, 3.6, -6.6), (lx + 0.3, 3.95, -6.6), (lx + 0.8, 3.95, -6.6)]),
                0.04,
                "#6b6863",
                line=0.5,
            ),
            *lit((ball((lx + 0.85, 3.86, -6.6), 0.13, "#fdf0b4", line=0.6),), "#fff2b8"),
        )
    ]
    dashes = [
        plane([(x, 0.02, -4.45), (x + 1.4, 0.02, -4.45), (x + 1.4, 0.02, -4.3), (x, 0.02, -4.3)],
              "#fbf8ef", line=0, lift=-800)
        for x in np.arange(-WIDE, WIDE, 3.2)
    ]  # fmt: skip
    road = (
        strip((-10.9, -6.2), "#d8d3ca"),
        strip((-6.2, -2.6), "#b5b3b1", 0.01),
        *dashes,
        strip((-2.25, -2.2), "#8a857c", 0.01, 0.0),
    )
    return (
        *bend((*clouds(rng, 4), *town(rng, -56, (8, 17), "#cdd5de"))),
        *road,
        *_houses(rng),
        *lamps,
    )


def _park(rng: Rng) -> Pieces:
    wide = np.arange(-reach(-5.0), reach(-5.0), 6.0)
    sway = 0.5 * np.sin(wide / 3.4)
    shore = [np.stack([wide, sway + z], axis=-1) for z in (-4.1, -6.0)]
    edge = np.concatenate([curve(shore[0], 4), curve(shore[1], 4)[::-1]])
    path = Piece(np.insert(edge, 1, 0.0, axis=1), "#ead9b4", lift=-1000)
    benches = [p for x in np.arange(-31.5, 32, 9.0) for p in furnish("bench", (x, 0, -7.2))]
    return bend(
        (
            path,
            *clouds(rng),
            *ridge(rng, -55, 7, "#b7d4a8"),
            *scatter(rng, "tree", (-26, -20), 4.5, (0.9, 1.4)),
            *scatter(rng, "tree", (-14, -9), 7.0, (0.8, 1.1)),
            *benches,
            *scatter(rng, "grass", (-8, -1.5), 1.7, (0.5, 1.0)),
        )
    )


def _rooftop(rng: Rng) -> Pieces:
    wall = [
        piece
        for x in np.arange(-34.0, 35.0, 4.0)
        for piece in (
            *box((4.0, 0.9, 0.4), (x, 0, -6.5), "#cfc6b8", line=0.8),
            *box((4.06, 0.1, 0.56), (x, 0.9, -6.5), "#e3dccf", line=0.8, lift=0.1),
        )
    ]
    tank = (
        *(tube([(x, 0, -5.2), (x, 1.4, -5.2)], 0.05, "#8a7a66", line=0.6) for x in (-7.6, -6.0)),
        *(tube([(x, 0, -4.6), (x, 1.4, -4.6)], 0.05, "#8a7a66", line=0.6) for x in (-7.6, -6.0)),
        drum([(1.0, 1.4), (1.0, 3.4)], "#b98d62", at=(-6.8, 0, -4.9)),
        drum([(1.14, 3.4), (0.03, 4.4)], "#8a6a52", at=(-6.8, 0, -4.9), lift=0.1),
    )
    return (
        *bend(
            (*town(rng, -55, (6, 20), "#b9bfd0"), *town(rng, -34, (3, 11), "#a3abc2", "#fdf0b4"))
        ),
        spot(0.0, 12.0, 18.6, "#d6cdc0"),
        *bend((*wall, *box((2.2, 1.2, 1.6), (6.5, 0, -5), "#c3c7cc"))),
        *tank,
    )


RECORDS = (
    PlaceKind(
        name="street",
        gallery="a road between houses, with lamps",
        sky=("#a9d3ee", "#e7f2f5"),
        floor=("#cfcac2", "#dcd7cd"),
        draw=_street,
        outdoor=True,
        words=nouns(
            "road, avenue, lane, alley, alleyway, sidewalk, pavement, crosswalk, boulevard, "
            "street corner, main street, intersection, crossroads, junction"
        ),
        near=nouns(
            "town, village, neighbourhood, neighborhood, suburb, highway, motorway, freeway, "
            "parking lot, car park, parking, roundabout, driveway, square, town square, city "
            "square, plaza, piazza, petrol station, gas station, fire station, taxi rank, "
            "carnival, parade, front door, doorstep"
        ),
    ),
    PlaceKind(
        name="park",
        gallery="trees, benches and a path",
        sky=("#9fd0ef", "#e6f3ee"),
        floor=("#b5d59b", "#a6cc8c"),
        draw=_park,
        marks=True,
        outdoor=True,
        words=nouns("public park, city park, lawn"),
        near=nouns("picnic area, zoo, festival, course"),
    ),
    PlaceKind(
        name="rooftop",
        gallery="a flat roof above a city at dusk",
        sky=("#e79f86", "#f9dfb8"),
        floor=("#f3dcb9", "#e6cfb0"),
        draw=_rooftop,
        outdoor=True,
        words=nouns("roof, roof terrace, housetop, top of a building, roof of a building"),
        near=nouns("terrace, balcony, skyscraper, helipad"),
    ),
)
