"""Vehicles and buildings. Vehicles face +X, so that the front view shows their whole side."""

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
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.records import PropKind, nouns

_DARK, _WHITE, _GREY, _GLASS, _RED = "#3f3a36", "#fffdf6", "#b9b4ab", "#cfe8f2", "#c8412f"


def _wheel(x: float, z: float, radius: float, tyre: str = _DARK) -> Pieces:
    return (
        disc((x, radius, z), radius, tyre, lift=0.02),
        disc((x, radius, z), radius * 0.55, _WHITE, line=0.7, lift=0.04),
    )


def _car() -> Pieces:
    body = curve(
        [
            (-2.05, 0.35),
            (-2.1, 0.75),
            (-1.9, 0.95),
            (-1.3, 1.02),
            (1.0, 0.98),
            (1.75, 0.85),
            (2.08, 0.6),
            (2.05, 0.35),
        ],
        3,
    )
    roof = curve([(-1.4, 1.0), (-1.0, 1.42), (-0.4, 1.5), (0.3, 1.45), (1.05, 0.99)], 4)
    glass = [(-1.15, 1.02), (-0.88, 1.36), (-0.25, 1.4), (-0.25, 1.02)]
    front = [(-0.13, 1.02), (-0.13, 1.4), (0.24, 1.36), (0.8, 1.02)]
    near, far = 0.78, -0.78
    return (
        *_wheel(-1.3, far, 0.33), *_wheel(1.25, far, 0.33),
        sheet(roof, "main", far + 0.15), sheet(body, "main", far),
        plane([(1.05, 0.99, far), (0.3, 1.45, far + 0.15), (0.3, 1.45, near - 0.15),
            (1.05, 0.99, near)], _GLASS),
        plane([(-1.4, 1.0, far), (-0.9, 1.45, far + 0.15), (-0.9, 1.45, near - 0.15),
            (-1.4, 1.0, near)], _GLASS),
        plane([(2.06, 0.36, far), (2.08, 0.6, far), (1.75, 0.86, far), (1.75, 0.86, near),
            (2.08, 0.6, near), (2.06, 0.36, near)], "main"),
        sheet(roof, "main", near - 0.15, lift=0.05),
        sheet(glass, _GLASS, near - 0.13, line=0.8, lift=0.06),
            sheet(front, _GLASS, near - 0.13, line=0.8, lift=0.06),
        sheet(body, "main", near, lift=0.08),
        line([(-0.2, 0.98, near), (-0.22, 0.4, near)], 0.7, lift=0.1),
        line([(-0.05, 0.82, near), (-0.28, 0.82, near)], 1.0, lift=0.1),
        disc((1.93, 0.68, near), (0.1, 0.07), "#fbe9a0", line=0.7, lift=0.1),
        disc((-2.0, 0.72, near), (0.06, 0.1), _RED, line=0.7, lift=0.1),
        *(Piece(p.points, p.fill, line=p.line, lift=p.lift + 0.1) for x in (-1.3,
            1.25) for p in _wheel(x, near, 0.33)),
    )  # fmt: skip


