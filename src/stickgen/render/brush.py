"""Draws marks with skia in a style: ink, pencil, chalk, neon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.records import Style
from stickgen.geometry import FloatArray
from stickgen.noise import noise
from stickgen.render.batch import Batch
from stickgen.render.colors import mix, rgb
from stickgen.render.mark import Mark, outline
from stickgen.render.pixels import image_of, plain
from stickgen.render.skia_library import skia
from stickgen.render.wobble import EXACT

_TEXTURE_SIZE = 256  # pixels of the tile of paper texture that ink repeats
_GLOW = ((1.0, 0.05), (0.75, 0.10), (0.52, 0.17), (0.34, 0.26), (0.18, 0.4))
"""Layers of light around lines: reach as a share of the style's glow, and opacity."""
_FAINT = 0.2  # opacity of light up to which its edges are invisible
_REPEAT_WIDTH = 0.6  # width of the second and later passes, times the first
_HAIRLINE = 1.6  # pixels up to which a line is drawn one pixel wide
_WIDTHS = 32  # to a pixel: paints are kept, so there should be few widths
_SAMPLES = 5  # points at which the background of a line is sampled
_CORE = 0.55  # share of white in the core of a glowing line


class Brush:
    """Draws the marks of one frame in a style.

    Args:
        style: how to draw.
        behind: ``[H, W, 4]`` the picture without actors, whose colours fill the gaps around
            limbs; None: gaps erase to transparency.
        redraw: number of the wobble; see ``wobble.wobbled``.
    """

    def __init__(self, style: Style, behind: NDArray[np.uint8] | None, redraw: int) -> None:
        self._style, self._behind, self._redraw = style, behind, redraw

    def batch(self, marks: Iterable[Mark]) -> Batch:
        """The shapes of marks, each over those before; ``behind`` is read now."""
        batch = Batch(self._style, self._redraw)
        for mark in marks:
            if mark.limb:
                self._limb(batch, mark)
            elif mark.dashes:
                batch.dashes(mark, self._pen(mark.ink, mark.width))
            elif mark.radii is not None and not mark.flat:
                self._tube(batch, mark, mark.radii)
            else:
                self._flat(batch, mark)
        return batch

    def draw_glow(self, canvas: skia.Canvas, mark: Mark) -> None:
        """Draw the light around a line; where lights overlap, the brighter one shows."""
        color = mark.fill if mark.limb else mark.ink
        if not color or mark.dashes:
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
            reach = share * self._style.glow * mark.scale
            canvas.drawPath(path, _light(color, round(2 * (radius + reach)), strength))

    def _limb(self, batch: Batch, mark: Mark) -> None:
        style, radii = self._style, mark.radii
        assert radii is not None
        if mark.gap > 0 and len(mark.points) - mark.gap_from > 1:
            self._leave_gap(batch, mark, radii)
        if style.limb == "solid":
            color = mix(mark.fill, "#ffffff", _CORE) if style.glow else mark.fill
            ink, bends = _fill(color, style.texture), mark.joints[1:-1]
            batch.sweep(batch.line(mark, 0), radii, ink, bends=bends)
        elif style.limb == "hollow":
            line = batch.line(mark, EXACT)
            bends, inside = mark.joints[1:-1], self._background_paint(mark.points)
            batch.sweep(line, radii, _fill(mark.ink), growth=mark.width, bends=bends)
            batch.sweep(line, radii, inside, bends=bends)
        else:
            self._strokes(batch, mark, float(radii.mean()))
        if style.joints:
            line, pen = batch.line(mark, EXACT), self._pen(mark.ink, mark.width)
            for index in mark.joints:
                batch.disc(line, index, 2.4 * mark.width, pen)

    def _strokes(self, batch: Batch, mark: Mark, radius: float) -> None:
        """Draw a limb as pen strokes side by side that together are as wide as the limb."""
        passes, spread = self._style.passes, self._style.spread
        width = 2 * radius * (1.0 - spread if passes > 1 else 1.0)
        for number in range(passes):
            side = spread * radius * (2 * number / (passes - 1) - 1) if passes > 1 else 0.0
            batch.curve(batch.line(mark, number), side, self._pen(mark.fill, width))

    def _tube(self, batch: Batch, mark: Mark, radii: FloatArray) -> None:
        line = batch.line(mark, 0)
        rim = mark.width / 2 if mark.ink else 0.0
        if mark.ink and len(mark.fill) == len("#rrggbb"):
            # A wider sweep below the fill gives the same outline and is faster to draw than a line.
            batch.sweep(line, radii, _fill(mark.ink, self._style.texture), growth=rim)
        elif mark.ink:
            batch.sweep(line, radii, self._pen(mark.ink, mark.width))
        if mark.ink and self._style.passes > 1:
            pen = self._pen(mark.ink, _REPEAT_WIDTH * mark.width)
            batch.sweep(batch.line(mark, 1), radii, pen)
        if mark.fill:
            batch.sweep(line, np.maximum(radii - rim, 0.1), _fill(mark.fill))

    def _flat(self, batch: Batch, mark: Mark) -> None:
        if mark.flat and mark.radii is not None:
            mark = mark._replace(points=outline(mark.points, mark.radii), radii=None, flat=False)
        paints = [_fill(mark.fill)] if mark.fill and mark.closed else []
        if mark.ink:
            paints.append(self._pen(mark.ink, mark.width))
        if paints:
            batch.polygon(batch.line(mark, 0), *paints, closed=mark.closed)
        for number in range(1, self._style.passes if mark.ink else 1):
            pen = self._pen(mark.ink, _REPEAT_WIDTH * mark.width)
            batch.polygon(batch.line(mark, number), pen, closed=mark.closed)

    def _leave_gap(self, batch: Batch, mark: Mark, radii: FloatArray) -> None:
        points, radii = mark.points[mark.gap_from :], radii[mark.gap_from :]
        count = len(points)
        widening = np.minimum(np.arange(count) / 3, 1.0)
        if not mark.gap_ends:
            widening = np.minimum(widening, np.arange(count)[::-1] / 3)
        line, paint = (
            batch.line(mark._replace(points=points), EXACT),
            self._background_paint(points),
        )
        radii = radii + mark.gap * widening
        batch.sweep(line, radii, paint, bends=(), begins=False, ends=mark.gap_ends)

    def _background_paint(self, points: FloatArray) -> skia.Paint:
        """Paint of the median colour of the background along a line, or paint that erases."""
        if self._behind is None:
            return skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kDstOut)
        height, width = self._behind.shape[:2]
        samples = points[:: max(len(points) // _SAMPLES, 1)].astype(int).tolist()
        x = [min(max(x, 0), width - 1) for x, _ in samples]
        y = [min(max(y, 0), height - 1) for _, y in samples]
        colors = self._behind[y, x]
        colors.sort(axis=0)
        red, green, blue, _ = colors[len(samples) // 2].tolist()
        return _fill(f"#{red:02x}{green:02x}{blue:02x}")

    def _pen(self, color: str, width: float) -> skia.Paint:
        # skia draws hairlines ten times as fast as any wider line (measured).
        thick = width if width > _HAIRLINE else min(max(width, 0.7), 1.0)
        return _pen(color, self._style.texture, round(thick * _WIDTHS) / _WIDTHS)


def _path(points: FloatArray, closed: bool) -> skia.Path:
    path = skia.Path()
    start, *others = points.tolist()
    path.moveTo(*start)
    for x, y in others:  # takes half as long as a list of skia.Point
        path.lineTo(x, y)
    if closed:
        path.close()
    return path


@lru_cache(maxsize=512)
def _fill(color: str, texture: float = 0.0) -> skia.Paint:
    """Paint that fills: plain, or ink that leaves out the pores of rough paper."""
    if texture > 0:
        shader = _paper_texture(color, texture).makeShader(
            skia.TileMode.kRepeat, skia.TileMode.kRepeat
        )
        return skia.Paint(AntiAlias=True, Shader=shader)
    return plain(color)


@lru_cache(maxsize=8192)
def _pen(color: str, texture: float, width: float) -> skia.Paint:
    """Paint for round-ended lines."""
    paint = skia.Paint(_fill(color, texture))
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    paint.setStrokeWidth(width)
    return paint


@lru_cache(maxsize=4096)
def _light(color: str, width: int, strength: float) -> skia.Paint:
    """Paint for a layer of light; where lights overlap, the brighter one shows."""
    paint = skia.Paint(_pen(color, 0.0, width))
    paint.setAlphaf(strength)
    paint.setBlendMode(skia.BlendMode.kLighten)
    # A faint edge needs no anti-aliasing, which takes half of the time.
    paint.setAntiAlias(strength > _FAINT)
    return paint


def _paper_texture(color: str, texture: float) -> skia.Image:
    """A tile of ink on rough paper: noise in the alpha channel."""
    pores = noise(np.arange(_TEXTURE_SIZE**2)).reshape(_TEXTURE_SIZE, _TEXTURE_SIZE)
    # The mean of neighbours, wrapped so that tiles join without a seam.
    fine = (pores + np.roll(pores, 1, 0) + np.roll(pores, 1, 1) + np.roll(pores, 2, 0)) / 4
    alpha = np.clip(1.0 - texture * np.clip((fine - 0.42) * 5.0, 0.0, 1.0), 0.0, 1.0)
    tile = np.empty((_TEXTURE_SIZE, _TEXTURE_SIZE, 4))
    tile[..., :3] = rgb(color)
    tile[..., 3] = 255 * alpha
    return image_of(np.rint(tile).astype(np.uint8))
