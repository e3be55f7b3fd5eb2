"""Motion style: tempo, energy and smoothness measured from joint positions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.measures.artifacts import joint_speeds

TEMPO = (30.0, 240.0)
"""Range in beats a minute in which the tempo of a motion is searched."""
_MIN_CORRELATION = 0.3
"""Least autocorrelation of the speed at which a motion has a tempo."""
_NEARLY = 0.8
"""An earlier peak is used instead of the highest one if it reaches this share of it."""
_HALF_SMOOTH = 2 * np.pi * 2.0
"""rad/s: root mean square frequency at which smoothness is one half."""


@dataclass(frozen=True)
class MotionStyle:
    """How a person moves, measured.

    Attributes:
        tempo: beats a minute of the mean joint speed, by its autocorrelation (a walk has a
            beat a step); None when the motion has no rhythm.
        energy_level: kinetic energy, joules for each kilogram: half the mean square speed of
            the joints.
        smoothness: 0–1: 1 / (1 + (f / 2 Hz)²) with f the root mean square frequency of the
            joints' velocity, which is the ratio of their root mean square acceleration and
            speed over 2π.
    """

    tempo: float | None
    energy_level: float
    smoothness: float


def motion_style(joints: FloatArray, fps: float) -> MotionStyle:
    """Measure how a person moves.

    Args:
        joints: ``[T, 22, 3]`` metres, T ≥ 3.
        fps: frames a second.
    """
    velocity = np.diff(joints, axis=0) * fps
    square = float((velocity**2).sum(-1).mean())
    change = float(((np.diff(velocity, axis=0) * fps) ** 2).sum(-1).mean())
    smoothness = square * _HALF_SMOOTH**2 / max(square * _HALF_SMOOTH**2 + change, 1e-12)
    return MotionStyle(_tempo(joint_speeds(joints, fps).mean(1), fps), square / 2, smoothness)


def _tempo(speed: FloatArray, fps: float) -> float | None:
    """Beats a minute at the highest peak of the autocorrelation of ``speed [T]``."""
    shortest, longest = (60.0 * fps / beats for beats in reversed(TEMPO))
    centred = speed - speed.mean()
    last = min(int(longest), len(speed) // 2)
    if (centred**2).mean() < 1e-6 or last < shortest:
        return None
    curve = np.array(
        [
            (centred[: len(centred) - lag] * centred[lag:]).mean() / (centred**2).mean()
            for lag in range(last + 2)
        ]
    )
    lags = np.arange(int(np.ceil(shortest)), last + 1)
    peaks = lags[(curve[lags] > curve[lags - 1]) & (curve[lags] >= curve[lags + 1])]
    if not len(peaks) or curve[peaks].max() < _MIN_CORRELATION:
        return None
    # Two beats correlate as well as one: take the first peak that is nearly as high.
    lag = int(peaks[curve[peaks] >= _NEARLY * curve[peaks].max()][0])
    before, at, after = curve[lag - 1 : lag + 2]
    return float(60.0 * fps / (lag + (before - after) / (2 * (before - 2 * at + after))))
