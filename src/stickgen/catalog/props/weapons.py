"""Weapons, as in tales and comics, and what keeps people in their place."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    box,
    curve,
    disc,
    line,
    moved,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BROWN,
    DARK,
    GOLD,
    GREY,
    OAK,
    ORANGE,
    RED,
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    arc,
    gleam,
    mirrored,
    rod,
    stack,
)  # fmt: skip
from stickgen.catalog.records import PropKind, nouns


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


def _bomb() -> Pieces:
    return stack(
        tube(
            curve([(0.07, 0.1), (0.1, 0.17), (0.16, 0.18), (0.18, 0.23)]), 0.01, "#d5a468", line=0.5
        ),
        rod((0.06, 0.085), (0.08, 0.12), 0.035, GREY),
        ball((0, 0, 0), 0.12),
        gleam(arc(0.08, 120, 165), 0.008),
        *(
            line(
                [
                    (0.18 + 0.03 * np.cos(a), 0.25 + 0.03 * np.sin(a)),
                    (0.18 + 0.065 * np.cos(a), 0.25 + 0.065 * np.sin(a)),
                ],
                1.0,
                ORANGE,
            )
            for a in np.radians([0, 60, 120, 180, 240, 300])
        ),
        ball((0.18, 0.25, 0), 0.02, YELLOW, line=0.5),
    )


def _dynamite() -> Pieces:
    return stack(
        tube(
            curve([(0, 0.12), (0.01, 0.17), (0.05, 0.18), (0.06, 0.23)]), 0.006, "#d5a468", line=0.5
        ),
        *(rod((x, -0.11), (x, 0.11), 0.028, "main") for x in (-0.05, 0.05, 0.0)),
        sheet([(-0.085, -0.03), (-0.085, 0.03), (0.085, 0.03), (0.085, -0.03)], DARK, line=0.8),
        ball((0.06, 0.24, 0), 0.02, YELLOW, line=0.6),
    )


def _star(x: float, y: float, radius: float, fill: str) -> Piece:
    points = [
        (x + r * np.sin(a), y + r * np.cos(a))
        for i, a in enumerate(np.arange(10) * np.pi / 5)
        for r in [radius if i % 2 == 0 else 0.45 * radius]
    ]
    return sheet(points, fill, line=0.8)


def _wand() -> Pieces:
    return stack(
        rod((0, -0.08), (0, 0.27), 0.009, DARK),
        rod((0, -0.09), (0, -0.05), 0.012, WHITE),
        _star(0, 0.32, 0.075, "main"),
        *(
            line([(x, y), (x + dx, y + dy)], 0.8, "#e0a92e")
            for x, y, dx, dy in (
                (0.09, 0.37, 0.03, 0.02),
                (-0.09, 0.37, -0.03, 0.02),
                (0.0, 0.42, 0.0, 0.035),
                (0.08, 0.25, 0.025, -0.02),
                (-0.08, 0.25, -0.025, -0.02),
            )
        ),
    )


def _handcuffs() -> Pieces:
    def cuff(x: float) -> Pieces:
        circle = disc((x, 0, 0), 0.05).points
        return (
            tube(np.concatenate([circle, circle[:1]]), 0.012, line=0.8),
            rod((x - 0.02, 0.045), (x + 0.02, 0.045), 0.018, "main"),
            ball((x, 0.045, 0), 0.006, DARK, line=0.2),
        )

    links = [
        tube(disc((x, 0.0, 0), (0.018, 0.01)).points, 0.004, GREY, line=0.6)
        for x in (-0.022, 0.0, 0.022)
    ]
    return stack(*links, cuff(-0.085), cuff(0.085))


def _cage_bars(bars: list[float], z: float) -> Pieces:
    return tuple(rod((x, 0.08, z), (x, 1.8, z), 0.022, "main") for x in bars)


def _cage() -> Pieces:
    return (
        *_cage_frame(),
        *_cage_bars([-0.42, -0.21, 0.0, 0.21, 0.42], 0.6),
        *stack(
            sheet([(0.1, 0.85), (0.1, 1.02), (0.28, 1.02), (0.28, 0.85)], GOLD, 0.62, line=0.8),
            disc((0.19, 0.94, 0.63), 0.025, DARK, line=0.3),
            start=0.1,
        ),
    )


def _open_cage() -> Pieces:
    door = moved(_cage_bars([0.2, 0.4, 0.6, 0.8, 1.0], 0.0), (-0.58, 0, 0.6), turn=-1.9)
    rails = moved(
        [rod((0, y, 0), (1.0, y, 0), 0.025, "main") for y in (0.1, 1.75)],
        (-0.58, 0, 0.6),
        turn=-1.9,
    )
    return (*_cage_frame(), *stack(*door, *rails, start=0.2))


def _cage_frame() -> Pieces:
    return (
        *box((1.3, 0.08, 1.3), (0, 0, 0), GREY, shade=GREY),
        *_cage_bars([-0.6, -0.36, -0.12, 0.12, 0.36, 0.6], -0.6),
        *(
            rod((x, 0.08, z), (x, 1.8, z), 0.022, "main")
            for x in (-0.6, 0.6)
            for z in (-0.3, 0.0, 0.3, 0.6)
        ),
        *box((1.3, 0.1, 1.3), (0, 1.8, 0), "main", lift=0.05),
    )


def _treasure_body() -> Pieces:
    return (
        *box((0.8, 0.38, 0.5), shade=OAK),
        *stack(
            *(
                sheet(
                    [(x - 0.035, 0), (x - 0.035, 0.38), (x + 0.035, 0.38), (x + 0.035, 0)],
                    GOLD,
                    0.255,
                    line=0.7,
                )
                for x in (-0.28, 0.28)
            ),
            start=0.1,
        ),
    )


def _chest_lid() -> Pieces:
    profile = [(0.25 * np.cos(a), 0.16 * np.sin(a)) for a in np.linspace(0, np.pi, 9)]
    panels = [
        plane([(-0.4, y0, z0), (0.4, y0, z0), (0.4, y1, z1), (-0.4, y1, z1)], "main", line=0.8)
        for (z0, y0), (z1, y1) in pairwise(profile)
    ]
    ends = [plane([(x, y, z) for z, y in profile], OAK) for x in (-0.4, 0.4)]
    bands = [
        plane(
            [(x - 0.035, y0, z0), (x + 0.035, y0, z0), (x + 0.035, y1, z1), (x - 0.035, y1, z1)],
            GOLD,
            line=0.5,
            lift=0.08,
        )
        for x in (-0.28, 0.28)
        for (z0, y0), (z1, y1) in pairwise(profile[:5])
    ]
    return (*panels, *ends, *bands)


def _chest() -> Pieces:
    return (
        *_treasure_body(),
        *moved(_chest_lid(), (0, 0.38, 0)),
        *stack(
            sheet([(-0.07, 0.28), (-0.07, 0.44), (0.07, 0.44), (0.07, 0.28)], GOLD, 0.26, line=0.8),
            disc((0, 0.36, 0.26), 0.025, DARK, line=0.3),
            start=0.3,
        ),
    )


def _open_chest() -> Pieces:
    lid = moved(
        [
            Piece(
                p.points
                @ np.array(
                    [[1, 0, 0], [0, np.cos(1.9), -np.sin(1.9)], [0, np.sin(1.9), np.cos(1.9)]]
                ),
                p.fill,
                line=p.line,
                lift=p.lift,
            )
            for p in moved(_chest_lid(), (0, 0, 0.25))
        ],
        (0, 0.38, -0.25),
    )
    coins = [
        disc((x, y, 0.1), (0.06, 0.045), GOLD, line=0.7)
        for x, y in (
            (-0.28, 0.4),
            (0.28, 0.4),
            (-0.15, 0.43),
            (0.16, 0.43),
            (0.0, 0.46),
            (-0.08, 0.38),
            (0.09, 0.39),
            (0.2, 0.37),
            (-0.2, 0.37),
        )
    ]
    return (*lid, *stack(*coins, start=0.1), *_treasure_body())


RECORDS = (
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
    PropKind(
        name="bomb",
        size=0.4,
        color="#4a4650",
        draw=_bomb,
        gallery="a round bomb with a burning fuse",
        held=True,
        words=nouns("time bomb, cherry bomb, smoke bomb"),
        near=nouns("grenade, explosive, land mine, hand grenade"),
    ),
    PropKind(
        name="dynamite",
        size=0.37,
        color="#c8412f",
        draw=_dynamite,
        gallery="three sticks of dynamite with a fuse",
        held=True,
        words=nouns("stick of dynamite, tnt"),
    ),
    PropKind(
        name="wand",
        size=0.52,
        color="#ffd23f",
        draw=_wand,
        gallery="a magic wand with a star",
        held=True,
        words=nouns("magic wand, fairy wand, magician's wand, conductor's baton"),
    ),
    PropKind(
        name="handcuffs",
        size=0.29,
        color="#d7dde2",
        draw=_handcuffs,
        gallery="a pair of handcuffs",
        held=True,
        words=nouns("handcuff, cuffs, shackle, manacle"),
        near=nouns("fetter, ball and chain, padlock, lock"),
    ),
    PropKind(
        name="cage",
        size=1.9,
        color="#8b939a",
        draw=_cage,
        gallery="a cage with a lock",
        words=nouns("animal cage, prison cell, lion cage"),
        near=nouns("birdcage, cell, jail, kennel, trap, pen for animals, prison bars"),
        grips={"handle": (0.19, 0.94, 0.63)},
        hinge=((-0.58, 0.08, 0.6), (-0.58, 1.8, 0.6)),
        draw_states={"open": _open_cage},
    ),
    PropKind(
        name="treasure_chest",
        size=0.8,
        color="#a9683c",
        draw=_chest,
        gallery="a wooden chest with golden bands",
        words=nouns("chest, treasure, treasure box, treasure trove"),
        near=nouns(
            """
            trunk of treasure, casket, jewellery box, jewelry box, vault, piggy bank,
            strongbox
            """
        ),
        grips={"handle": (0.0, 0.44, 0.26)},
        hinge=((0.4, 0.38, -0.25), (-0.4, 0.38, -0.25)),
        draw_states={"open": _open_chest},
    ),
)
