"""What is heard of a place all the time: wind, birds, the sea, a crowd, a room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from stickgen.sound import textures
from stickgen.sound.calls import beep, bird, cricket, dish, drop, gull, scattered
from stickgen.sound.places import PlaceSound
from stickgen.sound.waves import Signal, samples

Rng = np.random.Generator
LONGEST = 12.0
"""Seconds of a texture; longer films hear it again, without a seam."""
_SEAM = 0.8  # seconds


def ambience(place: PlaceSound, count: int, rng: Rng) -> Signal:
    """The sound of a place, ``[count, 2]``, quiet beside a step.

    Args:
        rng: its chance.
    """
    length = min(count, samples(LONGEST))
    looped = count > length
    made = length + (samples(_SEAM) if looped else 0)
    out = np.zeros((made, 2), dtype=np.float32)
    for name, level in sorted(place.heard.items()):
        out += np.float32(level) * LAYERS[name](made, rng)
    if looped:
        out = _repeated(out, count)
    return out[:count]


def _repeated(made: Signal, count: int) -> Signal:
    """A texture again and again, each time blended into the next."""
    seam = samples(_SEAM)
    share = np.linspace(0, 1, seam, dtype=np.float32)[:, None]
    body = made[:-seam].copy()
    body[:seam] = body[:seam] * np.sqrt(share) + made[-seam:] * np.sqrt(1 - share)
    return np.tile(body, (-(-count // len(body)), 1))[:count]


def _calls(often: float, make: Callable[[Rng], Signal], level: float) -> Layer:
    return lambda count, rng: scattered(count, rng, often, make, level)


Layer = Callable[[int, Rng], Signal]
LAYERS: Mapping[str, Layer] = MappingProxyType(
    {
        "wind": textures.wind,
        "sea": textures.sea,
        "stream": textures.stream,
        "rain": textures.rain,
        "traffic": textures.traffic,
        "murmur": textures.murmur,
        "crowd": textures.crowd,
        "hum": textures.hum,
        "room": textures.room,
        "space": textures.space,
        "rumble": textures.rumble,
        "bubbles": textures.bubbles,
        "machines": textures.machines,
        "rails": textures.rails,
        "insects": textures.insects,
        "fire": textures.fire,
        "clock": textures.clock,
        "birds": _calls(1.3, bird, 0.05),
        "gulls": _calls(0.35, gull, 0.035),
        "crickets": _calls(3.0, cricket, 0.03),
        "drips": _calls(1.1, drop, 0.06),
        "beeps": _calls(0.6, beep, 0.02),
        "dishes": _calls(0.9, dish, 0.03),
    }
)
"""Name → makes ``[count, 2]`` samples of it."""
