"""Layers of which a struck, rubbed or splashed thing sounds: each is a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from stickgen.sound.waves import (
    RATE,
    Signal,
    band,
    decay,
    filtered,
    partials,
    samples,
    times,
)

_WHOLE = 60 / 35
"""Times as long until it is gone."""


class Layer(Protocol):
    """A part of a sound.

    Attributes:
        delay: seconds after its onset.
        length: seconds that it lasts.
    """

    @property
    def delay(self) -> float: ...

    @property
    def length(self) -> float: ...

    def make(self, rng: np.random.Generator, pitch: float, force: float) -> Signal:
        """Its samples.

        Args:
            rng: its chance.
            pitch: factor on all frequencies.
            force: 1 for the usual one; more is brighter.
        """


@dataclass(frozen=True)
class Burst:
    """A burst of noise from ``low`` to ``high`` hertz that falls by 35 dB in ``seconds``."""

    low: float
    high: float
    seconds: float
    gain: float
    delay: float = 0.0
    attack: float = 0.0012

    @property
    def length(self) -> float:
        return _WHOLE * self.seconds

    def make(self, rng: np.random.Generator, pitch: float, force: float) -> Signal:
        count = samples(self.length)
        noise = band(rng, count, self.low * pitch, self.high * pitch * (0.55 + 0.45 * force))
        return self.gain * noise * decay(count, self.length, self.attack)


@dataclass(frozen=True)
class Ring:
    """What rings: a resonator of some ``modes`` (hertz); higher ones fall faster."""

    modes: tuple[float, ...]
    seconds: float
    gain: float
    delay: float = 0.0
    tilt: float = 0.7
    """Gain of each mode, times that of the one before."""

    @property
    def length(self) -> float:
        return self.seconds

    def make(self, rng: np.random.Generator, pitch: float, force: float) -> Signal:
        tilt = self.tilt * min(0.7 + 0.3 * force, 1.3)
        own = [f * pitch * (1 + 0.012 * rng.standard_normal()) for f in self.modes]
        gains = [self.gain * tilt**k for k in range(len(own))]
        falls = [self.seconds * (self.modes[0] / f) ** 0.4 for f in self.modes]
        return partials(samples(self.seconds), own, gains, falls)


@dataclass(frozen=True)
class Grains:
    """Many small bursts from ``low`` to ``high`` hertz within ``seconds``: sand, snow, leaves."""

    low: float
    high: float
    seconds: float
    count: int
    gain: float
    delay: float = 0.0
    grain: float = 0.012
    """Seconds in which each falls by 60 dB."""

    @property
    def length(self) -> float:
        return self.seconds + self.grain

    def make(self, rng: np.random.Generator, pitch: float, force: float) -> Signal:
        count = samples(self.length)
        knocks = np.zeros(count, dtype=np.float32)
        at = np.sort(rng.random(self.count) ** 1.5) * samples(self.seconds)
        at[0] = 0.0
        knocks[at.astype(int)] = rng.random(self.count) * (1.0 - 0.6 * at / max(at[-1], 1.0))
        shape = filtered(knocks, decay(samples(self.grain), self.grain, 0.0004))
        return self.gain * band(rng, count, self.low * pitch, self.high * pitch) * shape


@dataclass(frozen=True)
class Sweep:
    """A tone that glides from ``start`` to ``end`` hertz: a drop, a boing, a chirp."""

    start: float
    end: float
    seconds: float
    gain: float
    delay: float = 0.0

    @property
    def length(self) -> float:
        return self.seconds

    def make(self, rng: np.random.Generator, pitch: float, force: float) -> Signal:
        count = samples(self.seconds)
        share = np.linspace(0, 1, count, dtype=np.float32)
        f = pitch * self.start * (self.end / self.start) ** share
        return (
            self.gain
            * np.sin(2 * np.pi * np.cumsum(f) / RATE).astype(np.float32)
            * decay(count, self.seconds, 0.002)
        )


@dataclass(frozen=True)
class Whoosh:
    """Air that a fast limb cuts: noise that grows and dies, brightest in its middle."""

    low: float
    high: float
    seconds: float
    gain: float
    delay: float = 0.0

    @property
    def length(self) -> float:
        return self.seconds

    def make(self, rng: np.random.Generator, pitch: float, force: float) -> Signal:
        count = samples(self.seconds)
        share = np.sin(np.pi * times(count) / np.float32(self.seconds)) ** 2
        dull = band(rng, count, self.low * pitch, 2 * self.low * pitch)
        bright = band(rng, count, self.low * pitch, self.high * pitch * force)
        return self.gain * share * (dull * (1 - share) + bright * share)
