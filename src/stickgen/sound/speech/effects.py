"""What is strange about a voice: metal, echo, a growl."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from stickgen.sound.waves import Signal, filtered, samples, times, white

_SPEECH_POWER = 0.16
"""Root mean square of a voice while it speaks, whoever it is."""
_QUIET = 0.1  # of the loudest part of a voice, below which it does not count


def level(voice: Signal, loud: float = 1.0) -> Signal:
    """The voice at the usual power, times ``loud``; its pauses do not count."""
    if not len(voice):
        return voice
    size = samples(0.02)
    blocks = voice[: len(voice) // size * size].reshape(-1, size)
    powers = (blocks.astype(np.float64) ** 2).mean(axis=1) if len(blocks) else voice**2
    heard = powers[powers > _QUIET**2 * max(float(powers.max()), 1e-12)]
    power = float(np.sqrt(heard.mean())) if len(heard) else 0.0
    return voice * np.float32(loud * _SPEECH_POWER / power) if power > 1e-6 else voice


def changed(voice: Signal, effect: str) -> Signal:
    """The voice with an effect of its timbre, as long as it was.

    Args:
        effect: as ``catalog.timbres.Timbre.effect``.
    """
    return _EFFECTS[effect](voice) if effect else voice


def _metal(voice: Signal) -> Signal:
    """Ring modulation, and a short tube."""
    ringing = voice * np.sin(2 * np.pi * 62 * times(len(voice)))
    mixed = 0.65 * voice + 0.6 * ringing
    delay = samples(0.0051)
    out = mixed.copy()
    out[delay:] += 0.55 * mixed[:-delay]
    return out


def _echo(voice: Signal) -> Signal:
    """A hall that throws it back, higher tones first."""
    tail = samples(1.1)
    chance = np.random.default_rng(7)
    kernel = white(chance, tail) * np.exp(-times(tail) * 5.2)
    kernel /= np.sqrt((kernel**2).sum())
    return 0.6 * voice + 0.55 * filtered(voice, kernel)


def _rough(voice: Signal) -> Signal:
    """A growl: loud and soft forty times a second, and harsh where it is loud."""
    beats = 0.6 + 0.4 * np.sign(np.sin(2 * np.pi * 37 * times(len(voice))))
    smooth = np.convolve(beats, np.ones(200) / 200, mode="same").astype(np.float32)
    top = max(float(np.abs(voice).max(initial=0.0)), 1e-9)
    return np.tanh(2.2 * voice / top) * np.float32(top / 2) * smooth


_EFFECTS: Mapping[str, Callable[[Signal], Signal]] = MappingProxyType(
    {"metal": _metal, "echo": _echo, "rough": _rough}
)
