"""Small sounds that places are full of: birds, drops, sparks, dishes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.sound.waves import RATE, Signal, band, decay, fade, partials, samples, times

Rng = np.random.Generator


def tone(f: FloatArray, envelope: Signal) -> Signal:
    """A sine of ``f [N]`` hertz and a level over time."""
    return np.asarray(np.sin(2 * np.pi * np.cumsum(f) / RATE) * envelope, dtype=np.float32)


def bird(rng: Rng) -> Signal:
    """A short song: a few notes that glide."""
    notes: list[Signal] = []
    base = rng.uniform(2400, 5200)
    for _ in range(int(rng.integers(1, 6))):
        count = samples(rng.uniform(0.05, 0.14))
        share = np.linspace(0, 1, count, dtype=np.float32)
        trill = 1 + 0.05 * np.sin(2 * np.pi * rng.uniform(15, 45) * times(count))
        f = base * rng.uniform(0.8, 1.25) * (1 + rng.uniform(-0.35, 0.35) * share) * trill
        notes += [
            tone(f, np.abs(np.sin(np.pi * share)) ** 1.5),
            np.zeros(samples(rng.uniform(0.03, 0.09)), dtype=np.float32),
        ]
    return np.concatenate(notes).astype(np.float32)


def gull(rng: Rng) -> Signal:
    """A cry."""
    count = samples(rng.uniform(0.35, 0.6))
    share = np.linspace(0, 1, count, dtype=np.float32)
    f = rng.uniform(900, 1150) * (1 + 0.5 * np.sin(np.pi * share) - 0.25 * share)
    voiced = sum(np.sin(2 * np.pi * np.cumsum(k * f) / RATE) / k for k in (1, 2, 3))
    return np.asarray(voiced * np.abs(np.sin(np.pi * share)) ** 0.7, dtype=np.float32)


def cricket(rng: Rng) -> Signal:
    """Half a second of chirps."""
    count = samples(0.5)
    t = times(count)
    pulses = np.maximum(np.sin(2 * np.pi * 26 * t), 0) ** 2 * (np.sin(2 * np.pi * 4 * t) > -0.2)
    f = np.full(count, rng.uniform(4100, 4700))
    return tone(f, np.asarray(pulses * np.sin(np.pi * t / 0.5), dtype=np.float32))


def drop(rng: Rng) -> Signal:
    """A drop that falls into water."""
    count = samples(0.08)
    share = np.linspace(0, 1, count, dtype=np.float32)
    return tone(rng.uniform(600, 1400) * (1 + 0.8 * share), decay(count, 0.07, 0.002))


def bubble(rng: Rng) -> Signal:
    """A bubble that rises."""
    count = samples(rng.uniform(0.08, 0.2))
    share = np.linspace(0, 1, count, dtype=np.float32)
    return tone(rng.uniform(160, 520) * (1 + 0.9 * share**2), decay(count, 0.16, 0.01))


def crackle(rng: Rng) -> Signal:
    """A spark of a fire."""
    count = samples(0.03)
    return band(rng, count, rng.uniform(700, 2500), 8000) * decay(count, rng.uniform(0.006, 0.03))


def beep(rng: Rng) -> Signal:
    """A device."""
    count = samples(0.11)
    return tone(
        np.full(count, rng.choice([880.0, 1320.0, 1760.0])), fade(np.ones(count, np.float32))
    )


def dish(rng: Rng) -> Signal:
    """A spoon at a plate."""
    f = rng.uniform(2200, 4200)
    return partials(samples(0.2), (f, 1.6 * f, 2.3 * f), (1, 0.5, 0.3), (0.16, 0.1, 0.06))


def scattered(
    count: int, rng: Rng, often: float, make: Callable[[Rng], Signal], level: float
) -> Signal:
    """A small sound now here, now there.

    Args:
        often: times a second.
    """
    out = np.zeros((count, 2), dtype=np.float32)
    for _ in range(rng.poisson(often * count / RATE)):
        sound, side = make(rng), rng.random()
        at = int(rng.integers(0, max(count - len(sound), 1)))
        gains = np.sqrt([1 - side, side]).astype(np.float32) * np.float32(rng.uniform(0.3, 1.0))
        part = out[at : at + len(sound)]
        part += level * sound[: len(part), None] * gains
    return out
