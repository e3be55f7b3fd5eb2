"""Large things of rooms: to sit on, to wash in, to look out of."""

from __future__ import annotations

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
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    arc,
    floor,
    gleam,
    legs,
    mirrored,
    rod,
    stack,
)  # fmt: skip
from stickgen.catalog.records import PropKind, nouns


def _sofa() -> Pieces:
    return (
        *legs(1.7, 0.6, 0.12, 0.03, BROWN),
        *box((1.9, 0.75, 0.22), (0, 0.1, -0.33), "main"),
        *box((1.6, 0.2, 0.62), (0, 0.1, 0.08), "main", lift=0.05),
        *(
            piece
            for x in (-0.4, 0.4)
            for piece in moved(
                stack(
                    sheet(rounded(0.78, 0.15, 0.05, (0, 0)), "main", 0.4),
                    floor(0.76, 0.6, 0.15, "main", 0.08),
                ),
                (x, 0.3, 0),
            )
        ),
        *(
            piece
            for x in (-0.4, 0.4)
            for piece in stack(
                sheet(rounded(0.76, 0.4, 0.06, (x, 0.45)), "main", -0.2, line=0.8), start=0.05
            )
        ),
        *mirrored(box((0.22, 0.6, 0.84), (0.89, 0.08, 0.02), "main", lift=0.1)),
    )


def _armchair() -> Pieces:
    return (
        *legs(0.6, 0.55, 0.12, 0.03, BROWN),
        *box((0.9, 0.95, 0.2), (0, 0.1, -0.32), "main"),
        *box((0.6, 0.3, 0.62), (0, 0.12, 0.06), "main", lift=0.05),
        *stack(sheet(rounded(0.56, 0.12, 0.05, (0, 0.34)), "main", 0.38), start=0.1),
        *mirrored(box((0.2, 0.58, 0.78), (0.4, 0.08, 0.02), "main", lift=0.1)),
    )


def _throne() -> Pieces:
    back = [(-0.38, 0.45), (-0.38, 1.35), *arc(0.3, 150, 30, (0, 1.3)), (0.38, 1.35), (0.38, 0.45)]
    return (
        *box((1.2, 0.15, 1.0), (0, 0, 0.05), GREY),
        *stack(
            sheet(back, GOLD, -0.3),
            sheet(
                [
                    (-0.27, 0.5),
                    (-0.27, 1.3),
                    *arc(0.2, 140, 40, (0, 1.28)),
                    (0.27, 1.3),
                    (0.27, 0.5),
                ],
                "main",
                -0.3,
                line=0.8,
            ),
            *mirrored(
                [ball((0.38, 1.42, -0.3), 0.07, GOLD), ball((0.2, 1.1, -0.3), 0.02, GOLD, line=0.4)]
            ),
            sheet(
                [
                    (-0.12, 1.62),
                    (-0.15, 1.8),
                    (-0.07, 1.72),
                    (0, 1.84),
                    (0.07, 1.72),
                    (0.15, 1.8),
                    (0.12, 1.62),
                ],
                GOLD,
                -0.3,
            ),
            ball((0, 0.95, -0.3), 0.025, GOLD, line=0.4),
        ),
        *box((0.7, 0.4, 0.6), (0, 0.15, 0), GOLD, shade="#b98a22"),
        *stack(
            floor(0.62, 0.56, 0.56, "main"),
            sheet([(-0.31, 0.5), (-0.31, 0.56), (0.31, 0.56), (0.31, 0.5)], "main", 0.3),
            start=0.1,
        ),
        *mirrored(
            [
                rod((0.38, 0.15, 0.28), (0.38, 0.8, 0.28), 0.045, GOLD),
                tube([(0.38, 0.8, -0.28), (0.38, 0.8, 0.3)], 0.06, GOLD),
                ball((0.38, 0.8, 0.34), 0.08, GOLD),
            ]
        ),
    )


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
        *(piece for y in (0.04, 0.49, 0.94, 1.39, 1.83) for piece in box((1.0, 0.04, 0.32), (0, y, 0), "main")),
        *mirrored(box((0.04, 1.87, 0.32), (0.5, 0, 0), "main", lift=0.03)),
        drum([(0.06, 0), (0.07, 0.1)], ORANGE, at=(0.36, 0.53, 0.05)), ball((0.36, 0.68, 0.05), 0.08, LEAF),
    )  # fmt: skip


