"""What hangs on the back and at the waist: belts, bags, wings, tails, in metres."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import MAIN, Pieces, ball, box, curve, line, plane, tube
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import Wear, both, on
from stickgen.catalog.wardrobe.cuts import belt
from stickgen.catalog.wardrobe.shapes import (
    BROWN,
    DARK,
    GOLD,
    RED,
    STEEL,
    WHITE,
    mirrored,
    strap,
)


def _wing(fill: str) -> Wear:
    edge = curve([(0.03, 0.05, -0.1), (0.2, 0.3, -0.14), (0.46, 0.42, -0.18), (0.58, 0.2, -0.18),
        (0.52, -0.05, -0.18),
                  (0.42, -0.02, -0.16), (0.4, -0.2, -0.16), (0.28, -0.12, -0.14),
                      (0.22, -0.28, -0.14),
                  (0.05, -0.12, -0.1)])  # fmt: skip
    return both(on("chest", plane(edge, fill),
                   *(line([(0.08, 0.02, -0.1), tip], 0.6, lift=0.01)
                     for tip in ((0.48, 0.05, -0.17), (0.36, -0.1, -0.15)))))  # fmt: skip


def _fairy_wing() -> Wear:
    upper = curve(
        [(0.02, 0.05, -0.1), (0.25, 0.42, -0.14), (0.52, 0.42, -0.16), (0.4, 0.1, -0.14)],
        closed=True,
    )
    lower = curve(
        [(0.02, 0.0, -0.1), (0.3, 0.02, -0.14), (0.38, -0.25, -0.15), (0.18, -0.28, -0.14)],
        closed=True,
    )
    return both(on("chest", plane(upper, "#d8ecf8b0"), plane(lower, "#f3d3ecb0")))


def _bat_wing() -> Wear:
    edge = [(0.03, 0.08, -0.1), (0.3, 0.42, -0.16), (0.72, 0.36, -0.2), (0.66, 0.02, -0.2),
        (0.52, 0.12, -0.18),
            (0.45, -0.14, -0.18), (0.32, 0.0, -0.15), (0.22, -0.2, -0.14),
                (0.05, -0.08, -0.1)]  # fmt: skip
    return both(on("chest", plane(edge, MAIN),
                   *(line([(0.3, 0.42, -0.16), tip], 0.8, lift=0.01)
                     for tip in ((0.52, 0.12, -0.18), (0.32, 0.0, -0.15)))))  # fmt: skip


def _tail(tip: Pieces = (), fill: str = MAIN, thick: float = 0.045) -> Wear:
    path = curve(
        [(0, -0.05, -0.05), (0.12, -0.25, -0.2), (0.38, -0.3, -0.28), (0.48, 0.0, -0.3)], 4
    )
    radii = np.interp(np.arange(13) / 4, range(4), [thick, 0.8 * thick, 0.6 * thick, 0.3 * thick])
    return on("hips", tube(path, radii.tolist(), fill), *tip)


def _backpack() -> Wear:
    return (
        *on("chest", *box((0.3, 0.4, 0.16), (0, -0.28, -0.17), MAIN)),
        *on("chest", *mirrored((tube(curve([(0.1, 0.16, -0.08), (0.13, 0.1, 0.1),
            (0.13, -0.15, 0.08)]), 0.022, MAIN, line=0.6, lift=0.1),))),
        *on("chest", tube([(-0.17, 0.17, -0.16), (0.17, 0.17, -0.16)], 0.055, "#c8a868", line=0.8)),
    )  # fmt: skip


def _bow_and_quiver() -> Wear:
    bow = curve(
        [
            (0.38, 0.5, -0.12),
            (0.2, 0.25, -0.12),
            (0.02, 0.0, -0.12),
            (-0.2, -0.2, -0.12),
            (-0.42, -0.46, -0.12),
        ]
    )
    bow = bow + [
        [0.1 * np.sin(np.pi * i / (len(bow) - 1)), -0.12 * np.sin(np.pi * i / (len(bow) - 1)), 0]
        for i in range(len(bow))
    ]
    return on(
        "chest",
        tube([(0.16, -0.2, -0.14), (-0.16, 0.26, -0.14)], 0.055, BROWN),
        *(line([(-0.16 + d, 0.26, -0.14), (-0.24 + d, 0.4, -0.14)], 1.2, DARK)
            for d in (-0.03, 0.0, 0.03)),
        *(plane([(-0.24 + d, 0.36, -0.14), (-0.3 + d, 0.44, -0.14), (-0.22 + d, 0.46, -0.14)], RED,
            line=0.5)
          for d in (-0.04, 0.0, 0.04)),
        strap(bow, 3.0, "#8a5a2b"),
        line([bow[0], bow[-1]], 0.7),
        strap([(-0.16, 0.17, 0.08), (0.14, -0.2, 0.1)], 2.4, BROWN, lift=0.1),
    )  # fmt: skip


RECORDS = (
    WearKind(name="belt", draw=belt),
    WearKind(name="rope_belt", draw=lambda: (
        *belt("#d9c08a", "#d9c08a"),
        *on("hips", strap([(0.05, 0, 0.1), (0.07, -0.3, 0.1)], 3.0, "#d9c08a", lift=0.32)),
    )),
    WearKind(name="sash_belt", draw=lambda: (
        *belt(RED, RED, wide=0.165), *on("hips", strap([(-0.06, 0, 0.12), (-0.1, -0.3, 0.12)], 5.0,
            RED, lift=0.32)),
    )),
    WearKind(name="tool_belt", draw=lambda: (
        *belt("#a9743c", STEEL),
        *on("hips", *box((0.09, 0.11, 0.05), (0.11, -0.12, 0.06), "#8a5a2b", lift=0.15),
            tube([(0.12, -0.02, 0.07), (0.13, 0.06, 0.07)], 0.014, RED, line=0.5, lift=0.15),
            strap([(-0.12, -0.02, 0.08), (-0.14, -0.2, 0.08)], 2.6, "#8a5a2b", lift=0.2),
            tube([(-0.19, -0.2, 0.08), (-0.1, -0.18, 0.08)], 0.022, STEEL, line=0.6, lift=0.22)),
    )),
    WearKind(name="backpack", draw=_backpack),
    WearKind(name="air_tank", draw=lambda: (
        *on("chest", tube([(0, 0.12, -0.16), (0, -0.3, -0.16)], 0.1, MAIN)),
        *on("chest", *mirrored((line([(0.08, 0.18, 0.03), (0.11, 0.0, 0.1), (0.1, -0.25, 0.08)],
            2.6, DARK,
                                     lift=0.1),))),
    )),
    WearKind(name="rope_coil", draw=lambda: on("chest", *(
        strap(curve([(-0.14 + d, 0.17, 0.06), (-0.04 + d, -0.05, 0.1), (0.12 + d, -0.26, 0.1)]),
            2.2, "#c0452b", lift=0.12)
        for d in (0.0, 0.022, 0.044)
    ))),
    WearKind(name="bow_and_quiver", draw=_bow_and_quiver),
    WearKind(name="katana", draw=lambda: on(
        "chest", line([(0.18, -0.25, -0.1), (-0.16, 0.24, -0.1)], 4.0, DARK),
        strap([(-0.16, 0.24, -0.1), (-0.26, 0.38, -0.1)], 4.0, RED),
        strap([(-0.22, 0.22, -0.1), (-0.12, 0.28, -0.1)], 3.0, GOLD),
    )),
    WearKind(name="wings", draw=lambda: _wing(WHITE)),
    WearKind(name="fairy_wings", draw=_fairy_wing),
    WearKind(name="bat_wings", draw=_bat_wing),
    WearKind(name="tail", draw=_tail),
    WearKind(name="devil_tail", draw=lambda: _tail(
        (plane([(0.48, 0.14, -0.3), (0.4, -0.02, -0.3), (0.48, 0.02, -0.3), (0.56, -0.02, -0.3)],
            "#c1272d", lift=0.02),),
        "#c1272d", 0.025,
    )),
    WearKind(name="round_tail", draw=lambda: on("hips", ball((0, -0.06, -0.1), 0.08, WHITE))),
    WearKind(name="shell", draw=lambda: on(
        "chest", ball((0, -0.12, -0.12), 0.28, "#6b5a2b"),
            ball((0, -0.12, -0.16), 0.2, "#8a7a3f", line=0.7),
        plane(curve([(-0.12, 0.1, 0.06), (0.12, 0.1, 0.06), (0.13, -0.15, 0.06), (0, -0.32, 0.06),
            (-0.13, -0.15, 0.06)],
                    closed=True), "#e9d98a", lift=0.06),
        line([(-0.13, -0.1, 0.08), (0.13, -0.1, 0.08)], 0.8, lift=0.1),
            line([(0, 0.1, 0.08), (0, -0.3, 0.08)], 0.8, lift=0.1),
    )),
    WearKind(name="spikes", draw=lambda: on("chest", *(
        plane([(x - 0.05, y, -0.05), (1.9 * x, y + 0.14, -0.05), (x + 0.05, y - 0.05, -0.05)], MAIN,
            line=0.7)
        for x, y in ((-0.13, 0.12), (0.13, 0.12), (-0.14, -0.05), (0.14, -0.05))
    ))),
    WearKind(name="sporran", draw=lambda: on("hips", ball((0, -0.14, 0.12), 0.06, WHITE, lift=0.2),
        *(
        line([(x, -0.18, 0.12), (x, -0.26, 0.12)], 1.4, DARK, lift=0.22)
            for x in (-0.03, 0.0, 0.03)))),
)  # fmt: skip
"""The records."""
