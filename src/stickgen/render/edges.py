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
        self._lines: list[int] = []
        self._sides: list[Side] = []
        self._reach: list[FloatArray] = []
        self._growth: list[float] = []

    def add(self, line: int, side: Side, reach: FloatArray, growth: float = 0.0) -> None:
        """Add a side.

        Args:
            line: its number.
            side: of it.
            reach: ``[n]`` pixels between it and each of the side's points, in the line's order.
            growth: pixels more.
        """
        self._lines.append(line)
        self._sides.append(side)
        self._reach.append(reach)
        self._growth.append(growth)

    def points(
        self, points: FloatArray, starts: NDArray[np.intp], counts: NDArray[np.intp]
    ) -> FloatArray:
        """The points of all sides, one side after the other, ``[K, 2]`` pixels.

        Args:
            points: ``[M, 2]`` pixels, those of all lines.
            starts, counts: the first point of each line, and how many it has.
        """
        sizes = np.array([len(reach) for reach in self._reach])
        side, line = np.repeat(self._sides, sizes), np.repeat(self._lines, sizes)
        size, first = np.repeat(sizes, sizes), np.repeat(np.cumsum(sizes) - sizes, sizes)
        along = np.arange(len(first)) - first
        along = np.where(side == Side.RIGHT, size - 1 - along, along)
        reach = np.concatenate(self._reach)[first + along] + np.repeat(self._growth, sizes)
        turn = np.pi * (along + 1) / (size + 1)
        at = starts[line] + np.where(side == Side.END, counts[line] - 1, along)
        at = np.where(side == Side.START, starts[line], at)
        round_, back = side >= Side.END, (side == Side.RIGHT) | (side == Side.START)
        reach = np.where(back, -reach, reach) * (side != Side.MIDDLE)
        left = _left(points, starts, counts)[at]
        ahead = np.stack([left[:, 1], -left[:, 0]], axis=-1)
        across = np.where(round_, np.cos(turn), 1.0) * reach
        return (
            points[at] + left * across[:, None] + ahead * (np.sin(turn) * round_ * reach)[:, None]
        )


def _left(points: FloatArray, starts: NDArray[np.intp], counts: NDArray[np.intp]) -> FloatArray:
    """Unit vectors to the left of lines at each of their points, ``[M, 2]``."""
    at, first = np.arange(len(points)), np.repeat(starts, counts)
    last = first + np.repeat(counts, counts) - 1
    along = points[np.minimum(at + 1, last)] - points[np.maximum(at - 1, first)]
    length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)
    return np.stack([-along[:, 1] / length, along[:, 0] / length], axis=-1)
