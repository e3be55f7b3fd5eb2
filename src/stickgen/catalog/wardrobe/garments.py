"""What covers the body: jackets, coats, dresses, trousers.

Depths: a torso counts as 6 cm nearer than its axis, a skirt as 15 cm and a long one as 30 cm, so
that legs walk inside it. ``render.prepare`` lets arms and what they hold count as nearer, too.
"""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import MAIN, ball, curve, line, plane
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import Wear, along, both, on
from stickgen.catalog.wardrobe.shapes import strap, BROWN, DARK, GOLD, RED, WHITE

_TORSO, _SKIRT, _LONG = 0.06, 0.15, 0.3  # lifts


def torso(
    fill: str = MAIN, *, wide: float = 1.0, waist: float = 0.125, hem: float = 0.14
) -> Wear:
    """A garment from the shoulders to the hips."""
    return along(
        ("neck", "neck", "chest", "waist", "hips"),
        [(0, -0.005, 0), (0, -0.06, 0), (0, 0, 0), (0, 0, 0), (0, -0.07, 0)],
        (0.06, 0.17 * wide, 0.155 * wide, waist * wide, hem * wide),
        fill, lift=_TORSO, flat=True,
    )  # fmt: skip


def skirt(fill: str = MAIN, *, hem: float, low: float = 0.0, waist: float = 0.115) -> Wear:
    """From the waist to ``low`` metres above the knees, ``hem`` metres in radius there."""
    return along(
        ("waist", "hips", "hips", "knees"),
        [(0, -0.02, 0), (0, -0.02, 0), (0, -0.16, 0), (0, low, 0)],
        (waist, waist + 0.25 * (hem - waist), waist + 0.55 * (hem - waist), hem),
        fill, lift=_SKIRT, flat=True,
    )  # fmt: skip


def long_skirt(fill: str = MAIN, *, hem: float, waist: float = 0.115) -> Wear:
    """From the waist to the ankles, ``hem`` metres in radius there."""
    return along(
        ("waist", "hips", "hips", "knees", "ankles"),
        [(0, -0.02, 0), (0, -0.02, 0), (0, -0.16, 0), (0, 0, 0), (0, -0.02, 0)],
        (waist, waist + 0.2 * (hem - waist), waist + 0.45 * (hem - waist), waist + 0.7 * (hem - waist),
         hem),
        fill, lift=_LONG, flat=True,
    )  # fmt: skip


def front(*pieces: object) -> Wear:
    """Pieces on the chest, at its surface."""
    return on("chest", *pieces)  # type: ignore[arg-type]


def opening(fill: str = WHITE) -> Wear:
    """The shirt that shows between two lapels."""
    return on("chest", plane([(-0.075, 0.19, 0.05), (0.075, 0.19, 0.05), (0, -0.08, 0.05)], fill,
                             line=0.6, lift=0.03))  # fmt: skip


def closing() -> Wear:
    """The line at which a jacket is closed, and its buttons."""
    return on(
        "chest",
        line([(0, 0.17, 0.06), (0, -0.34, 0.06)], 0.6, lift=0.05),
        *(ball((0.025, y, 0.07), 0.013, GOLD, line=0.3, lift=0.06) for y in (0.06, -0.08, -0.22)),
    )


def belt(fill: str = DARK, buckle: str = GOLD, *, wide: float = 0.145) -> Wear:
    return (
        *along(("hips", "hips"), [(0, -0.02, 0), (0, 0.035, 0)], (wide, wide), fill, line=0.5,
               lift=_LONG + 0.02, flat=True),
        *on("hips", plane([(-0.03, -0.025, 0.1), (0.03, -0.025, 0.1), (0.03, 0.04, 0.1),
                           (-0.03, 0.04, 0.1)], buckle, line=0.5, lift=_LONG)),
    )  # fmt: skip


def bands(heights: tuple[float, ...], fill: str, *, thick: float = 0.035) -> Wear:
    """Level bands round the chest, metres above its middle."""
    at = ((0.155, 0.17), (0.0, 0.158), (-0.19, 0.128), (-0.37, 0.142))
    wide = {y: float(np.interp(-y, [-h for h, _ in at], [r for _, r in at])) for y in heights}
    return tuple(
        item
        for y in heights
        for item in along(("chest", "chest"), [(0, y, 0), (0, y + thick, 0)], (wide[y], wide[y]), fill,
                          line=0.4, lift=_TORSO + 0.02, flat=True)
    )  # fmt: skip


