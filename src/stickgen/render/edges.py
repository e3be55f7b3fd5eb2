"""The edges of lines: points beside them, and round ends, for many lines at once."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray


class Side(IntEnum):
    """Where the points of a side of a path lie."""

    MIDDLE = 0
    """On a line."""
    LEFT = 1
    """To the left of it."""
    RIGHT = 2
    """To the right of it, from its end to its start."""
    END = 3
    """Around its end, from left to right."""
    START = 4
    """Around its start, from right to left."""


class Edges:
    """Sides of paths, collected and computed at once."""

    def __init__(self) -> None:
        self._sides: list[tuple[int, Side, FloatArray, float]] = []

    def add(self, line: int, side: Side, reach: FloatArray, growth: float = 0.0) -> None:
        """Add a side.

        Args:
            line: its number.
            side: of it.
            reach: ``[n]`` pixels between it and each of the side's points, in the line's order.
            growth: pixels more.
        """
        self._sides.append((line, side, reach, growth))

    def points(
        self, points: FloatArray, starts: NDArray[np.intp], counts: NDArray[np.intp]
    ) -> FloatArray:
        """The points of all sides, one side after the other, ``[K, 2]`` pixels.

        Args:
            points: ``[M, 2]`` pixels, those of all lines.
            starts, counts: the first point of each line, and how many it has.
        """
        lines, sides, reaches, growths = zip(*self._sides, strict=True)
        sizes = np.array([len(reach) for reach in reaches])
        side, line = np.repeat(sides, sizes), np.repeat(lines, sizes)
        size, begin = np.repeat(sizes, sizes), np.repeat(np.cumsum(sizes) - sizes, sizes)
        along = np.arange(len(begin)) - begin
        along = np.where(side == Side.RIGHT, size - 1 - along, along)
        reach = np.concatenate(reaches)[begin + along] + np.repeat(growths, sizes)
        first, last = starts[line], starts[line] + counts[line] - 1
        at = np.where(side == Side.END, last, first + np.where(side == Side.START, 0, along))
        out = points[at]
        beside = np.flatnonzero(side != Side.MIDDLE)
        if len(beside):
            turn = np.where(side >= Side.END, np.pi * (along + 1) / (size + 1), 0.0)
            reach = np.where((side == Side.RIGHT) | (side == Side.START), -reach, reach)
            at, first, last, turn, reach = (x[beside] for x in (at, first, last, turn, reach))
            left = _left(points, at, first, last)
            ahead = left[:, ::-1] * [1.0, -1.0]
            out[beside] += left * (np.cos(turn) * reach)[:, None]
            out[beside] += ahead * (np.sin(turn) * reach)[:, None]
        return out


def _left(
    points: FloatArray, at: NDArray[np.intp], first: NDArray[np.intp], last: NDArray[np.intp]
) -> FloatArray:
    """Unit vectors to the left of lines at points of them, ``[n, 2]``.

    Args:
        points: ``[M, 2]`` pixels.
        at: numbers of the points.
        first, last: numbers of the first and the last point of their lines.
    """
    along = points[np.minimum(at + 1, last)] - points[np.maximum(at - 1, first)]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)
    return np.stack([-along[:, 1] / length, along[:, 0] / length], axis=-1)
