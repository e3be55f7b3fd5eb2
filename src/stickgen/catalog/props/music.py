"""Large instruments."""

from __future__ import annotations

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
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BROWN,
    CREAM,
    DARK,
    GOLD,
    GREY,
    OAK,
    WHITE,
    floor,
    gleam,
    legs,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _drum() -> Pieces:
    zigzag = [(-0.17, 0.09), (-0.1, 0.35), (-0.04, 0.09), (0.03, 0.35), (0.1, 0.09), (0.15, 0.35)]
    return (
        drum([(0.22, 0), (0.22, 0.42)]),
        *stack(
            drum([(0.23, 0), (0.23, 0.06)], GOLD, line=0.7),
            drum([(0.23, 0.37), (0.23, 0.43)], GOLD, line=0.7),
            gleam([(x, y, 0.2) for x, y in zigzag], 0.012),
            disc((0, 0.43, 0), 0.23, CREAM, axis="y"),
            rod((-0.16, 0.46, 0.1), (0.14, 0.5, -0.06), 0.012),
            rod((0.2, 0.46, 0.12), (-0.06, 0.52, -0.02), 0.012),
            start=0.3,
        ),
    )


def _shell(x: float, y: float, z: float, radius: float, height: float) -> Pieces:
    at = (x, y, z)
    return (
        drum([(radius, 0), (radius, height)], at=at),
        disc((x, y + height, z), radius, CREAM, axis="y", lift=0.03),
    )


def _drum_kit() -> Pieces:
    cymbals = [
        piece
        for x, y, z in ((-0.75, 1.15, -0.1), (0.72, 1.2, -0.15))
        for piece in (
            rod((x, 0, z), (x, y, z), 0.015, GREY),
            rod((x - 0.15, 0, z + 0.1), (x, 0.3, z), 0.012, GREY),
            rod((x + 0.15, 0, z + 0.1), (x, 0.3, z), 0.012, GREY),
            drum([(0.25, -0.02), (0.06, 0.03)], GOLD, at=(x, y, z), lift=0.05),
        )
    ]
    bass = stack(
        disc((0, 0.33, 0.02), 0.33, "main"),
        disc((0, 0.33, 0.22), 0.33, "main"),
        disc((0, 0.33, 0.23), 0.28, WHITE, line=0.7),
        disc((0, 0.33, 0.24), 0.1, DARK, line=0.5),
        start=0.1,
    )
    return (
        *cymbals,
        *_shell(-0.24, 0.68, 0.0, 0.16, 0.2),
        *_shell(0.24, 0.68, 0.0, 0.16, 0.2),
        *bass,
        *moved(legs(0.3, 0.2, 0.4, 0.014, GREY), (-0.62, 0, 0.25)),
        *moved(legs(0.3, 0.2, 0.4, 0.014, GREY), (0.62, 0, 0.25)),
        *_shell(-0.62, 0.35, 0.25, 0.2, 0.18),
        *_shell(0.62, 0.28, 0.25, 0.2, 0.3),
    )


def _piano() -> Pieces:
    white = [
        line([(x, 0.735, 0.34), (x, 0.735, 0.5)], 0.35) for x in (0.075 * i for i in range(-9, 10))
    ]
    black = [
        plane(
            [
                (x - 0.02, 0.74, 0.34),
                (x - 0.02, 0.74, 0.43),
                (x + 0.02, 0.74, 0.43),
                (x + 0.02, 0.74, 0.34),
            ],
            DARK,
            line=0.2,
        )
        for i, x in enumerate(0.075 * i for i in range(-9, 10))
        if i % 7 not in (2, 6)
    ]
    return (
        *box((1.5, 1.25, 0.35), (0, 0, 0), shade=BROWN),
        *box((1.5, 0.12, 0.36), (0, 0.6, 0.34), shade=BROWN, lift=0.1),
        *stack(
            floor(1.4, 0.18, 0.73, WHITE, 0.42),
            *white,
            *black,
            sheet([(-0.45, 0.85), (-0.4, 1.15), (0.4, 1.15), (0.45, 0.85)], CREAM, 0.2, line=0.6),
            *(line([(-0.35, y, 0.21), (0.35, y, 0.21)], 0.3) for y in (0.92, 0.98, 1.04, 1.1)),
            start=0.3,
        ),
        *mirrored([rod((0.68, 0, 0.46), (0.68, 0.6, 0.46), 0.04, BROWN)]),
        *(rod((x, 0.06, 0.18), (x, 0.04, 0.3), 0.015, GOLD) for x in (-0.08, 0.08)),
    )


def _harp() -> Pieces:
    strings = [
        line([(x, 0.2 + 1.1 * (x + 0.3)), (x, 1.42 + 0.2 * abs(x))], 0.4)
        for x in (-0.24, -0.16, -0.08, 0.0, 0.08, 0.16, 0.24)
    ]
    return stack(
        *strings,
        tube(curve([(-0.38, 0.1), (0.0, 0.55), (0.38, 1.2)]), 0.055),
        tube(curve([(-0.36, 1.55), (-0.2, 1.45), (0.1, 1.42), (0.4, 1.24)]), 0.05),
        tube([(-0.36, 0.08), (-0.36, 1.55)], 0.045),
        ball((-0.36, 1.62, 0), 0.075),
        *box((0.5, 0.08, 0.3), (-0.22, 0, 0), OAK),
    )


RECORDS = (
    PropKind(
        name="drum",
        size=0.45,
        color="#c8412f",
        draw=_drum,
        gallery="a red drum with two sticks",
        words=nouns("snare drum, bass drum, hand drum, bongo, tom-tom, djembe"),
        near=nouns("tambourine, drumstick, timpani, tabla"),
    ),
    PropKind(
        name="drum_kit",
        size=1.7,
        color="#3c78b4",
        draw=_drum_kit,
        gallery="a drum kit with two cymbals",
        words=nouns("drum set, drums, drumset"),
        near=nouns("cymbal, gong, percussion"),
    ),
    PropKind(
        name="piano",
        size=1.5,
        color="#8a5a30",
        draw=_piano,
        gallery="an upright piano",
        words=nouns("upright piano, pianoforte, spinet"),
        near=nouns(
            """
            grand piano, organ, electric piano, harpsichord, synthesizer, jukebox,
            xylophone, marimba
            """
        ),
        grips={"left": (-0.25, 0.74, 0.44), "right": (0.25, 0.74, 0.44)},
    ),
    PropKind(
        name="harp",
        size=1.7,
        color="#e0a92e",
        draw=_harp,
        gallery="a golden concert harp",
        words=nouns("concert harp"),
        near=nouns("zither"),
        grips={"left": (-0.08, 1.0, 0.0), "right": (0.08, 1.0, 0.0)},
    ),
)