def _bicycle() -> Pieces:
    back, front, radius = (-0.52, 0.34), (0.54, 0.34), 0.33
    pedal, seat, head = (-0.06, 0.3), (-0.2, 0.82), (0.4, 0.85)
    wheels = [
        Piece(disc((x, y, 0), radius).points, line=1.7, ink=_DARK) for x, y in (back, front)
    ] + [
        line([(x, y), (x + radius * np.cos(a), y + radius * np.sin(a))], 0.25)
        for x, y in (back, front)
        for a in np.arange(8) * np.pi / 4
    ]
    bars = [(back, pedal), (pedal, seat), (back, seat), (seat, head), (pedal, head)]
    return (
        *wheels,
        *(tube([a, b], 0.017, line=0.5, lift=0.02) for a, b in bars),
        tube([front, (0.38, 0.95)], 0.017, line=0.5, lift=0.02),
        tube([seat, (-0.22, 0.92)], 0.014, _GREY, line=0.5, lift=0.02),
        tube([(-0.34, 0.94), (-0.12, 0.93)], [0.035, 0.02], _DARK, line=0.5, lift=0.03),
        tube(
            [(0.38, 0.95, -0.22), (0.36, 1.0, 0), (0.38, 0.95, 0.22)],
            0.014,
            _DARK,
            line=0.4,
            lift=0.03,
        ),
        disc((*pedal, 0.03), 0.09, _GREY, line=0.6, lift=0.03),
        tube([(-0.06, 0.3, 0.05), (0.04, 0.16, 0.06)], 0.012, _DARK, line=0.4, lift=0.05),
        tube([(0.0, 0.16, 0.06), (0.1, 0.16, 0.06)], 0.014, _DARK, line=0.4, lift=0.05),
    )


def _rocket() -> Pieces:
    fin = curve([(0.55, 2.0), (1.25, 1.1), (1.3, 0.1), (0.5, 0.9)], 4)
    return (
        sheet(fin, _RED, -0.1), sheet(fin * [-1, 1], _RED, -0.1),
        drum([(0.5, 0.45), (0.35, 0.9)], _GREY),
        drum(curve([(0.42, 0.8), (0.7, 1.5), (0.84, 2.6), (0.82, 3.6), (0.62, 4.65)], 4)),
        drum(curve([(0.62, 4.65), (0.4, 5.3), (0.02, 6.0)], 4), _RED, lift=0.1),
        disc((0, 3.6, 0.8), 0.36, _GREY, lift=0.5), disc((0, 3.6, 0.81), 0.26, _GLASS, line=0.8,
            lift=0.6),
        line([(-0.77, 2.3, 0.4), (0.77, 2.3, 0.4)], 1.0, lift=0.7),
        tube([(0, 1.7, 0.8), (0, 0.4, 0.8)], 0.07, _RED, lift=0.6),
    )  # fmt: skip


def _ufo() -> Pieces:
    rim = np.linspace(0, 2 * np.pi, 10)[:-1]
    lights = [
        ball(
            (6.2 * np.cos(a), 1.75, 2.4 * np.sin(a)),
            0.4,
            "#ffe27a",
            line=0.6,
            lift=3.0 if np.sin(a) > -0.1 else -6,
        )
        for a in rim
    ]
    return (
        drum(curve([(2.7, 2.6), (2.5, 4.0), (1.5, 5.0), (0.05, 5.3)], 5), _GLASS),
        drum(curve([(1.6, 0.4), (4.5, 0.9), (7.5, 1.9), (4.5, 2.6), (2.6, 2.95)], 5), lift=1.0),
        *lights,
        disc((0, 0.5, 0), (1.6, 1.2), "#ffe27a", axis="y", lift=1.5),
    )  # fmt: skip


def _house() -> Pieces:
    window = [
        (
            sheet(rounded(1.6, 1.8, 0.05, (x, y)), _GLASS, 4.02, over=True),
            line([(x, y, 4.03), (x, y + 1.8, 4.03)], 1.5, over=True),
            line([(x - 0.8, y + 0.9, 4.03), (x + 0.8, y + 0.9, 4.03)], 1.5, over=True),
        )
        for x, y in ((-4, 1.4), (4, 1.4), (-4, 4.6), (0, 4.6), (4, 4.6))
    ]
    return (
        *box((13, 7, 8), fill="main"),
        *(piece for panes in window for piece in panes),
        sheet(rounded(1.4, 2.7, 0.05, (0, 0)), "#8a5a30", 4.02, over=True),
        plane([(-7.2, 6.8, 4.4), (0, 11.5, 4.4), (7.2, 6.8, 4.4)], "#b4593c", line=1.5),
        plane([(-7.2, 6.8, 4.4), (0, 11.5, 4.4), (0, 11.5, -4.4), (-7.2, 6.8, -4.4)], "#a04e34"),
        plane([(7.2, 6.8, 4.4), (0, 11.5, 4.4), (0, 11.5, -4.4), (7.2, 6.8, -4.4)], "#a04e34"),
        *box((1.1, 2.2, 1.1), (3.6, 9.2, 0), "#b4593c"),
        ball((0.45, 1.3, 4.1), 0.08, "#e0a92e", lift=1.5),
    )  # fmt: skip


