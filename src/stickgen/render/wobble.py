"""Wobble: how hand-drawn lines deviate from the exact ones."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.records import Style
from stickgen.geometry import FloatArray
from stickgen.noise import noise
from stickgen.render.mark import Mark

_JOINT_RANGE = 5  # points from a limb's ends over which its wobble grows from zero


def wobbled(mark: Mark, style: Style, redraw: int, number: int) -> FloatArray:
    """The points of a mark with wobble, ``[N, 2]`` pixels.

    Args:
        mark: what is drawn.
        style: the size and wave length of the wobble.
        redraw: number of the redraw; the same number gives the same line.
        number: which pass over the line.
    """
    reach = style.wobble * mark.scale
    if reach <= 0 or len(mark.points) < 2:
        return mark.points
    offsets = reach * _waves(
        mark.points / (style.wobble_length * mark.scale), mark.seed, redraw, number
    )
    if mark.limb:
        # Bones are drawn from joint to joint: without wobble there, they meet.
        along = np.arange(len(offsets))
        offsets *= np.minimum(np.minimum(along, along[::-1]) / _JOINT_RANGE, 1.0)[:, None]
    return mark.points + offsets


def _waves(points: FloatArray, seed: int, redraw: int, number: int) -> FloatArray:
    """Smooth offsets ``[N, 2]`` within ±1 for points ``[N, 2]`` counted in wave lengths.

    Two sines along the line; their phases differ for each line, redraw and pass.
    """
    steps = np.diff(points, axis=0)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
    phases = [noise(seed, redraw, number, i) for i in range(4)]
    turns = np.stack([lengths, 2.3 * lengths, lengths, 2.3 * lengths], axis=-1) + phases
    waves = np.sin(2 * np.pi * turns)
    return (waves[:, ::2] + 0.6 * waves[:, 1::2]) / 1.6
