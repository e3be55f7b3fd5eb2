"""At a camp and on a beach."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, drum, line, plane, rounded, sheet, tube
from stickgen.catalog.props.parts import (
    BROWN,
    DARK,
    GREY,
    RED,
    WHITE,
    WOOD,
    YELLOW,
    arc,
    flame,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _tent() -> Pieces:
    h, w, d = 1.7, 1.3, 1.2
    return (
        plane([(-w, 0, -d), (0, h, -d), (0, h, d), (-w, 0, d)], "main"),
        plane([(w, 0, -d), (0, h, -d), (0, h, d), (w, 0, d)], "main"),
        *stack(
            plane([(-w, 0, d), (0, h, d), (w, 0, d)], "main"),
            plane([(-0.45, 0, d), (0, 1.4, d), (0.45, 0, d)], DARK),
            plane(
                [(-0.45, 0, d), (0, 1.4, d), (-0.34, 0.45, d + 0.05), (-0.62, 0, d + 0.1)],
                YELLOW,
                line=0.8,
            ),
            plane(
                [(0.45, 0, d), (0, 1.4, d), (0.34, 0.45, d + 0.05), (0.62, 0, d + 0.1)],
                YELLOW,
                line=0.8,
            ),
            start=0.2,
        ),
        *mirrored([line([(0.65, 0.85, d), (1.75, 0, d + 0.2)], 0.6)]),
        rod((0, h - 0.05, d), (0, h + 0.15, d), 0.025, WOOD),
    )


def _logs() -> Pieces:
    stones = [
        ball((0.5 * np.cos(a), 0.05, 0.5 * np.sin(a)), 0.1, GREY, line=0.8)
        for a in np.radians(np.arange(0, 360, 36))
    ]
    return (
        *stones,
        *(
            tube([(x, 0.05, z), (-0.6 * x, 0.22, -0.5 * z)], 0.06, BROWN)
            for x, z in ((-0.4, 0.15), (0.4, 0.15), (0.15, -0.35), (-0.15, 0.3))
        ),
    )


def _campfire() -> Pieces:
    return (
        *_logs(),
        *stack(flame(-0.17, 0.13, 0.5), flame(0.17, 0.13, 0.5), flame(0.0, 0.08, 0.85), start=0.1),
    )


def _parasol() -> Pieces:
    return (
        rod((0, 0, 0), (0.1, 2.1, 0), 0.025, WHITE),
        *(
            plane(
                [
                    (0.1, 2.25, 0),
                    (0.1 + 1.1 * np.cos(a), 1.75, 1.1 * np.sin(a)),
                    (0.1 + 1.1 * np.cos(a + np.pi / 4), 1.75, 1.1 * np.sin(a + np.pi / 4)),
                ],
                "main" if i % 2 else WHITE,
            )
            for i, a in enumerate(np.arange(8) * np.pi / 4)
        ),
    )


def _sandcastle() -> Pieces:
    def tower(x: float, z: float, r: float, h: float) -> Pieces:
        top = [
            sheet(rounded(0.4 * r, 0.05, 0.001, (x + 0.66 * k * r, h)), "main", z + r, line=0.7)
            for k in (-1, 0, 1)
        ]
        return (drum([(r * 1.15, 0), (r, h)], at=(x, 0, z)), *top)

    return (
        drum([(0.45, 0), (0.38, 0.12)]),
        *tower(-0.22, 0.0, 0.1, 0.3),
        *tower(0.22, 0.0, 0.1, 0.3),
        *tower(0, -0.1, 0.14, 0.45),
        *stack(
            rod((0, 0.48, -0.08), (0, 0.7, -0.08), 0.008, WOOD),
            sheet([(0, 0.7), (0.13, 0.65), (0, 0.6)], RED, -0.08, line=0.7),
            sheet(
                [(-0.05, 0.12), *arc(0.05, 180, 0, (0, 0.17)), (0.05, 0.12)], DARK, 0.2, line=0.5
            ),
            start=0.3,
        ),
    )


RECORDS = (
    PropKind(
        name="tent",
        size=2.6,
        color="#f0922b",
        draw=_tent,
        gallery="an orange tent",
        words=nouns("camping tent, wigwam"),
        near=nouns("tipi, tepee, yurt, circus tent, marquee, gazebo, big top"),
    ),
    PropKind(
        name="campfire",
        size=1.1,
        color="#f0922b",
        draw=_campfire,
        gallery="a fire between stones",
        words=nouns("fire, bonfire, camp fire, flame, fire pit, open fire"),
        near=nouns("blaze, ember, fireplace fire, wildfire, ash, pyre"),
        draw_states={"out": _logs},
    ),
    PropKind(
        name="beach_umbrella",
        size=2.25,
        color="#e0604a",
        draw=_parasol,
        gallery="a beach umbrella in red and white",
        words=nouns("beach parasol, sun umbrella, garden umbrella"),
        near=nouns("awning, canopy, pavilion"),
    ),
    PropKind(
        name="sandcastle",
        size=0.9,
        color="#e3c68c",
        draw=_sandcastle,
        gallery="a sandcastle with a flag",
        words=nouns("sand castle"),
        near=nouns("toy castle, pile of sand, sand sculpture, anthill, model castle"),
    ),
)
