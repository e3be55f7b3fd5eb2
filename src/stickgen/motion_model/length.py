"""How long does what a sentence says take? A line through the sentence's mean state."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LONGEST = 10.0
SHORTEST = 1.0


def predicted_seconds(states: NDArray[np.floating], weights: NDArray[np.floating]) -> float:
    """Length in seconds.

    Args:
        states: of the sentence's tokens, ``[L, W]``.
        weights: ``[W + 1]``, the last one the constant: logarithm of the seconds.
    """
    said = np.asarray(states, dtype=np.float64).mean(0) @ weights[:-1] + weights[-1]
    return float(np.clip(np.exp(said), SHORTEST, LONGEST))
