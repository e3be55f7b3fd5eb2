"""Hats and helmets of trades and sports, in head radii from the middle of the head."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import MAIN, Pieces, ball, curve, disc, drum, line, plane
from stickgen.catalog.records import WornKind
from stickgen.catalog.wardrobe.shapes import (
    BROWN,
    DARK,
    GOLD,
    LOW_DOME,
    RED,
    STEEL,
    WHITE,
    dome,
    mirrored,
    peak,
    ribbon,
    star,
)

_GLASS = "#bfe0ee90"


def _peaked(crown: str, band: str = DARK) -> Pieces:
    """A uniform cap: a wide crown above a band and a short dark peak."""
    return (
        drum([(1.04, 0.66), (1.42, 1.02), (1.4, 1.14), (0.9, 1.3), (0.02, 1.34)], crown, lift=0.6),
        drum([(1.05, 0.46), (1.05, 0.72)], band, line=0.6, lift=0.605),
        peak(DARK, long=1.55, low=0.46),
    )


def _shell(*, mask: bool) -> Pieces:
    """A helmet that covers the cheeks; with bars before the face if it has a mask."""
    cheek = curve([(-1.15, 0.7, 0.1), (-1.2, -0.1, 0.1), (-0.95, -0.75, 0.2), (-0.6, -0.75, 0.6),
                   (-0.72, 0.0, 0.75), (-0.7, 0.55, 0.8)])  # fmt: skip
    bars = (
        *(ribbon(curve([(-0.72, y, 0.75), (0, y - 0.08, 1.3), (0.72, y, 0.75)]), 2.0, STEEL,
            lift=0.615)
          for y in (-0.2, -0.52)),
        ribbon([(0, 0.4, 1.2), (0, -0.6, 1.3)], 2.0, STEEL, lift=0.6175),
    )  # fmt: skip
    return (
        *mirrored((plane(cheek, "main", lift=0.615),)),
        dome(profile=LOW_DOME, lift=0.615),
        *(bars if mask else ()),
    )


def _grid(fill: str) -> Pieces:
    """A mask of wires before the whole face."""
    edge = [(0.95 * np.sin(a), 0.98 * np.cos(a) - 0.02, 0.8) for a in np.arange(24) * np.pi / 12]
    lines = (-0.6, -0.3, 0.0, 0.3, 0.6)
    return (
        plane(edge, fill, lift=0.62),
        *(line([(x, -0.72, 0.85), (x, 0.72, 0.85)], 0.7, lift=0.625) for x in lines),
        *(line([(-0.75, y, 0.85), (0.75, y, 0.85)], 0.7, lift=0.625) for y in lines),
    )


RECORDS = (
    WornKind(name="police_cap", draw=lambda: (
        *_peaked(MAIN, DARK), star((0, 0.98, 1.3), 0.3, lift=0.64),
    )),
    WornKind(name="officer_cap", draw=lambda: (
        *_peaked(MAIN, RED), ball((0, 0.95, 1.25), 0.15, GOLD, line=0.6, lift=0.64),
    )),
    WornKind(name="captain_cap", draw=lambda: (
        *_peaked(WHITE, "#22345c"), ribbon([(0, 1.1, 1.3), (0, 0.72, 1.3)], 2.0, GOLD, lift=0.645),
        ribbon(curve([(-0.22, 0.85, 1.3), (0, 0.7, 1.3), (0.22, 0.85, 1.3)]), 2.0, GOLD,
            lift=0.645),
    )),
    WornKind(name="fire_helmet", draw=lambda: (
        plane(curve([(-1.35, 0.62, 0), (-1.0, 0.64, 0.9), (0, 0.66, 1.3), (1.0, 0.64, 0.9),
            (1.35, 0.62, 0),
                     (1.2, 0.1, -1.0), (0, -0.3, -1.5), (-1.2, 0.1, -1.0)], closed=True), "main",
              lift=-0.2),
        drum([(1.3, 0.55), (1.1, 0.68)], lift=0.605),
        dome(profile=((1.06, 0.62), (1.06, 0.8), *LOW_DOME[2:]), lift=0.61),
        line([(0, 1.25, 0.2), (0, 0.95, 1.0)], 2.2, lift=0.62),
        plane([(-0.26, 1.3, 1.0), (0, 1.42, 1.0), (0.26, 1.3, 1.0), (0.24, 0.9, 1.2),
            (0, 0.72, 1.25),
               (-0.24, 0.9, 1.2)], GOLD, lift=0.635),
    )),
    WornKind(name="hard_hat", draw=lambda: (
        dome("#f2c230", LOW_DOME), peak("#f2c230", long=1.5, low=0.46),
        drum([(1.2, 0.42), (1.14, 0.52)], "#f2c230", line=0.7, lift=0.605),
        *(line(curve([(x, 0.6, 1.1), (x, 1.1, 0.7), (x, 1.26, 0)]), 1.0, lift=0.62)
          for x in (-0.2, 0.2)),
    )),
    WornKind(name="lamp_helmet", draw=lambda: (
        dome(profile=LOW_DOME), drum([(1.2, 0.42), (1.14, 0.52)], line=0.7, lift=0.605),
        ball((0, 0.78, 1.05), 0.34, DARK, lift=0.63), ball((0, 0.78, 1.2), 0.24, "#fff2a8",
            lift=0.64),
    )),
    WornKind(name="army_helmet", draw=lambda: (
        drum([(1.32, 0.34), (1.2, 0.56), (1.12, 0.84), (0.8, 1.16), (0.4, 1.28), (0.02, 1.3)],
             lift=0.6),
        *(ball((x, y, 0.9), 0.16, "#3f4a28", line=0.0, lift=0.63)
          for x, y in ((-0.55, 0.7), (0.1, 0.85), (0.65, 0.62), (-0.15, 1.1))),
        line(curve([(-1.1, 0.3, 0.1), (-0.75, -0.6, 0.3), (0, -1.02, 0.3), (0.75, -0.6, 0.3),
                    (1.1, 0.3, 0.1)]), 1.0, lift=0.4),
    )),
    WornKind(name="helmet", draw=lambda: (
        drum([(1.16, 0.42), (1.15, 0.66), (1.04, 0.9), (0.76, 1.12), (0.4, 1.24), (0.02, 1.28)],
             lift=0.6),
        line([(0, 1.28, 0.3), (0, 0.44, 1.16)], 1.0, lift=0.62),
        line(curve([(-1.1, 0.3, 0.1), (-0.75, -0.6, 0.3), (0, -1.02, 0.3), (0.75, -0.6, 0.3),
                    (1.1, 0.3, 0.1)]), 1.0, lift=0.4),
    )),
    WornKind(name="bike_helmet", draw=lambda: (
        drum([(1.2, 0.5), (1.16, 0.76), (0.96, 1.1), (0.5, 1.3), (0.02, 1.32)], lift=0.6),
        *(line(curve([(x, 0.6, 1.0), (0.85 * x, 1.0, 0.9), (0.5 * x, 1.28, 0.2)]), 2.6, DARK,
            lift=0.625)
          for x in (-0.75, -0.25, 0.25, 0.75)),
        line(curve([(-1.1, 0.4, 0.1), (-0.7, -0.6, 0.3), (0, -1.02, 0.3), (0.7, -0.6, 0.3),
                    (1.1, 0.4, 0.1)]), 1.0, lift=0.4),
    )),
    WornKind(name="race_helmet", draw=lambda: (
        drum([(1.0, -1.0), (1.22, -0.5), (1.28, 0.1), (1.2, 0.7), (0.8, 1.16), (0.02, 1.32)],
            lift=0.6),
        plane(curve([(-1.0, 0.42, 0.9), (0, 0.5, 1.2), (1.0, 0.42, 0.9), (1.02, -0.12, 0.9),
                     (0, -0.22, 1.2), (-1.02, -0.12, 0.9)], closed=True), "#3a4a5c", lift=0.635),
        ribbon([(-0.7, 0.3, 1.2), (-0.3, -0.1, 1.25)], 1.4, WHITE, lift=0.645),
    )),
    WornKind(name="football_helmet", draw=lambda: (
        *_shell(mask=True), ribbon([(0, 1.25, 0.3), (0, 0.55, 1.12)], 3.0, WHITE, lift=0.625),
    )),
    WornKind(name="catcher_mask", draw=lambda: (
        *_shell(mask=True), ribbon(curve([(-0.72, 0.15, 0.8), (0, 0.1, 1.3), (0.72, 0.15, 0.8)]),
            2.0,
                                 STEEL, lift=0.615),
    )),
    WornKind(name="fencing_mask", draw=lambda: (dome(WHITE, LOW_DOME), *_grid("#cfd5da"))),
    WornKind(name="space_helmet", draw=lambda: (
        ball((0, 0.05, 0), 1.42, _GLASS, line=1.6, lift=0.2),
        ribbon([(-0.95, 0.65, 0.9), (-0.6, 1.02, 0.8)], 2.2, WHITE, lift=0.63),
        drum([(1.05, -1.35), (1.1, -1.05)], WHITE, lift=0.615),
        *mirrored((ball((1.42, 0.05, 0), 0.26, WHITE, lift=0.61),)),
    )),
    WornKind(name="aviator", draw=lambda: (
        dome(BROWN, LOW_DOME, lift=0.6),
        *mirrored((plane(curve([(0.8, 0.5, 0.4), (1.14, 0.4, 0), (1.05, -0.75, 0.1),
                                (0.75, -0.7, 0.4)], closed=True), BROWN, lift=0.595),)),
        line([(-1.08, 0.7, 0.3), (1.08, 0.7, 0.3)], 2.6, DARK, lift=0.63),
        *mirrored((disc((0.38, 0.72, 1.0), (0.36, 0.28), "#bfe0ee", line=1.4, lift=0.635),)),
    )),
    WornKind(name="bearskin", draw=lambda: (
        drum([(1.06, 0.45), (1.22, 0.9), (1.2, 1.7), (0.95, 2.25), (0.5, 2.5), (0.02, 2.55)],
             "#2c2b33", lift=0.605),
        ribbon(curve([(-0.85, 0.45, 0.7), (0, -1.0, 0.8), (0.85, 0.45, 0.7)]), 1.4, GOLD, lift=0.6),
    )),
    WornKind(name="chef", draw=lambda: (
        *(ball((x, 1.45, z), 0.46, WHITE, lift=0.595)
          for x, z in ((-0.5, 0), (0.5, 0), (0, -0.4))),
        ball((0, 1.6, 0.2), 0.5, WHITE, lift=0.595),
        drum([(0.8, 0.6), (0.76, 1.2)], WHITE, lift=0.615),
    )),
    WornKind(name="nurse_cap", draw=lambda: (
        plane([(-0.8, 0.62, 0.5), (-0.95, 1.3, 0.3), (0, 1.42, 0.35), (0.95, 1.3, 0.3),
               (0.8, 0.62, 0.5)], WHITE, lift=0.615),
        ribbon([(0, 1.25, 0.5), (0, 0.75, 0.6)], 3.4, RED, lift=0.625),
        ribbon([(-0.25, 1.0, 0.55), (0.25, 1.0, 0.55)], 3.4, RED, lift=0.625),
    )),
    WornKind(name="maid_cap", draw=lambda: (
        *(ball((0.3 * x, 1.08 - 0.05 * x * x, 0.4), 0.22, WHITE, line=0.7, lift=0.6)
          for x in range(-3, 4)),
        line(curve([(-0.95, 0.55, 0.4), (0, 0.88, 0.6), (0.95, 0.55, 0.4)]), 2.0, DARK, lift=0.62),
    )),
    WornKind(name="sailor_cap", draw=lambda: (
        disc((0, 1.05, 0), 1.3, WHITE, axis="y", lift=0.595),
        drum([(1.3, 0.95), (1.3, 1.12)], WHITE, lift=0.5975),
        drum([(1.0, 0.55), (1.04, 0.96)], "#2f5d9b", lift=0.605),
        ball((0, 1.2, 0), 0.18, RED, lift=0.61),
        *(ribbon([(x, 0.6, -0.9), (1.6 * x, -0.2, -1.1)], 2.2, "#2f5d9b") for x in (0.5, 0.7)),
    )),
    WornKind(name="side_cap", draw=lambda: (
        plane([(-1.0, 0.6, 0.5), (-0.85, 1.05, 0.2), (0.2, 1.45, 0.1), (0.95, 0.95, 0.2),
               (1.0, 0.6, 0.5)], "main", lift=0.61),
        line([(-0.95, 0.78, 0.5), (0.98, 0.78, 0.5)], 0.8, lift=0.62),
    )),
    WornKind(name="pillbox", draw=lambda: (
        drum([(0.86, 0.6), (0.84, 1.2), (0.8, 1.22)], lift=0.605),
        *(drum([(0.87, y), (0.87, y + 0.12)], GOLD, line=0.4, lift=0.61) for y in (0.66, 0.98)),
    )),
    WornKind(name="graduation_cap", draw=lambda: (
        drum([(0.92, 0.55), (0.9, 1.0)], DARK, lift=0.6),
        plane([(-1.7, 1.15, 0), (0, 0.9, 1.2), (1.7, 1.15, 0), (0, 1.4, -1.2)], DARK, lift=0.62),
        ribbon([(0, 1.18, 0.1), (1.15, 1.05, 0.5), (1.2, 0.3, 0.6)], 2.0, GOLD, lift=0.64),
        ball((1.2, 0.2, 0.6), 0.14, GOLD, lift=0.645),
    )),
    WornKind(name="swim_cap", draw=lambda: (
        dome(profile=((1.08, 0.46), (1.08, 0.66), (0.95, 0.9), (0.7, 1.06), (0.36, 1.14),
            (0.02, 1.16))),
        ribbon([(-1.05, 0.6, 0.4), (1.05, 0.6, 0.4)], 1.4, WHITE, lift=0.62),
    )),
    WornKind(name="deerstalker", draw=lambda: (
        dome(), peak(long=1.75, low=0.5),
        *mirrored((plane([(0.7, 0.55, 0.5), (1.2, 0.5, 0.1), (0.95, 1.05, 0.1), (0.3, 1.2, 0.2)],
            "main",
                         lift=0.615),)),
        *(line([(x, 0.6, 1.0), (0.6 * x, 1.1, 0.6)], 0.8, lift=0.63) for x in (-0.6, 0.6)),
        line([(-0.95, 0.82, 0.6), (0.95, 0.82, 0.6)], 0.8, lift=0.63),
        ball((0, 1.25, 0), 0.14, lift=0.63),
    )),
    WornKind(name="pith_helmet", draw=lambda: (
        drum([(1.6, 0.3), (1.15, 0.62)], lift=0.6),
        drum([(1.12, 0.6), (1.0, 0.98), (0.68, 1.26), (0.3, 1.38), (0.02, 1.4)], lift=0.605),
        drum([(1.14, 0.62), (1.1, 0.8)], BROWN, line=0.5, lift=0.61),
        ball((0, 1.44, 0), 0.14, lift=0.615),
    )),
)  # fmt: skip
"""The records."""
