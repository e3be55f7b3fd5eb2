"""A bathroom."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, drum, sheet, tube
from stickgen.catalog.props.parts import BLUE, GOLD, RED, SILVER, gleam, mirrored, rod, stack
from stickgen.catalog.records import PropKind, nouns


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


RECORDS = (
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
)
