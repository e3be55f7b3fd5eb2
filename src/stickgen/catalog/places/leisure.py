"""Where people play: slides and swings, golf, ice."""

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
    plane,
    sheet,
    tube,
)
from stickgen.catalog.places.arenas import crowd
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    furnish,
    lit,
    panel,
    ridge,
    scatter,
    spot,
    strip,
    town,
)
from stickgen.catalog.places.signs import sign
from stickgen.catalog.records import PlaceKind, nouns


def _slide(x: float, z: float) -> Pieces:
    chute = curve([(x + 0.3, 2.0), (x + 0.9, 1.7), (x + 1.9, 0.6), (x + 2.7, 0.25)], 5)
    return (
        *(tube([(x + d, 0, z), (x + d, 2.9, z)], 0.06, "#4f8fc0") for d in (-0.5, 0.3)),
        *(line([(x - 0.5, y, z), (x + 0.3, y, z)], 1.8) for y in np.arange(0.35, 2.0, 0.4)),
        tube(np.insert(chute, 2, z + 0.1, axis=1), 0.17, "#f0b429"),
        sheet([(x - 0.8, 2.9), (x - 0.1, 3.5), (x + 0.6, 2.9)], "#e0604a", z),
    )


def _swings(x: float, z: float) -> Pieces:
    legs = [
        tube([(x + s * 1.9, 0, z + d), (x + s * 1.6, 2.7, z)], 0.07, "#c9605a")
        for s in (-1, 1)
        for d in (-0.6, 0.6)
    ]
    seats = [
        p
        for d in (-0.75, 0.75)
        for p in (
            line([(x + d - 0.2, 2.7, z), (x + d - 0.2, 0.6, z)], 0.9),
            line([(x + d + 0.2, 2.7, z), (x + d + 0.2, 0.6, z)], 0.9),
            panel((x + d - 0.28, 0.54), (0.56, 0.1), "#5f9f74", z),
        )
    ]
    return (*legs, tube([(x - 1.7, 2.7, z), (x + 1.7, 2.7, z)], 0.07, "#c9605a"), *seats)


def _playground(rng: Rng) -> Pieces:
    sand = (spot(0.4, -4.6, 1.5, "#ecd6a0", 0.01, 0.8),)
    seesaw = (
        sheet([(-0.2, 0), (0.1, 0.5), (0.4, 0)], "#5f9f74", -4.9),
        tube([(-1.3, 0.85, -4.8), (1.5, 0.2, -4.8)], 0.07, "#4f8fc0", lift=0.1),
    )
    sets = [
        p
        for x in np.arange(-36.0, 37.0, 12.0)
        for p in (*_slide(x + 2.2, -6.2), *_swings(x - 3.4, -6.4))
    ]
    return (
        *sand, *seesaw,
        *bend((*clouds(rng, 5), *town(rng, -45, (4, 9), "#d3d6d9", "#a9c8dc"),
               *scatter(rng, "tree", (-18, -13), 5.0, (0.8, 1.2)), *sets,
               *scatter(rng, "grass", (-4, -1.5), 3.0, (0.5, 0.8)))),
    )  # fmt: skip


def _schoolyard(rng: Rng) -> Pieces:
    z = -13.0
    school: list[Piece] = []
    for x in np.arange(-42.0, 43.0, 14.0):
        school.append(panel((x - 7, 0), (14, 4.4), "#d9926f", z, line=1.0))
        for wx in np.arange(x - 6.4, x + 6.0, 1.75):
            for y in (0.8, 2.7):
                if abs(wx + 0.55 - x) > 1.4:
                    school += lit((panel((wx, y), (1.1, 1.2), "#bcd9e6", z, line=0.8, over=True),))
    front = (
        sheet([(-2.4, 0), (-2.4, 4.6), (0, 6.0), (2.4, 4.6), (2.4, 0)], "#e3a583", z + 1.5),
        panel((-1.0, 0), (2.0, 2.2), "#8a5a48", z + 1.5, over=True),
        line([(0, 0, z + 1.5), (0, 2.2, z + 1.5)], over=True),
        disc((0, 4.4, z + 1.55), 0.5, "#ffffff", over=True),
        line([(0, 4.75, z + 1.6), (0, 4.4, z + 1.6), (0.25, 4.3, z + 1.6)], 1.2, over=True),
        *sign("SCHOOL", (0, 2.95), 0.5, z + 1.6, weight=2.0),
    )
    court = []  # hopscotch
    for i, (x, z0) in enumerate(((0, 0), (0, 1), (-0.5, 2), (0.5, 2), (0, 3), (-0.5, 4), (0.5, 4))):
        a, b = 2.4 + 0.55 * x, -2.2 - 0.5 * z0
        court.append(
            plane(
                [(a, 0.01, b), (a + 0.5, 0.01, b), (a + 0.5, 0.01, b - 0.45), (a, 0.01, b - 0.45)],
                ("#e9c46a", "#8fc0d9")[i % 2],
                line=0.8,
                lift=-800,
            )
        )
    return (
        *court, *furnish("hoop", (-4.6, 0, -6.0), turn=np.pi / 3, scale=0.9),
        *bend((*clouds(rng, 5), *scatter(rng, "tree", (-20, -17), 6.0, (0.9, 1.3)), *school)),
        *front,
        *(p for x in (-3.2, 4.2) for p in furnish("bench", (x, 0, -8.0))),
    )  # fmt: skip


