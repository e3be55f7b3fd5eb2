"""The sheet that everything is drawn on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_VIGNETTE = 0.06
"""How much darker the corners are than the middle."""


def rgb(color: str) -> NDArray[np.float64]:
    """``#rrggbb`` → ``[3]`` 0–255."""
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float64)


def mix(a: str, b: str, share: float) -> str:
    """The colour ``share`` of the way from ``a`` to ``b``, all ``#rrggbb``."""
    r, g, b_ = np.rint(rgb(a) + (rgb(b) - rgb(a)) * share).astype(int)
    return f"#{r:02x}{g:02x}{b_:02x}"


def sheet(color: str, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Paper with darker corners, ``[H, W, 4]`` RGBA, opaque.

    Args:
        color: of the middle, ``#rrggbb``.
        size: width and height, pixels.
    """
    width, height = size
    x = np.linspace(-1.0, 1.0, width)
    y = np.linspace(-1.0, 1.0, height)[:, None]
    fall = np.clip((x * x + y * y - 0.5) / 1.5, 0.0, 1.0)
    shade = 1.0 - _VIGNETTE * fall * fall
    out = np.full((height, width, 4), 255, dtype=np.uint8)
    # Half a level of fixed noise, so that the slow fall of light shows no rings.
    grain = np.random.default_rng(0).uniform(-0.5, 0.5, (height, width, 1))
    out[..., :3] = np.rint(np.clip(shade[..., None] * rgb(color) + grain, 0, 255))
    return out
