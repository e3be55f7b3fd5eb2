"""The cuts that clothes are made from: torsos, skirts, sleeves, belts.

Depths: a torso counts as 6 cm nearer than its axis, a skirt as 15 cm and a long one as 30 cm, so
that legs walk inside it. ``render.actors`` lets arms and what they hold count as nearer, too.
"""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import MAIN, ball, line, plane
from stickgen.catalog.wardrobe.bound import Wear, along, both, on
from stickgen.catalog.wardrobe.shapes import DARK, GOLD, WHITE

_TORSO, _SKIRT, _LONG = 0.06, 0.15, 0.3  # lifts


def torso(fill: str = MAIN, *, wide: float = 1.0, waist: float = 0.125, hem: float = 0.14) -> Wear:
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
        (waist, waist + 0.2 * (hem - waist), waist + 0.45 * (hem - waist),
            waist + 0.7 * (hem - waist),
         hem),
        fill, lift=_LONG, flat=True,
    )  # fmt: skip


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
    """A belt with a buckle."""
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
        for item in along(("chest", "chest"), [(0, y, 0), (0, y + thick, 0)], (wide[y], wide[y]),
            fill,
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


def coat(fill: str = MAIN, hem: float = 0.2) -> Wear:
    """A coat down to the knees."""
    return (*torso(fill), *skirt(fill, hem=hem, waist=0.13))


def robe() -> Wear:
    """A garment down to the ankles."""
    return (*torso(waist=0.15, hem=0.16), *long_skirt(hem=0.26, waist=0.15))
