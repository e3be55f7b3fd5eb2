"""Things that hands use: music, reading, eating, carrying."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.render.piece import (
    Piece,
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

_WOOD, _DARK, _WHITE, _GREY, _GOLD = "#c98d4b", "#3f3a36", "#fffdf6", "#b9b4ab", "#e0a92e"


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
        disc((0, -0.13, 0.06), 0.05, _DARK, line=0.6, lift=0.01),
        line([(-0.05, -0.3, 0.06), (0.05, -0.3, 0.06)], 1.6, lift=0.01),
        plane([(-0.024, 0, 0.06), (-0.02, 0.52, 0.05), (0.02, 0.52, 0.05), (0.024, 0, 0.06)],
              "#6b4526", line=0.7, lift=0.02),
        plane([(-0.03, 0.52, 0.05), (-0.04, 0.66, 0.04), (0.04, 0.66, 0.04), (0.03, 0.52, 0.05)],
              "#6b4526", line=0.7, lift=0.02),
        *strings,
    )  # fmt: skip


def _umbrella() -> Pieces:
    rib = np.linspace(0, 2 * np.pi, 9)[:-1]
    top = np.array([0, 1.28, 0])  # over the head of whoever holds it at the hip
    rim = np.stack([0.56 * np.cos(rib), np.full(8, 0.98), 0.56 * np.sin(rib)], axis=-1)
    bulge = np.stack([0.37 * np.cos(rib), np.full(8, 1.2), 0.37 * np.sin(rib)], axis=-1)
    panels = []
    for i in range(8):
        k = (i + 1) % 8
        edge = curve(np.array([top, bulge[i], rim[i]]), 4)
        back = curve(np.array([rim[k], bulge[k], top]), 4)
        low = (rim[i] + rim[k]) / 2 + [0, 0.05, 0]
        fill = "main" if i % 2 else _WHITE
        panels.append(Piece(np.concatenate([edge, low[None], back]), fill, line=0.8))
    hook = curve([(0, -0.08), (0, -0.14), (0.03, -0.18), (0.07, -0.15)])
    return (
        tube([(0, -0.08), (0, 1.28)], 0.01, _DARK, line=0.4),
        tube(hook, 0.014, _WOOD, line=0.5),
        *panels,
        tube([(0, 1.28), (0, 1.35)], 0.01, _DARK, line=0.4, lift=0.3),
    )


def _book() -> Pieces:
    left = [(0, -0.01, 0), (-0.16, 0.02, 0.02), (-0.16, 0.22, 0.02), (0, 0.2, 0)]
    pages = curve([(-0.15, 0.035), (-0.07, 0.035), (0, 0.005)])
    top = curve([(0, 0.205), (-0.07, 0.235), (-0.15, 0.225)])
    page = np.insert(np.concatenate([pages, top]), 2, -0.01, axis=1)
    rows = [
        line([(-0.13, y, -0.012), (-0.03, y - 0.008, -0.012)], 0.4, lift=0.06)
        for y in (0.08, 0.12, 0.16, 0.2)
    ]
    half = (
        plane(left, "main"),
        Piece(page, _WHITE, line=0.7, lift=0.02),
        *rows,
    )
    return (
        *half,
        *(
            Piece(p.points * [-1, 1, 1], p.fill, line=p.line, lift=p.lift, closed=p.closed)
            for p in half
        ),
    )


def _laptop() -> Pieces:
    return (
        *box((0.34, 0.016, 0.23), (0, 0, 0), _GREY, line=0.7),
        plane([(-0.14, 0.018, -0.07), (0.14, 0.018, -0.07), (0.14, 0.018, 0.04),
            (-0.14, 0.018, 0.04)],
              _DARK, line=0.3, lift=0.02),
        plane([(-0.17, 0.012, -0.115), (-0.17, 0.23, -0.18), (0.17, 0.23, -0.18),
            (0.17, 0.012, -0.115)],
              _GREY, line=0.8),
        plane([(-0.15, 0.03, -0.118), (-0.15, 0.215, -0.172), (0.15, 0.215, -0.172),
            (0.15, 0.03, -0.118)],
              "main", line=0.5, lift=0.02),
    )  # fmt: skip


def _computer() -> Pieces:
    return (
        *box((0.2, 0.02, 0.16), (0, 0, 0), _GREY, line=0.7),
        tube([(0, 0.02), (0, 0.14)], 0.025, _GREY, line=0.7),
        sheet(rounded(0.56, 0.36, 0.03, (0, 0.12)), _DARK, 0.0),
        sheet(rounded(0.5, 0.29, 0.015, (0, 0.16)), "main", 0.01, line=0.5, lift=0.02),
        line([(-0.2, 0.38, 0.02), (-0.06, 0.38, 0.02)], 0.6, lift=0.04),
        line([(-0.2, 0.33, 0.02), (0.05, 0.33, 0.02)], 0.6, lift=0.04),
        line([(-0.2, 0.28, 0.02), (-0.02, 0.28, 0.02)], 0.6, lift=0.04),
    )


def _cup() -> Pieces:
    return (
        tube(curve([(0.04, 0.035), (0.075, 0.03), (0.075, -0.02), (0.04, -0.03)]), 0.009, line=0.6),
        drum([(0.026, -0.055), (0.034, -0.045), (0.04, 0.05)], line=0.8, lift=0.01),
        disc((0, 0.05, 0), 0.04, "#6b4526", axis="y", line=0.7, lift=0.02),
    )


def _microphone() -> Pieces:
    return (
        tube([(0, -0.09), (0, 0.07)], [0.017, 0.022], _DARK, line=0.6),
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
        ball((0, 1.55, 0), 0.03, _GOLD, line=0.6),
        sheet(np.concatenate([top, low]), "main", lift=0.01),
        line(curve([(0.02, 1.28), (0.27, 1.33), (0.55, 1.2), (0.84, 1.26)], 5), 0.5, lift=0.02),
    )


def _food() -> Pieces:
    bun = curve([(-0.1, 0.0), (-0.09, 0.06), (0, 0.1), (0.09, 0.06), (0.1, 0.0)], 5)
    return (
        tube([(-0.06, -0.05), (0.06, -0.05)], 0.03, "main", line=0.7),
        tube([(-0.075, -0.02), (0.075, -0.02)], 0.014, "#7a4526", line=0.5, lift=0.01),
        line(curve([(-0.1, 0.0), (-0.07, -0.015), (-0.03, 0.0), (0.02, -0.015), (0.06, 0.0),
            (0.1, -0.01)]),
             1.0, "#4f9a4a", lift=0.02),
        sheet(bun, "main", line=0.8, lift=0.03),
        *(line([(x, y), (x + 0.012, y + 0.008)], 0.5, lift=0.04) for x,
            y in ((-0.04, 0.05), (0.0, 0.07), (0.04, 0.05))),
    )  # fmt: skip


def _hat() -> Pieces:
    return (
        disc((0, 0, 0), 0.22, "main", axis="y"),
        drum([(0.12, 0.01), (0.11, 0.12), (0.08, 0.15)], lift=0.02),
        drum([(0.122, 0.01), (0.118, 0.05)], _DARK, line=0.5, lift=0.03),
    )


DRAWN = MappingProxyType(
    {
        "microphone": (_microphone(), _GREY),
        "guitar": (_guitar(), "#d9913f"),
        "flag": (_flag(), "#d94a3c"),
        "book": (_book(), "#3c78b4"),
        "cup": (_cup(), "#f3efe4"),
        "bottle": (
            (
                tube([(0, -0.11), (0, 0.04), (0, 0.08), (0, 0.13)], [0.034, 0.034, 0.016, 0.013]),
                tube([(0, 0.14), (0, 0.155)], 0.015, _GOLD, line=0.5, lift=0.01),
                drum([(0.035, -0.07), (0.035, 0.01)], _WHITE, line=0.5, lift=0.04),
            ),
            "#6fb38a",
        ),
        "phone": (
            (
                sheet(rounded(0.075, 0.15, 0.012, (0, -0.07)), _DARK, 0.01, line=0.7),
                sheet(rounded(0.062, 0.125, 0.004, (0, -0.06)), "main", 0.012, line=0.3,
                    lift=0.01),
            ),
            "#8fd0ea",
        ),
        "laptop": (_laptop(), "#8fd0ea"),
        "computer": (_computer(), "#bfe3f2"),
        "food": (_food(), "#e2a656"),
        "plate": (
            (disc((0, 0.012, 0), 0.13, "main", axis="y"),
                disc((0, 0.014, 0), 0.085, "main", axis="y", line=0.5, lift=0.01)),
            _WHITE,
        ),
        "umbrella": (_umbrella(), "#d94a3c"),
        "hat": (_hat(), "#a9683c"),
        "balloon": (
            (
                line(curve([(0, 0), (0.02, 0.25), (-0.02, 0.5), (0, 0.78)]), 0.5),
                plane([(-0.02, 0.76, 0), (0, 0.81, 0), (0.02, 0.76, 0)], "main", line=0.6),
                sheet(curve([(0, 0.8), (0.1, 0.87), (0.15, 1.0), (0.1, 1.13), (0, 1.17),
                    (-0.1, 1.13), (-0.15, 1.0), (-0.1, 0.87)], 4, closed=True), "main",
                        lift=0.01),
                line(curve([(0.06, 1.09), (0.1, 1.03), (0.1, 0.98)]), 0.8, _WHITE, lift=0.02),
            ),
            "#e0483c",
        ),
    }
)  # fmt: skip
"""Name → pieces and main colour."""
