"""Values of glTF animation samplers between their keys (specification, section 3.11)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.sources.gltf_file import GltfFile
from stickgen.geometry import FloatArray, slerp

DEFAULTS = {
    "translation": [0.0, 0.0, 0.0],
    "rotation": [0.0, 0.0, 0.0, 1.0],
    "scale": [1.0, 1.0, 1.0],
}
"""Property of a node that an animation can change → its default value."""
_TIME_TOLERANCE = 1e-5  # seconds


def key_times(file: GltfFile, animation: dict[str, Any]) -> dict[int, FloatArray]:
    """Accessor → key times ``[keys]`` in seconds, of every sampler of an animation.

    Raises:
        ValueError: the times of a sampler do not increase.
    """
    keys = {s["input"]: file.array(s["input"]) for s in animation["samplers"]}
    if any(times.ndim != 1 or not (np.diff(times) > 0).all() for times in keys.values()):
        raise ValueError("the times of a sampler do not increase")
    return keys


def sample(
    file: GltfFile, sampler: dict[str, Any], keys: dict[int, FloatArray], at: FloatArray, path: str
) -> FloatArray:
    """Values ``[T, 3 or 4]`` of a sampler at times ``at [T]``; constant beyond its keys."""
    times, values = keys[sampler["input"]], file.array(sampler["output"])
    kind = sampler.get("interpolation", "LINEAR")
    width, parts = len(DEFAULTS[path]), 3 if kind == "CUBICSPLINE" else 1
    values = values.reshape(len(times), parts, width)
    if len(times) == 1:
        return np.broadcast_to(values[0, parts // 2], (len(at), width))
    # Key times are rounded to 32 bits: a key that is minimally late still counts.
    last = np.maximum(np.searchsorted(times, at + _TIME_TOLERANCE, side="right") - 1, 0)
    if kind == "STEP":
        return values[last, 0]
    k = np.minimum(last, len(times) - 2)
    span = (times[k + 1] - times[k])[:, None]
    t = np.clip((at - times[k])[:, None] / span, 0.0, 1.0)
    if kind == "CUBICSPLINE":
        return _hermite(values, k, t, span)
    if kind != "LINEAR":
        raise ValueError(f"{kind} is not an interpolation")
    a, b = values[k, 0], values[k + 1, 0]
    return slerp(a, b, t[:, 0]) if path == "rotation" else a + t * (b - a)


def _hermite(
    values: FloatArray, k: NDArray[np.intp], t: FloatArray, span: FloatArray
) -> FloatArray:
    """Cubic Hermite spline (specification, appendix C.4) from keys ``k`` to ``k + 1``.

    Args:
        values: ``[keys, (in-tangent, value, out-tangent), width]``.
        k: ``[T]`` index of the key before.
        t: ``[T, 1]`` position between the keys, 0 to 1.
        span: ``[T, 1]`` seconds between the keys.
    """
    t2, t3 = t * t, t * t * t
    (_, p0, m0), (m1, p1, _) = np.moveaxis(values[k], 1, 0), np.moveaxis(values[k + 1], 1, 0)
    ease = 3 * t2 - 2 * t3
    return (1 - ease) * p0 + span * ((t3 - 2 * t2 + t) * m0 + (t3 - t2) * m1) + ease * p1
