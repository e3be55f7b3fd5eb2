"""A graveyard."""

from __future__ import annotations

from itertools import pairwise

from stickgen.catalog.piece import (
    Pieces,
    box,
    curve,
    disc,
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
    WHITE,
    arc,
    blob,
    mirrored,
    stack,
)
from stickgen.catalog.records import PropKind, nouns

_COFFIN = ((-0.9, -0.2), (-0.45, -0.36), (1.0, -0.22), (1.0, 0.22), (-0.45, 0.36), (-0.9, 0.2))


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
