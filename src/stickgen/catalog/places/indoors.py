"""Places with walls."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, box, line, sheet
from stickgen.catalog.places.rooms import HALF, WALL, walls, window
from stickgen.catalog.places.scenery import Rng, furnish, spot, strip
from stickgen.catalog.records import PlaceKind, nouns


def _room(rng: Rng) -> Pieces:
    out: list[Piece] = [*walls("#f3e3c3", "#d9bd8f"), strip((-3.4, -1.2), "#d98f7a")]
    for x in np.arange(-22.8, 14.0, 14.0):
        out += window(x + 1.0, 1.3, z=WALL + 0.02)
        picture = [(x + 5.0, 1.5), (x + 5.0, 2.4), (x + 6.2, 2.4), (x + 6.2, 1.5)]
        out.append(sheet(picture, "#a9c8b4", WALL + 0.02, line=1.6))
        out.append(
            sheet(
                [(x + 5.1, 1.6), (x + 5.5, 2.1), (x + 6.1, 1.6)], "#7f9f8c", WALL + 0.03, line=0.6
            )
        )
        out += furnish("lamp", (x + 7.4, 0, -3.3))
        out += box((1.9, 0.42, 0.8), (x + 9.4, 0, -3.3), "#7fa0c0")
        out += box((1.9, 0.5, 0.25), (x + 9.4, 0.42, -3.6), "#7fa0c0")
        out += furnish("door", (x + 12.3, 0, WALL + 0.1))
    return tuple(out)


def _office(rng: Rng) -> Pieces:
    out: list[Piece] = [*walls("#e6ebee", "#b9c3ca")]
    for x in np.arange(-20.0, 12.0, 9.0):
        out += window(x, 1.2, 3.4, 1.7, z=WALL + 0.02)
        out += furnish("table", (x + 5.4, 0, -3.3))
        out += furnish("computer", (x + 5.4, 0.74, -3.35))
        out += furnish("chair", (x + 5.4, 0, -2.5), turn=np.pi)
        out += box((0.8, 1.7, 0.5), (x + 7.6, 0, -3.6), "#a9b7c0")
    return tuple(out)


def _classroom(rng: Rng) -> Pieces:
    out: list[Piece] = [*walls("#eef0dc", "#c9b88f")]
    for x in np.arange(-13.1, 10.0, 11.0):
        board = [(x, 1.0), (x, 2.6), (x + 4.2, 2.6), (x + 4.2, 1.0)]
        out.append(sheet(board, "#5c8a72", WALL + 0.02, line=1.8))
        out += [
            line(
                [
                    (x + 0.4 + 0.1 * k, 2.3 - 0.3 * k, WALL + 0.03),
                    (x + 2.2 + 0.4 * (k % 2), 2.3 - 0.3 * k, WALL + 0.03),
                ],
                0.8,
                "#ffffff",
            )
            for k in range(4)
        ]
        out += window(x + 6.2, 1.3, 2.4, 1.6, z=WALL + 0.02)
        for desk in (0.2, 4.0, 8.0):
            out += furnish("table", (x + desk, 0, -2.9))
            out += furnish("chair", (x + desk, 0, -3.5))
    return tuple(out)


def _gym(rng: Rng) -> Pieces:
    bars = [
        line([(x, y, WALL + 0.03), (x + 2.4, y, WALL + 0.03)], 1.4, "#a97c4a")
        for x in np.arange(-20, 18, 8.0)
        for y in np.arange(0.3, 2.8, 0.25)
    ]
    posts = [
        line([(px, 0.1, WALL + 0.04), (px, 2.8, WALL + 0.04)], 2.2, "#a97c4a")
        for x in np.arange(-20, 18, 8.0)
        for px in (x, x + 2.4)
    ]
    return (
        *walls("#e9e2d0", "#b4593c"),
        *bars, *posts,
        *(p for x in np.arange(-16.0, 19.0, 8.0) for p in box((2.0, 0.25, 1.1), (x, 0, -3.2),
            "#6f9fd0")),
        *furnish("hoop", (2.9, 0, -3.6), scale=0.9),
        strip((-1.64, -1.56), "#d0604a", 0.01, 0.0),
    )  # fmt: skip


def _stage(rng: Rng) -> Pieces:
    boards = [strip((z, z + 0.025), "#b98a5a", 0.01, 0.0) for z in np.arange(WALL, 9.0, 0.7)]
    out: list[Piece] = [
        *walls("#f7e3bd", "#c99a5c"),
        *boards,
        spot(0.0, -0.3, 2.6, "#fdf0c8", 0.02),
        *_curtain(-HALF, HALF, WALL + 0.25, (2.75, 9.0), scallop=1.5),
    ]
    for x in np.arange(-18.0, 19.0, 7.2):
        out += _curtain(x - 1.0, x + 1.0, WALL + 0.15, (0.04, 9.0))
    return tuple(out)


def _curtain(
    left: float, right: float, z: float, heights: tuple[float, float], scallop: float = 0.0
) -> Pieces:
    """Velvet in folds between two heights; with a hem of bows if ``scallop`` metres wide."""
    low, high = heights
    width = scallop or 0.4
    out: list[Piece] = []
    for number, x in enumerate(np.arange(left, right - 0.01, width)):
        sag = np.linspace(0.0, np.pi, 7)
        hem = np.stack([x + width * sag / np.pi, low - 0.35 * scallop * np.sin(sag)], axis=-1)
        fold = np.concatenate([[(x, high)], hem, [(x + width, high)]])
        out.append(sheet(fold, ("#cf5b52", "#bd4a46")[number % 2], z, line=0.8))
    return tuple(out)


RECORDS = (
    PlaceKind(
        name="room",
        gallery="a living room with sofas and pictures",
        sky=("#f3e3c3", "#f3e3c3"),
        floor=("#cfa06a", "#d9ae78"),
        draw=_room,
        words=nouns("apartment, flat, home, indoors, inside the house"),
        near=nouns("attic, hotel, lobby"),
    ),
    PlaceKind(
        name="office",
        gallery="desks with computers by the window",
        sky=("#e6ebee", "#e6ebee"),
        floor=("#b7bdc2", "#c6cbd0"),
        draw=_office,
        words=nouns(
            "workplace, study, cubicle, open-plan office, home office, bureau, desk job, workspace"
        ),
        near=nouns(
            "meeting room, conference room, boardroom, newsroom, control room, call center, "
            "call centre, police office, reception"
        ),
    ),
    PlaceKind(
        name="classroom",
        gallery="a green board, desks and windows",
        sky=("#eef0dc", "#eef0dc"),
        floor=("#d8b98a", "#dfc498"),
        draw=_classroom,
        words=nouns("school, lecture room, schoolroom"),
        near=nouns(
            "lecture hall, kindergarten, nursery school, university, college, auditorium, seminar"
        ),
    ),
    PlaceKind(
        name="gym",
        gallery="wall bars, mats and a hoop",
        sky=("#e9e2d0", "#e9e2d0"),
        floor=("#dcae6c", "#e3ba7d"),
        draw=_gym,
        words=nouns(
            "gymnasium, fitness studio, fitness centre, fitness center, sports hall, weight "
            "room, health club, workout room"
        ),
        near=nouns(
            "dojo, yoga studio, dance studio, martial arts school, boxing gym, training camp, "
            "locker room, changing room"
        ),
    ),
    PlaceKind(
        name="stage",
        gallery="a theatre stage with red curtains",
        sky=("#f7e3bd", "#f7e3bd"),
        floor=("#d3a570", "#ddb07b"),
        draw=_stage,
        words=nouns("theatre stage, theater stage, podium, concert stage, talent show"),
        near=nouns(
            "theatre, theater, concert hall, opera, opera house, club, nightclub, disco, dance "
            "floor, cabaret, studio, television studio, tv studio, recording studio, catwalk, "
            "cinema, movie theater, movie theatre"
        ),
    ),
)
