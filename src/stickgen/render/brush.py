"""Draws marks with skia in a style: ink, pencil, chalk, light."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from stickgen.render.colors import mix, rgb
from stickgen.render.mark import Mark, outline
from stickgen.render.skia_library import skia
from stickgen.render.styles import Style

FloatArray = NDArray[np.floating]

_TOOTH = 256  # pixels of the tile of paper tooth that textured ink repeats
_GLOW = ((1.0, 0.05), (0.75, 0.10), (0.52, 0.17), (0.34, 0.26), (0.18, 0.4))
"""Light around lines: reach as a share of the style's, and strength."""
_CORE = 0.55  # how far the core of a glowing line goes to white


class Brush:
    """A hand with a style, for one frame.

    Args:
        canvas: where it draws, pixels.
        style: how.
        backing: colour of the ground behind bodies; empty where gaps erase.
        beat: which drawing of the same line this is.
    """

    def __init__(self, canvas: skia.Canvas, style: Style, backing: str, beat: int) -> None:
        self.canvas, self._style, self._backing, self._beat = canvas, style, backing, beat

    def draw(self, mark: Mark) -> None:
        """Draw one mark over what is there."""
        if mark.limb:
            self._limb(mark)
        elif mark.radii is not None:
            self._tube(mark, mark.radii)
        else:
            self._flat(mark)

    def shine(self, mark: Mark) -> None:
        """Lay the light of a glowing line on what is there; it never adds up."""
        color = mark.fill if mark.limb else mark.ink
        if not color:
            return
        radius = mark.width / 2
        if mark.limb and mark.radii is not None:
            radius = float(mark.radii.mean())
        path = skia.Path()
        if len(mark.points) == 1 and mark.radii is not None:
            path.addCircle(*mark.points[0].tolist(), float(mark.radii[0]))
        else:
            path = _path(mark.points, mark.closed and mark.radii is None)
        for share, strength in _GLOW:
            paint = self._ink(color, 2 * (radius + share * self._style.glow * mark.scale))
            paint.setAlphaf(strength)
            paint.setBlendMode(skia.BlendMode.kLighten)
            self.canvas.drawPath(path, paint)

    def _limb(self, mark: Mark) -> None:
        style, radii = self._style, mark.radii
        assert radii is not None
        if mark.gap > 0 and len(mark.points) - mark.gap_from > 1:
            self._leave_gap(mark, radii)
        if style.limb == "solid":
            points = self._strayed(mark, 0)
            color = mix(mark.fill, "#ffffff", _CORE) if style.glow else mark.fill
            self._sweep(points, radii, self._ink(color))
        elif style.limb == "hollow":
            self._sweep(mark.points, radii, self._ink(mark.ink, 2 * mark.width))
            self._sweep(mark.points, radii, self._ink(self._backing or mark.ink))
        else:
            self._strokes(mark, float(radii.mean()))
        if style.joints:
            for x, y in mark.points[list(mark.joints)].tolist():
                self.canvas.drawCircle(x, y, 2.4 * mark.width, self._ink(mark.ink, mark.width))

    def _strokes(self, mark: Mark, radius: float) -> None:
        """A limb as passes of a pen beside one another, their bundle as wide as the limb."""
        passes, spread = self._style.passes, self._style.spread
        width = 2 * radius * (1.0 - spread if passes > 1 else 1.0)
        for number in range(passes):
            side = spread * radius * (2 * number / max(passes - 1, 1) - 1)
            points = self._strayed(mark, number)
            if passes > 1:
                points = outline(points, np.full(len(points), side))[: len(points)]
            self.canvas.drawPath(_path(points, False), self._ink(mark.fill, width))

    def _tube(self, mark: Mark, radii: FloatArray) -> None:
        points = self._strayed(mark, 0)
        if mark.ink:
            self._sweep(points, radii, self._ink(mark.ink, mark.width))
            if self._style.passes > 1:
                self._sweep(self._strayed(mark, 1), radii, self._ink(mark.ink, mark.width / 2))
        if mark.fill:
            inner = np.maximum(radii - mark.width / 2 * bool(mark.ink), 0.1)
            self._sweep(points, inner, self._plain(mark.fill))

    def _flat(self, mark: Mark) -> None:
        if mark.fill and mark.closed:
            points = self._strayed(mark, 0)
            self.canvas.drawPath(_path(points, True), self._plain(mark.fill))
        if not mark.ink:
            return
        for number in range(self._style.passes):
            width = mark.width * (1.0 if number == 0 else 0.6)
            points = self._strayed(mark, number)
            self.canvas.drawPath(_path(points, mark.closed), self._ink(mark.ink, width))

    def _leave_gap(self, mark: Mark, radii: FloatArray) -> None:
        points, radii = mark.points[mark.gap_from :], radii[mark.gap_from :]
        count = len(points)
        widening = np.minimum(np.arange(count) / 3, 1.0)
        if not mark.gap_ends:
            widening = np.minimum(widening, np.arange(count)[::-1] / 3)
        paint = self._plain(self._backing or "#000000")
        if not self._backing:
            paint.setBlendMode(skia.BlendMode.kDstOut)
        self.canvas.drawPath(_path(outline(points, radii + mark.gap * widening), True), paint)
        if mark.gap_ends:
            x, y = points[-1].tolist()
            self.canvas.drawCircle(x, y, float(radii[-1]) + mark.gap, paint)

    def _sweep(self, points: FloatArray, radii: FloatArray, paint: skia.Paint) -> None:
        if len(points) > 1:
            self.canvas.drawPath(_path(outline(points, radii), True), paint)
        # Discs close the ends and fill the outside of sharp bends.
        chosen = {*range(0, len(points), max(len(points) // 6, 1)), len(points) - 1}
        for index in sorted(chosen):
            x, y = points[index].tolist()
            self.canvas.drawCircle(x, y, float(radii[index]), paint)

    def _strayed(self, mark: Mark, number: int) -> FloatArray:
        """The points as an unsteady hand draws them; the same for the length of a beat."""
        reach = self._style.wobble * mark.scale
        if reach <= 0 or len(mark.points) < 2:
            return mark.points
        return mark.points + reach * stray(
            mark.points / (self._style.wave * mark.scale), mark.seed, self._beat, number
        )

    def _plain(self, color: str) -> skia.Paint:
        red, green, blue = rgb(color).astype(int).tolist()
        return skia.Paint(AntiAlias=True, Color=skia.Color(red, green, blue))

    def _ink(self, color: str, width: float = 0.0) -> skia.Paint:
        """Paint that fills, or strokes if it is given a width; with the tooth of the paper."""
        paint = self._plain(color)
        if self._style.texture > 0:
            paint = skia.Paint(_toothed(color, self._style.texture))
        if width > 0:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(max(width, 0.7))
            paint.setStrokeCap(skia.Paint.kRound_Cap)
            paint.setStrokeJoin(skia.Paint.kRound_Join)
        return paint


def stray(points: FloatArray, seed: int, beat: int, number: int) -> FloatArray:
    """Smooth offsets ``[N, 2]`` within ±1 for points ``[N, 2]`` in waves of the hand.

    Two sines along the line, their phases drawn for each line, beat and pass.
    """
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = 2 * np.pi * np.concatenate([[0.0], np.cumsum(steps)])
    # A fixed scramble of the three numbers; numpy's generators cost more than the drawing.
    at = seed * 12.9898 + beat * 78.233 + number * 37.719
    phases = 2 * np.pi * np.modf(np.abs(np.sin(at + np.arange(4) * 4.1414)) * 43758.5453)[0]
    x = np.sin(along + phases[0]) + 0.6 * np.sin(2.3 * along + phases[1])
    y = np.sin(along + phases[2]) + 0.6 * np.sin(2.3 * along + phases[3])
    return np.stack([x, y], axis=-1) / 1.6


def _path(points: FloatArray, closed: bool) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points.tolist()], closed)
    return path


@lru_cache(maxsize=64)
def _toothed(color: str, texture: float) -> skia.Paint:
    """Ink of a colour that leaves out the valleys of rough paper."""
    rng = np.random.default_rng(7)
    noise = rng.random((_TOOTH, _TOOTH))
    # Fibres: the mean of the noise with itself two pixels on, wrapped so that tiles meet.
    fine = (noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1) + np.roll(noise, 2, 0)) / 4
    alpha = np.clip(1.0 - texture * np.clip((fine - 0.42) * 5.0, 0.0, 1.0), 0.0, 1.0)
    tile = np.empty((_TOOTH, _TOOTH, 4))
    tile[..., :3] = rgb(color)
    tile[..., 3] = 255 * alpha
    image = skia.Image.fromarray(
        np.rint(tile).astype(np.uint8), colorType=skia.kRGBA_8888_ColorType, copy=True
    )
    shader = image.makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, skia.SamplingOptions())
    return skia.Paint(AntiAlias=True, Shader=shader)
