"""Are generated motions distributed like real ones? Distances of two sets of embeddings."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

Number = TypeVar("Number", bound=np.generic)
SUBSET = 100
"""Rows of a subset of KID; Bińkowski et al. use 1,000 of 50,000 images."""
SUBSETS = 10
"""Subsets whose mean is KID."""


def fid(a: FloatArray, b: FloatArray) -> float:
    """Fréchet distance of two sets of embeddings ``[N, D]`` and ``[M, D]`` (Heusel et al. 2017).

    ``|μa − μb|² + tr(Σa + Σb − 2 (Σa Σb)^½)``. It is biased upwards, the more the fewer rows
    there are: compare sets of equal size, and with ``fid(*halves(real, rng))``.

    Raises:
        StickGenError: a set has fewer than two rows.
    """
    _need(a, b, 2)
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    spread_a, spread_b = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    root = _root(spread_a)
    # Σa Σb and the symmetric Σa^½ Σb Σa^½ have the same eigenvalues.
    shared = np.sqrt(np.maximum(np.linalg.eigvalsh(root @ spread_b @ root), 0.0)).sum()
    apart = np.square(a.mean(axis=0) - b.mean(axis=0)).sum()
    return float(apart + np.trace(spread_a) + np.trace(spread_b) - 2.0 * shared)


def kid(
    a: FloatArray,
    b: FloatArray,
    rng: np.random.Generator,
    subset: int = SUBSET,
    subsets: int = SUBSETS,
) -> float:
    """Kernel distance of two sets of unit embeddings (Bińkowski et al., ICLR 2018).

    The unbiased square of the maximum mean discrepancy, averaged over random subsets, with the
    kernel ``(x·y + 1)³``: that of the paper, ``(x·y / D + 1)³``, on rows of length √D, which is
    about the length of rows of Inception features. Two sets of one distribution give 0 on average,
    whatever their size; a single value may be slightly negative.

    Raises:
        StickGenError: a set has fewer rows than a subset.
    """
    _need(a, b, subset)
    total = 0.0
    for _ in range(subsets):
        x, y = (rng.permutation(rows)[:subset].astype(np.float64) for rows in (a, b))
        within = sum(k.sum() - np.trace(k) for k in (_kernel(x, x), _kernel(y, y)))
        total += within / (subset * (subset - 1)) - 2.0 * _kernel(x, y).mean()
    return float(total / subsets)


def halves(
    rows: NDArray[Number], rng: np.random.Generator
) -> tuple[NDArray[Number], NDArray[Number]]:
    """Two random halves of a set; the distance of real motion's halves is the floor for all."""
    mixed = rng.permutation(rows)
    half = len(rows) // 2
    return mixed[:half], mixed[half : 2 * half]


def _root(spread: FloatArray) -> FloatArray:
    """Square root of a symmetric matrix without negative eigenvalues."""
    values, vectors = np.linalg.eigh(spread)
    return np.asarray(vectors * np.sqrt(np.maximum(values, 0.0)) @ vectors.T)


def _kernel(x: FloatArray, y: FloatArray) -> FloatArray:
    return np.asarray((x @ y.T + 1.0) ** 3)


def _need(a: FloatArray, b: FloatArray, rows: int) -> None:
    fewest = min(len(a), len(b))
    if fewest < rows:
        raise StickGenError(
            f"this distance needs {rows} motions on either side, one has {fewest}; add motions "
            "or use smaller subsets"
        )
