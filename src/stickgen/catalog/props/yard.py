"""Around the house and in the street: containers, posts, stone things."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    ball,
    box,
    curve,
    disc,
    drum,
    line,
    moved,
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BROWN,
    DARK,
    GOLD,
    GREY,
    LEAF,
    OAK,
    RED,
    WHITE,
    WOOD,
    YELLOW,
    arc,
    blob,
    gleam,
    mirrored,
    rod,
    stack,
)  # fmt: skip
from stickgen.catalog.records import PropKind, nouns


def _well() -> Pieces:
    stones = [
        line([(x, y, 0.56), (x + 0.22, y, 0.56)], 0.6)
        for y, xs in ((0.2, (-0.45, -0.05, 0.3)), (0.4, (-0.3, 0.1)), (0.6, (-0.45, -0.05, 0.28)))
        for x in xs
    ]
    return (
        *mirrored([rod((0.5, 0.7, 0), (0.5, 1.75, 0), 0.05, WOOD)]),
        rod((-0.5, 1.35, 0), (0.5, 1.35, 0), 0.05, OAK),
        *stack(
            drum([(0.6, 0), (0.6, 0.8)], "main"),
            *stones,
            disc((0, 0.8, 0), 0.6, "main", axis="y"),
            disc((0, 0.81, 0), 0.45, DARK, axis="y", line=0.7),
            line([(0, 1.35), (0, 0.95)], 0.8),
            sheet([(-0.1, 0.7), (-0.13, 0.95), (0.13, 0.95), (0.1, 0.7)], WOOD, line=0.8),
            start=0.02,
        ),
        plane([(-0.85, 1.65, 0.5), (0, 2.2, 0.5), (0.85, 1.65, 0.5)], "#b4593c"),
        plane([(-0.85, 1.65, 0.5), (0, 2.2, 0.5), (0, 2.2, -0.5), (-0.85, 1.65, -0.5)], "#b4593c"),
        plane([(0.85, 1.65, 0.5), (0, 2.2, 0.5), (0, 2.2, -0.5), (0.85, 1.65, -0.5)], "#b4593c"),
    )


def _fountain() -> Pieces:
    jets = [
        line(
            curve([(0, 1.55), (0.35 * k, 1.95 - 0.12 * abs(k)), (0.75 * k, 1.45), (0.9 * k, 0.6)]),
            1.6,
            "#5fb4dc",
        )
        for k in (-1, -0.5, 0.5, 1)
    ]
    return (
        *stack(
            drum([(1.15, 0), (1.25, 0.45)], "main"), disc((0, 0.45, 0), 1.25, "main", axis="y"), disc((0, 0.46, 0), 1.08, "#8fd0ea", axis="y", line=0.7),
            drum(curve([(0.22, 0.4), (0.12, 0.7), (0.12, 0.95), (0.5, 1.15)]), "main"), disc((0, 1.15, 0), 0.5, "#8fd0ea", axis="y"), drum([(0.08, 1.15), (0.06, 1.5)], "main"), *jets,
        ),
    )  # fmt: skip


def _statue() -> Pieces:
    return (
        *box((0.9, 0.7, 0.7), shade="#a9a49b", fill="#c2bdb3"),
        *box((1.0, 0.1, 0.8), (0, 0.7, 0), "#c2bdb3", shade="#a9a49b"),
        *stack(
            *mirrored([tube([(0.06, 1.4), (0.13, 0.85)], 0.075)]),
            tube([(0.1, 1.85), (0.32, 1.7), (0.18, 1.5)], 0.055),
            tube([(-0.1, 1.88), (-0.3, 2.1), (-0.28, 2.5)], 0.055),
            tube([(0, 1.45), (0, 1.85)], [0.13, 0.16]),
            ball((0, 2.13, 0), 0.15),
            rod((-0.28, 2.45), (-0.28, 2.65), 0.04, GREY),
            sheet(curve([(-0.36, 2.65), (-0.28, 2.95), (-0.2, 2.65)], 4), GREY),
            start=0.2,
        ),
    )


def _mailbox() -> Pieces:
    return (
        rod((0, 0), (0, 0.9), 0.05, WOOD),
        *stack(
            plane(
                [
                    (-0.2, 0.9, 0),
                    (-0.2, 1.1, 0),
                    *[
                        (-0.2 + 0.2 - 0.2 * np.cos(a), 1.1 + 0.14 * np.sin(a), 0)
                        for a in np.linspace(0, np.pi, 9)
                    ],
                    (0.2, 0.9, 0),
                ],
                "main",
            ),
            sheet(
                [
                    (-0.28, 0.9),
                    (-0.28, 1.1),
                    *[
                        (0.0 - 0.28 * np.cos(a), 1.1 + 0.17 * np.sin(a))
                        for a in np.linspace(0, np.pi, 9)
                    ],
                    (0.28, 0.9),
                ],
                "main",
                0.1,
            ),
            line([(-0.1, 0.9, 0.1), (-0.1, 1.26, 0.1)], 0.8),
            rod((0.15, 1.1, 0.12), (0.15, 1.42, 0.12), 0.014, DARK),
            sheet([(0.15, 1.42), (0.15, 1.3), (0.3, 1.3), (0.3, 1.42)], RED, 0.12, line=0.8),
            sheet(
                [(-0.24, 1.0), (-0.24, 1.12), (-0.13, 1.12), (-0.13, 1.0)], WHITE, 0.12, line=0.5
            ),
            start=0.05,
        ),
    )


def _trash_can() -> Pieces:
    return stack(
        drum([(0.2, 0), (0.26, 0.65)], "main"),
        *(line([(0.8 * x, 0.09, 0.1), (x, 0.6, 0.1)], 0.8) for x in (-0.18, -0.06, 0.06, 0.18)),
        drum([(0.29, 0.65), (0.28, 0.71), (0.12, 0.8), (0.02, 0.82)], "main"),
        tube(curve([(-0.07, 0.81), (0, 0.89), (0.07, 0.81)]), 0.018, DARK, line=0.7),
        *mirrored([tube(curve([(0.25, 0.55), (0.32, 0.52), (0.25, 0.44)]), 0.016, DARK, line=0.7)]),
    )


def _barrel() -> Pieces:
    side = curve([(0.26, 0), (0.34, 0.4), (0.26, 0.8)], 6)
    return stack(
        drum(side, "main"),
        *(
            line(curve([(0.8 * x, 0.09, 0.2), (x, 0.4, 0.25), (0.8 * x, 0.76, 0.2)]), 0.6)
            for x in (-0.2, -0.07, 0.07, 0.2)
        ),
        *(drum([(r, y), (r, y + 0.06)], GREY, line=0.7) for y, r in ((0.1, 0.3), (0.64, 0.3))),
        disc((0, 0.8, 0), 0.26, "main", axis="y"),
    )


def _traffic_light(lit: str) -> Pieces:
    colors = {"red": "#e0352b", "yellow": "#ffc400", "green": "#3fb04f"}
    lamps = [
        disc((0, y, 0.12), 0.12, color if name == lit else "#6b655d", line=0.8)
        for (name, color), y in zip(colors.items(), (2.85, 2.5, 2.15), strict=True)
    ]
    return (
        drum([(0.16, 0), (0.12, 0.1)], DARK),
        rod((0, 0.1, 0), (0, 2.0, 0), 0.05, GREY),
        *stack(sheet(rounded(0.42, 1.15, 0.06, (0, 1.95)), "main", 0.1), *lamps, start=0.1),
    )


def _red_light() -> Pieces:
    return _traffic_light("red")


def _yellow_light() -> Pieces:
    return _traffic_light("yellow")


def _green_light() -> Pieces:
    return _traffic_light("green")


def _street_sign() -> Pieces:
    corner = np.radians(22.5 + 45 * np.arange(8))
    octagon = 0.38 * np.stack([np.cos(corner), np.sin(corner)], axis=-1) + (0, 2.1)
    letters = (
        [(-0.15, 2.14), (-0.22, 2.17), (-0.25, 2.12), (-0.16, 2.08), (-0.19, 2.03), (-0.26, 2.05)],
        [(-0.13, 2.17), (-0.01, 2.17)],
        [(-0.07, 2.17), (-0.07, 2.03)],
        [*arc(0.06, 0, 360, (0.075, 2.1))],
        [(0.17, 2.03), (0.17, 2.17), (0.25, 2.16), (0.25, 2.1), (0.17, 2.09)],
    )
    return stack(
        rod((0, 0), (0, 2.0), 0.04, GREY),
        sheet(octagon, WHITE, 0.03),
        sheet((octagon - (0, 2.1)) * 0.9 + (0, 2.1), "main", 0.03, line=0.3),
        *(gleam([(x, y, 0.03) for x, y in q], 0.013) for q in letters),
    )


def _lamp_post() -> Pieces:
    return (
        drum([(0.16, 0), (0.1, 0.25), (0.06, 0.4)], "main"),
        rod((0, 0.4, 0), (0, 3.1, 0), 0.05, "main"),
        *stack(
            sheet([(-0.14, 3.1), (-0.22, 3.55), (0.22, 3.55), (0.14, 3.1)], YELLOW),
            line([(0, 3.1), (0, 3.55)], 0.6),
            sheet([(-0.28, 3.55), (-0.1, 3.75), (0.1, 3.75), (0.28, 3.55)], "main"),
            ball((0, 3.8, 0), 0.05, "main", line=0.8),
            start=0.05,
        ),
    )


def _gravestone() -> Pieces:
    stone = [(-0.3, 0), (-0.3, 0.65), *arc(0.3, 180, 0, (0, 0.65)), (0.3, 0)]
    return (
        *stack(
            sheet(stone, "#a9a49b", -0.08),
            sheet(stone, "main", 0.06),
            line([(0, 0.78, 0.06), (0, 0.5, 0.06)], 1.4),
            line([(-0.09, 0.69, 0.06), (0.09, 0.69, 0.06)], 1.4),
            *(line([(-0.16, y, 0.06), (0.16, y, 0.06)], 0.7) for y in (0.38, 0.3)),
            sheet(
                curve([(-0.42, 0), (-0.25, 0.1), (0, 0.07), (0.22, 0.12), (0.42, 0)], 4),
                LEAF,
                0.12,
                line=0.8,
            ),
        ),
    )


def _cross() -> Pieces:
    return (
        *box((0.16, 1.6, 0.14), shade=BROWN),
        *moved(box((0.9, 0.16, 0.14), (0, 1.05, 0), shade=BROWN, lift=0.03)),
        *box((0.5, 0.08, 0.4), (0, 0, 0), GREY),
    )


_COFFIN = ((-0.9, -0.2), (-0.45, -0.36), (1.0, -0.22), (1.0, 0.22), (-0.45, 0.36), (-0.9, 0.2))


def _coffin_box() -> Pieces:
    sides = [
        plane([(x0, 0, z0), (x0, 0.45, z0), (x1, 0.45, z1), (x1, 0, z1)], "main")
        for (x0, z0), (x1, z1) in pairwise((*_COFFIN, _COFFIN[0]))
    ]
    cross = [
        tube([(-0.05, 0.225, 0.34), (0.4, 0.225, 0.3)], 0.025, GOLD, line=0.5),
        tube([(0.06, 0.1, 0.33), (0.06, 0.35, 0.33)], 0.025, GOLD, line=0.5),
    ]
    return (*sides, *stack(*cross, start=0.4))


def _coffin_lid(y: float) -> Pieces:
    return stack(
        plane([(x, y, z) for x, z in _COFFIN], "main"),
        plane([(0.8 * x, y + 0.04, 0.75 * z) for x, z in _COFFIN], "main", line=0.8),
        line([(-0.6, y + 0.05, 0), (0.3, y + 0.05, 0)], 2.4, GOLD),
        line([(-0.35, y + 0.05, -0.14), (-0.35, y + 0.05, 0.14)], 2.4, GOLD),
        start=0.2,
    )


def _coffin() -> Pieces:
    return (*_coffin_box(), *_coffin_lid(0.45))


def _open_coffin() -> Pieces:
    return (
        *moved(_coffin_lid(0.0), (0.1, 0.02, 0.75)),
        *_coffin_box(),
        *stack(
            plane(
                [
                    (-0.85, 0.44, -0.18),
                    (-0.45, 0.44, -0.32),
                    (0.95, 0.44, -0.2),
                    (0.95, 0.44, 0.2),
                    (-0.45, 0.44, 0.32),
                    (-0.85, 0.44, 0.18),
                ],
                "#e9d8df",
            ),
            disc((-0.6, 0.46, 0), (0.18, 0.16), WHITE, axis="y", line=0.8),
            start=0.1,
        ),
    )


def _skull() -> Pieces:
    return stack(
        sheet(rounded(0.11, 0.08, 0.02, (0, -0.12)), "main"),
        blob(
            [
                (0, 0.12),
                (0.1, 0.08),
                (0.12, 0.0),
                (0.08, -0.06),
                (-0.08, -0.06),
                (-0.12, 0.0),
                (-0.1, 0.08),
            ],
            "main",
        ),
        sheet([(-0.052, -0.09), (-0.052, -0.04), (0.052, -0.04), (0.052, -0.09)], "main", line=0.0),
        *mirrored([disc((0.047, -0.005, 0), (0.032, 0.036), DARK, line=0.4)]),
        sheet([(-0.014, -0.055), (0, -0.025), (0.014, -0.055)], DARK, line=0.3),
        *(line([(x, -0.075), (x, -0.118)], 0.6) for x in (-0.027, 0.0, 0.027)),
    )


RECORDS = (
    PropKind(
        name="well",
        size=2.2,
        color="#b9b4ab",
        draw=_well,
        gallery="a stone well with a roof and a bucket",
        words=nouns("wishing well, water well, draw well"),
        near=nouns("pit, water pump, hole, manhole, oil well, hydrant, fire hydrant"),
    ),
    PropKind(
        name="fountain",
        size=2.5,
        color="#c2bdb3",
        draw=_fountain,
        gallery="a fountain with four jets of water",
        words=nouns("water feature, garden fountain"),
        near=nouns("pond, geyser, waterfall, puddle, sprinkler"),
    ),
    PropKind(
        name="statue",
        size=2.95,
        color="#b9b4ab",
        draw=_statue,
        gallery="a statue with a torch on a block of stone",
        words=nouns("sculpture, stone figure, monument, bust, memorial"),
        near=nouns("obelisk, totem pole, totem, gargoyle, sphinx, idol"),
    ),
    PropKind(
        name="mailbox",
        size=1.4,
        color="#3c78b4",
        draw=_mailbox,
        gallery="a blue mailbox with a red flag",
        words=nouns("letterbox, postbox, letter box, post box, mail box"),
        near=nouns("parking meter, birdhouse, bird feeder, bird house, beehive"),
    ),
    PropKind(
        name="trash_can",
        size=0.88,
        color="#a9b2b8",
        draw=_trash_can,
        gallery="a trash can with a lid",
        words=nouns(
            """
            trash, bin, garbage can, dustbin, rubbish bin, waste bin, trashcan, wastebasket,
            wastepaper basket, trash bin, recycling bin, litter bin
            """
        ),
        near=nouns("rubbish, garbage, dumpster, litter, waste, junk, spittoon"),
        grips={"handle": (0.0, 0.89, 0.0)},
    ),
    PropKind(
        name="barrel",
        size=0.8,
        color="#b97f45",
        draw=_barrel,
        gallery="a wooden barrel with iron hoops",
        words=nouns("keg, cask, beer barrel, wine barrel, rain barrel"),
        near=nouns("oil drum, drum of oil, water tank, gas cylinder, cylinder, churn, vat"),
    ),
    PropKind(
        name="traffic_light",
        size=3.1,
        color="#4a4f57",
        draw=_red_light,
        gallery="a traffic light that shows red",
        words=nouns("traffic lights, stoplight, stop light, traffic signal, traffic-light"),
        near=nouns("signal light, semaphore, level crossing"),
        draw_states={"green": _green_light, "yellow": _yellow_light},
    ),
    PropKind(
        name="street_sign",
        size=2.48,
        color="#c8412f",
        draw=_street_sign,
        gallery="a red stop sign on a post",
        words=nouns("stop sign, road sign, traffic sign, signpost, bus stop sign"),
        near=nouns(
            """
            bus stop, milestone, warning sign, guidepost, speed limit sign, for sale sign
            """
        ),
    ),
    PropKind(
        name="lamp_post",
        size=3.8,
        color="#4a5560",
        draw=_lamp_post,
        gallery="a street lamp with a yellow light",
        words=nouns("street lamp, streetlight, street light, lamppost, lamp-post, streetlamp"),
        near=nouns(
            """
            beacon, flagpole, telephone pole, power pole, electricity pylon, flag pole
            """
        ),
    ),
    PropKind(
        name="gravestone",
        size=0.95,
        color="#b9b4ab",
        draw=_gravestone,
        gallery="a gravestone in the grass",
        words=nouns("tombstone, headstone, grave, tomb"),
        near=nouns("burial mound, mausoleum, runestone, monolith"),
    ),
    PropKind(
        name="cross",
        size=1.6,
        color="#a9683c",
        draw=_cross,
        gallery="a wooden cross",
        words=nouns("wooden cross, crucifix, grave cross"),
        near=nouns("gallows, stake, gibbet, finger post"),
    ),
    PropKind(
        name="coffin",
        size=1.9,
        color="#8a5a30",
        draw=_coffin,
        gallery="a coffin with a golden cross",
        words=nouns("wooden coffin, vampire coffin"),
        near=nouns("sarcophagus, burial chest, ark"),
        draw_states={"open": _open_coffin},
    ),
    PropKind(
        name="skull",
        size=0.27,
        color="#f3ead2",
        draw=_skull,
        gallery="a human skull",
        held=True,
        words=nouns("human skull, death's head"),
        near=nouns("skull and crossbones, bones, skeleton bone, jawbone"),
    ),
)
