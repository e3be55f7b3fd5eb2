"""Places with walls."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.render.piece import Piece, Pieces, box, line, sheet
from stickgen.render.places.scenery import furnish, strip
from stickgen.render.places.setting import Setting

Rng = np.random.Generator

_WALL = -4.0  # metres behind the stage


def _window(x: float, y: float, w: float = 1.8, h: float = 1.5) -> Pieces:
    z = _WALL + 0.02
    return (
        sheet([(x, y), (x, y + h), (x + w, y + h), (x + w, y)], "#bfe3f2", z, line=1.6),
        line([(x + w / 2, y, z), (x + w / 2, y + h, z)], 1.2),
        line([(x, y + h / 2, z), (x + w, y + h / 2, z)], 1.2),
    )


def _wall(color: str, skirting: str, height: float = 9.0) -> Pieces:
    z, w = _WALL, 70
    return (
        sheet([(-w, 0), (-w, height), (w, height), (w, 0)], color, z, line=0, lift=-4),
        sheet([(-w, 0), (-w, 0.14), (w, 0.14), (w, 0)], skirting, z + 0.01, line=0.6, over=True),
    )


def _room(rng: Rng) -> Pieces:
    out: list[Piece] = [*_wall("#f3e3c3", "#d9bd8f"), strip((-3.4, -1.2), "#d98f7a")]
    for x in np.arange(-28.0, 28.0, 14.0):
        out += _window(x + 1.0, 1.3)
        picture = [(x + 5.0, 1.5), (x + 5.0, 2.4), (x + 6.2, 2.4), (x + 6.2, 1.5)]
        out.append(sheet(picture, "#a9c8b4", _WALL + 0.02, line=1.6))
        out.append(
            sheet(
                [(x + 5.1, 1.6), (x + 5.5, 2.1), (x + 6.1, 1.6)], "#7f9f8c", _WALL + 0.03, line=0.6
            )
        )
        out += furnish("lamp", (x + 7.4, 0, -3.3))
        out += box((1.9, 0.42, 0.8), (x + 9.4, 0, -3.3), "#7fa0c0")
        out += box((1.9, 0.5, 0.25), (x + 9.4, 0.42, -3.6), "#7fa0c0")
        out += furnish("door", (x + 12.3, 0, _WALL + 0.1))
    return tuple(out)


def _office(rng: Rng) -> Pieces:
    out: list[Piece] = [*_wall("#e6ebee", "#b9c3ca")]
    for x in np.arange(-27.0, 27.0, 9.0):
        out += _window(x, 1.2, 3.4, 1.7)
        out += furnish("table", (x + 5.4, 0, -3.3))
        out += furnish("computer", (x + 5.4, 0.74, -3.35))
        out += furnish("chair", (x + 5.4, 0, -2.5), turn=np.pi)
        out += box((0.8, 1.7, 0.5), (x + 7.6, 0, -3.6), "#a9b7c0")
    return tuple(out)


def _classroom(rng: Rng) -> Pieces:
    out: list[Piece] = [*_wall("#eef0dc", "#c9b88f")]
    for x in np.arange(-33.0, 33.0, 11.0):
        board = [(x, 1.0), (x, 2.6), (x + 4.2, 2.6), (x + 4.2, 1.0)]
        out.append(sheet(board, "#5c8a72", _WALL + 0.02, line=1.8))
        out += [
            line(
                [
                    (x + 0.4 + 0.1 * k, 2.3 - 0.3 * k, _WALL + 0.03),
                    (x + 2.2 + 0.4 * (k % 2), 2.3 - 0.3 * k, _WALL + 0.03),
                ],
                0.8,
                "#ffffff",
            )
            for k in range(4)
        ]
        out += _window(x + 6.2, 1.3, 2.4, 1.6)
        out += furnish("table", (x + 8, 0, -3.0))
        out += furnish("chair", (x + 8, 0, -3.6))
    return tuple(out)


def _gym(rng: Rng) -> Pieces:
    bars = [
        line([(x, y, _WALL + 0.03), (x + 2.4, y, _WALL + 0.03)], 1.4, "#a97c4a")
        for x in np.arange(-32, 32, 8.0)
        for y in np.arange(0.3, 2.8, 0.25)
    ]
    posts = [
        line([(px, 0.1, _WALL + 0.04), (px, 2.8, _WALL + 0.04)], 2.2, "#a97c4a")
        for x in np.arange(-32, 32, 8.0)
        for px in (x, x + 2.4)
    ]
    return (
        *_wall("#e9e2d0", "#b4593c"),
        *bars, *posts,
        *(p for x in np.arange(-28.0, 28.0, 8.0) for p in box((2.0, 0.25, 1.1), (x, 0, -3.2),
            "#6f9fd0")),
        *furnish("hoop", (4.6, 0, -3.4), scale=0.95),
        line([(-80, 0.005, -1.6), (80, 0.005, -1.6)], 1.6, "#d0604a"),
    )  # fmt: skip


def _stage(rng: Rng) -> Pieces:
    out: list[Piece] = [*_wall("#5a2f45", "#3d2232", 12)]
    for x in np.arange(-30.0, 30.0, 1.5):
        fold = [(x, 0.05), (x, 12), (x + 0.75, 12), (x + 0.75, 0.05)]
        out.append(sheet(fold, "#8f3546", _WALL + 0.1, line=0.6))
    for x in (-9.0, -3.0, 3.0, 9.0):
        beam = [(x - 0.25, 8), (x + 0.25, 8), (x + 1.6, 0.1), (x - 1.6, 0.1)]
        out.append(sheet(beam, "#a34d58", _WALL + 0.5, line=0))
    out += [line([(-80, 0.005, z), (80, 0.005, z)], 0.6) for z in np.arange(-3.5, 4.5, 0.9)]
    return tuple(out)


SETTINGS = MappingProxyType(
    {
        "room": Setting(sky=("#f3e3c3", "#f3e3c3"), floor=("#cfa06a", "#d9ae78"), things=_room),
        "office": Setting(sky=("#e6ebee", "#e6ebee"), floor=("#b7bdc2", "#c6cbd0"),
            things=_office),
        "classroom": Setting(sky=("#eef0dc", "#eef0dc"), floor=("#d8b98a", "#dfc498"),
            things=_classroom),
        "gym": Setting(sky=("#e9e2d0", "#e9e2d0"), floor=("#dcae6c", "#e3ba7d"), things=_gym),
        "stage": Setting(sky=("#5a2f45", "#5a2f45"), floor=("#9c6b45", "#b07c52"),
            things=_stage, dark=True),
    }
)  # fmt: skip
"""Name → what is there."""
