"""Of adventures: magic, treasure, explosives."""

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
    DARK,
    GOLD,
    GREY,
    OAK,
    ORANGE,
    WHITE,
    YELLOW,
    arc,
    gleam,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns, opening


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


def _open_chest(share: float) -> Pieces:
    c, s = np.cos(1.9 * share), np.sin(1.9 * share)
    lid = moved(
        [
            Piece(
                p.points @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]]),
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
        name="wand",
        size=0.52,
        color="#ffd23f",
        draw=_wand,
        gallery="a magic wand with a star",
        held=True,
        words=nouns("magic wand, fairy wand, magician's wand, conductor's baton"),
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
        draw_states=opening(_open_chest),
    ),
)
