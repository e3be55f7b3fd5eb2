"""Parts of buildings and gardens, and carts that people push or sit in."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    ball,
    box,
    curve,
    disc,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BROWN,
    CREAM,
    DARK,
    GREEN,
    GREY,
    LEAF,
    OAK,
    RED,
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    arc,
    blob,
    rod,
    stack,
)  # fmt: skip
from stickgen.catalog.records import PropKind, nouns


def _fence() -> Pieces:
    pickets = [
        sheet(
            [(x - 0.08, 0), (x - 0.08, 0.85), (x, 1.0), (x + 0.08, 0.85), (x + 0.08, 0)],
            "main",
            0.03,
        )
        for x in np.arange(-1.25, 1.3, 0.25)
    ]
    return (
        *(rod((-1.4, y, 0), (1.4, y, 0), 0.035, "main") for y in (0.3, 0.7)),
        *stack(*pickets, start=0.4),
    )


def _wall() -> Pieces:
    mortar = [
        line([(-1.5, y, 0.15), (1.5, y, 0.15)], 0.5, "#e9d8c6")
        for y in (0.27, 0.54, 0.81, 1.08, 1.35)
    ]
    joints = [
        line([(x, y, 0.15), (x, y + 0.27, 0.15)], 0.5, "#e9d8c6")
        for i, y in enumerate((0.0, 0.27, 0.54, 0.81, 1.08, 1.35))
        for x in np.arange(-1.2 + 0.25 * (i % 2), 1.4, 0.5)
    ]
    return (*box((3.0, 1.62, 0.3), shade="#9c4a35"), *stack(*mortar, *joints, start=0.6))


def _stairs() -> Pieces:
    n, rise, run = 6, 0.18, 0.28
    steps = [
        box((run * (n - i), rise, 1.0), (run * i / 2, rise * i, 0), "main", shade="#a9a49b")
        for i in range(n)
    ]
    return tuple(piece for step in steps for piece in step)


def _bush() -> Pieces:
    puffs = [
        (-0.4, 0.35, 0.34),
        (0.42, 0.33, 0.33),
        (-0.15, 0.6, 0.36),
        (0.2, 0.58, 0.34),
        (0, 0.32, 0.4),
    ]
    return stack(
        *(ball((x, y, 0), r, "main") for x, y, r in puffs),
        *(ball((x, y, 0), 0.92 * r, "main", line=0.0) for x, y, r in puffs),
        *(
            line(curve([(x - 0.07, y), (x, y - 0.05), (x + 0.07, y)]), 0.7)
            for x, y in ((-0.3, 0.55), (0.1, 0.7), (0.35, 0.4), (-0.1, 0.35))
        ),
        *(
            ball((x, y, 0), 0.04, RED, line=0.6)
            for x, y in ((-0.45, 0.3), (0.3, 0.6), (0.0, 0.5), (0.5, 0.25), (-0.15, 0.8))
        ),
    )


def _flower_bed() -> Pieces:
    blooms = []
    for i, x in enumerate(np.linspace(-0.62, 0.62, 6)):
        y, color = 0.5 + 0.08 * (i % 2), (RED, YELLOW, "#e88fa8")[i % 3]
        petals = [
            ball((x + 0.07 * np.cos(a), y + 0.07 * np.sin(a), 0), 0.055, color, line=0.5)
            for a in np.radians(np.arange(18, 378, 72))
        ]
        blooms += [
            line([(x, 0.15), (x, y)], 1.2, GREEN),
            sheet(curve([(x, 0.2), (x + 0.1, 0.32), (x + 0.02, 0.28)], 3), LEAF, line=0.5),
            *petals,
            ball((x, y, 0), 0.045, "#8a5a30" if color == YELLOW else YELLOW, line=0.4),
        ]
    return stack(
        *blooms,
        sheet(
            curve([(-0.85, 0.0), (-0.7, 0.16), (0, 0.2), (0.7, 0.16), (0.85, 0.0)], 4), "main", 0.05
        ),
        *(ball((x, 0.05, 0.1), 0.08, GREY, line=0.8) for x in np.linspace(-0.8, 0.8, 9)),
    )


def _wheelchair() -> Pieces:
    spokes = [
        line([(-0.05, 0.32, 0.3), (-0.05 + 0.3 * np.cos(a), 0.32 + 0.3 * np.sin(a), 0.3)], 0.4)
        for a in np.arange(8) * np.pi / 4
    ]
    return (
        disc((-0.05, 0.32, -0.3), 0.32, "", line=1.2),
        rod((-0.25, 0.9, -0.25), (-0.22, 0.45, -0.25), 0.02, SILVER),
        *box((0.45, 0.06, 0.46), (0.02, 0.44, 0), "main"),
        plane([(-0.24, 0.5, -0.23), (-0.28, 0.95, -0.23), (-0.28, 0.95, 0.23), (-0.24, 0.5, 0.23)], "main"),
        *stack(
            rod((-0.28, 0.95, 0.25), (-0.22, 0.4, 0.25), 0.02, SILVER), rod((-0.42, 0.92, 0.25), (-0.28, 0.92, 0.25), 0.025, DARK),
            rod((-0.25, 0.66, 0.25), (0.18, 0.66, 0.25), 0.025, DARK), rod((0.18, 0.66, 0.25), (0.25, 0.45, 0.25), 0.018, SILVER),
            tube([(0.22, 0.45, 0.25), (0.38, 0.15, 0.25), (0.55, 0.14, 0.25)], 0.02, SILVER, line=0.7),
            disc((0.32, 0.1, 0.25), 0.1, DARK), disc((0.32, 0.1, 0.25), 0.045, WHITE, line=0.5),
            disc((-0.05, 0.32, 0.3), 0.33, "", line=1.8), disc((-0.05, 0.32, 0.3), 0.28, "", line=0.5), *spokes, ball((-0.05, 0.32, 0.3), 0.04, SILVER, line=0.6),
            start=0.3,
        ),
    )  # fmt: skip


def _shopping_cart() -> Pieces:
    top, low = [(-0.45, 0.9), (0.5, 0.8)], [(-0.35, 0.45), (0.42, 0.45)]
    mesh = [
        line([(-0.45 + 0.95 * t, 0.9 - 0.1 * t, 0.25), (-0.35 + 0.77 * t, 0.45, 0.25)], 0.5)
        for t in np.linspace(0.1, 0.9, 8)
    ]
    mesh += [
        line([(-0.45 + 0.1 * t, 0.9 - 0.45 * t, 0.25), (0.5 - 0.08 * t, 0.8 - 0.35 * t, 0.25)], 0.5)
        for t in (0.25, 0.5, 0.75)
    ]
    return (
        sheet([*top, low[1], low[0]], "#e7ecef", -0.25),
        *stack(
            sheet([*top, low[1], low[0]], "", 0.25, line=1.2), *mesh,
            tube([(-0.62, 1.0, 0.25), (-0.45, 0.9, 0.25), (-0.35, 0.45, 0.25), (-0.25, 0.2, 0.25), (0.45, 0.2, 0.25)], 0.02, SILVER, line=0.7),
            tube([(-0.72, 1.0, 0.25), (-0.58, 1.0, 0.25)], 0.03, "main"),
            *(piece for x in (-0.25, 0.42) for piece in (disc((x, 0.09, 0.25), 0.09, DARK), disc((x, 0.09, 0.25), 0.035, WHITE, line=0.5))),
            start=0.2,
        ),
    )  # fmt: skip


def _pram() -> Pieces:
    hull = [(-0.5, 0.8), *arc(0.5, 180, 360, (0, 0.8))]
    hood = [(0, 0.8), *arc(0.52, 90, 180, (0, 0.8))]
    return stack(
        *(line([(x * 0.6, 0.4), (x, 0.18)], 1.2) for x in (-0.32, 0.32)),
        *(disc((x, 0.18, 0), 0.18, WHITE) for x in (-0.32, 0.32)),
        *(
            line(
                [
                    (x - 0.16 * np.cos(a), 0.18 - 0.16 * np.sin(a)),
                    (x + 0.16 * np.cos(a), 0.18 + 0.16 * np.sin(a)),
                ],
                0.5,
            )
            for x in (-0.32, 0.32)
            for a in (0, 1.05, 2.1)
        ),
        tube(curve([(0.45, 0.75), (0.65, 0.95), (0.78, 0.98)]), 0.02, DARK, line=0.6),
        sheet(np.array(hull) * [1, 0.8] + [0, 0.16], "main"),
        sheet(hood, "main"),
        *(
            line([(0, 0.8), (0.52 * np.cos(a), 0.8 + 0.52 * np.sin(a))], 0.7)
            for a in np.radians((115, 137, 160))
        ),
        ball((0.14, 0.85, -0.01), 0.1, "#f2c9a5", line=0.8),
        sheet(
            [(-0.02, 0.8), (0.1, 0.86), (0.42, 0.84), (0.46, 0.78), (0.0, 0.76)], WHITE, line=0.8
        ),
    )


def _wheelbarrow() -> Pieces:
    return stack(
        tube([(0.62, 0.22), (-0.85, 0.62)], 0.03, WOOD), tube([(-0.35, 0.45), (-0.38, 0.02)], 0.025, DARK), tube([(0.1, 0.35), (-0.1, 0.02)], 0.025, DARK),
        blob([(-0.25, 0.6), (0, 0.85), (0.3, 0.8), (0.5, 0.62)], BROWN),
        sheet([(-0.5, 0.66), (-0.3, 0.4), (0.35, 0.32), (0.7, 0.62)], "main"),
        disc((0.68, 0.2, 0), 0.2, DARK), disc((0.68, 0.2, 0), 0.09, WHITE, line=0.6),
    )  # fmt: skip


def _cart() -> Pieces:
    spokes = [
        line([(x, 0.42, 0.55), (x + 0.38 * np.cos(a), 0.42 + 0.38 * np.sin(a), 0.55)], 0.7)
        for x in (-0.7, 0.7)
        for a in np.arange(8) * np.pi / 4
    ]
    return (
        *(disc((x, 0.42, -0.5), 0.42, OAK) for x in (-0.7, 0.7)),
        *box((2.4, 0.55, 0.9), (0, 0.55, 0), shade=OAK),
        *stack(*(line([(-1.2, y, 0.46), (1.2, y, 0.46)], 0.6) for y in (0.73, 0.92)), *(disc((x, 0.42, 0.55), 0.42, OAK) for x in (-0.7, 0.7)), *(disc((x, 0.42, 0.55), 0.33, CREAM, line=0.6) for x in (-0.7, 0.7)), *spokes, *(ball((x, 0.42, 0.55), 0.08, DARK, line=0.6) for x in (-0.7, 0.7)), tube([(1.2, 0.65, 0.3), (2.3, 0.5, 0.3)], 0.04, WOOD), start=0.9),
    )  # fmt: skip


def _crib() -> Pieces:
    def bars(z: float) -> Pieces:
        return (
            *(rod((x, 0.15, z), (x, 0.85, z), 0.016, "main") for x in np.linspace(-0.5, 0.5, 9)),
            *(rod((-0.6, y, z), (0.6, y, z), 0.025, "main") for y in (0.2, 0.87)),
        )

    return (
        *bars(-0.3), *box((1.15, 0.14, 0.58), (0, 0.28, 0), WHITE), disc((-0.35, 0.45, 0), (0.18, 0.1), "#8fd0ea", line=0.7),
        *(piece for x in (-0.6, 0.6) for piece in box((0.05, 1.0, 0.66), (x, 0.08, 0), "main", lift=0.02)),
        *stack(*bars(0.3), start=0.2),
    )  # fmt: skip


def _blanket() -> Pieces:
    return (
        plane(
            [(-0.8, 0.01, -0.55), (0.8, 0.01, -0.55), (0.9, 0.01, 0.6), (-0.9, 0.01, 0.6)], "main"
        ),
        *stack(
            *(
                plane(
                    [
                        (x - 0.07, 0.015, -0.55),
                        (x + 0.07, 0.015, -0.55),
                        (1.12 * x + 0.08, 0.015, 0.6),
                        (1.12 * x - 0.08, 0.015, 0.6),
                    ],
                    WHITE,
                    line=0.4,
                )
                for x in (-0.6, -0.2, 0.2, 0.6)
            ),
            *(
                plane(
                    [
                        (-0.83, 0.016, z - 0.06),
                        (0.83, 0.016, z - 0.06),
                        (0.86, 0.016, z + 0.06),
                        (-0.86, 0.016, z + 0.06),
                    ],
                    "#b3382c",
                    line=0.4,
                )
                for z in (-0.3, 0.05, 0.4)
            ),
            *(
                line([(x, 0.01, 0.6), (1.01 * x, 0.01, 0.72)], 0.8)
                for x in np.linspace(-0.88, 0.88, 15)
            ),
            start=0.3,
        ),
    )


def _pillow() -> Pieces:
    body = [
        (-0.3, 0.16),
        (0, 0.13),
        (0.3, 0.16),
        (0.27, 0.0),
        (0.3, -0.16),
        (0, -0.13),
        (-0.3, -0.16),
        (-0.27, 0.0),
    ]
    return stack(
        blob(body, "main"),
        line(curve([(-0.25, 0.12), (-0.18, 0.09), (-0.15, 0.05)]), 0.6),
        line(curve([(0.25, -0.12), (0.18, -0.09), (0.15, -0.05)]), 0.6),
        line(curve([(0.25, 0.12), (0.18, 0.08), (0.16, 0.05)]), 0.6),
    )


RECORDS = (
    PropKind(
        name="fence",
        size=2.8,
        color="#fffdf6",
        draw=_fence,
        gallery="a white picket fence",
        words=nouns("picket fence, garden fence, wooden fence, railing"),
        near=nouns(
            """
            hedge, barricade, handrail, guardrail, garden gate, barbed wire, trellis, border
            fence
            """
        ),
    ),
    PropKind(
        name="wall",
        size=3.0,
        color="#b4593c",
        draw=_wall,
        gallery="a brick wall",
        words=nouns("brick wall, stone wall, city wall, garden wall"),
        near=nouns("dam, climbing wall, ruin, obstacle, cliff, ledge"),
    ),
    PropKind(
        name="stairs",
        size=1.7,
        color="#c2bdb3",
        draw=_stairs,
        gallery="six stone steps",
        words=nouns("staircase, stair, stairway, stone steps, stairwell"),
        near=nouns("escalator, spiral staircase, bleacher steps"),
    ),
    PropKind(
        name="bush",
        size=1.5,
        color="#6fa55c",
        draw=_bush,
        gallery="a bush with red berries",
        words=nouns("shrub, berry bush, rose bush, bushes, thicket"),
        near=nouns("pile of leaves, undergrowth, foliage, plant, houseplant, haystack"),
    ),
    PropKind(
        name="flower_bed",
        size=1.7,
        color="#8a5f3c",
        draw=_flower_bed,
        gallery="a flower bed with stones around it",
        words=nouns("flowerbed, bed of flowers, garden bed, vegetable patch"),
        near=nouns("seed, seedling, crop, soil, compost, mud, sapling"),
    ),
    PropKind(
        name="wheelchair",
        size=1.0,
        color="#4a5f9a",
        draw=_wheelchair,
        gallery="a wheelchair",
        words=nouns("wheel chair, electric wheelchair"),
        near=nouns("walker, rollator, mobility scooter, zimmer frame"),
        grips={"left": (-0.42, 0.92, 0.25), "right": (-0.42, 0.92, -0.25)},
        seat=(0.0, 0.5, 0.0, 90.0),
    ),
    PropKind(
        name="shopping_cart",
        size=1.2,
        color="#d94a3c",
        draw=_shopping_cart,
        gallery="a shopping cart",
        words=nouns(
            """
            shopping trolley, supermarket trolley, grocery cart, trolley, supermarket cart
            """
        ),
        near=nouns(
            """
            luggage cart, tea trolley, hand truck, baggage cart, hand cart, serving trolley
            """
        ),
        grips={"left": (-0.65, 1.0, 0.25), "right": (-0.65, 1.0, -0.25)},
    ),
    PropKind(
        name="baby_carriage",
        size=1.3,
        color="#6f9fd0",
        draw=_pram,
        gallery="a blue baby carriage with a baby",
        words=nouns("pram, stroller, pushchair, baby buggy, baby stroller, perambulator"),
        near=nouns("car seat, baby carrier, child seat"),
        grips={"left": (0.75, 0.98, 0.02), "right": (0.75, 0.98, -0.02)},
    ),
    PropKind(
        name="wheelbarrow",
        size=1.7,
        color="#4f9a4a",
        draw=_wheelbarrow,
        gallery="a green wheelbarrow full of earth",
        words=nouns("barrow, wheel barrow"),
        grips={"left": (-0.83, 0.62, 0.0), "right": (-0.83, 0.62, 0.0)},
    ),
    PropKind(
        name="cart",
        size=2.4,
        color="#c98d4b",
        draw=_cart,
        gallery="a wooden cart with two wheels a side",
        words=nouns("wagon, wooden cart, hay cart, ox cart, hay wagon, handcart"),
        near=nouns(
            """
            carriage, chariot, coach and horses, stagecoach, covered wagon, horse carriage,
            hot dog stand, ice cream cart, horse-drawn carriage
            """
        ),
    ),
    PropKind(
        name="crib",
        size=1.2,
        color="#d5a468",
        draw=_crib,
        gallery="a baby's crib",
        words=nouns("cradle, baby bed, baby crib, bassinet, playpen"),
        near=nouns("manger, incubator"),
    ),
    PropKind(
        name="blanket",
        size=1.8,
        color="#d94a3c",
        draw=_blanket,
        gallery="a checked picnic blanket",
        words=nouns("picnic blanket, rug, carpet, beach towel, towel, picnic cloth"),
        near=nouns(
            """
            quilt, duvet, sheet, bedsheet, doormat, magic carpet, flying carpet, tablecloth,
            red carpet, tarp, cloth, napkin, handkerchief, cape, scarf, welcome mat, bed
            cover
            """
        ),
    ),
    PropKind(
        name="pillow",
        size=0.6,
        color="#f3efe4",
        draw=_pillow,
        gallery="a soft white pillow",
        held=True,
        words=nouns("cushion, throw pillow, pillowcase"),
        near=nouns("sponge, soap, bean bag, whoopee cushion, bar of soap, tissue"),
    ),
)
