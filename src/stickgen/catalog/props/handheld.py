"""Things to carry: music, flags, umbrellas, hats."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    ball,
    curve,
    disc,
    drum,
    line,
    plane,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import DARK, GOLD, GREY, WHITE
from stickgen.catalog.records import PropKind, nouns

_WOOD = "#c98d4b"


def _guitar() -> Pieces:
    body = curve(
        [(0, 0.04), (0.11, 0.02), (0.13, -0.07), (0.1, -0.15), (0.16, -0.24), (0.17, -0.36),
         (0, -0.46), (-0.17, -0.36), (-0.16, -0.24), (-0.1, -0.15), (-0.13, -0.07),
             (-0.11, 0.02)],
        4, closed=True,
    )  # fmt: skip
    strings = [
        line([(x, -0.3, 0.07), (x, 0.55, 0.05)], 0.25, lift=0.03) for x in (-0.012, 0, 0.012)
    ]
    return (
        sheet(body, "#8a5a30", -0.03),
        sheet(body, "main", 0.05),
        disc((0, -0.13, 0.06), 0.05, DARK, line=0.6, lift=0.01),
        line([(-0.05, -0.3, 0.06), (0.05, -0.3, 0.06)], 1.6, lift=0.01),
        plane([(-0.024, 0, 0.06), (-0.02, 0.52, 0.05), (0.02, 0.52, 0.05), (0.024, 0, 0.06)],
              "#6b4526", line=0.7, lift=0.02),
        plane([(-0.03, 0.52, 0.05), (-0.04, 0.66, 0.04), (0.04, 0.66, 0.04), (0.03, 0.52, 0.05)],
              "#6b4526", line=0.7, lift=0.02),
        *strings,
    )  # fmt: skip


def _umbrella() -> Pieces:
    rib = np.linspace(0, 2 * np.pi, 9)[:-1]
    top = np.array([0, 1.28, 0])  # above the head when it is held at the hip
    rim = np.stack([0.56 * np.cos(rib), np.full(8, 0.98), 0.56 * np.sin(rib)], axis=-1)
    bulge = np.stack([0.37 * np.cos(rib), np.full(8, 1.2), 0.37 * np.sin(rib)], axis=-1)
    panels = []
    for i in range(8):
        k = (i + 1) % 8
        edge = curve(np.array([top, bulge[i], rim[i]]), 4)
        back = curve(np.array([rim[k], bulge[k], top]), 4)
        low = (rim[i] + rim[k]) / 2 + [0, 0.05, 0]
        fill = "main" if i % 2 else WHITE
        panels.append(Piece(np.concatenate([edge, low[None], back]), fill, line=0.8))
    hook = curve([(0, -0.08), (0, -0.14), (0.03, -0.18), (0.07, -0.15)])
    return (
        tube([(0, -0.08), (0, 1.28)], 0.01, DARK, line=0.4),
        tube(hook, 0.014, _WOOD, line=0.5),
        *panels,
        tube([(0, 1.28), (0, 1.35)], 0.01, DARK, line=0.4, lift=0.3),
    )


def _microphone() -> Pieces:
    return (
        tube([(0, -0.09), (0, 0.07)], [0.017, 0.022], DARK, line=0.6),
        ball((0, 0.1, 0), 0.036, "main", line=0.7, lift=0.01),
        line([(-0.03, 0.085, 0.03), (0.03, 0.085, 0.03)], 0.5, lift=0.05),
        line(
            curve([(-0.028, 0.118, 0.03), (0, 0.108, 0.03), (0.028, 0.118, 0.03)]), 0.35, lift=0.05
        ),
    )


def _flag() -> Pieces:
    top = curve([(0, 1.5), (0.25, 1.56), (0.55, 1.44), (0.85, 1.5)], 5)
    low = top[::-1] - [0, 0.5]
    return (
        tube([(0, -0.45), (0, 1.52)], 0.014, _WOOD, line=0.6),
        ball((0, 1.55, 0), 0.03, GOLD, line=0.6),
        sheet(np.concatenate([top, low]), "main", lift=0.01),
        line(curve([(0.02, 1.28), (0.27, 1.33), (0.55, 1.2), (0.84, 1.26)], 5), 0.5, lift=0.02),
    )


def _hat() -> Pieces:
    return (
        disc((0, 0, 0), 0.22, "main", axis="y"),
        drum([(0.12, 0.01), (0.11, 0.12), (0.08, 0.15)], lift=0.02),
        drum([(0.122, 0.01), (0.118, 0.05)], DARK, line=0.5, lift=0.03),
    )


def _balloon() -> Pieces:
    outline = [(0, 0.8), (0.1, 0.87), (0.15, 1.0), (0.1, 1.13), (0, 1.17), (-0.1, 1.13),
               (-0.15, 1.0), (-0.1, 0.87)]  # fmt: skip
    return (
        line(curve([(0, 0), (0.02, 0.25), (-0.02, 0.5), (0, 0.78)]), 0.5),
        plane([(-0.02, 0.76, 0), (0, 0.81, 0), (0.02, 0.76, 0)], "main", line=0.6),
        sheet(curve(outline, 4, closed=True), "main", lift=0.01),
        line(curve([(0.06, 1.09), (0.1, 1.03), (0.1, 0.98)]), 0.8, WHITE, lift=0.02),
    )


RECORDS = (
    PropKind(
        name="microphone",
        size=0.24,
        color=GREY,
        draw=_microphone,
        gallery="a hand-held microphone",
        held=True,
        words=nouns("mic, karaoke microphone"),
        near=nouns("megaphone, loudspeaker, bullhorn, walkie talkie"),
    ),
    PropKind(
        name="guitar",
        size=1.0,
        color="#d9913f",
        draw=_guitar,
        gallery="an acoustic guitar",
        held=True,
        grips={"left": (0.0, 0.4, 0.05), "right": (0.0, -0.18, 0.07)},
        words=nouns("acoustic guitar, electric guitar, bass guitar, ukulele"),
        near=nouns("banjo, lute, mandolin, sitar, balalaika, lyre"),
    ),
    PropKind(
        name="flag",
        size=2.0,
        color="#d94a3c",
        draw=_flag,
        gallery="a red flag on a pole",
        held=True,
        words=nouns("banner, pennant, national flag, ensign"),
        near=nouns("pirate flag, corner flag, checkered flag, picket sign, protest sign"),
    ),
    PropKind(
        name="umbrella",
        size=1.5,
        color="#d94a3c",
        draw=_umbrella,
        gallery="an open umbrella in red and white",
        held=True,
        words=nouns("brolly, parasol, sunshade"),
    ),
    PropKind(
        name="hat",
        size=0.3,
        color="#a9683c",
        draw=_hat,
        gallery="a brown hat with a brim",
        held=True,
        words=nouns("cap, fedora, bowler hat, sun hat, straw hat, cowboy hat"),
        near=nouns(
            """
            top hat, beret, beanie, sombrero, bonnet, helmet, hard hat, turban, headgear
            """
        ),
    ),
    PropKind(
        name="balloon",
        size=0.3,
        color="#e0483c",
        draw=_balloon,
        gallery="a red balloon on a string",
        held=True,
        words=nouns("party balloon, water balloon"),
    ),
)
