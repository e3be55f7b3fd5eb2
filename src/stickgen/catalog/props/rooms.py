"""Parts of rooms that open and hold."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Pieces,
    ball,
    box,
    curve,
    drum,
    line,
    moved,
    plane,
    rounded,
    sheet,
)
from stickgen.catalog.props.parts import (
    BLUE,
    BROWN,
    DARK,
    GOLD,
    GREEN,
    GREY,
    LEAF,
    OAK,
    ORANGE,
    PURPLE,
    RED,
    WHITE,
    WOOD,
    YELLOW,
    gleam,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns, opening


def _shelf() -> Pieces:
    colors = (RED, BLUE, GREEN, GOLD, PURPLE, ORANGE, "#6f9fd0", BROWN)
    books = [
        sheet(
            [(x, y), (x, y + h), (x + 0.075, y + h), (x + 0.075, y)],
            colors[(i * 3 + row) % 8],
            0.1,
            line=0.5,
        )
        for row, y in enumerate((0.08, 0.53, 0.98, 1.43))
        for i, x in enumerate(np.arange(-0.45, 0.3 if row % 2 else 0.36, 0.085))
        for h in [0.28 + 0.06 * ((i * 5 + row * 3) % 3) / 2]
    ]
    return (
        sheet([(-0.5, 0), (-0.5, 1.85), (0.5, 1.85), (0.5, 0)], OAK, -0.15),
        *stack(*books, start=0.3),
        *(
            piece
            for y in (0.04, 0.49, 0.94, 1.39, 1.83)
            for piece in box((1.0, 0.04, 0.32), (0, y, 0), "main")
        ),
        *mirrored(box((0.04, 1.87, 0.32), (0.5, 0, 0), "main", lift=0.03)),
        drum([(0.06, 0), (0.07, 0.1)], ORANGE, at=(0.36, 0.53, 0.05)),
        ball((0.36, 0.68, 0.05), 0.08, LEAF),
    )


def _cupboard(front: Pieces, leaves: Pieces = ()) -> Pieces:
    return (
        *box((1.1, 1.9, 0.55), shade=OAK),
        *box((1.2, 0.08, 0.62), (0, 1.9, 0), "main", shade=OAK),
        *stack(front, start=0.3),
        *(stack(leaves, start=0.05) if leaves else ()),  # who stands before them is nearer
    )


def _wardrobe() -> Pieces:
    door = (
        sheet(rounded(0.48, 1.65, 0.02, (0.26, 0.12)), "main", 0.28, line=0.8),
        sheet(rounded(0.32, 0.65, 0.02, (0.26, 1.02)), "main", 0.28, line=0.5),
        sheet(rounded(0.32, 0.65, 0.02, (0.26, 0.25)), "main", 0.28, line=0.5),
        ball((0.07, 0.95, 0.3), 0.035, GOLD, line=0.6),
    )
    return _cupboard(mirrored(door))


def _open_wardrobe(share: float) -> Pieces:
    inside = sheet([(-0.5, 0.1), (-0.5, 1.78), (0.5, 1.78), (0.5, 0.1)], DARK, 0.28)
    clothes = [
        sheet(
            [(x, 1.6), (x - 0.11, 1.45), (x - 0.12, y), (x + 0.12, y), (x + 0.11, 1.45)],
            c,
            0.29,
            line=0.7,
        )
        for x, y, c in (
            (-0.32, 0.7, RED),
            (-0.08, 0.5, BLUE),
            (0.15, 0.8, YELLOW),
            (0.36, 0.6, GREEN),
        )
    ]
    leaf = box((0.5, 1.68, 0.04), (0.25, 0.1, 0), "main", shade=OAK)
    doors = [moved(leaf, (-0.53, 0, 0.3), turn=-turn * share) for turn in (1.9, 2.7)]
    return _cupboard(
        (
            inside,
            rod((-0.48, 1.65, 0.29), (0.48, 1.65, 0.29), 0.02, GREY),
            *clothes,
        ),
        (*doors[0], *moved(doors[1], flip=True)),
    )


def _panes(sky: str) -> Pieces:
    return (
        sheet(rounded(1.1, 1.3, 0.02, (0, 0.95)), WHITE, 0.03),
        sheet(rounded(0.96, 1.16, 0.01, (0, 1.02)), sky, 0.03, line=0.7),
    )


def _window() -> Pieces:
    return stack(
        _panes("main"),
        gleam([(-0.35, 1.75, 0.03), (-0.2, 2.02, 0.03)], 0.02),
        sheet(rounded(0.05, 1.16, 0.01, (0, 1.02)), WHITE, 0.03, line=0.8),
        sheet(rounded(0.96, 0.05, 0.01, (0, 1.58)), WHITE, 0.03, line=0.8),
        sheet(rounded(1.3, 0.09, 0.02, (0, 0.88)), WHITE, 0.06),
    )


def _open_window(share: float) -> Pieces:
    x, z = -0.48 + 0.4 * np.cos(1.93 * share), 0.03 + 0.4 * np.sin(1.93 * share)
    low, high = 1.02 - 0.06 * share, 2.18 + 0.06 * share  # nearer, so drawn larger
    wing = (
        plane([(-0.48, 1.02, 0.03), (-0.48, 2.18, 0.03), (x, high, z), (x, low, z)], "main"),
        line([(x / 2 - 0.24, y, z / 2) for y in (1.58, 1.6)], 0.8),
    )
    return stack(
        _panes("#a9d8ef"),
        mirrored(wing[:1]),
        sheet(rounded(1.3, 0.09, 0.02, (0, 0.88)), WHITE, 0.06),
    )


def _broken_window() -> Pieces:
    star = [
        (r * np.cos(a), 1.55 + r * np.sin(a))
        for i, a in enumerate(np.linspace(0, 2 * np.pi, 17)[:-1])
        for r in [(0.3, 0.12, 0.36, 0.15)[i % 4]]
    ]
    cracks = [
        line(
            [
                (p[0] * 0.9, 1.55 + (p[1] - 1.55) * 0.9, 0.03),
                (p[0] * 1.6, 1.55 + (p[1] - 1.55) * 1.5, 0.03),
            ],
            0.6,
        )
        for p in star[::2]
    ]
    return (*_window(), *stack(sheet(star, DARK, 0.03, line=0.7), *cracks, start=0.2))


def _curtain_rail() -> Pieces:
    return (
        rod((-0.95, 2.25, 0.02), (0.95, 2.25, 0.02), 0.03, WOOD),
        *(ball((x, 2.25, 0.02), 0.055, GOLD, line=0.8) for x in (-0.97, 0.97)),
    )


def _curtain_half(inner: float) -> Pieces:
    waves = curve(
        [(0.9, 0.05), (0.75, 0.0), (0.6, 0.06), (0.45, 0.0), (inner, 0.05)]
        if inner < 0.4
        else [(0.9, 0.05), (0.8, 0.0), (inner, 0.05)]
    )
    folds = [
        line([(x, 0.12), (x, 2.15)], 0.6)
        for x in np.linspace(inner + 0.08, 0.84, 5 if inner < 0.4 else 2)
    ]
    return stack(sheet([*waves, (inner, 2.22), (0.9, 2.22)], "main"), *folds)


def _curtain() -> Pieces:
    return (*_curtain_rail(), *mirrored(_curtain_half(0.0)))


def _open_curtain() -> Pieces:
    tie = stack(rod((0.57, 1.0, 0.02), (0.92, 1.05, 0.02), 0.03, GOLD), start=0.1)
    return (*_curtain_rail(), *mirrored((*_curtain_half(0.6), *tie)))


RECORDS = (
    PropKind(
        name="shelf",
        size=1.87,
        color="#b97f45",
        draw=_shelf,
        gallery="a shelf full of books",
        words=nouns("bookshelf, bookcase, shelves, book shelf"),
        near=nouns(
            """
            rack, market stall, stall, library shelf, supermarket shelf, store shelf, wine
            rack, shop shelf
            """
        ),
    ),
    PropKind(
        name="wardrobe",
        size=1.98,
        color="#b97f45",
        draw=_wardrobe,
        gallery="a wooden wardrobe with two doors",
        words=nouns("closet, cupboard, armoire, cabinet"),
        near=nouns(
            """
            drawer, dresser, chest of drawers, locker, sideboard, filing cabinet, phone
            booth, telephone box, nightstand, magic box
            """
        ),
        grips={"handle": (-0.07, 0.95, 0.3)},
        hinge=((-0.53, 1.78, 0.28), (-0.53, 0.1, 0.28)),
        draw_states=opening(_open_wardrobe),
    ),
    PropKind(
        name="window",
        size=1.4,
        color="#a9d8ef",
        draw=_window,
        gallery="a window with four panes",
        words=nouns(
            """
            windowpane, window pane, glass pane, shop window, window sill, windowsill
            """
        ),
        near=nouns("skylight, porthole, balcony"),
        grips={"handle": (0.0, 1.58, 0.03)},
        hinge=((-0.48, 2.18, 0.03), (-0.48, 1.02, 0.03)),
        draw_states={**opening(_open_window), "broken": _broken_window},
    ),
    PropKind(
        name="curtain",
        size=2.3,
        color="#b4303f",
        draw=_curtain,
        gallery="a red curtain on its rail",
        words=nouns("curtains, drape, drapes, stage curtain"),
        near=nouns("blind, shutter, window blind, backdrop"),
        grips={"handle": (0.05, 1.2, 0.0)},
        draw_states={"open": _open_curtain},
    ),
)
