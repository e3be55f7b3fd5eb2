"""Keyframes: values of every frame as the few between which they change evenly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from stickgen.geometry import FloatArray

_LINEAR = {"i": {"x": 1, "y": 1}, "o": {"x": 0, "y": 0}}


def key_frames(values: FloatArray, tolerance: float) -> list[int]:
    """Frames between which linear interpolation of ``values [T, D]`` is exact enough.

    Douglas and Peucker's method (1973) in time: the frame that is farthest off becomes a key.
    """
    last = len(values) - 1
    keys, open_spans = {0, last}, [(0, last)]
    while open_spans:
        start, end = open_spans.pop()
        if end - start < 2:
            continue
        share = np.linspace(0.0, 1.0, end - start + 1)[1:-1, None]
        line = values[start] + share * (values[end] - values[start])
        off = np.abs(values[start + 1 : end] - line).max(axis=1)
        worst = int(np.argmax(off))
        if off[worst] > tolerance:
            middle = start + 1 + worst
            keys.add(middle)
            open_spans += [(start, middle), (middle, end)]
    return sorted(keys)


def animated(
    values: FloatArray, start: int, tolerance: float, encode: Callable[[FloatArray], Any]
) -> dict[str, Any]:
    """A property of Lottie: constant where its values are, else with linear keyframes.

    Args:
        values: ``[T, D]``.
        start: the frame of the film at which they begin.
        tolerance: by which a value may be off.
        encode: makes what the file holds of the values of one frame.
    """
    keys = key_frames(values, tolerance)
    if np.abs(values[keys] - values[0]).max() <= tolerance:
        return {"a": 0, "k": encode(values[0])}
    frames = [{"t": start + key, "s": _listed(encode(values[key])), **_LINEAR} for key in keys]
    del frames[-1]["i"], frames[-1]["o"]
    return {"a": 1, "k": frames}


def held(values: list[Any], start: int) -> dict[str, Any]:
    """A property that jumps from value to value, such as a colour."""
    changes = [0, *(n for n in range(1, len(values)) if values[n] != values[n - 1])]
    if len(changes) == 1:
        return {"a": 0, "k": values[0]}
    return {"a": 1, "k": [{"t": start + n, "s": values[n], "h": 1} for n in changes]}


def _listed(value: Any) -> list[Any]:
    """The value of a keyframe: numbers and shapes stand in a list."""
    return value if isinstance(value, list) else [value]


def kept_points(points: FloatArray, tolerance: float) -> list[int]:
    """Points of lines ``[T, N, 2]`` that all frames need, so that none is off by much."""
    count = points.shape[1]
    kept, open_spans = {0, count - 1}, [(0, count - 1)]
    while open_spans:
        start, end = open_spans.pop()
        if end - start < 2:
            continue
        a, b = points[:, start, None], points[:, end, None]
        way = b - a
        length = np.maximum((way**2).sum(-1, keepdims=True), 1e-9)
        inner = points[:, start + 1 : end]
        share = np.clip(((inner - a) * way).sum(-1, keepdims=True) / length, 0.0, 1.0)
        off = np.linalg.norm(inner - a - share * way, axis=-1).max(axis=0)
        worst = int(np.argmax(off))
        if off[worst] > tolerance:
            middle = start + 1 + worst
            kept.add(middle)
            open_spans += [(start, middle), (middle, end)]
    return sorted(kept)
