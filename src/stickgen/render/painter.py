"""Paints the frames of a prepared film with skia, on the CPU, anti-aliased."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.render.brush import Brush
from stickgen.render.effects import Effects
from stickgen.render.mark import Blot, Group
from stickgen.render.paper import horizon, paper, world
from stickgen.render.picture import backdrop, picture
from stickgen.render.pixels import canvas_on, image_of, plain
from stickgen.render.prepare import Film
from stickgen.render.skia_library import skia
from stickgen.render.speech import Speech

FloatArray = NDArray[np.floating]
Pixels = NDArray[np.uint8]

_SHADOW = "#5c4f3a"


class Painter:
    """Paints any frame of a film; the backdrop of a camera at rest is painted once.

    Args:
        film: prepared.
    """

    def __init__(self, film: Film) -> None:
        self._film = film
        place = film.backdrop
        if film.transparent:
            self._sheet = np.zeros((film.size[1], film.size[0], 4), dtype=np.uint8)
        elif place.sky or place.floor:
            self._sheet = world(place, film.style, film.size)
        else:
            self._sheet = paper(place.ground, film.style, film.size)
        # What is far is drawn once and quietly.
        self._quiet = replace(film.style, passes=1, glow=0.0)
        self._effects = Effects(film)
        self._speech = Speech(film)
        # One array for the whole film: a new one for every frame costs as much as its marks.
        self._behind = np.empty((film.size[1], film.size[0], 4), dtype=np.uint8)
        self._seen_by = b""

    def paint(self, index: int, out: Pixels | None = None) -> Pixels:
        """Draw one frame.

        Args:
            index: of the frame.
            out: ``[H, W, 4]`` where to put it; a new array when not given.

        Returns:
            ``[H, W, 4]`` RGBA; where it is transparent, not premultiplied.
        """
        film = self._film
        beat = int(index / film.scene.fps * film.style.beat)
        shown = picture(film, index)
        behind = self._backdrop(shown.camera, beat)
        pixels = np.empty_like(behind) if out is None else out
        pixels[:] = behind
        brush = Brush(canvas_on(pixels), film.style, None if film.transparent else behind, beat)
        for mark in self._effects.below(index, shown.camera):
            brush.draw(mark)
        for blot in shown.blots:
            _paint_blot(brush.canvas, blot, film.style.shadow)
        if film.style.glow > 0:
            for mark in (m for group in shown.groups for m in group.marks):
                brush.shine(mark)
        _paint_groups(brush, shown.groups)
        for mark in self._effects.above(index):
            brush.draw(mark)
        self._speech.draw(brush.canvas, index)
        if film.transparent:
            _unpremultiply(pixels)
        return pixels

    def _backdrop(self, camera: Camera, beat: int) -> Pixels:
        """The picture without bodies and things; kept while the camera rests."""
        tracks = (camera.position, camera.target, camera.focal, camera.roll)
        key = b"".join(track.tobytes() for track in tracks) + beat.to_bytes(4, "big")
        if self._seen_by != key:
            self._lay_bare(camera)
            brush = Brush(canvas_on(self._behind), self._quiet, self._behind, beat)
            _paint_groups(brush, backdrop(self._film, camera))
            self._seen_by = key
        return self._behind

    def _lay_bare(self, camera: Camera) -> None:
        """Paper, or sky and floor where this camera sees them."""
        pixels = self._behind
        height, width = pixels.shape[:2]
        if len(self._sheet) == height:
            pixels[:] = self._sheet
            return
        row = horizon(camera, self._film.size)
        roll = float(camera.roll[0])
        if roll == 0.0:
            top = round(min(max(height - row, 0), height))
            pixels[:] = self._sheet[top : top + height]
            return
        pixels[:] = self._sheet[0, 0]
        canvas = canvas_on(pixels)
        canvas.rotate(-float(np.rad2deg(roll)), width / 2, height / 2)
        grown = 1.0 + abs(np.sin(roll)) * width / height
        box = skia.Rect.MakeLTRB(
            width / 2 * (1 - grown),
            row - height * grown,
            width / 2 * (1 + grown),
            row + height * grown,
        )
        image = image_of(self._sheet)
        canvas.drawImageRect(image, box)


def _paint_groups(brush: Brush, groups: tuple[Group, ...]) -> None:
    for group in groups:
        for mark in group.marks:
            brush.draw(mark)


@cache
def _soft() -> skia.Image:
    """A soft round blot, 32 × 32, alpha only, fading outwards."""
    x = np.linspace(-1.0, 1.0, 32)
    near = np.clip(1.0 - np.hypot(x, x[:, None]), 0.0, 1.0)
    alpha = np.rint(255 * near**2 * (3 - 2 * near)).astype(np.uint8)
    return skia.Image.fromarray(alpha, colorType=skia.kAlpha_8_ColorType)


def _paint_blot(canvas: skia.Canvas, blot: Blot, strength: float) -> None:
    ink = plain(_SHADOW)
    ink.setAlphaf(strength * blot.strength)
    box = skia.Rect.MakeLTRB(
        blot.x - blot.across, blot.y - blot.along, blot.x + blot.across, blot.y + blot.along
    )
    canvas.drawImageRect(_soft(), box, skia.SamplingOptions(skia.FilterMode.kLinear), ink)


def _unpremultiply(pixels: Pixels) -> None:
    """Make colours such as files store them: not darkened by their alpha."""
    alpha = pixels[..., 3:].astype(np.uint16)
    colors = (pixels[..., :3].astype(np.uint16) * 255 + alpha // 2) // np.maximum(alpha, 1)
    pixels[..., :3] = np.minimum(colors, 255)
