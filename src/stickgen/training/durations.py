"""Fit the duration of what a sentence describes: ridge regression on its mean token state."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.embeddings import Embeddings
from stickgen.skeleton import FPS
from stickgen.training.examples import Example

RIDGE = 1.0
"""Penalty on the weights, in units of one example."""


def fit_durations(examples: Sequence[Example], texts: Embeddings) -> NDArray[np.float32]:
    """Weights ``[W + 1]`` for ``text.durations.predicted_seconds``.

    Every caption of an example counts. Synthetic examples are left out where there are recorded
    ones, because their pace is random.
    """
    used = [e for e in examples if not e.synthetic] or list(examples)
    pairs = [(c, (e.stop - e.start) / FPS) for e in used for c in e.captions]
    x = np.stack([texts.tokens(c).mean(0, dtype=np.float64) for c, _ in pairs])
    y = np.log([seconds for _, seconds in pairs])
    centre, level = x.mean(0), y.mean()
    x -= centre
    weights = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ (y - level))
    return np.append(weights, level - centre @ weights).astype(np.float32)
