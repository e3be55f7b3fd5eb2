"""Random streams: every actor and every purpose of a film has random numbers of its own."""

from __future__ import annotations

from enum import IntEnum

import numpy as np


class Purpose(IntEnum):
    """What a stream of random numbers is for. The values are fixed: films depend on them."""

    MOTION = 0
    """Plan and noise of a whole take."""
    STREAMED_NOISE = 1
    """Noise of motion that is refined piece by piece."""
    ANIMAL = 2
    """When an animal wags its tail and turns its head."""
    BEAT = 3
    """Plan of a beat that has a seed of its own."""


def random_stream(
    seed: int, actor: int = 0, purpose: Purpose = Purpose.MOTION
) -> np.random.Generator:
    """The random numbers of one actor for one purpose.

    The first actor's motion has ``default_rng(seed)``, so that published seeds keep their films.
    All others are children of that seed's ``SeedSequence`` with the key ``(actor, purpose)``.
    A list ``[seed, actor, purpose]`` would not do: numpy splits seeds of more than 32 bits into
    words, so that ``[seed, 1, 0]`` equals ``seed + 2**32``.

    Args:
        seed: of the film, not negative.
        actor: its number, from 0.
    """
    if actor == 0 and purpose is Purpose.MOTION:
        return np.random.default_rng(seed)
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(actor, purpose)))
