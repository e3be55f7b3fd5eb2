"""What stands on a playground."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, line, plane, tube
from stickgen.catalog.props.parts import (
    BLUE,
    DARK,
    GREY,
    RED,
    WOOD,
    YELLOW,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _swing() -> Pieces:
    return (*_swing_frame(), *_swing_seat())


def _swing_frame() -> Pieces:
    frame = [rod((0.95, 0, z), (0.8, 2.2, 0), 0.04, "main") for z in (-0.6, 0.6)]
    return (*mirrored(frame), rod((-0.8, 2.2, 0), (0.8, 2.2, 0), 0.045, "main"))


def _swing_seat() -> Pieces:
    return (
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


RECORDS = (
    PropKind(
        name="swing",
        size=2.2,
        color="#d94a3c",
        draw=_swing,
        draw_states={"frame": _swing_frame, "seat": _swing_seat},
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
        grips={"left": (-1.15, 0.6, -0.1), "right": (-1.15, 0.6, 0.1)},
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
)
