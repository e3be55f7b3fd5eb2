"""Jackets, coats, shirts and trousers, in metres."""

from __future__ import annotations

from stickgen.catalog.piece import MAIN, ball, curve, line, plane
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import Wear, along, both, on
from stickgen.catalog.wardrobe.cuts import (
    bands,
    belt,
    closing,
    coat,
    opening,
    skirt,
    sleeves,
    torso,
    trouser_legs,
)
from stickgen.catalog.wardrobe.shapes import BROWN, DARK, GOLD, WHITE, strap


def _shorts() -> Wear:
    return (
        *both(along(("left_hip", "left_knee"), [(-0.015, 0.05, 0), (0, 0.13, 0)], (0.07, 0.075),
                    lift=0.05, flat=True)),
        *along(("hips", "hips"), [(0, -0.1, 0), (0, 0.03, 0)], (0.12, 0.1), lift=0.07, flat=True),
    )  # fmt: skip


def _checks() -> Wear:
    """A torso with crossing lines."""
    across = (0.1, 0.0, -0.1, -0.2, -0.3)
    return (
        *torso(),
        *on("chest", *(line([(-0.14, y, 0.06), (0.14, y, 0.06)], 1.3, DARK, lift=0.05)
            for y in across),
            *(line([(x, 0.14, 0.06), (0.8 * x, -0.38, 0.06)], 1.3, DARK, lift=0.05)
              for x in (-0.1, 0, 0.1))),
    )  # fmt: skip


_COLLAR = ((-0.1, 0.2, 0.05), (0.0, 0.1, 0.07), (0.1, 0.2, 0.05), (0.14, 0.1, 0.07),
    (0.0, -0.02, 0.08),
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
        *along(("neck", "neck"), [(0, -0.02, 0), (0, 0.05, -0.02)], (0.14, 0.1), lift=0.07,
            flat=True),
    )),
    WearKind(name="cardigan", arms="sleeves", draw=lambda: (*torso(wide=0.95), *opening(),
        *closing())),
    WearKind(name="white_coat", arms="bare", draw=lambda: (
        *coat(WHITE), *opening("#a9c9dd"), *sleeves(WHITE),
        *on("hips", line([(0, 0.2, 0.1), (0, -0.4, 0.1)], 0.8, lift=0.13)),
        *on("hips", line([(0.05, -0.08, 0.1), (0.14, -0.08, 0.1)], 0.8, lift=0.13)),
    )),
    WearKind(name="trench_coat", arms="sleeves", draw=lambda: (
        *coat(hem=0.22), *belt(BROWN, wide=0.135),
        *on("chest", plane(_COLLAR, MAIN, line=0.8, lift=0.08),
            *(ball((0.05 * s, y, 0.07), 0.014, DARK, line=0.3, lift=0.06) for s in (-1, 1)
              for y in (-0.06, -0.17))),
    )),
    WearKind(name="raincoat", arms="sleeves", draw=lambda: (
        *coat(hem=0.23), *closing(), *on("hips", line([(0, 0.0, 0.1), (0, -0.4, 0.1)], 0.6,
            lift=0.13)),
    )),
    WearKind(name="safety_coat", arms="sleeves", draw=lambda: (
        *coat("#c2a14a", hem=0.2), *bands((-0.05, -0.25), "#e9f06a"),
        *along(("knees", "knees"), [(0, 0.02, 0), (0, 0.07, 0)], (0.2, 0.195), "#e9f06a", line=0.4,
               lift=0.17, flat=True),
    )),
    WearKind(name="safety_vest", arms="bare", draw=lambda: (
        *torso("#f08a24"), *bands((-0.12, -0.28), "#e9f06a"),
        *on("chest", *(strap([(x, 0.2, 0.06), (x, -0.1, 0.06)], 3.0, "#e9f06a", lift=0.05)
                       for x in (-0.09, 0.09))),
    )),
    WearKind(name="overalls", legs="trousers", draw=lambda: (
        *torso("#e8e0cf", wide=0.9), *along(("waist", "hips"), [(0, 0.02, 0), (0, -0.1, 0)],
            (0.125, 0.13),
                                            lift=0.08, flat=True),
        *on("chest", plane([(-0.09, 0.05, 0.06), (0.09, 0.05, 0.06), (0.11, -0.2, 0.06),
                            (-0.11, -0.2, 0.06)], MAIN, lift=0.06),
            *(strap([(0.08 * s, 0.05, 0.06), (0.1 * s, 0.18, 0.02)], 2.6, "#3b6ea5", lift=0.06)
              for s in (-1, 1)),
            plane([(-0.05, -0.02, 0.07), (0.05, -0.02, 0.07), (0.05, -0.1, 0.07),
                (-0.05, -0.1, 0.07)], MAIN,
                  line=0.6, lift=0.08)),
    ), arms="bare"),
    WearKind(name="shorts", draw=_shorts),
    WearKind(name="leotard", arms="bare", draw=lambda: torso(wide=0.72, waist=0.12, hem=0.13)),
    WearKind(name="jersey", arms="bare", draw=lambda: (
        *torso(),
        *both(along(("left_shoulder", "left_shoulder"), [(0.0, 0.01, 0), (0.06, -0.09, 0)],
            (0.055, 0.05),
                    lift=0.2)),
        *on("chest", strap([(-0.045, 0.02, 0.1), (0.0, 0.07, 0.1), (0.0, -0.16, 0.1)], 4.0, WHITE,
            lift=0.1)),
    )),
    WearKind(name="checks", arms="sleeves", draw=_checks),
    WearKind(name="stripes", arms="bare", draw=lambda: (
        *torso(WHITE), *bands((0.07, -0.03, -0.13, -0.23, -0.33), DARK, thick=0.05),
    )),
    WearKind(name="flower_shirt", arms="bare", draw=lambda: (
        *torso(), *on("chest", *(ball((x, y, 0.06), 0.028, fill, line=0.0, lift=0.07) for x, y,
            fill in (
            (-0.09, 0.08, WHITE), (0.08, 0.1, "#f2c230"), (0.0, -0.02, WHITE),
                (-0.07, -0.15, "#f2c230"),
            (0.08, -0.14, WHITE), (-0.03, -0.28, WHITE), (0.09, -0.3, "#f2c230")))),
    )),
    WearKind(name="gi", arms="bare", draw=lambda: (
        *torso(WHITE), *sleeves(WHITE), *trouser_legs(WHITE), *skirt(WHITE, hem=0.17, low=0.3),
            *belt(DARK, DARK),
        *on("chest", line([(-0.09, 0.2, 0.06), (0.05, -0.3, 0.06)], 1.2, lift=0.06),
            line([(0.09, 0.2, 0.06), (-0.02, -0.05, 0.06)], 1.2, lift=0.06)),
        *on("hips", line([(0.0, 0.0, 0.1), (-0.07, -0.2, 0.1)], 3.0, DARK, lift=0.32),
            line([(0.0, 0.0, 0.1), (0.06, -0.2, 0.1)], 3.0, DARK, lift=0.32)),
    )),
)  # fmt: skip
"""The records."""
