"""Do motions match their texts? Both in one embedding space.

Row ``i`` of ``texts [N, D]`` belongs to row ``i`` of ``motions [N, D]``; rows have length 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

BATCH = 32
"""Captions among which the own one of a motion must be found; Guo et al. use 32."""
_ONE_CAPTION = 1.0 - 1e-5  # cosine: a caption embedded twice differs by rounding alone
_TIE = 1e-6  # distances that differ by less are equal but for rounding


def r_precision(
    texts: FloatArray, motions: FloatArray, rng: np.random.Generator, batch: int = BATCH
) -> tuple[float, float, float]:
    """R-precision at 1, 2 and 3 (Guo et al., CVPR 2022): chance is 1, 2 and 3 in ``batch``.

    How often the motion of a text is among its 1, 2, 3 nearest of a batch of motions whose
    captions all differ; of several rows with one caption one is sampled, and rows that fill no
    batch are left out. Motions that are equally near share their ranks, so that a model which
    always generates the same motion scores chance.

    Raises:
        StickGenError: there are fewer distinct captions than a batch needs.
    """
    order = _distinct(texts, rng)
    batches = len(order) // batch
    if not batches:
        raise StickGenError(
            f"R-precision needs {batch} distinct captions, there are {len(order)}; add motions"
        )
    rows = order[: batches * batch].reshape(batches, batch)
    # [B, text, motion]: for rows of length 1 the distance is √(2 − 2 cos).
    distance = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * texts[rows] @ motions[rows].swapaxes(1, 2)))
    own = np.diagonal(distance, axis1=1, axis2=2)[..., None]
    nearer = (distance < own - _TIE).sum(-1)
    ties = (np.abs(distance - own) <= _TIE).sum(-1)
    one, two, three = (float(np.clip((k - nearer) / ties, 0.0, 1.0).mean()) for k in (1, 2, 3))
    return one, two, three


def _distinct(texts: FloatArray, rng: np.random.Generator) -> NDArray[np.intp]:
    """Rows in random order, one for each caption."""
    order = rng.permutation(len(texts))
    first = np.argmax(texts[order] @ texts[order].T >= _ONE_CAPTION, axis=1)
    return order[first == np.arange(len(order))]


def other_rows(n: int, seed: int) -> NDArray[np.intp]:
    """For each of ``n`` rows another one, ``[n]``: its predecessor in a random cycle of all."""
    order = np.random.default_rng(seed).permutation(n)
    other = np.empty_like(order)
    other[order] = np.roll(order, 1)
    return other


def mm_dist(texts: FloatArray, motions: FloatArray) -> float:
    """Multimodal distance (Guo et al., CVPR 2022): mean distance of a motion to its text, 0–2."""
    return float(np.linalg.norm(texts - motions, axis=1).mean())


def text_alignment(texts: FloatArray, motions: FloatArray) -> float:
    """Mean cosine of a motion and its text, −1 to 1."""
    return float((texts * motions).sum(axis=1).mean())
