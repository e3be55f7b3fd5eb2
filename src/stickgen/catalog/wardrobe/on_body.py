"""What is worn on the chest and round the neck: badges, medals, chains, collars, in metres."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import MAIN, Pieces, ball, box, curve, disc, line, plane, tube
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import along, both, on
from stickgen.catalog.wardrobe.shapes import (
    BROWN,
    DARK,
    GOLD,
    RED,
    STEEL,
    WHITE,
    mirrored,
    star,
    strap,
)


def _medal(x: float, y: float, size: float = 0.032, ribbon: str = RED) -> Pieces:
    return (
        strap(
            [(x - 0.012, y + 0.06, 0.1), (x, y, 0.1), (x + 0.012, y + 0.06, 0.1)],
            2.0,
            ribbon,
            lift=0.1,
        ),
        disc((x, y, 0.11), size, GOLD, line=0.5, lift=0.12),
    )


def _round_neck(drop: float, width: float, ink: str, wide: float = 0.09) -> Pieces:
    """A chain round the neck that hangs ``drop`` metres below it."""
    top = 0.19
    path = curve([(-wide, top, 0.04), (-0.6 * wide, top - 0.7 * drop, 0.1), (0, top - drop, 0.1),
                  (0.6 * wide, top - 0.7 * drop, 0.1), (wide, top, 0.04)])  # fmt: skip
    return (line(path, width, ink, lift=0.1),)


RECORDS = (
    WearKind(name="badge", draw=lambda: on("chest", star((0.08, 0.07, 0.12), 0.05, lift=0.12))),
    WearKind(name="star", draw=lambda: on("chest", star((0.07, 0.05, 0.12), 0.075, lift=0.12))),
    WearKind(name="emblem", draw=lambda: on(
        "chest", plane([(-0.11, 0.12, 0.08), (0.11, 0.12, 0.08), (0.14, 0.04, 0.08),
            (0, -0.12, 0.08),
                        (-0.14, 0.04, 0.08)], GOLD, lift=0.1),
        strap(curve([(0.05, 0.07, 0.1), (-0.04, 0.07, 0.1), (0.0, 0.01, 0.1), (0.04, -0.03, 0.1),
                    (-0.04, -0.05, 0.1)]), 2.6, RED, lift=0.12),
    )),
    WearKind(name="heart", draw=lambda: on("chest", plane(curve([
        (0, 0.04, 0.1), (0.06, 0.1, 0.1), (0.1, 0.04, 0.1), (0, -0.09, 0.1), (-0.1, 0.04, 0.1),
            (-0.06, 0.1, 0.1)],
        closed=True), RED, line=0.6, lift=0.12))),
    WearKind(name="cross", draw=lambda: on(
        "chest", *_round_neck(0.2, 1.2, GOLD), strap([(0, 0.03, 0.11), (0, -0.13, 0.11)], 3.6, GOLD,
            lift=0.13),
        strap([(-0.05, -0.03, 0.11), (0.05, -0.03, 0.11)], 3.6, GOLD, lift=0.13),
    )),
    WearKind(name="press_card", draw=lambda: on(
        "chest", plane([(-0.14, -0.02, 0.1), (-0.04, -0.02, 0.1), (-0.04, -0.1, 0.1),
            (-0.14, -0.1, 0.1)], WHITE,
                       line=0.7, lift=0.12), strap([(-0.12, -0.05, 0.1), (-0.06, -0.05, 0.1)], 1.4,
                           RED, lift=0.14),
    )),
    WearKind(name="peace_sign", draw=lambda: on(
        "chest", *_round_neck(0.2, 1.0, BROWN), disc((0, -0.08, 0.1), 0.075, "#f2c230", lift=0.12),
        line([(0, -0.005, 0.1), (0, -0.155, 0.1)], 1.6, DARK, lift=0.14),
        line([(-0.05, -0.13, 0.1), (0, -0.08, 0.1), (0.05, -0.13, 0.1)], 1.6, DARK, lift=0.14),
    )),
    WearKind(name="race_number", arms="bare", draw=lambda: on(
        "chest", plane([(-0.11, 0.1, 0.06), (0.11, 0.1, 0.06), (0.11, -0.12, 0.06),
            (-0.11, -0.12, 0.06)], WHITE,
                       lift=0.1),
        line([(-0.06, 0.04, 0.07), (-0.03, 0.06, 0.07), (-0.03, -0.07, 0.07)], 2.4, DARK,
            lift=0.12),
        line(curve([(0.02, 0.03, 0.07), (0.05, 0.06, 0.07), (0.075, 0.02, 0.07),
            (0.02, -0.07, 0.07),
                    (0.08, -0.07, 0.07)]), 2.4, DARK, lift=0.12),
    )),
    WearKind(name="medal", draw=lambda: on(
        "chest", strap([(-0.08, 0.19, 0.06), (0, -0.04, 0.1), (0.08, 0.19, 0.06)], 3.0, "#2f5fa8",
            lift=0.1),
        disc((0, -0.08, 0.11), 0.07, GOLD, lift=0.12),
    )),
    WearKind(name="medals", draw=lambda: on(
        "chest", *(p for i, ribbon in enumerate((RED, "#2f5fa8", "#3f9a4a")) for p in _medal(
            0.045 + 0.04 * i, 0.04, 0.022, ribbon)),
    )),
    WearKind(name="epaulettes", draw=lambda: both(on(
        "chest", tube([(0.1, 0.17, 0), (0.19, 0.15, 0)], 0.035, GOLD, line=0.7, lift=0.2),
        *(strap([(x, 0.14, 0.02), (x + 0.01, 0.08, 0.02)], 1.6, GOLD, lift=0.22)
            for x in (0.15, 0.18, 0.21)),
    ))),
    WearKind(name="sash", draw=lambda: on(
        "chest", plane([(-0.15, 0.15, 0.06), (-0.07, 0.19, 0.06), (0.15, -0.28, 0.08),
            (0.1, -0.36, 0.08)], RED,
                       line=0.6, lift=0.08), disc((0.12, -0.32, 0.09), 0.035, GOLD, line=0.5,
                           lift=0.12),
    )),
    WearKind(name="necklace", draw=lambda: on("chest", *(
        ball((0.1 * np.sin(a), 0.19 - 0.1 * np.cos(a) + 0.0, 0.07), 0.02, "#f6e7c8", line=0.5,
            lift=0.12)
        for a in np.linspace(-1.3, 1.3, 7)
    ))),
    WearKind(name="chain", draw=lambda: on(
        "chest", *_round_neck(0.22, 3.0, GOLD), disc((0, -0.06, 0.11), 0.06, GOLD, lift=0.13),
    )),
    WearKind(name="broad_collar", draw=lambda: (
        *along(("neck", "neck"), [(0, 0.0, 0), (0, -0.11, 0)], (0.08, 0.19), GOLD, lift=0.12,
            flat=True),
        *along(("neck", "neck"), [(0, -0.05, 0), (0, -0.075, 0)], (0.13, 0.155), "#2f5fa8",
            line=0.4, lift=0.14,
               flat=True),
    )),
    WearKind(name="lei", draw=lambda: on("chest", *(
        ball((0.12 * np.sin(a), 0.14 - 0.16 * np.cos(a), 0.08), 0.038, fill, line=0.4, lift=0.12)
        for a, fill in zip(np.linspace(-1.9, 1.9, 11), [RED, "#f2c230", "#f08fb8"] * 3 + [RED,
            "#f2c230"],
                           strict=True)
    ))),
    WearKind(name="collar_bands", draw=lambda: both(on(
        "neck", plane([(0.005, 0.0, 0.07), (0.05, 0.0, 0.06), (0.06, -0.17, 0.08),
            (0.015, -0.17, 0.08)], WHITE,
                      line=0.6, lift=0.14),
    ))),
    WearKind(name="clerical_collar", draw=lambda: (
        *along(("neck", "neck"), [(0, -0.03, 0), (0, 0.02, 0)], (0.07, 0.06), DARK, line=0.5,
            lift=0.14, flat=True),
        *on("neck", plane([(-0.03, -0.03, 0.05), (0.03, -0.03, 0.05), (0.03, 0.02, 0.05),
            (-0.03, 0.02, 0.05)],
                          WHITE, line=0.4, lift=0.16)),
    )),
    WearKind(name="ruff", draw=lambda: on("neck", *(
        ball((0.17 * np.sin(a), -0.02, 0.1 * np.cos(a)), 0.055, WHITE, line=0.6, lift=0.16)
        for a in np.linspace(0, 2 * np.pi, 11)[:-1]
    ))),
    WearKind(name="bow_tie_big", draw=lambda: on("neck", *mirrored((
        plane([(0, -0.04, 0.1), (0.2, 0.06, 0.1), (0.2, -0.14, 0.1)], RED, line=0.7, lift=0.16),
    )), ball((0, -0.04, 0.11), 0.04, GOLD, line=0.5, lift=0.2))),
    WearKind(name="sailor_collar", arms="bare", draw=lambda: (
        *along(("neck", "neck", "chest", "waist", "hips"),
               [(0, -0.005, 0), (0, -0.06, 0), (0, 0, 0), (0, 0, 0), (0, -0.07, 0)],
               (0.06, 0.17, 0.155, 0.125, 0.14), WHITE, lift=0.06, flat=True),
        *on("chest", plane([(-0.16, 0.17, 0.05), (-0.05, 0.21, 0.05), (0, 0.02, 0.07),
            (0.05, 0.21, 0.05),
                            (0.16, 0.17, 0.05), (0.02, -0.06, 0.08), (-0.02, -0.06, 0.08)],
                                "#2f5d9b", lift=0.06),
            plane([(-0.02, -0.03, 0.08), (0.02, -0.03, 0.08), (0.05, -0.2, 0.08),
                (-0.05, -0.2, 0.08)], RED,
                  line=0.6, lift=0.08)),
    )),
    WearKind(name="whistle", draw=lambda: on(
        "chest", *_round_neck(0.22, 1.4, RED), ball((0, -0.05, 0.11), 0.032, STEEL, line=0.6,
            lift=0.13),
        tube([(0, -0.035, 0.11), (0.06, -0.03, 0.11)], 0.016, STEEL, line=0.6, lift=0.13),
    )),
    WearKind(name="stethoscope", draw=lambda: on(
        "chest", line(curve([(-0.08, 0.19, 0.05), (-0.09, 0.02, 0.1), (-0.02, -0.1, 0.1),
            (0.07, -0.04, 0.1),
                             (0.08, 0.19, 0.05)]), 2.4, DARK, lift=0.14),
        line([(-0.02, -0.1, 0.1), (-0.02, -0.18, 0.1)], 2.4, DARK, lift=0.14),
        disc((-0.02, -0.21, 0.11), 0.04, STEEL, lift=0.16),
    )),
    WearKind(name="neck_camera", draw=lambda: on(
        "chest", *_round_neck(0.25, 1.6, DARK),
        *box((0.17, 0.1, 0.06), (0, -0.15, 0.1), "#4a4a52", lift=0.12),
        disc((0, -0.1, 0.15), 0.042, "#bfe0ee", lift=0.2),
            disc((0, -0.1, 0.16), 0.02, DARK, lift=0.22),
    )),
    WearKind(name="tape_measure", draw=lambda: on(
        "chest", strap(curve([(-0.12, -0.2, 0.1), (-0.1, 0.1, 0.1), (-0.04, 0.21, 0.03),
            (0.04, 0.21, 0.03),
                             (0.1, 0.1, 0.1), (0.12, -0.14, 0.1)]), 4.0, "#f2d24a", lift=0.14),
    )),
    WearKind(name="flower", draw=lambda: on(
        "chest", ball((0.08, 0.08, 0.1), 0.035, RED, line=0.5, lift=0.14),
        strap([(0.08, 0.05, 0.1), (0.075, -0.01, 0.1)], 1.6, "#3f7a3a", lift=0.13),
    )),
    WearKind(name="buttons", draw=lambda: on("chest", *(
        ball((s * 0.05, y, 0.08), 0.018, GOLD, line=0.4, lift=0.12) for s in (-1, 1)
            for y in (0.05, -0.06, -0.17)
    ))),
    WearKind(name="buttons_big", arms="sleeves", draw=lambda: (
        *along(("neck", "neck", "chest", "waist", "hips"),
               [(0, -0.005, 0), (0, -0.06, 0), (0, 0, 0), (0, 0, 0), (0, -0.09, 0)],
               (0.06, 0.17, 0.18, 0.2, 0.2), MAIN, lift=0.06, flat=True),
        *on("chest", *(ball((0, y, 0.14), 0.04, fill, line=0.6, lift=0.12)
                       for y, fill in ((0.04, RED), (-0.1, "#3f9a4a"), (-0.24, "#2f6fb3")))),
    )),
    WearKind(name="motley", arms="sleeves", draw=lambda: (
        *along(("neck", "neck", "chest", "waist", "hips"),
               [(0, -0.005, 0), (0, -0.06, 0), (0, 0, 0), (0, 0, 0), (0, -0.07, 0)],
               (0.06, 0.17, 0.155, 0.125, 0.14), MAIN, lift=0.06, flat=True),
        *on("chest", plane([(0, 0.18, 0.06), (0.16, 0.15, 0.06), (0.15, 0, 0.06),
            (0.12, -0.2, 0.06),
                            (0.135, -0.36, 0.06), (0, -0.36, 0.06)], "#6b3fa0", line=0.5,
                                lift=0.05)),
        *on("hips", *(plane([(x - 0.07, -0.02, 0.05), (x + 0.07, -0.02, 0.05), (x, -0.2, 0.08)],
            fill, line=0.6,
                            lift=0.15) for x, fill in ((-0.1, "#6b3fa0"), (0.0, GOLD),
                                (0.1, MAIN)))),
    )),
    WearKind(name="arm_sling", draw=lambda: on(
        "chest", plane([(-0.1, -0.02, 0.1), (0.2, 0.0, 0.1), (0.14, -0.16, 0.1),
            (-0.08, -0.14, 0.1)], WHITE, lift=0.2),
        strap([(-0.08, 0.0, 0.1), (0.05, 0.2, 0.02)], 3.0, WHITE, lift=0.2),
            strap([(0.18, 0.0, 0.1), (-0.05, 0.2, 0.02)], 3.0, WHITE, lift=0.2),
    )),
    WearKind(name="belly", draw=lambda: on("waist", ball((0, 0.0, 0.1), 0.17, MAIN, line=0.8,
        lift=0.12))),
    WearKind(name="patches", arms="sleeves", draw=lambda: (
        *along(("neck", "neck", "chest", "waist", "hips"),
               [(0, -0.005, 0), (0, -0.06, 0), (0, 0, 0), (0, 0, 0), (0, -0.12, 0)],
               (0.06, 0.17, 0.16, 0.15, 0.17), MAIN, lift=0.06, flat=True),
        *on("chest", plane([(-0.1, 0.04, 0.06), (-0.02, 0.05, 0.06), (-0.03, -0.05, 0.06),
            (-0.11, -0.04, 0.06)], "#3f6b8a",
                           line=0.7, lift=0.06),
            plane([(0.03, -0.16, 0.06), (0.12, -0.14, 0.06), (0.11, -0.24, 0.06),
                (0.03, -0.25, 0.06)], "#a0452b", line=0.7,
                  lift=0.06)),
    )),
)  # fmt: skip
"""The records."""
