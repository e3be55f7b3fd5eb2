"""The background that everything is drawn on: paper with fibres and a grid, or sky and floor."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.records import Style
from stickgen.geometry import FloatArray
from stickgen.noise import noise
from stickgen.render.backdrop import Backdrop
from stickgen.render.colors import mix, rgb
from stickgen.render.projection import lens

Pixels = NDArray[np.uint8]

_BAND = 32  # rows that are painted at once
_BOLD_EVERY = 5  # every fifth line of a grid is bold


def paint_paper(color: str, style: Style, size: tuple[int, int]) -> Pixels:
    """Bare paper, ``[H, W, 4]`` RGBA, opaque.

    Args:
        color: of its middle, ``#rrggbb``.
        style: its fibres, grid and darker corners.
        size: width and height, pixels.
    """
    width, height = size
    tone = np.broadcast_to(rgb(color), (height, width, 3))
    if style.grid > 0:
        tone = tone.astype(np.float32)
        _draw_grid(
            tone, mix(color, style.line_color, 0.16), mix(color, style.line_color, 0.32), style.grid
        )
    return _to_pixels(tone, style, _brightness(style, height, width))


def paint_sky_and_floor(place: Backdrop, style: Style, size: tuple[int, int]) -> Pixels:
    """Sky above floor, ``[2H, W, 4]``; the horizon is the middle row, a frame shows a part.

    Args:
        place: its colours.
        style: its fibres and grid.
        size: width and height of a frame, pixels.
    """
    width, height = size
    tone = np.empty((2 * height, width, 3), dtype=np.float32)
    for rows, colors in (
        (slice(0, height), place.sky),
        (slice(height, 2 * height), place.floor),
    ):
        top, bottom = colors or (place.ground, place.ground)
        share = np.linspace(0.0, 1.0, height)[:, None, None]
        tone[rows] = rgb(top) * (1 - share) + rgb(bottom) * share
    if style.grid > 0:
        _draw_grid(
            tone,
            mix(place.ground, style.line_color, 0.1),
            mix(place.ground, style.line_color, 0.2),
            style.grid / 2,
        )
    return _to_pixels(tone, style)


def horizon(camera: Camera, size: tuple[int, int]) -> float:
    """Row of the picture at which the floor ends, in the first frame of a camera."""
    ahead = camera.axes()[0, 2]
    level = max(float(np.hypot(ahead[0], ahead[2])), 1e-6)
    return size[1] / 2 + float(lens(camera, size)[0]) * float(ahead[1]) / level


def _brightness(style: Style, height: int, width: int) -> FloatArray:
    """Brightness of the paper, ``[H, W, 1]``: lower in the corners."""
    x, y = np.linspace(-1.0, 1.0, width), np.linspace(-1.0, 1.0, height)[:, None]
    fall = np.clip((x * x + y * y - 0.5) / 1.5, 0.0, 1.0)
    return (1.0 - style.vignette * fall * fall)[..., None].astype(np.float32)


def _draw_grid(tone: FloatArray, thin: str, bold: str, spacing: float) -> None:
    """Draw a grid of lines into ``tone [H, W, 3]``, ``spacing`` of its height apart."""
    step = max(round(spacing * tone.shape[0]), 4)
    for color, every in ((thin, step), (bold, step * _BOLD_EVERY)):
        tone[step // 2 :: every] = rgb(color)
        tone[:, step // 2 :: every] = rgb(color)


def _to_pixels(tone: FloatArray, style: Style, brightness: FloatArray | None = None) -> Pixels:
    """Darken ``tone [H, W, 3]`` by ``[H, W, 1]``, add fibres, round it to ``[H, W, 4]`` pixels."""
    height, width = tone.shape[:2]
    out = np.full((height, width, 4), 255, dtype=np.uint8)
    for top in range(0, height, _BAND):  # in bands, so that memory stays small
        rows = np.arange(top - 1, min(top + _BAND, height))
        # Fixed noise of half a level dithers the slow change of brightness: no rings are visible.
        grains = noise(rows[:, None] % height * width + np.arange(width))[..., None] - 0.5
        band = tone[rows[1:]] if brightness is None else tone[rows[1:]] * brightness[rows[1:]]
        if style.grain > 0:
            # Noise averaged along rows and columns looks like fibres.
            threads = grains + np.roll(grains, 1, axis=1) + np.roll(grains, 2, axis=1)
            band = band * (1.0 + style.grain * (threads[1:] + threads[:-1]) / 2)
        out[rows[1:], :, :3] = np.rint(np.clip(band + grains[1:], 0, 255))
    return out
