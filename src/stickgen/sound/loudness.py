"""Loudness in LUFS and true peaks in dBTP, as ITU-R BS.1770-4 measures them."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.sound.waves import RATE, Signal, filtered, samples

_SHELF = (1681.974450955533, 3.999843853973347, 0.7071752369554196)
_HIGH_PASS = (38.13547087602444, 0.0, 0.5003270373238773)
"""Hertz, decibels and quality of the two filters of the K weighting (the standard gives their
coefficients at 48 kHz, which these reproduce)."""
_KERNEL = 8192  # samples in which the impulse response of both has died away
_BLOCK, _STEP = 0.4, 0.1  # seconds
GRAIN = 64
"""Samples of a grain, of which a step of the measure has a whole number."""
_ABSOLUTE, _RELATIVE = -70.0, -10.0  # gates, LUFS and LU
_OFFSET = -0.691
_TAPS, _TIMES = 12, 4  # of the interpolation that finds peaks between samples
_HOT = 0.5  # share of the highest sample, below which no peak between samples is looked for


def loudness(stereo: FloatArray) -> float:
    """Integrated loudness, LUFS, of ``[N]`` or ``[N, C]`` at ``RATE``; −inf: silence.

    Every channel counts alike, as left and right do in the standard.
    """
    return gated(weighted_energy(stereo, GRAIN))


def weighted_energy(stereo: FloatArray, grain: int) -> FloatArray:
    """Sums of squares of the K-weighted channels over grains of so many samples, ``[n]``."""
    signal = np.asarray(stereo, dtype=np.float32)
    signal = signal[:, None] if signal.ndim == 1 else signal
    weighted = filtered(signal, _WEIGHTING)
    count = -(-len(weighted) // grain)
    squares = np.zeros(count * grain, dtype=np.float32)
    np.einsum("nc,nc->n", weighted, weighted, out=squares[: len(weighted)])
    return np.asarray(squares.reshape(count, grain).sum(axis=1, dtype=np.float64))


def gated(energy: FloatArray) -> float:
    """Integrated loudness, LUFS, of ``weighted_energy`` in grains of ``GRAIN``."""
    step, block = samples(_STEP) // GRAIN, round(_BLOCK / _STEP)
    energy = np.pad(energy, (0, max(step * block - len(energy), 0)))
    parts = len(energy) // step
    sums = np.concatenate([[0.0], np.cumsum(energy[: parts * step].reshape(parts, step).sum(1))])
    powers = (sums[block:] - sums[:-block]) / (step * block * GRAIN)
    heard = powers[_lufs(powers) > _ABSOLUTE]
    if not len(heard):
        return float("-inf")
    gate = _lufs(heard.mean()) + _RELATIVE
    return float(_lufs(heard[_lufs(heard) > gate].mean()))


def true_peak(stereo: FloatArray) -> float:
    """The highest peak, also between samples, dBTP, of ``[N]`` or ``[N, C]``; −inf: silence."""
    signal = np.asarray(stereo, dtype=np.float32)
    signal = signal[:, None] if signal.ndim == 1 else signal
    highest = float(np.abs(signal).max(initial=0.0))
    if highest == 0:
        return float("-inf")
    for channel in signal.T:
        highest = max(highest, float(peaks(channel, _HOT * highest).max(initial=0.0)))
    return 20 * float(np.log10(highest))


def peaks(channel: Signal, above: float) -> FloatArray:
    """Height of the curve through ``[N]`` samples wherever a sample is above a limit, ``[n]``."""
    padded = np.pad(channel, _TAPS)
    at = np.flatnonzero(np.abs(channel) > above)
    at = np.unique(np.concatenate([at, at - 1])) if len(at) else at
    window = at[:, None] + np.arange(_TAPS) - _TAPS // 2 + 1 + _TAPS
    near = padded[window]  # [n, 12]
    return np.abs(near @ _INTERPOLATION).max(axis=1) if len(at) else np.zeros(0)


def _interpolation() -> FloatArray:
    """Weights ``[12, 4]`` of neighbouring samples for four points from one sample to the next."""
    away = np.arange(_TAPS)[:, None] - (_TAPS // 2 - 1) - np.arange(_TIMES) / _TIMES
    window = np.cos(np.pi * away / (_TAPS + 1)) ** 2
    weights = np.sinc(away) * window
    return np.asarray(weights / weights.sum(axis=0))


_INTERPOLATION = _interpolation()


def _lufs(power: FloatArray | float) -> FloatArray:
    return _OFFSET + 10 * np.log10(np.maximum(power, 1e-12))


def _response(z: FloatArray, filter_: tuple[float, float, float], *, shelf: bool) -> FloatArray:
    """A filter of second order at points ``z`` of the unit circle; by the bilinear transform."""
    f, gain, quality = filter_
    k = np.tan(np.pi * f / RATE)
    a0 = 1 + k / quality + k * k
    a = (1.0, 2 * (k * k - 1) / a0, (1 - k / quality + k * k) / a0)
    if shelf:
        high = 10 ** (gain / 20)
        band = high**0.4996667741545416
        b = (
            (high + band * k / quality + k * k) / a0,
            2 * (k * k - high) / a0,
            (high - band * k / quality + k * k) / a0,
        )
    else:
        b = (1.0, -2.0, 1.0)
    powers = np.stack([np.ones_like(z), 1 / z, 1 / z**2])
    return np.asarray((np.array(b) @ powers) / (np.array(a) @ powers))


def _weighting() -> FloatArray:
    """The impulse response ``[K]`` of the K weighting."""
    z = np.exp(2j * np.pi * np.arange(_KERNEL // 2 + 1) / _KERNEL)
    both = _response(z, _SHELF, shelf=True) * _response(z, _HIGH_PASS, shelf=False)
    return np.fft.irfft(both, _KERNEL)


_WEIGHTING = _weighting()
