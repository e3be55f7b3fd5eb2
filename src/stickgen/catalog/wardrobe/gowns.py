"""Dresses, skirts, robes, aprons and what is thrown over them, in metres."""

from __future__ import annotations

from stickgen.catalog.piece import MAIN, ball, line, plane
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import Wear, along, both, on
from stickgen.catalog.wardrobe.cuts import closing, long_skirt, robe, skirt, torso
from stickgen.catalog.wardrobe.shapes import DARK, GOLD, RED, WHITE, strap


def _apron(fill: str = MAIN) -> Wear:
    return (
        *along(("waist", "hips", "knees"), [(0, 0, 0.07), (0, -0.05, 0.08), (0, 0.12, 0.08)],
               (0.12, 0.14, 0.17), fill, lift=0.13, flat=True),
        *on("chest", plane([(-0.085, 0.1, 0.1), (0.085, 0.1, 0.1), (0.11, -0.2, 0.1),
            (-0.11, -0.2, 0.1)],
                           fill, lift=0.1),
            *(line([(0.08 * s, 0.1, 0.1), (0.05 * s, 0.22, 0.02)], 1.6, DARK, lift=0.1)
                for s in (-1, 1))),
    )  # fmt: skip


def _dress() -> Wear:
    return (*torso(wide=0.8, waist=0.13, hem=0.14), *skirt(hem=0.27))


def _gown() -> Wear:
    return (*torso(wide=0.78, waist=0.125, hem=0.14), *long_skirt(hem=0.42, waist=0.095))


RECORDS = (
    WearKind(name="robe", arms="sleeves", draw=robe),
    WearKind(name="gown", arms="bare", draw=_gown),
    WearKind(name="nightgown", arms="sleeves", draw=lambda: (
        *torso(), *long_skirt(hem=0.25, waist=0.14), *closing(),
    )),
    WearKind(name="dress", arms="bare", draw=_dress),
    WearKind(name="skirt", draw=lambda: skirt(hem=0.22, low=0.03)),
    WearKind(name="tutu", arms="bare", draw=lambda: (
        *torso(wide=0.7, waist=0.12, hem=0.12),
        *along(("hips", "hips", "hips"), [(0, 0.03, 0), (0, -0.02, 0), (0, -0.1, 0)],
               (0.09, 0.28, 0.36), lift=0.15, flat=True),
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
    WearKind(name="white_apron", draw=lambda: _apron(WHITE)),
    WearKind(name="apron_cross", draw=lambda: (
        *_apron(WHITE), *on("chest", strap([(0, 0.04, 0.12), (0, -0.08, 0.12)], 2.4, RED,
            lift=0.14),
                            strap([(-0.06, -0.02, 0.12), (0.06, -0.02, 0.12)], 2.4, RED,
                                lift=0.14)),
    )),
    WearKind(name="half_apron", draw=lambda: along(
        ("waist", "hips", "knees"), [(0, -0.04, 0.07), (0, -0.05, 0.08), (0, 0.14, 0.08)],
        (0.12, 0.135, 0.15), WHITE, lift=0.16, flat=True,
    )),
    WearKind(name="kilt", draw=lambda: (
        *skirt(hem=0.2, low=0.06),
        *on("hips", *(strap([(x, 0.02, 0.1), (1.6 * x, -0.38, 0.1)], 1.2, "#1f4f2c", lift=0.15)
                      for x in (-0.09, -0.03, 0.03, 0.09)),
            *(strap([(-0.11 - 0.1 * d, -d, 0.1), (0.11 + 0.1 * d, -d, 0.1)], 1.2, "#1f4f2c",
                lift=0.15)
              for d in (0.1, 0.22, 0.34))),
    )),
    WearKind(name="kimono", arms="bare", draw=lambda: (
        *torso(waist=0.14), *long_skirt(hem=0.17, waist=0.135),
        *both(along(("left_shoulder", "left_elbow", "left_wrist"),
            [(0, 0, 0), (0, -0.02, 0), (0, -0.06, 0)],
                    (0.05, 0.08, 0.12), lift=0.34, flat=True)),
        *along(("waist", "waist"), [(0, -0.07, 0), (0, 0.06, 0)], (0.14, 0.14), GOLD, lift=0.32,
            flat=True),
        *on("chest", strap([(-0.08, 0.2, 0.06), (0.04, -0.1, 0.06)], 2.0, WHITE, lift=0.06),
            strap([(0.08, 0.2, 0.06), (0.0, 0.0, 0.06)], 2.0, WHITE, lift=0.06)),
    )),
    WearKind(name="toga", arms="bare", draw=lambda: (
        *robe(), *on("chest", plane([(0.15, 0.17, 0.08), (0.05, 0.2, 0.08), (-0.16, -0.25, 0.1),
                                      (-0.14, -0.4, 0.1)], "#8c2f6a", lift=0.13)),
        *on("hips", *(line([(x, 0.1, 0.1), (1.8 * x, -0.7, 0.1)], 0.6, lift=0.3)
                      for x in (-0.09, 0.0, 0.08))),
    )),
    WearKind(name="poncho", draw=lambda: (
        *along(("neck", "chest", "hips"), [(0, 0.0, 0), (0, 0, 0), (0, 0.0, 0)], (0.07, 0.24, 0.36),
               lift=0.24, flat=True),
        *along(("chest", "chest"), [(0, -0.16, 0), (0, -0.09, 0)], (0.31, 0.28), GOLD, line=0.5,
            lift=0.26,
               flat=True),
        *along(("chest", "chest"), [(0, 0.03, 0), (0, 0.06, 0)], (0.23, 0.21), WHITE, line=0.5,
            lift=0.26,
               flat=True),
    )),
    WearKind(name="shawl", draw=lambda: (
        *along(("neck", "chest", "waist"), [(0, 0.0, 0), (0, 0.05, 0), (0, 0.05, 0)],
            (0.07, 0.2, 0.2),
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
        *along(("chest", "waist", "hips", "knees"), [(0, 0.06, 0), (0, 0, 0), (0, -0.05, 0),
            (0, 0.08, 0)],
               (0.14, 0.13, 0.14, 0.17), WHITE, lift=0.15, flat=True),
        *on("chest", line([(0.04, 0.06, 0.1), (0.06, -0.3, 0.1)], 0.7, lift=0.1)),
    )),
    WearKind(name="ermine", arms="sleeves", draw=lambda: (
        *robe(),
        *along(("neck", "chest", "chest"), [(0, 0.02, 0), (0, 0.12, 0), (0, 0.03, 0)],
            (0.08, 0.2, 0.22),
               WHITE, lift=0.18, flat=True),
        *on("chest", *(ball((x, y, 0.12), 0.015, DARK, line=0.0, lift=0.2)
                       for x, y in ((-0.13, 0.09), (-0.05, 0.06), (0.05, 0.06), (0.13, 0.09)))),
        *along(("ankles", "ankles"), [(0, -0.03, 0), (0, 0.06, 0)], (0.27, 0.25), WHITE, lift=0.32,
            flat=True),
    )),
)  # fmt: skip
"""The records."""
