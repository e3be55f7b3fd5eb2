"""Places of sport: a stadium, a court."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.render.piece import Piece, Pieces, ball, box, disc, line, plane, sheet, tube
from stickgen.render.places.scenery import clouds, furnish, strip
from stickgen.render.places.setting import Setting

Rng = np.random.Generator

_SHIRTS = ("#d9706a", "#6f9fd0", "#e9c46a", "#8fb98a", "#c9a0c8", "#f3efe4", "#8a8379")


def crowd(rng: Rng, z: float, low: float, rows: int, gap: float = 0.9) -> Pieces:
    """Rows of heads and shoulders, each row higher and farther."""
    out: list[Piece] = []
    for row in range(rows):
        y, depth = low + 0.75 * row, z - 0.9 * row
        reach = 26 + 0.6 * abs(depth)
        out.append(
            plane([(-90, y - 1.0, depth), (90, y - 1.0, depth), (90, y - 0.2, depth),
                (-90, y - 0.2, depth)], "#c3c9d0")
        )  # fmt: skip
        for x in np.arange(-reach, reach, gap):
            if rng.random() < 0.12:
                continue
            at = x + rng.uniform(-0.2, 0.2) + 0.4 * (row % 2)
            body = [
                (at - 0.26, y - 0.35),
                (at - 0.2, y + 0.12),
                (at + 0.2, y + 0.12),
                (at + 0.26, y - 0.35),
            ]
            out.append(sheet(body, str(rng.choice(_SHIRTS)), depth + 0.05, line=0.5))
            out.append(ball((at, y + 0.3, depth + 0.06), 0.17, "#f3dcc3", line=0.5))
    return tuple(out)


def _stadium(rng: Rng) -> Pieces:
    stripes = [
        plane([(x, 0, -13), (x + 4, 0, -13), (x + 4, 0, 7), (x, 0, 7)], "#98c774", line=0)
        for x in np.arange(-64.0, 64.0, 8.0)
    ]
    floodlights = [
        piece
        for x in (-24.0, 0.0, 24.0)
        for piece in (
            tube([(x, 0, -26), (x, 14, -26)], 0.18, "#8f959c", line=0.5),
            sheet([(x - 1.8, 14), (x - 1.8, 16), (x + 1.8, 16), (x + 1.8, 14)], "#fdf6d2", -25.9),
        )
    ]
    goal = [
        line([(6.0, 0, -9), (6.0, 2.4, -9), (12.6, 2.4, -9), (12.6, 0, -9)], 2.4, "#ffffff"),
        *(line([(x, 0, -9.6), (x, 2.35, -9.2)], 0.4) for x in np.arange(6.2, 12.6, 0.45)),
        *(line([(6.0, y, -9.5), (12.6, y, -9.5)], 0.4) for y in np.arange(0.3, 2.3, 0.45)),
    ]
    boards = box((120, 0.9, 0.2), (0, 0, -13.2), "#f3efe4")
    return (
        *clouds(rng, 4), *floodlights, *crowd(rng, -16, 1.5, 6),
        *boards, *stripes,
        line([(-90, 0.01, -2.4), (90, 0.01, -2.4)], 2.0, "#ffffff"),
        *goal,
    )  # fmt: skip


def _court(rng: Rng) -> Pieces:
    fence = [
        line([(x, 0, -12), (x + 3.4, 3.4, -12)], 0.3, "#8f9aa5") for x in np.arange(-46, 46, 0.55)
    ] + [line([(x, 0, -12), (x - 3.4, 3.4, -12)], 0.3, "#8f9aa5") for x in np.arange(-46, 46, 0.55)]
    posts = [tube([(x, 0, -12), (x, 3.6, -12)], 0.05, "#8f9aa5") for x in np.arange(-42, 43, 6.0)]
    town = [
        sheet([(x, 0), (x, h), (x + w, h), (x + w, 0)], "#cfc4bb", -40)
        for x, w, h in zip(
            np.arange(-70, 70, 7.0), rng.uniform(5, 6.6, 20), rng.uniform(7, 17, 20), strict=True
        )
    ]
    circle = disc((0, 0.01, -4.5), 1.8, axis="y")
    return (
        *clouds(rng, 4), *town, *fence, *posts,
        strip((-9.5, 7.0), "#d98a63", 0.0, 1.4),
        Piece(circle.points, line=2.0, ink="#ffffff"),
        line([(-90, 0.01, -8.6), (90, 0.01, -8.6)], 2.0, "#ffffff"),
        line([(0, 0.01, -8.6), (0, 0.01, 5.0)], 2.0, "#ffffff"),
        *furnish("hoop", (-8.0, 0, -6.5), turn=np.pi / 3),
        *furnish("hoop", (8.0, 0, -6.5), turn=-np.pi / 3),
    )  # fmt: skip


SETTINGS = MappingProxyType(
    {
        "stadium": Setting(
            sky=("#9fd0ef", "#e3f1f6"), floor=("#86b963", "#8cbf69"), things=_stadium
        ),
        "court": Setting(sky=("#a9d3ee", "#e7f2f5"), floor=("#c9a58e", "#c9a58e"), things=_court),
    }
)
"""Name → what is there."""
