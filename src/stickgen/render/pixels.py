"""Where RGBA arrays meet skia.

skia is quickest on its own layout, blue first (1.6 times, measured). So it is told that our
pixels are such, and given colours whose red and blue have changed places: it then writes RGBA.
Every colour and every picture that is drawn on ``canvas_on`` must come from here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.render.colors import rgb
from stickgen.render.skia_library import skia

Pixels = NDArray[np.uint8]

_LAYOUT = skia.kBGRA_8888_ColorType


def canvas_on(pixels: Pixels) -> skia.Canvas:
    """A canvas that draws into ``[H, W, 4]`` RGBA, its colours multiplied by alpha."""
    return skia.Surface(pixels, _LAYOUT, skia.kPremul_AlphaType).getCanvas()


def plain(color: str) -> skia.Paint:
    """Paint that fills with ``#rrggbb``."""
    red, green, blue = rgb(color).astype(int).tolist()
    return skia.Paint(AntiAlias=True, Color=skia.Color(blue, green, red))


def image_of(pixels: Pixels) -> skia.Image:
    """A picture of ``[H, W, 4]`` RGBA, not multiplied by alpha."""
    return skia.Image.fromarray(pixels, colorType=_LAYOUT, copy=True)
