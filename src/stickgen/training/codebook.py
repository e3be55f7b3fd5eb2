"""Residual k-means: the codebooks of the plan."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM, Codebook, group_slice


def kmeans(points: Tensor, k: int, rounds: int, generator: torch.Generator) -> Tensor:
    """Lloyd's k-means; an empty cluster restarts at the point farthest from its centre.

    Args:
        points: ``[N, D]`` with N ≥ k.

    Returns:
        centres ``[k, D]``.
    """
    centres = points[torch.randperm(len(points), generator=generator)[:k]].clone()
    for _ in range(rounds):
        score = points @ centres.T - 0.5 * centres.pow(2).sum(1)
        best, owner = score.max(1)
        counts = torch.bincount(owner, minlength=k)
        sums = torch.zeros_like(centres).index_add_(0, owner, points)
        centres = torch.where(counts[:, None] > 0, sums / counts.clamp(min=1)[:, None], centres)
        empty = torch.nonzero(counts == 0)[:, 0]
        if len(empty):
            distance = points.pow(2).sum(1) - 2 * best
            centres[empty] = points[distance.topk(len(empty)).indices]
    return centres


def fit_codebook(plan: NDArray[np.floating], *, rounds: int = 25, seed: int = 0) -> Codebook:
    """Fit every level to the residual of the levels before it.

    Args:
        plan: normalised plan vectors ``[N, 71]``.

    Raises:
        ValueError: fewer vectors than codes.
    """
    if len(plan) < CODES:
        raise ValueError(f"a codebook of {CODES} codes needs as many patches, got {len(plan)}")
    generator = torch.Generator().manual_seed(seed)
    residual = torch.from_numpy(np.array(plan, dtype=np.float32))
    tables = np.zeros((LEVELS, CODES, PLAN_DIM), dtype=np.float32)
    for level in range(LEVELS):
        part = group_slice(level)
        centres = kmeans(residual[:, part], CODES, rounds, generator)
        tables[level][:, part] = centres.numpy()
        score = residual[:, part] @ centres.T - 0.5 * centres.pow(2).sum(1)
        residual[:, part] -= centres[score.argmax(1)]
    return Codebook(tables)
