"""Weapons, as in tales and comics."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, sheet, tube
from stickgen.catalog.props.parts import (
    BROWN,
    DARK,
    GREY,
    OAK,
    ORANGE,
    RED,
    SILVER,
    WHITE,
    WOOD,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _sword() -> Pieces:
    blade = [(-0.028, 0.11), (-0.026, 0.8), (0, 0.9), (0.026, 0.8), (0.028, 0.11)]
    return (
        tube([(0, -0.08), (0, 0.09)], 0.018, WOOD, line=0.6),
        ball((0, -0.1, 0), 0.03, "#e0a92e", line=0.6),
        sheet(blade, "main", line=0.8),
        line([(0, 0.14), (0, 0.74)], 0.35, lift=0.01),
        tube([(-0.12, 0.1), (0.12, 0.1)], 0.02, "#e0a92e", line=0.6, lift=0.02),
    )


def _shield() -> Pieces:
    outer = curve(
        [(0, 0.36), (0.2, 0.34), (0.3, 0.28), (0.28, -0.02), (0.15, -0.25), (0, -0.36),
         (-0.15, -0.25), (-0.28, -0.02), (-0.3, 0.28), (-0.2, 0.34)], 4, closed=True,
    )  # fmt: skip
    return (
        sheet(outer, GREY, 0.03),
        sheet(0.8 * outer, "main", 0.04, line=0.6),
        line([(0, 0.27, 0.05), (0, -0.27, 0.05)], 1.0, lift=0.02),
        line([(-0.21, 0.06, 0.05), (0.21, 0.06, 0.05)], 1.0, lift=0.02),
        ball((0, 0.06, 0.06), 0.05, "#e0a92e", line=0.6, lift=0.03),
    )


def _spear() -> Pieces:
    return stack(
        rod((0, -0.8), (0, 0.85), 0.016, WOOD),
        sheet([(0, 1.12), (0.055, 0.92), (0.02, 0.83), (-0.02, 0.83), (-0.055, 0.92)], "main"),
        line([(0, 0.87), (0, 1.05)], 0.5),
        rod((0, 0.76), (0, 0.83), 0.024, RED),
    )


def _bow() -> Pieces:
    limb = curve([(-0.06, -0.65), (0.07, -0.45), (0.02, 0), (0.07, 0.45), (-0.06, 0.65)])
    return stack(
        line([(-0.055, -0.64), (-0.3, 0.0), (-0.055, 0.64)], 0.5),
        tube(limb, [0.01, *[0.018] * (len(limb) - 2), 0.01], line=0.8),
        rod((0.02, -0.08), (0.02, 0.08), 0.026, BROWN),
        rod((-0.28, 0.0), (0.36, 0.0), 0.008, "#d5a468"),
        sheet([(0.34, 0.035), (0.44, 0.0), (0.34, -0.035)], SILVER, line=0.8),
        *(
            sheet(
                [(-0.3, s * 0.005), (-0.34, s * 0.04), (-0.24, s * 0.04), (-0.2, s * 0.005)],
                RED,
                line=0.6,
            )
            for s in (1, -1)
        ),
    )


def _arrow() -> Pieces:
    return stack(
        rod((0, -0.35), (0, 0.35), 0.01, "#d5a468"),
        sheet([(-0.045, 0.32), (0, 0.45), (0.045, 0.32), (0, 0.345)], "main"),
        *mirrored(
            [sheet([(0.005, -0.34), (0.05, -0.38), (0.05, -0.26), (0.005, -0.2)], RED, line=0.7)]
        ),
    )


def _gun() -> Pieces:
    return stack(
        sheet([(-0.03, -0.09), (0.035, -0.1), (0.05, 0.04), (-0.01, 0.04)], BROWN),
        sheet(
            [(-0.06, 0.03), (-0.06, 0.09), (0.06, 0.1), (0.26, 0.1), (0.26, 0.04), (0.1, 0.03)],
            "main",
        ),
        line(curve([(0.05, 0.03), (0.06, -0.02), (0.1, -0.015), (0.11, 0.03)]), 1.0),
        line([(0.07, 0.03), (0.075, 0.0)], 1.0),
        sheet([(0.26, 0.035), (0.26, 0.105), (0.29, 0.105), (0.29, 0.035)], ORANGE, line=0.8),
        sheet([(-0.02, 0.065), (-0.02, 0.08), (0.18, 0.085), (0.18, 0.07)], WHITE, line=0.4),
    )


def _cannon() -> Pieces:
    spokes = [
        line([(-0.2, 0.4, 0.3), (-0.2 + 0.34 * np.cos(a), 0.4 + 0.34 * np.sin(a), 0.3)], 0.9)
        for a in np.arange(8) * np.pi / 4
    ]
    return (
        disc((-0.2, 0.4, -0.25), 0.4, OAK),
        tube([(-0.3, 0.45, 0), (-0.95, 0.1, 0)], 0.06, OAK, line=0.8),
        *stack(
            tube([(-0.5, 0.52), (0.1, 0.72), (0.75, 0.94)], [0.22, 0.2, 0.15]),
            ball((-0.72, 0.45, 0), 0.08),
            tube([(0.72, 0.93), (0.8, 0.957)], 0.18),
            disc((0.9, 0.99, 0), (0.06, 0.13), DARK),
            start=0.1,
        ),
        *stack(
            disc((-0.2, 0.4, 0.28), 0.4, WOOD),
            disc((-0.2, 0.4, 0.29), 0.32, "#ecdcbb", line=0.7),
            *spokes,
            disc((-0.2, 0.4, 0.31), 0.08, DARK, line=0.6),
            start=0.5,
        ),
    )


RECORDS = (
    PropKind(
        name="sword",
        size=1.0,
        color="#d7dde2",
        draw=_sword,
        gallery="a steel sword with a golden hilt",
        held=True,
        words=nouns(
            """
            blade, sabre, saber, rapier, katana, cutlass, broadsword, longsword, scimitar,
            lightsaber, lightsabre, light saber, epee, claymore, excalibur
            """
        ),
        near=nouns("machete"),
    ),
    PropKind(
        name="shield",
        size=0.7,
        color="#3c78b4",
        draw=_shield,
        gallery="a blue shield with a cross",
        held=True,
        words=nouns("buckler, riot shield"),
        near=nouns("coat of arms"),
    ),
    PropKind(
        name="spear",
        size=1.9,
        color="#a9b2b8",
        draw=_spear,
        gallery="a spear with a steel point",
        held=True,
        words=nouns("lance, javelin, pike"),
        near=nouns(
            """
            harpoon, trident, halberd, scepter, sceptre, walking stick, quarterstaff,
            crutch, cane, magic staff, wizard's staff
            """
        ),
        grips={"left": (0.0, 0.25, 0.0), "right": (0.0, -0.15, 0.0)},
    ),
    PropKind(
        name="bow",
        size=1.35,
        color="#a9683c",
        draw=_bow,
        gallery="a bow with an arrow on its string",
        held=True,
        words=nouns("bow and arrow, bow and arrows, longbow"),
        near=nouns("crossbow, slingshot, catapult, sling"),
        grips={"left": (0.02, 0.0, 0.0), "right": (-0.28, 0.0, 0.0)},
    ),
    PropKind(
        name="arrow",
        size=0.85,
        color="#a9b2b8",
        draw=_arrow,
        gallery="an arrow with red feathers",
        held=True,
        near=nouns("dart, crossbow bolt, quiver"),
    ),
    PropKind(
        name="gun",
        size=0.35,
        color="#5d6f8a",
        draw=_gun,
        gallery="a toy gun with an orange tip",
        held=True,
        words=nouns(
            """
            toy gun, pistol, water pistol, handgun, revolver, squirt gun, water gun, laser
            gun, blaster, ray gun
            """
        ),
        near=nouns(
            """
            rifle, shotgun, weapon, machine gun, musket, taser, starting pistol, firearm,
            bazooka, hair dryer, stun gun, sniper rifle, paintball gun
            """
        ),
    ),
    PropKind(
        name="cannon",
        size=2.0,
        color="#5a5f66",
        draw=_cannon,
        gallery="an old cannon on wooden wheels",
        words=nouns("artillery, howitzer"),
        near=nouns("mortar, ballista, trebuchet, cannonball, siege engine"),
    ),
)