def _golf_course(rng: Rng) -> Pieces:
    flag = (
        tube([(2.6, 0, -6.0), (2.6, 2.4, -6.0)], 0.03, "#f6f1e4"),
        sheet([(2.63, 2.4), (3.5, 2.1), (2.63, 1.8)], "#e0604a", -6.0),
        disc((2.6, 0.03, -5.9), (0.25, 0.1), "#4f5f45", axis="y", lift=-500),
    )
    cart = (
        *box((1.6, 0.5, 0.8), (-4.2, 0.3, -8.0), "#ffffff"),
        *(disc((-4.2 + d, 0.3, -7.5), 0.28, "#4a4d52", lift=0.4) for d in (-0.6, 0.6)),
        *(
            tube([(-4.2 + d, 0.8, -8.0), (-4.2 + d, 1.8, -8.0)], 0.03, "#8f969c")
            for d in (-0.6, 0.5)
        ),
        *box((1.7, 0.1, 0.9), (-4.2, 1.8, -8.0), "#f0b429"),
    )
    return (
        spot(2.2, -6.0, 3.2, "#b3df8f", 0.01, 0.6), spot(-3.4, -5.2, 1.1, "#f0dfae", 0.02, 0.8),
        spot(-2.4, -5.4, 0.9, "#f0dfae", 0.02, 0.0), spot(8.0, -14.0, 3.0, "#8fc9df", 0.01, 0.6),
        *bend((*clouds(rng, 5), *ridge(rng, -52, 6, "#b5d4a5"), *ridge(rng, -30, 2.5, "#a9d58c"),
               *scatter(rng, "tree", (-24, -18), 6.0, (0.9, 1.3)))),
        *flag, *cart, ball((1.4, 0.08, -5.0), 0.08, "#ffffff"),
    )  # fmt: skip


def _ice_rink(rng: Rng) -> Pieces:
    boards: list[Piece] = []
    for x in np.arange(-38.0, 39.0, 4.0):
        boards += box((4.0, 1.05, 0.12), (x, 0, -6.5), "#f6f8fa", line=0.8)
        boards += box((4.04, 0.1, 0.2), (x, 1.05, -6.5), "#d9423c", line=0.6, lift=0.1)
        boards.append(panel((x - 2, 0.0), (4.0, 0.22), "#f0c23c", -6.4, line=0.5))
        boards.append(line([(x - 2, 1.15, -6.5), (x - 2, 2.1, -6.5)], 1.0))
    x, z = 3.2, -4.3
    mesh = [line([(x - 0.9, y, z), (x + 0.9, y, z)], 0.5) for y in np.arange(0.15, 1.2, 0.18)]
    mesh += [line([(x + d, 0, z), (x + d, 1.2, z)], 0.5) for d in np.arange(-0.8, 0.9, 0.2)]
    goal = tube([(x - 0.95, 0, z + 0.1), (x - 0.95, 1.25, z + 0.1), (x + 0.95, 1.25, z + 0.1),
                 (x + 0.95, 0, z + 0.1)], 0.06, "#d9423c")  # fmt: skip
    cuts = [
        line(
            curve([(x, 0.01, z), (x + 0.7, 0.01, z - 0.2), (x + 1.6, 0.01, z)]),
            0.6,
            "#9fc0d6",
            -800,
        )
        for x, z in zip(rng.uniform(-14, 14, 34), rng.uniform(-6, 5, 34), strict=True)
    ]
    circle = (
        spot(-1.6, -3.8, 1.5, "#8fb0e0", 0.02, 0.4),
        spot(-1.6, -3.8, 1.42, "#eef7fb", 0.03, 0.0),
    )
    return (
        *circle, strip((-5.75, -5.6), "#e08a84", 0.02, 0.3), *cuts,
        *bend((*crowd(rng, -9.0, 1.8, 4, 1.2), *boards)), *mesh, goal,
    )  # fmt: skip


RECORDS = (
    PlaceKind(
        name="playground",
        gallery="a slide, swings, a seesaw and sand",
        sky=("#9fd0ef", "#eaf3ee"),
        floor=("#bcd7a0", "#b0cf92"),
        draw=_playground,
        marks=True,
        outdoor=True,
        words=nouns("slide, swings, sandbox, sandpit, swing set, childrens playground, play area"),
        near=nouns("climbing frame, amusement park, theme park, bouncy castle"),
    ),
    PlaceKind(
        name="schoolyard",
        gallery="a brick school, hopscotch and a hoop",
        sky=("#a9d3ee", "#e9f1f2"),
        floor=("#c9c3b9", "#d3cdc4"),
        draw=_schoolyard,
        outdoor=True,
        words=nouns("school yard, school playground, in front of the school, campus, recess"),
        near=nouns("barracks yard"),
    ),
    PlaceKind(
        name="golf_course",
        gallery="a green with a flag, sand and a cart",
        sky=("#9fd0ef", "#e6f3ee"),
        floor=("#a9d58c", "#9dcb80"),
        draw=_golf_course,
        outdoor=True,
        words=nouns("golf club, putting green, fairway, golf links, golf green, mini golf"),
        near=nouns("driving range, croquet lawn, polo field, bunker shot"),
    ),
    PlaceKind(
        name="ice_rink",
        gallery="ice with boards, a goal and a crowd",
        sky=("#c6d6e3", "#dfe9f0"),
        floor=("#dcecf5", "#eef7fb"),
        draw=_ice_rink,
        ground="ice",
        words=nouns("skating rink, hockey rink, ice hall, ice stadium, rink, ice, ice hockey rink"),
        near=nouns("curling rink, ice show, ice arena"),
    ),
)
