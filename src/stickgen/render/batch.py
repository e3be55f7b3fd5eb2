"""The shapes of one frame: computed together, then drawn in order.

A frame has hundreds of lines of a dozen points each. numpy takes about as long for one of them as
for all, so their wobble, their edges and their paths are computed at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.records import Style
from stickgen.geometry import FloatArray
from stickgen.render.edges import Edges, Side
from stickgen.render.mark import Mark
from stickgen.render.paths import Kind, paths
from stickgen.render.skia_library import skia
from stickgen.render.wobble import wobbled_lines

_SHARP = 6  # points up to which a swept line may bend sharply; one of more is smooth
_STRAIGHT = 0.97  # cosine of the largest bend that is not rounded by a disc
_ROUND, _LARGE_ROUND = 7, 15  # points of a round end,
_LARGE = 10.0  # and the radius in pixels from which on it has more of them
_DASHES = 32  # whose multiples are the numbers of points of dashed marks


class Batch:
    """Shapes in the order in which they cover each other.

    Shapes are made of lines, which are added first and known by their number.

    Args:
        style, redraw: of the wobble; see ``wobble.wobbled``.
    """

    def __init__(self, style: Style, redraw: int) -> None:
        self._style, self._redraw = style, redraw
        self._lines: list[tuple[Mark, int]] = []
        self._edges, self._kinds = Edges(), list[Kind]()
        self._discs: list[tuple[int, int]] = []  # line and number of the point
        self._order: list[tuple[float, tuple[skia.Paint, ...]]] = []  # radius, 0 for a path

    def line(self, mark: Mark, number: int) -> int:
        """Add the points of a mark; returns the number of the line.

        Args:
            mark: what is drawn.
            number: which pass over it, for the wobble; ``wobble.EXACT``: no wobble.
        """
        self._lines.append((mark, number))
        return len(self._lines) - 1

    def polygon(self, line: int, *paints: skia.Paint, closed: bool) -> None:
        """Straight lines from point to point, drawn by each of the paints."""
        count = self._count(line)
        self._edges.add(line, Side.MIDDLE, _zeros(count))
        self._order.append((0.0, paints))
        self._kinds.append(_polygon(count, closed))

    def dashes(self, mark: Mark, paint: skia.Paint) -> None:
        """A straight line between each pair of points of a mark."""
        # Kinds of paths are kept, so there should be few: the last point is repeated.
        more = -len(mark.points) % _DASHES
        padded = np.concatenate([mark.points, np.repeat(mark.points[-1:], more, axis=0)])
        line = self.line(mark._replace(points=padded), 0)
        self._edges.add(line, Side.MIDDLE, _zeros(len(padded)))
        self._order.append((0.0, (paint,)))
        self._kinds.append(_pairs(len(padded)))

    def curve(self, line: int, side: float, paint: skia.Paint) -> None:
        """A smooth line, ``side`` pixels to the left of a line."""
        count = self._count(line)
        self._edges.add(line, Side.LEFT, _zeros(count), side)
        self._order.append((0.0, (paint,)))
        self._kinds.append(_curve(count))

    def sweep(
        self,
        line: int,
        radii: FloatArray,
        paint: skia.Paint,
        *,
        growth: float = 0.0,
        bends: Iterable[int] | None = None,
        begins: bool = True,
        ends: bool = True,
    ) -> None:
        """A disc swept along a line.

        Args:
            line: its number.
            radii: ``[N]`` pixels.
            paint: that draws it.
            growth: pixels by which all radii are larger.
            bends: numbers of the points where it may bend sharply; None: all of a short line.
            begins, ends: whether its start and its end are round, else flat.
        """
        count, sizes = len(radii), radii.tolist()
        if count == 1:
            self.disc(line, 0, sizes[0] + growth, paint)
            return
        end, start = _round(sizes[-1], ends), _round(sizes[0], begins)
        add = self._edges.add
        add(line, Side.LEFT, radii, growth)
        if end:
            add(line, Side.END, _zeros(end), sizes[-1] + growth)
        add(line, Side.RIGHT, radii, growth)
        if start:
            add(line, Side.START, _zeros(start), sizes[0] + growth)
        self._order.append((0.0, (paint,)))
        self._kinds.append(_swept(count, end, start))
        if bends is None:
            bends = range(1, count - 1) if count <= _SHARP else ()
        for index in bends:
            self._discs.append((line, index))
            self._order.append((-sizes[index] - growth, (paint,)))

    def disc(self, line: int, index: int, radius: float, paint: skia.Paint) -> None:
        """A disc around a point of a line."""
        if radius == 0:  # nothing to see, and the mark of a path
            return
        self._discs.append((line, index))
        self._order.append((radius, (paint,)))

    def draw(self, canvas: skia.Canvas) -> None:
        """Draw all shapes."""
        if not self._order:
            return
        counts = np.array([len(mark.points) for mark, _ in self._lines])
        starts = np.cumsum(counts) - counts
        points = np.concatenate([mark.points for mark, _ in self._lines])
        points = wobbled_lines(points, self._lines, self._style, self._redraw)
        found: list[skia.Path] = []
        if self._kinds:  # not only discs
            found = paths(self._edges.points(points, starts, counts), self._kinds)
        made = iter(found)
        at = np.array([starts[line] + index for line, index in self._discs], dtype=np.intp)
        middles = iter(points[at].tolist())
        straight = iter(_straight(points, at).tolist())
        for radius, paints in self._order:
            if radius == 0:
                path = next(made)
                for paint in paints:
                    canvas.drawPath(path, paint)
                continue
            (x, y), skip = next(middles), next(straight)
            if radius > 0 or not skip:  # where a line may bend, a radius is negative
                canvas.drawCircle(x, y, abs(radius), paints[0])

    def _count(self, line: int) -> int:
        return len(self._lines[line][0].points)


@cache
def _zeros(count: int) -> FloatArray:
    return np.zeros(count)


@cache
def _polygon(count: int, closed: bool) -> Kind:
    return Kind((count,), (False,), closed)


@cache
def _pairs(count: int) -> Kind:
    return Kind((count,), (False,), closed=False, pairs=True)


@cache
def _curve(count: int) -> Kind:
    return Kind((count,), (count > 2,), closed=False)


@cache
def _swept(count: int, end: int, start: int) -> Kind:
    sides = ((count, count > _SHARP), (end, False), (count, count > _SHARP), (start, False))
    counts, smooth = zip(*(side for side in sides if side[0]), strict=True)
    return Kind(counts, smooth, closed=True)


def _round(radius: float, wanted: bool) -> int:
    """How many points a round end has; 0: it is flat."""
    return (_LARGE_ROUND if radius > _LARGE else _ROUND) if wanted else 0


def _straight(points: FloatArray, at: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether a line does not bend much at inner points; ``at`` are their numbers."""
    before = points[at] - points[np.maximum(at - 1, 0)]
    after = points[np.minimum(at + 1, len(points) - 1)] - points[at]
    lengths = np.hypot(*before.T) * np.hypot(*after.T)
    return np.asarray((before * after).sum(-1) > _STRAIGHT * lengths)
