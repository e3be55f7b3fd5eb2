"""Colours as ``#rrggbb``: their numbers, and mixing them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


def rgb(color: str) -> NDArray[np.float64]:
    """``#rrggbb`` → ``[3]`` 0–255."""
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64)


@lru_cache(maxsize=4096)
def mix(a: str, b: str, share: float) -> str:
    """The colour ``share`` of the way from ``a`` to ``b``."""
    red, green, blue = np.rint(rgb(a) + (rgb(b) - rgb(a)) * share).astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"
