"""Crowns, helmets and hats of courts, wars and fairy tales, in head radii."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import (
    MAIN,
    Piece,
    Pieces,
    ball,
    curve,
    disc,
    drum,
    line,
    moved,
    plane,
    tube,
)
from stickgen.catalog.records import WornKind
from stickgen.catalog.wardrobe.shapes import (
    DARK,
    GOLD,
    LOW_DOME,
    RED,
    STEEL,
    WHITE,
    dome,
    lock,
    mirrored,
    ribbon,
    star,
)

_BONE = "#efe3c2"


def _crown(high: float, wide: float = 1.0) -> Pieces:
    """A golden crown whose points rise ``high`` head radii above its ring."""
    ring, tip = 0.78 * wide, 1.1 + high
    return (
        drum([(ring, 0.62), (1.05 * ring, 1.1)], GOLD, line=0.9, lift=0.6),
        *(
            plane([(x - 0.22, 1.08, z), (x, tip, z), (x + 0.22, 1.08, z)], GOLD, lift=0.5975)
            for x, z in ((-0.6, 0), (0.6, 0), (0, 0.5), (0, -0.5))
        ),
        *(ball((x, tip + 0.03, z), 0.1, line=0.8, lift=0.605) for x,
            z in ((-0.6, 0), (0.6, 0), (0, 0.5))),
        ball((0, 0.85, 0.7), 0.12, line=0.7, lift=0.62),
    )  # fmt: skip


def _plume(fill: str = MAIN) -> Pieces:
    """A tall brush from the front to the back of a helmet."""
    angle = np.linspace(1.1, -1.9, 9)
    return tuple(
        Piece(
            np.array([(0, 1.15 * np.cos(a), 1.15 * np.sin(a)),
                (0, 1.85 * np.cos(a), 1.85 * np.sin(a))]),
            fill, np.array([0.2, 0.28]), line=0.6, lift=0.615,
        )
        for a in angle
    )  # fmt: skip


def _cone(tip: tuple[float, float, float], wide: float = 1.02, fill: str = MAIN) -> Pieces:
    """A soft pointed hat that bends to its tip."""
    x, y, z = tip
    path = curve(
        [(0, 0.5, 0), (0.08 * x, 0.5 + 0.55 * (y - 0.5), 0), (0.5 * x, 0.85 * y, 0.5 * z), tip], 5
    )
    thick = np.interp(np.arange(len(path)), [0, 5, 10, 15], [wide, 0.72 * wide, 0.36 * wide, 0.06])
    return (replace(tube(path, thick.tolist(), fill, lift=0.595), flat=True),)


def _cocked(trim: str) -> Pieces:
    """A hat whose brim is turned up on three sides."""
    edge = [(-1.75, 0.75, 0.1), (-1.0, 1.3, 0.6), (0, 1.5, 0.9), (1.0, 1.3, 0.6), (1.75, 0.75, 0.1),
            (0.85, 0.6, 0.8), (0, 0.58, 1.0), (-0.85, 0.6, 0.8)]  # fmt: skip
    return (
        dome(profile=((1.0, 0.6), (0.98, 1.0), (0.8, 1.3), (0.02, 1.42))),
        plane(curve(edge, closed=True), "main", lift=0.62),
        ribbon(curve(edge[:5]), 2.2, trim, lift=0.635),
    )


def _point(tip: tuple[float, float], fill: str) -> Pieces:
    """One point of a fool's cap with a bell."""
    x, y = tip
    path = curve([(0.25 * x, 0.75, 0.1), (0.65 * x, 1.28, 0.2), (x, y, 0.2)], 4)
    thick = np.interp(np.arange(9) / 4, range(3), [0.66, 0.42, 0.08])
    return (tube(path, thick.tolist(), fill, lift=0.595), ball((x, y, 0.2), 0.2, GOLD, lift=0.61))


