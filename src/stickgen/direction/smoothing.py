"""Smooth curves for a camera: with a dead zone, Gaussian, and an upper envelope."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray


def dead_zone(target: FloatArray, slack: FloatArray) -> FloatArray:
    """Follow ``target [T, D]``, but move only when it leaves ±slack around the result.

    The mean of a pass forwards and a pass backwards, so a steady walk is followed without lag,
    and a target that stays within the slack gives a constant.
    """
    start = (target.min(axis=0) + target.max(axis=0)) / 2

    def follow(points: FloatArray) -> FloatArray:
        out, current = np.empty_like(points, dtype=np.float64), start
        for t, point in enumerate(points):
            out[t] = current = np.clip(current, point - slack, point + slack)
        return out

    return (follow(target) + follow(target[::-1])[::-1]) / 2


def smooth(values: FloatArray, sigma: float) -> FloatArray:
    """Gaussian filter over time of ``[T, D]``, zero phase; ``sigma`` in frames.

    Beyond its ends a curve is continued by point reflection, so a trend continues.
    """
    reach = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / max(sigma, 1e-6)) ** 2)
    padded = np.pad(values, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    columns = [np.convolve(c, kernel / kernel.sum(), mode="valid") for c in padded.T]
    return np.stack(columns, axis=-1)


def envelope(values: FloatArray, reach: int) -> FloatArray:
    """A smooth curve nowhere below ``values [T]``: sliding maximum, then a Hann average.

    Both windows span ±``reach`` frames, so every maximum that is averaged at t is ≥ ``values[t]``.
    """
    wide = np.pad(values, 2 * reach, mode="edge")
    highest = np.lib.stride_tricks.sliding_window_view(wide, 2 * reach + 1).max(axis=-1)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(highest, kernel / kernel.sum(), mode="valid")
