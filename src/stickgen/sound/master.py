"""The last step: one loudness for every film, and no peak above what files can hold."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.sound.loudness import GRAIN, gated, weighted_energy
from stickgen.sound.waves import Signal

TARGET = -16.0
"""Integrated loudness of a film, LUFS: that of podcasts and of most streams of video."""
CEILING = 10 ** (-4.0 / 20)
"""The highest sample: peaks between samples, and what lossy codecs add to clicks (up to 3.5 dB,
measured), stay below 1."""
_KNEE, _CLIPPED = 0.6, 1.6
"""Shares of ``CEILING`` from which on, and up to which, peaks are rounded off, as tape does: they
are short, and turning down all around them would leave echoes alone."""
_REACH = 3  # grains, of 1.3 ms, on either side in which the level changes: claps stay claps
_QUIETEST = -76.0  # LUFS of a mix that is raised
_HARDEST = 40.0  # decibels by which peaks are turned down, at most
_STEP, _HALVINGS = 0.5, 7  # decibels of the search for the gain, and halvings of its last step
_CLOSE, _TRIES = 0.1, 3  # LU from the target; times that the result is measured


def mastered(mix: Signal) -> Signal:
    """A mix ``[N, 2]`` at ``TARGET`` LUFS with no sample above ``CEILING``; silence stays.

    The limiter's level changes slowly, so that the energy of a grain is that before it times the
    square of its level: the gain is found without filtering again. What rounding takes away is
    measured and made good.
    """
    energy = weighted_energy(mix, GRAIN)
    if gated(energy) < _QUIETEST:
        return mix
    highest, wanted, out = _highest(mix), TARGET, mix
    for _ in range(_TRIES):
        gain = _factor(_gain(energy, highest, wanted))
        out = _rounded(_limited(mix * np.float32(gain), gain * highest))
        off = TARGET - gated(weighted_energy(out, GRAIN))
        if abs(off) < _CLOSE:
            break
        wanted += off
    return out


def _gain(energy: FloatArray, highest: FloatArray, wanted: float) -> float:
    """Decibels that bring a mix to a loudness through the limiter.

    They are the least that will do: with more, quiet parts count that the measure leaves out
    before, and the loudness may fall again.
    """

    def falls_short(gain: float) -> bool:
        levels = _factor(gain) * _levels(_factor(gain) * highest)
        return gated(energy * levels**2) < wanted

    low = high = start = wanted - gated(energy)
    while falls_short(high) and high - start < _HARDEST:
        low, high = high, high + _STEP
    for _ in range(_HALVINGS):
        gain = (low + high) / 2
        low, high = (gain, high) if falls_short(gain) else (low, gain)
    return high


def _rounded(signal: Signal) -> Signal:
    """A signal whose peaks are rounded off below ``CEILING``."""
    knee, room = np.float32(_KNEE * CEILING), np.float32((1 - _KNEE) * CEILING)
    peaks = np.abs(signal) > knee
    out = signal.copy()
    over = np.abs(signal[peaks]) - knee
    out[peaks] = np.sign(signal[peaks]) * (knee + room * np.tanh(over / room))
    return out


def _factor(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _highest(signal: Signal) -> FloatArray:
    """The highest sample of each grain, in any channel."""
    grains = -(-len(signal) // GRAIN)
    padded = np.zeros((grains * GRAIN, signal.shape[1]), dtype=np.float32)
    padded[: len(signal)] = signal
    return np.asarray(np.abs(padded).reshape(grains, -1).max(axis=1), dtype=np.float64)


def _levels(highest: FloatArray) -> FloatArray:
    """The level of each grain with which none exceeds what is rounded; it changes within 5 ms."""
    wanted = np.minimum(1.0, _CLIPPED * CEILING / np.maximum(highest, 1e-9))
    if wanted.min() == 1.0:
        return wanted
    count, reach = len(wanted), _REACH + 1
    lowest, width = np.pad(wanted, (reach, 2 * reach + 1), mode="edge"), 1
    while width < 2 * reach + 1:  # the least of so many from each on
        step = min(width, 2 * reach + 1 - width)
        lowest[:-step] = np.minimum(lowest[:-step], lowest[step:])
        width += step
    sums = np.cumsum(np.pad(lowest[:count], (_REACH + 1, _REACH), mode="edge"))
    return np.asarray((sums[2 * _REACH + 1 :] - sums[: -2 * _REACH - 1]) / (2 * _REACH + 1))


def _limited(signal: Signal, highest: FloatArray) -> Signal:
    """A signal turned down, a little ahead, where it would exceed what is rounded.

    Args:
        highest: sample of each of its grains.
    """
    at = (np.arange(len(highest)) + 0.5) * GRAIN
    level = np.interp(np.arange(len(signal)), at, _levels(highest)).astype(np.float32)
    return signal * level[:, None]
