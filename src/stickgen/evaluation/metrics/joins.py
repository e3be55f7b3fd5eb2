"""Are the joins of a long take visible?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

NEAR = 0.4
"""Seconds before and after a join that belong to it."""
USUAL = 95.0
"""Percentile of a take's jerk away from its joins that the peak at a join is compared with."""
_CALM = 20.0  # m/s³, lower bound of the usual jerk: the stillest recordings have 21


@dataclass(frozen=True)
class JoinJerk:
    """Jerk at the joins of a take, mean over its joins.

    Attributes:
        peak: largest jerk of any joint near a join, m/s³ (FlowMDM's peak jerk).
        area: difference of the jerk near a join from the take's mean elsewhere, integrated over
            time, m/s² (FlowMDM's area under the jerk).
        ratio: peak over the ``USUAL`` percentile elsewhere; about 1 if a join is invisible.
    """

    peak: float
    area: float
    ratio: float


def join_jerk(joints: FloatArray, fps: float, joins: Sequence[int]) -> JoinJerk:
    """Measure the joins of a take.

    The curve is that of FlowMDM (Barquero et al., CVPR 2024): in each frame the largest jerk of
    all joints. FlowMDM averages the curves of many takes before it looks for the peak, and
    compares with the mean jerk of the data set; here each join has its own peak, compared with
    the rest of its take, so that a fast take may be fast at its joins.

    Args:
        joints: ``[T, 22, 3]`` metres.
        joins: frames at which a new part begins.

    Raises:
        StickGenError: there is no join, one is outside of the take, or no frame is away from them.
    """
    if not joins or not all(0 < join < len(joints) for join in joins):
        raise StickGenError(
            f"joins must be frames 1 to {len(joints) - 1} of the take, not {list(joins)}; "
            "give at least one"
        )
    steps = np.diff(np.asarray(joints, np.float64), n=3, axis=0)
    curve = np.linalg.norm(steps, axis=-1).max(axis=1) * fps**3  # frames 1.5, 2.5 …
    seconds_away = np.abs(np.arange(len(curve)) + 1.5 - np.asarray(joins)[:, None]) / fps
    near = seconds_away <= NEAR
    elsewhere = curve[~near.any(axis=0)]
    if not len(elsewhere):
        raise StickGenError(
            f"a take of {len(joints) / fps:.1f} s with {len(joins)} joins has no frame away from "
            "them to compare with; measure a longer one"
        )
    peaks = np.array([curve[window].max() for window in near])
    area = np.array([np.abs(curve[w] - elsewhere.mean()).sum() / fps for w in near])
    usual = max(_CALM, float(np.percentile(elsewhere, USUAL)))
    return JoinJerk(float(peaks.mean()), float(area.mean()), float(peaks.mean() / usual))
