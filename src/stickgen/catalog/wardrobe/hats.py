"""Hats of every day and of old times, in head radii from the middle of the head.

+Y is up, +Z is the direction of the face, +X is the wearer's left.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import MAIN, Pieces, ball, curve, disc, drum, line, moved, plane, tube
from stickgen.catalog.records import WornKind
from stickgen.catalog.wardrobe.shapes import (
    DARK,
    DOME,
    GOLD,
    RED,
    STRAW,
    WHITE,
    dome,
    lock,
    mirrored,
    peak,
)


def _brimmed(
    brim: float | tuple[float, float],
    crown: list[tuple[float, float]],
    fill: str = MAIN,
    band: str = DARK,
) -> Pieces:
    """A hat with a level brim, a crown by its profile, and a ribbon around it."""
    low = crown[0][0] + 0.01
    return (
        disc((0, 0.6, 0), brim, fill, axis="y", lift=0.4),
        drum(crown, fill, lift=0.6),
        drum([(low, 0.66), (0.97 * low, 0.86)], band, line=0.4, lift=0.605),
    )


def _soft(points: list[tuple[float, float]], fill: str = MAIN, lift: float = 0.6) -> Pieces:
    """A soft flat cap that hangs to one side: its outline from the front."""
    return (plane([(x, y, 0.5) for x, y in curve(points, closed=True)], fill, lift=lift),)


RECORDS = (
    WornKind(name="cap", draw=lambda: (dome(), peak(), ball((0, 1.17, 0), 0.1, lift=0.605))),
    WornKind(name="top_hat", draw=lambda: (
        disc((0, 0.62, 0), 1.3, DARK, axis="y", lift=0.4),
        drum([(0.74, 0.66), (0.72, 1.3), (0.8, 1.95)], DARK, lift=0.6),
        drum([(0.75, 0.7), (0.74, 0.98)], line=0.5, lift=0.605),
    )),
    WornKind(name="cowboy", draw=lambda: _brimmed(
        (1.8, 1.3), [(0.78, 0.66), (0.7, 1.2), (0.5, 1.42), (0.25, 1.34)]
    )),
    WornKind(name="party", draw=lambda: (
        drum([(0.62, 0.72), (0.02, 2.3)], lift=0.6),
        line([(-0.46, 1.08, 0.4), (0.5, 0.98, 0.4)], 0.8, lift=0.61),
        line([(-0.28, 1.55, 0.3), (0.33, 1.45, 0.3)], 0.8, lift=0.61),
        ball((0, 2.35, 0), 0.22, GOLD, lift=0.605),
    )),
    WornKind(name="beanie", draw=lambda: (
        dome(),
        drum([(1.1, 0.46), (1.1, 0.72)], line=0.9, lift=0.605),
        ball((0, 1.3, 0), 0.24, WHITE, lift=0.61),
    )),
    WornKind(name="cap_backwards", draw=lambda: (
        dome(),
        *moved((peak(lift=-0.2),), turn=np.pi),
        drum([(0.5, 0.56), (0.42, 0.8)], WHITE, at=(0, 0, 0.6), line=0.5, lift=0.615),
    )),
    WornKind(name="visor", draw=lambda: (
        drum([(1.08, 0.52), (1.06, 0.74)], lift=0.6), peak(long=1.7, low=0.52),
    )),
    WornKind(name="straw_hat", draw=lambda: _brimmed(
        (1.85, 1.6), [(0.82, 0.64), (0.78, 1.0), (0.62, 1.2), (0.3, 1.28)], STRAW, RED
    )),
    WornKind(name="boater", draw=lambda: _brimmed(
        1.4, [(0.84, 0.64), (0.84, 1.12), (0.8, 1.14)], STRAW, MAIN
    )),
    WornKind(name="bowler", draw=lambda: _brimmed(
        1.3, [(0.82, 0.64), (0.84, 0.9), (0.74, 1.2), (0.5, 1.38), (0.02, 1.44)], DARK, MAIN
    )),
    WornKind(name="tiny_hat", draw=lambda: moved(
        _brimmed(1.2, [(0.7, 0.64), (0.66, 1.5), (0.72, 1.6)]), (0.25, 0.72, 0.1), scale=0.5
    )),
    WornKind(name="fedora", draw=lambda: _brimmed(
        (1.6, 1.3), [(0.84, 0.62), (0.8, 1.05), (0.66, 1.28), (0.4, 1.2)]
    )),
    WornKind(name="flat_brim", draw=lambda: _brimmed(
        (1.75, 1.5), [(0.82, 0.64), (0.8, 1.05), (0.74, 1.1)], MAIN, GOLD
    )),
    WornKind(name="ranger_hat", draw=lambda: _brimmed(
        (1.75, 1.5), [(0.82, 0.64), (0.7, 1.15), (0.36, 1.55), (0.02, 1.62)]
    )),
    WornKind(name="bucket_hat", draw=lambda: (
        drum([(1.5, 0.34), (1.06, 0.62)], lift=0.605),
        drum([(1.04, 0.6), (0.86, 1.12), (0.8, 1.18)], lift=0.6),
    )),
    WornKind(name="sombrero", draw=lambda: (
        plane(curve([(-2.7, 0.95, 0.1), (-1.6, 0.6, 0.4), (0, 0.45, 0.9), (1.6, 0.6, 0.4),
                     (2.7, 0.95, 0.1), (1.3, 0.85, -0.3), (0, 0.8, -0.5), (-1.3, 0.85, -0.3)],
                    closed=True), STRAW, lift=0.595),
        drum([(0.84, 0.66), (0.6, 1.25), (0.34, 1.7), (0.02, 1.76)], STRAW, lift=0.615),
        drum([(0.86, 0.68), (0.78, 0.92)], RED, line=0.5, lift=0.62),
        *mirrored((ball((2.3, 0.78, 0.3), 0.12, RED, lift=0.615, line=0.4),)),
    )),
    WornKind(name="beret", draw=lambda: (
        *_soft([(-1.05, 0.55), (-1.2, 0.85), (-0.3, 1.2), (0.9, 1.25), (1.45, 0.95), (1.05, 0.6),
                (0, 0.52)]),
        line([(0.2, 1.2, 0.5), (0.25, 1.45, 0.5)], 1.4, lift=0.6),
    )),
    WornKind(name="tam", draw=lambda: (
        *_soft([(-1.1, 0.6), (-1.4, 0.9), (-0.5, 1.2), (0.5, 1.2), (1.4, 0.9), (1.1, 0.6),
                (0, 0.5)]),
        drum([(1.06, 0.46), (1.06, 0.66)], WHITE, lift=0.61),
        *(ball((x, 0.56, 0.9), 0.08, RED, line=0.3, lift=0.63) for x in (-0.6, -0.2, 0.2, 0.6)),
        ball((0, 1.3, 0), 0.26, RED, lift=0.615),
    )),
    WornKind(name="flat_cap", draw=lambda: (
        drum([(1.08, 0.5), (1.16, 0.7), (0.98, 0.9), (0.5, 1.02), (0.02, 1.04)], lift=0.6),
        peak(long=1.6, low=0.5),
    )),
    WornKind(name="headband", draw=lambda: (
        drum([(1.02, 0.42), (0.95, 0.66)], lift=0.6),
        *moved((*lock([(0.2, 0.5, -1.0), (0.6, 0.2, -1.3), (0.75, -0.3, -1.35)],
                      [0.08, 0.12, 0.08]),)),
    )),
    WornKind(name="bandana", draw=lambda: (
        dome(profile=((1.04, 0.42), *DOME[1:])),
        *(ball((x, y, 0.75), 0.09, WHITE, line=0.0, lift=0.625)
          for x, y in ((-0.5, 0.68), (0, 0.74), (0.5, 0.68), (-0.25, 0.95), (0.25, 0.95))),
        *lock([(0.95, 0.5, -0.3), (1.35, 0.35, -0.3), (1.5, 0.05, -0.3)], [0.12, 0.16, 0.05]),
        *lock([(0.95, 0.5, -0.3), (1.3, 0.65, -0.3), (1.6, 0.6, -0.3)], [0.12, 0.16, 0.05]),
    )),
    WornKind(name="turban", draw=lambda: (
        drum([(1.06, 0.4), (1.34, 0.62), (1.36, 0.9), (1.1, 1.25), (0.6, 1.46), (0.02, 1.5)],
             lift=0.6),
        line(curve([(-1.3, 0.75, 0.5), (-0.3, 1.0, 1.0), (0.9, 1.4, 0.5)]), 0.9, lift=0.62),
        line(curve([(1.3, 0.75, 0.5), (0.3, 1.0, 1.0), (-0.9, 1.4, 0.5)]), 0.9, lift=0.62),
        line(curve([(-1.2, 0.5, 0.7), (0.0, 0.72, 1.1), (1.2, 0.95, 0.5)]), 0.9, lift=0.62),
        ball((0, 0.9, 1.1), 0.16, RED, lift=0.63, line=0.5),
    )),
    WornKind(name="headphones", draw=lambda: (
        line([(1.12 * np.sin(a), 1.2 * np.cos(a), 0) for a in np.linspace(-1.5, 1.5, 15)], 3.2,
             DARK, lift=0.615),
        *mirrored((tube([(1.0, 0.0, 0), (1.2, 0.0, 0)], 0.34, lift=0.595),)),
    )),
    WornKind(name="kerchief", draw=lambda: (
        plane(curve([(-0.25, -1.0, 0.5), (-1.1, -0.3, 0.2), (-1.15, 0.5, 0.1), (-0.6, 1.12, 0.1),
                     (0, 1.25, 0.1), (0.6, 1.12, 0.1), (1.15, 0.5, 0.1), (1.1, -0.3, 0.2),
                     (0.25, -1.0, 0.5), (0.8, -0.3, 0.7), (0.78, 0.35, 0.8), (0, 0.72, 0.9),
                     (-0.78, 0.35, 0.8), (-0.8, -0.3, 0.7)], closed=True), "main", lift=0.615),
        plane([(-0.1, -1.0, 0.6), (-0.4, -1.3, 0.6), (0, -1.12, 0.6), (0.4, -1.3, 0.6),
               (0.1, -1.0, 0.6)], "main", lift=0.62),
    )),
    WornKind(name="nightcap", draw=lambda: (
        drum([(1.0, 0.6), (0.86, 1.0), (0.6, 1.3), (0.02, 1.45)], lift=0.595),
        *lock([(0.2, 1.2, 0), (0.9, 1.45, -0.1), (1.45, 1.1, -0.1), (1.6, 0.5, -0.1)],
              [0.42, 0.36, 0.24, 0.08], 0.5),
        ball((1.6, 0.36, -0.1), 0.24, WHITE, lift=0.605),
        drum([(1.06, 0.5), (1.06, 0.74)], WHITE, lift=0.61),
    )),
    WornKind(name="bonnet", draw=lambda: (
        dome(profile=((1.1, 0.3), *DOME[1:])),
        drum([(1.2, 0.26), (1.14, 0.52)], WHITE, lift=0.605),
        ball((0, 1.3, 0), 0.2, WHITE, lift=0.61),
    )),
    WornKind(name="flower_crown", draw=lambda: tuple(
        ball((1.0 * np.sin(a), 0.68, 1.0 * np.cos(a)), 0.2, color, line=0.5, lift=0.3)
        for a, color in zip(np.linspace(0, 2 * np.pi, 11)[:-1],
                            ["#f2b430", "#e0457b", "#8a5fc4", "#5fb0e0", "#f08fb8"] * 2,
                                strict=True)
    )),
    WornKind(name="veil", draw=lambda: (
        replace(plane(curve([(-0.3, 1.25, -0.3), (-1.15, 0.6, -0.5), (-1.5, -1.0, -0.7),
                     (-1.9, -3.6, -0.9), (1.9, -3.6, -0.9), (1.5, -1.0, -0.7), (1.15, 0.6, -0.5),
                     (0.3, 1.25, -0.3)]), "main"), sways=True),
        *(ball((0.26 * x, 1.05 - 0.05 * abs(x), 0.35), 0.2, "main", line=0.6, lift=0.595)
          for x in range(-3, 4)),
    )),
)  # fmt: skip
"""The records."""
