"""Curves that a camera can follow: lazy, smooth, and never short of room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.floating]


def dead_zone(target: FloatArray, slack: FloatArray) -> FloatArray:
    """Follow ``target [T, D]`` lazily: the result moves only when the target leaves ±slack.

    The mean of a pass forwards and a pass backwards, so a steady walk is followed without lag
    and a target that stays within the slack gives a still camera.
    """
    start = (target.min(axis=0) + target.max(axis=0)) / 2

    def chase(points: FloatArray) -> FloatArray:
        out, at = np.empty_like(points, dtype=np.float64), start
        for t, point in enumerate(points):
            out[t] = at = np.clip(at, point - slack, point + slack)
        return out

    return (chase(target) + chase(target[::-1])[::-1]) / 2


def smooth(values: FloatArray, sigma: float) -> FloatArray:
    """Gaussian over time, zero phase, of ``[T, D]``; ``sigma`` in frames; the ends run on."""
    reach = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / max(sigma, 1e-6)) ** 2)
    padded = np.pad(values, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    columns = [np.convolve(c, kernel / kernel.sum(), mode="valid") for c in padded.T]
    return np.stack(columns, axis=-1)


def envelope(values: FloatArray, reach: int) -> FloatArray:
    """A smooth curve nowhere below ``values [T]``: sliding maximum, then a Hann average.

    Both windows span ±``reach`` frames, so every maximum averaged at t saw ``values[t]``.
    """
    wide = np.pad(values, 2 * reach, mode="edge")
    highest = np.lib.stride_tricks.sliding_window_view(wide, 2 * reach + 1).max(axis=-1)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(highest, kernel / kernel.sum(), mode="valid")
