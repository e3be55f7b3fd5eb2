"""Plans that do not do what their sentence says: the ranker's wrong answers."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from stickgen.motion_model.plan import PLAN
from stickgen.training.features import PLAN_MIRROR_ORDER, PLAN_MIRROR_SIGN

_SLOWER = 1.6
_WEAKER = 0.5
_RATES = np.r_[PLAN["step"], PLAN["turn"]]
"""Columns that say how far a body gets in a patch."""
_SHAPE = np.r_[PLAN["height"], PLAN["pose"]]


def spoil(
    plan: Tensor, described: Tensor, sided: Tensor, still: Tensor, generator: torch.Generator
) -> Tensor:
    """Spoil plans ``[B, P, 71]`` where they are ``described [B, P]`` (one run a row), each in one
    way.

    A row whose sentence names a side (``sided [B]``) is mirrored in half of the cases; the others
    are reversed, slowed, weakened or begun in their middle.

    Args:
        still: ``[71]`` a normalised plan vector of a body that neither moves nor turns.
    """
    ways = [
        reverse_described(plan, described),
        _slowed(plan, described, still),
        _weakened(plan, described, still),
        _shifted(plan, described),
        _mirrored(plan, described),
    ]
    kind = torch.randint(4, (len(plan),), generator=generator)
    mirrored = sided.cpu() & (torch.rand(len(plan), generator=generator) < 0.5)
    kind = kind.masked_fill(mirrored, 4).to(plan.device)
    return torch.stack(ways)[kind, torch.arange(len(plan), device=plan.device)]


def reverse_described(plan: Tensor, described: Tensor) -> Tensor:
    """Reverse the patches of ``plan [B, P, 71]`` where ``described [B, P]``, one run a row."""
    place, first, count = _run(described)
    return _taken(plan, torch.where(described, 2 * first + count - 1 - place, place))


def _run(described: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Number of each patch, first described patch and how many there are, each ``[B, 1 or P]``."""
    place = torch.arange(described.shape[1], device=described.device).expand_as(described)
    first, count = described.int().argmax(1, keepdim=True), described.sum(1, keepdim=True)
    return place, first, count


def _taken(plan: Tensor, order: Tensor) -> Tensor:
    return plan.gather(1, order[..., None].expand_as(plan))


def _slowed(plan: Tensor, described: Tensor, still: Tensor) -> Tensor:
    """The beginning of the action, at a slower pace."""
    place, first, _ = _run(described)
    order = torch.where(described, first + ((place - first) / _SLOWER).long(), place)
    return _with_rates(_taken(plan, order), described, still, 1 / _SLOWER)


def _weakened(plan: Tensor, described: Tensor, still: Tensor) -> Tensor:
    """The action nearer to its mean pose, with shorter steps and smaller turns."""
    shown = described[..., None].to(plan.dtype)
    mean = (plan * shown).sum(1, keepdim=True) / shown.sum(1, keepdim=True).clamp(min=1)
    weaker = plan.clone()
    weaker[..., _SHAPE] = (mean + _WEAKER * (plan - mean))[..., _SHAPE]
    weaker = torch.where(described[..., None], weaker, plan)
    return _with_rates(weaker, described, still, _WEAKER)


def _with_rates(plan: Tensor, described: Tensor, still: Tensor, share: float) -> Tensor:
    slower = plan.clone()
    slower[..., _RATES] = (still + share * (plan - still))[..., _RATES]
    return torch.where(described[..., None], slower, plan)


def _shifted(plan: Tensor, described: Tensor) -> Tensor:
    """The second half of the action before the first."""
    place, first, count = _run(described)
    later = first + (place - first + count // 2) % count.clamp(min=1)
    return _taken(plan, torch.where(described, later, place))


def _mirrored(plan: Tensor, described: Tensor) -> Tensor:
    """Left and right exchanged; statistics are those of both."""
    sign = plan.new_tensor(PLAN_MIRROR_SIGN)
    return torch.where(described[..., None], plan[..., PLAN_MIRROR_ORDER] * sign, plan)
