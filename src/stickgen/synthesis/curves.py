"""Curves in time: easing, key values, smooth noise, and a damped spring.

Times are seconds, curves are sampled at ``skeleton.FPS``.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS


def ease(x: ArrayLike) -> FloatArray:
    """0 → 1 for x from 0 to 1 by the minimum-jerk polynomial (Flash & Hogan 1985)."""
    x = np.clip(x, 0.0, 1.0)
    return x * x * x * (10.0 + x * (-15.0 + 6.0 * x))


def pulse(t: FloatArray, start: float, end: float, rise: float, fall: float) -> FloatArray:
    """0 before ``start``, 1 after ``rise`` more seconds, back to 0 from ``fall`` before ``end``."""
    return ease((t - start) / rise) * ease((end - t) / fall)


def keyed(t: FloatArray, times: Sequence[float], values: ArrayLike) -> FloatArray:
    """A smooth curve through key values, with speed 0 at local extremes.

    Quintic Hermite pieces without acceleration at the keys, so that a move between two extremes
    has minimum jerk; speeds at the keys after Fritsch & Butland (1984), so that the curve does
    not overshoot. Constant before the first key and after the last.

    Args:
        t: ``[T]`` seconds.
        times: ``[K]`` seconds, increasing.
        values: ``[K, ...]``.

    Returns:
        ``[T, ...]``.
    """
    at, rows = np.asarray(times, dtype=float), np.asarray(values, dtype=float)
    shape = rows.shape[1:]
    rows = rows.reshape(len(at), -1)
    gap = np.diff(at)[:, None]
    speed = _key_speeds(rows, gap)
    i = np.clip(np.searchsorted(at, t, side="right") - 1, 0, len(at) - 2)
    s = np.clip((t - at[i]) / gap[i, 0], 0.0, 1.0)[:, None]
    s3, s4, s5 = s**3, s**4, s**5
    blend = 10 * s3 - 15 * s4 + 6 * s5
    out = rows[i] + blend * (rows[i + 1] - rows[i])
    out += gap[i] * ((s - 6 * s3 + 8 * s4 - 3 * s5) * speed[i])
    out += gap[i] * ((-4 * s3 + 7 * s4 - 3 * s5) * speed[i + 1])
    return out.reshape(len(t), *shape)


def _key_speeds(rows: FloatArray, gap: FloatArray) -> FloatArray:
    """Speeds ``[K, D]`` at the keys: the harmonic mean of both slopes, 0 at an extreme."""
    slope = np.diff(rows, axis=0) / gap
    speed = np.zeros_like(rows)
    before, after = slope[:-1], slope[1:]
    same = before * after > 0
    total = np.where(same, before + after, 1.0)
    speed[1:-1] = np.where(same, 2.0 * before * after / total, 0.0)
    return speed


def noise(
    t: FloatArray, rng: np.random.Generator, channels: int, low: float = 0.1, high: float = 0.9
) -> FloatArray:
    """Smooth noise ``[T, channels]`` of standard deviation 1 between two frequencies in Hz."""
    waves = 5
    frequency = rng.uniform(low, high, (waves, channels))
    phase = rng.uniform(0.0, 2.0 * np.pi, (waves, channels))
    angle = 2.0 * np.pi * t[:, None, None] * frequency + phase
    return np.sin(angle).sum(1) * np.sqrt(2.0 / waves)


def follow(
    values: FloatArray, frequency: float = 4.0, damping: float = 0.6, fps: float = FPS
) -> FloatArray:
    """``values [T, ...]`` followed by a damped spring: the result lags and overshoots a little.

    The convolution with the impulse response of a spring of ``frequency`` Hz that starts at rest.
    """
    omega = 2.0 * np.pi * frequency
    ringing = omega * np.sqrt(max(1.0 - damping**2, 1e-3))
    s = (np.arange(round(1.2 * fps / (frequency * damping)) + 1) + 0.5) / fps
    kernel = np.exp(-damping * omega * s) * np.sin(ringing * s)
    kernel /= kernel.sum()
    padded = np.concatenate([np.repeat(values[:1], len(kernel) - 1, axis=0), values])
    out = np.zeros_like(values)
    for k, share in enumerate(kernel):
        start = len(kernel) - 1 - k
        out += share * padded[start : start + len(values)]
    return out
