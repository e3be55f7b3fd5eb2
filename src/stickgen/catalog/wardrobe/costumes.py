"""Whole costumes: armour, a spacesuit, Santa's coat, rags, bandages, a mermaid's tail."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import MAIN, Pieces, ball, box, curve, disc, line, plane, tube
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import Wear, along, both, on
from stickgen.catalog.wardrobe.cuts import (
    bands,
    belt,
    closing,
    skirt,
    sleeves,
    torso,
    trouser_legs,
)
from stickgen.catalog.wardrobe.shapes import BROWN, DARK, GOLD, RED, STEEL, WHITE, strap


def _pads(radius: float, fill: str) -> Wear:
    """Plates on both shoulders."""
    return both(on("left_shoulder", ball((0.0, 0.01, 0.0), radius, fill, lift=0.22)))


def _armour() -> Wear:
    return (
        *torso(STEEL), *skirt(STEEL, hem=0.17, low=0.28, waist=0.13), *_pads(0.075, STEEL),
        *sleeves(STEEL, thick=0.04), *trouser_legs(STEEL, thick=0.048),
        *on("chest", line([(0, 0.16, 0.06), (0, -0.3, 0.06)], 1.0, lift=0.06)),
        *both(on("left_knee", ball((0, 0, 0.02), 0.065, STEEL, lift=0.06))),
        *belt(BROWN, GOLD),
    )  # fmt: skip


def _spacesuit() -> Wear:
    return (
        # Of the pack's six sides the front and the bottom are never seen.
        *on("chest", *(side for side in box((0.36, 0.5, 0.14), (0, -0.3, -0.17), "#c9ced6")
                       if side.points[:, 1].max() > -0.3 and side.points[:, 2].min() < -0.11)),
        *torso(WHITE, wide=1.15), *sleeves(WHITE, thick=0.07), *trouser_legs(WHITE, thick=0.085),
        *on("chest", plane([(-0.1, 0.04, 0.14), (0.1, 0.04, 0.14), (0.1, -0.12, 0.14),
            (-0.1, -0.12, 0.14)], "#9aa6b2",
                           lift=0.1),
            *(ball((x, -0.0, 0.15), 0.018, fill, line=0.3, lift=0.14)
              for x, fill in ((-0.06, RED), (0.0, GOLD), (0.06, "#3f9a4a"))),
            line([(-0.07, -0.07, 0.15), (0.07, -0.07, 0.15)], 1.4, lift=0.14)),
        *both(on("left_wrist", ball((0, -0.05, 0), 0.075, "#9aa6b2", lift=0.22))),
        *both(on("left_foot", tube([(0, 0.0, -0.03), (0, 0.0, 0.14)], 0.075, "#9aa6b2",
            lift=0.05))),
        *both(along(("left_shoulder", "left_shoulder"), [(0.06, 0.0, 0), (0.07, 0.0, 0)],
            (0.07, 0.07), RED, line=0.4,
                    lift=0.2)),
    )  # fmt: skip


def _santa_coat() -> Wear:
    return (
        *torso(RED, wide=1.15, waist=0.19, hem=0.19),
        *skirt(RED, hem=0.24, low=0.2, waist=0.19),
        *along(("knees", "knees"), [(0, 0.17, 0), (0, 0.26, 0)], (0.25, 0.24), WHITE, lift=0.17,
            flat=True),
        *on("chest", strap([(0, 0.15, 0.1), (0, -0.3, 0.15)], 6.0, WHITE, lift=0.1)),
        *along(("hips", "hips"), [(0, -0.01, 0), (0, 0.06, 0)], (0.215, 0.215), DARK, line=0.5,
            lift=0.18, flat=True),
        *on("hips", plane([(-0.05, -0.02, 0.15), (0.05, -0.02, 0.15), (0.05, 0.07, 0.15),
            (-0.05, 0.07, 0.15)], GOLD,
                          lift=0.16)),
        *both(on("left_wrist", ball((0, 0.03, 0), 0.055, WHITE, line=0.7, lift=0.22))),
    )  # fmt: skip


def _rags() -> Wear:
    edge = [(-0.16, 0.17, 0.04), (-0.05, 0.2, 0.04), (0.05, 0.2, 0.04), (0.16, 0.17, 0.04),
        (0.15, -0.05, 0.06),
            (0.17, -0.22, 0.06), (0.13, -0.42, 0.06), (0.09, -0.28, 0.06), (0.05, -0.46, 0.06),
                (0.0, -0.3, 0.06),
            (-0.05, -0.48, 0.06), (-0.08, -0.3, 0.06), (-0.14, -0.4, 0.06), (-0.14, -0.2, 0.06),
                (-0.16, -0.02, 0.06)]  # fmt: skip
    return on(
        "chest", plane(edge, MAIN, lift=0.05),
        plane([(-0.07, 0.02, 0.07), (0.03, 0.0, 0.07), (-0.02, -0.09, 0.07)], "#a8342b", line=0.5,
            lift=0.08),
        line([(0.04, -0.14, 0.07), (0.12, -0.12, 0.07)], 1.2, lift=0.08),
    )  # fmt: skip


def _wrappings() -> Wear:
    """Bandages round every limb and the head."""
    turns: Wear = (*torso(WHITE, wide=0.8, waist=0.13, hem=0.13), *sleeves(WHITE, thick=0.042),
                   *trouser_legs(WHITE, thick=0.05))  # fmt: skip
    slant = ((0.12, 0.05), (0.0, -0.06), (-0.1, -0.03), (-0.2, -0.26), (-0.3, -0.25))
    return (
        *turns,
        *on(
            "chest", *(line([(-0.12, a, 0.06), (0.12, b, 0.06)], 0.9, lift=0.06) for a, b in slant)
        ),
        *both(
            on(
                "left_shin",
                *(
                    line([(-0.045, y, 0.03), (0.045, y + 0.05, 0.03)], 0.9, lift=0.06)
                    for y in (0.05, 0.15, 0.25)
                ),
            )
        ),
        *both(
            on(
                "left_wrist",
                *(
                    line([(-0.04, y, 0.03), (0.04, y + 0.04, 0.03)], 0.9, lift=0.22)
                    for y in (0.05, 0.14)
                ),
                strap([(0.0, 0.0, 0.03), (0.05, -0.22, 0.03)], 2.0, "#e6dcc0", lift=0.22),
            )
        ),
        *on("head", *_bandaged_head()),
    )


def _bandaged_head() -> Pieces:
    top = [(np.sin(a), np.cos(a), 0.3) for a in np.linspace(-1.25, 1.25, 13)]
    low = [(np.sin(a), np.cos(a), 0.3) for a in np.linspace(1.75, 2 * np.pi - 1.75, 13)]
    return (
        plane([*top, (0.6, 0.48, 0.8), (-0.6, 0.48, 0.8)], WHITE, line=0.5, lift=0.03),
        plane([*low, (-0.6, -0.05, 0.8), (0.6, -0.05, 0.8)], WHITE, line=0.5, lift=0.03),
        *(line([(-x, a, 0.7), (x, b, 0.7)], 0.9, lift=0.04)
          for x, a, b in ((0.75, 0.58, 0.72), (0.5, 0.82, 0.76), (0.85, -0.3, -0.2),
              (0.7, -0.5, -0.62))),
    )  # fmt: skip


def _fish_tail() -> Wear:
    return (
        *along(("waist", "hips", "hips", "knees", "ankles", "ankles"),
               [(0, 0.0, 0), (0, 0, 0), (0, -0.15, 0), (0, 0.1, 0), (0, 0.1, 0), (0, 0.0, 0)],
               (0.1, 0.12, 0.13, 0.1, 0.05, 0.04), lift=0.12, flat=True),
        *on("ankles", plane(curve([(0, 0.08, 0), (0.16, -0.02, 0.02), (0.32, -0.04, 0.02),
            (0.2, -0.12, 0.02),
                                   (0, -0.05, 0.02), (-0.2, -0.12, 0.02), (-0.32, -0.04, 0.02),
                                       (-0.16, -0.02, 0.02)],
                                  closed=True), MAIN, lift=0.14)),
        *on("hips", *(line(curve([(x - 0.03, y, 0.1), (x, y - 0.035, 0.1), (x + 0.03, y, 0.1)]),
            0.8, lift=0.14)
                      for x, y in ((-0.06, -0.06), (0.0, -0.06), (0.06, -0.06), (-0.03, -0.14),
                          (0.03, -0.14),
                                   (-0.05, -0.22), (0.05, -0.22), (0.0, -0.3)))),
    )  # fmt: skip


RECORDS = (
    WearKind(name="armour", arms="bare", draw=_armour),
    WearKind(name="spacesuit", arms="bare", legs="hidden", draw=_spacesuit),
    WearKind(name="santa_coat", arms="sleeves", draw=_santa_coat),
    WearKind(name="race_suit", arms="sleeves", draw=lambda: (
        *torso(), *bands((0.02,), WHITE, thick=0.08), *closing(), *belt(DARK, DARK),
    )),
    WearKind(name="fencing_jacket", arms="bare", draw=lambda: (
        *torso(WHITE), *sleeves(WHITE, thick=0.042), *trouser_legs(WHITE, thick=0.045),
        *on("chest", line([(0.1, 0.18, 0.06), (0.06, -0.36, 0.06)], 1.0, lift=0.06)),
    )),
    WearKind(name="jersey_padded", arms="bare", draw=lambda: (
        *torso(wide=1.15), *_pads(0.11, MAIN),
        *on("chest", strap([(-0.06, 0.02, 0.1), (0.0, 0.07, 0.1), (0.0, -0.18, 0.1)], 4.0, WHITE,
            lift=0.14),
            strap([(0.05, 0.07, 0.1), (0.05, -0.18, 0.1)], 4.0, WHITE, lift=0.14)),
    )),
    WearKind(name="chest_guard", arms="bare", draw=lambda: (
        *torso("#5b6d7a", wide=0.95), *bands((0.08, -0.04, -0.16, -0.28), "#2c3a46", thick=0.02),
            *_pads(0.06, "#5b6d7a"),
        *both(on("left_shin", tube([(0, 0.04, 0.03), (0, 0.34, 0.03)], 0.05, "#5b6d7a",
            lift=0.05))),
    )),
    WearKind(name="roman_armour", arms="bare", draw=lambda: (
        *torso("#c9a14a", wide=0.95), *bands((0.05, -0.07, -0.19), "#9a7a2c", thick=0.02),
            *_pads(0.07, "#c9a14a"),
        *skirt("#8c2f39", hem=0.19, low=0.2),
        *on("hips", *(strap([(x, 0.0, 0.1), (1.4 * x, -0.24, 0.12)], 3.0, GOLD, lift=0.16)
                      for x in (-0.1, -0.05, 0.0, 0.05, 0.1))),
    )),
    WearKind(name="samurai_armour", arms="bare", draw=lambda: (
        *torso("#a8243c", wide=0.95), *bands((0.05, -0.05, -0.15, -0.25), DARK, thick=0.02),
        *both(on("left_shoulder", *box((0.14, 0.2, 0.06), (0.05, -0.16, 0), "#a8243c", lift=0.2),
                 *(line([(-0.02, y, 0.04), (0.12, y, 0.04)], 1.6, DARK, lift=0.26)
                     for y in (-0.03, -0.1)))),
        *skirt("#a8243c", hem=0.21, low=0.16), *belt(DARK, GOLD),
    )),
    WearKind(name="shoulder_plate", arms="bare", draw=lambda: (
        *on("left_shoulder", ball((0.0, 0.01, 0.0), 0.085, STEEL, lift=0.22)),
        *on("chest", strap([(0.15, 0.15, 0.06), (-0.12, -0.25, 0.1)], 3.4, BROWN, lift=0.1),
            strap([(-0.15, 0.15, 0.06), (0.12, -0.25, 0.1)], 3.4, BROWN, lift=0.1),
            disc((0, -0.05, 0.1), 0.045, GOLD, lift=0.14)),
    )),
    WearKind(name="fringes", arms="sleeves", draw=lambda: (
        *torso(), *skirt(hem=0.18, low=0.25),
        *on("chest", *(strap([(x, 0.02, 0.1), (x, -0.06, 0.1)], 1.4, "#f2e3c2", lift=0.1)
                       for x in (-0.12, -0.08, -0.04, 0.0, 0.04, 0.08, 0.12)),
            strap([(-0.14, 0.03, 0.1), (0.14, 0.03, 0.1)], 2.6, RED, lift=0.1)),
    )),
    WearKind(name="rags", arms="bare", draw=_rags),
    WearKind(name="wrappings", arms="bare", draw=_wrappings),
    WearKind(name="fish_tail", legs="hidden", draw=_fish_tail),
    WearKind(name="shells", draw=lambda: on("chest", *(
        plane(curve([(x - 0.06, -0.02, 0.08), (x, 0.06, 0.1), (x + 0.06, -0.02, 0.08),
            (x, -0.05, 0.1)], closed=True),
              "#b88ad0", line=0.7, lift=0.1) for x in (-0.065, 0.065)
    ))),
    WearKind(name="smoke_tail", legs="hidden", draw=lambda: along(
        ("waist", "hips", "hips", "knees", "knees", "ankles"),
        [(0, 0.02, 0), (0, 0, 0), (0.06, -0.18, 0), (-0.06, 0.12, 0), (0.1, -0.08, 0),
            (-0.1, 0.0, 0)],
        (0.11, 0.15, 0.15, 0.11, 0.07, 0.015), "#7fb4e8", lift=0.12,
    )),
    WearKind(name="icing", draw=lambda: (
        *on("chest", *(ball((0, y, 0.05), 0.04, fill, line=0.5, lift=0.12)
                       for y, fill in ((0.06, RED), (-0.08, WHITE), (-0.22, "#3f9a4a")))),
        *both(on("left_wrist", *(strap([(-0.06, y, 0.04), (0.06, y + 0.02, 0.04)], 2.4, WHITE,
            lift=0.1) for y in (0.02, 0.06)))),
        *both(on("left_shin", *(strap([(-0.06, y, 0.04), (0.06, y + 0.02, 0.04)], 2.4, WHITE,
            lift=0.1) for y in (0.06, 0.1)))),
    )),
    WearKind(name="control_panel", draw=lambda: (
        *on("chest", *box((0.28, 0.34, 0.16), (0, -0.22, 0), MAIN, lift=0.08),
            plane([(-0.1, 0.06, 0.09), (0.1, 0.06, 0.09), (0.1, -0.06, 0.09), (-0.1, -0.06, 0.09)],
                "#bfe0ee", line=0.6, lift=0.16),
            *(ball((x, -0.13, 0.1), 0.026, fill, line=0.4, lift=0.16) for x,
                fill in ((-0.07, RED), (0.0, GOLD), (0.07, "#3f9a4a")))),
    ), arms="bare"),
)  # fmt: skip
"""The records."""
