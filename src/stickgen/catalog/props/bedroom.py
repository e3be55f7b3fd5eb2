"""A bedroom."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, box, curve, disc, drum, line, plane, tube
from stickgen.catalog.props.parts import DARK, GOLD, WHITE, YELLOW, blob, rod, stack
from stickgen.catalog.records import PropKind, nouns


def _crib() -> Pieces:
    def bars(z: float) -> Pieces:
        return (
            *(rod((x, 0.15, z), (x, 0.85, z), 0.016, "main") for x in np.linspace(-0.5, 0.5, 9)),
            *(rod((-0.6, y, z), (0.6, y, z), 0.025, "main") for y in (0.2, 0.87)),
        )

    return (
        *bars(-0.3),
        *box((1.15, 0.14, 0.58), (0, 0.28, 0), WHITE),
        disc((-0.35, 0.45, 0), (0.18, 0.1), "#8fd0ea", line=0.7),
        *(
            piece
            for x in (-0.6, 0.6)
            for piece in box((0.05, 1.0, 0.66), (x, 0.08, 0), "main", lift=0.02)
        ),
        *stack(*bars(0.3), start=0.2),
    )


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


def _dark_lamp() -> Pieces:
    return (
        disc((0, 0.02, 0), 0.16, DARK, axis="y"),
        tube([(0, 0.02), (0, 1.3)], 0.014, DARK, line=0.6),
        drum([(0.24, 1.26), (0.13, 1.6)], lift=0.02),
        line([(0.1, 1.26), (0.1, 1.12)], 0.5),
    )


def _lamp() -> Pieces:
    rays = [line([(0.5 * x, 1.2), (x, 1.0)], 1.2, GOLD) for x in (-0.42, -0.2, 0.02, 0.22, 0.42)]
    return (
        *_dark_lamp(),
        *stack(drum([(0.235, 1.265), (0.128, 1.595)], YELLOW), *rays, start=0.05),
    )


RECORDS = (
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
    PropKind(
        name="lamp",
        size=1.6,
        color="#f2d98a",
        draw=_lamp,
        gallery="a standing lamp that is lit",
        draw_states={"off": _dark_lamp},
        words=nouns("floor lamp, standing lamp, desk lamp, lampshade, light"),
        near=nouns(
            """
            table lamp, spotlight, chandelier, bedside lamp, light bulb, lightbulb
            """
        ),
    ),
)
