"""Scales that bring features and plans to a common size; stored in the model folder."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.features import FRAME
from stickgen.motion_model.plan import PLAN

FloatArray = NDArray[np.floating]

PLAN_EMPHASIS = {"step": 2.0, "turn": 2.0, "height": 1.0, "contact": 0.5, "pose": 1.0}
"""How much a plan's codebooks mind each part: a foot that slides shows more than a wrist."""
_FLOOR = 0.3
"""Smallest scale of a column, as a share of its part's: still joints are not blown up."""


@dataclass(frozen=True)
class NormalizationStats:
    """Mean and scale of frame features and of plan vectors, each ``[71]``."""

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    plan_mean: NDArray[np.float32]
    plan_scale: NDArray[np.float32]

    def normalize(self, features: FloatArray) -> NDArray[np.float32]:
        """``[..., 71]`` features to unit size."""
        return np.asarray((features - self.mean) / self.scale, dtype=np.float32)

    def denormalize(self, features: FloatArray) -> NDArray[np.float32]:
        """Inverse of ``normalize``."""
        return np.asarray(features * self.scale + self.mean, dtype=np.float32)

    def normalize_plan(self, plan: FloatArray) -> NDArray[np.float32]:
        """``[..., 71]`` plan vectors to unit size."""
        return np.asarray((plan - self.plan_mean) / self.plan_scale, dtype=np.float32)

    def denormalize_plan(self, plan: FloatArray) -> NDArray[np.float32]:
        """Inverse of ``normalize_plan``."""
        return np.asarray(plan * self.plan_scale + self.plan_mean, dtype=np.float32)


def fit_statistics(features: FloatArray, plan: FloatArray) -> NormalizationStats:
    """NormalizationStats of frame features ``[N, 71]`` and plan vectors ``[M, 71]``.

    A plan's pose keeps one scale for all its columns, so that its codebooks measure
    distance in metres.
    """
    scale = features.std(0)
    for part in FRAME.values():
        rms = np.sqrt((scale[part] ** 2).mean())
        scale[part] = np.maximum(scale[part], max(_FLOOR * rms, 1e-6))
    plan_scale = plan.std(0)
    for name, part in PLAN.items():
        rms = np.sqrt((plan_scale[part] ** 2).mean())
        shared = np.full_like(plan_scale[part], rms)
        chosen = shared if name == "pose" else np.maximum(plan_scale[part], 1e-6)
        plan_scale[part] = np.maximum(chosen, 1e-6) / PLAN_EMPHASIS[name]
    as32 = [np.asarray(a, dtype=np.float32) for a in (features.mean(0), scale, plan.mean(0))]
    return NormalizationStats(as32[0], as32[1], as32[2], plan_scale.astype(np.float32))
