"""A room that throws sounds back."""

from __future__ import annotations

from functools import cache

import numpy as np

from stickgen.sound.waves import Signal, filtered, samples, shaped, times

_WET, _LIVELY = 0.34, 0.7
"""Level of what a room throws back that rings for ``_LIVELY`` seconds; drier rooms give less."""
_LATE = 0.009  # seconds until the first of it is heard
_SEED = 5


def in_room(dry: Signal, seconds: float) -> Signal:
    """Sounds ``[N, 2]`` and what a room throws back of them.

    Args:
        seconds: in which a sound falls by 60 dB; 0: nothing is thrown back.
    """
    if seconds <= 0 or not dry.any():
        return dry
    both = dry.mean(axis=1)
    late = samples(_LATE)
    thrown = filtered(np.pad(both, (late, 0))[: len(both)], _kernel(round(seconds, 2)))
    wet = _WET * min(seconds / _LIVELY, 1.4) ** 0.5
    return dry + np.float32(wet) * thrown


@cache
def _kernel(seconds: float) -> Signal:
    """The answer of a room to a clap, ``[K, 2]``, of unit power: noise that dies away."""
    count = samples(seconds)
    rng = np.random.default_rng(_SEED)
    falls = np.exp(-6.9 * times(count) / seconds)
    sides = [
        shaped(rng, count, lambda f: 1.0 / (1.0 + (f / 2600.0) ** 2)) * falls for _ in range(2)
    ]
    kernel = np.stack(sides, axis=-1)
    return np.asarray(kernel / np.sqrt((kernel**2).sum(axis=0)), dtype=np.float32)