RECORDS = (
    WornKind(name="crown", draw=lambda: _crown(0.5)),
    WornKind(name="small_crown", draw=lambda: moved(_crown(0.45), (0, 0.42, 0), scale=0.62)),
    WornKind(name="tall_crown", draw=lambda: (
        *_crown(1.1), ball((0, 1.35, 0.1), 0.55, RED, lift=-0.2),
    )),
    WornKind(name="tiara", draw=lambda: (
        plane([(-0.85, 0.62, 0.5), (-0.55, 0.98, 0.6), (-0.4, 0.86, 0.65), (-0.25, 1.15, 0.7),
               (-0.12, 0.95, 0.7), (0, 1.4, 0.72), (0.12, 0.95, 0.7), (0.25, 1.15, 0.7),
               (0.4, 0.86, 0.65), (0.55, 0.98, 0.6), (0.85, 0.62, 0.5), (0, 0.78, 0.8)], GOLD,
              lift=0.615),
        ball((0, 0.95, 0.8), 0.12, line=0.5, lift=0.625),
    )),
    WornKind(name="wizard", draw=lambda: (
        disc((0, 0.6, 0), 1.5, "main", axis="y", lift=0.4),
        drum([(0.76, 0.64), (0.42, 1.6), (0.2, 2.3), (0.03, 2.8)], lift=0.6),
        star((0, 1.25, 0.55), 0.24),
    )),
    WornKind(name="witch_hat", draw=lambda: (
        disc((0, 0.58, 0), (1.9, 1.6), DARK, axis="y", lift=0.4),
        *_cone((0.75, 2.3, 0), 0.8, DARK),
        drum([(0.84, 0.62), (0.78, 0.86)], line=0.6, lift=0.615),
        plane([(-0.2, 0.6, 0.9), (0.2, 0.6, 0.9), (0.2, 0.9, 0.85), (-0.2, 0.9, 0.85)], GOLD,
            lift=0.63),
    )),
    WornKind(name="santa_hat", draw=lambda: (
        *_cone((1.35, 0.95, 0), 1.0, RED),
        ball((1.4, 0.8, 0), 0.32, WHITE, lift=0.615),
        drum([(1.14, 0.4), (1.2, 0.55), (1.14, 0.76)], WHITE, lift=0.615),
    )),
    WornKind(name="elf_hat", draw=lambda: (
        *_cone((-1.2, 1.5, 0), 1.0),
        ball((-1.22, 1.42, 0), 0.2, GOLD, lift=0.615),
        drum([(1.1, 0.4), (1.08, 0.66)], RED, lift=0.615),
    )),
    WornKind(name="gnome_hat", draw=lambda: _cone((0.15, 2.7, 0), 1.06)),
    WornKind(name="jester", draw=lambda: (
        *_point((0.0, 1.9), "#6b3fa0"), *_point((-1.65, 0.85), MAIN), *_point((1.65, 0.85), GOLD),
        drum([(1.08, 0.42), (1.04, 0.64)], WHITE, lift=0.615),
    )),
    WornKind(name="pirate_hat", draw=lambda: (
        *_cocked(WHITE),
        ball((0, 1.08, 1.05), 0.24, WHITE, line=0.5, lift=0.65),
        *(ribbon([(-0.36, a, 1.05), (0.36, b, 1.05)], 2.6, WHITE, lift=0.645)
          for a, b in ((0.66, 0.9), (0.9, 0.66))),
        *(ball((x, 1.1, 1.1), 0.06, DARK, line=0.0, lift=0.66) for x in (-0.09, 0.09)),
    )),
    WornKind(name="tricorne", draw=lambda: _cocked(GOLD)),
    WornKind(name="bicorne", draw=lambda: (
        plane(curve([(-2.1, 0.55, 0.4), (-1.3, 1.2, 0.4), (0, 1.75, 0.4), (1.3, 1.2, 0.4),
                     (2.1, 0.55, 0.4), (1.0, 0.62, 0.5), (0, 0.66, 0.6), (-1.0, 0.62, 0.5)],
                    closed=True), DARK, lift=0.62),
        disc((0, 1.15, 0.6), 0.24, RED, lift=0.635), disc((0, 1.15, 0.62), 0.11, WHITE, lift=0.64),
    )),
    WornKind(name="plumed_hat", draw=lambda: (
        disc((0, 0.6, 0), (2.0, 1.5), "main", axis="y", lift=0.4),
        drum([(0.84, 0.62), (0.8, 1.05), (0.66, 1.2)], lift=0.6),
        *moved(lock([(0.6, 0.8, 0.5), (1.2, 1.5, 0.2), (2.0, 1.5, -0.2), (2.5, 0.9, -0.4)],
                    [0.12, 0.36, 0.36, 0.1], 0.9)),
    )),
    WornKind(name="feather_hat", draw=lambda: (
        plane(curve([(-1.15, 0.55, 0.3), (-0.85, 1.15, 0.2), (0.1, 1.35, 0.1), (1.0, 0.95, 0.3),
                     (1.9, 0.6, 0.8), (0, 0.5, 0.8)], closed=True), "main", lift=0.61),
        plane(curve([(-0.6, 0.75, 0.6), (-1.0, 1.3, 0.3), (-1.3, 2.0, 0.2), (-0.8, 1.5, 0.3),
                     (-0.45, 0.85, 0.6)]), RED, lift=0.625),
    )),
    WornKind(name="knight_helmet", draw=lambda: (
        *_plume(),
        drum([(1.0, -0.9), (1.12, -0.4), (1.14, 0.3), (1.02, 0.85), (0.7, 1.12), (0.02, 1.24)],
            STEEL,
             lift=0.61),
        plane([(-0.85, 0.35, 0.9), (0.85, 0.35, 0.9), (0.8, 0.08, 0.95), (-0.8, 0.08, 0.95)], DARK,
              lift=0.63),
        line([(0, 0.9, 1.0), (0, -0.85, 1.1)], 1.6, lift=0.64),
        *(ball((x, y, 1.0), 0.06, DARK, line=0.0, lift=0.64)
          for x in (-0.45, -0.2, 0.2, 0.45) for y in (-0.25, -0.5)),
    )),
    WornKind(name="viking_helmet", draw=lambda: (
        *mirrored((tube(curve([(0.95, 0.75, 0), (1.6, 0.9, 0), (1.9, 1.5, 0), (1.7, 2.0, 0)], 4),
                        np.interp(np.arange(13) / 4, range(4), [0.3, 0.26, 0.16, 0.03]).tolist(),
                            _BONE,
                        lift=0.4),)),
        dome(STEEL, LOW_DOME, lift=0.605),
        drum([(1.12, 0.42), (1.12, 0.62)], GOLD, lift=0.61),
        ribbon([(0, 1.25, 0.4), (0, 0.5, 1.12)], 2.0, GOLD, lift=0.625),
    )),
    WornKind(name="roman_helmet", draw=lambda: (
        *_plume(RED),
        dome(GOLD, LOW_DOME, lift=0.61),
        *mirrored((plane(curve([(0.7, 0.5, 0.8), (1.12, 0.5, 0.2), (1.05, -0.5, 0.3),
            (0.6, -0.85, 0.6),
                                (0.62, 0.0, 0.8)], closed=True), GOLD, lift=0.615),)),
    )),
    WornKind(name="kabuto", draw=lambda: (
        drum([(1.7, -0.35), (1.45, 0.1), (1.15, 0.5)], DARK, lift=-0.6),
        dome(DARK, LOW_DOME, lift=0.61),
        *mirrored((plane(curve([(0.1, 0.7, 1.1), (0.7, 1.2, 1.0), (1.15, 2.1, 0.9),
            (0.95, 1.2, 1.0),
                                (0.3, 0.55, 1.15)]), GOLD, lift=0.63),)),
        drum([(1.12, 0.42), (1.12, 0.6)], RED, lift=0.615),
    )),
    WornKind(name="ninja_hood", draw=lambda: (
        plane([(0.99 * np.sin(a), 0.99 * np.cos(a), 0.3) for a in np.arange(32) * np.pi / 16]
              + [(0.0, 0.99, 0.3), (0.0, 0.45, 0.5)]
              + [(0.82 * np.sin(a), 0.17 + 0.28 * np.cos(a), 0.5)
                  for a in -np.arange(25) * np.pi / 12],
              "main", line=0.4, lift=0.63),
        *lock([(0.9, 0.4, -0.4), (1.4, 0.3, -0.5), (1.7, -0.1, -0.5)], [0.1, 0.16, 0.05]),
    )),
    WornKind(name="lucha_mask", draw=lambda: (
        plane([(1.02 * np.sin(a), 1.02 * np.cos(a), 0.3) for a in np.arange(33) * np.pi / 16]
              + [(0.42 + 0.3 * np.sin(a), 0.2 + 0.26 * np.cos(a), 0.5)
                  for a in -np.arange(17) * np.pi / 8]
              + [(0.0, 1.02, 0.3)]
              + [(-0.42 + 0.3 * np.sin(a), 0.2 + 0.26 * np.cos(a), 0.5)
                 for a in -np.arange(17) * np.pi / 8]
              + [(0.0, 1.02, 0.3)]
              + [(0.4 * np.sin(a), -0.5 + 0.24 * np.cos(a), 0.5)
                  for a in -np.arange(17) * np.pi / 8]
              + [(0.0, 1.02, 0.3)], "main", line=0.0, lift=0.63),
        star((0, 0.78, 0.9), 0.24, lift=0.645),
    )),
    WornKind(name="hood", draw=lambda: (
        plane(curve([(-0.9, -1.25, 0.3), (-1.3, -0.4, 0.1), (-1.2, 0.7, 0), (-0.5, 1.3, 0),
            (0, 1.75, -0.2),
                     (0.5, 1.3, 0), (1.2, 0.7, 0), (1.3, -0.4, 0.1), (0.9, -1.25, 0.3),
                         (0.55, -0.85, 0.6),
                     (0.86, 0.0, 0.75), (0.6, 0.68, 0.8), (0, 0.9, 0.85), (-0.6, 0.68, 0.8),
                     (-0.86, 0.0, 0.75), (-0.55, -0.85, 0.6)], closed=True), "main", lift=0.625),
    )),
)  # fmt: skip
"""The records."""
