"""Limits on the pelvis height of a plan, from recorded bodies.

Guidance makes rare openings and jumps in height far more likely than in the training data, and the
ranker, which only compares plan and words, prefers them: a climber who begins two metres up, stairs
of three metres a step.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.plan import PATCH, PLAN
from stickgen.skeleton import FPS, GRAVITY

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


_IN_THE_AIR = 0.13
"""m: lowest joint of a key pose in the air; ankles stand at 0.08."""
LONGEST_HOVER = 0.3
"""s that a body may be in the air for longer than its rise allows."""
_ALOFT = re.compile(
    r"\b(?:climb|ladder|stair|step(?:s|ping)? (?:up|on|onto|over|down)|box|platform|ledge|hill|"
    r"slope|ramp|fl(?:y|ies|ying|oat)|hover|glid|swim|div(?:e|es|ing)|hang|rope|swing|ride|riding|"
    r"mount|trampoline|cartwheel|somersault|flip|vault|handstand|roll|chair|bench|table|bed|sofa|"
    r"wall|tree|horse|bike|bicycle|onto|up on|obstacle|hurdle|elevat|levitat|carried|lifted)"
)


def aloft(sentence: str) -> bool:
    """Whether something other than the floor may bear who does what a sentence says."""
    return _ALOFT.search(sentence.lower()) is not None


def hovering(plans: NDArray[np.floating]) -> NDArray[np.float32]:
    """By how many seconds each plan is in the air for longer than its rise allows, at the worst.

    A body that rises by h comes down after 2·√(2h/g).

    Args:
        plans: ``[N, P, 71]`` plan vectors, not normalised.

    Returns:
        ``[N]``; 0 or less: nobody hovers.
    """
    pelvis = plans[..., PLAN["height"]]
    pose = plans[..., PLAN["pose"]]
    joints = pelvis + pose.reshape(*pose.shape[:-1], -1, 3)[..., 1]
    lowest = np.minimum(joints.min(-1), pelvis[..., 0])
    return np.array([_beyond_rise(row) for row in lowest], np.float32)


def _beyond_rise(lowest: NDArray[np.floating]) -> float:
    worst, start = 0.0, 0
    up = [*(lowest > _IN_THE_AIR), False]
    for at, flies in enumerate(up):
        if not flies:
            if at - start > 1:
                rise = float(lowest[start:at].max()) - _IN_THE_AIR / 2
                lasts = (at - start) * PATCH / FPS
                worst = max(worst, lasts - 2.0 * float(np.sqrt(2.0 * rise / GRAVITY)))
            start = at + 1
    return worst
