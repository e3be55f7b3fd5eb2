"""The shapes of one frame: computed together, then drawn in order.

A frame has hundreds of lines of a dozen points each. numpy takes about as long for one of them as
for all, so their wobble, their edges and their paths are computed at once.
"""

from __future__ import annotations

from collections.abc import Iterable

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
        self._order: list[tuple[float, skia.Paint]] = []  # radius, 0 for a path

    def line(self, mark: Mark, number: int) -> int:
        """Add the points of a mark; returns the number of the line.

        Args:
            mark: what is drawn.
            number: which pass over it, for the wobble; ``wobble.EXACT``: no wobble.
        """
        self._lines.append((mark, number))
        return len(self._lines) - 1

    def polygon(self, line: int, paint: skia.Paint, *, closed: bool) -> None:
        """Straight lines from point to point."""
        count = self._count(line)
        self._edges.add(line, Side.MIDDLE, np.zeros(count))
        self._add(Kind((count,), closed=closed), paint)

    def dashes(self, mark: Mark, paint: skia.Paint) -> None:
        """A straight line between each pair of points of a mark."""
        # Kinds of paths are kept, so there should be few: the last point is repeated.
        more = -len(mark.points) % _DASHES
        padded = np.concatenate([mark.points, np.repeat(mark.points[-1:], more, axis=0)])
        line = self.line(mark._replace(points=padded), 0)
        self._edges.add(line, Side.MIDDLE, np.zeros(len(padded)))
        self._add(Kind((len(padded),), closed=False, pairs=True), paint)

    def curve(self, line: int, side: float, paint: skia.Paint) -> None:
        """A smooth line, ``side`` pixels to the left of a line."""
        count = self._count(line)
        self._edges.add(line, Side.LEFT, np.full(count, side))
        self._add(Kind((count,), (count > 2,), closed=False), paint)

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
        kinds = [(count, count > _SHARP), (0, False), (count, count > _SHARP), (0, False)]
        self._edges.add(line, Side.LEFT, radii, growth)
        if ends:
            kinds[1] = self._round(line, Side.END, sizes[-1], growth)
        self._edges.add(line, Side.RIGHT, radii, growth)
        if begins:
            kinds[3] = self._round(line, Side.START, sizes[0], growth)
        self._add(Kind(*zip(*(kind for kind in kinds if kind[0]), strict=True)), paint)
        if bends is None:
            bends = range(1, count - 1) if count <= _SHARP else ()
        for index in bends:
            self._discs.append((line, index))
            self._order.append((-sizes[index] - growth, paint))

    def disc(self, line: int, index: int, radius: float, paint: skia.Paint) -> None:
        """A disc around a point of a line."""
        if radius == 0:  # nothing to see, and the mark of a path
            return
        self._discs.append((line, index))
        self._order.append((radius, paint))

    def draw(self, canvas: skia.Canvas) -> None:
        """Draw all shapes."""
        if not self._order:
            return
        counts = np.array([len(mark.points) for mark, _ in self._lines])
        starts = np.cumsum(counts) - counts
        points = np.concatenate([mark.points for mark, _ in self._lines])
        points = wobbled_lines(points, self._lines, self._style, self._redraw)
        made = iter(paths(self._edges.points(points, starts, counts), self._kinds))
        at = np.array([starts[line] + index for line, index in self._discs], dtype=np.intp)
        middles = iter(points[at].tolist())
        straight = iter(_straight(points, at).tolist())
        for radius, paint in self._order:
            if radius == 0:
                canvas.drawPath(next(made), paint)
                continue
            (x, y), skip = next(middles), next(straight)
            if radius > 0 or not skip:
                canvas.drawCircle(x, y, abs(radius), paint)

    def _round(self, line: int, side: Side, radius: float, growth: float) -> tuple[int, bool]:
        """Add a round end; returns its number of points, and that they are not smooth."""
        count = _LARGE_ROUND if radius > _LARGE else _ROUND
        self._edges.add(line, side, np.full(count, radius), growth)
        return count, False

    def _count(self, line: int) -> int:
        return len(self._lines[line][0].points)

    def _add(self, kind: Kind, paint: skia.Paint) -> None:
        self._kinds.append(kind)
        self._order.append((0.0, paint))


def _straight(points: FloatArray, at: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether a line does not bend much at inner points; ``at`` are their numbers."""
    before = points[at] - points[np.maximum(at - 1, 0)]
    after = points[np.minimum(at + 1, len(points) - 1)] - points[at]
    lengths = np.hypot(*before.T) * np.hypot(*after.T)
    return np.asarray((before * after).sum(-1) > _STRAIGHT * lengths)
