"""To clean, to fish, to tie, to see in the dark."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, line, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    BROWN,
    DARK,
    GREY,
    OAK,
    RED,
    SILVER,
    WHITE,
    WOOD,
    arc,
    flame,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _broom() -> Pieces:
    straw = [(-0.06, -0.62), (-0.22, -1.02), (0.22, -1.02), (0.06, -0.62)]
    return stack(
        rod((0, -0.75), (0, 0.4), 0.016, WOOD),
        sheet(straw, "main"),
        *(line([(x * 0.35, -0.66), (x, -1.0)], 0.5) for x in (-0.15, -0.08, 0, 0.08, 0.15)),
        sheet([(-0.065, -0.6), (-0.1, -0.72), (0.1, -0.72), (0.065, -0.6)], RED, line=0.8),
    )


def _mop() -> Pieces:
    strands = [
        tube(curve([(0.3 * x, -0.72), (0.9 * x, -0.84), (x, -1.02)]), 0.034, line=0.7)
        for x in (-0.24, 0.24, -0.15, 0.15, -0.05, 0.06)
    ]
    return stack(
        rod((0, -0.74), (0, 0.4), 0.018, BLUE),
        *strands,
        sheet([(-0.09, -0.68), (-0.11, -0.76), (0.11, -0.76), (0.09, -0.68)], GREY, line=0.8),
    )


def _pail(content: Pieces) -> Pieces:
    side = [(-0.1, 0), (-0.14, 0.26), (0.14, 0.26), (0.1, 0)]
    return (
        line(
            [
                (-0.138, 0.25, -0.01),
                *[(*p, -0.01) for p in arc(0.15, 170, 10, (0, 0.27))],
                (0.138, 0.25, -0.01),
            ],
            0.9,
        ),
        *stack(
            sheet(side, "main"),
            disc((0, 0.26, 0), (0.14, 0.035), GREY),
            content,
            line([(-0.112, 0.08), (0.112, 0.08)], 0.6),
            rod((-0.05, 0.42), (0.05, 0.42), 0.012, OAK),
        ),
    )


def _bucket() -> Pieces:
    return _pail(())


def _full_bucket() -> Pieces:
    return _pail((disc((0, 0.257, 0), (0.12, 0.026), "#8fd0ea", line=0.6),))


def _rope() -> Pieces:
    coils = [
        disc((0, 0.03 + 0.045 * i, 0), (0.19 - 0.004 * (i % 2), 0.19), "", axis="y").points
        for i in range(4)
    ]
    return (
        *stack(*(tube(np.concatenate([c, c[:1]]), 0.026, line=0.7) for c in coils)),
        *stack(
            tube(
                curve([(0.18, 0.05, 0.1), (0.28, 0.02, 0.16), (0.36, 0.025, 0.12)]), 0.024, line=0.7
            ),
            *(
                line([(x, y - 0.016, 0.19), (x + 0.02, y + 0.016, 0.19)], 0.5)
                for y in (0.03, 0.075, 0.12, 0.165)
                for x in (-0.13, -0.08, -0.03, 0.02, 0.07, 0.12)
            ),
            start=0.3,
        ),
    )


def _fishing_rod() -> Pieces:
    return stack(
        tube([(0, -0.2), (0.1, 0.3), (0.5, 1.6)], [0.014, 0.012, 0.004], line=0.7),
        rod((-0.02, -0.3), (0.01, -0.05), 0.022, BROWN),
        disc((0.08, 0.02, 0), 0.06, GREY, line=0.8),
        disc((0.08, 0.02, 0), 0.025, DARK, line=0.5),
        line(curve([(0.5, 1.6), (0.72, 1.2), (0.75, 0.55)]), 0.35),
        ball((0.75, 0.5, 0), 0.045, RED, line=0.7),
        ball((0.75, 0.47, 0), 0.028, WHITE, line=0.5),
        line(curve([(0.75, 0.42), (0.75, 0.3), (0.71, 0.26), (0.68, 0.31)]), 0.7),
    )


def _flashlight_body() -> Pieces:
    return stack(
        tube([(0, -0.1), (0, 0.07)], 0.022, "main"),
        sheet(
            [
                (-0.022, 0.07),
                (-0.04, 0.12),
                (-0.04, 0.145),
                (0.04, 0.145),
                (0.04, 0.12),
                (0.022, 0.07),
            ],
            "main",
        ),
        sheet([(-0.04, 0.13), (-0.04, 0.15), (0.04, 0.15), (0.04, 0.13)], SILVER, line=0.7),
        rod((0, 0.0), (0, 0.025), 0.008, WHITE),
    )


def _flashlight() -> Pieces:
    beam = sheet([(-0.04, 0.155), (-0.16, 0.45), (0.16, 0.45), (0.04, 0.155)], "#fff1a8", line=0.2)
    return stack(beam, _flashlight_body())


def _torch() -> Pieces:
    return stack(
        tube([(0, -0.2), (0, 0.3)], [0.022, 0.034], line=0.8),
        rod((0, 0.24), (0, 0.33), 0.045, GREY),
        flame(0, 0.33, 0.34),
    )


def _plank() -> Pieces:
    return (
        *box((2.0, 0.08, 0.28), shade=OAK),
        *stack(
            *(
                line([(x, 0.08, z), (x + 0.5, 0.08, z)], 0.5)
                for x, z in ((-0.9, 0.04), (-0.2, -0.03), (0.35, 0.05))
            ),
            disc((0.1, 0.08, 0.03), (0.06, 0.03), axis="y", line=0.5),
            start=0.05,
        ),
    )


RECORDS = (
    PropKind(
        name="broom",
        size=1.4,
        color="#e0b96a",
        draw=_broom,
        gallery="a straw broom",
        held=True,
        words=nouns("broomstick, besom"),
        near=nouns(
            """
            rake, dustpan, feather duster, brush, hoover, vacuum cleaner, vacuum, dustbrush
            """
        ),
        grips={"left": (0.0, 0.3, 0.0), "right": (0.0, -0.2, 0.0)},
    ),
    PropKind(
        name="mop",
        size=1.4,
        color="#e6e0d2",
        draw=_mop,
        gallery="a mop with a blue stick",
        held=True,
        words=nouns("floor mop, wet mop"),
        grips={"left": (0.0, 0.3, 0.0), "right": (0.0, -0.2, 0.0)},
    ),
    PropKind(
        name="bucket",
        size=0.43,
        color="#6f9fd0",
        draw=_bucket,
        gallery="a blue bucket",
        words=nouns("pail, bucket of water, water bucket"),
        near=nouns(
            """
            basin, paint can, ice bucket, flowerpot, flower pot, plant pot, washtub, tub,
            potted plant, cauldron of water
            """
        ),
        grips={"handle": (0.0, 0.42, 0.0)},
        draw_states={"full": _full_bucket},
    ),
    PropKind(
        name="rope",
        size=0.55,
        color="#d5a468",
        draw=_rope,
        gallery="a coil of rope",
        words=nouns("coil of rope, cord, lasso, string, jump rope, skipping rope"),
        near=nouns(
            """
            cable, hose, chain, whip, wire, thread, garden hose, leash, vine, tightrope,
            ribbon, clothesline, bungee cord, noose, fuse
            """
        ),
        grips={"hand": (0.0, 0.165, 0.19)},
    ),
    PropKind(
        name="fishing_rod",
        size=1.9,
        color="#8a5a30",
        draw=_fishing_rod,
        gallery="a fishing rod with a float",
        held=True,
        words=nouns("fishing pole, angling rod, fishing line, fishing tackle"),
        near=nouns("fishhook, hook, bait"),
    ),
    PropKind(
        name="flashlight",
        size=0.55,
        color="#4a4f57",
        draw=_flashlight,
        gallery="a flashlight that is on",
        held=True,
        words=nouns("electric torch, pocket torch, torchlight, flash light, headlamp"),
        near=nouns("lantern, searchlight, laser, laser pointer, headlight"),
        draw_states={"off": _flashlight_body},
    ),
    PropKind(
        name="torch",
        size=0.87,
        color="#8a5a30",
        draw=_torch,
        gallery="a burning wooden torch",
        held=True,
        words=nouns("burning torch, olympic torch"),
        near=nouns("sparkler, firebrand, flare"),
    ),
    PropKind(
        name="plank",
        size=2.0,
        color="#c98d4b",
        draw=_plank,
        gallery="a wooden plank",
        words=nouns("board, wooden board, timber, wooden plank"),
        near=nouns(
            """
            log, firewood, lumber, springboard, diving board, pillar, beam, driftwood, stump
            """
        ),
        grips={"left": (0.5, 0.08, 0.0), "right": (-0.5, 0.08, 0.0)},
    ),
)
