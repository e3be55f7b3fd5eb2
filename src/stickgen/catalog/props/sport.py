"""Things of sport, play and fights."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, ball, box, curve, disc, line, plane, sheet, tube
from stickgen.catalog.props.parts import DARK, GREY, RED, WHITE
from stickgen.catalog.records import PropKind, nouns

_WOOD = "#c98d4b"


def _arc(
    radius: float, start: float, end: float, z: float = 0.0, squash: float = 1.0
) -> np.ndarray:
    angle = np.linspace(start, end, 11)
    return np.stack(
        [radius * np.cos(angle) * squash, radius * np.sin(angle), np.full(11, z)], axis=-1
    )


def _seamed(radius: float, width: float = 0.5) -> Pieces:
    """A ball with two seams that curve towards each other."""
    bend = _arc(radius * 0.9, -0.63, 0.63)  # to the outline: lines end in half a disc
    right = bend * [1, 1, 0] + [radius * -1.45, 0, radius * 0.3]
    left = right * [-1, 1, 1]
    return (
        ball((0, 0, 0), radius),
        line(right, width, lift=0.4 * radius),
        line(left, width, lift=0.4 * radius),
    )


def _basketball(radius: float) -> Pieces:
    up = np.array([(0, -radius, 0), (0, radius, 0)])
    return (
        *_seamed(radius, 0.6),
        line(up, 0.6, lift=0.4 * radius),
        line(up[:, [1, 0, 2]], 0.6, lift=0.4 * radius),
    )


def _soccer_ball(radius: float) -> Pieces:
    corner = np.pi / 2 + np.arange(5) * 2 * np.pi / 5
    spot = 0.4 * radius * np.stack([np.cos(corner), np.sin(corner)], axis=-1)
    rays = [line(np.array([(*p, 0), (*(2.1 * p), 0)]), 0.5, lift=0.4 * radius) for p in spot]
    return (ball((0, 0, 0), radius), *rays, sheet(spot, DARK, lift=0.5 * radius, line=0.3))


def _racket() -> Pieces:
    angle = np.linspace(0, 2 * np.pi, 25)[:-1]
    frame = np.stack([0.13 * np.cos(angle), 0.46 + 0.165 * np.sin(angle)], axis=-1)
    strings = [
        line([(x, 0.46 - h), (x, 0.46 + h)], 0.25, lift=0.01)
        for x in np.linspace(-0.1, 0.1, 6)
        for h in [0.16 * np.sqrt(max(1 - (x / 0.13) ** 2, 0))]
    ] + [
        line([(-w, y), (w, y)], 0.25, lift=0.01)
        for y in np.linspace(0.34, 0.58, 6)
        for w in [0.13 * np.sqrt(max(1 - ((y - 0.46) / 0.165) ** 2, 0))]
    ]
    rim = np.concatenate([frame, frame[:1]])
    return (
        sheet(frame, WHITE, line=0.3),
        *strings,
        tube(np.insert(rim, 2, 0.0, axis=1), 0.012, line=0.5, lift=0.02),
        tube([(-0.05, 0.31), (0, 0.2), (0.05, 0.31)], 0.009, line=0.4, lift=0.02),
        tube([(0, 0.2), (0, 0.1)], 0.012, line=0.5, lift=0.02),
        tube([(0, 0.1), (0, -0.08)], 0.019, DARK, line=0.5, lift=0.02),
    )


def _glove() -> Pieces:
    fingers = [
        tube(curve([(x, 0.08), (1.25 * x, 0.17), (1.35 * x, 0.25)]), 0.034, lift=0.01)
        for x in (-0.075, -0.025, 0.03, 0.08)
    ]
    return (
        tube(curve([(-0.08, 0.03), (-0.15, 0.1), (-0.14, 0.19)]), 0.036),
        *fingers,
        sheet(
            curve(
                [(-0.1, -0.03), (-0.11, 0.08), (0, 0.13), (0.11, 0.08), (0.1, -0.03)], closed=True
            ),
            "main",
            lift=0.02,
        ),
        line(curve([(-0.12, 0.16), (-0.1, 0.1), (-0.06, 0.12)]), 0.7, lift=0.04),
    )


def _hoop() -> Pieces:
    height = 3.05
    ring = [0.23 * np.cos(a) for a in np.linspace(0, 2 * np.pi, 9)[:-1]]
    net = [
        line([(x, height, 0.4 + z), (0.62 * x, height - 0.45, 0.4 + 0.62 * z)], 0.5, ink="#8a8379")
        for x, z in zip(ring, np.roll(ring, 2), strict=True)
    ]
    return (
        tube([(0, 0, -0.45), (0, 2.6, -0.45), (0, 3.2, -0.05)], 0.06, GREY),
        plane([(-0.9, 2.9, 0), (-0.9, 3.95, 0), (0.9, 3.95, 0), (0.9, 2.9, 0)], WHITE),
        line(
            [(-0.3, 3.12, 0.01), (-0.3, 3.55, 0.01), (0.3, 3.55, 0.01), (0.3, 3.12, 0.01)], ink=RED
        ),
        *net,
        Piece(disc((0, height, 0.4), 0.23, axis="y").points, line=1.8, ink=RED),
    )


def _skateboard() -> Pieces:
    deck = curve(
        [(-0.4, 0.14), (-0.3, 0.1), (0, 0.095), (0.3, 0.1), (0.4, 0.14)],
    )
    return (
        *(ball((x, 0.03, z), 0.03, WHITE, line=0.7) for x in (-0.24, 0.24) for z in (-0.07, 0.07)),
        tube(np.insert(deck, 2, 0.0, axis=1), 0.018, lift=0.05),
    )


def _bat() -> Pieces:
    return (
        tube(
            [(0, -0.1), (0, 0.12), (0, 0.45), (0, 0.82), (0, 0.86)],
            [0.015, 0.015, 0.026, 0.035, 0.03],
        ),
        ball((0, -0.11, 0), 0.026, _WOOD, line=0.7),
        tube([(0, -0.09), (0, 0.1)], 0.017, DARK, line=0.4, lift=0.01),
    )


RECORDS = (
    PropKind(
        name="ball",
        size=0.3,
        color="#d9534a",
        draw=lambda: _seamed(0.15, 0.7),
        gallery="a red play ball with two seams",
        held=True,
        words=nouns(
            """
            play ball, toy ball, beach ball, rubber ball, bouncy ball, kickball,
            dodgeball, medicine ball, exercise ball
            """
        ),
        near=nouns(
            """
            marble, orb, sphere, yarn, pinball, ping pong ball, golf ball, billiard ball,
            cricket ball
            """
        ),
    ),
    PropKind(
        name="baseball",
        size=0.075,
        color=WHITE,
        draw=lambda: _seamed(0.0375, 0.4),
        gallery="a white baseball with two seams",
        held=True,
        words=nouns("hardball, softball"),
    ),
    PropKind(
        name="basketball",
        size=0.24,
        color="#e58a3c",
        draw=lambda: _basketball(0.12),
        gallery="an orange ball with four seams",
        held=True,
        near=nouns("netball"),
    ),
    PropKind(
        name="soccer_ball",
        size=0.22,
        color=WHITE,
        draw=lambda: _soccer_ball(0.11),
        gallery="a white ball with a dark pentagon",
        held=True,
        words=nouns("soccer, soccerball"),
        near=nouns("handball, futsal ball"),
    ),
    PropKind(
        name="tennis_ball",
        size=0.066,
        color="#c9dc4f",
        draw=lambda: _seamed(0.033, 0.4),
        gallery="a yellow-green ball with two seams",
        held=True,
        near=nouns("squash ball, padel ball"),
    ),
    PropKind(
        name="bat",
        size=1.0,
        color=_WOOD,
        draw=_bat,
        gallery="a wooden baseball bat",
        held=True,
        grips={"left": (0.0, -0.08, 0.0), "right": (0.0, 0.03, 0.0)},
        words=nouns("baseball bat, cricket bat"),
        near=nouns(
            """
            club, truncheon, cudgel, baton, nightstick, mace, paddle, stick, branch, twig
            """
        ),
    ),
    PropKind(
        name="glove",
        size=0.3,
        color="#a9683c",
        draw=_glove,
        gallery="a brown catcher's glove",
        held=True,
        words=nouns("baseball glove, baseball mitt, catcher's mitt, mitt, catcher's glove"),
        near=nouns("mitten, gauntlet, oven mitt, oven glove"),
    ),
    PropKind(
        name="base",
        size=0.38,
        color=WHITE,
        draw=lambda: box((0.38, 0.05, 0.38)),
        gallery="a white base of a baseball field",
        words=nouns("home plate, home base, first base, second base, third base"),
        near=nouns("pitcher's mound"),
    ),
    PropKind(
        name="racket",
        size=0.69,
        color=RED,
        draw=_racket,
        gallery="a strung tennis racket",
        held=True,
        words=nouns(
            """
            racquet, tennis racket, tennis racquet, badminton racket, squash racket
            """
        ),
        near=nouns("table tennis bat, ping pong paddle, fly swatter, lacrosse stick"),
    ),
    PropKind(
        name="hoop",
        size=3.05,
        color=RED,
        draw=_hoop,
        gallery="a basketball hoop with board and net on a pole",
        words=nouns("basketball hoop, basketball net, basket hoop, backboard"),
    ),
    PropKind(
        name="skateboard",
        size=0.8,
        color="#d9713c",
        draw=_skateboard,
        gallery="a skateboard",
        words=nouns("longboard, hoverboard"),
        near=nouns("scooter, kick scooter, roller board"),
    ),
)