def _cupboard(doors: Pieces) -> Pieces:
    return (
        *box((1.1, 1.9, 0.55), shade=OAK),
        *box((1.2, 0.08, 0.62), (0, 1.9, 0), "main", shade=OAK),
        *stack(doors, start=0.3),
    )


def _wardrobe() -> Pieces:
    door = (
        sheet(rounded(0.48, 1.65, 0.02, (0.26, 0.12)), "main", 0.28, line=0.8),
        sheet(rounded(0.32, 0.65, 0.02, (0.26, 1.02)), "main", 0.28, line=0.5),
        sheet(rounded(0.32, 0.65, 0.02, (0.26, 0.25)), "main", 0.28, line=0.5),
        ball((0.07, 0.95, 0.3), 0.035, GOLD, line=0.6),
    )
    return _cupboard(mirrored(door))


def _open_wardrobe() -> Pieces:
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
    door = moved(
        box((0.5, 1.68, 0.04), (0.25, 0.1, 0), "main", shade=OAK), (-0.53, 0, 0.3), turn=-1.9
    )
    return _cupboard(
        (
            inside,
            rod((-0.48, 1.65, 0.29), (0.48, 1.65, 0.29), 0.02, GREY),
            *clothes,
            *door,
            *moved(door, flip=True),
        )
    )


def _bath() -> Pieces:
    tub = curve([(-0.8, 0.6), (-0.74, 0.3), (-0.6, 0.12), (0.6, 0.12), (0.74, 0.3), (0.8, 0.6)], 4)
    foam = [
        ball((x, 0.62 + 0.03 * (i % 3), 0.12), 0.09, "#eaf6fb", line=0.6)
        for i, x in enumerate((-0.6, -0.45, -0.3, -0.15, 0.0, 0.15, 0.3, 0.45))
    ]
    return (
        *(ball((x, 0.07, z), 0.07, GOLD, line=0.7) for x in (-0.55, 0.55) for z in (-0.2, 0.25)),
        sheet(tub, "main", -0.3),
        *stack(
            disc((0, 0.6, 0), (0.8, 0.35), "main", axis="y"),
            disc((0, 0.6, 0), (0.7, 0.27), "#8fd0ea", axis="y", line=0.7),
            *foam,
            start=0.05,
        ),
        *stack(
            sheet(tub, "main", 0.3),
            tube(
                [(0.75, 0.6, 0), (0.75, 0.85, 0), (0.6, 0.88, 0), (0.58, 0.8, 0)],
                0.028,
                SILVER,
                line=0.7,
            ),
            start=0.25,
        ),
    )


def _toilet() -> Pieces:
    return (
        *box((0.42, 0.38, 0.2), (0, 0.42, -0.25), "main"),
        *box((0.46, 0.04, 0.24), (0, 0.8, -0.25), "main", lift=0.02),
        drum(
            curve([(0.17, 0), (0.14, 0.12), (0.2, 0.36), (0.22, 0.4)]), at=(0, 0, 0.05), lift=0.05
        ),
        *stack(
            disc((0, 0.41, 0.08), (0.22, 0.27), "main", axis="y"),
            disc((0, 0.42, 0.08), (0.14, 0.18), "#8fd0ea", axis="y", line=0.7),
            start=0.15,
        ),
        ball((-0.15, 0.72, -0.14), 0.025, SILVER, line=0.6, lift=0.1),
    )


def _sink() -> Pieces:
    return (
        drum([(0.12, 0), (0.08, 0.1), (0.08, 0.6)]),
        *stack(
            sheet(
                curve(
                    [
                        (-0.3, 0.8),
                        (-0.24, 0.66),
                        (-0.08, 0.58),
                        (0.08, 0.58),
                        (0.24, 0.66),
                        (0.3, 0.8),
                    ],
                    4,
                ),
                "main",
                0.15,
            ),
            disc((0, 0.8, 0), (0.3, 0.2), "main", axis="y"),
            disc((0, 0.805, 0.02), (0.22, 0.13), "#8fd0ea", axis="y", line=0.7),
            tube(
                curve([(0, 0.82, -0.14), (0, 1.0, -0.14), (0, 1.0, -0.02), (0, 0.94, 0.0)]),
                0.022,
                SILVER,
                line=0.7,
            ),
            *(ball((x, 0.85, -0.13), 0.028, c, line=0.6) for x, c in ((-0.12, RED), (0.12, BLUE))),
            start=0.05,
        ),
    )