def sleeves(fill: str = MAIN, *, thick: float = 0.048) -> Wear:
    """Tubes over both arms."""
    return both((
        *along(("left_shoulder", "left_elbow"), np.zeros((2, 3)), (thick, thick), fill, lift=0.26),
        *along(("left_elbow", "left_wrist"), np.zeros((2, 3)), (thick, thick), fill, lift=0.26),
    ))  # fmt: skip


def trouser_legs(fill: str = MAIN, *, thick: float = 0.06) -> Wear:
    """Tubes over both legs."""
    return both((
        *along(("left_hip", "left_knee"), np.zeros((2, 3)), (1.1 * thick, thick), fill, lift=0.03),
        *along(("left_knee", "left_ankle"), np.zeros((2, 3)), (thick, thick), fill, lift=0.03),
    ))  # fmt: skip


def _shorts() -> Wear:
    return (
        *both(along(("left_hip", "left_knee"), [(-0.015, 0.05, 0), (0, 0.13, 0)], (0.07, 0.075),
                    lift=0.05, flat=True)),
        *along(("hips", "hips"), [(0, -0.1, 0), (0, 0.03, 0)], (0.12, 0.1), lift=0.07, flat=True),
    )  # fmt: skip


def _apron(fill: str = MAIN) -> Wear:
    return (
        *along(("waist", "hips", "knees"), [(0, 0, 0.07), (0, -0.05, 0.08), (0, 0.12, 0.08)],
               (0.12, 0.14, 0.17), fill, lift=0.13, flat=True),
        *on("chest", plane([(-0.085, 0.1, 0.1), (0.085, 0.1, 0.1), (0.11, -0.2, 0.1), (-0.11, -0.2, 0.1)],
                           fill, lift=0.1),
            *(line([(0.08 * s, 0.1, 0.1), (0.05 * s, 0.22, 0.02)], 1.6, DARK, lift=0.1) for s in (-1, 1))),
    )  # fmt: skip


def _checks() -> Wear:
    """A torso with crossing lines."""
    across = (0.1, 0.0, -0.1, -0.2, -0.3)
    return (
        *torso(),
        *on("chest", *(line([(-0.14, y, 0.06), (0.14, y, 0.06)], 1.3, DARK, lift=0.05) for y in across),
            *(line([(x, 0.14, 0.06), (0.8 * x, -0.38, 0.06)], 1.3, DARK, lift=0.05)
              for x in (-0.1, 0, 0.1))),
    )  # fmt: skip


def _dress() -> Wear:
    return (*torso(wide=0.8, waist=0.13, hem=0.14), *skirt(hem=0.27))


def _gown() -> Wear:
    return (*torso(wide=0.78, waist=0.125, hem=0.14), *long_skirt(hem=0.42, waist=0.095))


def _robe() -> Wear:
    return (*torso(waist=0.15, hem=0.16), *long_skirt(hem=0.26, waist=0.15))


def _coat(fill: str = MAIN, hem: float = 0.2) -> Wear:
    return (*torso(fill), *skirt(fill, hem=hem, waist=0.13))


_COLLAR = ((-0.1, 0.2, 0.05), (0.0, 0.1, 0.07), (0.1, 0.2, 0.05), (0.14, 0.1, 0.07), (0.0, -0.02, 0.08),
           (-0.14, 0.1, 0.07))  # fmt: skip

