"""Vehicles. They face +X, so that the front view shows their whole side."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    curve,
    disc,
    drum,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import DARK, GLASS, GREY, RED, wheel
from stickgen.catalog.records import PropKind, nouns

_CLEAR = "#d8ecf455"  # glass through which the driver is seen


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
    arch = np.array([(0.8, 1.02), (0.24, 1.36), (-0.88, 1.36), (-1.15, 1.02)])  # over the windows
    near, far = 0.78, -0.78
    return (
        *wheel(-1.3, far, 0.33), *wheel(1.25, far, 0.33),
        sheet(roof, "main", far + 0.15), sheet(body, "main", far),
        plane([(1.05, 0.99, far), (0.3, 1.45, far + 0.15), (0.3, 1.45, near - 0.15),
            (1.05, 0.99, near)], GLASS),
        plane([(-1.4, 1.0, far), (-0.9, 1.45, far + 0.15), (-0.9, 1.45, near - 0.15),
            (-1.4, 1.0, near)], GLASS),
        plane([(2.06, 0.36, far), (2.08, 0.6, far), (1.75, 0.86, far), (1.75, 0.86, near),
            (2.08, 0.6, near), (2.06, 0.36, near)], "main"),
        sheet(np.concatenate([roof, arch]), "main", near - 0.15, lift=0.05),
        sheet([(-0.25, 1.02), (-0.25, 1.4), (-0.13, 1.4), (-0.13, 1.02)], "main", near - 0.14,
              line=0.7, lift=0.05),
        sheet(glass, _CLEAR, near - 0.13, line=0.8, lift=0.06),
        sheet(front, _CLEAR, near - 0.13, line=0.8, lift=0.06),
        sheet(body, "main", near, lift=0.08),
        line([(-0.2, 0.98, near), (-0.22, 0.4, near)], 0.7, lift=0.1),
        line([(-0.05, 0.82, near), (-0.28, 0.82, near)], 1.0, lift=0.1),
        disc((1.93, 0.68, near), (0.1, 0.07), "#fbe9a0", line=0.7, lift=0.1),
        disc((-2.0, 0.72, near), (0.06, 0.1), RED, line=0.7, lift=0.1),
        *(Piece(p.points, p.fill, line=p.line, lift=p.lift + 0.1) for x in (-1.3,
            1.25) for p in wheel(x, near, 0.33)),
    )  # fmt: skip


def _bicycle() -> Pieces:
    back, front, radius = (-0.52, 0.34), (0.54, 0.34), 0.33
    pedal, seat, head = (-0.06, 0.3), (-0.2, 0.82), (0.4, 0.85)
    wheels = [
        Piece(disc((x, y, 0), radius).points, line=1.7, ink=DARK) for x, y in (back, front)
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
        tube([seat, (-0.22, 0.92)], 0.014, GREY, line=0.5, lift=0.02),
        tube([(-0.34, 0.94), (-0.12, 0.93)], [0.035, 0.02], DARK, line=0.5, lift=0.03),
        tube(
            [(0.38, 0.95, -0.22), (0.36, 1.0, 0), (0.38, 0.95, 0.22)],
            0.014,
            DARK,
            line=0.4,
            lift=0.03,
        ),
        disc((*pedal, 0.03), 0.09, GREY, line=0.6, lift=0.03),
        tube([(-0.06, 0.3, 0.05), (0.04, 0.16, 0.06)], 0.012, DARK, line=0.4, lift=0.05),
        tube([(0.0, 0.16, 0.06), (0.1, 0.16, 0.06)], 0.014, DARK, line=0.4, lift=0.05),
    )


def _rocket() -> Pieces:
    fin = curve([(0.55, 2.0), (1.25, 1.1), (1.3, 0.1), (0.5, 0.9)], 4)
    return (
        sheet(fin, RED, -0.1), sheet(fin * [-1, 1], RED, -0.1),
        drum([(0.5, 0.45), (0.35, 0.9)], GREY),
        drum(curve([(0.42, 0.8), (0.7, 1.5), (0.84, 2.6), (0.82, 3.6), (0.62, 4.65)], 4)),
        drum(curve([(0.62, 4.65), (0.4, 5.3), (0.02, 6.0)], 4), RED, lift=0.1),
        disc((0, 3.6, 0.8), 0.36, GREY, lift=0.5), disc((0, 3.6, 0.81), 0.26, GLASS, line=0.8,
            lift=0.6),
        line([(-0.77, 2.3, 0.4), (0.77, 2.3, 0.4)], 1.0, lift=0.7),
        tube([(0, 1.7, 0.8), (0, 0.4, 0.8)], 0.07, RED, lift=0.6),
    )  # fmt: skip


def _ridden_rocket() -> Pieces:
    """With a face at the porthole: what is below it covers the body."""
    turn = np.linspace(0.0, 2 * np.pi, 25)
    ring = np.stack([0.36 * np.cos(turn), 3.6 + 0.36 * np.sin(turn)], axis=-1)
    below = ring[12:]
    cover = [*below.tolist(), (0.5, 3.6), (0.5, 1.95), (-0.5, 1.95), (-0.5, 3.6)]
    hull = [piece for piece in _rocket() if piece.lift not in (0.5, 0.6) or len(piece.points) < 9]
    return (
        *hull,
        disc((0, 3.6, 0.8), 0.36, DARK),
        sheet(cover, "main", 1.2, line=0.0),
        line([(-0.5, 2.3, 1.21), (0.5, 2.3, 1.21)], 1.0, lift=0.05),
        sheet(ring, _CLEAR, 1.22, line=0.0),
        line(np.insert(ring, 2, 1.25, axis=1), 2.2, GREY, lift=0.1),
    )


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
        drum(curve([(2.7, 2.6), (2.5, 4.0), (1.5, 5.0), (0.05, 5.3)], 5), GLASS),
        drum(curve([(1.6, 0.4), (4.5, 0.9), (7.5, 1.9), (4.5, 2.6), (2.6, 2.95)], 5), lift=1.0),
        *lights,
        disc((0, 0.5, 0), (1.6, 1.2), "#ffe27a", axis="y", lift=1.5),
    )  # fmt: skip


RECORDS = (
    PropKind(
        name="car",
        size=4.2,
        color="#e0604a",
        draw=_car,
        gallery="a red car, seen from its side",
        grips={"handle": (-0.16, 0.82, 0.78)},
        seat=(0.0, 0.4, 0.3, 90.0),
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
        grips={"left": (0.38, 0.95, -0.22), "right": (0.38, 0.95, 0.22)},
        seat=(-0.22, 0.965, 0.0, 90.0),
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
        draw_states={"ridden": _ridden_rocket},
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
)
