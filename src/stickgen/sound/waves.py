"""What all sounds are made of: noise, decays, damped partials, filters. numpy alone.

Signals are ``[N]`` float32 at ``RATE`` samples a second, unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray

RATE = 48_000
"""Samples a second of everything that is heard."""
Signal = NDArray[np.float32]
_SILENT = 6.9078  # of an exponent: 60 dB
LOOP = 1 << 18
"""Samples of noise that comes again: 5.5 seconds."""
_BLOCK = 1 << 16  # samples that are filtered at a time


def samples(seconds: float) -> int:
    """How many samples a time has."""
    return max(round(seconds * RATE), 0)


def times(count: int) -> Signal:
    """Seconds of ``count`` samples."""
    return np.arange(count, dtype=np.float32) / np.float32(RATE)


def white(rng: np.random.Generator, count: int) -> Signal:
    """Noise of unit power."""
    return rng.standard_normal(count, dtype=np.float32)


def decay(count: int, seconds: float, attack: float = 0.0015) -> Signal:
    """An envelope that rises in ``attack`` seconds and falls by 60 dB in ``seconds``."""
    t = times(count)
    rise = np.minimum(t / np.float32(max(attack, 1e-5)), 1.0)
    return np.asarray(rise * np.exp(t * np.float32(-_SILENT / seconds)), dtype=np.float32)


def partials(
    count: int, frequencies: Sequence[float], gains: Sequence[float], seconds: Sequence[float]
) -> Signal:
    """Damped sines: what rings when it is struck.

    Args:
        frequencies: hertz.
        gains: of each at its start.
        seconds: in which each falls by 60 dB.
    """
    t = times(count)
    out = np.zeros(count, dtype=np.float32)
    for f, gain, fall in zip(frequencies, gains, seconds, strict=True):
        if f < RATE / 2:
            out += gain * np.exp(t * np.float32(-_SILENT / fall)) * np.sin(2 * np.pi * f * t)
    return out


def passed(frequencies: FloatArray, low: float, high: float) -> FloatArray:
    """Share of each frequency that a band from ``low`` to ``high`` hertz lets through.

    As two Butterworth filters of second order: 12 dB an octave outside.
    """
    f = np.maximum(frequencies, 1e-3)
    return 1.0 / np.sqrt((1.0 + (low / f) ** 4) * (1.0 + (f / high) ** 4))


def band(rng: np.random.Generator, count: int, low: float, high: float) -> Signal:
    """Noise of unit power from ``low`` to ``high`` hertz."""
    return shaped(rng, count, lambda f: passed(f, low, high))


def shaped(
    rng: np.random.Generator, count: int, response: Callable[[FloatArray], FloatArray]
) -> Signal:
    """Noise of unit power with a spectrum of one's own.

    Args:
        response: share of each frequency, hertz.
    """
    size = fast_size(max(count, 16))
    f = np.arange(size // 2 + 1, dtype=np.float32) * np.float32(RATE / size)
    # The transform of white noise is white noise.
    spectrum = white(rng, 2 * len(f)).view(np.complex64) * response(f).astype(np.float32)
    out = np.fft.irfft(spectrum, size)[:count]
    return np.asarray(out / max(float(np.sqrt(np.mean(out**2))), 1e-9), dtype=np.float32)


def texture(
    rng: np.random.Generator, count: int, low: float, high: float, loop: int = LOOP
) -> Signal:
    """Noise from ``low`` to ``high`` hertz that goes on: it comes again after ``loop`` samples.

    The transform makes noise whose end meets its start, so that there is no seam.

    Args:
        loop: a power of two.
    """
    made = band(rng, min(fast_size(count), loop), low, high)
    return np.tile(made, -(-count // len(made)))[:count]


def filtered(signal: FloatArray, kernel: FloatArray) -> Signal:
    """A signal ``[N]`` or ``[N, C]`` through a filter ``[K]`` or ``[K, C]``, as long as it was."""
    signal = np.asarray(signal, dtype=np.float32)
    if kernel.ndim > signal.ndim:
        signal = signal[:, None]
    channels = kernel.shape[1:] if kernel.ndim > 1 else signal.shape[1:]
    count, taps = len(signal), len(kernel)
    size = fast_size(min(_BLOCK, count) + taps)
    step = size - taps + 1
    response = np.fft.rfft(kernel, size, axis=0)
    if signal.ndim > response.ndim:
        response = response[:, None]
    out = np.zeros((count + taps, *channels), dtype=np.float32)
    for start in range(0, count, step):
        part = np.fft.rfft(signal[start : start + step], size, axis=0) * response
        made = np.fft.irfft(part, size, axis=0)[: count + taps - start]
        out[start : start + len(made)] += made
    return out[:count]


def resampled(signal: FloatArray, factor: float) -> Signal:
    """A signal that plays ``factor`` times as fast, higher by the same factor.

    Band-limited first where it would alias, then linear between samples of twice the rate.
    """
    size = fast_size(len(signal))
    spectrum = np.fft.rfft(signal, size)
    if factor > 1:
        spectrum[int(len(spectrum) / factor) :] = 0
    fine = 2 * np.fft.irfft(np.concatenate([spectrum, np.zeros_like(spectrum)[1:]]), 2 * size)
    at = np.arange(int(len(signal) / factor)) * (2 * factor)
    return np.asarray(np.interp(at, np.arange(2 * size), fine), dtype=np.float32)


def glide(values: Sequence[float] | FloatArray, at: Sequence[float], count: int) -> Signal:
    """Values that go from one to the next in straight lines, for each of ``count`` samples.

    Args:
        at: seconds of each value, rising.
    """
    return np.asarray(np.interp(times(count), at, values), dtype=np.float32)


def fade(signal: Signal, start: float = 0.003, end: float = 0.01) -> Signal:
    """The signal without clicks at its ends."""
    out = signal.copy()
    for seconds, part in ((start, slice(None)), (end, slice(None, None, -1))):
        length = min(samples(seconds), len(out))
        if length:
            ramp = np.linspace(0, 1, length, dtype=np.float32)
            view = out[part]
            view[:length] *= ramp if out.ndim == 1 else ramp[:, None]
    return out


def fast_size(count: int) -> int:
    """The least size from ``count`` on that the Fourier transform is quick for: 2^a or 3·2^b."""
    two = 1 << max(count - 1, 1).bit_length()
    return two * 3 // 4 if two * 3 // 4 >= count else two
