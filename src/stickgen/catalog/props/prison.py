"""What keeps people in their place."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, box, disc, moved, sheet, tube
from stickgen.catalog.props.parts import DARK, GOLD, GREY, rod, stack
from stickgen.catalog.records import PropKind, nouns, opening


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


def _open_cage(share: float) -> Pieces:
    door = moved(_cage_bars([0.2, 0.4, 0.6, 0.8, 1.0], 0.0), (-0.58, 0, 0.6), turn=-1.9 * share)
    rails = moved(
        [rod((0, y, 0), (1.0, y, 0), 0.025, "main") for y in (0.1, 1.75)],
        (-0.58, 0, 0.6),
        turn=-1.9 * share,
    )
    return (*_cage_frame(), *stack(*door, *rails, start=0.2))


RECORDS = (
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
        near=nouns("birdcage, jail, kennel, trap, pen for animals, prison bars"),
        grips={"handle": (0.19, 0.94, 0.63)},
        hinge=((-0.58, 1.8, 0.6), (-0.58, 0.08, 0.6)),
        draw_states=opening(_open_cage),
    ),
)
