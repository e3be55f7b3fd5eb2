"""Places of sport: a stadium, a court, a ring, a track."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    box,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.places.scenery import (
    Rng,
    bend,
    clouds,
    furnish,
    lit,
    panel,
    reach,
    spot,
    strip,
    town,
)
from stickgen.catalog.places.signs import sign
from stickgen.catalog.records import PlaceKind, nouns

_SHIRTS = ("#d9706a", "#6f9fd0", "#e9c46a", "#8fb98a", "#c9a0c8", "#f3efe4", "#8a8379")
_BOARDS = ("#e0604a", "#f3efe4", "#3c78b4", "#f0b429", "#f3efe4", "#5f9f74")
_BENCH = 4.0  # metres of a row of seats that are one piece


def crowd(rng: Rng, z: float, low: float, rows: int, gap: float = 0.9) -> Pieces:
    """Rows of heads and shoulders, each row higher and farther."""
    out: list[Piece] = []
    trunk = np.array([(-0.26, -0.35), (-0.2, 0.12), (0.2, 0.12), (0.26, -0.35)])
    for row in range(rows):
        y, depth = low + 0.75 * row, z - 0.9 * row
        wide = reach(depth)
        for x in np.arange(-wide, wide, _BENCH):
            bench = [(x, y - 1.0), (x + _BENCH, y - 1.0), (x + _BENCH, y - 0.2), (x, y - 0.2)]
            out.append(sheet(bench, "#c3c9d0", depth, line=0.5))
        for x in np.arange(-wide, wide, gap):
            if rng.random() < 0.12:
                continue
            at = x + rng.uniform(-0.2, 0.2) + 0.4 * (row % 2)
            shirt = rng.choice(_SHIRTS)
            out.append(sheet(trunk + [at, y], shirt, depth + 0.05, line=0.5))
            out.append(ball((at, y + 0.3, depth + 0.06), 0.17, "#f3dcc3", line=0.5))
    return tuple(out)


def _stadium(rng: Rng) -> Pieces:
    stripes = [
        plane([(x, 0.005, -13), (x + 4, 0.005, -13), (x + 4, 0.005, 30), (x, 0.005, 30)],
              "#98c774", line=0, lift=-1000)
        for x in np.arange(-30.0, 30.0, 8.0)
    ]  # fmt: skip
    floodlights = [
        piece
        for x in (-48.0, -24.0, 0.0, 24.0, 48.0)
        for piece in (
            tube([(x, 0, -26), (x, 14, -26)], 0.18, "#8f959c", line=0.5),
            sheet([(x - 1.8, 14), (x - 1.8, 16), (x + 1.8, 16), (x + 1.8, 14)], "#fdf6d2", -25.9),
        )
    ]
    net = (
        *(line([(x, 0, -9.6), (x, 2.35, -9.2)], 0.4) for x in np.arange(6.2, 12.6, 0.45)),
        *(line([(6.0, y, -9.5), (12.6, y, -9.5)], 0.4) for y in np.arange(0.3, 2.3, 0.45)),
    )
    frame = [(6.0, 0, -9), (6.0, 2.4, -9), (12.6, 2.4, -9), (12.6, 0, -9)]
    boards = [
        piece
        for number, x in enumerate(np.arange(-reach(-13.2), reach(-13.2), 4.0))
        for piece in box((4.0, 0.9, 0.1), (x, 0, -13.2), _BOARDS[number % len(_BOARDS)], line=0.8)
    ]
    return (
        *stripes,
        strip((-2.45, -2.35), "#ffffff", 0.01, 0.3),
        *bend((*clouds(rng, 4), *floodlights, *crowd(rng, -16, 1.5, 6), *boards)),
        *net,
        tube(frame, 0.05, "#ffffff", line=0.8),
    )


def _court(rng: Rng) -> Pieces:
    wide = reach(-12.0)
    wires = [
        line([(x, 0, -12), (x + way * 3.4, 3.4, -12)], 0.3, "#8f9aa5")
        for way in (1, -1)
        for x in np.arange(-wide, wide, 0.55)
    ]
    posts = [tube([(x, 0, -12), (x, 3.6, -12)], 0.05, "#8f9aa5") for x in np.arange(-42, 43, 6.0)]
    return (
        strip((-9.5, 7.0), "#d98a63", 0.0, 0.0),
        spot(0.0, -4.5, 1.83, "#ffffff", 0.01, 0.3),
        spot(0.0, -4.5, 1.75, "#d98a63", 0.02),
        strip((-8.65, -8.55), "#ffffff", 0.01, 0.3),
        plane([(-0.05, 0.03, -8.6), (0.05, 0.03, -8.6), (0.05, 0.03, 9), (-0.05, 0.03, 9)],
              "#ffffff", line=0.3, lift=-700),
        *bend((*clouds(rng, 4), *town(rng, -40, (7, 17), "#cfc4bb"), *wires, *posts)),
        *furnish("hoop", (-4.6, 0, -6.5), turn=np.pi / 3),
        *furnish("hoop", (4.6, 0, -6.5), turn=-np.pi / 3),
    )  # fmt: skip


def _ring(rng: Rng) -> Pieces:
    ropes = [
        tube([(x0, y, z0), (x1, y, z1)], 0.05, fill, line=0.8)
        for (x0, z0), (x1, z1) in (((-3.4, -3.0), (3.4, -3.0)), ((-3.4, -3.0), (-3.6, 1.0)),
                                   ((3.4, -3.0), (3.6, 1.0)))
        for y, fill in ((0.5, "#ffffff"), (0.9, "#d9423c"), (1.3, "#4f7fc0"))
    ]  # fmt: skip
    posts = [
        p
        for x, fill in ((-3.4, "#d9423c"), (3.4, "#4f7fc0"))
        for p in (
            tube([(x, 0, -3.05), (x, 1.5, -3.05)], 0.09, "#8f969c"),
            *box((0.4, 1.1, 0.25), (x, 0.35, -2.9), fill),
        )
    ]
    lamps = [
        p
        for x in np.arange(-30.0, 31.0, 4.0)
        for p in (
            line([(x, 4.6, -9), (x, 7.0, -9)]),
            *lit(
                (
                    sheet(
                        [(x - 0.7, 4.2), (x - 0.35, 4.7), (x + 0.35, 4.7), (x + 0.7, 4.2)],
                        "#fff0b8",
                        -9,
                    ),
                )
            ),
        )
    ]
    floor = (strip((-3.3, 8.0), "#e6e0d2", 0.01, 0.0), strip((-3.5, -3.2), "#4f6fa5", 0.02, 0.6))
    apron = (panel((-3.6, -0.6), (7.2, 0.62), "#4f6fa5", -3.3, line=0.6),)
    return (*floor, *apron, *bend((*crowd(rng, -8.0, 0.9, 4, 1.2), *lamps)), *ropes, *posts)


def _track(rng: Rng) -> Pieces:
    lanes = [strip((z, z + 0.07), "#ffffff", 0.02, 0.0) for z in np.arange(-6.8, 7.0, 1.22)]
    hurdles = [
        p
        for x in (-4.4, 4.4)
        for p in (
            *(tube([(x + d, 0, -4.4), (x + d, 0.95, -4.4)], 0.04, "#8f969c") for d in (-0.5, 0.5)),
            panel((x - 0.6, 0.85), (1.2, 0.22), "#ffffff", -4.35),
            panel((x - 0.2, 0.85), (0.4, 0.22), "#d9423c", -4.34, line=0.5, over=True),
        )
    ]
    boards = [
        p
        for i, x in enumerate(np.arange(-34.0, 35.0, 4.0))
        for p in box(
            (4.0, 0.8, 0.1), (x, 0, -10.5), ("#4f8fc0", "#f0b429", "#e0604a")[i % 3], line=0.8
        )
    ]
    finish = sign("FINISH", (0, 3.35), 0.5, -7.2, weight=2.4)
    posts = [tube([(x, 0, -7.3), (x, 3.8, -7.3)], 0.09, "#8f969c") for x in (-2.3, 2.3)]
    line_up = [
        plane(
            [(x, 0.03, z), (x + 0.5, 0.03, z), (x + 0.5, 0.03, z - 0.5), (x, 0.03, z - 0.5)],
            fill,
            line=0.2,
            lift=-700,
        )
        for i, z in enumerate(np.arange(-6.6, 6.8, 0.5))
        for x, fill in ((0.0, ("#ffffff", "#4a4640")[i % 2]), (0.5, ("#4a4640", "#ffffff")[i % 2]))
    ]
    return (
        strip((-600, -6.9), "#9cc97a", 0.0, 0.0), strip((-7.0, 9.0), "#cf7355", 0.01, 0.0), *lanes,
        *line_up, *bend((*clouds(rng, 4), *crowd(rng, -12.5, 1.3, 4, 1.3), *boards)), *posts,
        *finish, *hurdles,
    )  # fmt: skip


RECORDS = (
    PlaceKind(
        name="stadium",
        gallery="a pitch with a goal and full stands",
        sky=("#9fd0ef", "#e3f1f6"),
        floor=("#86b963", "#8cbf69"),
        draw=_stadium,
        outdoor=True,
        words=nouns(
            "football field, soccer field, football pitch, soccer pitch, pitch, sports field, "
            "sports ground, football stadium, athletics stadium, playing field"
        ),
        near=nouns(
            "arena, baseball field, ballpark, baseball stadium, diamond, cricket pitch, rugby "
            "pitch, grandstand"
        ),
    ),
    PlaceKind(
        name="court",
        gallery="a basketball court with two hoops",
        sky=("#a9d3ee", "#e7f2f5"),
        floor=("#c9a58e", "#c9a58e"),
        draw=_court,
        outdoor=True,
        words=nouns(
            "basketball court, sports court, tennis court, volleyball court, handball court"
        ),
        near=nouns("badminton court, squash court, skatepark, skate park"),
    ),
    PlaceKind(
        name="ring",
        gallery="a boxing ring with ropes and a crowd",
        sky=("#b9bfce", "#d6d8de"),
        floor=("#c6c6c8", "#d0d0d0"),
        draw=_ring,
        words=nouns(
            "boxing ring, wrestling ring, fight ring, boxing match, ringside, boxing arena"
        ),
        near=nouns("cage fight, wrestling mat, tournament, fight club, sumo ring"),
    ),
    PlaceKind(
        name="track",
        gallery="red lanes, hurdles and a finish",
        sky=("#9fd0ef", "#e3f1f6"),
        floor=("#9cc97a", "#cf7355"),
        draw=_track,
        outdoor=True,
        words=nouns(
            "running track, race track, racetrack, athletics track, finish line, race, olympic "
            "track, starting line, sprint track"
        ),
        near=nouns(
            "marathon, speedway, racing circuit, olympics, velodrome, horse race, racecourse"
        ),
    ),
)
