"""Wobble: how hand-drawn lines deviate from the exact ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.records import Style
from stickgen.geometry import FloatArray
from stickgen.noise import noise
from stickgen.render.mark import Mark

EXACT = -1
"""Number of a pass over a line that does not wobble."""
_JOINT_RANGE = 5  # points from a limb's ends over which its wobble grows from zero


def wobbled(mark: Mark, style: Style, redraw: int, number: int) -> FloatArray:
    """The points of a mark with wobble, ``[N, 2]`` pixels.

    Args:
        mark: what is drawn.
        style: the size and wave length of the wobble.
        redraw: number of the redraw; the same number gives the same line.
        number: which pass over the line.
    """
    return wobbled_lines(mark.points, [(mark, number)], style, redraw)


def wobbled_lines(
    points: FloatArray, lines: Sequence[tuple[Mark, int]], style: Style, redraw: int
) -> FloatArray:
    """The points of many lines at once, each with its own wobble; a single point has none.

    Args:
        points: ``[M, 2]`` pixels, those of each line one after the other.
        lines: the mark of each line, and which pass over it this is.
        style, redraw: as ``wobbled``.
    """
    if style.wobble <= 0:
        return points
    counts = np.array([len(mark.points) for mark, _ in lines])
    scales = np.array([mark.scale for mark, _ in lines])
    ends = np.cumsum(counts)
    along = np.arange(len(points)) - np.repeat(ends - counts, counts)
    waves = _waves(
        points / (style.wobble_length * np.repeat(scales, counts))[:, None],
        along,
        counts,
        _phases(lines, redraw),
    )
    wobbles = (counts > 1) & np.array([number != EXACT for _, number in lines])
    reach = np.repeat(style.wobble * scales * wobbles, counts)
    # Bones are drawn from joint to joint: without wobble there, they meet.
    from_end = np.minimum(along, np.repeat(counts, counts) - 1 - along)
    limb = np.repeat([mark.limb for mark, _ in lines], counts)
    reach *= np.where(limb, np.minimum(from_end / _JOINT_RANGE, 1.0), 1.0)
    return points + waves * reach[:, None]


def _phases(lines: Sequence[tuple[Mark, int]], redraw: int) -> FloatArray:
    """Four phases in turns for each line, ``[n, 4]``: others for each mark, redraw and pass."""
    seeds = np.array([mark.seed for mark, _ in lines])
    numbers = np.array([number for _, number in lines])
    return np.stack([noise(seeds, redraw, numbers, i) for i in range(4)], axis=-1)


def _waves(
    points: FloatArray, along: NDArray[np.intp], counts: NDArray[np.intp], phases: FloatArray
) -> FloatArray:
    """Smooth offsets ``[M, 2]`` within ±1 for points ``[M, 2]`` counted in wave lengths.

    Two sines along each line; ``along`` is the number of a point in its line.
    """
    steps = np.diff(points, axis=0, prepend=points[:1])
    steps = np.hypot(steps[:, 0], steps[:, 1]) * (along > 0)
    lengths = np.cumsum(steps)
    lengths -= np.repeat(lengths[along == 0], counts)
    turns = lengths[:, None] * [1.0, 2.3, 1.0, 2.3] + np.repeat(phases, counts, axis=0)
    waves = np.sin(2 * np.pi * turns)
    return (waves[:, ::2] + 0.6 * waves[:, 1::2]) / 1.6
