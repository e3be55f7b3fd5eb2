"""Sentences of different lengths as one array."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def pad_states(
    states: Sequence[NDArray[np.floating]], width: int
) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Token states ``[L, width]`` of B sentences, filled up with zeros.

    Returns:
        ``[B, longest, width]``, and which of it are tokens, ``[B, longest]``; ``longest`` is 1
        where there is no sentence.
    """
    longest = max((len(s) for s in states), default=1)
    padded = np.zeros((len(states), longest, width), dtype=np.float32)
    valid = np.zeros((len(states), longest), dtype=bool)
    for row, known, s in zip(padded, valid, states, strict=True):
        row[: len(s)], known[: len(s)] = s, True
    return padded, valid
