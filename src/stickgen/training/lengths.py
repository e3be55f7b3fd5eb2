"""Fit how long what a sentence says takes: ridge regression on the sentence's mean state."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.embeddings import Embeddings
from stickgen.skeleton import FPS
from stickgen.training.examples import Example

RIDGE = 1.0
"""Penalty on the weights, in units of one example."""


def fit_lengths(found: Sequence[Example], texts: Embeddings) -> NDArray[np.float32]:
    """Weights ``[W + 1]`` for ``text.durations.predicted_seconds``.

    Every caption of an example counts, recorded examples only where there are any: the pace of
    made ones was drawn by lot.
    """
    found = [e for e in found if not e.synthetic] or list(found)
    pairs = [(c, (e.stop - e.start) / FPS) for e in found for c in e.captions]
    x = np.stack([texts.tokens(c).mean(0, dtype=np.float64) for c, _ in pairs])
    y = np.log([seconds for _, seconds in pairs])
    middle, level = x.mean(0), y.mean()
    x -= middle
    weights = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ (y - level))
    return np.append(weights, level - middle @ weights).astype(np.float32)
