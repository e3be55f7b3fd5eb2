"""Large seats."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, box, moved, rounded, sheet, tube
from stickgen.catalog.props.parts import BROWN, GOLD, GREY, arc, floor, legs, mirrored, rod, stack
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
)
