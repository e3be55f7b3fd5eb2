"""What a training step is: a network and a batch in, losses by name out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
from torch import Tensor

from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import LEVELS, PLAN_DIM, Codebook

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Losses = dict[str, Tensor]
B = TypeVar("B", bound="DataclassInstance")
StepFunction = Callable[[Any, B, torch.Generator], Losses]
"""Losses of a network on a batch, by name; ``total`` is minimised."""


@dataclass(frozen=True)
class MotionTensors:
    """Statistics and codebook of a run on the training device.

    ``tables [LEVELS, CODES, 71]`` of the codebook; ``mean`` and ``scale [71]`` of the frame
    features; ``change [71]`` is the typical normalised change from frame to frame; ``still [71]``
    is the normalised plan vector of zeros.
    """

    tables: Tensor
    mean: Tensor
    scale: Tensor
    change: Tensor
    still: Tensor

    @classmethod
    def of(
        cls,
        statistics: NormalizationStats,
        codebook: Codebook,
        change: Tensor,
        device: torch.device,
    ) -> MotionTensors:
        """Move numpy arrays to a device."""
        arrays = (codebook.tables, statistics.mean, statistics.scale)
        tables, mean, scale = (torch.from_numpy(a).to(device) for a in arrays)
        still = statistics.normalize_plan(np.zeros(PLAN_DIM))
        return cls(tables, mean, scale, change.to(device), torch.from_numpy(still).to(device))

    def vectors(self, codes: Tensor) -> Tensor:
        """Code vectors ``[..., LEVELS, 71]`` of ``codes [..., LEVELS]``; their sum is the plan."""
        return self.tables[torch.arange(LEVELS, device=codes.device), codes]


def noisy_plan(plan: Tensor, noise: float, generator: torch.Generator) -> Tensor:
    """Add Gaussian noise to ``plan [B, P, 71]``, of a size sampled up to ``2 · noise`` a row.

    The network then tolerates plans that are a little off, such as sampled ones.
    """
    size = torch.rand(len(plan), 1, 1, generator=generator) * 2 * noise
    return plan + (size * torch.randn(plan.shape, generator=generator)).to(plan.device)
