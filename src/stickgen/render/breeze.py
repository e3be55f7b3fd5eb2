"""Wind in what is worn: capes, scarves and hair blow out and flutter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.piece import Piece
from stickgen.geometry import FloatArray, runs

_LEAN, _MOST = 0.13, 0.95  # radians by which cloth leans, for each m/s of wind; and at most
_SOFT = 0.35  # metres from where it is fastened to where cloth gives way to the wind in full
_GUSTS, _FLUTTER = 0.22, 0.3  # shares of that angle by which gusts and waves change it
_WAVES, _WAVE = 9.0, 6.0  # radians a second, and radians a metre, of the waves in cloth


class Breeze(NamedTuple):
    """The wind of one moment: metres a second to the right, and the seconds of the film."""

    wind: float
    seconds: float


def fastened(
    pieces: Sequence[Piece], points: FloatArray, spans: Sequence[slice]
) -> NDArray[np.intp]:
    """For each point that wind lifts, the index of the one from which it hangs; else −1.

    Args:
        pieces: of a drawing; those in a row that wind lifts hang from their highest point.
        points: ``[P, 3]`` metres, upright.
        spans: the slice of each piece's points.
    """
    hangs = np.full(len(points), -1, dtype=np.intp)
    for row in runs(np.array([piece.sways for piece in pieces])):
        span = slice(spans[row.start].start, spans[row.stop - 1].stop)
        hangs[span] = span.start + int(points[span, 1].argmax())
    return hangs


def blown(points: FloatArray, hangs: NDArray[np.intp], breeze: Breeze) -> FloatArray:
    """Points ``[P, 3]`` on the stage, those that hang turned up by the wind.

    Args:
        hangs: of ``fastened``.
        breeze: of the moment.
    """
    moving = np.flatnonzero(hangs >= 0)
    fast = points[hangs[moving]]
    arm = points[moving] - fast
    depth = np.maximum(-arm[:, 1], 0.0)
    lean = min(_LEAN * breeze.wind, _MOST)
    waves = _FLUTTER * np.sin(_WAVES * breeze.seconds - _WAVE * depth)
    gusts = _GUSTS * np.sin(2.3 * breeze.seconds)
    angle = lean * (1.0 + gusts + waves) * np.minimum(depth / _SOFT, 1.0)
    c, s = np.cos(angle), np.sin(angle)
    turned = np.stack([c * arm[:, 0] - s * arm[:, 1], s * arm[:, 0] + c * arm[:, 1], arm[:, 2]], -1)
    out = np.array(points)
    out[moving] = fast + turned
    return out
