"""Gloves and shoes, and what a hand carries all the time, from a cane to a scythe."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import MAIN, Pieces, ball, box, curve, disc, line, plane, tube
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import Wear, both, on
from stickgen.catalog.wardrobe.shapes import BROWN, DARK, GOLD, RED, STEEL, WHITE, strap

_WOOD = "#8a5a2b"
_NEAR = 0.34  # lift of what a hand holds: before clothes


def _pole(low: float, high: float, radius: float = 0.018, fill: str = _WOOD) -> Pieces:
    return (tube([(0, low, 0.03), (0, high, 0.03)], radius, fill, line=0.7, lift=_NEAR),)


def _right(*pieces: object) -> Wear:
    return on("right_hand", *pieces)  # type: ignore[arg-type]


def _left(*pieces: object) -> Wear:
    return on("left_hand", *pieces)  # type: ignore[arg-type]


def _gloves(radius: float, fill: str = MAIN) -> Wear:
    return both(on("left_wrist", ball((0, -0.05, 0), radius, fill, lift=0.22),
                   tube([(0, 0.03, 0), (0, 0.07, 0)], 0.6 * radius, fill, line=0.7,
                       lift=0.21)))  # fmt: skip


def _cane(fill: str = _WOOD) -> Wear:
    crook = curve(
        [
            (0, -0.72, 0.05),
            (0, -0.2, 0.05),
            (0, 0.03, 0.05),
            (-0.05, 0.08, 0.05),
            (-0.1, 0.03, 0.05),
        ],
        4,
    )
    return _right(tube(crook, 0.017, fill, line=0.7, lift=_NEAR))


def _fork(prongs: Pieces, fill: str) -> Wear:
    return _right(*_pole(-0.7, 0.75, 0.016, fill), *prongs)


RECORDS = (
    WearKind(name="boxing_gloves", draw=lambda: _gloves(0.1)),
    WearKind(name="mittens", draw=lambda: _gloves(0.068)),
    WearKind(name="wristbands", draw=lambda: both(on(
        "left_wrist", tube([(0, 0.0, 0), (0, 0.05, 0)], 0.042, RED, line=0.6, lift=0.2),
    ))),
    WearKind(name="pompoms", draw=lambda: both(on("left_wrist", *(
        ball((0.09 * np.sin(a), -0.08 + 0.09 * np.cos(a), 0.02), 0.07, fill, line=0.5, lift=0.22)
        for a, fill in zip(np.linspace(0, 2 * np.pi, 7)[:-1], [MAIN, WHITE] * 3, strict=True)
    )))),
    WearKind(name="straw_hands", draw=lambda: both((
        *on("left_wrist", *(strap([(0, 0.02, 0), (x, -0.15, 0)], 2.0, "#e0b84a", lift=0.2)
                            for x in (-0.07, -0.035, 0, 0.035, 0.07))),
        *on("left_shin", *(strap([(0, 0.06, 0), (x, -0.08, 0)], 2.0, "#e0b84a", lift=0.2)
                           for x in (-0.07, -0.035, 0, 0.035, 0.07))),
    ))),
    WearKind(name="hook", draw=lambda: on(
        "left_wrist", tube([(0, 0.02, 0), (0, -0.03, 0)], 0.05, DARK, lift=0.22),
        strap(curve([(0, -0.05, 0), (0, -0.14, 0), (0.05, -0.2, 0), (0.1, -0.15, 0),
            (0.09, -0.1, 0)]), 3.4, STEEL, lift=0.24),
    )),
    WearKind(name="big_shoes", draw=lambda: both(on(
        "left_foot", tube(curve([(0, -0.03, -0.06), (0, -0.02, 0.1), (0, -0.01, 0.26)], 4),
                          np.interp(np.arange(9) / 4, range(3), [0.05, 0.06, 0.09]).tolist(), RED,
                              lift=0.06),
    ))),
    WearKind(name="boots", draw=lambda: both((
        *on("left_shin", tube([(0, 0.0, 0), (0, 0.22, 0)], [0.05, 0.055], DARK, lift=0.04)),
        *on("left_foot", tube([(0, 0.0, -0.03), (0, 0.0, 0.15)], [0.05, 0.04], DARK, lift=0.05)),
    ))),
    WearKind(name="flippers", draw=lambda: both(on(
        "left_foot", plane([(-0.04, 0, -0.03), (0.04, 0, -0.03), (0.11, -0.03, 0.42),
            (-0.11, -0.03, 0.42)], "#f2b430",
                           lift=0.06),
    ))),
    WearKind(name="skis", draw=lambda: (
        *both(on("left_foot", tube(curve([(0, -0.05, -0.6), (0, -0.07, 0.0), (0, -0.07, 0.6),
            (0, 0.02, 0.78)], 4), 0.022,
                                   "#2f6fb3", line=0.7, lift=0.02))),
        *both(on("left_hand", tube([(0, -0.7, 0.06), (0, 0.08, 0.04)], 0.01, DARK, line=0.6,
            lift=_NEAR),
                 disc((0, -0.62, 0.06), 0.05, "#e9ecef", axis="y", line=0.6, lift=_NEAR))),
    )),
    WearKind(name="skates", draw=lambda: both((
        *on("left_shin", tube([(0, 0.0, 0), (0, 0.12, 0)], 0.048, WHITE, lift=0.05)),
        *on("left_foot", tube([(0, 0.0, -0.03), (0, 0.0, 0.14)], 0.042, WHITE, lift=0.06),
            strap([(0, -0.07, -0.08), (0, -0.07, 0.2)], 2.4, STEEL, lift=0.06)),
    ))),
    WearKind(name="ball_and_chain", draw=lambda: on(
        "left_shin", tube([(0, 0.04, 0), (0, 0.08, 0)], 0.05, STEEL, line=0.7, lift=0.08),
        strap(curve([(0.05, 0.05, 0), (0.14, -0.05, 0.02), (0.24, -0.02, 0.04)]), 2.2, STEEL,
            lift=0.08),
        ball((0.32, 0.04, 0.05), 0.12, DARK, lift=0.05),
    )),
    WearKind(name="cane", draw=_cane),
    WearKind(name="white_cane", draw=lambda: _right(
        tube([(0, 0.05, 0.05), (-0.1, -0.72, 0.35)], 0.015, WHITE, line=0.8, lift=_NEAR),
        tube([(-0.085, -0.6, 0.31), (-0.1, -0.72, 0.35)], 0.016, RED, line=0.6, lift=_NEAR + 0.02),
    )),
    WearKind(name="walking_stick", draw=lambda: _right(*_pole(-0.72, 0.5))),
    WearKind(name="crook", draw=lambda: _right(tube(
        curve([(0, -0.72, 0.03), (0, 0.3, 0.03), (0, 0.7, 0.03), (-0.09, 0.82, 0.03),
            (-0.18, 0.72, 0.03), (-0.13, 0.62, 0.03)], 4),
        0.018, _WOOD, line=0.7, lift=_NEAR,
    ))),
    WearKind(name="crosier", draw=lambda: _right(tube(
        curve([(0, -0.72, 0.03), (0, 0.5, 0.03), (-0.02, 0.78, 0.03), (-0.14, 0.84, 0.03),
            (-0.17, 0.7, 0.03), (-0.08, 0.66, 0.03)], 4),
        0.02, GOLD, line=0.7, lift=_NEAR,
    ))),
    WearKind(name="staff", draw=lambda: _right(*_pole(-0.72, 0.75),
        ball((0, 0.82, 0.03), 0.07, "#56b4e9", lift=_NEAR))),
    WearKind(name="trident", draw=lambda: _fork(tuple(
        line([(0, 0.6, 0.03), (x, 0.68, 0.03), (x, 0.95, 0.03)], 3.0, DARK, lift=_NEAR)
            for x in (-0.1, 0.0, 0.1)
    ), DARK)),
    WearKind(name="pitchfork", draw=lambda: _fork(tuple(
        strap(curve([(0, 0.6, 0.03), (x, 0.68, 0.03), (x, 0.95, 0.03)]), 2.0, "#5b6d7a", lift=_NEAR)
        for x in (-0.12, -0.04, 0.04, 0.12)
    ), _WOOD)),
    WearKind(name="scythe", draw=lambda: _fork((
        plane(curve([(0.02, 0.78, 0.03), (0.25, 0.8, 0.03), (0.5, 0.68, 0.03), (0.66, 0.45, 0.03),
            (0.45, 0.62, 0.03),
                     (0.2, 0.68, 0.03), (0.02, 0.68, 0.03)]), STEEL, lift=_NEAR),
    ), _WOOD)),
    WearKind(name="club", draw=lambda: _right(tube(
        [(0, -0.12, 0.03), (0, 0.1, 0.03), (0, 0.45, 0.03)], [0.03, 0.05, 0.1], _WOOD, lift=_NEAR,
    ))),
    WearKind(name="magnifier", draw=lambda: _right(
        tube([(0, -0.06, 0.04), (0, 0.12, 0.04)], 0.02, _WOOD, line=0.7, lift=_NEAR),
        disc((0, 0.24, 0.05), 0.12, "#bfe0eeb0", line=2.2, lift=_NEAR + 0.02),
    )),
    WearKind(name="palette", draw=lambda: (
        *_left(plane(curve([(-0.16, 0.04, 0.06), (-0.1, 0.18, 0.06), (0.1, 0.18, 0.06),
            (0.18, 0.04, 0.06), (0.08, -0.08, 0.06),
                            (-0.08, -0.06, 0.06)], closed=True), "#c98a4a", lift=_NEAR),
               *(ball((x, y, 0.08), 0.028, fill, line=0.3, lift=_NEAR + 0.04) for x, y, fill in (
                   (-0.09, 0.08, RED), (0.0, 0.13, "#f2c230"), (0.09, 0.09, "#2f6fb3"),
                       (0.06, 0.0, "#3f9a4a")))),
    )),
    WearKind(name="watering_can", draw=lambda: _left(
        *box((0.18, 0.2, 0.14), (0, -0.3, 0.03), "#3f9a4a", lift=_NEAR),
        strap(curve([(-0.07, -0.1, 0.03), (0, 0.0, 0.03), (0.07, -0.1, 0.03)]), 2.6, "#3f9a4a",
            lift=_NEAR),
        tube([(0.09, -0.24, 0.03), (0.26, -0.06, 0.03)], [0.025, 0.018], "#3f9a4a", lift=_NEAR),
            disc((0.28, -0.04, 0.04), 0.05, "#3f9a4a", lift=_NEAR),
    )),
    WearKind(name="megaphone", draw=lambda: _right(
        tube([(0.03, 0.1, 0.06), (-0.24, 0.16, 0.1)], [0.035, 0.12], WHITE, lift=_NEAR),
            disc((-0.25, 0.16, 0.1), (0.03, 0.12), RED, lift=_NEAR + 0.04),
        tube([(0, 0, 0.05), (0, 0.1, 0.06)], 0.02, DARK, lift=_NEAR),
    )),
    WearKind(name="whip", draw=lambda: _right(
        strap(curve([(0, -0.05, 0.03), (0.0, 0.15, 0.03), (-0.2, 0.3, 0.05), (-0.38, 0.1, 0.08),
            (-0.3, -0.25, 0.08), (-0.48, -0.45, 0.08)]), 2.2, BROWN, lift=_NEAR),
        tube([(0, -0.1, 0.03), (0, 0.08, 0.03)], 0.02, DARK, line=0.6, lift=_NEAR + 0.01),
    )),
    WearKind(name="light_sword", draw=lambda: _right(
        tube([(0, 0.05, 0.04), (0, 0.85, 0.04)], 0.028, "#9fe8ff", line=0.5, lift=_NEAR),
            tube([(0, -0.12, 0.04), (0, 0.06, 0.04)], 0.028, STEEL, line=0.7, lift=_NEAR + 0.01),
    )),
    WearKind(name="mail_bag", draw=lambda: (
        *on("chest", strap([(-0.14, 0.17, 0.06), (0.16, -0.3, 0.1)], 3.4, BROWN, lift=0.12)),
        *on("hips", *box((0.24, 0.22, 0.1), (0.2, -0.2, 0.05), "#b0743c", lift=0.17),
            plane([(0.09, 0.02, 0.11), (0.31, 0.02, 0.11), (0.2, -0.09, 0.12)], "#c98a4a", line=0.8,
                lift=0.22),
            *(plane([(x, 0.02, 0.0), (x + 0.1, 0.05, 0.0), (x + 0.1, 0.1, 0.0), (x, 0.09, 0.0)],
                WHITE, line=0.7, lift=0.15) for x in (0.1, 0.17))),
    )),
    WearKind(name="sack", draw=lambda: (
        *on("chest", tube(curve([(-0.12, 0.2, -0.14), (-0.24, 0.12, -0.2), (-0.3, -0.12, -0.22)],
            4),
                          np.interp(np.arange(9) / 4, range(3), [0.04, 0.16, 0.24]).tolist(),
                              "#b89a6a"),
            strap([(-0.17, 0.22, -0.12), (-0.06, 0.18, -0.12)], 2.0, BROWN)),
    )),
)  # fmt: skip
"""The records."""
