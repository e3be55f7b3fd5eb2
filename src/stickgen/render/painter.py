"""Paints the frames of a prepared scene with skia, on the CPU, anti-aliased."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.render.brush import Brush
from stickgen.render.colors import rgb
from stickgen.render.compose import compose_backdrop, compose_frame, gust
from stickgen.render.effects import Effects
from stickgen.render.mark import Group, Mark, SoftShadow
from stickgen.render.paper import horizon, paint_paper, paint_sky_and_floor
from stickgen.render.pixels import canvas_on, image_of
from stickgen.render.prepare import PreparedScene
from stickgen.render.shadow import SHADOW_COLOR
from stickgen.render.skia_library import skia
from stickgen.render.speech import Speech

Pixels = NDArray[np.uint8]


class Painter:
    """Paints any frame of a scene; while the camera rests, the backdrop is painted once.

    Each place of the scene has a painter of its own.

    Args:
        prepared: the scene.
    """

    def __init__(self, prepared: PreparedScene) -> None:
        self._prepared = prepared
        place = prepared.backdrop
        if prepared.transparent:
            self._paper = np.zeros((prepared.size[1], prepared.size[0], 4), dtype=np.uint8)
        elif place.sky or place.floor:
            self._paper = paint_sky_and_floor(place, prepared.style, prepared.size)
        else:
            self._paper = paint_paper(place.ground, prepared.style, prepared.size)
        # Backdrops are drawn in one pass without glow: they stay behind the actors.
        self._backdrop_style = replace(prepared.style, passes=1, glow=0.0)
        self._effects = Effects(prepared)
        self._speech = Speech(prepared)
        self._shape = (prepared.size[1], prepared.size[0], 4)
        self._key = b""  # of the camera and the redraw of the last backdrop,
        self._kept: dict[float, Pixels] = {}  # and copies for each way in which trees are bent
        self._later = {id(scene): Painter(scene) for _, scene in prepared.later}

    def paint(self, index: int, out: Pixels | None = None) -> Pixels:
        """Draw one frame.

        Args:
            index: of the frame.
            out: ``[H, W, 4]`` where to draw; a new array when not given.

        Returns:
            ``[H, W, 4]`` RGBA, not premultiplied by alpha.
        """
        prepared = self._prepared
        if prepared.at(index) is not prepared:
            return self._later[id(prepared.at(index))].paint(index, out)
        redraw = int(index / prepared.scene.fps * prepared.style.redraws)
        marks = compose_frame(prepared, index)
        pixels = np.empty(self._shape, dtype=np.uint8) if out is None else out
        self._paint_backdrop(pixels, marks.camera, redraw, gust(prepared, index))
        brush = Brush(prepared.style, None if prepared.transparent else pixels, redraw)
        bodies = brush.batch(_all_marks(marks.groups))  # before anything hides the backdrop
        canvas = canvas_on(pixels)
        if marks.flash > 0:
            canvas.drawColor(skia.Color4f(1.0, 1.0, 0.95, marks.flash))
        brush.batch(self._effects.below(index, marks.camera)).draw(canvas)
        for shadow in marks.shadows:
            _paint_shadow(canvas, shadow, SHADOW_COLOR, prepared.style.shadow)
        if prepared.style.glow > 0:
            for mark in _all_marks(marks.groups):
                brush.draw_glow(canvas, mark)
        bodies.draw(canvas)
        for bank in marks.mist:
            _paint_shadow(canvas, bank, prepared.backdrop.fog, 1.0)
        brush.batch(self._effects.above(index)).draw(canvas)
        self._speech.draw(canvas, index)
        if prepared.transparent:
            _unpremultiply(pixels)
        return pixels

    def _paint_backdrop(self, pixels: Pixels, camera: Camera, redraw: int, gust: float) -> None:
        """Draw the picture without actors and props; copied while the camera rests."""
        tracks = (camera.position, camera.target, camera.focal, camera.roll)
        key = b"".join(track.tobytes() for track in tracks) + struct.pack("i", redraw)
        if gust in self._kept and key == self._key:
            pixels[:] = self._kept[gust]
            return
        self._paint_ground(pixels, camera)
        brush = Brush(self._backdrop_style, pixels, redraw)
        groups = compose_backdrop(self._prepared, camera, gust)
        brush.batch(_all_marks(groups)).draw(canvas_on(pixels))
        if key == self._key:  # while the camera moves, a copy would be in vain
            self._kept[gust] = pixels.copy()
        else:
            self._key = key
            self._kept.clear()

    @cached_property
    def _paper_image(self) -> skia.Image:
        return image_of(self._paper)

    def _paint_ground(self, pixels: Pixels, camera: Camera) -> None:
        """Draw paper, or sky and floor as seen by this camera."""
        height, width = pixels.shape[:2]
        if len(self._paper) == height:
            pixels[:] = self._paper
            return
        row = horizon(camera, self._prepared.size)
        roll = float(camera.roll[0])
        if roll == 0.0:
            top = round(min(max(height - row, 0), height))
            pixels[:] = self._paper[top : top + height]
            return
        pixels[:] = self._paper[0, 0]
        canvas = canvas_on(pixels)
        canvas.rotate(-float(np.rad2deg(roll)), width / 2, height / 2)
        grown = 1.0 + abs(np.sin(roll)) * width / height
        box = skia.Rect.MakeLTRB(
            width / 2 * (1 - grown),
            row - height * grown,
            width / 2 * (1 + grown),
            row + height * grown,
        )
        canvas.drawImageRect(self._paper_image, box)


def _all_marks(groups: Iterable[Group]) -> Iterator[Mark]:
    return (mark for group in groups for mark in group.marks)


@lru_cache(maxsize=512)
def _soft_ellipse(width: int, height: int, color: str) -> skia.Image:
    """An ellipse of a colour that fades outwards."""
    x, y = (np.linspace(-1.0, 1.0, n, dtype=np.float32) for n in (width, height))
    near = np.maximum(1.0 - np.hypot(x, y[:, None]), 0.0)
    picture = np.empty((height, width, 4), dtype=np.uint8)
    picture[..., :3] = rgb(color)
    picture[..., 3] = np.rint(255 * near**2 * (3 - 2 * near))
    return image_of(picture)


def _paint_shadow(canvas: skia.Canvas, shadow: SoftShadow, color: str, strength: float) -> None:
    """Draw a soft ellipse: a shadow, or a bank of fog.

    Its size and place are whole pixels: nobody sees where it ends, and skia draws an image as it
    is twenty times as fast as a stretched one (measured).
    """
    x, y, across, along, shade = shadow
    width, height = (_steps(2 * reach) for reach in (across, along))
    ink = skia.Paint()
    ink.setAlphaf(strength * shade)
    image = _soft_ellipse(width, height, color)
    canvas.drawImage(
        image, round(x - width / 2), round(y - height / 2), skia.SamplingOptions(), ink
    )


def _steps(length: float) -> int:
    """A length in pixels, rounded to one of few whole numbers, up to 3 % apart."""
    step = max(round(length / 32), 1)
    return max(round(length / step) * step, 2)


def _unpremultiply(pixels: Pixels) -> None:
    """Divide the colours of ``[H, W, 4]`` by alpha, as files store them."""
    alpha = pixels[..., 3:].astype(np.uint16)
    colors = (pixels[..., :3].astype(np.uint16) * 255 + alpha // 2) // np.maximum(alpha, 1)
    pixels[..., :3] = np.minimum(colors, 255)
