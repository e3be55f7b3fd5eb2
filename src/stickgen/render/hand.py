"""An unsteady hand: how far drawn lines stray from where they should be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.render.mark import Mark
from stickgen.render.styles import Style

FloatArray = NDArray[np.floating]

_SETTLED = 5  # points from a limb's joints within which its line comes back to them


def strayed(mark: Mark, style: Style, beat: int, number: int) -> FloatArray:
    """The points of a mark as a hand draws them, ``[N, 2]`` pixels.

    Args:
        mark: what is drawn.
        style: how far it strays, and in what waves.
        beat: which drawing of the same line this is; it looks the same as long as this is.
        number: which pass over the line.
    """
    reach = style.wobble * mark.scale
    if reach <= 0 or len(mark.points) < 2:
        return mark.points
    offsets = reach * _waves(mark.points / (style.wave * mark.scale), mark.seed, beat, number)
    if mark.limb:
        # Bones are drawn from joint to joint, so that they meet there.
        along = np.arange(len(offsets))
        offsets *= np.minimum(np.minimum(along, along[::-1]) / _SETTLED, 1.0)[:, None]
    return mark.points + offsets


def _waves(points: FloatArray, seed: int, beat: int, number: int) -> FloatArray:
    """Smooth offsets ``[N, 2]`` within ±1 for points ``[N, 2]`` counted in wave lengths.

    Two sines along the line, their phases drawn for each line, beat and pass.
    """
    steps = np.diff(points, axis=0)
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
    # A fixed scramble of the three numbers; numpy's generators cost more than the drawing.
    at = seed * 12.9898 + beat * 78.233 + number * 37.719
    phases = np.modf(np.abs(np.sin(at + np.arange(4) * 4.1414)) * 43758.5453)[0]
    turns = np.stack([lengths, 2.3 * lengths, lengths, 2.3 * lengths], axis=-1) + phases
    waves = np.sin(2 * np.pi * turns)
    return (waves[:, ::2] + 0.6 * waves[:, 1::2]) / 1.6
