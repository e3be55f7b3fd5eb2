"""Draws marks with skia in a style: ink, pencil, chalk, neon."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.records import Style
from stickgen.geometry import FloatArray
from stickgen.noise import noise
from stickgen.render.colors import mix, rgb
from stickgen.render.mark import Mark, outline
from stickgen.render.pixels import image_of, plain
from stickgen.render.skia_library import skia
from stickgen.render.wobble import wobbled

_TEXTURE_SIZE = 256  # pixels of the tile of paper texture that ink repeats
_GLOW = ((1.0, 0.05), (0.75, 0.10), (0.52, 0.17), (0.34, 0.26), (0.18, 0.4))
"""Layers of light around lines: reach as a share of the style's glow, and opacity."""
_REPEAT_WIDTH = 0.6  # width of the second and later passes, times the first
_SHARP = 6  # points up to which a swept line may have sharp bends, rounded by discs
_HAIRLINE = 1.6  # pixels up to which a line is drawn one pixel wide
_SAMPLES = 5  # points at which the background of a line is sampled
_CORE = 0.55  # share of white in the core of a glowing line


class Brush:
    """Draws the marks of one frame in a style.

    Args:
        canvas: to draw on, in pixels.
        style: how to draw.
        behind: ``[H, W, 4]`` the picture without actors, whose colours fill the gaps around
            limbs; None: gaps erase to transparency.
        redraw: number of the wobble; see ``wobble.wobbled``.
    """

    def __init__(
        self, canvas: skia.Canvas, style: Style, behind: NDArray[np.uint8] | None, redraw: int
    ) -> None:
        self.canvas, self._style, self._behind, self._redraw = canvas, style, behind, redraw

    def draw(self, mark: Mark) -> None:
        """Draw one mark over the picture."""
        if mark.limb:
            self._limb(mark)
        elif mark.dashes:
            self._dashes(mark)
        elif mark.radii is not None:
            self._tube(mark, mark.radii)
        else:
            self._flat(mark)

    def draw_glow(self, mark: Mark) -> None:
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
            paint = skia.Paint(_stroke(color, 0.0))
            paint.setStrokeWidth(2 * (radius + reach))
            paint.setAlphaf(strength)
            paint.setBlendMode(skia.BlendMode.kLighten)
            self.canvas.drawPath(path, paint)

    def _limb(self, mark: Mark) -> None:
        style, radii = self._style, mark.radii
        assert radii is not None
        if mark.gap > 0 and len(mark.points) - mark.gap_from > 1:
            self._leave_gap(mark, radii)
        if style.limb == "solid":
            points = self._wobbled(mark, 0)
            color = mix(mark.fill, "#ffffff", _CORE) if style.glow else mark.fill
            self._sweep(points, radii, _fill(color, style.texture), mark.joints)
        elif style.limb == "hollow":
            self._sweep(mark.points, radii + mark.width, _fill(mark.ink), mark.joints)
            inside = self._background_paint(mark.points)
            self._sweep(mark.points, radii, inside, mark.joints)
        else:
            self._strokes(mark, float(radii.mean()))
        if style.joints:
            for x, y in mark.points[list(mark.joints)].tolist():
                self.canvas.drawCircle(x, y, 2.4 * mark.width, self._pen(mark.ink, mark.width))

    def _strokes(self, mark: Mark, radius: float) -> None:
        """Draw a limb as pen strokes side by side that together are as wide as the limb."""
        passes, spread = self._style.passes, self._style.spread
        width = 2 * radius * (1.0 - spread if passes > 1 else 1.0)
        for number in range(passes):
            side = spread * radius * (2 * number / max(passes - 1, 1) - 1)
            points = self._wobbled(mark, number)
            if passes > 1:
                points = outline(points, np.full(len(points), side))[: len(points)]
            self.canvas.drawPath(_smooth(points), self._pen(mark.fill, width))

    def _tube(self, mark: Mark, radii: FloatArray) -> None:
        if mark.flat:
            self._flat(mark._replace(points=outline(mark.points, radii), radii=None, flat=False))
            return
        points = self._wobbled(mark, 0)
        # A line of few points may bend sharply; one of many is smooth.
        discs = range(len(points)) if len(points) <= _SHARP else (0, len(points) - 1)
        rim = mark.width / 2 if mark.ink else 0.0
        if mark.ink and len(mark.fill) == len("#rrggbb"):
            # A wider sweep below the fill gives the same outline and is faster to draw than a line.
            self._sweep(points, radii + rim, _fill(mark.ink, self._style.texture), discs)
        elif mark.ink:
            self._sweep(points, radii, self._pen(mark.ink, mark.width), discs)
        if mark.ink and self._style.passes > 1:
            pen = self._pen(mark.ink, _REPEAT_WIDTH * mark.width)
            self._sweep(self._wobbled(mark, 1), radii, pen, discs)
        if mark.fill:
            self._sweep(points, np.maximum(radii - rim, 0.1), _fill(mark.fill), discs)

    def _flat(self, mark: Mark) -> None:
        path = _path(self._wobbled(mark, 0), mark.closed)
        if mark.fill and mark.closed:
            self.canvas.drawPath(path, _fill(mark.fill))
        if not mark.ink:
            return
        self.canvas.drawPath(path, self._pen(mark.ink, mark.width))
        for number in range(1, self._style.passes):
            path = _path(self._wobbled(mark, number), mark.closed)
            self.canvas.drawPath(path, self._pen(mark.ink, _REPEAT_WIDTH * mark.width))

    def _dashes(self, mark: Mark) -> None:
        points = [skia.Point(x, y) for x, y in self._wobbled(mark, 0).tolist()]
        self.canvas.drawPoints(
            skia.Canvas.kLines_PointMode, points, self._pen(mark.ink, mark.width)
        )

    def _leave_gap(self, mark: Mark, radii: FloatArray) -> None:
        points, radii = mark.points[mark.gap_from :], radii[mark.gap_from :]
        count = len(points)
        widening = np.minimum(np.arange(count) / 3, 1.0)
        if not mark.gap_ends:
            widening = np.minimum(widening, np.arange(count)[::-1] / 3)
        paint = self._background_paint(points)
        self.canvas.drawPath(_path(outline(points, radii + mark.gap * widening), True), paint)
        if mark.gap_ends:
            x, y = points[-1].tolist()
            self.canvas.drawCircle(x, y, float(radii[-1]) + mark.gap, paint)

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

    def _sweep(
        self, points: FloatArray, radii: FloatArray, paint: skia.Paint, discs: Iterable[int]
    ) -> None:
        """Draw a disc swept along points; ``discs`` are the points that get a full disc: ends and
        sharp bends."""
        if len(points) > 1:
            edges = outline(points, radii)
            smooth = len(points) > _SHARP
            path = (
                _smooth(edges[: len(points)], edges[len(points) :])
                if smooth
                else _path(edges, True)
            )
            self.canvas.drawPath(path, paint)
        xy, sizes = points.tolist(), radii.tolist()
        for index in discs:
            self.canvas.drawCircle(*xy[index], sizes[index], paint)

    def _wobbled(self, mark: Mark, number: int) -> FloatArray:
        """The points of a mark with this frame's wobble."""
        return wobbled(mark, self._style, self._redraw, number)

    def _pen(self, color: str, width: float) -> skia.Paint:
        pen = _stroke(color, self._style.texture)
        # skia draws hairlines ten times as fast as any wider line (measured).
        pen.setStrokeWidth(width if width > _HAIRLINE else min(max(width, 0.7), 1.0))
        return pen


def _path(points: FloatArray, closed: bool) -> skia.Path:
    path = skia.Path()
    start, *others = points.tolist()
    path.moveTo(*start)
    for x, y in others:  # takes half as long as a list of skia.Point
        path.lineTo(x, y)
    if closed:
        path.close()
    return path


def _smooth(*sides: FloatArray) -> skia.Path:
    """A smooth line through the ends of each side; two sides make a closed shape.

    Quadratic B-splines through the middle of each segment, with the points as control points.
    """
    path = skia.Path()
    for side in sides:
        xy = side.tolist()
        (path.lineTo if path.countPoints() else path.moveTo)(*xy[0])
        for (x, y), (to_x, to_y) in pairwise(xy[1:-1]):
            path.quadTo(x, y, (x + to_x) / 2, (y + to_y) / 2)
        path.quadTo(*xy[-2], *xy[-1])
    if len(sides) > 1:
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


@lru_cache(maxsize=512)
def _stroke(color: str, texture: float) -> skia.Paint:
    """Paint for round-ended lines; the caller sets the width."""
    paint = skia.Paint(_fill(color, texture))
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
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
