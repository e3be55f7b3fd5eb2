"""Heights of the pelvis that a body has, against those that a plan asks for.

Guidance makes rare openings and leaps far likelier than the planner has learnt, and a ranker that
looks for the words likes them: a climber who begins two metres up, stairs of three metres a step.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.plan import PLAN

# Of 1,914 recorded clips, read through the codebooks, so many go beyond (docs/experiments.md):
OPENING = 1.15
"""m: highest pelvis of a take's first key pose; 1.0 %."""
RISE = 0.75
"""m: pelvis up or down from one key pose to the next, 0.2 s later; 1.0 %."""
FLOOR = 0.0
"""m: lowest pelvis; 0.3 %."""


def excess(plans: NDArray[np.floating], *, opening: bool) -> NDArray[np.float32]:
    """How far each of some plans goes beyond what bodies do, in metres; 0 or less: not at all.

    Args:
        plans: ``[N, P, 71]`` plan vectors, not normalised; P ≥ 1.
        opening: they are the beginning of a take. Otherwise the first patch is what was before,
            which only says where the next one rises or falls from.

    Returns:
        ``[N]``, of the worst of the limits.
    """
    height = plans[..., PLAN["height"]][..., 0]
    chosen = height if opening else height[:, 1:]
    worst = np.maximum(
        (FLOOR - chosen).max(1, initial=-np.inf),
        (np.abs(np.diff(height, axis=1)) - RISE).max(1, initial=-np.inf),
    )
    if opening:
        worst = np.maximum(worst, height[:, 0] - OPENING)
    return np.asarray(worst, dtype=np.float32)
