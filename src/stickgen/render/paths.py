"""Many skia paths at once from arrays of points.

Adding points to a path one by one costs more than drawing it, so a path is read from the bytes
that skia itself would write for it. What stands before and after the points in those bytes depends
on the kind of path and the number of its points alone; it is taken from a path that skia wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.render.skia_library import skia

_HEADER = 16  # bytes of a written path before its points, each two 32-bit numbers


@dataclass(frozen=True)
class Kind:
    """What a path is made of. Kinds are kept: what skia writes for one is asked for once.

    Attributes:
        counts: of the points of each of its sides; a straight line joins a side and the next.
        smooth: of each side, whether it is a curve near its points, else straight lines.
        closed: whether the path ends where it begins.
        pairs: whether each pair of points is a line of its own.
    """

    counts: tuple[int, ...]
    smooth: tuple[bool, ...]
    closed: bool
    pairs: bool = False

    @cached_property
    def size(self) -> int:
        """How many points skia's path has."""
        return sum(2 * n - 3 if s else n for n, s in zip(self.counts, self.smooth, strict=True))

    @cached_property
    def frame(self) -> tuple[bytes, int, bytes]:
        """What skia writes before the points, how many bytes these have, what it writes after.

        Raises:
            RuntimeError: this version of skia writes paths in another way.
        """
        points = np.arange(2 * self.size, dtype=np.float32).reshape(-1, 2)
        data = bytes(_added(points.tolist(), self).writeToMemory())
        end = _HEADER + points.nbytes
        if data[_HEADER:end] != points.tobytes():
            raise RuntimeError(f"skia-python {skia.__version__} stores paths in an unknown way")
        return data[:_HEADER], points.nbytes, data[end:]


def paths(points: FloatArray, kinds: Sequence[Kind]) -> list[skia.Path]:
    """A path of each kind.

    Args:
        points: ``[M, 2]`` pixels, those of each side of each path one after the other.
        kinds: of the paths; smooth sides have three points or more.
    """
    written = memoryview(_with_middles(points, kinds).astype(np.float32).tobytes())
    out, start = [], 0
    for kind in kinds:
        before, length, after = kind.frame
        path = skia.Path()
        path.readFromMemory(b"".join((before, written[start : start + length], after)))
        out.append(path)
        start += length
    return out


def _with_middles(points: FloatArray, kinds: Sequence[Kind]) -> FloatArray:
    """The points of skia's paths: smooth sides have the middles of their inner segments too.

    A smooth side is a quadratic B-spline: its inner points are control points, the curve passes
    through the middles between them.
    """
    smooth = np.array([smooth for kind in kinds for smooth in kind.smooth])
    if not smooth.any():
        return points
    counts = np.array([count for kind in kinds for count in kind.counts])
    along = np.arange(len(points)) - np.repeat(np.cumsum(counts) - counts, counts)
    left = np.repeat(counts, counts) - 1 - along
    # A point of a smooth side is followed by a middle if it and its successor are inner ones.
    doubled = np.repeat(smooth, counts) & (along > 0) & (left > 1)
    at = np.arange(len(points)) + np.cumsum(doubled) - doubled
    out = np.empty((len(points) + int(doubled.sum()), 2))
    out[at] = points
    before = np.flatnonzero(doubled)
    out[at[before] + 1] = (points[before] + points[before + 1]) / 2
    return out


def _added(points: Sequence[Sequence[float]], kind: Kind) -> skia.Path:
    """A path whose points are added one by one."""
    path, rest = skia.Path(), iter(points)
    for count, smooth in zip(kind.counts, kind.smooth, strict=True):
        for index in range(count):
            if path.countPoints() == 0 or (kind.pairs and index % 2 == 0):
                path.moveTo(*next(rest))
            elif index == 0 or not smooth:
                path.lineTo(*next(rest))
            elif index > 1:
                path.quadTo(*next(rest), *next(rest))
    if kind.closed:
        path.close()
    return path
