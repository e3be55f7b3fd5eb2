"""What is worn on the face: glasses, beards, masks and noses, in head radii."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, plane, tube
from stickgen.catalog.records import WearKind
from stickgen.catalog.wardrobe.bound import on
from stickgen.catalog.wardrobe.shapes import BROWN, DARK, GOLD, RED, STEEL, WHITE, mirrored, ribbon

_SKIN = "#d9a27a"


def _glasses(shape: tuple[float, float], fill: str, ink: str, bridge: float = 0.2) -> Pieces:
    """Two lenses before the eyes, a bridge and two temples."""
    x, y, z = 0.42, 0.22, 0.86
    return (
        *mirrored((
            line([(x + shape[0], y, z), (1.0, y + 0.05, 0.1)], 1.6, ink, lift=0.005),
            disc((x, y, z), shape, fill, line=1.6, lift=0.015),
        )),
        line([(-x + shape[0], y + 0.02, z), (0, y + 0.1, z), (x - shape[0], y + 0.02, z)], 1.6, ink,
             lift=0.0175),
    )  # fmt: skip


def _beard(low: float, wide: float, fill: str) -> Pieces:
    """A beard from ear to ear that hangs ``low`` head radii; the mouth is left free."""
    edge = curve([(-0.98, -0.05, 0.3), (-0.5, -0.12, 0.8), (0, -0.2, 0.95), (0.5, -0.12, 0.8),
                  (0.98, -0.05, 0.3), (0.95 * wide, -0.75, 0.4),
                      (0.5 * wide, -0.5 * (1 - low) - 0.3, 0.6),
                  (0, low, 0.7), (-0.5 * wide, -0.5 * (1 - low) - 0.3, 0.6),
                      (-0.95 * wide, -0.75, 0.4)],
                 5, closed=True)  # fmt: skip
    mouth = disc((0, -0.42, 1.0), (0.3, 0.13), "#8c3f3a", line=0.5, lift=0.045)
    return (plane(edge, fill, line=0.7, lift=0.03), mouth)


def _moustache(fill: str, wide: float = 0.62) -> Pieces:
    return mirrored((
        tube(curve([(0.04, -0.24, 0.95), (0.3, -0.3, 0.9), (wide, -0.16, 0.8)], 4),
             np.interp(np.arange(9) / 4, range(3), [0.13, 0.13, 0.02]).tolist(), fill, line=0.3,
                 lift=0.035),
    ))  # fmt: skip


def _mask(fill: str) -> Pieces:
    """A band across the eyes, with holes."""
    eye = [
        (0.42 + 0.2 * np.cos(a), 0.22 + 0.17 * np.sin(a), 0.9) for a in np.arange(17) * np.pi / 8
    ]
    left = [(-x, y, z) for x, y, z in eye][::-1]
    rim = [(1.0, 0.45, 0.3), (0.5, 0.58, 0.85), (0, 0.42, 0.95), (-0.5, 0.58, 0.85),
        (-1.0, 0.45, 0.3),
           (-0.98, 0.0, 0.3), (-0.5, -0.1, 0.85), (0, 0.06, 0.95), (0.5, -0.1, 0.85),
               (0.98, 0.0, 0.3)]  # fmt: skip
    return (
        plane([*rim, eye[0], *eye, *rim[-1:], *rim[:3], *left, rim[2]], fill, line=0.0, lift=0.02),
    )


def _goggles(fill: str, frame: str) -> Pieces:
    """One wide glass before both eyes on a strap."""
    edge = curve([(-0.8, 0.42, 0.7), (0, 0.5, 0.98), (0.8, 0.42, 0.7), (0.8, 0.0, 0.7),
        (0.2, -0.06, 0.98),
                  (0, 0.06, 0.98), (-0.2, -0.06, 0.98), (-0.8, 0.0, 0.7)], closed=True)  # fmt: skip
    return (
        line([(-1.02, 0.28, 0.2), (-0.75, 0.25, 0.7)], 3.4, frame, lift=0.015),
        line([(1.02, 0.28, 0.2), (0.75, 0.25, 0.7)], 3.4, frame, lift=0.015),
        plane(edge, fill, line=2.2, lift=0.025),
    )


RECORDS = (
    WearKind(name="glasses", draw=lambda: on("head", *_glasses((0.29, 0.27), "#dcecf470", DARK))),
    WearKind(name="sunglasses", draw=lambda: on("head", *_glasses((0.33, 0.25), "#2c2b33", DARK))),
    WearKind(name="round_sunglasses", draw=lambda: on(
        "head", *_glasses((0.27, 0.27), "#c0506a", DARK)
    )),
    WearKind(name="monocle", draw=lambda: on(
        "head", disc((0.42, 0.22, 0.9), 0.28, "#dcecf470", line=2.0, lift=0.015),
        ribbon(curve([(0.68, 0.1, 0.8), (0.85, -0.5, 0.6), (0.7, -1.1, 0.5)]), 0.8, GOLD,
            lift=0.03),
    )),
    WearKind(name="goggles", draw=lambda: on("head", *_goggles("#bfe0ee80", DARK))),
    WearKind(name="ski_goggles", draw=lambda: on("head", *_goggles("#f08a24", DARK))),
    WearKind(name="swim_goggles", draw=lambda: on(
        "head", line([(-1.02, 0.3, 0.2), (1.02, 0.3, 0.2)], 2.0, DARK, lift=0.05),
        *mirrored((disc((0.42, 0.22, 0.9), (0.26, 0.2), "#5fb0e0", line=1.8, lift=0.06),)),
    )),
    WearKind(name="dive_mask", draw=lambda: on(
        "head", *_goggles("#bfe0ee80", DARK),
        tube(curve([(0.2, -0.5, 0.95), (1.1, -0.55, 0.6), (1.3, 0.4, 0.2), (1.3, 1.5, 0)]), 0.13,
             "#e2572b", lift=0.045),
    )),
    WearKind(name="eye_mask", draw=lambda: on("head", *_mask("main"))),
    WearKind(name="surgical_mask", draw=lambda: on(
        "head",
        plane(curve([(-0.72, 0.02, 0.7), (0, 0.1, 0.98), (0.72, 0.02, 0.7), (0.6, -0.7, 0.6),
            (0, -0.92, 0.7),
                     (-0.6, -0.7, 0.6)], closed=True), "#9fd6cf", lift=0.03),
        *(line([(-0.55, y, 0.8), (0.55, y, 0.8)], 0.7, lift=0.04) for y in (-0.2, -0.45)),
        *mirrored((line([(0.7, 0.0, 0.7), (1.0, 0.25, 0.1)], 1.2, lift=0.02),)),
    )),
    WearKind(name="eye_patch", draw=lambda: on(
        "head", line(curve([(-0.95, 0.6, 0.3), (0, 0.55, 0.95), (1.0, 0.0, 0.3)]), 1.6, DARK,
            lift=0.02),
        disc((0.42, 0.22, 0.9), (0.28, 0.3), DARK, lift=0.025),
    )),
    WearKind(name="beard", draw=lambda: on("head", *_beard(-1.35, 1.0, BROWN), *_moustache(BROWN))),
    WearKind(name="white_beard", draw=lambda: on(
        "head", *_beard(-2.3, 1.1, WHITE), *_moustache(WHITE, 0.7)
    )),
    WearKind(name="goatee", draw=lambda: on(
        "head", plane(curve([(-0.26, -0.62, 0.85), (0, -0.6, 0.95), (0.26, -0.62, 0.85),
            (0, -1.45, 0.7)],
                            closed=True), DARK, line=0.4, lift=0.03), *_moustache(DARK, 0.5),
    )),
    WearKind(name="moustache", draw=lambda: on("head", *_moustache(DARK, 0.72))),
    WearKind(name="white_moustache", draw=lambda: on("head", *_moustache("#e9e6df", 0.72))),
    WearKind(name="red_nose", draw=lambda: on("head", ball((0, 0.0, 1.0), 0.26, "#e0452b",
        lift=0.025))),
    WearKind(name="hook_nose", draw=lambda: on(
        "head", plane(curve([(-0.1, 0.2, 0.95), (0.16, 0.1, 1.1), (0.34, -0.16, 1.2),
            (0.2, -0.34, 1.2),
                             (0.1, -0.15, 1.1), (-0.14, -0.1, 0.95)]), "#a9c48a", line=0.9,
                                 lift=0.03),
        ball((0.24, -0.06, 1.2), 0.06, DARK, line=0.0, lift=0.045),
    )),
    WearKind(name="long_nose", draw=lambda: on(
        "head", tube([(0, 0, 0.9), (0.9, 0.08, 1.6)], [0.13, 0.08], "#c98a4a", lift=0.03),
    )),
    WearKind(name="beak", draw=lambda: on(
        "head", disc((0, -0.05, 0.75), (0.8, 0.85), "#3b3734", lift=0.04),
        *mirrored((disc((0.38, 0.25, 0.95), 0.24, "#bfe0ee", line=1.6, lift=0.05),)),
        plane(curve([(-0.25, 0.05, 1.0), (0.25, 0.05, 1.0), (0.55, -0.7, 1.6), (0.95, -1.5, 1.7),
                     (0.1, -0.9, 1.4)]), "#c9b48a", lift=0.06),
    )),
    WearKind(name="fangs", draw=lambda: on("head", *mirrored((
        plane([(0.1, -0.38, 1.0), (0.26, -0.36, 1.0), (0.19, -0.66, 1.0)], WHITE, line=0.6,
            lift=0.03),
    )))),
    WearKind(name="bolts", draw=lambda: on("head", *mirrored((
        tube([(0.85, -0.45, 0), (1.25, -0.45, 0)], 0.1, STEEL, line=0.8, lift=0.015),
        tube([(1.25, -0.6, 0), (1.25, -0.3, 0)], 0.1, STEEL, line=0.8, lift=0.02),
    )))),
    WearKind(name="stitches", draw=lambda: on(
        "head", line([(0.2, 0.85, 0.6), (0.55, 0.5, 0.85)], 1.4, DARK, lift=0.025),
        *(line([(x - 0.08, y - 0.1, 0.8), (x + 0.1, y + 0.06, 0.8)], 1.2, DARK, lift=0.03)
          for x, y in ((0.24, 0.8), (0.36, 0.68), (0.48, 0.56))),
    )),
    WearKind(name="stitched_mouth", draw=lambda: on(
        "head", line([(-0.5, -0.42, 0.9), (0.5, -0.42, 0.9)], 1.6, DARK, lift=0.03),
        *(line([(x, -0.54, 0.9), (x, -0.3, 0.9)], 1.4, DARK, lift=0.03)
            for x in (-0.4, -0.13, 0.13, 0.4)),
    )),
    WearKind(name="one_eye", draw=lambda: on(
        "head", disc((0, 0.2, 0.8), 0.85, "main", line=0.0, lift=0.02),
            disc((0, 0.25, 0.9), 0.5, WHITE, lift=0.03),
        disc((0, 0.22, 0.95), 0.22, "#3f7a3a", lift=0.04),
            disc((0, 0.22, 1.0), 0.1, DARK, lift=0.045),
        line(curve([(-0.3, -0.45, 0.9), (0, -0.55, 0.95), (0.3, -0.45, 0.9)]), 1.6, DARK,
            lift=0.04),
    )),
    WearKind(name="head_bandage", draw=lambda: on(
        "head", *(ribbon(curve([(-1.0, a, 0.4), (0, 0.5 * (a + b) + 0.06, 1.0), (1.0, b, 0.4)]),
            4.5, WHITE, lift=0.035)
                  for a, b in ((0.45, 0.8), (0.8, 0.5))),
        *(line(curve([(-1.0, a, 0.4), (0, 0.5 * (a + b) + 0.06, 1.0), (1.0, b, 0.4)]), 0.6,
            lift=0.04)
          for a, b in ((0.32, 0.66), (0.6, 0.95), (0.95, 0.64), (0.66, 0.36))),
        plane([(0.4, 0.62, 0.95), (0.6, 0.66, 0.9), (0.58, 0.8, 0.9), (0.38, 0.78, 0.95)], RED,
            line=0.0, lift=0.05),
    )),
    WearKind(name="head_wrap", draw=lambda: on(
        "head", disc((0, 0, 0.5), 0.98, WHITE, line=0.4, lift=0.02),
        *(line(curve([(-0.95 * w, y, 0.6), (0, y + d, 0.98), (0.95 * w, y + 0.1, 0.6)]), 0.8,
            lift=0.03)
          for y, d, w in ((0.6, 0.1, 0.8), (-0.15, -0.1, 1.0), (-0.5, 0.05, 0.85),
              (-0.8, 0.0, 0.6))),
    )),
    WearKind(name="pointed_ears", draw=lambda: on("head", *mirrored((
        plane(curve([(0.85, 0.3, 0.1), (1.2, 0.5, 0.0), (1.6, 0.75, -0.1), (1.25, 0.1, 0.0),
            (0.92, -0.25, 0.1)]),
              _SKIN, lift=0.01),
    )))),
    WearKind(name="earrings", draw=lambda: on("head", *mirrored((
        disc((1.02, -0.55, 0.1), 0.22, "", line=2.0, lift=0.02),
    )))),
    WearKind(name="face_paint", draw=lambda: on("head", *mirrored((
        ribbon([(0.45, -0.1, 0.9), (0.8, -0.16, 0.7)], 3.0, RED, lift=0.025),
        ribbon([(0.45, -0.22, 0.9), (0.78, -0.28, 0.7)], 3.0, WHITE, lift=0.025),
    )))),
)  # fmt: skip
"""The records."""
