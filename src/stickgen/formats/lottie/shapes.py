"""The marks of one layer as shapes of Lottie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from stickgen.formats.lottie.keys import animated, held, kept_points
from stickgen.geometry import FloatArray
from stickgen.render.mark import Mark, outline

_OFF = 0.8  # pixels of a picture 720 high by which a point may be off
_THIN = 0.7  # pixels: width of the finest line
_ROUND = 5  # points of a round end
WHOLE = {
    "ty": "tr",
    "p": {"a": 0, "k": [0, 0]},
    "a": {"a": 0, "k": [0, 0]},
    "s": {"a": 0, "k": [100, 100]},
    "r": {"a": 0, "k": 0},
    "o": {"a": 0, "k": 100},
}
"""A transform that changes nothing."""


def mark_shapes(
    marks: Sequence[Mark], start: int, height: int, ground: str, *, hollow: bool = False
) -> list[dict[str, Any]]:
    """The shapes of one mark over its frames, the uppermost first.

    Args:
        marks: one for each frame; all of one kind and with as many points.
        start: frame of the first.
        height: of the picture, pixels.
        ground: the colour behind limbs, for the gaps around them; empty: no gaps.
        hollow: whether limbs are outlines.
    """
    pen = _Pen(start, _OFF * height / 720)
    first = marks[0]
    points = np.stack([mark.points for mark in marks])
    inks, fills = [mark.ink for mark in marks], [mark.fill for mark in marks]
    widths = np.array([mark.width for mark in marks])
    if first.radii is None:
        paints = [pen.stroke(inks, widths)] if first.ink else []
        if first.fill and first.closed:
            paints.append(pen.fill(fills))
        return [pen.group(points, first.closed, paints)] if paints else []
    radii = np.stack([mark.radii for mark in marks if mark.radii is not None])
    if first.limb:
        return _limb(pen, marks, points, 2 * radii.mean(axis=1), ground, hollow=hollow)
    paints = [pen.fill(fills)] if first.fill else []
    if first.ink and not first.flat and len(first.fill) == len("#rrggbb"):
        # The rim lies below the fill, which hides what of it is inside where a body bends.
        paints.append(pen.stroke(inks, 2 * widths))
        radii = np.maximum(radii - widths[:, None] / 2, 0.1)
    elif first.ink:
        paints.insert(0, pen.stroke(inks, widths))
    if points.shape[1] == 1:
        return [pen.ball(points[:, 0], radii, paints)]
    swept = np.stack([_swept(p, r, flat=first.flat) for p, r in zip(points, radii, strict=True)])
    return [pen.group(swept, True, paints)]


def _limb(
    pen: _Pen,
    marks: Sequence[Mark],
    points: FloatArray,
    widths: FloatArray,
    ground: str,
    *,
    hollow: bool,
) -> list[dict[str, Any]]:
    """A limb as a line of its mean width, over the gap around it."""
    first, behind = marks[0], [ground] * len(marks)
    paints = [pen.stroke([mark.fill for mark in marks], widths)]
    if hollow:
        rims = widths + 2 * np.array([mark.width for mark in marks])
        paints = [pen.stroke(behind, widths), pen.stroke([mark.ink for mark in marks], rims)]
    out = [pen.group(points, False, paints)]
    gaps = np.array([mark.gap for mark in marks])
    beyond = points[:, first.gap_from + 2 : None if first.gap_ends else -2]
    if ground and gaps.any() and beyond.shape[1] > 1:
        out.append(pen.group(beyond, False, [pen.stroke(behind, widths + 2 * gaps, cap=1)]))
    return out


def _swept(points: FloatArray, radii: FloatArray, *, flat: bool) -> FloatArray:
    """The outline of a swept disc with its round ends, ``[P, 2]`` pixels."""
    edge = outline(points, radii)
    if flat:
        return edge
    count = len(points)
    head = _end(points[-1], edge[count - 1], edge[count])
    tail = _end(points[0], edge[-1], edge[0])
    return np.concatenate([edge[:count], head, edge[count:], tail])


def _end(middle: FloatArray, a: FloatArray, b: FloatArray) -> FloatArray:
    """Points of a half circle about ``middle`` from ``a`` to ``b``, on the far side."""
    turn = np.linspace(0.0, np.pi, _ROUND + 2)[1:-1, None]
    arm = (a - b) / 2
    out = np.array([arm[1], -arm[0]])
    return middle + np.cos(turn) * arm + np.sin(turn) * out


class _Pen:
    """Writes the shapes of one layer.

    Args:
        start: its first frame.
        off: pixels by which a point may be off.
    """

    def __init__(self, start: int, off: float) -> None:
        self._start, self._off = start, off

    def group(
        self, points: FloatArray, closed: bool, paints: list[dict[str, Any]]
    ) -> dict[str, Any]:
        """A path ``[T, N, 2]`` with its paints, the uppermost first."""
        if not closed and points.shape[1] > 3:
            points = points[:, kept_points(points, self._off)]
        if points.shape[1] == 1:  # a single point is drawn as a line of length 0
            points = np.repeat(points, 2, axis=1) + [[[0.0, 0.0], [0.1, 0.0]]]
        count = points.shape[1]

        def encode(row: FloatArray) -> dict[str, Any]:
            none = [[0, 0]] * count
            corners = _short(row.reshape(-1, 2).tolist())
            return {"c": closed, "v": corners, "i": none, "o": none}

        flat = points.reshape(len(points), -1)
        path = {"ty": "sh", "ks": animated(flat, self._start, self._off, encode)}
        return {"ty": "gr", "it": [path, *paints, WHOLE]}

    def ball(
        self, middles: FloatArray, radii: FloatArray, paints: list[dict[str, Any]]
    ) -> dict[str, Any]:
        """A disc: middles ``[T, 2]`` and radii ``[T, 1]``, with its paints."""
        sides = np.repeat(2 * radii, 2, axis=1)
        shape = {
            "ty": "el",
            "p": animated(middles, self._start, self._off, lambda row: _short([row.tolist()])[0]),
            "s": animated(sides, self._start, self._off, lambda row: row.round(1).tolist()),
        }
        return {"ty": "gr", "it": [shape, *paints, WHOLE]}

    def stroke(self, colors: list[str], widths: FloatArray, cap: int = 2) -> dict[str, Any]:
        """Paint along a path; ``cap`` 2 has round ends, 1 flat ones."""
        thick = np.maximum(widths, _THIN)[:, None]
        return {
            "ty": "st",
            "c": held([rgb_of(color) for color in colors], self._start),
            "o": {"a": 0, "k": _opacity(colors[0])},
            "w": animated(thick, self._start, self._off, lambda row: round(float(row[0]), 2)),
            "lc": cap,
            "lj": 2,
        }

    def fill(self, colors: list[str]) -> dict[str, Any]:
        """Paint inside a path."""
        return {
            "ty": "fl",
            "c": held([rgb_of(color) for color in colors], self._start),
            "o": {"a": 0, "k": _opacity(colors[0])},
            "r": 1,
        }


def _short(corners: list[list[float]]) -> list[list[float]]:
    """Coordinates in half pixels; whole ones as whole numbers, which take less room."""
    halves = [[round(2 * x), round(2 * y)] for x, y in corners]
    return [[v // 2 if v % 2 == 0 else v / 2 for v in pair] for pair in halves]


def rgb_of(color: str) -> list[float]:
    """Red, green and blue of ``#rrggbb``, 0–1."""
    return [round(int(color[i : i + 2], 16) / 255, 3) for i in (1, 3, 5)]


def _opacity(color: str) -> float:
    return round(int(color[7:9], 16) / 2.55, 1) if len(color) > 7 else 100