def _mirror() -> Pieces:
    return (
        *mirrored(
            [
                rod((0.25, 0, 0.15), (0.3, 0.4, 0), 0.025, GOLD),
                rod((0.25, 0, -0.2), (0.3, 0.4, 0), 0.025, GOLD),
            ]
        ),
        *stack(
            disc((0, 0.95, 0), (0.38, 0.72), GOLD),
            disc((0, 0.95, 0), (0.31, 0.64), "main", line=0.7),
            gleam([(-0.17, 0.85), (0.08, 1.3)], 0.03),
            gleam([(-0.02, 0.75), (0.15, 1.05)], 0.018),
            ball((0, 1.68, 0), 0.06, GOLD),
        ),
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


def _open_window() -> Pieces:
    wing = (
        plane(
            [(-0.48, 1.02, 0.03), (-0.48, 2.18, 0.03), (-0.62, 2.24, 0.4), (-0.62, 0.96, 0.4)],
            "main",
        ),
        line([(-0.55, 1.58, 0.2), (-0.55, 1.6, 0.2)], 0.8),
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
        name="sofa",
        size=2.0,
        color="#6f9fd0",
        draw=_sofa,
        gallery="a blue sofa for two",
        words=nouns("couch, settee, loveseat, divan, chesterfield"),
        near=nouns("sofa bed, chaise longue, beanbag"),
        seat=(-0.4, 0.45, 0.1, 0.0),
    ),
    PropKind(
        name="armchair",
        size=1.05,
        color="#4f9a4a",
        draw=_armchair,
        gallery="a green armchair",
        words=nouns("easy chair, recliner, arm chair, wing chair"),
        near=nouns(
            """
            rocking chair, barber chair, dentist's chair, dentist chair, massage chair,
            sunbed, sun lounger
            """
        ),
        seat=(0.0, 0.46, 0.1, 0.0),
    ),
    PropKind(
        name="throne",
        size=1.85,
        color="#b4303f",
        draw=_throne,
        gallery="a golden throne with red cushions",
        words=nouns("royal throne, king's throne, iron throne"),
        grips={"left": (0.38, 0.8, 0.34), "right": (-0.38, 0.8, 0.34)},
        seat=(0.0, 0.56, 0.05, 0.0),
    ),
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
        grips={"handle": (0.07, 0.95, 0.3)},
        hinge=((0.53, 0.1, 0.28), (0.53, 1.78, 0.28)),
        draw_states={"open": _open_wardrobe},
    ),
    PropKind(
        name="bath",
        size=1.65,
        color="#fffdf6",
        draw=_bath,
        gallery="a bath full of foam",
        words=nouns("bathtub, bath tub, hot tub, bubble bath"),
        near=nouns("jacuzzi, paddling pool, shower, whirlpool, trough"),
        seat=(-0.2, 0.3, 0.0, 90.0),
    ),
    PropKind(
        name="toilet",
        size=0.84,
        color="#fffdf6",
        draw=_toilet,
        gallery="a white toilet",
        words=nouns("loo, lavatory, toilet bowl, toilet seat"),
        near=nouns("potty, urinal, bidet, latrine"),
        seat=(0.0, 0.42, 0.08, 0.0),
    ),
    PropKind(
        name="sink",
        size=1.0,
        color="#fffdf6",
        draw=_sink,
        gallery="a washbasin with a tap",
        words=nouns("washbasin, wash basin, kitchen sink, tap, faucet"),
        near=nouns("drinking fountain, water fountain, birdbath, dishes, bird bath"),
    ),
    PropKind(
        name="mirror",
        size=1.75,
        color="#cfe8f2",
        draw=_mirror,
        gallery="a standing mirror in a golden frame",
        words=nouns(
            """
            looking glass, standing mirror, magic mirror, wall mirror, bathroom mirror
            """
        ),
        near=nouns("reflection, hand mirror, dressing table, vanity"),
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
        hinge=((-0.48, 1.02, 0.03), (-0.48, 2.18, 0.03)),
        draw_states={"open": _open_window, "broken": _broken_window},
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
