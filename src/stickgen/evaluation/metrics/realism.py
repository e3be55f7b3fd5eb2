"""Do generated motions lie where real motions do?"""

from __future__ import annotations

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

NEIGHBOURS = 3
"""The k of Kynkäänniemi et al."""


def realism(generated: FloatArray, real: FloatArray) -> FloatArray:
    """Realism of every generated motion, ``[N]``, 0–1 (Kynkäänniemi et al., NeurIPS 2019).

    Every real embedding is the centre of a ball that reaches to its third nearest real neighbour.
    The larger half of the balls is left out, because they are in sparse regions: with them a
    T-pose held for seconds would count as real. A motion's realism is the largest ratio of a
    ball's radius to the motion's distance from its centre, at most 1 (inside of a ball).

    Args:
        generated, real: ``[N, D]`` and ``[M, D]``.

    Raises:
        StickGenError: there are too few real motions to have neighbours.
    """
    if len(real) <= NEIGHBOURS:
        raise StickGenError(
            f"realism needs more than {NEIGHBOURS} real motions, there are {len(real)}; add some"
        )
    # Column 0 is the distance of a motion to itself.
    radii = np.partition(_distances(real, real), NEIGHBOURS, axis=1)[:, NEIGHBOURS]
    kept = radii <= np.median(radii)
    distances = np.maximum(_distances(generated, real[kept]), 1e-9)
    return np.asarray(np.minimum(1.0, (radii[kept] / distances).max(axis=1)))


def _distances(a: FloatArray, b: FloatArray) -> FloatArray:
    """Euclidean distances ``[N, M]`` of the rows of ``a`` and ``b``."""
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    squares = np.square(a).sum(axis=1)[:, None] + np.square(b).sum(axis=1) - 2.0 * a @ b.T
    return np.asarray(np.sqrt(np.maximum(squares, 0.0)))
