"""What is worn round the neck, in metres from the neck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stickgen.catalog.piece import Pieces, ball, curve, line, plane, tube
from stickgen.catalog.records import WornKind, by_name


def _cape() -> Pieces:
    edge = curve(
        [
            (-0.05, 0.02),
            (-0.15, -0.06),
            (-0.27, -0.5),
            (-0.37, -0.95),
            (-0.15, -1.0),
            (0.15, -1.0),
            (0.37, -0.95),
            (0.27, -0.5),
            (0.15, -0.06),
            (0.05, 0.02),
        ]
    )
    cloth = (
        plane([(x, y, -0.12 - 0.06 * abs(y)) for x, y in edge], "main"),
        *(line([(x, -0.35, -0.15), (1.5 * x, -0.9, -0.18)], 0.5, lift=0.005)
          for x in (-0.14, 0.02, 0.15)),
    )  # fmt: skip
    return tuple(replace(piece, sways=True) for piece in cloth)


TIES: Mapping[str, WornKind] = by_name(
    (
        WornKind(name="tie", draw=lambda: (
            plane([(-0.035, -0.03, 0.07), (0.035, -0.03, 0.07), (0.055, -0.3, 0.08),
                (0, -0.37, 0.08), (-0.055, -0.3, 0.08)], "main", lift=0.04, line=0.5),
            plane([(-0.045, 0.015, 0.07), (0.045, 0.015, 0.07), (0.028, -0.04, 0.08),
                (-0.028, -0.04, 0.08)], "main", lift=0.05, line=0.5),
        )),
        WornKind(name="bow", draw=lambda: (
            plane([(0, -0.02, 0.07), (-0.13, 0.05, 0.07), (-0.13, -0.09, 0.07)], "main",
                lift=0.04, line=0.5),
            plane([(0, -0.02, 0.07), (0.13, 0.05, 0.07), (0.13, -0.09, 0.07)], "main",
                lift=0.04, line=0.5),
            ball((0, -0.02, 0.07), 0.03, lift=0.05, line=0.5),
        )),
        WornKind(name="scarf", draw=lambda: (
            tube(curve([(-0.07, 0.02, 0.02), (0, -0.03, 0.06), (0.07, 0.02, 0.02)]), 0.05,
                lift=0.04, line=0.5),
            replace(tube(curve([(0.05, -0.02, 0.05), (0.09, -0.2, 0.07), (0.06, -0.36, 0.07)]),
                0.045, lift=0.04, line=0.5), sways=True),
        )),
        WornKind(name="cape", draw=_cape),
        WornKind(name="high_cape", draw=lambda: (
            *_cape(),
            plane([(-0.12, -0.03, -0.02), (-0.3, 0.22, -0.1), (0, 0.05, -0.14), (0.3, 0.22, -0.1),
                (0.12, -0.03, -0.02)], "main", lift=-0.05),
        )),
        WornKind(name="neckerchief", draw=lambda: (
            plane([(-0.11, 0.02, 0.06), (0.11, 0.02, 0.06), (0, -0.14, 0.09)], "main", lift=0.12,
                line=0.5),
            ball((0, 0.0, 0.09), 0.025, lift=0.14, line=0.4),
        )),
    )
)  # fmt: skip
"""Name → thing worn round the neck."""
