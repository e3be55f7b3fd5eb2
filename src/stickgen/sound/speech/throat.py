"""A throat: pitch and resonances over time → the sound of a voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.sound.waves import RATE, Signal, resampled

FORMANTS: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "a": (730.0, 1090.0, 2440.0),
        "e": (530.0, 1840.0, 2480.0),
        "i": (270.0, 2290.0, 3010.0),
        "o": (570.0, 840.0, 2410.0),
        "u": (300.0, 870.0, 2240.0),
    }
)
"""Vowel → resonances of a man's throat, hertz (Peterson and Barney 1952; e and o are theirs of
"bet" and "bought")."""
CONTROL = 200
"""Points a second at which a voice is described."""
_RATE = RATE // 2  # samples a second of the voice; there is little above 12 kHz
_BANDS = (90.0, 120.0, 180.0)  # hertz, width of each resonance
_GAINS = (1.0, 0.62, 0.32)
_HIGHEST = 6000.0  # hertz of the highest harmonic
_FRAME, _HOP = 512, 256  # samples of noise that share a spectrum


@dataclass(frozen=True)
class Voice:
    """A voice over time; every track has a value at each of ``CONTROL`` points a second.

    Attributes:
        pitch: ``[C]`` hertz.
        formants: ``[C, 3]`` resonances, hertz.
        voiced: ``[C]`` strength of its tone.
        breath: ``[C]`` strength of the noise that passes the throat.
        bright: factor on what falls off towards high tones; a shout has more.
    """

    pitch: FloatArray
    formants: FloatArray
    voiced: FloatArray
    breath: FloatArray
    bright: float = 1.0


def envelope(formants: FloatArray, frequencies: FloatArray) -> FloatArray:
    """How strongly a throat passes each frequency, ``[C, F]``.

    Args:
        formants: ``[C, 3]`` hertz.
        frequencies: ``[F]`` or ``[C, F]`` hertz.
    """
    f = np.broadcast_to(frequencies, (len(formants), np.shape(frequencies)[-1]))
    total = np.zeros(f.shape)
    for k, (width, gain) in enumerate(zip(_BANDS, _GAINS, strict=True)):
        total += gain / np.sqrt(1.0 + ((f - formants[:, k : k + 1]) / (width / 2)) ** 2)
    return total


def sounded(voice: Voice, rng: np.random.Generator) -> Signal:
    """The samples of a voice, at ``RATE``."""
    count = len(voice.pitch) * _RATE // CONTROL
    at = np.arange(count, dtype=np.float32) * np.float32(CONTROL / _RATE)
    points = np.arange(len(voice.pitch))
    pitch = np.interp(at, points, voice.pitch)
    phase = np.cumsum(pitch) * (2 * np.pi / _RATE)
    numbers = np.arange(1, int(_HIGHEST / max(float(voice.pitch.min()), 40.0)) + 1)
    harmonics = voice.pitch[:, None] * numbers
    level = envelope(voice.formants, harmonics) * voice.voiced[:, None]
    level = level / (1.0 + (harmonics / (900.0 * voice.bright)) ** 1.3)
    level[harmonics > 0.46 * _RATE] = 0.0
    out = np.zeros(count, dtype=np.float32)
    for k in numbers:
        if level[:, k - 1].max() > 1e-4:
            out += (np.interp(at, points, level[:, k - 1]) * np.sin(k * phase)).astype(np.float32)
    if voice.breath.any():
        out += _breathed(voice, count, rng)
    return resampled(out, 0.5)


def _breathed(voice: Voice, count: int, rng: np.random.Generator) -> Signal:
    """Noise that passes the throat."""
    frames = count // _HOP + 2
    at = np.minimum(np.arange(frames) * _HOP * CONTROL // _RATE, len(voice.pitch) - 1)
    f = np.fft.rfftfreq(_FRAME, 1 / _RATE)
    noise = np.fft.rfft(rng.standard_normal((frames, _FRAME)))
    shape = envelope(voice.formants[at], f) * (f / (f + 500.0)) * voice.breath[at, None]
    pieces = np.fft.irfft(noise * shape, _FRAME) * np.hanning(_FRAME)
    out = np.zeros((frames + 1) * _HOP)
    out[: frames * _HOP] += pieces[:, :_HOP].reshape(-1)
    out[_HOP:] += pieces[:, _HOP:].reshape(-1)
    return np.asarray(out[:count], dtype=np.float32)
