"""A playground, a camp, a fair."""

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
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BLUE,
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
)  # fmt: skip
from stickgen.catalog.records import PropKind, nouns


def _swing() -> Pieces:
    frame = [rod((0.95, 0, z), (0.8, 2.2, 0), 0.04, "main") for z in (-0.6, 0.6)]
    return (
        *mirrored(frame),
        rod((-0.8, 2.2, 0), (0.8, 2.2, 0), 0.045, "main"),
        *mirrored([line([(0.24, 2.2, 0), (0.24, 0.5, 0)], 0.7)]),
        *box((0.56, 0.05, 0.25), (0, 0.47, 0), WOOD, lift=0.05),
    )


def _slide() -> Pieces:
    path = [(-0.5, 1.65), (0.0, 1.15), (0.6, 0.55), (1.0, 0.25), (1.45, 0.2)]
    chute = curve(path, 4)
    near, far = np.insert(chute, 2, 0.25, axis=1), np.insert(chute, 2, -0.25, axis=1)
    side = np.concatenate([near + [0, 0.16, 0], near[::-1]])
    steps = [
        rod((-1.25 + 0.55 * t, 1.6 * t, -0.22), (-1.25 + 0.55 * t, 1.6 * t, 0.22), 0.025, GREY)
        for t in (0.15, 0.35, 0.55, 0.75, 0.93)
    ]
    return (
        *(rod((-1.25, 0, z), (-0.7, 1.65, z), 0.035, GREY) for z in (-0.25, 0.25)),
        *steps,
        *(rod((-0.45, 0, z), (-0.5, 1.6, z), 0.035, GREY) for z in (-0.25, 0.25)),
        *stack(
            plane(np.concatenate([far + [0, 0.16, 0], far[::-1]]), "main"),
            plane(np.concatenate([near, far[::-1]]), YELLOW),
            plane(side, "main"),
            plane(
                [
                    (-0.95, 1.62, -0.25),
                    (-0.95, 1.62, 0.25),
                    (-0.48, 1.62, 0.25),
                    (-0.48, 1.62, -0.25),
                ],
                YELLOW,
            ),
            *(
                line([(-0.9, 1.62, z), (-0.9, 2.05, z), (-0.5, 2.05, z), (-0.48, 1.7, z)], 1.5, RED)
                for z in (-0.25, 0.25)
            ),
            start=0.1,
        ),
    )


def _seesaw() -> Pieces:
    return (
        *mirrored([plane([(0.0, 0.5, 0.12), (0.3, 0, 0.14), (-0.02, 0, 0.14)], BLUE)]),
        *mirrored([plane([(0.0, 0.5, -0.12), (0.3, 0, -0.14), (-0.02, 0, -0.14)], BLUE)]),
        *stack(
            tube([(-1.5, 0.25, 0), (1.5, 0.75, 0)], 0.07, "main"),
            ball((0, 0.5, 0.1), 0.07, GREY, line=0.7),
            *(
                line([(x, y, 0), (x, y + 0.25, 0.0), (x + 0.001, y + 0.25, 0.14)], 1.4)
                for x, y in ((-1.15, 0.35), (1.15, 0.72))
            ),
            *(
                line([(x, y + 0.25, -0.14), (x, y + 0.25, 0.14)], 1.8)
                for x, y in ((-1.15, 0.35), (1.15, 0.72))
            ),
            start=0.2,
        ),
    )


def _trampoline() -> Pieces:
    return (
        *(
            rod(
                (1.1 * np.cos(a), 0, 1.1 * np.sin(a)),
                (1.1 * np.cos(a), 0.6, 1.1 * np.sin(a)),
                0.03,
                GREY,
            )
            for a in np.radians([20, 80, 140, 200, 260, 320])
        ),
        disc((0, 0.6, 0), 1.2, "main", axis="y", lift=0.3),
        disc((0, 0.61, 0), 0.95, DARK, axis="y", lift=0.4),
    )


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
        *tower(-0.22, 0.0, 0.1, 0.3), *tower(0.22, 0.0, 0.1, 0.3), *tower(0, -0.1, 0.14, 0.45),
        *stack(rod((0, 0.48, -0.08), (0, 0.7, -0.08), 0.008, WOOD), sheet([(0, 0.7), (0.13, 0.65), (0, 0.6)], RED, -0.08, line=0.7), sheet([(-0.05, 0.12), *arc(0.05, 180, 0, (0, 0.17)), (0.05, 0.12)], DARK, 0.2, line=0.5), start=0.3),
    )  # fmt: skip


RECORDS = (
    PropKind(
        name="swing",
        size=2.2,
        color="#d94a3c",
        draw=_swing,
        gallery="a swing in a red frame",
        words=nouns("playground swing, swing set, swings"),
        near=nouns("trapeze, rings, tire swing, horizontal bar"),
        grips={"left": (0.24, 1.1, 0.0), "right": (-0.24, 1.1, 0.0)},
        seat=(0.0, 0.52, 0.0, 0.0),
    ),
    PropKind(
        name="slide",
        size=2.7,
        color="#3c78b4",
        draw=_slide,
        gallery="a slide with a ladder",
        words=nouns("playground slide, water slide, waterslide"),
        near=nouns("chute, ramp, half pipe, ski jump, halfpipe"),
        seat=(-0.5, 1.62, 0.0, 90.0),
    ),
    PropKind(
        name="seesaw",
        size=3.1,
        color="#d94a3c",
        draw=_seesaw,
        gallery="a seesaw for two",
        words=nouns("see-saw, teeter-totter, teeter totter"),
        near=nouns("balance beam, rocking horse, balance board, hobby horse"),
        grips={"left": (-1.15, 0.6, 0.1), "right": (-1.15, 0.6, -0.1)},
        seat=(-1.35, 0.345, 0.0, 90.0),
    ),
    PropKind(
        name="trampoline",
        size=2.4,
        color="#3c78b4",
        draw=_trampoline,
        gallery="a round trampoline",
        words=nouns("bouncy castle, trampolin"),
        near=nouns(
            """
            mat, merry-go-round, carousel, roundabout, gym mat, yoga mat, ferris wheel,
            sandbox, sandpit
            """
        ),
    ),
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