def _building() -> Pieces:
    panes = [
        sheet(
            [(x, y), (x, y + 1.7), (x + 1.4, y + 1.7), (x + 1.4, y)],
            _GLASS,
            5.02,
            line=0.8,
            over=True,
        )
        for x in (-4.6, -2.2, 0.8, 3.2)
        for y in np.arange(4.2, 28.0, 3.1)
    ]
    return (
        *box((12, 30, 10), fill="main"),
        *panes,
        sheet([(-1.5, 0), (-1.5, 2.8), (1.5, 2.8), (1.5, 0)], _DARK, 5.02, over=True),
        *box((3, 1.6, 3), (2, 30, 0), _GREY),
        tube([(-3, 30, 0), (-3, 33.5, 0)], 0.08, _DARK, line=0.8),
    )


RECORDS = (
    PropKind(
        name="car",
        size=4.2,
        color="#e0604a",
        draw=_car,
        gallery="a red car, seen from its side",
        words=nouns(
            """
            automobile, auto, taxi, cab, sedan, racing car, race car, sports car,
            convertible, hatchback, limousine, limo, police car, rental car, getaway car,
            taxicab, station wagon
            """
        ),
        near=nouns(
            """
            jeep, suv, go-kart, kart, golf cart, patrol car, bumper car, buggy, hearse
            """
        ),
    ),
    PropKind(
        name="bicycle",
        size=1.75,
        color="#3c8f5f",
        draw=_bicycle,
        gallery="a green bicycle, seen from its side",
        words=nouns(
            """
            bike, mountain bike, pushbike, push bike, cycle, racing bike, road bike
            """
        ),
        near=nouns("tandem, tricycle, unicycle, rickshaw, exercise bike, moped"),
    ),
    PropKind(
        name="rocket",
        size=6.0,
        color="#f4f1ea",
        draw=_rocket,
        gallery="a white rocket with red fins",
        words=nouns(
            """
            spaceship, space ship, rocket ship, spacecraft, space rocket, space shuttle,
            starship, spacerocket
            """
        ),
        near=nouns("missile, firework, firecracker, space capsule, lander"),
    ),
    PropKind(
        name="ufo",
        size=15.0,
        color="#b9c4d0",
        draw=_ufo,
        gallery="a flying saucer with lights",
        words=nouns(
            """
            flying saucer, alien ship, alien spaceship, alien craft, alien spacecraft
            """
        ),
        near=nouns("drone, mothership, space probe"),
    ),
    PropKind(
        name="house",
        size=15.0,
        color="#efe0bf",
        draw=_house,
        gallery="a two-storey house with a red roof",
        words=nouns("home, cottage, villa, cabin, farmhouse, bungalow, mansion, hut"),
        near=nouns(
            """
            barn, shack, church, shed, chalet, lodge, kiosk, igloo, doghouse, inn, chapel,
            stable, garage, chicken coop, windmill, mill, castle, palace, temple, mosque
            """
        ),
    ),
    PropKind(
        name="building",
        size=30.0,
        color="#c9bfae",
        draw=_building,
        gallery="a tower block with an aerial",
        words=nouns(
            """
            skyscraper, tower block, tower, apartment block, apartment building, office
            building, high-rise, hotel, office block, block of flats
            """
        ),
        near=nouns(
            """
            hospital, school, bank, factory, lighthouse, museum, prison, fort, fortress,
            police station, fire station, city hall, town hall, bell tower, silo, chimney
            """
        ),
    ),
)