RECORDS = (
    WearKind(name="jacket", arms="sleeves", draw=lambda: (*torso(), *closing())),
    WearKind(name="suit", arms="sleeves", draw=lambda: (
        *torso(), *opening(),
        *on("chest", line([(0, -0.08, 0.06), (0, -0.36, 0.06)], 0.7, lift=0.05)),
    )),
    WearKind(name="tailcoat", arms="sleeves", draw=lambda: (
        *torso(), *opening(), *skirt(hem=0.15, low=0.1),
        *on("chest", *(ball((0.04 * s, y, 0.07), 0.014, GOLD, line=0.3, lift=0.06)
                       for s in (-1, 1) for y in (-0.1, -0.2))),
    )),
    WearKind(name="vest", arms="bare", draw=lambda: (*torso(wide=0.85), *opening())),
    WearKind(name="leather_jacket", arms="sleeves", draw=lambda: (
        *torso(), *opening("#e8e4da"),
        *both(on("chest", plane([(0.02, 0.0, 0.06), (0.06, 0.19, 0.06), (0.15, 0.12, 0.06),
                                 (0.09, 0.05, 0.06)], MAIN, line=0.7, lift=0.06))),
        *on("chest", strap([(0, -0.08, 0.06), (-0.03, -0.38, 0.06)], 1.4, "#c9ccd2", lift=0.05)),
    )),
    WearKind(name="hoodie", arms="sleeves", draw=lambda: (
        *torso(wide=1.05), *on("chest", plane(curve([(-0.11, -0.2, 0.06), (0.11, -0.2, 0.06),
            (0.13, -0.33, 0.06), (-0.13, -0.33, 0.06)]), MAIN, line=0.8, lift=0.06)),
        *along(("neck", "neck"), [(0, -0.02, 0), (0, 0.05, -0.02)], (0.14, 0.1), lift=0.07, flat=True),
    )),
    WearKind(name="cardigan", arms="sleeves", draw=lambda: (*torso(wide=0.95), *opening(), *closing())),
    WearKind(name="white_coat", arms="bare", draw=lambda: (
        *_coat(WHITE), *opening("#a9c9dd"), *sleeves(WHITE),
        *on("hips", line([(0, 0.2, 0.1), (0, -0.4, 0.1)], 0.8, lift=0.13)),
        *on("hips", line([(0.05, -0.08, 0.1), (0.14, -0.08, 0.1)], 0.8, lift=0.13)),
    )),
    WearKind(name="trench_coat", arms="sleeves", draw=lambda: (
        *_coat(hem=0.22), *belt(BROWN, wide=0.135),
        *on("chest", plane(_COLLAR, MAIN, line=0.8, lift=0.08),
            *(ball((0.05 * s, y, 0.07), 0.014, DARK, line=0.3, lift=0.06) for s in (-1, 1)
              for y in (-0.06, -0.17))),
    )),
    WearKind(name="raincoat", arms="sleeves", draw=lambda: (
        *_coat(hem=0.23), *closing(), *on("hips", line([(0, 0.0, 0.1), (0, -0.4, 0.1)], 0.6, lift=0.13)),
    )),
    WearKind(name="safety_coat", arms="sleeves", draw=lambda: (
        *_coat("#c2a14a", hem=0.2), *bands((-0.05, -0.25), "#e9f06a"),
        *along(("knees", "knees"), [(0, 0.02, 0), (0, 0.07, 0)], (0.2, 0.195), "#e9f06a", line=0.4,
               lift=0.17, flat=True),
    )),
    WearKind(name="safety_vest", arms="bare", draw=lambda: (
        *torso("#f08a24"), *bands((-0.12, -0.28), "#e9f06a"),
        *on("chest", *(strap([(x, 0.2, 0.06), (x, -0.1, 0.06)], 3.0, "#e9f06a", lift=0.05)
                       for x in (-0.09, 0.09))),
    )),
    WearKind(name="robe", arms="sleeves", draw=_robe),
    WearKind(name="gown", arms="bare", draw=_gown),
    WearKind(name="nightgown", arms="sleeves", draw=lambda: (
        *torso(), *long_skirt(hem=0.25, waist=0.14), *closing(),
    )),
    WearKind(name="dress", arms="bare", draw=_dress),
    WearKind(name="skirt", draw=lambda: skirt(hem=0.22, low=0.03)),
    WearKind(name="tutu", arms="bare", draw=lambda: (
        *torso(wide=0.7, waist=0.12, hem=0.12),
        *along(("hips", "hips", "hips"), [(0, 0.03, 0), (0, -0.02, 0), (0, -0.1, 0)],
               (0.09, 0.28, 0.36), lift=_SKIRT, flat=True),
        *on("hips", *(line([(x, 0.0, 0.05), (3 * x, -0.1, 0.1)], 0.6, lift=0.2)
                      for x in (-0.09, -0.03, 0.03, 0.09))),
    )),
    WearKind(name="tunic", arms="sleeves", draw=lambda: (*torso(), *skirt(hem=0.2, low=0.16))),
    WearKind(name="smock", arms="sleeves", draw=lambda: (
        *torso(wide=1.1, hem=0.17), *skirt(hem=0.2, low=0.2, waist=0.15),
        *on("chest", *(ball((x, y, 0.1), 0.025, fill, line=0.0, lift=0.1) for x, y, fill in
            ((-0.06, 0.0, RED), (0.07, -0.12, GOLD), (-0.02, -0.24, "#56b4e9")))),
    )),
    WearKind(name="tabard", arms="sleeves", draw=lambda: (
        *torso(), *skirt(hem=0.2, low=0.12),
        *on("chest", strap([(0, 0.1, 0.1), (0, -0.25, 0.1)], 4.0, WHITE, lift=0.1),
            strap([(-0.09, -0.02, 0.1), (0.09, -0.02, 0.1)], 4.0, WHITE, lift=0.1)),
    )),
    WearKind(name="apron", draw=_apron),
    WearKind(name="apron_cross", draw=lambda: (
        *_apron(WHITE), *on("chest", strap([(0, 0.04, 0.12), (0, -0.08, 0.12)], 2.4, RED, lift=0.14),
                            strap([(-0.06, -0.02, 0.12), (0.06, -0.02, 0.12)], 2.4, RED, lift=0.14)),
    )),
    WearKind(name="half_apron", draw=lambda: along(
        ("waist", "hips", "knees"), [(0, -0.04, 0.07), (0, -0.05, 0.08), (0, 0.14, 0.08)],
        (0.12, 0.135, 0.15), WHITE, lift=0.16, flat=True,
    )),
    WearKind(name="overalls", legs="trousers", draw=lambda: (
        *torso("#e8e0cf", wide=0.9), *along(("waist", "hips"), [(0, 0.02, 0), (0, -0.1, 0)], (0.125, 0.13),
                                            lift=0.08, flat=True),
        *on("chest", plane([(-0.09, 0.05, 0.06), (0.09, 0.05, 0.06), (0.11, -0.2, 0.06),
                            (-0.11, -0.2, 0.06)], MAIN, lift=0.06),
            *(strap([(0.08 * s, 0.05, 0.06), (0.1 * s, 0.18, 0.02)], 2.6, "#3b6ea5", lift=0.06)
              for s in (-1, 1)),
            plane([(-0.05, -0.02, 0.07), (0.05, -0.02, 0.07), (0.05, -0.1, 0.07), (-0.05, -0.1, 0.07)], MAIN,
                  line=0.6, lift=0.08)),
    ), arms="bare"),
    WearKind(name="shorts", draw=_shorts),
    WearKind(name="kilt", draw=lambda: (
        *skirt(hem=0.2, low=0.06),
        *on("hips", *(strap([(x, 0.02, 0.1), (1.6 * x, -0.38, 0.1)], 1.2, "#1f4f2c", lift=0.15)
                      for x in (-0.09, -0.03, 0.03, 0.09)),
            *(strap([(-0.11 - 0.1 * d, -d, 0.1), (0.11 + 0.1 * d, -d, 0.1)], 1.2, "#1f4f2c", lift=0.15)
              for d in (0.1, 0.22, 0.34))),
    )),
    WearKind(name="leotard", arms="bare", draw=lambda: torso(wide=0.72, waist=0.12, hem=0.13)),
    WearKind(name="jersey", arms="bare", draw=lambda: (
        *torso(),
        *both(along(("left_shoulder", "left_shoulder"), [(0.0, 0.01, 0), (0.06, -0.09, 0)], (0.055, 0.05),
                    lift=0.2)),
        *on("chest", strap([(-0.045, 0.02, 0.1), (0.0, 0.07, 0.1), (0.0, -0.16, 0.1)], 4.0, WHITE, lift=0.1)),
    )),
    WearKind(name="checks", arms="sleeves", draw=_checks),
    WearKind(name="stripes", arms="bare", draw=lambda: (
        *torso(WHITE), *bands((0.07, -0.03, -0.13, -0.23, -0.33), DARK, thick=0.05),
    )),
    WearKind(name="flower_shirt", arms="bare", draw=lambda: (
        *torso(), *on("chest", *(ball((x, y, 0.06), 0.028, fill, line=0.0, lift=0.07) for x, y, fill in (
            (-0.09, 0.08, WHITE), (0.08, 0.1, "#f2c230"), (0.0, -0.02, WHITE), (-0.07, -0.15, "#f2c230"),
            (0.08, -0.14, WHITE), (-0.03, -0.28, WHITE), (0.09, -0.3, "#f2c230")))),
    )),
    WearKind(name="gi", arms="bare", draw=lambda: (
        *torso(WHITE), *sleeves(WHITE), *trouser_legs(WHITE), *skirt(WHITE, hem=0.17, low=0.3), *belt(DARK, DARK),
        *on("chest", line([(-0.09, 0.2, 0.06), (0.05, -0.3, 0.06)], 1.2, lift=0.06),
            line([(0.09, 0.2, 0.06), (-0.02, -0.05, 0.06)], 1.2, lift=0.06)),
        *on("hips", line([(0.0, 0.0, 0.1), (-0.07, -0.2, 0.1)], 3.0, DARK, lift=0.32),
            line([(0.0, 0.0, 0.1), (0.06, -0.2, 0.1)], 3.0, DARK, lift=0.32)),
    )),
    WearKind(name="kimono", arms="bare", draw=lambda: (
        *torso(waist=0.14), *long_skirt(hem=0.17, waist=0.135),
        *both(along(("left_shoulder", "left_elbow", "left_wrist"), [(0, 0, 0), (0, -0.02, 0), (0, -0.06, 0)],
                    (0.05, 0.08, 0.12), lift=0.34, flat=True)),
        *along(("waist", "waist"), [(0, -0.07, 0), (0, 0.06, 0)], (0.14, 0.14), GOLD, lift=0.32, flat=True),
        *on("chest", strap([(-0.08, 0.2, 0.06), (0.04, -0.1, 0.06)], 2.0, WHITE, lift=0.06),
            strap([(0.08, 0.2, 0.06), (0.0, 0.0, 0.06)], 2.0, WHITE, lift=0.06)),
    )),
    WearKind(name="toga", arms="bare", draw=lambda: (
        *_robe(), *on("chest", plane([(0.15, 0.17, 0.08), (0.05, 0.2, 0.08), (-0.16, -0.25, 0.1),
                                      (-0.14, -0.4, 0.1)], "#8c2f6a", lift=0.13)),
        *on("hips", *(line([(x, 0.1, 0.1), (1.8 * x, -0.7, 0.1)], 0.6, lift=0.3)
                      for x in (-0.09, 0.0, 0.08))),
    )),
    WearKind(name="poncho", draw=lambda: (
        *along(("neck", "chest", "hips"), [(0, 0.0, 0), (0, 0, 0), (0, 0.0, 0)], (0.07, 0.24, 0.36),
               lift=0.24, flat=True),
        *along(("chest", "chest"), [(0, -0.16, 0), (0, -0.09, 0)], (0.31, 0.28), GOLD, line=0.5, lift=0.26,
               flat=True),
        *along(("chest", "chest"), [(0, 0.03, 0), (0, 0.06, 0)], (0.23, 0.21), WHITE, line=0.5, lift=0.26,
               flat=True),
    )),
    WearKind(name="shawl", draw=lambda: (
        *along(("neck", "chest", "waist"), [(0, 0.0, 0), (0, 0.05, 0), (0, 0.05, 0)], (0.07, 0.2, 0.2),
               lift=0.07, flat=True),
        *on("chest", *(line([(x, -0.14, 0.06), (1.1 * x, -0.2, 0.06)], 0.8, lift=0.1)
                       for x in (-0.18, -0.12, -0.06, 0.0, 0.06, 0.12, 0.18))),
    )),
    WearKind(name="fur", arms="bare", draw=lambda: (
        *torso("#a9743c", wide=0.9), *skirt("#a9743c", hem=0.2, low=0.2),
        *on("chest", *(ball((x, y, 0.08), 0.025, "#5d3a1c", line=0.0, lift=0.1)
                       for x, y in ((-0.07, 0.06), (0.06, -0.02), (-0.04, -0.14), (0.07, -0.22)))),
        *on("hips", *(ball((x, y, 0.12), 0.025, "#5d3a1c", line=0.0, lift=0.15)
                      for x, y in ((-0.08, -0.12), (0.06, -0.16), (0.0, -0.05)))),
    )),
    WearKind(name="towel", arms="bare", draw=lambda: (
        *along(("chest", "waist", "hips", "knees"), [(0, 0.06, 0), (0, 0, 0), (0, -0.05, 0), (0, 0.08, 0)],
               (0.14, 0.13, 0.14, 0.17), WHITE, lift=_SKIRT, flat=True),
        *on("chest", line([(0.04, 0.06, 0.1), (0.06, -0.3, 0.1)], 0.7, lift=0.1)),
    )),
    WearKind(name="ermine", arms="sleeves", draw=lambda: (
        *_robe(),
        *along(("neck", "chest", "chest"), [(0, 0.02, 0), (0, 0.12, 0), (0, 0.03, 0)], (0.08, 0.2, 0.22),
               WHITE, lift=0.18, flat=True),
        *on("chest", *(ball((x, y, 0.12), 0.015, DARK, line=0.0, lift=0.2)
                       for x, y in ((-0.13, 0.09), (-0.05, 0.06), (0.05, 0.06), (0.13, 0.09)))),
        *along(("ankles", "ankles"), [(0, -0.03, 0), (0, 0.06, 0)], (0.27, 0.25), WHITE, lift=0.32, flat=True),
    )),
)  # fmt: skip
"""The records."""
