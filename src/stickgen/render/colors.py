"""Colours as ``#rrggbb``: mixing, contrast, inks that are legible on any paper."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from stickgen.catalog.colors import mix, rgb

__all__ = ["LEGIBLE", "contrast", "legible", "luminance", "mix", "rgb"]

LEGIBLE = 3.0
"""Contrast of graphics with their background that WCAG 2.2 (success criterion 1.4.11) requires."""


@lru_cache(maxsize=4096)
def luminance(color: str) -> float:
    """Relative luminance 0–1 of an sRGB colour (WCAG 2.2)."""
    channel = rgb(color) / 255
    linear = np.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=4096)
def legible(color: str, ground: str, ratio: float = LEGIBLE) -> str:
    """``color``, made lighter or darker by the least step that reaches a contrast of ``ratio``."""
    end = "#ffffff" if luminance(ground) < 0.18 else "#000000"
    shades = (mix(color, end, share / 10) for share in range(10))
    return next((shade for shade in shades if contrast(shade, ground) >= ratio), end)
