"""Smooth corrections over time: offsets by least squares with a penalty on their third difference.

Every function works on frames at 25 fps and continues from ``known``, the offsets of earlier frames
(none or more; the last three count), so that a long take can be corrected piece by piece.
"""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray

PUSH = 10.0
"""Weight of a target that must be reached."""
_EASE = 0.05
"""Weight with which an offset without a target returns to 0."""
_ROUNDS = 5


def smooth_offset(
    known: FloatArray,
    drift: FloatArray,
    stay: FloatArray,
    target: FloatArray,
    pull: FloatArray,
    stiffness: float,
) -> FloatArray:
    """Offsets ``o [T, C]`` that minimise
    ``stay |drift + o − o before|² + pull |o − target|² + stiffness |third difference of o|²``.

    Args:
        known: ``[0 or more, C]`` offsets of the frames before; they stay as they are.
        drift: ``[T, C]`` movement since the frame before, which ``stay [T]`` would undo.
        target: ``[T, C]`` desired offsets, with the weight ``pull [T]``, which is nowhere 0.
    """
    known = known[-3:]
    n, frames = len(known), len(target)
    band = stiffness * _third_differences(n + frames)
    right = np.zeros((n + frames, target.shape[1]))
    band[n:, 0] += pull
    right[n:] += pull[:, None] * target
    first = 0 if n else 1  # nothing comes before the first frame of a take
    stay, push = stay[first:], stay[first:, None] * drift[first:]
    here, before = slice(n + first, None), slice(n + first - 1, -1)
    band[here, 0] += stay
    band[before, 0] += stay
    band[here, 1] -= stay
    right[here] -= push
    right[before] += push
    for k in range(1, 4):  # known offsets move to the right-hand side
        for i in range(n, min(n + k, n + frames)):
            if i >= k:
                right[i] -= band[i, k] * known[i - k]
                band[i, k] = 0.0
    return solve_banded(band[n:], right[n:])


def _third_differences(frames: int) -> FloatArray:
    """The sum of squared third differences as a band (``solve_banded``) of ``frames`` rows."""
    band = np.zeros((frames, 4))
    weights = (-1.0, 3.0, -3.0, 1.0)
    rows = frames - 3
    if rows > 0:
        for a, weight in enumerate(weights):
            for k in range(a + 1):
                band[a : a + rows, k] += weight * weights[a - k]
    return band


def solve_banded(band: FloatArray, right: FloatArray) -> FloatArray:
    """Solution ``[N, C]`` of a symmetric positive definite system, three diagonals on each side.

    By LDLᵀ in plain Python: numpy's dense solver uses threads that wait for each other, which takes
    seconds on a busy machine.

    Args:
        band: ``[N, 4]``; ``band[i, k]`` is the matrix at row ``i``, column ``i − k``.
        right: ``[N, C]``.
    """
    factors = [(0.0, 0.0, 0.0)] * 3  # L of rows i − 3, i − 2, i − 1
    diagonal = [1.0] * 3
    for a0, a1, a2, a3 in band.tolist():
        d3, d2, d1 = diagonal[-3:]
        (_, _, _), (before21, _, _), (before11, before12, _) = factors[-3:]
        l3 = a3 / d3
        m2 = a2 - a3 * before21
        l2 = m2 / d2
        m1 = a1 - a3 * before12 - m2 * before11
        l1 = m1 / d1
        factors.append((l1, l2, l3))
        diagonal.append(a0 - a3 * l3 - m2 * l2 - m1 * l1)
    columns = [_substitute(factors[3:], diagonal[3:], column) for column in right.T.tolist()]
    return np.array(columns).T.reshape(right.shape)


def _substitute(
    factors: list[tuple[float, float, float]], diagonal: list[float], right: list[float]
) -> list[float]:
    """Forward and backward substitution with a factored band."""
    y1 = y2 = y3 = 0.0
    forward = []
    for (l1, l2, l3), value in zip(factors, right, strict=True):
        y1, y2, y3 = value - l1 * y1 - l2 * y2 - l3 * y3, y1, y2
        forward.append(y1)
    out = []
    x1 = x2 = x3 = 0.0  # l of the three rows after this one, times their solution
    rows = list(zip(factors, diagonal, forward, strict=True))
    for (l1, l2, l3), d, y in reversed(rows):
        x = y / d - x1
        x1, x2, x3 = x2 + l1 * x, x3 + l2 * x, l3 * x
        out.append(x)
    return out[::-1]


def raise_by(
    known: FloatArray, need: FloatArray, stiffness: float, hold: FloatArray | float = 0.0
) -> FloatArray:
    """Upward offsets ``[T, 1]``: at least ``need [T]`` where that is above 0.

    Asymmetric least squares (Newey & Powell, Econometrica 1987): offsets below the need are pushed
    up to it, offsets above it return to 0; where ``hold [T]`` is above 0, a negative need is a
    target too, with that weight.
    """
    known = known[-3:]
    zero = np.zeros((len(need), 1))
    if need.max() <= 0.0 and not known.any() and not np.any(hold):
        return zero
    offset: FloatArray = zero
    for _ in range(_ROUNDS):
        below = offset[:, 0] < need
        pull = np.where(below, PUSH, np.maximum(hold, _EASE))
        target = np.where(pull > _EASE, need, 0.0)[:, None]
        offset = smooth_offset(known, zero, zero[:, 0], target, pull, stiffness)
    return offset
