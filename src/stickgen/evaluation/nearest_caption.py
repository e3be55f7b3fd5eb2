"""Nearest captions: retrieval from the training set in place of a model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.embeddings import Embeddings
from stickgen.geometry import FloatArray, normalize


def sentence_vectors(embeddings: Embeddings, sentences: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors ``[N, width]`` of sentences: the means of their token states.

    Raises:
        StickGenError: a sentence was not embedded.
    """
    means = [embeddings.tokens(s).mean(axis=0, dtype=np.float32) for s in sentences]
    return normalize(np.stack(means))


def nearest(queries: FloatArray, keys: FloatArray) -> NDArray[np.intp]:
    """Index of the key of largest cosine for every query.

    Args:
        queries: unit vectors ``[N, D]``.
        keys: unit vectors ``[M, D]``, M > 0.

    Returns:
        ``[N]``; of equal keys the first.
    """
    return np.argmax(queries @ keys.T, axis=1)
