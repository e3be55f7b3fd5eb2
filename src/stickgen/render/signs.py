"""Signs at a head, as comics have them: tears, sweat, blush, anger, sleep, hearts, ! and ?."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import numpy as np

from stickgen.catalog.piece import curve
from stickgen.geometry import FloatArray
from stickgen.render.colors import legible
from stickgen.render.expressions import HEART_OUTLINE
from stickgen.render.face import Face
from stickgen.render.face_marks import Pen
from stickgen.render.mark import Mark
from stickgen.render.palette import Palette

_WATER, _RED, _PINK = "#3f8fc9", "#d6304a", "#e58a9b"
_TEMPLE = np.array([1.2, 1.05])  # head radii from the middle of the head: above its right side
_LINE = 0.11  # width of a stroke, head radii
_EYE_SEEN = 0.3  # share of an eye's width from which tears run from it
_CYCLE = 1.6  # seconds in which a sign rises or falls once

_DROP = np.array(
    [(0.0, 1.0), *((np.cos(a), np.sin(a) - 0.3) for a in np.linspace(0.4, -np.pi - 0.4, 14))]
)
_Z = np.array(  # several points a side, so that its corners stay as thick as its sides
    [(x, 1.0) for x in np.linspace(-1, 1, 6)]
    + [(x, x) for x in np.linspace(0.9, -0.9, 9)]
    + [(x, -1.0) for x in np.linspace(-1, 1, 6)]
)
_BAR = np.array([(-0.14, 1.0), (0.14, 1.0), (0.07, -0.25), (-0.07, -0.25)])
_HOOK = curve([(-0.42, 0.62), (-0.2, 1.0), (0.25, 0.98), (0.42, 0.62), (0.12, 0.25), (0.0, -0.2)])
_DOT = np.array(
    [(0.1 * np.cos(a), 0.1 * np.sin(a) - 0.45) for a in np.linspace(0.0, 2 * np.pi, 12)[:-1]]
)
_VEIN = curve([(0.18, 1.0), (0.22, 0.22), (1.0, 0.18)])


def sign_marks(
    name: str, seconds: float, face: Face, index: int, pen: Pen, palette: Palette
) -> list[Mark]:
    """A sign in one frame.

    Args:
        name: of ``vocabulary.SIGNS``.
        seconds: of the frame, from the start of the film; signs move.
        face: of the head.
        index: of the frame.
        pen: draws in head radii.
        palette: of the scene.
    """
    return _SIGNS[name](seconds / _CYCLE % 1.0, face, index, pen, palette)


def _tears(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    color = legible(_color(palette, _WATER), palette.head)
    marks = []
    for number, eye in enumerate(face.eyes[index]):
        if face.eye_width[index, number] > _EYE_SEEN:
            for shift in (0.0, 0.5):
                fallen = (2 * share + shift + 0.25 * number) % 1.0
                at = eye - [0.0, 0.26 + 0.5 * fallen]
                marks.append(pen.shape(at + 0.11 * (0.4 + 0.6 * fallen) * _DROP, color))
    return marks


def _sweat(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    at = _TEMPLE + [-0.1, -0.35 * share]
    return [pen.shape(at + 0.24 * _DROP * [0.75, 1.0], palette.ink(_color(palette, _WATER)))]


def _blush(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    marks = []
    for number, eye in enumerate(face.eyes[index]):
        wide = float(face.eye_width[index, number])
        for x in (-0.12, 0.0, 0.12):
            stroke = np.array([(x - 0.04, -0.38), (x + 0.04, -0.24)]) * [wide, 1.0]
            if wide > _EYE_SEEN:
                color = legible(_color(palette, _PINK), palette.head, 1.8)
                marks.append(_stroke(pen, eye + stroke, color, 0.06))
    return marks


def _anger(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    size = 0.36 + 0.05 * np.sin(4 * np.pi * share)
    color = palette.ink(_color(palette, _RED))
    return [_stroke(pen, _TEMPLE + size * _VEIN * [x, y], color) for x in (-1, 1) for y in (-1, 1)]


def _sleep(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    marks = []
    for number in range(3):
        risen = (share / 2 + number / 3) % 1.0
        at = _TEMPLE + [0.15 + 0.7 * risen, -0.2 + 1.3 * risen]
        if 0.04 < risen < 0.96:
            marks.append(_stroke(pen, at + (0.1 + 0.16 * risen) * _Z, palette.ink(), 0.09))
    return marks


def _hearts(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    color = palette.ink(_color(palette, _RED))
    marks = []
    for number in range(3):
        risen = (share + number / 3) % 1.0
        size = 0.26 * np.sin(np.pi * risen) ** 0.5
        sway = 0.15 * np.sin(2 * np.pi * (risen + number / 3))
        at = _TEMPLE + [0.25 * number - 0.2 + sway, -0.1 + 1.2 * risen]
        marks.append(pen.shape(at + size * HEART_OUTLINE, color))
    return marks


def _exclamation(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    at, color = _above(share), palette.ink(_color(palette, _RED))
    return [pen.shape(at + 0.7 * _BAR, color), pen.shape(at + _DOT, color)]


def _question(share: float, face: Face, index: int, pen: Pen, palette: Palette) -> list[Mark]:
    at, color = _above(share), palette.ink(_color(palette, _WATER))
    return [_stroke(pen, at + 0.65 * _HOOK, color, 0.14), pen.shape(at + _DOT, color)]


def _above(share: float) -> FloatArray:
    """The middle ``[2]`` of a letter that sways a little."""
    return _TEMPLE + [0.0, 0.35 + 0.05 * np.sin(2 * np.pi * share)]


def _stroke(pen: Pen, points: FloatArray, color: str, width: float = _LINE) -> Mark:
    """A line as a shape: lines glow in styles of light, far more than letters should."""
    radii = np.full(len(points), width * pen.ball[2] / 2)
    return Mark(pen.place(points), fill=color, radii=radii, scale=pen.scale)


def _color(palette: Palette, color: str) -> str:
    """A colour, or the ink of a style without colours."""
    return color if palette.style.tint > 0 else palette.style.line_color


_SIGNS: MappingProxyType[str, Callable[[float, Face, int, Pen, Palette], list[Mark]]] = (
    MappingProxyType(
        {
            "tears": _tears,
            "sweat": _sweat,
            "blush": _blush,
            "anger": _anger,
            "sleep": _sleep,
            "hearts": _hearts,
            "exclamation": _exclamation,
            "question": _question,
        }
    )
)
ON_FACE = ("tears", "blush")
"""Signs that need a face to lie on."""
