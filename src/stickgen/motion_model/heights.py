"""Limits on the pelvis height of a plan, from recorded bodies.

Guidance makes rare openings and jumps in height far more likely than in the training data, and the
ranker, which only compares plan and words, prefers them: a climber who begins two metres up, stairs
of three metres a step.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.plan import PLAN

# The percentages are those of 1,914 recorded clips, quantised by the codebooks, that exceed a limit
# (docs/experiments.md).
OPENING = 1.15
"""m: highest pelvis of a take's first key pose; 1.0 %."""
RISE = 0.75
"""m: pelvis up or down from one key pose to the next, 0.2 s later; 1.0 %."""
FLOOR = 0.0
"""m: lowest pelvis; 0.3 %."""


def excess(plans: NDArray[np.floating], *, opening: bool) -> NDArray[np.float32]:
    """By how many metres each plan exceeds the limits; 0 or less: it keeps them.

    Args:
        plans: ``[N, P, 71]`` plan vectors, not normalised; P ≥ 1.
        opening: the plans begin a take. Otherwise their first patch was chosen before and only
            gives the height from which the next one rises or falls.

    Returns:
        ``[N]``, for the limit that is exceeded most.
    """
    height = plans[..., PLAN["height"]][..., 0]
    new = height if opening else height[:, 1:]
    worst = np.maximum(
        (FLOOR - new).max(1, initial=-np.inf),
        (np.abs(np.diff(height, axis=1)) - RISE).max(1, initial=-np.inf),
    )
    if opening:
        worst = np.maximum(worst, height[:, 0] - OPENING)
    return np.asarray(worst, dtype=np.float32)
