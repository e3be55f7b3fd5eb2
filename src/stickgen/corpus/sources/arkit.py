"""ARKit blend shapes converted to a face track.

Names are Apple's (``ARFaceAnchor.BlendShapeLocation``), weights 0–1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.scene import FaceTrack
from stickgen.skeleton import FPS
from stickgen.vocabulary import EXPRESSIONS, FACE_TRANSITION, MOUTHS

_EXPRESSIONS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {  # expression → blend shapes and their weights in its score
        "happy": {"mouthSmile": 0.8, "cheekSquint": 0.4},
        "sad": {"mouthFrown": 0.7, "browInnerUp": 0.4, "mouthShrugLower": 0.2},
        "surprised": {"browOuterUp": 0.5, "browInnerUp": 0.3, "eyeWide": 0.6},
        "angry": {"browDown": 0.8, "noseSneer": 0.5, "mouthPress": 0.2},
        "excited": {"mouthSmile": 0.5, "jawOpen": 0.4, "browOuterUp": 0.6},
    }
)
_NEUTRAL_SCORE = 0.3
"""Score that an expression must exceed to replace the neutral face."""
_SMOOTHING = 0.1
"""Seconds, standard deviation of smoothing for mouth and eyes; three times that for expressions."""
_FULL_JAW = 0.7
"""Jaw weight of the widest mouth in speech: an openness of 1."""


def face_track(
    names: Sequence[str], weights: FloatArray, seconds: FloatArray, frames: int
) -> FaceTrack:
    """Convert blend shapes to a face track times 25 fps.

    Args:
        names: of the blend shapes; missing shapes count as 0.
        weights: ``[N, len(names)]``.
        seconds: ``[N]`` time of each row, increasing.
        frames: length of the result; the face is constant before the first and after the last row.
    """
    times = np.arange(frames) / FPS
    shapes = {
        name: np.clip(np.interp(times, seconds, column), 0.0, 1.0)
        for name, column in zip(names, weights.T, strict=True)
    }

    def shape(name: str) -> FloatArray:
        """Weights of a shape, or the mean of its left and right halves."""
        halves = [shapes[n] for n in (name, f"{name}Left", f"{name}Right") if n in shapes]
        return np.mean(halves, axis=0) if halves else np.zeros(frames)

    scores = [np.full(frames, _NEUTRAL_SCORE)]
    for parts in _EXPRESSIONS.values():
        raw = sum((w * shape(part) for part, w in parts.items()), np.zeros(frames))
        scores.append(_smooth(raw, 3 * _SMOOTHING))
    jaw = np.clip(_smooth(shape("jawOpen") - shape("mouthClose"), _SMOOTHING / 3), 0.0, 1.0)
    known = np.array([EXPRESSIONS.index(name) for name in ("neutral", *_EXPRESSIONS)])
    return FaceTrack(
        expression=_drop_short_expressions(known[np.argmax(scores, axis=0)]).astype(np.int16),
        mouth=_mouth(jaw, shape).astype(np.int16),
        openness=np.clip(jaw / _FULL_JAW, 0.0, 1.0).astype(np.float32),
        eyes_open=np.clip(1.0 - _smooth(shape("eyeBlink"), _SMOOTHING / 4), 0.0, 1.0).astype(
            np.float32
        ),
    )


def _mouth(jaw: FloatArray, shape: Callable[[str], FloatArray]) -> NDArray[np.intp]:
    """Mouth shape of every frame, ``[T]``."""
    smile, frown = (
        _smooth(shape("mouthSmile"), _SMOOTHING),
        _smooth(shape("mouthFrown"), _SMOOTHING),
    )
    rounded = _smooth(np.maximum(shape("mouthFunnel"), shape("mouthPucker")), _SMOOTHING)
    shapes = [
        ("wide_open", jaw > 0.5),
        ("small_o", (rounded > 0.35) & (jaw > 0.05)),
        ("open", jaw > 0.12),
        ("smile", (smile > 0.2) & (smile > frown)),
        ("frown", frown > 0.2),
    ]
    return np.select([mask for _, mask in shapes], [MOUTHS.index(name) for name, _ in shapes], 0)


def _smooth(values: FloatArray, sigma: float) -> FloatArray:
    """Gaussian smoothing with a standard deviation in seconds; the ends repeat their last value."""
    reach = max(1, round(3 * sigma * FPS))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / max(sigma * FPS, 1e-6)) ** 2)
    padded = np.pad(values, reach, mode="edge")
    return np.convolve(padded, kernel / kernel.sum(), mode="valid")


def _drop_short_expressions(expression: NDArray[np.intp]) -> NDArray[np.intp]:
    """Replace expressions shorter than a transition by the one before them."""
    out = expression.copy()
    edges = np.flatnonzero(np.diff(expression)) + 1
    for start, end in pairwise([*edges.tolist(), len(expression)]):
        if end - start < FACE_TRANSITION * FPS:
            out[start:end] = out[start - 1]
    return out
