"""Textures of places: noise in bands whose levels change slowly; each ``[count, 2]``."""

from __future__ import annotations

import numpy as np

from stickgen.sound.calls import bubble, crackle, drop, scattered
from stickgen.sound.waves import (
    LOOP,
    RATE,
    Signal,
    decay,
    fade,
    filtered,
    partials,
    samples,
    texture,
    times,
)

Rng = np.random.Generator
_COARSE = 64  # samples between the points of a level that changes slowly


def _wide(one: Signal, other: Signal | None = None, apart: float = 0.5) -> Signal:
    """Two signals left and right, of which each also has a share of the other."""
    other = np.roll(one, samples(0.013)) if other is None else other
    return np.stack([one + (1 - apart) * other, other + (1 - apart) * one], axis=-1)


def _slow(rng: Rng, count: int, seconds: float, low: float) -> Signal:
    """A level from ``low`` to 1 that changes within some seconds."""
    points = count // _COARSE + 2
    at = np.arange(points) * (_COARSE / samples(seconds))
    values = low + (1 - low) * rng.random(int(at[-1]) + 2)
    k = at.astype(int)
    share = 0.5 - 0.5 * np.cos(np.pi * (at - k))
    level = (values[k] + (values[k + 1] - values[k]) * share).astype(np.float32)
    ramp = np.arange(_COARSE, dtype=np.float32) / _COARSE
    fine = level[:-1, None] + np.diff(level)[:, None] * ramp
    return np.asarray(fine.reshape(-1)[:count])


def wind(count: int, rng: Rng) -> Signal:
    """Air around things: low gusts, and whistling in the strongest."""
    low = texture(rng, count, 90, 420) * _slow(rng, count, 1.4, 0.25)
    high = texture(rng, count, 380, 1100) * _slow(rng, count, 0.9, 0.0) ** 2
    return 0.035 * _wide(low + 0.4 * high)


def sea(count: int, rng: Rng) -> Signal:
    """Waves that rise, break and run out, every five seconds or so."""
    swell = _slow(rng, count, 2.3, 0.05) ** 1.6
    deep, foam = texture(rng, count, 60, 500), texture(rng, count, 900, 6500)
    return 0.07 * _wide(deep * (0.35 + 0.65 * swell) + 0.55 * foam * swell**1.5, apart=0.4)


def stream(count: int, rng: Rng) -> Signal:
    """Water that runs over stones."""
    gurgle = texture(rng, count, 350, 2200) * (0.6 + 0.4 * _slow(rng, count, 0.08, 0.0))
    return 0.05 * _wide(gurgle) + scattered(count, rng, 9.0, drop, 0.012)


def rain(count: int, rng: Rng) -> Signal:
    """A hiss, and drops that hit what is near."""
    hiss = texture(rng, count, 1300, 5200)
    drops = np.zeros(count, dtype=np.float32)
    drops[rng.integers(0, count, int(160 * count / RATE))] = 1.0
    patter = filtered(drops * rng.random(count, dtype=np.float32), decay(600, 0.012, 0.0003))
    return 0.05 * _wide(hiss) + 0.10 * _wide(patter * texture(rng, count, 1500, 9000))


