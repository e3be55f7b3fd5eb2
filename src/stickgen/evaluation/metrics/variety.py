"""How different generated motions are: of all prompts together, and of one prompt."""

from __future__ import annotations

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray


def diversity(embeddings: FloatArray, rng: np.random.Generator, pairs: int = 300) -> float:
    """Mean distance of random pairs of ``embeddings [N, D]`` (Guo et al. 2020; 300 pairs).

    The best value is that of real motion, not a larger one.

    Raises:
        StickGenError: there are fewer rows than pairs.
    """
    return multimodality(embeddings[None], rng, pairs)


def multimodality(embeddings: FloatArray, rng: np.random.Generator, pairs: int = 10) -> float:
    """Mean distance of random pairs among the samples of one prompt (Guo et al. 2020; 10 pairs).

    Guo et al. sample the two sides of their pairs independently, so that of 30 samples one pair in
    30 is a motion with itself. Here no pair is, because with few samples the bias would be large.

    Args:
        embeddings: ``[P, S, D]``: prompts, samples of each.

    Raises:
        StickGenError: there are fewer samples than pairs, or only one.
    """
    prompts, samples, _ = embeddings.shape
    if samples < max(2, pairs):
        raise StickGenError(
            f"{pairs} pairs need {max(2, pairs)} motions, there are {samples}; use fewer pairs"
        )
    ring = rng.permuted(np.tile(np.arange(samples), (prompts, 1)), axis=1)
    one, other = (np.roll(ring, k, axis=1)[:, :pairs, None] for k in (0, 1))
    apart = np.take_along_axis(embeddings, one, 1) - np.take_along_axis(embeddings, other, 1)
    return float(np.linalg.norm(apart, axis=-1).mean())