def traffic(count: int, rng: Rng) -> Signal:
    """A street: a low rumble, and cars that pass."""
    far = texture(rng, count, 50, 260)
    tyres = texture(rng, count, 90, 1500)
    passing = tyres * _slow(rng, count, 1.7, 0.0) ** 3
    other = np.roll(tyres, count // 3) * _slow(rng, count, 1.9, 0.0) ** 3
    return 0.03 * _wide(far) + 0.04 * _wide(passing, other, 0.8)


def _voices(count: int, rng: Rng, bands: int, pace: float) -> Signal:
    """Many who talk at once: bands of a voice, each with its own syllables."""
    out = np.zeros(count, dtype=np.float32)
    for f in np.geomspace(180, 2400, bands):
        level = float(500 / (f + 300)) * _slow(rng, count, pace, 0.0) ** 1.5
        out += level * texture(rng, count, 0.85 * f, 1.2 * f, LOOP // 2)
    return out


def murmur(count: int, rng: Rng) -> Signal:
    """People who talk with each other around."""
    talk = _voices(count, rng, 5, 0.11)
    return 0.035 * _wide(talk, np.roll(talk, samples(0.31)), 0.7)


def crowd(count: int, rng: Rng) -> Signal:
    """Thousands who watch: a roar that swells a little."""
    roar = _voices(count, rng, 5, 0.2) + 0.6 * texture(rng, count, 350, 1400)
    return 0.045 * _wide(roar * _slow(rng, count, 2.0, 0.6))


def cheer(seconds: float, rng: Rng) -> Signal:
    """A crowd that cheers, ``[N, 2]``: it rises at once and dies away."""
    count = samples(seconds)
    t = times(count)
    swell = np.minimum(t / 0.35, 1.0) * np.exp(-np.maximum(t - 0.5, 0) * (3.2 / seconds))
    roar = texture(rng, count, 500, 2600) + 0.7 * _voices(count, rng, 4, 0.09)
    hands = np.zeros(count, dtype=np.float32)
    hands[rng.integers(0, count, int(90 * seconds))] = 1.0
    hands = filtered(hands, decay(1400, 0.03, 0.0004)) * texture(rng, count, 900, 3600)
    return fade(0.16 * _wide((roar + 0.9 * hands) * swell), end=0.1)


def hum(count: int, rng: Rng) -> Signal:
    """Mains, fans and lamps."""
    t = times(count)
    tones = sum(g * np.sin(2 * np.pi * f * t) for f, g in ((50, 0.5), (100, 1.0), (200, 0.3)))
    return 0.006 * _wide(np.asarray(tones, dtype=np.float32)) + 0.009 * _wide(
        texture(rng, count, 120, 900)
    )


def room(count: int, rng: Rng) -> Signal:
    """The air of a quiet room."""
    return 0.012 * _wide(texture(rng, count, 30, 260))


def space(count: int, rng: Rng) -> Signal:
    """The hum of ships and of films about space: low tones that beat."""
    t = times(count)
    drone = sum(
        np.sin(2 * np.pi * f * t + p) for f, p in ((55, 0), (55.4, 1), (82.6, 2), (110.7, 3))
    )
    airy = texture(rng, count, 600, 1600) * _slow(rng, count, 3.0, 0.1)
    return 0.02 * _wide(np.asarray(drone, dtype=np.float32)) + 0.006 * _wide(airy)


def rumble(count: int, rng: Rng) -> Signal:
    """The ground."""
    return 0.10 * _wide(texture(rng, count, 25, 130) * _slow(rng, count, 0.5, 0.4))


def bubbles(count: int, rng: Rng) -> Signal:
    """Under water."""
    return 0.05 * _wide(texture(rng, count, 60, 420)) + scattered(count, rng, 7.0, bubble, 0.05)


def machines(count: int, rng: Rng) -> Signal:
    """A press that stamps twice a second, and motors."""
    t = times(count)
    stamp = np.exp(-((t * 2.1) % 1.0) * 14) * texture(rng, count, 80, 1800)
    return 0.05 * _wide(np.asarray(stamp, dtype=np.float32)) + 0.03 * _wide(
        texture(rng, count, 70, 700)
    )


def rails(count: int, rng: Rng) -> Signal:
    """Wheels on rails: two knocks at each joint."""
    t = times(count) * 1.35 % 1.0
    knock = np.exp(-t * 22) + 0.8 * np.exp(-((t - 0.16) % 1.0) * 22)
    return 0.05 * _wide(np.asarray(knock, dtype=np.float32) * texture(rng, count, 90, 900)) + (
        0.04 * _wide(texture(rng, count, 40, 320))
    )


def insects(count: int, rng: Rng) -> Signal:
    """A jungle."""
    buzz = 0.5 + 0.5 * np.sign(np.sin(2 * np.pi * 38 * times(count)))
    return 0.018 * _wide(
        texture(rng, count, 4600, 6800)
        * np.asarray(buzz, dtype=np.float32)
        * _slow(rng, count, 1.1, 0.2)
    )


def fire(count: int, rng: Rng) -> Signal:
    """Flames and sparks."""
    return 0.03 * _wide(texture(rng, count, 90, 600) * _slow(rng, count, 0.3, 0.4)) + scattered(
        count, rng, 9.0, crackle, 0.10
    )


def clock(count: int, rng: Rng) -> Signal:
    """A clock that ticks."""
    tick = partials(1600, (2600, 4100, 5900), (1, 0.6, 0.3), (0.02, 0.015, 0.01))
    knocks = np.zeros(count, dtype=np.float32)
    knocks[:: RATE // 2] = 1.0
    knocks[RATE // 2 :: RATE] = 0.7
    return 0.02 * _wide(filtered(knocks, tick))
